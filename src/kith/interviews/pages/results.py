"""Agreement, differences, the matrix and search."""

from dataclasses import dataclass

from django.urls import reverse

from kith.design.pages import Cell, Link, NavItem, Table
from kith.design.wording import plural
from kith.interviews.doors.finding import Hit, Matrix
from kith.interviews.doors.results import AgreementFile, CodeAgreement, Differing
from kith.interviews.doors.studies import StudyFile
from kith.interviews.words import Unit

from .forms import places


@dataclass(frozen=True)
class AgreementPage:
    title: str
    caption: str
    back: Link
    places: tuple[NavItem, ...]
    says: tuple[str, ...]
    table: Table
    differences: Table
    settled: Table


def _figure(value: float | None) -> str:
    return "Cannot be computed" if value is None else f"{value:.2f}"


def agreement_page(file: AgreementFile) -> AgreementPage:
    raters = " and ".join(file.coders) or "nobody yet"
    says = (
        f"Unit: {file.unit.label.lower()}. {plural(file.units, 'unit')} rated by {raters}.",
        "Percent agreement counts chance as skill. Alpha takes chance out; beside it the middle 95% of 1,000 samples "
        "of the units. AC1 holds where a code is rare and alpha sinks. Where nothing varies, alpha cannot be computed.",
        *(finding.says for finding in file.findings),
    )
    return AgreementPage(
        title="Agreement and differences",
        caption=file.study.title,
        back=Link(file.study.title, reverse("interview_study", args=[file.study.study_id])),
        places=places(file.study.study_id, "interview_agreement"),
        says=says,
        table=Table(
            caption=f"Agreement by {file.unit.label.lower()}",
            head=("Code", "All gave it", "Only some", "Agree", "Alpha", "Interval", "AC1"),
            rows=tuple(_agreed(one) for one in file.codes),
            empty="The codebook is empty.",
        ),
        differences=Table(
            caption="Where coders differ",
            head=("Where", "Code", "Words", "Given by", "Not by", "To do"),
            rows=tuple(_open(one, file) for one in file.differences if not one.outcome),
            empty="Nowhere that is not settled, in the interviews that two or more coders have finished.",
        ),
        settled=Table(
            caption="Settled",
            head=("Where", "Code", "Words", "Decided", "Reason"),
            rows=tuple(
                (_where(one, file.unit), one.code.name, one.words, one.outcome.label, one.reason)
                for one in file.differences
                if one.outcome
            ),
        ),
    )


def _agreed(one: CodeAgreement) -> tuple[Cell | str, ...]:
    found = one.figures
    percent = "Cannot be computed" if found.percent is None else f"{found.percent:.0%}"
    span = "None" if found.low is None or found.high is None else f"{found.low:.2f} to {found.high:.2f}"
    numbers = (str(one.both), str(one.some), percent, _figure(found.alpha), span, _figure(found.ac1))
    return one.code.name, *(Cell(words, number=True) for words in numbers)


def _where(one: Differing, unit: Unit) -> str:
    return f"Interview {one.transcript.number}, {unit.label.lower()} {one.number}"


def _open(one: Differing, file: AgreementFile) -> tuple[Cell | str, ...]:
    where = _where(one, file.unit)
    place = [one.transcript.transcript_id, one.code.code_id, one.start]
    href = reverse("interview_resolve", args=place) if file.study.leads else ""
    settle = Cell("Settle", href=href, hidden=f"{one.code.name}: {where.lower()}") if href else Cell("For the lead")
    return where, one.code.name, one.words, ", ".join(one.gave), ", ".join(one.gave_not), settle


def to_settle(one: Differing) -> tuple[str, ...]:
    """Who gave it, and what the codebook says of it now."""
    code = one.code
    lines = (("It means", code.definition), ("Use it for", code.include), ("Do not use it for", code.exclude))
    gave = f"Given by {', '.join(one.gave)}; not by {', '.join(one.gave_not)}."
    return gave, *(f"{label}: {words}" for label, words in lines if words)


@dataclass(frozen=True)
class MatrixPage:
    title: str
    caption: str
    back: Link
    places: tuple[NavItem, ...]
    by: tuple[Link, ...]
    table: Table


def matrix_page(matrix: Matrix) -> MatrixPage:
    file, heads, rows = matrix
    here = reverse("interview_matrix", args=[file.study_id])
    return MatrixPage(
        title="Codes by agency and tier",
        caption=file.title,
        back=Link(file.title, reverse("interview_study", args=[file.study_id])),
        places=places(file.study_id, "interview_matrix"),
        by=(Link("By agency", f"{here}?by=agency"), Link("By tier", f"{here}?by=tier")),
        table=Table(
            caption="In how many of the interviews (in brackets) that every coder has finished each code was given",
            head=("Code", *(f"{name} ({asked})" for name, asked in heads)),
            rows=tuple((name, *(Cell(str(n), number=True) for n in numbers)) for name, numbers in rows)
            if heads
            else (),
            empty="No interview has been coded by all its coders yet.",
        ),
    )


@dataclass(frozen=True)
class SearchPage:
    title: str
    caption: str
    back: Link
    places: tuple[NavItem, ...]
    words: str
    found: str
    hits: tuple[tuple[Link, str, str], ...]


def search_page(file: StudyFile, words: str, hits: tuple[Hit, ...]) -> SearchPage:
    listed = tuple(
        (
            Link(
                f"Interview {hit.transcript.number}, paragraph {hit.paragraph}",
                f"{reverse('interview', args=[hit.transcript.transcript_id])}#p{hit.paragraph}",
            ),
            hit.words,
            ", ".join(hit.codes),
        )
        for hit in hits
    )
    back = Link(file.title, reverse("interview_study", args=[file.study_id]))
    found = f"{plural(len(hits), 'paragraph')} found" if words else ""
    around = places(file.study_id, "interview_search")
    return SearchPage("Search the interviews", file.title, back, around, words, found, listed)

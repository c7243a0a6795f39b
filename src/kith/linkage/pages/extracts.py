"""Extracts as words: what was handed over, how far the check is, which rows were refused and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from kith.design.forms import Form
from kith.design.pages import Cell, Link, Row, Table, Tag, Tone
from kith.design.wording import day_text, moment_text
from kith.kernel.text import count
from kith.linkage import doors, extracts
from kith.linkage.words import Basis, RunStage, Stage

PER_PAGE = 50


@dataclass(frozen=True, kw_only=True)
class ExtractsPage:
    """What this agency has handed over."""

    title: str
    caption: str
    send: Link
    table: Table


@dataclass(frozen=True, kw_only=True)
class FormPage:
    """One form of this room."""

    title: str
    form: Form
    back: Link
    button: str
    intro: tuple[str, ...] = ()
    sample: Table | None = None


@dataclass(frozen=True, kw_only=True)
class ExtractPage:
    """One extract: where it is, and the rows refused."""

    title: str
    back: Link
    stage: Tag
    rows: tuple[Row, ...]
    running: bool
    doing: str
    found: str
    done: int
    wanted: int
    progress: str
    says: str
    next_step: Link | None
    refused: Table | None
    pages: tuple[Link, ...]
    download: Link | None
    destroy: Link | None


TONES: dict[Stage, Tone] = {Stage.SENT: "soon", Stage.CHECKING: "action", Stage.FAILED: "late"}


def _back() -> Link:
    return Link("Extracts", reverse("extracts"))


def extracts_page(agency: str, found: Sequence[doors.Extract]) -> ExtractsPage:
    return ExtractsPage(
        title="Extracts",
        caption=agency,
        send=Link("Hand over an extract", reverse("extract_send")),
        table=Table(
            caption="Extracts handed over",
            head=("What for", "Handed over", "Rows", "Where it is"),
            rows=tuple(_line(one) for one in found),
            empty="Nothing has been handed over yet.",
            caption_hidden=True,
        ),
    )


def _line(one: doors.Extract) -> tuple[Cell | str, ...]:
    return (
        Cell(one.purpose, reverse("extract", args=[one.pk])),
        f"{moment_text(one.sent_at)} by {one.sent_by.full_name}",
        Cell(f"{one.wanted:,}", number=True),
        Cell("", tag=_tag(one)),
    )


def _tag(one: doors.Extract) -> Tag:
    return Tag(one.stage.label, TONES.get(one.stage, "plain"))


def send_page(form: Form, limits: extracts.Limits, kept_days: int) -> FormPage:
    return FormPage(
        title="Hand over an extract",
        form=form,
        back=_back(),
        button="Hand it over",
        intro=(
            "Kith looks for the people in your file among the mothers, men and other carers on file, and shows likely "
            "pairs to a person who decides. Nothing is linked by itself, and nobody in your file becomes visible to "
            "other agencies by handing it over.",
            f"The file may have up to {limits.rows:,} rows and {limits.file_bytes // extracts.MEGABYTE} MB. "
            f"Its rows are destroyed after {kept_days} days, or when you say so.",
        ),
    )


def columns_page(form: Form, extract: doors.Extract, sample: Sequence[tuple[str, ...]]) -> FormPage:
    head = tuple(extract.headings)
    return FormPage(
        title="Which column is which?",
        form=form,
        back=_back(),
        button="Check the rows",
        intro=("We have chosen what seems right. Check each one; it is remembered for your next file like this.",),
        sample=Table(caption="The first rows of the file", head=head, rows=tuple(sample)) if sample else None,
    )


def extract_page(
    extract: doors.Extract, run: doors.LinkageRun | None, refused: Sequence[tuple[int, str, str]], page: int
) -> ExtractPage:
    """`page` counts from 1."""
    stage = extract.stage
    comparing = run is not None and run.stage in (RunStage.WAITING, RunStage.COMPARING)
    here = reverse("extract", args=[extract.pk])
    return ExtractPage(
        title=extract.purpose,
        back=_back(),
        stage=_tag(extract),
        rows=_rows(extract),
        running=stage is Stage.CHECKING or comparing,
        doing="Comparing with everybody on file" if comparing else "Checking the rows",
        done=extract.done,
        wanted=extract.wanted,
        progress="Comparing" if comparing else f"{extract.done:,} of {count(extract.wanted, 'row')} checked",
        says=_says(extract),
        found=_found(run),
        next_step=_next_step(extract, run),
        refused=_refused(refused) if stage is Stage.CHECKED and extract.refused else None,
        pages=_pages(here, extract.refused, page),
        download=Link("Download the list of refused rows (CSV)", reverse("extract_refused", args=[extract.pk]))
        if extract.refused and stage is Stage.CHECKED
        else None,
        destroy=None
        if stage is Stage.DESTROYED
        else Link("Destroy these rows now", reverse("extract_destroy", args=[extract.pk])),
    )


def _next_step(extract: doors.Extract, run: doors.LinkageRun | None) -> Link | None:
    if extract.stage is Stage.SENT:
        return Link("Say which column is which", reverse("extract_columns", args=[extract.pk]))
    if extract.stage is not Stage.CHECKED or not extract.used:
        return None
    if run is None:
        return Link("Look for these people on file", reverse("extract_compare", args=[extract.pk]))
    return Link("See who may be the same person", reverse("pairs")) if run.stage is RunStage.DONE else None


def _found(run: doors.LinkageRun | None) -> str:
    if run is None or run.stage in (RunStage.WAITING, RunStage.COMPARING):
        return ""
    if run.stage is RunStage.FAILED:
        return run.failed
    return (
        f"Compared with {count(run.compared, 'person', 'people')} on file: {count(run.pairs, 'pair')} may be the same "
        "person. Colleagues who work with families decide about each."
    )


def compare_page(form: Form, extract: doors.Extract) -> FormPage:
    return FormPage(
        title="Look for these people on file?",
        form=form,
        back=Link("The extract", reverse("extract", args=[extract.pk])),
        button="Look for them",
        intro=(
            f"{count(extract.used, 'row')} of “{extract.purpose}” are compared with every mother, man and other carer "
            "on file, under every name and at every address that is not withheld. It takes from seconds to minutes; "
            "you can leave the page.",
            "Likely pairs are shown to colleagues of your agency who work with families. They decide; Kith does not.",
        ),
    )


def _rows(extract: doors.Extract) -> tuple[Row, ...]:
    sent = f"{moment_text(extract.sent_at)} by {extract.sent_by.full_name}"
    return (
        Row("Handed over", sent),
        Row("Your agency relies on", Basis(extract.basis).label),
        Row("Rows in the file", f"{extract.wanted:,}"),
        Row("Rows that can be used", f"{extract.used:,}" if extract.stage is Stage.CHECKED else "", missing="Not yet"),
        Row("Rows refused", f"{extract.refused:,}" if extract.stage is Stage.CHECKED else "", missing="Not yet"),
        Row("Rows are destroyed on", day_text(extract.destroy_on)),
    )


def _says(extract: doors.Extract) -> str:
    stage = extract.stage
    if stage is Stage.FAILED:
        return extract.failed
    if stage is Stage.DESTROYED:
        return "The file and its rows have been destroyed. What was decided about pairs is kept, without the rows."
    if stage is not Stage.CHECKED:
        return ""
    if not extract.refused:
        return "Every row can be used."
    return (
        f"{count(extract.used, 'row')} can be used and {extract.refused:,} cannot. Mend those in your own system and "
        "hand over the extract again: a row with a mistake could point to the wrong person."
    )


def _refused(rows: Sequence[tuple[int, str, str]]) -> Table:
    return Table(
        caption="Rows refused",
        head=("Row of the file", "Column", "Why"),
        rows=tuple((Cell(f"{number:,}"), column, reason) for number, column, reason in rows),
    )


def _pages(here: str, total: int, page: int) -> tuple[Link, ...]:
    last = -(-total // PER_PAGE)
    links = []
    if page > 1:
        links.append(Link("Previous page", f"{here}?page={page - 1}"))
    if page < last:
        links.append(Link("Next page", f"{here}?page={page + 1}"))
    return tuple(links)


def destroy_page(form: Form, extract: doors.Extract) -> FormPage:
    return FormPage(
        title="Destroy this extract’s rows?",
        form=form,
        back=Link("The extract", reverse("extract", args=[extract.pk])),
        button="Destroy them",
        intro=(
            f"{count(extract.wanted, 'row')} of “{extract.purpose}” and the file are destroyed. Pairs that wait for a "
            "decision go with them. This cannot be undone.",
        ),
    )

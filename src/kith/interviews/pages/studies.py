"""The list of studies, a study, and its codebook."""

from dataclasses import dataclass

from django.urls import reverse

from kith.design.pages import Cell, Link, NavItem, Row, Table, Tag
from kith.design.wording import day_text, moment_text, plural
from kith.interviews.doors.studies import CodeLine, StudyFile, StudyLine, TranscriptLine
from kith.interviews.words import State

from .forms import places

TONES = {State.TO_MASK: "soon", State.CODED: "action"}


@dataclass(frozen=True)
class StudiesPage:
    title: str
    studies: tuple[tuple[Link, str], ...]
    start: Link | None


def studies_page(lines: tuple[StudyLine, ...], *, may_start: bool) -> StudiesPage:
    listed = tuple(
        (Link(line.title, reverse("interview_study", args=[line.study_id])), plural(line.transcripts, "interview"))
        for line in lines
    )
    return StudiesPage("Interviews", listed, Link("Start a study", reverse("interview_start")) if may_start else None)


@dataclass(frozen=True)
class StudyPage:
    title: str
    back: Link
    purpose: str
    facts: tuple[Row, ...]
    table: Table
    members: Table
    places: tuple[NavItem, ...]
    steps: tuple[Link, ...]
    more: tuple[Link, ...]


def study_page(file: StudyFile) -> StudyPage:
    def to(name: str) -> str:
        return reverse(name, args=[file.study_id])

    steps = (
        Link("Bring in an interview", to("interview_add")),
        Link("Give somebody a part", to("interview_member")),
    )
    more = [Link("Take in a project from another tool", to("interview_take_in"))] if file.leads and file.keeps else []
    more += [Link("Take the study out as REFI-QDA", to("interview_qdpx"))] if file.leads else []
    more += [Link("Destroy the key", to("interview_destroy"))] if file.keeps else []
    return StudyPage(
        title=file.title,
        back=Link("Interviews", reverse("interviews")),
        purpose=file.purpose,
        facts=(
            Row("Codebook", plural(file.codes, "code")),
            Row("Agreement is counted by", file.unit.label.lower()),
            Row("Target of agreement", f"alpha {file.target:.2f}"),
            Row("Key to be destroyed on", day_text(file.destroy_key_on)),
        ),
        table=Table(
            caption="Interviews",
            head=("Interview", "Agency", "Tier", "Coders", "State"),
            rows=tuple(_row(line, file) for line in file.transcripts),
            empty="No interview has been brought in yet.",
        ),
        members=Table(
            caption="Who has a part",
            head=("Name", "Part", "Profession", "Agency"),
            rows=tuple((m.name, m.part.label, m.profession, m.agency) for m in file.members),
        ),
        places=places(file.study_id, "interview_study"),
        steps=steps if file.leads else (),
        more=tuple(more),
    )


def _row(line: TranscriptLine, file: StudyFile) -> tuple[Cell | str, ...]:
    name = f"{line.number}. {line.title}"
    masked = line.state is not State.TO_MASK
    view = "interview" if masked else "interview_mask"
    href = reverse(view, args=[line.transcript_id]) if masked or file.keeps else ""
    tag = Tag(line.state.label, TONES.get(line.state, "plain"))  # type: ignore[arg-type]
    return (
        Cell(name, href=href),
        line.agency or "Not said",
        line.tier.label,
        ", ".join(line.coders) or "None",
        Cell("", tag=tag),
    )


@dataclass(frozen=True)
class ShownCode:
    name: str
    rows: tuple[Row, ...]
    history: tuple[Row, ...]
    change: Link | None


@dataclass(frozen=True)
class CodebookPage:
    title: str
    caption: str
    back: Link
    places: tuple[NavItem, ...]
    codes: tuple[ShownCode, ...]
    add: Link | None
    take: Link


def codebook_page(file: StudyFile, codes: tuple[CodeLine, ...]) -> CodebookPage:
    version = max((code.version for code in codes), default=0)
    return CodebookPage(
        title="Codebook",
        caption=f"{file.title}: version {version}",
        back=Link(file.title, reverse("interview_study", args=[file.study_id])),
        places=places(file.study_id, "interview_codebook"),
        codes=tuple(_shown(code, file.leads) for code in codes),
        add=Link("Add a code", reverse("interview_code_add", args=[file.study_id])) if file.leads else None,
        take=Link("Take the codebook out as REFI-QDA", reverse("interview_qdc", args=[file.study_id])),
    )


def _shown(code: CodeLine, leads: bool) -> ShownCode:
    lines = (("What it means", code.definition), ("Use it for", code.include), ("Do not use it for", code.exclude))
    rows = tuple(Row(label, tuple(words.splitlines()), missing="Nothing said") for label, words in lines)
    said = tuple(
        Row(f"Version {n}", (reason or "First words", f"{who}, {moment_text(when)}"))
        for n, reason, who, when in code.history
    )
    change = Link("Change", reverse("interview_code", args=[code.code_id]), code.name) if leads else None
    return ShownCode(code.name, rows, said, change)

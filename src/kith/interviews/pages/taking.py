"""What came in from another tool, in words."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from kith.design.pages import Cell, Link, Row, Table
from kith.design.wording import moment_text, plural
from kith.interviews.doors.texts import TakenFile

TAKE_IN_SAYS = (
    "Codes of the same name become one. Texts wait to be masked here, even if they were masked before. Each code keeps "
    "the name of its coder.",
    "Every passage is looked for by its quote. Where place and quote do not agree, the next page says so.",
)
HELD = (("codes", "code"), ("interviews", "interview"), ("codings", "coding"), ("coders", "coder"))


@dataclass(frozen=True)
class TakenPage:
    title: str
    caption: str
    back: Link
    rows: tuple[Row, ...]
    mismatches: Table
    left: Table


def taken_page(file: TakenFile) -> TakenPage:
    held = ", ".join(plural(file.held.get(name, 0), word) for name, word in HELD)
    return TakenPage(
        title="What came in",
        caption=file.study_title,
        back=Link(file.study_title, reverse("interview_study", args=[file.study_id])),
        rows=(
            Row("File", f"{file.file_name}, {file.kind.label}"),
            Row("Taken in by", f"{file.by}, {moment_text(file.at)}"),
            Row("Taken in", held),
        ),
        mismatches=Table(
            caption="Passages whose place did not fit their quote",
            head=("Text", "Quote", "Place in the file", "What was wrong", "What was done"),
            rows=tuple(_row(one) for one in file.mismatches),
            empty="Every passage was found where the file says it is.",
        ),
        left=Table(
            caption="Left in the file",
            head=("Kind, as the file names it", "How many"),
            rows=tuple((name, Cell(str(number), number=True)) for name, number in file.left.items()),
            empty="Nothing was left in the file.",
        ),
    )


def _row(one: dict[str, Any]) -> tuple[Cell | str, ...]:
    found = one["found_at"]
    done = f"Taken in at {found[0]} to {found[1]}" if found else "Left out"
    return (
        one["source"] or "Without a name",
        one["quote"] or "None",
        f"{one['start']} to {one['end']}",
        one["problem"],
        done,
    )

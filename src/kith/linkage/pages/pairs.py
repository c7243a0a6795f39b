"""Pairs as words: the queue, and one pair side by side with what each field says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from kith.design.forms import Form
from kith.design.pages import Cell, Conflict, ConflictRow, FindingView, Link, NavItem, Table, Tag, Tone
from kith.design.wording import day_text, moment_text
from kith.kernel.findings import Finding
from kith.kernel.rulebook import RULEBOOK
from kith.linkage import doors
from kith.linkage.drawing import Bar
from kith.linkage.words import HOUSEHOLD, Answer, Column, Shown, field_label
from kith.people.words import Band

PER_PAGE = 50
TONES: dict[Band, Tone] = {Band.VERY_LIKELY: "action", Band.LIKELY: "soon", Band.POSSIBLE: "plain"}
NOTHING: dict[Shown, str] = {
    Shown.OPEN: "No pair waits for a decision.",
    Shown.SAME: "Nobody has been found on file yet.",
    Shown.NOT_SAME: "No pair has been set aside.",
}
ON_FILE = {Column.GIVEN_NAME, Column.FAMILY_NAME, Column.DATE_OF_BIRTH}


@dataclass(frozen=True, kw_only=True)
class QueuePage:
    """Pairs to decide, the likeliest first."""

    title: str
    intro: str
    kinds: tuple[NavItem, ...]
    table: Table
    pages: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class PairPage:
    """One pair: both sides, what each field says, and the question."""

    title: str
    back: Link
    band: Tag
    table: Table
    chart: str
    alt: str
    decided: str
    others: Table | None
    findings: tuple[FindingView, ...]
    form: Form
    conflict: Conflict | None
    button: str
    based_on: int


def queue_page(queue: doors.Queue, shown: Shown, page: int) -> QueuePage:
    """`page` counts from 1."""
    return QueuePage(
        title="Is this the same person?",
        intro="People in your agency’s extracts who may be on file. Nothing is linked until one of you says so.",
        kinds=tuple(
            NavItem(f"{one.label} ({queue.counts[one]:,})", _address(one), current=one is shown) for one in Shown
        ),
        table=Table(
            caption=shown.label,
            head=("In your extract", "On file", "How likely"),
            rows=tuple(_line(one) for one in queue.pairs),
            empty=NOTHING[shown],
            caption_hidden=True,
        ),
        pages=_pages(shown, queue.total, page),
    )


def _address(shown: Shown, page: int = 1) -> str:
    asked = {"show": shown.value} | ({"page": str(page)} if page > 1 else {})
    return f"{reverse('pairs')}?{urlencode(asked)}"


def _pages(shown: Shown, total: int, page: int) -> tuple[Link, ...]:
    last = -(-total // PER_PAGE)
    before = (Link("Previous page", _address(shown, page - 1)),) if page > 1 else ()
    after = (Link("Next page", _address(shown, page + 1)),) if page < last else ()
    return (*before, *after)


def _line(one: doors.PairView) -> tuple[Cell | str, ...]:
    row = one.pair.row
    return (
        Cell(_name(row), reverse("pair", args=[one.pair.pk]), note=_born(row.date_of_birth if row else None)),
        Cell(one.on_file.name, note=_born(one.on_file.date_of_birth)),
        Cell("", tag=Tag(one.band.label, TONES[one.band]), note=_agreeing(one)),
    )


def _name(row: object) -> str:
    given, family = getattr(row, "given_name", ""), getattr(row, "family_name", "")
    return f"{given} {family}".strip() or "Name not given"


def _born(day: date | None) -> str:
    return f"Born {day_text(day)}" if day else "Date of birth not known"


def _agreeing(one: doors.PairView) -> str:
    """The two fields that say most for one person, in words."""
    most = sorted((f for f in one.pair.fields if f["weight"] > 1), key=lambda f: -f["weight"])[:2]
    return "; ".join(f"{field_label(f['column']).lower()}: {f['label'].lower()}" for f in most)


def bars(view: doors.PairView) -> tuple[Bar, ...]:
    """The steps of the waterfall: every field that says something."""
    said = (f for f in view.pair.fields if abs(f["weight"]) >= 0.05)
    return tuple(Bar(field_label(f["column"]), _short(f), f["weight"]) for f in said)


def _short(line: dict[str, Any]) -> str:
    """How a field agrees, short enough to stand above its bar."""
    return "would agree so too" if line["column"] == HOUSEHOLD else str(line["label"]).lower()


def pair_page(
    view: doors.PairView,
    others: Sequence[doors.PairView],
    form: Form,
    findings: Sequence[Finding] = (),
    conflict: Conflict | None = None,
) -> PairPage:
    newest = view.newest
    return PairPage(
        title=f"{_name(view.pair.row)} and {view.on_file.name}",
        back=Link("Is this the same person?", reverse("pairs")),
        band=Tag(view.band.label, TONES[view.band]),
        table=_side_by_side(view),
        chart=reverse("pair_chart", args=[view.pair.pk]),
        alt=_alt(view),
        decided=_decided(view),
        others=_others(others),
        findings=tuple(_finding(one) for one in findings),
        form=form,
        conflict=conflict,
        button="Save the decision",
        based_on=newest.number if newest else 0,
    )


def _side_by_side(view: doors.PairView) -> Table:
    """Both sides field by field. Of somebody on file only what a search tells; the rest is said by how it agrees."""
    lines = {f["column"]: f for f in view.pair.fields}
    return Table(
        caption="Field by field",
        head=("Field", "In your extract", "On file", "How they agree", "Bits"),
        rows=(
            *(
                (
                    column.label,
                    _theirs(view, column) or "Not given",
                    _ours(view, column),
                    line["label"] if line else "Not compared",
                    Cell(f"{line['weight']:+.1f}" if line else "", number=True),
                )
                for column in Column
                if column is not Column.ID and ((line := lines.get(column.value)) or _theirs(view, column))
            ),
            *_household(lines.get(HOUSEHOLD)),
        ),
    )


def _household(line: dict[str, Any] | None) -> tuple[tuple[Cell | str, ...], ...]:
    """What two people of one home would show as well is taken off: a row of its own, as in the chart."""
    if line is None:
        return ()
    return ((field_label(HOUSEHOLD), "–", "–", line["label"], Cell(f"{line['weight']:+.1f}", number=True)),)


def _theirs(view: doors.PairView, column: Column) -> str:
    value = getattr(view.pair.row, column.value, "")
    return day_text(value) if isinstance(value, date) else str(value or "")


def _ours(view: doors.PairView, column: Column) -> str:
    if column not in ON_FILE:
        return "Not shown here"
    value = getattr(view.on_file, column.value)
    return day_text(value) if isinstance(value, date) else str(value or "Not known")


def _alt(view: doors.PairView) -> str:
    steps = "; ".join(f"{bar.name.lower()} {bar.bits:+.1f}" for bar in bars(view))
    return (
        f"From {view.pair.prior:+.1f} bits for two people picked at random, the fields add {steps or 'nothing'}, "
        f"and end at {view.pair.weight:+.1f} bits. The table above says the same."
    )


def _decided(view: doors.PairView) -> str:
    if view.newest is None:
        return ""
    said = Answer(view.newest.answer).label
    why = f": “{view.newest.reason}”" if view.newest.reason else "."
    return f"{said}, decided by {view.newest.decided_by.full_name} on {moment_text(view.newest.decided_at)}{why}"


def _others(others: Sequence[doors.PairView]) -> Table | None:
    if not others:
        return None
    return Table(
        caption="Other pairs with one of the two",
        head=("In your extract", "On file", "How likely"),
        rows=tuple(_line(one) for one in others),
    )


def _finding(finding: Finding) -> FindingView:
    known = RULEBOOK.get(finding.code)
    return FindingView(
        text=finding.says,
        code=finding.code,
        rule=known.sentence if known else "",
        source=known.source if known else "",
    )


def conflict_of(newer: doors.PairDecision, answer: Answer, reason: str) -> Conflict:
    """Somebody decided while this page was open."""
    rows = (
        ConflictRow("Are they the same person?", Answer(newer.answer).label, answer.label),
        ConflictRow("How do you know?", newer.reason, reason),
    )
    return Conflict(newer.decided_by.full_name, moment_text(newer.decided_at), rows)

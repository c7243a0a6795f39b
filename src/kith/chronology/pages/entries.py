"""One entry with everything about it; correcting it; saying what it means; as words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from kith.design.forms import Form
from kith.design.pages import FindingView, Link, Row
from kith.design.wording import day_text, moment_text
from kith.kernel.findings import Finding

from . import parts
from .parts import EntryView

if TYPE_CHECKING:
    from kith.chronology.doors import Chronology, Knowing
    from kith.people.doors import Remark
    from kith.people.timeline import TimelineFact


@dataclass(frozen=True, kw_only=True)
class EntryPage:
    title: str
    caption: str
    back: Link
    entry: EntryView
    rows: tuple[Row, ...]
    known: tuple[Row, ...]
    history: tuple[Row, ...]
    actions: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class EntryFormPage:
    """A form about an entry that stands above it."""

    title: str
    caption: str
    back: Link
    form: Form
    entry: EntryView
    findings: tuple[FindingView, ...]
    button: str


def entry_page(found: "Chronology", fact: "TimelineFact", knowings: "Sequence[Knowing]", *, own: bool) -> EntryPage:
    what, _, entry_id = fact.key.partition(".")
    args = [found.baby.pk, what, entry_id]
    return EntryPage(
        title=fact.kind,
        caption=found.name,
        back=parts.chronology_back(found),
        entry=parts.entry_view(found, fact, whole=True),
        rows=_rows(fact),
        known=tuple(_known(one) for one in sorted(knowings, key=lambda each: each.at)),
        history=_history(found, fact),
        actions=(
            Link("Correct it, by adding to it", reverse("chronology_correct", args=args)),
            Link("Say what it means", reverse("chronology_meaning", args=args)),
        )
        if own
        else (),
    )


def _rows(fact: "TimelineFact") -> tuple[Row, ...]:
    rows = [
        Row("Belongs to", fact.agency_name),
        Row("Happened", parts.moment_of(fact.happened_at)),
        Row("Known to that agency", parts.moment_of(fact.known_at)),
        Row("Entered in Kith", parts.moment_of(fact.entered_at or fact.known_at)),
        Row("Written by", fact.who),
        Row("About", fact.about.label if fact.about else ""),
        Row("How it is known", fact.source),
        Row("Significance", fact.significance.label if fact.significance else "", missing="Its agency has not said"),
        Row("For the baby", fact.impact.label if fact.impact else "", missing="Its agency has not said"),
        Row("In what way", fact.impact_words),
        Row("Who may see it", fact.audience.label.replace("My own agency", "Its own agency")),
    ]
    return tuple(row for row in rows if row.value or row.label in {"Significance", "For the baby"})


def _known(one: "Knowing") -> Row:
    return Row(one.agency, f"{one.how.label}, from {moment_text(one.at)}")


def _history(found: "Chronology", fact: "TimelineFact") -> tuple[Row, ...]:
    """How it was first written, and every addition since, the oldest first."""
    said = found.remarks.get(fact.key, ())
    if not said:
        return ()
    first = found.first[fact.key]
    return (Row("As first written", _as_written(first)), *(_step(one) for one in said))


def _as_written(first: "TimelineFact") -> tuple[str, ...]:
    weight = f"{first.significance.label}" if first.significance else ""
    impact = f"For the baby: {first.impact.label.lower()}" if first.impact else ""
    lines = (f"Happened {parts.moment_of(first.happened_at)}", *first.words.splitlines(), weight, impact)
    return tuple(line for line in lines if line.strip())


def _step(one: "Remark") -> Row:
    label = f"{'Corrected' if one.corrects else 'What it means'}, {day_text(one.at)}, {one.who}"
    happened = f"It happened on {day_text(one.happened_at)}" if one.happened_at else ""
    reason = f"What was wrong: {one.reason}" if one.reason else ""
    weight = one.significance.label if one.significance else ""
    impact = f"For the baby: {one.impact.label.lower()}" if one.impact else ""
    lines = (*one.words.splitlines(), happened, reason, weight, impact, one.impact_words)
    return Row(label, tuple(line for line in lines if line.strip()))


def correct_page(found: "Chronology", fact: "TimelineFact", form: Form, queried: Iterable[Finding]) -> EntryFormPage:
    return EntryFormPage(
        title="Correct an entry",
        caption=found.name,
        back=Link("About this entry", parts.entry_address(found.baby.pk, fact.key)),
        form=form,
        entry=parts.entry_view(found, fact, whole=True),
        findings=tuple(FindingView(text=one.says, code=one.code) for one in queried),
        button="Add the correction",
    )


def meaning_page(found: "Chronology", fact: "TimelineFact", form: Form) -> EntryFormPage:
    return EntryFormPage(
        title="What does this entry mean?",
        caption=found.name,
        back=Link("About this entry", parts.entry_address(found.baby.pk, fact.key)),
        form=form,
        entry=parts.entry_view(found, fact, whole=True),
        findings=(),
        button="Save what it means",
    )

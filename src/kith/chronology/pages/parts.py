"""One entry as words, wherever it is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import reverse

from kith.design.pages import Link, Tag, Tone
from kith.design.wording import day_text, machine_text, moment_text, plural
from kith.kernel.clock import day_of, london
from kith.people.words import EventSource, Impact, Significance

if TYPE_CHECKING:
    from kith.chronology.doors import Chronology
    from kith.people.doors import Remark
    from kith.people.timeline import TimelineFact

MOST_WORDS = 700
TONES: dict[Significance, Tone] = {Significance.TURNING_POINT: "late", Significance.SIGNIFICANT: "soon"}


@dataclass(frozen=True, kw_only=True)
class EntryView:
    """One entry: when, what, whose, what it means, what was added, and where to go on."""

    when: str
    datetime: str
    title: str
    by: str
    agency: str
    text: tuple[str, ...]
    tag: Tag | None
    tags: tuple[Tag, ...]
    notes: tuple[str, ...]
    added: tuple[str, ...]
    action: Link | None
    more: Link | None


def entry_address(baby_id: UUID, key: str) -> str:
    what, _, entry_id = key.partition(".")
    return reverse("chronology_entry", args=[baby_id, what, entry_id])


def entry_view(found: "Chronology", fact: "TimelineFact", *, whole: bool = False) -> EntryView:
    days = (day_of(fact.known_at) - day_of(fact.happened_at)).days
    when = moment_of(fact.happened_at)
    more = (
        Link("About this entry", entry_address(found.baby.pk, fact.key), f"{fact.kind}, {when}") if fact.key else None
    )
    return EntryView(
        when=f"{when}. Known {moment_of(fact.known_at)}" if days > 0 else when,
        datetime=machine_text(fact.happened_at),
        title=fact.kind,
        by=fact.who,
        agency=fact.agency_name,
        text=words_of(fact.words, whole=whole or not fact.key),
        tag=Tag(f"Known {plural(days, 'day')} later", "soon") if days > 0 else _pregnancy(found, fact),
        tags=_tags(fact),
        notes=notes_of(fact),
        added=tuple(added_words(one) for one in _corrections(found, fact)),
        action=Link("Read it", fact.href, hidden=f"{fact.kind}, {when}") if fact.href else None,
        more=more,
    )


def moment_of(moment: datetime) -> str:
    """A day; with the time of day unless that is midday, which stands for a day alone."""
    local = london(moment)
    return day_text(moment) if (local.hour, local.minute, local.second) == (12, 0, 0) else moment_text(moment)


def words_of(words: str, *, whole: bool = False) -> tuple[str, ...]:
    """The lines of an entry; a long one is cut where a word ends, and its own page has the rest."""
    if not whole and len(words) > MOST_WORDS:
        words = words[:MOST_WORDS].rsplit(" ", 1)[0] + " …"
    return tuple(line for line in words.splitlines() if line.strip())


def notes_of(fact: "TimelineFact") -> tuple[str, ...]:
    """What it meant for the baby, and how the agency knew."""
    says = fact.impact is not None and (fact.impact is not Impact.UNKNOWN or fact.impact_words)
    impact = f"For the baby: {fact.impact.label.lower()}" if fact.impact and says else ""
    if impact and fact.impact_words:
        impact += f". {fact.impact_words}"
    source = f"Source: {fact.source}" if fact.source and fact.source != EventSource.OWN.label else ""
    return tuple(line for line in (impact, source) if line)


def added_words(one: "Remark") -> str:
    return f"Corrected by {one.who} on {day_text(one.at)}: {one.words} (What was wrong: {one.reason})"


def _corrections(found: "Chronology", fact: "TimelineFact") -> "Sequence[Remark]":
    return [one for one in found.remarks.get(fact.key, ()) if one.corrects] if fact.key else []


def _tags(fact: "TimelineFact") -> tuple[Tag, ...]:
    weight = (Tag(fact.significance.label, TONES.get(fact.significance, "plain")),) if fact.significance else ()
    return (*weight, Tag(fact.audience.short, "late")) if fact.audience.short else weight


def _pregnancy(found: "Chronology", fact: "TimelineFact") -> Tag | None:
    """What happened before the birth is marked: twins share it, each in its own chronology."""
    born = found.baby.date_of_birth
    return Tag("From the pregnancy") if born is not None and day_of(fact.happened_at) < born else None


def baby_back(found: "Chronology") -> Link:
    return Link(found.name, reverse("baby", args=[found.baby.pk]))


def chronology_back(found: "Chronology") -> Link:
    return Link("Chronology", reverse("chronology", args=[found.baby.pk]))


def views_of(found: "Chronology", current: str) -> tuple[tuple[str, str, bool], ...]:
    """The ways to look at one chronology."""
    names = (
        ("chronology", "Entries"),
        ("chronology_lanes", "Agencies side by side"),
        ("chronology_known", "Who knew what, and when"),
    )
    return tuple((label, reverse(name, args=[found.baby.pk]), name == current) for name, label in names)


def page_number(text: str) -> int:
    """The number of a page as an address has it; the first for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1

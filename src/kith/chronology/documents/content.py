"""The content of a copy: its first page, and one row for each entry. Whatever form it takes is made of this."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from kith.design.wording import day_text, moment_text, plural
from kith.kernel.clock import day_of, london
from kith.kernel.handbook.copies import Redaction

from .redaction import Redacted

if TYPE_CHECKING:
    from kith.people.doors import Remark
    from kith.people.timeline import TimelineFact

HEAD = ("Happened", "Known to its agency", "Agency", "What", "In its agency’s words", "Significance", "For the baby")
READ_FIRST = (
    "Read it before you give it to anybody. Free text was searched for names and addresses that Kith holds; what it "
    "does not hold, it cannot find."
)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Who takes a copy out, when, what for, and of which days."""

    by: str
    at: datetime
    purpose: str
    about: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class Copy:
    """A copy of a chronology, as words."""

    title: str
    about: str
    profile: str
    says: str
    purpose: str
    made: str
    days: str
    count: str
    left_out: tuple[str, ...]
    read_first: str
    source: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def copy_of(kept: Redacted, profile: Redaction, asked: Asked, corrections: "dict[str, Sequence[Remark]]") -> Copy:
    """`corrections` are what agencies added to entries, by key, already redacted like the rest."""
    since = f"from {day_text(asked.since)}" if asked.since else "from the beginning"
    until = f"to {day_text(asked.until)}" if asked.until else f"to {day_text(asked.at)}"
    return Copy(
        title="Chronology",
        about=asked.about,
        profile=profile.name,
        says=profile.says,
        purpose=asked.purpose,
        made=f"Taken out by {asked.by} on {moment_text(asked.at)}.",
        days=f"What happened {since} {until}.",
        count=f"{plural(len(kept.entries), 'entry', 'entries')}. Each belongs to the agency named with it.",
        left_out=kept.left_out,
        read_first=READ_FIRST,
        source=f"What is left out follows the handbook’s profile “{profile.name}”, edition {profile.edition}.",
        head=HEAD,
        rows=tuple(_row(one, corrections.get(one.key, ())) for one in kept.entries),
    )


def _row(one: "TimelineFact", corrections: "Sequence[Remark]") -> tuple[str, ...]:
    words = "\n".join((one.words, *(f"Corrected on {day_text(each.at)}: {each.words}" for each in corrections)))
    impact = one.impact.label if one.impact else ""
    return (
        _when(one.happened_at),
        _when(one.known_at) if day_of(one.known_at) != day_of(one.happened_at) else "The same day",
        "\n".join(part for part in (one.agency_name, one.who) if part),
        one.kind,
        words,
        one.significance.label if one.significance else "",
        ". ".join(part for part in (impact, one.impact_words) if part),
    )


def _when(moment: datetime) -> str:
    local = london(moment)
    return day_text(moment) if (local.hour, local.minute) == (12, 0) else moment_text(moment)

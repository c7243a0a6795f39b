"""What this room tells the chronology: marks, what was said, closures, reviews, and what Kith did by itself."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from kith.access.actor import Actor
from kith.access.together import Together
from kith.people.timeline import TimelineFact, by, of
from kith.people.words import About, EntryKind

from .models import BenignClosure, Injury, InjuryAccount, InjuryAlarm, InjuryMark, ReviewOutcome
from .words import REGIONS, Alarm, Benign, Came, Found, MarkKind, Said

READ = Together(
    injury=(of(Injury), by("recorded_by", "id", "number", "noticed_at", "recorded_at")),
    mark=(of(InjuryMark), ("injury_id", "number", "region", "kind", "size_mm", "colour", "shape")),
    account=(of(InjuryAccount), by("recorded_by", "id", "injury_id", "said", "words", "said_by", "recorded_at")),
    closure=(of(BenignClosure), by("closed_by", "id", "injury_id", "kind", "reason", "closed_at")),
    outcome=(
        of(ReviewOutcome),
        by("said_by", "id", "review_id", "review__injury_id", "came", "found", "words", "seen_at", "said_at"),
    ),
    alarm=(of(InjuryAlarm), by("injury__recorded_by", "id", "injury_id", "cause", "raised_at", "told")),
)
type Rows = dict[str, list[Any]]


def entries_for(_actor: Actor, baby_id: UUID, rows: Rows | None = None) -> list[TimelineFact]:
    """Every mark on one baby and what followed; the caller has asked access for the file."""
    rows = rows or READ.about(baby_id)
    return [fact for teller in (_marks, _accounts, _closures, _outcomes, _alarms) for fact in teller(rows)]


def _fact(one: Any, name: str, when: tuple[datetime, datetime], kind: str, words: str, who: Any) -> TimelineFact:
    """One entry; `when` is when it happened and when it was known, `who` wrote it down."""
    injury_id = one.id if name == "injury" else one.review.injury_id if name == "reviewoutcome" else one.injury_id
    return TimelineFact(
        happened_at=when[0],
        known_at=when[1],
        agency_name=who.team.agency.name,
        agency_id=who.team.agency_id,
        kind=kind,
        words=words,
        who=who.full_name,
        href=reverse("injury", args=[injury_id]),
        key=f"{name}.{one.id}",
        group=EntryKind.INJURY,
        about=About.BABY,
    )


def _marks(rows: Rows) -> Iterator[TimelineFact]:
    for one in rows["injury"]:
        mine = sorted((mark for mark in rows["mark"] if mark.injury_id == one.id), key=lambda mark: mark.number)
        words = " ".join((f"{one.number}.", *(_mark(mark) for mark in mine)))
        yield _fact(one, "injury", (one.noticed_at, one.recorded_at), "Mark or injury", words, one.recorded_by)


def _mark(mark: Any) -> str:
    where = REGIONS[mark.region].full_label if mark.region in REGIONS else ""
    kind = MarkKind(mark.kind).label if mark.kind else ""
    size = f"{mark.size_mm} mm" if mark.size_mm else ""
    return f"{mark.number}. " + ", ".join(part for part in (where, kind, size, mark.colour, mark.shape) if part) + "."


def _accounts(rows: Rows) -> Iterator[TimelineFact]:
    for one in rows["account"]:
        if one.said or one.words:
            words = f"{one.said_by or 'Somebody'}: “{one.words}”" if one.words else Said(one.said).label
            when = (one.recorded_at, one.recorded_at)
            yield _fact(one, "injuryaccount", when, "What was said about a mark", words, one.recorded_by)


def _closures(rows: Rows) -> Iterator[TimelineFact]:
    for one in rows["closure"]:
        words = f"{Benign(one.kind).label}. {one.reason}"
        when = (one.closed_at, one.closed_at)
        yield _fact(one, "benignclosure", when, "Mark closed as no injury of concern", words, one.closed_by)


def _outcomes(rows: Rows) -> Iterator[TimelineFact]:
    for one in rows["outcome"]:
        found = Found(one.found).label if one.found else ""
        words = ". ".join(part for part in (Came(one.came).label, found, one.words) if part)
        when = (one.seen_at or one.said_at, one.said_at)
        yield _fact(one, "reviewoutcome", when, "Clinician’s review of a mark", words, one.said_by)


def _alarms(rows: Rows) -> Iterator[TimelineFact]:
    for one in rows["alarm"]:
        words = f"{Alarm(one.cause).label}. Kith wrote to those who can act: {one.told}."
        when = (one.raised_at, one.raised_at)
        yield _fact(one, "injuryalarm", when, "Kith told those who can act", words, one.injury.recorded_by)

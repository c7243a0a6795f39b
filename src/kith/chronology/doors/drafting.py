"""The draft of a handover summary: facts from the record, each with its agency and day. The worker makes it theirs."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice

from kith.access.actor import Actor
from kith.design.wording import clock_text, day_text, lower_first
from kith.kernel.clock import day_of
from kith.people import doors as people_doors
from kith.people.timeline import TimelineFact
from kith.people.words import EntryKind, Significance
from kith.referrals import doors as referral_doors
from kith.referrals.words import RequestStage
from kith.strategy import doors as strategy_doors

from .gathering import Chronology

MOST_LINES, MOST_WORDS = 8, 300
WEIGHTY = (Significance.TURNING_POINT, Significance.SIGNIFICANT)


def draft_for(actor: Actor, found: Chronology, *, at: datetime) -> dict[str, str]:
    """Each part's draft by the names of the record. The caller has opened the file."""
    carers, gaps = people_doors.around_of(actor, found.baby.pk, at=at)
    newest = list(reversed(found.entries))
    return {
        "who": _lines((*_family(found, carers), *_workers(found))),
        "seen": _lines(_seen(newest)),
        "worries": _lines(_told(_of(newest, EntryKind.WORRY))),
        "strengths": _lines(_told(_of(newest, EntryKind.STRENGTH))),
        "significant": _lines(_told(one for one in newest if one.significance in WEIGHTY)),
        "still_open": _lines((*_gaps(gaps), *_requests(actor, found))),
        "next_dates": _lines(_dates(actor, found, gaps, at)),
        "words": "",
    }


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def _family(found: Chronology, carers: Sequence[people_doors.Man]) -> Iterable[str]:
    mother = people_doors.profile_of(found.baby).mother
    yield f"Mother: {mother.name}" + (f", {mother.phone}" if mother.phone else "")
    for one in carers:
        lives = ", lives with the baby" if one.lives_with_baby == "yes" else ""
        known = one.name or lower_first(one.knowledge.label)
        yield f"{one.relationship.label}: {known}{lives}"


def _workers(found: Chronology) -> Iterable[str]:
    for one in people_doors.involved_with(found.baby.pk)[:20]:
        phone = f", {one.phone}" if one.phone else ""
        yield f"{one.part.label}: {one.worker or one.team}, {one.agency}{phone}"


def _of(entries: Iterable[TimelineFact], kind: EntryKind) -> list[TimelineFact]:
    return [one for one in entries if one.group is kind]


def _seen(newest: Iterable[TimelineFact]) -> Iterable[str]:
    return _told(_of(newest, EntryKind.SEEN)[:3])


def _told(entries: Iterable[TimelineFact]) -> list[str]:
    return [_told_line(one) for one in islice(entries, MOST_LINES)]


def _told_line(one: TimelineFact) -> str:
    words = " ".join(one.words.split())
    words = words if len(words) <= MOST_WORDS else words[:MOST_WORDS].rsplit(" ", 1)[0] + " …"
    return f"{day_text(one.happened_at)}, {one.agency_name}: {words}"


def _gaps(gaps: Iterable[people_doors.OpenGap]) -> Iterable[str]:
    for gap in gaps:
        yield f"To find out. {gap.summary} ({gap.whose}, by {day_text(gap.deadline.due_at)})"


def _requests(actor: Actor, found: Chronology) -> Iterable[str]:
    for one in referral_doors.requests_about(actor, found.baby.pk):
        if one.stage is not RequestStage.ANSWERED:
            yield f"Request {one.request.number}: {lower_first(one.stage.label)}"


def _dates(actor: Actor, found: Chronology, gaps: Iterable[people_doors.OpenGap], at: datetime) -> list[str]:
    baby, dates = found.baby, []
    if baby.date_of_birth is None and baby.expected_on:
        dates.append((baby.expected_on, "The baby is expected"))
    for one in strategy_doors.discussions_about(actor, baby.pk):
        if one.planned_for > at:
            said = f"Strategy discussion {one.number}, {clock_text(one.planned_for)}"
            dates.append((day_of(one.planned_for), said))
    dates += [(day_of(gap.deadline.due_at), f"To be found out by then: {gap.summary}") for gap in gaps]
    for held in people_doors.involved_with(baby.pk):
        if held.until:
            dates.append((day_of(held.until), f"Last day of {held.worker or held.team}, who was invited"))
    ahead = sorted(one for one in dates if one[0] >= day_of(at))
    return [f"{day_text(day)}: {said}" for day, said in ahead[:MOST_LINES]]

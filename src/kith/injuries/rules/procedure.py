"""The next step, and what happens by itself when it is not taken. Never what befell the baby, and never a score."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kith.injuries.words import Alarm, Came, Told, Way
from kith.kernel.findings import Finding, Weight
from kith.kernel.limits import Deadline
from kith.kernel.rulebook import rule

from .parts import DEVON, PANEL, STRICTER, WORK_UP, Standing


@dataclass(frozen=True)
class Next:
    """The next step and the rule that says so."""

    way: Way
    code: str


def next_step(facts: Standing) -> Next:
    """What the procedure asks for next. The first line that fits; saving is never asked about."""
    for holds, way, code in (*_settled(facts), *_after_seeing(facts), *_not_seen(facts)):
        if holds:
            return Next(way, code)
    return Next(Way.HEALTH_DECIDES, "INJ-3") if facts.registered else Next(Way.REFER_NOW, "INJ-2")


type Lines = tuple[tuple[bool, Way, str], ...]


def _settled(facts: Standing) -> Lines:
    seen = facts.booked or facts.came is not None
    return (
        (facts.unwell and not seen, Way.EMERGENCY, "INJ-10"),
        (not facts.non_mobile, Way.MOVES, "INJ-1"),
        (facts.ruled_out is True, Way.RULED_OUT, "INJ-9"),
        (facts.closed_as is not None and facts.second_open, Way.SECOND_CLINICIAN, "INJ-5"),
        (facts.closed_as is not None, Way.CLOSED, "INJ-4"),
    )


def _after_seeing(facts: Standing) -> Lines:
    seen = facts.came is Came.SEEN
    return (
        (facts.came is Came.NOT_BROUGHT and not facts.referred, Way.REBOOK, "INJ-9"),
        (seen and facts.ruled_out is None, Way.RECORD_OUTCOME, "INJ-9"),
        (seen and facts.ruled_out is False and not facts.referred, Way.REFER_AND_EXAMINE, "INJ-9"),
    )


def _not_seen(facts: Standing) -> Lines:
    refer = Way.REFER_AND_EXAMINE if facts.registered else Way.REFER_NOW
    return (
        (bool(facts.pointers) and not facts.referred, refer, "INJ-10"),
        (facts.marks > 1 and not facts.referred, refer, "INJ-7"),
        (facts.booked and facts.came is None, Way.CONFIRM_ATTENDANCE, "INJ-9"),
        (facts.referred, Way.REFERRED, "INJ-8"),
    )


@rule("INJ-2", source=f"{STRICTER}; {PANEL}", title="Refer now")
def others_refer(facts: Standing) -> Finding | None:
    """Whoever is not a registered health professional does not assess the mark: they refer it at once."""
    if facts.registered or not facts.non_mobile or facts.referred:
        return None
    if next_step(facts).way not in {Way.REFER_NOW, Way.EMERGENCY}:
        return None
    says = "You do not need to know what the mark is. Ring the Front Door now, then send the request in writing."
    return Finding("INJ-2", says, asks=(), weight=Weight.ACT_NOW)


@rule("INJ-8", source=f"{DEVON}; limit R14", title="Seen on the same day")
def seen_today(facts: Standing, deadline: Deadline, now: datetime) -> Finding | None:
    """A mark on a baby who cannot move is seen on the same day by a clinician qualified to judge it, unless a
    registered health professional has closed it.
    """
    over = next_step(facts).way in {Way.CLOSED, Way.RULED_OUT, Way.MOVES}
    if over or facts.booked or facts.came is not None:
        return None
    late = now > deadline.due_at
    says = "The day has passed and nobody was asked to see this baby." if late else "Book who sees this baby today."
    return Finding("INJ-8", says, asks=("follow_up",), weight=Weight.ACT_NOW)


@rule("INJ-9", source=f"{DEVON}: confirm attendance", title="Attendance confirmed")
def alarm(facts: Standing, *, now: datetime, book_by: datetime, confirm_by: datetime) -> Alarm | None:
    """Somebody confirms that the baby was seen; when nobody was asked in time, nobody confirms it, or the baby was not
    brought, those who can act are told without being asked.
    """
    if next_step(facts).way in {Way.CLOSED, Way.RULED_OUT, Way.MOVES} or facts.came is Came.SEEN:
        return None
    if facts.came is Came.NOT_BROUGHT:
        return None if facts.referred else Alarm.NOT_BROUGHT
    if facts.booked:
        return Alarm.NOT_CONFIRMED if now > confirm_by else None
    return Alarm.NOT_BOOKED if not facts.referred and now > book_by else None


@rule(
    "INJ-13", source="Devon, Wiltshire and Durham: a leaflet for parents (read in excerpts)", title="Parents are told"
)
def parents_are_told(told: Told | None, leaflet: Told | None, reason: str) -> Finding | None:
    """Parents are told what happens next and are given the leaflet, unless that could put somebody at risk, and then
    the record says why.
    """
    open_ = [
        words for words, answer in (("told what happens next", told), ("given the leaflet", leaflet)) if not answer
    ]
    if open_:
        says = f"Nobody has recorded whether the parents were {' and '.join(open_)}."
        return Finding("INJ-13", says, asks=("follow_up",), missing=tuple(open_), weight=Weight.NOTE)
    if told is not Told.YES and not reason.strip():
        says = "The parents have not been told. Say why, and who will tell them when."
        return Finding("INJ-13", says, asks=("reason",), missing=("why the parents were not told",))
    return None


@rule("INJ-15", source=WORK_UP, title="Follow-up films")
def follow_up_survey(
    first: date | None, followed: date | None, today: date, *, days: tuple[int, int]
) -> Finding | None:
    """After a skeletal survey the follow-up films are taken between 11 and 14 days later, by the handbook."""
    if first is None or followed is not None:
        return None
    opens, ends = (first + timedelta(days=number) for number in days)
    if today > ends:
        says = f"The follow-up films were due by {ends:%-d %B}. Ask the paediatrician today."
        return Finding("INJ-15", says, asks=("follow_up",), weight=Weight.ACT_NOW)
    says = f"The follow-up films are due between {opens:%-d %B} and {ends:%-d %B}."
    return Finding("INJ-15", says, asks=(), missing=("follow-up films",), weight=Weight.NOTE)

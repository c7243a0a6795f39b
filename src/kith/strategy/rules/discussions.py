"""The rules of strategy discussions: facts in, findings out. Nothing here stops anybody from saving."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from kith.directory.words import HEALTH, AgencyKind
from kith.kernel.calendar import WorkingCalendar
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding, Weight
from kith.kernel.handbook.kinds import Question
from kith.kernel.limits import Deadline, TimeLimit, due
from kith.kernel.rulebook import rule
from kith.kernel.text import in_words
from kith.strategy.words import DiscussionStage, EnquiryBy, LinkState, QuorumPart, Threshold

GUIDANCE = "Working Together to Safeguard Children 2026, strategy discussions"
LOCAL = "Local practice standards for strategy discussions; the handbook holds the numbers"

TRANSITIONS: Mapping[DiscussionStage, frozenset[DiscussionStage]] = {
    DiscussionStage.CALLED: frozenset({DiscussionStage.HELD, DiscussionStage.CALLED_OFF}),
    DiscussionStage.CALLED_OFF: frozenset(),
    DiscussionStage.HELD: frozenset({DiscussionStage.HELD, DiscussionStage.CIRCULATED}),
    DiscussionStage.CIRCULATED: frozenset({DiscussionStage.HELD}),
}
"""A changed record after circulation is a record that has not gone round yet: back to held."""

WRONG_CODES_ALLOWED = 5


@dataclass(frozen=True, kw_only=True)
class Clock:
    """What starts the time to hold a discussion: the cause, or an emergency action taken before it."""

    cause_arose_at: datetime
    injury: bool = False
    emergency_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Limits:
    """The handbook's limits for holding a discussion."""

    same_day: TimeLimit
    otherwise: TimeLimit
    emergency: TimeLimit


@dataclass(frozen=True, kw_only=True)
class Place:
    """One agency's place in the discussion as its record tells it."""

    agency_name: str
    kind: str
    attended: bool


@dataclass(frozen=True, kw_only=True)
class LinkFacts:
    """What a link's row says."""

    expires_at: datetime
    wrong_codes: int = 0
    locked_at: datetime | None = None
    used_at: datetime | None = None
    withdrawn_at: datetime | None = None


def part_of(kind: str) -> QuorumPart | None:
    """Which part of the quorum an agency of this kind can fill."""
    if kind == AgencyKind.SOCIAL_CARE:
        return QuorumPart.SOCIAL_CARE
    if kind == AgencyKind.POLICE:
        return QuorumPart.POLICE
    return QuorumPart.HEALTH if kind in HEALTH else None


def missing_from_quorum(kinds: Iterable[str]) -> tuple[QuorumPart, ...]:
    present = {part_of(kind) for kind in kinds}
    return tuple(part for part in QuorumPart if part not in present)


@rule("STR-1", source=f"{GUIDANCE}; published local procedures ask for the same three", title="Quorum")
def quorum(places: Iterable[Place]) -> Finding | None:
    """Children's social care, the police and health take part together; a written report is not taking part."""
    missing = missing_from_quorum(place.kind for place in places if place.attended)
    if not missing:
        return None
    who = in_words([part.label for part in missing])
    says = f"Not quorate: {who} did not take part."
    return Finding("STR-1", says, missing=tuple(part.value for part in missing), weight=Weight.ACT_NOW)


@rule("STR-4", source="Handbook, time limits for a strategy discussion", title="When it must be held")
def due_by(begun: Clock, *, limits: Limits, calendar: WorkingCalendar) -> Deadline:
    """A strategy discussion is held as soon as possible once reasonable cause arises, for an injury on the same day.

    When somebody had to act before anybody could discuss it, its clock starts at that action.
    """
    if begun.emergency_at is not None:
        return due(limits.emergency, begun.emergency_at, calendar)
    return due(limits.same_day if begun.injury else limits.otherwise, begun.cause_arose_at, calendar)


@rule("STR-5", source=LOCAL, title="When the record goes round")
def circulation_due_by(ended_at: datetime, *, limit: TimeLimit, calendar: WorkingCalendar) -> Deadline:
    """The record reaches everyone invited, present or not, and the referrer within one working day of the end."""
    return due(limit, ended_at, calendar)


@rule("STR-6", source=f"{GUIDANCE}; handbook, questions of a strategy discussion", title="The ten questions")
def undecided(questions: Iterable[Question], answers: Mapping[str, str]) -> tuple[Finding, ...]:
    """A strategy discussion answers each of its questions, or writes down that it could not."""
    return tuple(
        Finding("STR-6", f"Not answered: {question.text}", asks=("follow_up",), missing=(question.code,))
        for question in questions
        if not answers.get(question.code, "").strip()
    )


@rule("STR-7", source="Department for Education, children in need census: start of a section 47 enquiry")
def enquiry_starts_on(threshold: Threshold, started_at: datetime) -> date | None:
    """A section 47 enquiry starts on the date of the strategy discussion that decided to start it."""
    return day_of(started_at) if threshold is Threshold.START_ENQUIRY else None


@rule("STR-8", source="Thematic review of physical harm to infants, on full attendance")
def full_attendance(places: Iterable[Place]) -> Finding | None:
    """Everyone invited takes part, not only those who make the quorum."""
    absent = tuple(place.agency_name for place in places if not place.attended)
    if not absent:
        return None
    return Finding(
        "STR-8", f"Invited and not in the room: {in_words(absent)}.", asks=(), missing=absent, weight=Weight.NOTE
    )


@rule("STR-9", source="Kith's security design: a link by e-mail, a code by phone", title="A practice's link")
def link_state(link: LinkFacts, now: datetime) -> LinkState:
    """A practice's link opens only with its code, locks after five wrong codes, and ends when used or past its time."""
    if link.withdrawn_at is not None:
        return LinkState.WITHDRAWN
    if link.used_at is not None:
        return LinkState.USED
    if link.locked_at is not None or link.wrong_codes >= WRONG_CODES_ALLOWED:
        return LinkState.LOCKED
    return LinkState.EXPIRED if now >= link.expires_at else LinkState.OPEN


@rule("STR-10", source=GUIDANCE, title="Who enquires fits what was decided")
def enquiry_fits(threshold: Threshold, enquiry_by: EnquiryBy) -> Finding | None:
    """A discussion that starts or continues an enquiry says who makes it, and one that does not names nobody."""
    enquires = threshold in {Threshold.START_ENQUIRY, Threshold.CONTINUE_ENQUIRY}
    if enquires == (enquiry_by is not EnquiryBy.NOBODY):
        return None
    says = (
        "An enquiry was decided and nobody is named to make it."
        if enquires
        else "No enquiry goes on, and somebody is named to make it."
    )
    return Finding("STR-10", says)


def stage(*, held: bool, newest_record_circulated: bool, called_off: bool = False) -> DiscussionStage:
    """Where a discussion stands, from its rows. One that was held after all was held."""
    if not held:
        return DiscussionStage.CALLED_OFF if called_off else DiscussionStage.CALLED
    return DiscussionStage.CIRCULATED if newest_record_circulated else DiscussionStage.HELD

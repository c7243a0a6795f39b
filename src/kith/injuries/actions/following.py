"""Closing, looking twice, booking and confirming, telling the parents, the work-up."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.injuries import doors, rules
from kith.injuries.models import BenignClosure, ClosureRead, FamilyWord, Review, ReviewOutcome, SecondLook, WorkUp
from kith.injuries.words import Benign, Came, Clinic, Found, Read, Told
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding

from .parts import note, one_at_a_time


@dataclass(frozen=True, kw_only=True)
class ClosureSaid:
    """Why a mark is held to be no injury of concern, and where it was documented before."""

    kind: Benign
    reason: str
    earlier_where: str = ""
    earlier_on: date | None = None


@transaction.atomic
def close(*, injury_id: UUID, said: ClosureSaid, by: Actor, at: datetime) -> BenignClosure | Finding:
    """Close a record as no injury of concern. Gives the finding, and closes nothing, when the procedure forbids it.

    Raises Refused for a role that never closes, NotThere.
    """
    one_at_a_time(injury_id)
    file = doors.file_for(by, injury_id, Permission.INJURY_CLOSE, at=at)
    finding = may_close(file, said)
    if finding:
        return finding
    worker = directory_doors.worker_of(by)
    made = BenignClosure.objects.create(
        injury=file.injury,
        baby_id=file.injury.baby_id,
        kind=said.kind.value,
        earlier_where=said.earlier_where,
        earlier_on=said.earlier_on,
        reason=said.reason,
        second_wanted=doors.procedures.second_wanted(said.kind, day_of(at)),
        closed_by=worker,
        agency=worker.team.agency,
        closed_at=at,
    )
    note(by, "closed a mark as no injury of concern", Permission.INJURY_CLOSE, made, {"kind": said.kind.value})
    return made


def may_close(file: doors.InjuryFile, said: ClosureSaid) -> Finding | None:
    """The first rule that forbids this closure; None when nothing does. A record is closed once."""
    if file.closure is not None:
        raise NotThere
    return (
        rules.closed_by_health(registered=file.registered)
        or rules.second_mark_locks(file.marks_on_file)
        or rules.pointers_call_for_referral(file.pointers)
        or rules.closure_names_the_record(
            said.kind, where=said.earlier_where, dated=said.earlier_on is not None, reason=said.reason
        )
    )


@transaction.atomic
def look_second(*, injury_id: UUID, agrees: bool, words: str, by: Actor, at: datetime) -> SecondLook | Finding:
    """A second registered health professional agrees with a closure, or does not. Raises Refused, NotThere."""
    one_at_a_time(injury_id)
    file = doors.file_for(by, injury_id, Permission.INJURY_CLOSE, at=at)
    closure = file.closure
    if closure is None or file.second is not None:
        raise NotThere
    worker = directory_doors.worker_of(by)
    finding = rules.closed_by_health(registered=worker.registered_health_professional)
    finding = finding or rules.second_clinician_looks(
        wanted=True, agreed=True, same_person=closure.closed_by_id == worker.pk
    )
    if finding:
        return finding
    made = SecondLook.objects.create(
        closure=closure, baby_id=closure.baby_id, agrees=agrees, words=words, looked_by=worker, looked_at=at
    )
    note(by, "looked at a closure as a second clinician", Permission.INJURY_CLOSE, made, {"agrees": agrees})
    return made


@transaction.atomic
def read_closure(*, injury_id: UUID, thinks: Read, words: str, by: Actor, at: datetime) -> ClosureRead:
    """Say what one thinks on reading a closure again. Raises Refused; NotThere for whoever closed it."""
    file = doors.file_for(by, injury_id, Permission.INJURY_CLOSE, at=at)
    worker = directory_doors.worker_of(by)
    if file.closure is None or file.closure.closed_by_id == worker.pk:
        raise NotThere
    made = ClosureRead.objects.create(
        closure=file.closure,
        baby_id=file.injury.baby_id,
        thinks=thinks.value,
        words=words,
        read_by=worker,
        read_at=at,
    )
    note(by, "read a closure again", Permission.INJURY_CLOSE, made, {"thinks": thinks.value})
    return made


@dataclass(frozen=True, kw_only=True)
class Booking:
    """Who sees the baby, where and when."""

    clinic: Clinic
    planned_for: datetime
    by_whom: str = ""
    place: str = ""


@transaction.atomic
def book_review(*, injury_id: UUID, booking: Booking, by: Actor, at: datetime) -> Review:
    """Record who sees the baby; another booking is another row, and the newest stands. Raises Refused, NotThere."""
    file = doors.file_for(by, injury_id, Permission.INJURY_RECORD, at=at)
    made = Review.objects.create(
        injury=file.injury,
        baby_id=file.injury.baby_id,
        booked_by=directory_doors.worker_of(by),
        booked_at=at,
        **asdict(booking) | {"clinic": booking.clinic.value},
    )
    note(by, "booked who sees a baby with a mark", Permission.INJURY_RECORD, made, {"clinic": booking.clinic.value})
    return made


@dataclass(frozen=True, kw_only=True)
class OutcomeSaid:
    """Whether the baby was seen; what the clinician found and whether safeguarding is ruled out may follow later."""

    came: Came
    seen_at: datetime | None = None
    clinician: str = ""
    found: Found | None = None
    words: str = ""
    ruled_out: bool | None = None


@transaction.atomic
def record_outcome(*, injury_id: UUID, said: OutcomeSaid, by: Actor, at: datetime) -> ReviewOutcome | Finding:
    """Confirm attendance, and what was found. Only a registered health professional rules safeguarding out.

    Raises Refused, NotThere when nobody was asked to see the baby.
    """
    file = doors.file_for(by, injury_id, Permission.INJURY_RECORD, at=at)
    if file.review is None:
        raise NotThere
    if said.ruled_out and not file.registered:
        return rules.closed_by_health(registered=False) or _never()
    made = ReviewOutcome.objects.create(
        review=file.review,
        baby_id=file.injury.baby_id,
        came=said.came.value,
        seen_at=said.seen_at,
        clinician=said.clinician,
        found=said.found.value if said.found else "",
        words=said.words,
        ruled_out=said.ruled_out,
        said_by=directory_doors.worker_of(by),
        said_at=at,
    )
    note(by, "confirmed whether a baby was seen", Permission.INJURY_RECORD, made, {"came": said.came.value})
    return made


def _never() -> Finding:
    raise AssertionError("INJ-3 speaks whenever the reader is not registered")


@dataclass(frozen=True, kw_only=True)
class FamilySaid:
    """Whether parents were told and have the leaflet, and why not."""

    told: Told
    leaflet: Told
    told_whom: str = ""
    reason: str = ""
    family_said: str = ""


@transaction.atomic
def tell_family(*, injury_id: UUID, said: FamilySaid, by: Actor, at: datetime) -> FamilyWord:
    """Record what parents were told and given; the newest row stands. Raises Refused, NotThere."""
    file = doors.file_for(by, injury_id, Permission.INJURY_RECORD, at=at)
    made = FamilyWord.objects.create(
        injury=file.injury,
        baby_id=file.injury.baby_id,
        told_by=directory_doors.worker_of(by),
        told_at=at,
        **asdict(said) | {"told": said.told.value, "leaflet": said.leaflet.value},
    )
    note(by, "recorded what parents were told of a mark", Permission.INJURY_RECORD, made, {"told": said.told.value})
    return made


@dataclass(frozen=True, kw_only=True)
class WorkUpSaid:
    """One investigation: whether it is wanted, planned, done, and its result."""

    code: str
    wanted: bool
    planned_on: date | None = None
    done_on: date | None = None
    result: str = ""


@transaction.atomic
def record_work_up(*, injury_id: UUID, said: tuple[WorkUpSaid, ...], by: Actor, at: datetime) -> list[WorkUp]:
    """Add what is new about the investigations; the newest row of each stands. Raises Refused, NotThere."""
    file = doors.file_for(by, injury_id, Permission.INJURY_CLOSE, at=at)
    worker = directory_doors.worker_of(by)
    made = [
        WorkUp.objects.create(
            injury=file.injury,
            baby_id=file.injury.baby_id,
            code=one.code,
            wanted="yes" if one.wanted else "no",
            planned_on=one.planned_on,
            done_on=one.done_on,
            result=one.result,
            recorded_by=worker,
            recorded_at=at,
        )
        for one in said
    ]
    note(by, "recorded a medical work-up", Permission.INJURY_CLOSE, file.injury, {"items": len(made)})
    return made

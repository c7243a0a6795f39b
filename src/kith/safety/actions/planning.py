"""A plan: write a page of it, look at it again, record an incident, set aside what pointed to abuse."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.safety import doors
from kith.safety.doors import procedures
from kith.safety.models import Incident, PlanAction, PlanReview, PlanVersion, SetAside
from kith.safety.words import Channel, Outcome, ReviewCause, Toward

from .parts import Stale, note, one_at_a_time

MAY = Permission.SAFETY_RECORD


@dataclass(frozen=True, kw_only=True)
class ActionSaid:
    """One action: about whom, what, who does it, by when."""

    toward: Toward
    what: str
    who: str = ""
    by_when: date | None = None


@dataclass(frozen=True, kw_only=True)
class SectionSaid:
    """One page of the plan as it is written now; every other page stays as it was. None leaves a fact alone.

    `based_on` is the number of the version that was open, 0 for none.
    """

    section: str
    based_on: int
    words: Mapping[str, str] = field(default_factory=dict)
    when: str | None = None
    how: str | None = None
    code_word: str | None = None
    closed: tuple[Channel, ...] | None = None
    closed_addresses: tuple[str, ...] | None = None
    actions: tuple[ActionSaid, ...] | None = None


@transaction.atomic
def write_section(*, baby_id: UUID, said: SectionSaid, by: Actor, at: datetime) -> PlanVersion:
    """Add the next version. Raises Stale when a newer one was saved meanwhile; Refused, NotThere."""
    one_at_a_time(baby_id)
    file = doors.arrangements_for(by, baby_id, MAY, at=at)
    if file.baby.ended_as:
        raise NotThere
    if file.versions != said.based_on:
        raise Stale
    version = _next(file, said, by, at)
    note(by, "wrote arrangements", MAY, version, {"number": version.number, "section": said.section})
    return version


def _next(file: doors.Arrangements, said: SectionSaid, by: Actor, at: datetime) -> PlanVersion:
    before = file.version
    version = PlanVersion.objects.create(
        baby=file.baby,
        number=said.based_on + 1,
        section=said.section,
        words={**(before.words if before else {}), **{code: words for code, words in said.words.items()}},
        when=_or(said.when, before.when if before else ""),
        how=_or(said.how, before.how if before else ""),
        code_word=_or(said.code_word, before.code_word if before else ""),
        closed=[one.value for one in said.closed] if said.closed is not None else (before.closed if before else []),
        closed_addresses=(
            [one.strip().lower() for one in said.closed_addresses]
            if said.closed_addresses is not None
            else (before.closed_addresses if before else [])
        ),
        recorded_by=directory_doors.worker_of(by),
        recorded_at=at,
    )
    kept = said.actions
    if kept is None:
        kept = tuple(
            ActionSaid(toward=Toward(one.toward), what=one.what, who=one.who, by_when=one.by_when)
            for one in file.actions
        )
    PlanAction.objects.bulk_create(
        PlanAction(
            version=version, baby=file.baby, position=position, toward=one.toward.value, what=one.what, who=one.who,
            by_when=one.by_when,
        )
        for position, one in enumerate(kept)
    )  # fmt: skip
    return version


def _or(said: str | None, before: str) -> str:
    return before if said is None else said


@transaction.atomic
def look_again(
    *, baby_id: UUID, cause: ReviewCause, outcome: Outcome, words: str, by: Actor, at: datetime
) -> PlanReview:
    """Record that the plan was looked at again, and whether in time. Raises NotThere without a plan; Refused."""
    one_at_a_time(baby_id)
    file = doors.arrangements_for(by, baby_id, MAY, at=at)
    if file.version is None:
        raise NotThere
    looked_at = max([file.version.recorded_at, *(one.reviewed_at for one in file.reviews[:1])])
    made = PlanReview.objects.create(
        baby=file.baby, version=file.version, cause=cause.value, outcome=outcome.value, words=words,
        due_at=procedures.look_due(looked_at, file.incident_times).due_at,
        reviewed_by=directory_doors.worker_of(by), reviewed_at=at,
    )  # fmt: skip
    note(by, "looked at arrangements again", MAY, made)
    return made


@transaction.atomic
def record_incident(
    *, baby_id: UUID, happened_at: datetime, words: str, source: str, by: Actor, at: datetime
) -> Incident:
    """Record that something happened. The clock to look at the plan again starts. Raises Refused, NotThere."""
    file = doors.arrangements_for(by, baby_id, MAY, at=at)
    made = Incident.objects.create(
        baby=file.baby, happened_at=happened_at, words=words, source=source,
        recorded_by=directory_doors.worker_of(by), recorded_at=at,
    )  # fmt: skip
    note(by, "recorded an incident", MAY, made)
    return made


@transaction.atomic
def set_aside(*, baby_id: UUID, words: str, by: Actor, at: datetime) -> SetAside:
    """Say that what pointed to abuse was looked at and is none. Raises Refused, NotThere when nothing points to it."""
    file = doors.arrangements_for(by, baby_id, MAY, at=at)
    if not file.signs_now:
        raise NotThere
    made = SetAside.objects.create(
        baby=file.baby, words=words, recorded_by=directory_doors.worker_of(by), recorded_at=at
    )
    note(by, "set signs aside", MAY, made)
    return made

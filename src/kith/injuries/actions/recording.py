"""Recording marks, what was said about them, and who had care."""

from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.injuries import doors
from kith.injuries.models import Injury, InjuryAccount, InjuryCare, InjuryMark
from kith.injuries.words import Answer, Care, MarkKind, Said
from kith.kernel.clock import day_of
from kith.people import actions as people_actions
from kith.people import doors as people_doors
from kith.people.models import Baby
from kith.people.words import Mobility, MobilityBasis, Part

from .parts import next_number, note


@dataclass(frozen=True, kw_only=True)
class MarkSaid:
    """One mark: its region by code, the point in the drawing's units, and its description."""

    region: str = ""
    x: int | None = None
    y: int | None = None
    kind: MarkKind | None = None
    size_mm: int | None = None
    colour: str = ""
    shape: str = ""
    patterned: Answer | None = None


@dataclass(frozen=True, kw_only=True)
class Moves:
    """How the baby moves and how we know. `new` says that it is not what stands on the file already."""

    stage: Mobility = Mobility.NOT_RECORDED
    basis: MobilityBasis | None = None
    said_by: str = ""
    on: date | None = None
    new: bool = False


def moves_of(baby_id: UUID) -> Moves:
    """How the baby moves as it stands on the file. The caller has opened it."""
    one = doors.newest_movement(baby_id)
    if one is None:
        return Moves()
    return Moves(stage=one.stage, basis=one.basis, said_by=one.said_by, on=one.seen_on)


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What was noticed. Whatever is missing can be said later."""

    noticed_at: datetime
    noticed_by: str = ""
    unwell: bool = False
    moves: Moves = field(default_factory=Moves)
    marks: tuple[MarkSaid, ...] = ()


@transaction.atomic
def record_injury(*, baby_id: UUID, seen: Seen, draft_id: UUID | None, by: Actor, at: datetime) -> Injury:
    """Record marks on a baby. The named professionals of the recorder's agency are brought to the file for a time.

    Sending twice gives the same record. Raises Refused, NotThere (also for a baby not born yet).
    """
    baby = people_doors.baby_for(by, baby_id, Permission.INJURY_RECORD, at=at)
    if baby.date_of_birth is None:
        raise NotThere
    made_before = Injury.objects.filter(draft_id=draft_id).first() if draft_id else None
    if made_before is not None:
        return made_before
    worker = directory_doors.worker_of(by)
    moves = seen.moves
    injury = Injury.objects.create(
        number=next_number(at),
        draft_id=draft_id,
        baby=baby,
        noticed_at=seen.noticed_at,
        noticed_by=seen.noticed_by,
        unwell=seen.unwell,
        mobility=moves.stage.value,
        mobility_basis=moves.basis.value if moves.basis else "",
        mobility_said_by=moves.said_by,
        mobility_on=moves.on,
        non_mobile=doors.procedures.non_mobile(moves.stage, baby, day_of(seen.noticed_at)),
        recorded_by=worker,
        agency=worker.team.agency,
        recorded_at=at,
    )
    for number, mark in enumerate(seen.marks, start=1):
        _mark(injury, number, mark)
    _keep_movement(injury, baby, moves, by=by, at=at)
    if injury.non_mobile:
        _bring_leads(injury, worker.team.agency_id, by=by, at=at)
    note(by, "recorded a mark on a baby", Permission.INJURY_RECORD, injury, {"marks": len(seen.marks)})
    return injury


def _mark(injury: Injury, number: int, mark: MarkSaid) -> None:
    InjuryMark.objects.create(
        injury=injury,
        baby_id=injury.baby_id,
        number=number,
        region=mark.region,
        x=mark.x,
        y=mark.y,
        kind=mark.kind.value if mark.kind else "",
        size_mm=mark.size_mm,
        colour=mark.colour,
        shape=mark.shape,
        patterned=mark.patterned.value if mark.patterned else "",
    )


def _keep_movement(injury: Injury, baby: Baby, moves: Moves, *, by: Actor, at: datetime) -> None:
    """What is new about how the baby moves belongs on the baby's file too."""
    if not moves.new or moves.stage is Mobility.NOT_RECORDED or moves.basis is None or moves.on is None:
        return
    said = people_actions.MovementSaid(
        stage=moves.stage, basis=moves.basis, said_by=moves.said_by or "Not said", seen_on=moves.on
    )
    people_actions.record_movement(baby.pk, said, explained=f"As recorded in {injury.number}", by=by, at=at)


def _bring_leads(injury: Injury, agency_id: UUID, *, by: Actor, at: datetime) -> None:
    until = doors.procedures.leads_until(at)
    for lead in directory_doors.safeguarding_leads({agency_id}, at=at):
        if lead.pk == by.worker_id:
            continue
        basis = f"A mark on a baby who cannot move, {injury.number}"
        seat = people_actions.Seat(team=lead.team, worker=lead, part=Part.OTHER, basis=basis, until=until)
        people_actions.involve(injury.baby_id, seat, by=by, at=at)


@dataclass(frozen=True, kw_only=True)
class AccountSaid:
    """What was said about the marks; None is not asked."""

    said: Said | None = None
    words: str = ""
    said_by: str = ""
    happened: str = ""
    changed: Answer | None = None
    changed_words: str = ""
    witnessed: Answer | None = None
    witnessed_by: str = ""
    plausible: Answer | None = None
    plausible_words: str = ""
    delay: Answer | None = None
    delay_words: str = ""
    birth_history: str = ""
    presented: str = ""
    siblings: str = ""


@transaction.atomic
def record_account(*, injury_id: UUID, told: AccountSaid, by: Actor, at: datetime) -> InjuryAccount:
    """Add what was said; earlier words stay, the newest row stands. Raises Refused, NotThere."""
    file = doors.file_for(by, injury_id, Permission.INJURY_RECORD, at=at)
    words: dict[str, Any] = {name: value or "" for name, value in asdict(told).items()}
    made = InjuryAccount.objects.create(
        injury=file.injury,
        baby_id=file.injury.baby_id,
        recorded_by=directory_doors.worker_of(by),
        recorded_at=at,
        **words,
    )
    note(by, "recorded what was said about a mark", Permission.INJURY_RECORD, made)
    return made


@dataclass(frozen=True, kw_only=True)
class CareSaid:
    """Whether one adult had care; `who` is the code of an adult on file, empty for anybody else."""

    who: str
    name: str
    had_care: Care
    words: str = ""


@transaction.atomic
def record_care(*, injury_id: UUID, said: tuple[CareSaid, ...], by: Actor, at: datetime) -> list[InjuryCare]:
    """Add who had care of the baby when the mark may have come. Raises Refused, NotThere."""
    file = doors.file_for(by, injury_id, Permission.INJURY_RECORD, at=at)
    worker = directory_doors.worker_of(by)
    made = [
        InjuryCare.objects.create(
            injury=file.injury,
            baby_id=file.injury.baby_id,
            who=one.who,
            name=one.name,
            had_care=one.had_care.value,
            words=one.words,
            recorded_by=worker,
            recorded_at=at,
        )
        for one in said
    ]
    note(by, "recorded who had care of a baby", Permission.INJURY_RECORD, file.injury, {"adults": len(made)})
    return made

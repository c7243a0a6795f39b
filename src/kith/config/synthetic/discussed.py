"""A strategy discussion of the demonstration's own people that decided on an enquiry: some scenes begin with one."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from kith.access.actor import Actor
from kith.access.words import Role
from kith.directory import actors
from kith.directory.models import Worker
from kith.directory.words import Setting
from kith.people.models import Baby, Involvement
from kith.people.words import Part
from kith.strategy import actions
from kith.strategy.models import Discussion, Invitation, Record
from kith.strategy.words import EnquiryBy, Mode, Threshold

DAY = timedelta(days=1)
PARTS = {
    Role.SOCIAL_WORKER: Part.SOCIAL_WORKER,
    Role.LOCALITY_MANAGER: Part.LOCALITY_TEAM,
    Role.MIDWIFE: Part.MIDWIFE,
    Role.HEALTH_VISITOR: Part.HEALTH_VISITOR,
    Role.POLICE: Part.POLICE,
    Role.PAEDIATRICIAN: Part.PAEDIATRICIAN,
    Role.GP: Part.GP,
}


def acting(worker: Worker, at: datetime) -> Actor:
    actor = actors.actor_for(worker.account, second_factor=True, at=at)
    assert actor is not None, "the demonstration's people have accounts"
    return actor


def never_discussed() -> QuerySet[Baby]:
    """Babies whose file goes on and about whom nobody has had a discussion."""
    found = Baby.objects.filter(ended_as="", same_as=None)
    return found.exclude(Exists(Discussion.objects.filter(baby=OuterRef("pk"))))


def work_with(baby: Baby, workers: Mapping[Role, Worker], *, since: datetime, basis: str) -> None:
    """Those of them who do not work with the baby yet do from then on."""
    standing = set(Involvement.objects.filter(baby=baby, until=None).values_list("worker_id", flat=True))
    for role, worker in workers.items():
        if worker.pk not in standing:
            Involvement.objects.create(
                baby=baby, worker=worker, team=worker.team, part=PARTS[role].value, agency=worker.team.agency,
                basis=basis, since=since,
            )  # fmt: skip


def discuss(
    baby: Baby, workers: Mapping[Role, Worker], on: datetime, *, trigger: str, answers: Mapping[str, str], at: datetime
) -> Record:
    """Called by the locality's manager the day before, held on that day with everybody there, and sent round.

    A mark is part of it when the paediatrician is among them.
    """
    work_with(baby, workers, since=on - 3 * DAY, basis="Planning to keep this baby safe")
    manager = acting(workers[Role.LOCALITY_MANAGER], at)
    plan = actions.Plan(
        trigger=trigger, injury=Role.PAEDIATRICIAN in workers, cause_arose_at=on - DAY, held_at=Setting.LOCALITY,
        planned_for=on, mode=Mode.VIDEO, ask=tuple(_asked(workers.values(), manager)),
    )  # fmt: skip
    discussion = actions.call(baby_id=baby.pk, plan=plan, by=manager, at=on - DAY).discussion
    asked = Invitation.objects.filter(discussion=discussion)
    said = actions.Minutes(
        based_on=0, started_at=on, ended_at=on + timedelta(minutes=50), threshold=Threshold.START_ENQUIRY,
        enquiry_by=EnquiryBy.SOCIAL_CARE, reasons=trigger, answers=answers,
        attendance=tuple(actions.InTheRoom(invitation_id=one.pk, attended=True) for one in asked),
    )  # fmt: skip
    record = actions.save_record(discussion_id=discussion.pk, minutes=said, by=manager, at=on + timedelta(hours=1))
    actions.circulate(discussion_id=discussion.pk, by=manager, at=on + timedelta(hours=3))
    return record


def _asked(workers: Iterable[Worker], manager: Actor) -> Iterable[actions.Ask]:
    for one in workers:
        if one.pk != manager.worker_id:
            yield actions.Ask(team=one.team, worker=one, asked_as=one.post_title, why="Works with the family.")

"""A worker who is an adult of the family, or close to one, is shut out at once by whoever learns of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.access.words import Role
from kith.directory import actions as directory_actions
from kith.directory import doors as directory_doors
from kith.directory.models import Worker
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.people import doors as people_doors
from kith.safety import doors
from kith.safety.models import WorkerLink
from kith.safety.words import Closeness

from .parts import note, one_at_a_time

MAY = Permission.SAFETY_RECORD


@dataclass(frozen=True, kw_only=True)
class LinkSaid:
    """Which worker is, or is close to, which adult of the file, and who said so."""

    person_id: UUID
    worker: Worker
    closeness: Closeness
    source: str


@transaction.atomic
def link_worker(*, baby_id: UUID, said: LinkSaid, by: Actor, at: datetime) -> WorkerLink:
    """Shut the worker out of every file in which the adult is; the database does it in this transaction.

    Raises NotThere for somebody who is no adult of this file, or for oneself; Refused.
    """
    one_at_a_time(said.worker.pk)
    baby = doors.baby_for(by, baby_id, MAY, at=at)
    around = {man.person_id for man in people_doors.carers_of(by, baby_id)} | {baby.mother_id}
    if said.person_id not in around or said.worker.pk == by.worker_id:
        raise NotThere
    return _add(baby_id, said, True, by, at)


@transaction.atomic
def take_back_link(*, baby_id: UUID, link_id: UUID, reason: str, by: Actor, at: datetime) -> WorkerLink:
    """Say that a link is wrong. The seals it set stay until information governance lifts them. Raises Refused,
    NotThere."""
    doors.baby_for(by, baby_id, MAY, at=at)
    link = next((one for one in doors.links_of(baby_id) if one.pk == link_id), None)
    if link is None:
        raise NotThere
    said = LinkSaid(person_id=link.person_id, worker=link.worker, closeness=Closeness(link.closeness), source=reason)
    return _add(baby_id, said, False, by, at)


def _add(baby_id: UUID, said: LinkSaid, linked: bool, by: Actor, at: datetime) -> WorkerLink:
    days = handbook.current().figure("seal_review", day_of(at))
    made = WorkerLink.objects.create(
        baby_id=baby_id, person_id=said.person_id, worker=said.worker, closeness=said.closeness.value, linked=linked,
        source=said.source, review_on=day_of(at) + timedelta(days=days),
        recorded_by=directory_doors.worker_of(by), recorded_at=at,
    )  # fmt: skip
    note(by, "linked a worker" if linked else "took a link back", MAY, made, {"worker": str(said.worker.pk)})
    what = "shut out of a family’s files" if linked else "said not to be close to a family after all"
    for governor in directory_doors.at_work_as(Role.INFORMATION_GOVERNANCE, at=at):
        if governor.email:
            _tell(made, governor, what, at)
    return made


def _tell(made: WorkerLink, governor: Worker, what: str, at: datetime) -> None:
    letter = directory_actions.Letter(
        key=f"safety-link:{made.pk}:{governor.pk}",
        address=governor.email,
        subject="A seal to look at",
        body=f"A worker was {what}. Sign in to Kith: the seals are on your desk.\n",
        worker=governor,
    )
    directory_actions.notify(letter, at=at)

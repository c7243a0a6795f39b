"""A police notification: sent to midwife, health visitor and GP, read and answered by each."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.directory import actions as directory_actions
from kith.directory import doors as directory_doors
from kith.directory.models import Worker
from kith.kernel.clock import day_of
from kith.safety import doors
from kith.safety.doors import procedures
from kith.safety.models import PoliceAnswer, PoliceNotice

from .parts import note, one_at_a_time


@dataclass(frozen=True, kw_only=True)
class NoticeSaid:
    """What the police say."""

    incident_at: datetime
    words: str
    baby_there: str
    reference: str = ""


@transaction.atomic
def send_notice(*, baby_id: UUID, said: NoticeSaid, by: Actor, at: datetime) -> PoliceNotice:
    """Tell midwife, health visitor and GP. Raises NotThere where the handbook has not switched it on; Refused."""
    file = doors.arrangements_for(by, baby_id, Permission.SAFETY_NOTIFY, at=at)
    if not procedures.notices_on(day_of(at)) or file.baby.ended_as:
        raise NotThere
    notice = PoliceNotice.objects.create(
        baby=file.baby, reference=said.reference, incident_at=said.incident_at, words=said.words,
        baby_there=said.baby_there, due_at=procedures.notice_due(at).due_at,
        sent_by=directory_doors.worker_of(by), sent_at=at,
    )  # fmt: skip
    line = doors.notice_for(by, notice.pk, at=at)
    for one in line.told:
        if one.email:
            _tell(notice, one.email, one.worker_id, at)
    note(by, "sent a police notification", Permission.SAFETY_NOTIFY, notice, {"told": len(line.told)})
    return notice


def _tell(notice: PoliceNotice, address: str, worker_id: UUID | None, at: datetime) -> None:
    """An e-mail that names nobody and says nothing of what it is about."""
    page = settings.KITH_ADDRESS.rstrip("/") + reverse("notice", args=[notice.pk])
    letter = directory_actions.Letter(
        key=f"safety-notice:{notice.pk}:{worker_id}",
        address=address,
        subject="Something waits for you in Kith",
        body=f"Please sign in to Kith and read what waits for you:\n{page}\n\nThis message names nobody on purpose. "
        "Please do not reply to it.\n",
        worker=Worker.objects.filter(pk=worker_id).first() if worker_id else None,
        about=notice.baby_id,
    )
    directory_actions.notify(letter, at=at)


@transaction.atomic
def answer_notice(*, notice_id: UUID, words: str, by: Actor, at: datetime) -> PoliceAnswer:
    """Say what was done. Raises Refused, NotThere."""
    one_at_a_time(notice_id)
    line = doors.notice_for(by, notice_id, at=at)
    made = PoliceAnswer.objects.create(
        baby_id=line.notice.baby_id, notice=line.notice, words=words,
        answered_by=directory_doors.worker_of(by), answered_at=at,
    )  # fmt: skip
    note(by, "answered a police notification", Permission.SAFETY_ANSWER, made)
    return made

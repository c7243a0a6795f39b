"""What happens by itself: a step that was not taken is put before those who can act, once for each cause."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from kith.directory import actions as directory_actions
from kith.directory import doors as directory_doors
from kith.directory.models import Worker
from kith.directory.words import ContactMeans
from kith.injuries import doors
from kith.injuries.models import InjuryAlarm
from kith.injuries.words import Alarm


def raise_alarms(*, at: datetime) -> int:
    """Raise every alarm that is due and not raised yet; in the background, as the owner. Returns how many."""
    raised = 0
    for file in doors.to_watch(at=at):
        cause = file.alarm(at)
        if cause is not None and cause.value not in {one.cause for one in file.alarms}:
            with transaction.atomic():
                raised += _raise(file, cause, at)
    return raised


def _raise(file: doors.InjuryFile, cause: Alarm, at: datetime) -> int:
    injury = file.injury
    people = _who_can_act(file, at)
    _alarm, made = InjuryAlarm.objects.get_or_create(
        injury=injury,
        cause=cause.value,
        defaults={"baby_id": injury.baby_id, "raised_at": at, "told": len(people)},
    )
    if not made:
        return 0
    for worker in people:
        _write(file, cause, worker.email, worker, at)
    front_door = directory_doors.front_door()
    mailbox = directory_doors.contact(front_door.pk, ContactMeans.EMAIL) if front_door else None
    if mailbox is not None:
        _write(file, cause, mailbox.value, None, at)
    return 1


def _who_can_act(file: doors.InjuryFile, at: datetime) -> list[Worker]:
    """Whoever recorded it and booked, their line managers, and their agency's named professionals."""
    injury = file.injury
    own = [injury.recorded_by, *([file.review.booked_by] if file.review else [])]
    managers = directory_doors.line_managers({worker.team_id for worker in own}, at=at)
    leads = directory_doors.safeguarding_leads({injury.agency_id}, at=at)
    found = {worker.pk: worker for worker in (*own, *managers, *leads)}
    return [one for one in found.values() if one.email and directory_doors.is_at_work(one, at=at)]


def _write(file: doors.InjuryFile, cause: Alarm, address: str, worker: Worker | None, at: datetime) -> None:
    injury = file.injury
    link = settings.KITH_ADDRESS.rstrip("/") + reverse("injury", args=[injury.pk])
    knows = f"{injury.recorded_by.full_name}, {injury.agency.name}, {injury.recorded_by.phone}".rstrip(", ")
    body = (
        f"{cause.label}. This is about record {injury.number}.\n\nIt names nobody here. Who knows: {knows}.\n\n"
        f"Sign in to Kith to read it, if you work with the family:\n\n{link}\n"
    )
    letter = directory_actions.Letter(
        key=f"injury-alarm:{injury.pk}:{cause.value}:{address}"[:160],
        address=address,
        subject="A record needs you today",
        body=body,
        worker=worker,
        about=injury.baby_id,
    )
    directory_actions.notify(letter, at=at)

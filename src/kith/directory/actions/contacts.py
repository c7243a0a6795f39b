"""Keeping contacts right: still right, changed, wrong, a letter that came back; and asking whoever keeps them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse

from kith.access import audit
from kith.access.actor import Actor
from kith.access.database import acting_as
from kith.access.doors import NotThere, must
from kith.access.permissions import Permission
from kith.access.policy import Subject
from kith.access.words import Role
from kith.directory import doors
from kith.directory.models import Contact, ContactCheck, Shift, Team, Worker
from kith.directory.words import CheckKind, ContactMeans
from kith.kernel import handbook
from kith.kernel.clock import day_of

from .notices import Letter, notify
from .staff import Told, may_keep, record

SALT = "kith.directory.still-right"


@dataclass(frozen=True, kw_only=True)
class ContactSaid:
    """What a contact is to be."""

    means: ContactMeans
    value: str
    owner: Worker | None = None


@dataclass(frozen=True, kw_only=True)
class TurnSaid:
    """A turn on the rota."""

    number: str
    starts_at: datetime
    ends_at: datetime
    worker: Worker | None = None


def contact_said(words: Mapping[str, Any]) -> ContactSaid:
    """From a form's words."""
    owner = Worker.objects.filter(pk=words["owner"]).first() if words.get("owner") else None
    return ContactSaid(means=ContactMeans(words["means"]), value=words["value"], owner=owner)


def turn_said(words: Mapping[str, Any]) -> TurnSaid:
    """From a form's words."""
    worker = Worker.objects.filter(pk=words["worker"]).first() if words.get("worker") else None
    return TurnSaid(number=words["number"], starts_at=words["starts_at"], ends_at=words["ends_at"], worker=worker)


@transaction.atomic
def confirm(contact_id: UUID, *, by: Actor, at: datetime) -> Contact:
    """Somebody who keeps it right says that it still is. Raises NotThere, Refused."""
    contact = doors.contact_for(by, contact_id, Permission.CONTACT_CONFIRM, at=at)
    _confirmed(contact, at, by=by.worker_id)
    _wrote(by, "confirmed a contact", contact, Permission.CONTACT_CONFIRM)
    return contact


def _confirmed(contact: Contact, at: datetime, *, by: UUID | None = None, told: UUID | None = None) -> None:
    contact.last_confirmed_on = day_of(at)
    contact.save(update_fields=["last_confirmed_on"])
    ContactCheck.objects.create(contact=contact, kind=CheckKind.CONFIRMED.value, by_id=by, told_id=told, at=at)


@transaction.atomic
def change_contact(contact_id: UUID, said: ContactSaid, *, by: Actor, at: datetime) -> Contact:
    """It is another number or address now, or somebody else keeps it; that counts as confirmed. Raises Refused."""
    contact = doors.contact_for(by, contact_id, Permission.CONTACT_CONFIRM, at=at)
    before = contact.value
    contact.means, contact.value, contact.last_confirmed_on = said.means.value, said.value, day_of(at)
    if said.owner is not None:
        contact.owner = said.owner
    contact.save()
    kind = CheckKind.CONFIRMED if before == said.value else CheckKind.CHANGED
    words = "" if before == said.value else f"It was {before}"
    ContactCheck.objects.create(contact=contact, kind=kind.value, words=words[:200], by_id=by.worker_id, at=at)
    _wrote(by, "changed a contact", contact, Permission.CONTACT_CONFIRM)
    return contact


@transaction.atomic
def enter_contact(team: Team, said: ContactSaid, *, by: Actor, at: datetime) -> Contact:
    """A new way to reach a team; one that is there already is confirmed. Raises Refused."""
    may_keep(by, team.agency_id, at)
    there = Contact.objects.filter(team=team, means=said.means.value, value=said.value, ended_on=None).first()
    if there is not None:
        return confirm(there.pk, by=by, at=at)
    owner = said.owner.pk if said.owner else by.worker_id
    contact = Contact.objects.create(
        team=team, means=said.means.value, value=said.value, owner_id=owner, last_confirmed_on=day_of(at)
    )
    _wrote(by, "entered a contact", contact, Permission.DIRECTORY_KEEP)
    return contact


@transaction.atomic
def end_contact(contact_id: UUID, *, by: Actor, at: datetime) -> Contact:
    """A contact that is no more. Raises NotThere, Refused."""
    contact = doors.contact_for(by, contact_id, Permission.DIRECTORY_KEEP, at=at)
    contact.ended_on = day_of(at)
    contact.save(update_fields=["ended_on"])
    _wrote(by, "ended a contact", contact, Permission.DIRECTORY_KEEP)
    return contact


def _wrote(by: Actor, action: str, contact: Contact, permission: Permission) -> None:
    act = audit.Act(action=action, permission=permission, subject_kind="contact", subject_id=contact.pk)
    audit.record(by, act)


@transaction.atomic
def doubt_contact(contact_id: UUID, words: str, *, by: Actor, at: datetime) -> ContactCheck:
    """Somebody who tried it says that it is wrong; whoever keeps it right is told. Raises NotThere, Refused."""
    contact = doors.contact_for(by, contact_id, Permission.CONTACT_DOUBT, at=at)
    check = ContactCheck.objects.create(
        contact=contact, kind=CheckKind.WRONG.value, words=words[:200], by_id=by.worker_id, at=at
    )
    _wrote(by, "said that a contact is wrong", contact, Permission.CONTACT_DOUBT)
    says = f"{by.name} tried it and says that it is wrong."
    for worker in _keepers(contact, at):
        _ask(contact, worker, says, f"wrong:{check.pk}:{worker.pk}", at)
    return check


@transaction.atomic
def doubt_colleague(worker_id: UUID, words: str, *, by: Actor, at: datetime) -> ContactCheck:
    """A colleague's own number is wrong: they and their agency's administrator are told. Raises NotThere, Refused."""
    worker = doors.colleague_for(by, worker_id, at=at)
    check = ContactCheck.objects.create(
        worker=worker, kind=CheckKind.WRONG.value, words=words[:200], by_id=by.worker_id, at=at
    )
    act = audit.Act(
        action="said that a colleague's number is wrong",
        permission=Permission.CONTACT_DOUBT,
        subject_kind="worker",
        subject_id=worker.pk,
    )
    audit.record(by, act)
    body = f"Somebody rang the number of {worker.full_name} ({worker.team.name}) and says that it is wrong."
    for one in {worker, *doors.administrators_of(worker.team.agency_id, at=at)}:
        if one.email and doors.is_at_work(one, at=at):
            key = f"wrong:{check.pk}:{one.pk}"
            letter = Letter(key=key, address=one.email, worker=one, subject="A number may be wrong", body=body)
            notify(letter, at=at)
    return check


def _keepers(contact: Contact, at: datetime) -> list[Worker]:
    """Whoever keeps it right and is at work; else the agency's administrators."""
    owner = contact.owner
    if owner is not None and owner.email and doors.is_at_work(owner, at=at):
        return [owner]
    return [one for one in doors.administrators_of(contact.team.agency_id, at=at) if one.email]


def nudge(*, at: datetime) -> int:
    """Ask whoever keeps each contact that is due whether it is still right, once for each time it falls due."""
    asked = 0
    for one in doors.standing(doors.kept(), at=at):
        if not one.soon and not one.late:
            continue
        for worker in _keepers(one.contact, at):
            key = f"due:{one.contact.pk}:{one.due_on}:{worker.pk}"
            asked += _ask(one.contact, worker, "It is due to be confirmed.", key, at)
    return asked


def _ask(contact: Contact, worker: Worker, says: str, key: str, at: datetime) -> bool:
    """The letter with the one-tap link. It names the team and no number, and nobody is signed in by it."""
    link = settings.KITH_ADDRESS + reverse("still_right", args=[link_for(contact, worker)])
    body = (
        f"{contact.team.name}, {ContactMeans(contact.means).label.lower()}.\n{says}\n\n"
        f"Open this page to see it, and press once if it is still right:\n{link}\n\n"
        "If it has changed, sign in to Kith and open “Directory”.\n"
    )
    letter = Letter(key=key, address=worker.email, worker=worker, subject="Is this contact still right?", body=body)
    notice = notify(letter, at=at)
    return notice.created_at == at


def link_for(contact: Contact, worker: Worker) -> str:
    """A signed link for one contact, one person and one time: once it is confirmed again, the link is used up."""
    return signing.dumps([str(contact.pk), str(worker.pk), contact.last_confirmed_on.isoformat()], salt=SALT)


def read_link(signed: str, *, at: datetime) -> tuple[Contact, Worker]:
    """The contact and the person of a link. Raises NotThere: altered, too old, used up, or they no longer keep it."""
    days = handbook.current().figure("contact_link_days", day_of(at))
    try:
        contact_id, worker_id, since = signing.loads(signed, salt=SALT, max_age=timedelta(days=days))
    except (signing.BadSignature, ValueError, TypeError):
        raise NotThere from None
    contact = doors.kept().filter(pk=contact_id, last_confirmed_on=since).first()
    worker = Worker.objects.select_related("team").filter(pk=worker_id).first()
    if contact is None or worker is None or worker not in _keepers(contact, at):
        raise NotThere
    return contact, worker


@transaction.atomic
def confirm_by_link(signed: str, *, at: datetime) -> Contact:
    """Still right, said by the link that was sent to whoever keeps it. Raises NotThere."""
    contact, worker = read_link(signed, at=at)
    locked = Contact.objects.select_for_update().get(pk=contact.pk)
    if locked.last_confirmed_on == contact.last_confirmed_on:
        _confirmed(contact, at, told=worker.pk)
        holder = Actor(name=worker.full_name, role=Role(worker.role), account_id=worker.account_id, worker_id=worker.pk)
        with acting_as(holder, at):
            audit.record(holder, audit.Act(action="confirmed by link", subject_kind="contact", subject_id=contact.pk))
    return contact


@transaction.atomic
def letter_came_back(address: str, *, at: datetime) -> int:
    """The post office says that an address takes no letters: every contact of that address is in doubt. How many."""
    found = [one for one in doors.kept() if one.value.casefold() == address.strip().casefold()]
    doubted = doors.doubts_of({one.pk for one in found})
    fresh = [one for one in found if one.pk not in doubted]
    for contact in fresh:
        check = ContactCheck.objects.create(contact=contact, kind=CheckKind.BOUNCED.value, at=at)
        for worker in _keepers(contact, at):
            if worker.email.casefold() != contact.value.casefold():
                _ask(contact, worker, "A letter to it came back.", f"wrong:{check.pk}:{worker.pk}", at)
    return len(fresh)


@transaction.atomic
def enter_turn(team: Team, said: TurnSaid, *, by: Actor, at: datetime) -> Shift:
    """A turn on a team's rota; the same turn entered twice is one. Raises Refused."""
    may_keep(by, team.agency_id, at)
    shift, made = Shift.objects.get_or_create(
        team=team,
        worker=said.worker,
        number=said.number[:30],
        starts_at=said.starts_at,
        ends_at=said.ends_at,
        withdrawn_at=None,
        defaults={"recorded_by_id": by.worker_id, "recorded_at": at},
    )
    if made:
        record(by, Told(action="entered a turn on call", kind="shift", subject_id=shift.pk))
    return shift


@transaction.atomic
def withdraw_turn(shift_id: UUID, *, by: Actor, at: datetime) -> Shift:
    """A turn that nobody does after all. Raises NotThere, Refused."""
    shift = Shift.objects.select_related("team").filter(pk=shift_id, withdrawn_at=None).first()
    if shift is None:
        raise NotThere
    must(by, Permission.DIRECTORY_KEEP, Subject(agency_id=shift.team.agency_id), at=at)
    shift.withdrawn_at = at
    shift.save(update_fields=["withdrawn_at"])
    record(by, Told(action="withdrew a turn on call", kind="shift", subject_id=shift.pk))
    return shift

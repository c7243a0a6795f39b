"""Joiners, movers and leavers of an agency, and its teams."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.db import transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import must
from kith.access.models import Account
from kith.access.permissions import Permission
from kith.access.policy import Subject
from kith.access.words import Role
from kith.directory.models import Agency, ScimEntry, Team, Worker
from kith.directory.words import Setting
from kith.kernel.clock import day_of

NOWHERE_YET = "Not placed in a team yet"
NOBODY = UUID(int=0)
LEAST = Role.RECEPTIONIST
"""The role of a joiner until the agency's administrator gives another: it opens no family's file."""


class Elsewhere(Exception):
    """The e-mail is somebody else's sign-in, or the team's name is taken."""


@dataclass(frozen=True, kw_only=True)
class WorkerSaid:
    """What is said about somebody at work. `email` makes their sign-in; without one they have none."""

    full_name: str
    post_title: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class TeamSaid:
    """What is said about a team."""

    name: str


@dataclass(frozen=True, kw_only=True)
class Told:
    """A line of the audit about the directory."""

    action: str
    kind: str
    subject_id: UUID
    detail: dict[str, Any] = field(default_factory=dict)


def may_keep(by: Actor, agency_id: UUID, at: datetime) -> None:
    """Whoever keeps this agency's entries right. Raises Refused."""
    must(by, Permission.DIRECTORY_KEEP, Subject(agency_id=agency_id), at=at)


def record(by: Actor, told: Told) -> None:
    """Enter it in the audit."""
    act = audit.Act(
        action=told.action,
        permission=Permission.DIRECTORY_KEEP,
        subject_kind=told.kind,
        subject_id=told.subject_id,
        detail=told.detail,
    )
    audit.record(by, act)


@transaction.atomic
def unplaced(agency: Agency) -> Team:
    """The team of those whom their agency has not placed yet; it holds no work."""
    made, _ = Team.objects.get_or_create(agency=agency, name=NOWHERE_YET, defaults={"setting": Setting.COMMUNITY.value})
    return made


@transaction.atomic
def enter_worker(agency: Agency, said: WorkerSaid, *, by: Actor, at: datetime) -> Worker:
    """A joiner: in no team yet, in the role that opens no file. Raises Refused, Elsewhere."""
    may_keep(by, agency.pk, at)
    worker = Worker.objects.create(
        team=unplaced(agency),
        role=LEAST.value,
        active_from=day_of(at),
        account=_account(said.email, None, at),
        **_words(said),
    )
    record(by, Told(action="entered a worker", kind="worker", subject_id=worker.pk))
    return worker


@transaction.atomic
def change_worker(worker: Worker, said: WorkerSaid, *, by: Actor, at: datetime) -> Worker:
    """New words about somebody at work; their sign-in follows the e-mail. Raises Refused, Elsewhere."""
    may_keep(by, worker.team.agency_id, at)
    changed = [name for name, value in _words(said).items() if getattr(worker, name) != value]
    if not changed:
        return worker
    for name, value in _words(said).items():
        setattr(worker, name, value)
    if "email" in changed:
        worker.account = _account(said.email, worker.account, at)
    worker.save()
    record(by, Told(action="changed a worker", kind="worker", subject_id=worker.pk, detail={"fields": changed}))
    return worker


def _words(said: WorkerSaid) -> dict[str, str]:
    return {
        "full_name": said.full_name[:120],
        "post_title": said.post_title[:120],
        "email": said.email,
        "phone": said.phone[:30],
    }


def _account(email: str, now: Account | None, at: datetime) -> Account | None:
    """The sign-in of this e-mail: theirs renamed, or a new one without a password. Raises Elsewhere."""
    if not email:
        return now
    if Account.objects.filter(email__iexact=email).exclude(pk=now.pk if now else NOBODY).exists():
        raise Elsewhere("This e-mail is the sign-in of somebody else.")
    if now is None:
        now = Account.objects.create(email=email.lower(), password="!", joined_at=at)  # noqa: S106  it opens nothing
    else:
        now.email = email.lower()
        now.save(update_fields=["email"])
    EmailAddress.objects.filter(user=now).delete()
    EmailAddress.objects.create(user=now, email=email.lower(), verified=True, primary=True)
    return now


@transaction.atomic
def move(worker: Worker, team: Team, *, by: Actor, at: datetime) -> Worker:
    """A mover: in another team of the same agency from the next request on. Raises Refused."""
    may_keep(by, worker.team.agency_id, at)
    may_keep(by, team.agency_id, at)
    if worker.team_id != team.pk:
        before, worker.team = worker.team_id, team
        worker.save(update_fields=["team"])
        detail = {"from": str(before), "to": str(team.pk)}
        record(by, Told(action="moved a worker", kind="worker", subject_id=worker.pk, detail=detail))
    return worker


@transaction.atomic
def end_access(worker: Worker, *, by: Actor, at: datetime) -> Worker:
    """A leaver: no sign-in, no session and no entry at work from this moment. Raises Refused.

    Their families are not ours to know; whoever composes the rooms hands them over in the same transaction.
    """
    may_keep(by, worker.team.agency_id, at)
    yesterday = day_of(at) - timedelta(days=1)
    if worker.active_until is not None and worker.active_until <= yesterday:
        return worker
    worker.active_until = yesterday
    worker.save(update_fields=["active_until"])
    _close(worker)
    record(by, Told(action="ended a worker's access", kind="worker", subject_id=worker.pk))
    return worker


def _close(worker: Worker) -> None:
    if worker.account_id is None:
        return
    Account.objects.filter(pk=worker.account_id or NOBODY).update(is_active=False)
    for session in UserSession.objects.filter(user_id=worker.account_id):
        session.end()


@transaction.atomic
def return_to_work(worker: Worker, *, by: Actor, at: datetime) -> Worker:
    """Somebody who had left works here again, with none of the families of then. Raises Refused."""
    may_keep(by, worker.team.agency_id, at)
    if worker.active_until is None:
        return worker
    worker.active_until, worker.active_from = None, min(worker.active_from, day_of(at))
    worker.save(update_fields=["active_until", "active_from"])
    Account.objects.filter(pk=worker.account_id or NOBODY).update(is_active=True)
    record(by, Told(action="gave a worker access again", kind="worker", subject_id=worker.pk))
    return worker


@transaction.atomic
def enter_team(agency: Agency, said: TeamSaid, *, by: Actor, at: datetime) -> Team:
    """A new team of the agency. Raises Refused, Elsewhere."""
    may_keep(by, agency.pk, at)
    _free(agency.pk, said.name, None)
    team = Team.objects.create(agency=agency, name=said.name[:120], setting=Setting.COMMUNITY.value)
    record(by, Told(action="entered a team", kind="team", subject_id=team.pk))
    return team


@transaction.atomic
def change_team(team: Team, said: TeamSaid, *, by: Actor, at: datetime) -> Team:
    """A team's new name. Raises Refused, Elsewhere."""
    may_keep(by, team.agency_id, at)
    if team.name != said.name[:120]:
        _free(team.agency_id, said.name, team.pk)
        team.name = said.name[:120]
        team.save(update_fields=["name"])
        record(by, Told(action="renamed a team", kind="team", subject_id=team.pk))
    return team


def _free(agency_id: UUID, name: str, besides: UUID | None) -> None:
    if Team.objects.filter(agency_id=agency_id, name=name[:120]).exclude(pk=besides or NOBODY).exists():
        raise Elsewhere("The agency has a team of this name.")


@transaction.atomic
def close_team(team: Team, *, by: Actor, at: datetime) -> Team:
    """A team that is no more: its people wait to be placed; its history stays, and its name is free. Raises Refused."""
    may_keep(by, team.agency_id, at)
    rest = unplaced(team.agency)
    for worker in Worker.objects.select_related("team").filter(team=team):
        if worker.active_until is None:
            move(worker, rest, by=by, at=at)
    team.closed_on = day_of(at)
    team.name = f"{team.name[:90]} (closed {str(team.pk)[-8:]})"
    team.save(update_fields=["closed_on", "name"])
    record(by, Told(action="closed a team", kind="team", subject_id=team.pk))
    return team


def remember(entry: ScimEntry, *, by: Actor, at: datetime) -> ScimEntry:
    """Keep what an agency's own system calls one of its workers or teams. Raises Refused."""
    may_keep(by, entry.agency_id, at)
    entry.changed_at = at
    entry.save()
    return entry

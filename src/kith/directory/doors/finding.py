"""Looking people and teams up."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Lower

from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.words import Role
from kith.directory import rules
from kith.directory.actors import TEAM_MANAGERS
from kith.directory.models import Agency, Contact, Notice, ScimToken, Team, Worker
from kith.directory.words import ContactMeans, Setting
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding

CONFIRMED_LIMIT = "CONTACT"
MANAGERS_POSTS = "manages_a_team"


def worker_of(actor: Actor) -> Worker:
    """The actor's own entry, with team and agency. Raises NotThere for a visitor."""
    if actor.worker_id is None:
        raise NotThere
    return Worker.objects.select_related("team__agency").get(pk=actor.worker_id)


def team(team_id: UUID) -> Team:
    """A team with its agency. Raises NotThere."""
    found = Team.objects.select_related("agency").filter(pk=team_id).first()
    if found is None:
        raise NotThere
    return found


def teams(team_ids: set[UUID]) -> list[Team]:
    """These teams with their agencies, by name."""
    return list(Team.objects.select_related("agency").filter(pk__in=team_ids).order_by("name", "id"))


def teams_of_kind(*kinds: str) -> list[Team]:
    """The teams of agencies of these kinds, by name."""
    return list(
        Team.objects.select_related("agency").filter(agency__kind__in=kinds, closed_on=None).order_by("name", "id")
    )


def agencies() -> list[Agency]:
    """Every partner agency, by name."""
    return list(Agency.objects.order_by("name", "id"))


def contacts_of(team_ids: set[UUID]) -> list[Contact]:
    """How to reach these teams."""
    return list(Contact.objects.filter(team_id__in=team_ids, ended_on=None).order_by("team_id", "means", "id"))


def newest_notices(most: int) -> list[Notice]:
    """The newest notices; only the demonstration shows them."""
    return list(Notice.objects.order_by("-created_at", "-id")[:most])


def teams_in(setting: Setting) -> list[Team]:
    """The teams that work in a setting, by name."""
    return list(Team.objects.select_related("agency").filter(setting=setting, closed_on=None).order_by("name", "id"))


def front_door() -> Team | None:
    """The team that reads requests for support; None where the partnership has not entered one."""
    return next(iter(teams_in(Setting.FRONT_DOOR)), None)


def locality_team(locality: str) -> Team | None:
    """The team to which a locality's early help requests go; None when the locality is unknown or has no team."""
    if not locality:
        return None
    return next((team for team in teams_in(Setting.LOCALITY) if team.locality == locality), None)


def contact(team_id: UUID, means: ContactMeans) -> Contact | None:
    """One way to reach a team, the one most lately confirmed."""
    found = Contact.objects.filter(team_id=team_id, means=means, ended_on=None)
    return found.order_by("-last_confirmed_on", "id").first()


def front_door_numbers() -> list[Contact]:
    """The Front Door's telephone numbers, the daytime one first, the most lately confirmed first."""
    found = Contact.objects.filter(
        ended_on=None, team__setting=Setting.FRONT_DOOR, means__in=(ContactMeans.PHONE, ContactMeans.OUT_OF_HOURS)
    )
    return list(found.order_by("-means", "-last_confirmed_on", "id"))


def agency_addresses() -> dict[UUID, str]:
    """The e-mail address of each agency that has one: the one of its teams' most lately confirmed."""
    found = Contact.objects.filter(means=ContactMeans.EMAIL, ended_on=None).order_by("last_confirmed_on", "-id")
    return dict(found.values_list("team__agency_id", "value"))


def at_work_as(role: Role, *, at: datetime) -> list[Worker]:
    """Everybody at work in this role on that day, by name."""
    today = day_of(at)
    here = Worker.objects.filter(role=role, active_from__lte=today).exclude(active_until__lt=today)
    return list(here.order_by("full_name", "id"))


def managers_of(team_ids: set[UUID]) -> list[tuple[UUID, str]]:
    """Who manages these teams, and so sees the work of each: (team, name), by name."""
    managers = Worker.objects.filter(team_id__in=team_ids, role__in=TEAM_MANAGERS, active_until=None)
    return list(managers.order_by("full_name", "id").values_list("team_id", "full_name"))


def _at_work(on: date) -> Q:
    return Q(active_from__lte=on) & (Q(active_until=None) | Q(active_until__gte=on))


def safeguarding_leads(agency_ids: set[UUID], *, at: datetime) -> list[Worker]:
    """The named and designated professionals, or safeguarding leads, of these agencies, at work that day, by name."""
    leads = Worker.objects.select_related("team__agency").filter(
        _at_work(day_of(at)), leads_safeguarding=True, team__agency_id__in=agency_ids
    )
    return list(leads.order_by("full_name", "id"))


def line_managers(team_ids: set[UUID], *, at: datetime) -> list[Worker]:
    """Who manages these teams, at work that day, by name: by their role, or by a post that manages a team.

    Which posts those are is in the handbook: most agencies have managers without a role of their own in Kith.
    """
    on = day_of(at)
    manages = Q(role__in=TEAM_MANAGERS)
    for post in handbook.current().listed(MANAGERS_POSTS, on):
        manages |= Q(post_title__icontains=post.label)
    managers = Worker.objects.select_related("team__agency").filter(_at_work(on), manages, team_id__in=team_ids)
    return list(managers.order_by("full_name", "id"))


def is_at_work(worker: Worker, *, at: datetime) -> bool:
    """Whether they still work here on that day, and so can read what is written to them."""
    today = day_of(at)
    return worker.active_from <= today and (worker.active_until is None or worker.active_until >= today)


def workers_by_email(addresses: Iterable[str]) -> dict[str, Worker]:
    """Workers by their work e-mail in lower case; those not found are left out."""
    wanted = {address.strip().lower() for address in addresses if address.strip()}
    found = Worker.objects.select_related("team__agency").annotate(mail=Lower("email")).filter(mail__in=wanted)
    return {worker.email.lower(): worker for worker in found}


def members_of(team_id: UUID, *, besides: UUID | None, at: datetime) -> list[Worker]:
    """Those at work in a team on that day, one of them left out, by name."""
    today = day_of(at)
    here = Worker.objects.select_related("team__agency").filter(team_id=team_id, active_from__lte=today)
    there = here.exclude(active_until__lt=today).order_by("full_name", "id")
    return [worker for worker in there if worker.pk != besides]


def named_in_team(team_id: UUID, said: str, *, at: datetime) -> list[Worker]:
    """Those at work in a team whose work e-mail this is, or whose name holds all these words; none for no words."""
    words = said.casefold().split()
    here = members_of(team_id, besides=None, at=at) if words else []
    by_address = [worker for worker in here if worker.email and worker.email.casefold() == said.strip().casefold()]
    return by_address or [worker for worker in here if all(word in worker.full_name.casefold() for word in words)]


def stale(contact: Contact, *, at: datetime) -> Finding | None:
    """What the rules say about a contact that nobody has confirmed for long."""
    book = handbook.current()
    limit = book.limit(CONFIRMED_LIMIT, day_of(at))
    return rules.contact_is_confirmed(contact.last_confirmed_on, limit, book.calendar(), at)


def successors(worker: Worker, *, at: datetime) -> rules.Successors:
    """Who could go on with the families of somebody who has left."""
    managers = [one for one in line_managers({worker.team_id}, at=at) if one.pk != worker.pk]
    leads = [one for one in safeguarding_leads({worker.team.agency_id}, at=at) if one.pk != worker.pk]
    return rules.Successors(
        manager=managers[0].pk if managers else None,
        team_sees_its_work=worker.team.shares_work,
        safeguarding_lead=leads[0].pk if leads else None,
    )


def administrators_of(agency_id: UUID, *, at: datetime) -> list[Worker]:
    """Who keeps an agency's entries right, at work that day, by name."""
    keep = Worker.objects.filter(_at_work(day_of(at)), role=Role.AGENCY_ADMINISTRATOR, team__agency_id=agency_id)
    return list(keep.order_by("full_name", "id"))


def system_of(token: str, *, at: datetime) -> Actor | None:
    """The agency's own system that speaks with this key: it may what the agency's administrator may, in that agency."""
    digest = hashlib.sha256(token.encode()).hexdigest()
    key = ScimToken.objects.select_related("agency").filter(token_hash=digest, revoked_at=None).first()
    if key is None:
        return None
    return Actor(
        name=f"The system of {key.agency.name}",
        role=Role.AGENCY_ADMINISTRATOR,
        account_id=key.account_id,
        agency_id=key.agency_id,
    )

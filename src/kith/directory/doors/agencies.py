"""An agency as it is on a day: teams, people, posts, deputies, places served, who is on call, contacts."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from kith.access.actor import Actor
from kith.access.decide import decide
from kith.access.doors import NotThere, must
from kith.access.permissions import Permission
from kith.access.policy import Subject
from kith.directory.models import Agency, AreaServed, Deputy, Post, Shift, Team, Worker
from kith.directory.words import AreaKind
from kith.kernel import handbook
from kith.kernel.clock import day_of

from .standing import Standing, of_agency

MOST_FOUND = 20


@dataclass(frozen=True)
class AgencyFile:
    """Everything the directory says of an agency."""

    agency: Agency
    teams: list[Team]
    workers: list[Worker]
    leads: list[Worker]
    posts: list[Post]
    deputies: dict[UUID, Worker]
    served: dict[UUID, list[str]]
    shifts: dict[UUID, list[Shift]]
    standing: list[Standing]


@dataclass(frozen=True)
class Looked:
    """What a search in the directory found."""

    agencies: list[Agency]
    teams: list[Team]
    workers: list[Worker]


def agency(agency_id: UUID) -> Agency:
    """An agency. Raises NotThere."""
    found = Agency.objects.filter(pk=agency_id).first()
    if found is None:
        raise NotThere
    return found


def keeps(actor: Actor, agency_id: UUID, *, at: datetime) -> bool:
    """Whether the actor keeps this agency's entries right."""
    return bool(decide(actor, Permission.DIRECTORY_KEEP, Subject(agency_id=agency_id), at=at))


def team_to_keep(actor: Actor, team_id: UUID, *, at: datetime) -> Team:
    """A team whose entries the actor keeps right. Raises NotThere, Refused."""
    found = Team.objects.select_related("agency").filter(pk=team_id, closed_on=None).first()
    if found is None:
        raise NotThere
    must(actor, Permission.DIRECTORY_KEEP, Subject(agency_id=found.agency_id), at=at)
    return found


def keepers_for(agency_id: UUID, *, at: datetime) -> tuple[tuple[str, str], ...]:
    """Those at work in an agency, to choose who keeps a contact right: (id, name and team)."""
    here = Worker.objects.filter(_runs("active_", day_of(at)), team__agency_id=agency_id).exclude(email="")
    rows = here.order_by("full_name", "id").values_list("pk", "full_name", "team__name")
    return tuple((str(pk), f"{name}, {team}") for pk, name, team in rows)


def agency_file(agency_id: UUID, *, at: datetime) -> AgencyFile:
    """An agency today. Raises NotThere."""
    found, on = agency(agency_id), day_of(at)
    teams = list(Team.objects.select_related("agency").filter(agency=found, closed_on=None).order_by("name", "id"))
    here = Worker.objects.select_related("team__agency").filter(_runs("active_", on), team__agency=found)
    workers = list(here.order_by("full_name", "id"))
    posts = Post.objects.select_related("team__agency", "holder").filter(agency=found, until_on=None)
    return AgencyFile(
        agency=found,
        teams=teams,
        workers=workers,
        leads=[one for one in workers if one.leads_safeguarding],
        posts=list(posts.order_by("from_on", "title", "id")),
        deputies=_deputies(found, on),
        served=_served(teams, on),
        shifts=_shifts(teams, at),
        standing=of_agency(agency_id, at=at),
    )


def _runs(name: str, on: date) -> Q:
    """That a row runs on that day: `name` is what stands before "from" and "until"."""
    begun, ends = (f"{name}from", f"{name}until") if name else ("from_on", "until_on")
    return Q(**{f"{begun}__lte": on}) & (Q(**{ends: None}) | Q(**{f"{ends}__gte": on}))


def _deputies(found: Agency, on: date) -> dict[UUID, Worker]:
    standing = Deputy.objects.select_related("deputy").filter(_runs("", on), worker__team__agency=found)
    return {one.worker_id: one.deputy for one in standing.order_by("from_on", "id")}


def _served(teams: list[Team], on: date) -> dict[UUID, list[str]]:
    """The names of the places each team serves: as entered, else its own district or locality."""
    places = handbook.current().places()
    names = {one.code: one.name for one in places.districts}
    names |= {f"locality:{one.code}": f"{one.name} locality" for one in places.localities}
    found: dict[UUID, list[str]] = defaultdict(list)
    for area in AreaServed.objects.filter(_runs("", on), team__in=teams).order_by("kind", "code"):
        key = f"locality:{area.code}" if area.kind == AreaKind.LOCALITY.value else area.code
        found[area.team_id].append(names.get(key, area.code))
    for team in teams:
        if team.pk not in found and (team.district or team.locality):
            own = names.get(team.district) or names.get(f"locality:{team.locality}", team.locality)
            found[team.pk].append(own)
    return found


def _shifts(teams: list[Team], at: datetime) -> dict[UUID, list[Shift]]:
    ahead = Shift.objects.select_related("worker").filter(team__in=teams, ends_at__gt=at, withdrawn_at=None)
    found: dict[UUID, list[Shift]] = defaultdict(list)
    for shift in ahead.order_by("starts_at", "id")[:500]:
        found[shift.team_id].append(shift)
    return found


def look_up(said: str, *, at: datetime) -> Looked:
    """Agencies, teams and people at work whose name or post holds these words, the first of each by name."""
    words = said.split()
    agencies, teams, workers = (Q() for _ in range(3))
    for word in words:
        agencies &= Q(name__icontains=word)
        teams &= Q(name__icontains=word) | Q(ods_code__iexact=word)
        workers &= Q(full_name__icontains=word) | Q(post_title__icontains=word)
    here = Worker.objects.select_related("team__agency").filter(_runs("active_", day_of(at)))
    return Looked(
        agencies=list(Agency.objects.filter(agencies).order_by("name", "id")[:MOST_FOUND]),
        teams=list(
            Team.objects.select_related("agency").filter(teams, closed_on=None).order_by("name", "id")[:MOST_FOUND]
        ),
        workers=list(here.filter(workers).order_by("full_name", "id")[:MOST_FOUND]),
    )

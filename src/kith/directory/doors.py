"""Looking people and teams up."""

from uuid import UUID

from kith.access.actor import Actor
from kith.access.doors import NotThere

from .models import Agency, Contact, Team, Worker


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


def teams_of_kind(*kinds: str) -> list[Team]:
    """The teams of agencies of these kinds, by name."""
    return list(Team.objects.select_related("agency").filter(agency__kind__in=kinds).order_by("name", "id"))


def agencies() -> list[Agency]:
    """Every partner agency, by name."""
    return list(Agency.objects.order_by("name", "id"))


def contacts_of(team_ids: set[UUID]) -> list[Contact]:
    """How to reach these teams."""
    return list(Contact.objects.filter(team_id__in=team_ids).order_by("team_id", "means", "id"))

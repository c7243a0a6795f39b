"""Who an account is at work."""

from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from kith.access.actor import Actor
from kith.access.words import Role
from kith.kernel import handbook
from kith.kernel.clock import LONDON

from .models import CardRead, Worker

TEAM_MANAGERS = frozenset({Role.FRONT_DOOR_MANAGER, Role.LOCALITY_MANAGER})


def actor_for(
    account: Any, *, second_factor: bool, at: datetime, second_factor_at: datetime | None = None
) -> Actor | None:
    """The actor for a signed-in account; None when the worker has left or was never entered.

    Read at every request, so that a change of team or a leaver counts at once.
    """
    worker = _workers().filter(account_id=account.pk).first()
    today = at.astimezone(LONDON).date()
    if worker is None or worker.active_from > today or (worker.active_until and worker.active_until < today):
        return None
    role = Role(worker.role)
    sees_team = worker.team.shares_work or role in TEAM_MANAGERS
    return Actor(
        name=worker.full_name,
        role=role,
        account_id=account.pk,
        worker_id=worker.pk,
        agency_id=worker.team.agency_id,
        team_id=worker.team_id,
        team_ids=frozenset({worker.team_id}) if sees_team else frozenset(),
        manages=role in TEAM_MANAGERS,
        second_factor=second_factor,
        second_factor_at=second_factor_at,
        knows_role=worker.card_read == edition_of(role),
    )


def edition_of(role: Role) -> str:
    """The edition of a role's card that is in use; empty where the handbook has none."""
    versions = handbook.current().versions("role_card", role.value)
    return versions[0].edition if versions else ""


def _workers() -> Any:
    """Workers with the edition of their role's card that they read last, in the same question."""
    read = CardRead.objects.filter(worker=OuterRef("pk"), role=OuterRef("role")).order_by("-read_at").values("edition")
    return Worker.objects.select_related("team").annotate(card_read=Coalesce(Subquery(read[:1]), Value("")))

"""Every reading of a baby's file goes through here: it asks access, and leaves a line in the audit."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere, must
from kith.access.permissions import Permission
from kith.access.policy import Subject

from .models import Baby, Involvement


def subject_of(baby_id: UUID) -> Subject:
    """The facts about a baby's file that permission is decided on: who is involved now."""
    rows = list(Involvement.objects.filter(baby_id=baby_id, until=None).values_list("worker_id", "team_id"))
    return Subject(
        baby_id=baby_id,
        involved_workers=frozenset(worker for worker, _team in rows if worker),
        involved_teams=frozenset(team for _worker, team in rows),
    )


def allow(actor: Actor, permission: Permission, baby_id: UUID, *, at: datetime) -> Subject:
    """Raise Refused unless `actor` may do `permission` to this baby's file; return the facts it was decided on."""
    subject = subject_of(baby_id)
    must(actor, permission, subject, at=at)
    return subject


def baby_for(actor: Actor, baby_id: UUID, permission: Permission = Permission.BABY_VIEW, *, at: datetime) -> Baby:
    """A baby's file for somebody involved with it; the opening is recorded.

    Raises Refused when the actor may not, NotThere when there is no such baby among the rows they see.
    """
    allow(actor, permission, baby_id, at=at)
    baby = Baby.objects.select_related("mother").filter(pk=baby_id).first()
    if baby is None:
        raise NotThere
    audit.record(
        actor, audit.Act(action="opened a baby's file", permission=permission, subject_kind="baby", baby_id=baby_id)
    )
    return baby


def visible_to(actor: Actor) -> QuerySet[Baby]:
    """The babies that `actor`, or a team they manage or share, works with now: the filter of every list."""
    held = Involvement.objects.filter(until=None).filter(Q(worker_id=actor.worker_id) | Q(team_id__in=actor.team_ids))
    return Baby.objects.filter(pk__in=held.values("baby_id"))

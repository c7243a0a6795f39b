"""Photographs: who was asked, which there are, and one of them decrypted. The picture itself is read nowhere else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, Subquery

from kith.access import audit
from kith.access.actor import Actor
from kith.access.decide import role_may
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.access.words import Role
from kith.directory import doors as directory_doors
from kith.directory.models import Worker
from kith.injuries.models import Injury, InjuryMark, Photograph, PhotographRequest
from kith.people import doors as people_doors

from . import keys


def injury_for(actor: Actor, injury_id: UUID, permission: Permission, *, at: datetime) -> Injury:
    """The record a photograph belongs to, without anything that followed; the opening is recorded.

    Raises Refused, NotThere. Medical illustration reads a record no further than this.
    """
    found = Injury.objects.select_related("baby__mother").filter(pk=injury_id).first()
    if found is None:
        raise NotThere
    people_doors.allow(actor, permission, found.baby_id, at=at)
    _note(actor, "opened the photographs of a record", permission, found.pk, found.baby_id)
    return found


def photograph_for(
    actor: Actor, photograph_id: UUID, permission: Permission = Permission.PHOTOGRAPH_VIEW, *, at: datetime
) -> Photograph:
    """What is known of one photograph, not the picture. Raises Refused, NotThere (also when it was taken off)."""
    rows = Photograph.objects.select_related("injury__baby__mother", "taken_by__team").defer("sealed")
    found = rows.filter(pk=photograph_id, taken_off=None).first()
    if found is None:
        raise NotThere
    people_doors.allow(actor, permission, found.baby_id, at=at)
    return found


def picture_of(actor: Actor, photograph_id: UUID, *, at: datetime) -> bytes:
    """The picture itself, decrypted for this one answer; each opening is recorded. Raises Refused, NotThere."""
    one = photograph_for(actor, photograph_id, at=at)
    sealed = bytes(Photograph.objects.values_list("sealed", flat=True).get(pk=one.pk))
    picture = keys.opened(sealed, photograph_id=one.pk, baby_id=one.baby_id)
    _note(actor, "opened a photograph of a mark", Permission.PHOTOGRAPH_VIEW, one.pk, one.baby_id)
    return picture


def _note(actor: Actor, action: str, permission: Permission, subject: UUID, baby_id: UUID) -> None:
    kind = "photograph" if action == "opened a photograph of a mark" else "injury"
    act = audit.Act(action=action, permission=permission, subject_kind=kind, subject_id=subject, baby_id=baby_id)
    audit.record(actor, act)


@dataclass(frozen=True, kw_only=True)
class Photographs:
    """What is known of a record's photographs and of who was asked for them; never the pictures."""

    marks: Sequence[InjuryMark]
    taken: Sequence[Photograph]
    asked: Sequence[PhotographRequest]


def photographs_of(injury: Injury) -> Photographs:
    """The caller has opened the record."""
    taken = Photograph.objects.select_related("taken_by", "taken_off__taken_off_by").defer("sealed")
    asked = PhotographRequest.objects.select_related("asked_of", "asked_by")
    return Photographs(
        marks=list(InjuryMark.objects.filter(injury=injury).order_by("number")),
        taken=list(taken.filter(injury=injury).order_by("added_at", "id")),
        asked=list(asked.filter(injury=injury).order_by("asked_at", "id")),
    )


def illustrators(*, at: datetime) -> list[Worker]:
    """Everybody of medical illustration who is at work, by name."""
    return directory_doors.at_work_as(Role.MEDICAL_ILLUSTRATION, at=at)


def asked_of(actor: Actor, *, at: datetime) -> list[PhotographRequest]:
    """What this person was asked to photograph and has not yet, while they reach it; the oldest first."""
    since = Photograph.objects.filter(injury=OuterRef("injury"), added_at__gte=OuterRef("asked_at"))
    rows = PhotographRequest.objects.select_related("injury__baby__mother", "asked_by__team").filter(
        asked_of=actor.worker_id, until__gt=at, baby__in=people_doors.visible_to(actor)
    )
    rows = rows.annotate(done=Subquery(since.values("id")[:1])).filter(done=None)
    return list(rows.order_by("asked_at", "id")[:25])


@dataclass(frozen=True)
class MayPhotograph:
    """What this reader's role does with photographs."""

    ask: bool
    add: bool
    view: bool


def may_photograph(actor: Actor) -> MayPhotograph:
    return MayPhotograph(
        bool(role_may(actor, Permission.PHOTOGRAPH_ASK)),
        bool(role_may(actor, Permission.PHOTOGRAPH_ADD)),
        bool(role_may(actor, Permission.PHOTOGRAPH_VIEW)),
    )

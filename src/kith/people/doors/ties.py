"""How the people of a family are to each other, as it stands now."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kith.access.actor import Actor
from kith.people.models import FamilyTie
from kith.people.words import SAYS, Source, TieKind

from . import files, men
from .family import standing


@dataclass(frozen=True, kw_only=True)
class Tie:
    """What stands about two people, with names."""

    id: UUID
    kind: TieKind
    one: str
    other: str
    label: str
    since: date | None
    source: Source | None
    verified: bool
    words: str
    recorded_at: datetime
    recorded_by: str


def ties_of(actor: Actor, baby_id: UUID) -> list[Tie]:
    """What stands about each two people around a baby, the newest first. The caller has opened the file."""
    found = FamilyTie.objects.filter(baby_id=baby_id, baby__in=files.visible_to(actor)).select_related("recorded_by")
    names = {one.carer_id: one.name or one.relationship.label for one in men.carers_of(actor, baby_id)}
    return [_tie(one, names) for one in sorted(standing(found), key=lambda tie: tie.recorded_at, reverse=True)]


def _tie(tie: FamilyTie, names: dict[UUID, str]) -> Tie:
    kind = TieKind(tie.kind)
    return Tie(
        id=tie.pk,
        kind=kind,
        one=names.get(tie.one_id, "The mother") if tie.one_id else "The mother",
        other="The baby" if tie.with_baby else names.get(tie.other_id, "The mother") if tie.other_id else "The mother",
        label=SAYS[kind](tie.says).label,
        since=tie.since,
        source=Source(tie.source) if tie.source else None,
        verified=tie.verified,
        words=tie.words,
        recorded_at=tie.recorded_at,
        recorded_by=tie.recorded_by.full_name if tie.recorded_by else "",
    )

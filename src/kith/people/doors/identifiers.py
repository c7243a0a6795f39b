"""What other systems know an adult by, each with who said so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from kith.access.actor import Actor
from kith.access.decide import decide
from kith.access.permissions import Permission
from kith.people.models import PersonIdentifier
from kith.people.words import IdentifierKind, ToldBy

from . import files


@dataclass(frozen=True, kw_only=True)
class Identifier:
    """One number or practice that stands."""

    kind: IdentifierKind
    value: str
    source: ToldBy
    verified: bool
    agency: str
    recorded_by: str
    recorded_at: datetime


def kinds_open_to(actor: Actor, baby_id: UUID, *, at: datetime) -> tuple[IdentifierKind, ...]:
    """Which kinds this actor reads and records on this baby's file. The caller has opened the file."""
    justice = bool(decide(actor, Permission.JUSTICE_NUMBERS, files.subject_of(baby_id), at=at))
    return tuple(kind for kind in IdentifierKind if justice or not kind.is_of_justice)


def identifiers_of(person_id: UUID, kinds: Sequence[IdentifierKind]) -> list[Identifier]:
    """What stands of these kinds, in their order. The caller has opened the file and asked which kinds are open."""
    whose = Q(person_id=person_id) | Q(person__merged_into_id=person_id)
    rows = PersonIdentifier.objects.filter(whose, kind__in=[kind.value for kind in kinds])
    newest = {row.kind: row for row in rows.select_related("agency", "recorded_by").order_by("recorded_at", "id")}
    return [
        Identifier(
            kind=kind,
            value=files.spaced(row.value) if kind is IdentifierKind.NHS_NUMBER else row.value,
            source=ToldBy(row.source),
            verified=row.verified,
            agency=row.agency.name,
            recorded_by=row.recorded_by.full_name,
            recorded_at=row.recorded_at,
        )
        for kind in kinds
        if (row := newest.get(kind.value)) and row.value
    ]

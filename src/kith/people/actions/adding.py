"""Adding a record about a man or another carer: everything that is not said anew is kept from the one before."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.people import doors
from kith.people.models import Baby, MaleCarer, MaleCarerRecord
from kith.people.words import CarerKind

from . import checks, history

OWN = frozenset({"id", "carer", "baby", "number", "recorded_at", "recorded_by"})
"""What belongs to one record and is never taken over from the one before."""


@dataclass(frozen=True)
class Stale:
    """Somebody recorded something newer meanwhile: `newer` is theirs. Nothing was saved, nothing is lost."""

    newer: doors.Man


def baby(baby_id: UUID, by: Actor, at: datetime) -> Baby:
    """A baby on whose file the actor may record carers. Raises Refused, NotThere."""
    doors.allow(by, Permission.CARER_RECORD, baby_id, at=at)
    found = Baby.objects.filter(pk=baby_id).first()
    if found is None:
        raise NotThere
    return found


def opened(carer_id: UUID, by: Actor, at: datetime) -> tuple[MaleCarer, Baby, MaleCarerRecord | None]:
    """A carer held until the transaction ends, the baby, and the newest record. Raises NotThere, Refused."""
    carer = MaleCarer.objects.filter(pk=carer_id).first()
    if carer is None:
        raise NotThere
    of = baby(carer.baby_id, by, at)
    checks.alone("man", carer_id)
    return carer, of, carer.records.select_related(*doors.RELATED).order_by("-number").first()


def add(
    carer: MaleCarer, of: Baby, before: MaleCarerRecord | None, changed: dict[str, Any], *, by: Actor, at: datetime
) -> MaleCarerRecord:
    """The next record: as the one before, with what was said now; and a line in the audit."""
    fields = [field.name for field in MaleCarerRecord._meta.concrete_fields if field.name not in OWN]
    kept = {name: getattr(before, name) for name in fields} if before else {}
    record = MaleCarerRecord.objects.create(
        carer=carer,
        baby=of,
        number=before.number + 1 if before else 1,
        recorded_at=at,
        recorded_by_id=by.worker_id,
        **(kept | changed),
    )
    history.keep_back(of.mother_id)
    man = carer.kind == CarerKind.MAN
    act = audit.Act(
        action="recorded what is known about a man" if man else "recorded what is known about a carer",
        permission=Permission.CARER_RECORD,
        subject_kind="male carer" if man else "carer",
        subject_id=carer.pk,
        baby_id=of.pk,
        detail={"number": record.number, "knowledge": record.knowledge, "about": record.about},
    )
    audit.record(by, act)
    return record

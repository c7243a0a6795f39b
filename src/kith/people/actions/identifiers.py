"""Adding a number, or a practice, by which another agency knows an adult."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.people import doors
from kith.people.models import PersonIdentifier
from kith.people.words import IdentifierKind, ToldBy

from . import checks
from .history import About
from .numbers import number_taken


@dataclass(frozen=True, kw_only=True)
class IdentifierSaid:
    """A number or a practice, who said so, and whether it was checked. Empty takes the earlier one out."""

    kind: IdentifierKind
    value: str
    source: ToldBy
    verified: bool = False


@transaction.atomic
def record_identifier(
    about: About, said: IdentifierSaid, *, explained: str = "", by: Actor, at: datetime
) -> PersonIdentifier | checks.Queried:
    """Add what another system knows an adult by. Two people with one NHS number are queried (PPL-7).

    Raises Refused for who may not, also of police and probation numbers; NotThere for nobody of this family.
    """
    permission = Permission.JUSTICE_NUMBERS if said.kind.is_of_justice else Permission.PERSON_RECORD
    doors.allow(by, permission, about.baby_id, at=at)
    person, _relation = doors.person_for(by, about.baby_id, about.person_id)
    is_nhs = said.kind is IdentifierKind.NHS_NUMBER
    found = number_taken(said.value, person.pk, by=by, at=at) if is_nhs else []
    queried = checks.unexplained(found, explained)
    if queried:
        return queried
    worker = directory_doors.worker_of(by)
    made = PersonIdentifier.objects.create(
        person=person,
        kind=said.kind.value,
        value=said.value,
        source=said.source.value,
        verified=said.verified,
        agency=worker.team.agency,
        recorded_at=at,
        recorded_by=worker,
    )
    if is_nhs:
        person.nhs_number = said.value
        person.save(update_fields=["nhs_number"])
    checks.explain(found, explained, person, by=by, at=at)
    _leave_a_line(about, said, permission, by)
    return made


def _leave_a_line(about: About, said: IdentifierSaid, permission: Permission, by: Actor) -> None:
    act = audit.Act(
        action="recorded what another agency knows somebody by",
        permission=permission,
        subject_kind="person",
        subject_id=about.person_id,
        baby_id=about.baby_id,
        detail={"kind": said.kind.value},
    )
    audit.record(by, act)

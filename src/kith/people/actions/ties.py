"""How two people of a baby's family are to each other: each a dated fact with a source, added and never changed."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.people import doors, rules
from kith.people.models import Baby, FamilyTie
from kith.people.words import SAYS, Source, TieKind

from . import adding, checks


@dataclass(frozen=True, kw_only=True)
class TieSaid:
    """What somebody records about two people. Empty `one` or `other` is the mother; `with_baby`: the baby is it."""

    kind: TieKind
    says: str
    one: UUID | None = None
    other: UUID | None = None
    with_baby: bool = False
    since: date | None = None
    source: Source | None = None
    verified: bool = False
    words: str = ""


@transaction.atomic
def record_tie(
    baby_id: UUID, said: TieSaid, *, explained: str = "", by: Actor, at: datetime
) -> FamilyTie | checks.Queried:
    """Add how two people are to each other; the newest about the same two is what stands.

    Raises Refused, NotThere when one of them is not on this baby's file; ValueError for somebody and themselves, or
    for words that are not of this kind.
    """
    baby = adding.baby(baby_id, by, at)
    _make_sense(said)
    on_file = {one.carer_id for one in doors.carers_of(by, baby_id)}
    if not {one for one in (said.one, said.other) if one} <= on_file:
        raise NotThere
    found = [rules.how_people_are_with_each_other_has_a_source(said.source or "")]
    queried = checks.unexplained(found, explained)
    if queried:
        return queried
    checks.explain(found, explained, baby, by=by, at=at)
    made = _add(baby, said, by, at)
    act = audit.Act(
        action="recorded how two people are to each other",
        permission=Permission.CARER_RECORD,
        subject_kind="family tie",
        subject_id=made.pk,
        baby_id=baby_id,
        detail={"kind": said.kind.value},
    )
    audit.record(by, act)
    return made


def _add(baby: Baby, said: TieSaid, by: Actor, at: datetime) -> FamilyTie:
    return FamilyTie.objects.create(
        baby=baby,
        kind=said.kind.value,
        says=said.says,
        one_id=said.one,
        other_id=None if said.with_baby else said.other,
        with_baby=said.with_baby,
        since=said.since,
        source=said.source.value if said.source else "",
        verified=said.verified,
        words=said.words,
        recorded_at=at,
        recorded_by_id=by.worker_id,
    )


def _make_sense(said: TieSaid) -> None:
    SAYS[said.kind](said.says)
    if not said.with_baby and said.one == said.other:
        raise ValueError("a tie is between two people")
    if said.with_baby and said.kind is TieKind.UNION:
        raise ValueError("a couple is two adults")

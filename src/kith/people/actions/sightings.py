"""Recording that the baby was seen: what was seen, and what today was like for this baby."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding
from kith.people import doors, rules
from kith.people.models import Baby, CarerSeen, Sighting
from kith.people.words import Awake, Feeding, Place, State, Undressed, YesNoUnknown

from . import checks


@dataclass(frozen=True, kw_only=True)
class SightingSaid:
    """What somebody who was with a baby records. `held_by_carers` are men or other carers on this baby's file."""

    seen_at: datetime
    place: Place
    awake: Awake | None = None
    undressed: Undressed | None = None
    undressed_why: str = ""
    held_by_mother: bool = False
    held_by_carers: tuple[UUID, ...] = ()
    held_by: str = ""
    how_held: str = ""
    sleep_seen: YesNoUnknown = YesNoUnknown.UNKNOWN
    sleep_place: str = ""
    state: tuple[State, ...] = ()
    feeding: Feeding | None = None
    feeding_words: str = ""
    showed: str = ""
    voice: str = ""

    @property
    def facts(self) -> rules.SightingFacts:
        return rules.SightingFacts(
            seen_on=day_of(self.seen_at),
            undressed=self.undressed,
            undressed_why=self.undressed_why,
            showed=self.showed,
            voice=self.voice,
        )


@transaction.atomic
def record_sighting(
    baby_id: UUID, said: SightingSaid, *, explained: str = "", by: Actor, at: datetime
) -> Sighting | checks.Queried:
    """Add a sighting, owned by the worker's agency. A carer who handled the baby was seen face to face: that is added.

    Raises Refused, NotThere when there is no such baby, or a handler is not on this baby's file; ValueError for a
    moment that has not come.
    """
    doors.allow(by, Permission.NOTE_ADD, baby_id, at=at)
    baby = Baby.objects.filter(pk=baby_id).first()
    if baby is None:
        raise NotThere
    if said.seen_at > at:
        raise ValueError("a sighting has happened already")
    handlers = _handlers(by, baby_id, said.held_by_carers)
    found = queries(baby, said.facts, day_of(at))
    queried = checks.unexplained(found, explained)
    if queried:
        return queried
    made = _add(baby, said, handlers, by, at)
    for carer in handlers:
        _carer_was_seen(baby, carer, said, by, at)
    checks.explain(found, explained, baby, by=by, at=at)
    act = audit.Act(
        action="recorded that a baby was seen",
        permission=Permission.NOTE_ADD,
        subject_kind="sighting",
        subject_id=made.pk,
        baby_id=baby_id,
    )
    audit.record(by, act)
    return made


def queries(baby: Baby, facts: rules.SightingFacts, today: date) -> list[Finding]:
    """What the rules ask about before the sighting is kept."""
    book = handbook.current()
    found = [rules.a_baby_is_seen_after_birth(facts.seen_on, baby.date_of_birth)]
    if baby.date_of_birth is not None:
        months = rules.age_in_months(baby.date_of_birth, facts.seen_on)
        known = doors.non_mobile(baby, facts.seen_on).is_so
        still = rules.cannot_move(known, months, book.figure("moves_from_months", today))
        found.append(rules.a_baby_who_cannot_move_is_seen_undressed(facts, cannot_move=still))
    return [finding for finding in found if finding]


def _handlers(by: Actor, baby_id: UUID, wanted: tuple[UUID, ...]) -> list[doors.Man]:
    on_file = {one.carer_id: one for one in doors.carers_of(by, baby_id)} if wanted else {}
    if not on_file.keys() >= set(wanted):
        raise NotThere
    return [on_file[carer_id] for carer_id in wanted]


def _add(baby: Baby, said: SightingSaid, handlers: list[doors.Man], by: Actor, at: datetime) -> Sighting:
    names = [one.name or one.relationship.label for one in handlers] + [said.held_by]
    return Sighting.objects.create(
        baby=baby,
        seen_at=said.seen_at,
        place=said.place.value,
        awake=said.awake.value if said.awake else "",
        undressed=said.undressed.value if said.undressed else "",
        undressed_why=said.undressed_why,
        held_by_mother=said.held_by_mother,
        held_by_carer_id=handlers[0].carer_id if handlers else None,
        held_by=", ".join(name for name in names if name)[:200],
        how_held=said.how_held,
        sleep_seen=said.sleep_seen.value,
        sleep_place=said.sleep_place,
        state=[one.value for one in said.state],
        feeding=said.feeding.value if said.feeding else "",
        feeding_words=said.feeding_words,
        showed=said.showed,
        voice=said.voice,
        agency=directory_doors.worker_of(by).team.agency,
        recorded_at=at,
        recorded_by_id=by.worker_id,
    )


def _carer_was_seen(baby: Baby, carer: doors.Man, said: SightingSaid, by: Actor, at: datetime) -> None:
    CarerSeen.objects.create(
        carer_id=carer.carer_id,
        baby=baby,
        agency=directory_doors.worker_of(by).team.agency,
        seen_on=day_of(said.seen_at),
        words="With the baby",
        recorded_at=at,
        recorded_by_id=by.worker_id,
    )

"""A study with a lead, two coders from two professions, and somebody who has no part in it. All words invented."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from kith.access.actor import Actor
from kith.access.database import acting_as
from kith.access.words import Role
from kith.directory.models import Worker
from kith.directory.tests.factories import AT, actor_of, worker_in
from kith.interviews import actions
from kith.interviews.actions.studies import Brought
from kith.interviews.words import Kind, Part, Tier, Unit

SAID = (
    "Who rings the ward?\nI rang Jenna Brook on 3 March 2026 and nobody rang back.\n"
    "At Pebble Surgery we ring twice. That is how Tuesdays go.\nI would like one number."
)
MASKED_NAME = "Jenna Brook"


@dataclass
class Scene:
    """The people of a study, its two codes, and one interview."""

    study: UUID
    lead_worker: Worker
    one_worker: Worker
    two_worker: Worker
    outsider_worker: Worker
    lead: Actor
    one: Actor
    two: Actor
    outsider: Actor
    transcript: UUID
    codes: tuple[UUID, UUID]


def scene(*, masked: bool = True, assigned: bool = True) -> Scene:
    lead = worker_in(Role.QUALITY_LEAD, full_name="Orla Penrose")
    one = worker_in(Role.HEALTH_VISITOR, full_name="Ann Cole", email="ann@example.org")
    two = worker_in(Role.SOCIAL_WORKER, full_name="Bea Dunn", email="bea@example.org")
    outsider = worker_in(Role.QUALITY_LEAD, full_name="Otto Far")
    by = actor_of(lead)
    with acting_as(by, AT):
        plan = actions.Plan(
            title="Ringing back",
            purpose="How do people reach each other?",
            unit=Unit.PARAGRAPH,
            target_alpha=Decimal("0.80"),
            destroy_key_on=date(2027, 3, 1),
        )
        study = actions.start(plan, by=by, at=AT)
        for worker in (one, two):
            assert actions.add_member(study, worker.email, Part.CODER, by=by, at=AT)
        brought = Brought(title="Interview on the ward", text=SAID, tier=Tier.FRONT_LINE)
        transcript = actions.add_transcript(study, brought, by=by, at=AT)
        codes = tuple(
            actions.add_code(study, actions.Words(name=name, definition=f"Says so: {name}"), by=by, at=AT)
            for name in ("Ringing back", "One number")
        )
        if masked:
            chosen = [(MASKED_NAME, Kind.PERSON), ("3 March 2026", Kind.DATE), ("Pebble Surgery", Kind.PLACE)]
            assert actions.mask(transcript, chosen, by=by, at=AT)
        if masked and assigned:
            for worker in (one, two):
                actions.assign(transcript, worker.pk, by=by, at=AT)
    people = [actor_of(worker) for worker in (lead, one, two, outsider)]
    return Scene(study, lead, one, two, outsider, *people, transcript, codes)


def give(at: Scene, who: Actor, code: int, start: int, end: int) -> UUID:
    with acting_as(who, AT):
        passage = actions.Passage(at.codes[code], start, end)
        return actions.code(at.transcript, passage, by=who, at=AT)


def done(at: Scene, who: Actor) -> None:
    with acting_as(who, AT):
        actions.finish(at.transcript, by=who, at=AT)

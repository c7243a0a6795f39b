"""Mothers, men, babies and who works with them, for this room's tests and those above."""

from datetime import date, timedelta
from typing import Any

import factory

from kith.directory.models import Worker
from kith.directory.tests.factories import AT, TeamFactory, WorkerFactory
from kith.kernel.text import name_key
from kith.people.models import (
    Baby,
    BreakGlass,
    CarerSeen,
    CharacteristicAnswer,
    ContactPoint,
    Event,
    FamilyTie,
    GapStep,
    Handover,
    Involvement,
    MaleCarer,
    MaleCarerRecord,
    Note,
    Person,
    PersonName,
    Residence,
    Seal,
    SealName,
    SealStep,
    Sighting,
    Withholding,
)
from kith.people.words import (
    About,
    Answer,
    Audience,
    Awake,
    Characteristic,
    EventSource,
    EventTopic,
    From,
    GapKind,
    Impact,
    Knowledge,
    Means,
    NameKind,
    NoteKind,
    Part,
    Place,
    Purpose,
    Quality,
    Relationship,
    SealCause,
    SealKind,
    SealStepKind,
    Sex,
    Significance,
    Step,
    TieKind,
    Undressed,
)


class PersonFactory(factory.django.DjangoModelFactory):
    """A mother, unless told otherwise."""

    class Meta:
        model = Person

    given_name = factory.Sequence(lambda n: f"Mary{n}")
    family_name = "Tamblyn"
    name_key = factory.LazyAttribute(lambda o: name_key(f"{o.given_name} {o.family_name}"))
    date_of_birth = date(1996, 4, 12)
    sex = Sex.FEMALE.value
    address = "1 Example Lane, Exampleton"
    postcode = "EX4 3LS"
    recorded_at = AT


class BabyFactory(factory.django.DjangoModelFactory):
    """A baby of ten weeks with a mother."""

    class Meta:
        model = Baby

    mother = factory.SubFactory(PersonFactory)
    given_name = factory.Sequence(lambda n: f"Baby{n}")
    family_name = factory.SelfAttribute("mother.family_name")
    name_key = factory.LazyAttribute(lambda o: name_key(f"{o.given_name} {o.family_name}"))
    date_of_birth = date(2026, 9, 14)
    postcode = factory.SelfAttribute("mother.postcode")
    recorded_at = AT


class UnbornFactory(BabyFactory):
    """A baby expected in fifteen weeks."""

    given_name = ""
    date_of_birth = None
    expected_on = date(2027, 3, 8)


class InvolvementFactory(factory.django.DjangoModelFactory):
    """A worker who works with a baby; give `worker=None, team=…` for a whole team."""

    class Meta:
        model = Involvement

    baby = factory.SubFactory(BabyFactory)
    worker = factory.SubFactory(WorkerFactory)
    team = factory.LazyAttribute(lambda o: o.worker.team if o.worker else TeamFactory())
    agency = factory.SelfAttribute("team.agency")
    part = Part.HEALTH_VISITOR.value
    basis = "Allocated at the birth visit"
    since = AT


class MaleCarerFactory(factory.django.DjangoModelFactory):
    """The place of a man in a baby's life; add what is known with `MaleCarerRecordFactory`."""

    class Meta:
        model = MaleCarer

    baby = factory.SubFactory(BabyFactory)
    added_at = AT


class MaleCarerRecordFactory(factory.django.DjangoModelFactory):
    """The first record about a man: a father nobody has asked about."""

    class Meta:
        model = MaleCarerRecord

    carer = factory.SubFactory(MaleCarerFactory)
    baby = factory.SelfAttribute("carer.baby")
    number = 1
    knowledge = Knowledge.NOT_ASKED.value
    relationship = Relationship.FATHER.value
    recorded_at = AT


class CarerSeenFactory(factory.django.DjangoModelFactory):
    """A man was seen face to face."""

    class Meta:
        model = CarerSeen

    carer = factory.SubFactory(MaleCarerFactory)
    baby = factory.SelfAttribute("carer.baby")
    agency = factory.SelfAttribute("recorded_by.team.agency")
    seen_on = date(2026, 11, 2)
    recorded_at = AT
    recorded_by = factory.SubFactory(WorkerFactory)


class FamilyTieFactory(factory.django.DjangoModelFactory):
    """The mother and a man get on; give `one`, and `other` or `with_baby`."""

    class Meta:
        model = FamilyTie

    baby = factory.SubFactory(BabyFactory)
    kind = TieKind.BOND.value
    says = Quality.WARM.value
    recorded_at = AT


class SightingFactory(factory.django.DjangoModelFactory):
    """A baby seen awake and undressed at home."""

    class Meta:
        model = Sighting

    baby = factory.SubFactory(BabyFactory)
    seen_at = AT
    place = Place.HOME.value
    awake = Awake.AWAKE.value
    undressed = Undressed.FULLY.value
    agency = factory.SelfAttribute("recorded_by.team.agency")
    recorded_at = AT
    recorded_by = factory.SubFactory(WorkerFactory)


class PersonNameFactory(factory.django.DjangoModelFactory):
    """The usual name of a person, since nobody knows when."""

    class Meta:
        model = PersonName

    person = factory.SubFactory(PersonFactory)
    given_name = factory.SelfAttribute("person.given_name")
    family_name = factory.SelfAttribute("person.family_name")
    name_key = factory.LazyAttribute(lambda o: name_key(f"{o.given_name} {o.family_name}"))
    kind = NameKind.USUAL.value
    recorded_at = AT


class ResidenceFactory(factory.django.DjangoModelFactory):
    """Where a person lives."""

    class Meta:
        model = Residence

    person = factory.SubFactory(PersonFactory)
    address = factory.SelfAttribute("person.address")
    postcode = factory.SelfAttribute("person.postcode")
    recorded_at = AT


class ContactPointFactory(factory.django.DjangoModelFactory):
    """A phone of a person."""

    class Meta:
        model = ContactPoint

    person = factory.SubFactory(PersonFactory)
    means = Means.PHONE.value
    value = "07700 900123"
    recorded_at = AT


class WithholdingFactory(factory.django.DjangoModelFactory):
    """A person's address is kept from everybody."""

    class Meta:
        model = Withholding

    person = factory.SubFactory(PersonFactory, withhold_address=True)
    kept_from = From.EVERYONE.value
    reason = "Fled violence"
    recorded_at = AT


class CharacteristicAnswerFactory(factory.django.DjangoModelFactory):
    """Nobody has asked a person about their main language."""

    class Meta:
        model = CharacteristicAnswer

    person = factory.SubFactory(PersonFactory)
    question = Characteristic.MAIN_LANGUAGE.value
    answer = Answer.NOT_ASKED.value
    recorded_at = AT


class GapStepFactory(factory.django.DjangoModelFactory):
    """Somebody took on to ask about the father."""

    class Meta:
        model = GapStep

    baby = factory.SelfAttribute("carer.baby")
    carer = factory.SubFactory(MaleCarerFactory)
    gap = GapKind.NOT_ASKED.value
    step = Step.TAKEN.value
    owner = factory.SubFactory(WorkerFactory)
    team = factory.SelfAttribute("owner.team")
    agency = factory.SelfAttribute("team.agency")
    recorded_at = AT


class NoteFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Note

    baby = factory.SubFactory(BabyFactory)
    kind = NoteKind.WORRY.value
    words = "A blue mark on the left cheek, about one centimetre."
    agency = factory.SelfAttribute("recorded_by.team.agency")
    happened_at = AT
    recorded_at = AT
    recorded_by = factory.SubFactory(WorkerFactory)


def baby_of(worker: Worker, **more: Any) -> Baby:
    """A baby this worker works with, its father a gap nobody has asked about; `more` goes to the baby."""
    baby = BabyFactory(**more)
    InvolvementFactory(baby=baby, worker=worker)
    MaleCarerRecordFactory(carer__baby=baby)
    return baby


class SealFactory(factory.django.DjangoModelFactory):
    """A file kept from a few people because it is their own family."""

    class Meta:
        model = Seal

    baby = factory.SubFactory(BabyFactory)
    kind = SealKind.EXCLUSION.value
    cause = SealCause.OWN_FAMILY.value
    reason = "The grandmother works here."
    source = "The worker herself"
    ask = "The information governance lead"
    review_on = date(2027, 5, 23)
    set_by = factory.SubFactory(WorkerFactory)
    set_at = AT


class SealNameFactory(factory.django.DjangoModelFactory):
    """Somebody on a seal's list."""

    class Meta:
        model = SealName

    seal = factory.SubFactory(SealFactory)
    worker = factory.SubFactory(WorkerFactory)
    recorded_by = factory.SelfAttribute("seal.set_by")
    recorded_at = AT


class SealStepFactory(factory.django.DjangoModelFactory):
    """A seal that was lifted."""

    class Meta:
        model = SealStep

    seal = factory.SubFactory(SealFactory)
    step = SealStepKind.LIFTED.value
    reason = "She has left."
    recorded_at = AT


class BreakGlassFactory(factory.django.DjangoModelFactory):
    """A file opened for an hour by somebody who does not work with the family."""

    class Meta:
        model = BreakGlass

    baby = factory.SubFactory(BabyFactory)
    worker = factory.SubFactory(WorkerFactory)
    agency = factory.SelfAttribute("worker.team.agency")
    purpose = Purpose.SAFETY_NOW.value
    reason = "Police are at the door and ask whether there is a baby."
    opened_at = AT
    ends_at = factory.LazyAttribute(lambda one: one.opened_at + timedelta(minutes=60))
    review_due_at = factory.LazyAttribute(lambda one: one.opened_at + timedelta(days=2))


class EventFactory(factory.django.DjangoModelFactory):
    """Police were called to the home; known and entered the same day."""

    class Meta:
        model = Event

    baby = factory.SubFactory(BabyFactory)
    topic = EventTopic.POLICE.value
    about = About.HOUSEHOLD.value
    words = "Police were called by a neighbour. Nobody was hurt; the baby slept upstairs."
    happened_at = AT
    known_at = factory.SelfAttribute("happened_at")
    source = EventSource.OWN.value
    significance = Significance.SIGNIFICANT.value
    impact = Impact.HARDER.value
    audience = Audience.FILE.value
    agency = factory.SelfAttribute("recorded_by.team.agency")
    recorded_at = factory.SelfAttribute("known_at")
    recorded_by = factory.SubFactory(WorkerFactory)


class HandoverFactory(factory.django.DjangoModelFactory):
    """A summary saved for an involvement."""

    class Meta:
        model = Handover

    involvement = factory.SubFactory(InvolvementFactory)
    baby = factory.SelfAttribute("involvement.baby")
    team = factory.SelfAttribute("involvement.team")
    number = 1
    worries = "She is tired and alone at night."
    written_by = factory.SelfAttribute("involvement.worker")
    saved_at = AT

"""Mothers, men, babies and who works with them, for this room's tests and those above."""

from datetime import date
from typing import Any

import factory

from kith.directory.models import Worker
from kith.directory.tests.factories import AT, TeamFactory, WorkerFactory
from kith.kernel.text import name_key
from kith.people.models import Baby, Involvement, MaleCarer, MaleCarerRecord, Note, Person
from kith.people.words import Knowledge, NoteKind, Part, Relationship, Sex


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

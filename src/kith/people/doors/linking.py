"""Who is on file, for finding out whether a man in an agency's records is the man who lives with a baby.

Read by the worker in the background, never by a page: it is everybody. A withheld address is not in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from kith.access.actor import Actor
from kith.people import words
from kith.people.models import Person, PersonName, Residence

from . import files, men


@dataclass(frozen=True, kw_only=True)
class Linkable:
    """Somebody on file under one of their names at one of their addresses: now, or earlier."""

    person_id: UUID
    given_name: str
    family_name: str
    date_of_birth: date | None
    sex: str
    postcode: str
    address: str
    phone: str
    nhs_number: str


def linkable() -> Iterator[Linkable]:
    """Everybody as they are now, then under each earlier name, then at each earlier address. Three queries."""
    people = {person.pk: person for person in Person.objects.filter(merged_into=None).iterator()}
    for person in people.values():
        yield _entry(person)
    for name in PersonName.objects.filter(replaced_by=None, mistaken=False, person__merged_into=None).iterator():
        person = people[name.person_id]
        if (name.given_name, name.family_name) != (person.given_name, person.family_name):
            yield _entry(person, given_name=name.given_name, family_name=name.family_name)
    standing = Residence.objects.filter(replaced_by=None, mistaken=False, withheld=False, person__merged_into=None)
    for home in standing.iterator():
        person = people[home.person_id]
        if not person.withhold_address and (home.address, home.postcode) != (person.address, person.postcode):
            yield _entry(person, address=home.address, postcode=home.postcode)


def _entry(person: Person, **other: str) -> Linkable:
    hidden = person.withhold_address
    facts = {
        "given_name": person.given_name,
        "family_name": person.family_name,
        "postcode": "" if hidden else person.postcode,
        "address": "" if hidden else person.address,
    }
    return Linkable(
        person_id=person.pk,
        date_of_birth=person.date_of_birth,
        sex=person.sex if person.sex in ("male", "female") else "",
        phone=person.phone,
        nhs_number=person.nhs_number,
        **(facts | other),
    )


def people_around(actor: Actor, baby_id: UUID) -> dict[UUID, str]:
    """The mother, and every man and other carer on file, around a baby the actor works with, by name. One query.

    The caller has opened the file.
    """
    theirs = men.newest().filter(baby_id=baby_id, baby__in=files.visible_to(actor), person__isnull=False)
    mother = files.visible_to(actor).filter(pk=baby_id)
    around = Person.objects.filter(Q(pk__in=theirs.values("person_id")) | Q(pk__in=mother.values("mother_id")))
    return {person.pk: words.full_name(person.given_name, person.family_name) for person in around}

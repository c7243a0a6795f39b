"""What is taken out of free text before it is shown or handed out: addresses on file, and the names of other people."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from kith.people.models import Baby, MaleCarerRecord, Person, Residence
from kith.people.words import Relationship, full_name

from . import withheld

SHORTEST = 6


@dataclass(frozen=True, kw_only=True)
class Named:
    """Somebody on file whom a text may name, and the words that may stand instead: "the father"."""

    given: str
    family: str
    instead: str

    @property
    def full(self) -> str:
        return full_name(self.given, self.family)


def places_of(baby_ids: Iterable[UUID], *, kept_back_only: bool) -> tuple[str, ...]:
    """Addresses and postcodes on file around these babies; those kept back, or all of them. Never shown: taken out.

    The caller has opened the files.
    """
    return places_around(
        list(Baby.objects.select_related("mother").filter(pk__in=list(baby_ids))), kept_back_only=kept_back_only
    )


def places_around(babies: Sequence[Baby], *, kept_back_only: bool) -> tuple[str, ...]:
    """The same of files at hand, each with its mother."""
    mothers = {baby.mother_id: baby.mother for baby in babies}
    records = MaleCarerRecord.objects.select_related("person", "baby__mother").filter(baby__in=babies)
    kept = [record for record in records if not kept_back_only or withheld.hides(record)]
    people = {m.pk: m for m in mothers.values() if m.withhold_address or not kept_back_only}
    people |= {one.person.pk: one.person for one in kept if one.person}
    homes = Residence.objects.filter(person_id__in=people)
    homes = homes.filter(Q(withheld=True) | Q(person__withhold_address=True)) if kept_back_only else homes
    hidden_babies = [baby for baby in babies if baby.mother.withhold_address or not kept_back_only]
    held: tuple[Person | MaleCarerRecord | Residence, ...] = (*people.values(), *kept, *homes)
    found = [place for one in held for place in (one.address, one.postcode)]
    found += [baby.postcode for baby in hidden_babies]
    return tuple(dict.fromkeys(place for place in found if len(place) >= SHORTEST))


def pattern_of(places: Iterable[str]) -> re.Pattern[str] | None:
    """Finds any of these places however it is spaced and capitalised; None when there are none."""
    loose = [r"[\s,]*".join(re.escape(part) for part in re.split(r"[\s,]+", place) if part) for place in places]
    return re.compile("|".join(sorted(loose, key=len, reverse=True)), re.IGNORECASE) if loose else None


def others_of(baby_ids: Iterable[UUID]) -> tuple[Named, ...]:
    """The men and other carers on file around these babies, each with who they are to the baby.

    The caller has opened the files.
    """
    rows = MaleCarerRecord.objects.select_related("person").filter(baby_id__in=list(baby_ids)).order_by("number")
    found: dict[str, Named] = {}
    for row in rows:
        for given, family in _names(row.person, row.name_given):
            label = Relationship(row.relationship).label
            found[full_name(given, family)] = Named(
                given=given, family=family, instead=f"the {label[0].lower()}{label[1:]}"
            )
    return tuple(one for name, one in found.items() if name)


def _names(person: Person | None, name_given: str) -> Iterable[tuple[str, str]]:
    if person is not None:
        yield person.given_name, person.family_name
    given, _, family = name_given.rpartition(" ")
    if name_given:
        yield (given, family) if given else (family, "")

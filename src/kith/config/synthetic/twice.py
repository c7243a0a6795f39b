"""A mother whom two services put on file, each with a baby of hers, so that the demonstration has somebody to merge."""

from datetime import date, timedelta
from itertools import combinations

from django.db.models import Count

from kith.access.words import Role
from kith.directory.models import Worker
from kith.people.models import Baby, Person

from . import demo

APART = (timedelta(days=300), timedelta(days=900))
"""How far apart the babies of one mother are here: two pregnancies."""


def put_on_file() -> None:
    """Make two mothers of the health visitor's families one woman on file twice: the same name and birthday."""
    found = _pair()
    if found is None:
        return
    one, other = found
    same = {name: getattr(one.mother, name) for name in ("given_name", "family_name", "name_key", "date_of_birth")}
    Person.objects.filter(pk=other.mother_id).update(**same, nhs_number="")


def _pair() -> tuple[Baby, Baby] | None:
    """Two babies of different mothers whom the demonstration's health visitor works with, born far enough apart."""
    person = next(each for each in demo.PEOPLE if each.role is Role.HEALTH_VISITOR)
    visitor = Worker.objects.filter(account__email=person.email).first()
    held = Baby.objects.filter(involvements__worker=visitor, involvements__until=None, ended_as="").exclude(
        mother__family_name=demo.MOTHER_FAMILY
    )
    only = held.annotate(hers=Count("mother__babies")).filter(hers=1, mother__date_of_birth__isnull=False)
    babies = list(only.select_related("mother").order_by("recorded_at", "id")[:60])
    return next(
        (pair for pair in combinations(babies, 2) if APART[0] <= abs(_day(pair[0]) - _day(pair[1])) <= APART[1]), None
    )


def _day(baby: Baby) -> date:
    return baby.date_of_birth or baby.expected_on or baby.recorded_at.date()

"""The showcase of linkage: an extract of the men whom probation supervises, some of whom live with babies on file.

Their names are written as an officer hears them, dates are slipped and addresses old, as in any other system. The
extract goes the way of a real one: handed over, checked, and compared by the worker; its pairs wait on the officer's
desk.
"""

from collections.abc import Iterable
from datetime import date, datetime
from random import Random

from kith.access.words import Role
from kith.directory import actors
from kith.directory.models import Worker
from kith.linkage import actions, extracts
from kith.linkage.words import Basis
from kith.people.models import MaleCarerRecord, Person
from kith.people.words import YesNoUnknown

from . import demo, names

HEADINGS = ("CRN", "Forename", "Surname", "Date of birth", "Gender", "Address", "Post code", "Mobile")
KNOWN, STRANGERS, MOST_PEOPLE = 18, 60, 20_000
PET_NAMES = {
    "Daniel": "Dan", "Thomas": "Tommy", "Michael": "Mick", "Stephen": "Steve", "James": "Jim", "Anthony": "Tony",
    "Andrew": "Andy", "Matthew": "Matt", "Benjamin": "Ben", "Christopher": "Chris", "Nathaniel": "Nate",
    "Robbie": "Rob", "Oliver": "Ollie", "Joshua": "Josh", "Samuel": "Sam", "Richard": "Ricky", "Patrick": "Paddy",
    "Mohammed": "Mo", "Mateusz": "Mat", "Grzegorz": "Greg", "Wojciech": "Wojtek", "Nathan": "Nath", "Cameron": "Cam",
}  # fmt: skip
STREETS = ("Station Road", "Fore Street", "Mill Lane", "Bridge Road", "Castle View", "Market Street")


def hand_over(*, at: datetime) -> None:
    """Hand over, check and ask for the comparison as the demonstration's probation officer would.

    A partnership so large that the comparison would keep the machine busy for minutes has none.
    """
    email = next(person.email for person in demo.PEOPLE if person.role is Role.PROBATION)
    officer = Worker.objects.filter(account__email=email).first()
    if officer is None or Person.objects.count() > MOST_PEOPLE:
        return
    actor = actors.actor_for(officer.account, second_factor=True, at=at)
    if actor is None:
        return
    content = extracts.write_csv(HEADINGS, rows(Random(demo.PASSWORD))).encode()  # noqa: S311  nothing secret
    purpose = "Men we supervise who may live with a baby"
    handed = actions.Handed(content=content, purpose=purpose, basis=Basis.CHILDREN_ACT)
    extract = actions.hand_over(handed, by=actor, at=at)
    actions.confirm_columns(extract.pk, extracts.suggest(extract.headings), by=actor, at=at)
    actions.check(extract.pk, at=at)
    actions.start_run(extract.pk, by=actor, at=at)


def rows(chance: Random) -> list[tuple[str, ...]]:
    """Men on file as another system knows them, and men who are not, and three rows that cannot be used."""
    found = [_as_supervised(man, chance) for man in _men()]
    found += [_stranger(chance) for _ in range(STRANGERS)]
    chance.shuffle(found)
    numbered = [(f"X{500_000 + place * 37}", *row) for place, row in enumerate(found)]
    spoilt = [
        ("X999901", "Lee", "Baker", "31/02/1991", "M", "", "", ""),
        ("", "Carl", "Dunn", "04/05/1988", "M", "", "", ""),
        (numbered[0][0], "Ian", "Foster", "12/12/1979", "M", "", "", ""),
    ]
    return numbered + spoilt


def _men() -> Iterable[Person]:
    """Men named on file who live with a baby, always the same ones."""
    there = MaleCarerRecord.objects.filter(lives_with_baby=YesNoUnknown.YES.value, person__isnull=False)
    wanted = Person.objects.filter(pk__in=there.values("person_id"), sex="male", date_of_birth__isnull=False)
    return list(wanted.order_by("name_key", "id")[:KNOWN])


def _as_supervised(man: Person, chance: Random) -> tuple[str, ...]:
    given = PET_NAMES.get(man.given_name, man.given_name)
    born = man.date_of_birth or date(1990, 1, 1)
    moved = chance.random() < 0.4
    address = f"{chance.randint(1, 90)} {chance.choice(STREETS)}" if moved else man.address
    return (
        given, _slipped(man.family_name, chance), _written(born, chance), "M", address,
        "" if moved else man.postcode, man.phone if chance.random() < 0.7 else "",
    )  # fmt: skip


def _slipped(name: str, chance: Random) -> str:
    """One letter in a name is dropped now and then."""
    if chance.random() > 0.2 or len(name) < 5:
        return name
    place = chance.randint(2, len(name) - 2)
    return name[:place] + name[place + 1 :]


def _written(born: date, chance: Random) -> str:
    """Day and month change places now and then."""
    if chance.random() < 0.15 and born.day <= 12:
        return f"{born.month:02}/{born.day:02}/{born.year}"
    return f"{born:%d/%m/%Y}"


def _stranger(chance: Random) -> tuple[str, ...]:
    born = date(chance.randint(1965, 2006), chance.randint(1, 12), chance.randint(1, 28))
    home = f"{chance.randint(1, 90)} {chance.choice(STREETS)}"
    mobile = f"07700 900 {chance.randint(100, 999)}"
    return chance.choice(names.MEN), chance.choice(names.FAMILIES), f"{born:%d/%m/%Y}", "M", home, "", mobile

"""Mothers, babies and men: who they are, where they live, and what is known of the men in each baby's life."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from kith.kernel.text import name_key
from kith.people.words import Knowledge, Mobility, Relationship, Sex, Source

from . import beginnings, names, rows
from .area import Place, postcode
from .chance import Chance, Weighted
from .staff import mobile
from .world import Child, World, moment, office_hours

TWO_YEARS = 729
UNBORN_SHARE = 0.16
LONGEST_AHEAD = 200
TWIN_SHARE = 0.015
ANOTHER_SHARE = 0.05
"""Mothers with a second baby, twin or later, on file."""
CONCERN_SHARE = 0.11

K, R = Knowledge, Relationship
FATHER_KNOWN = Weighted({K.KNOWN: 0.5, K.BELIEVED: 0.09, K.DECLINED_BY_MOTHER: 0.07, K.NOT_ASKED: 0.32,
                         K.DOES_NOT_APPLY: 0.02})  # fmt: skip
FATHER_KNOWN_IF_WORRYING = Weighted({K.KNOWN: 0.55, K.BELIEVED: 0.14, K.DECLINED_BY_MOTHER: 0.15, K.NOT_ASKED: 0.16})
OTHER_MAN_SHARE = 0.14
OTHER_MEN = Weighted({R.MOTHERS_PARTNER: 0.4, R.GRANDFATHER: 0.3, R.UNCLE: 0.08, R.LODGER: 0.06, R.FRIEND: 0.08,
                      R.EX_PARTNER: 0.08})  # fmt: skip
OTHER_KNOWN = Weighted({K.KNOWN: 0.55, K.BELIEVED: 0.3, K.NOT_ASKED: 0.1, K.DECLINED_BY_MOTHER: 0.05})
ENTERED_SHARE = 0.45
"""Known men with an entry of their own; of the others only a name was written down: health records hold few men."""
MAN_NHS_SHARE = 0.12
SOURCES = Weighted({Source.MOTHER: 0.72, Source.HIMSELF: 0.18, Source.AGENCY_RECORD: 0.07, Source.OTHER_PERSON: 0.03})
LIVES = Weighted({"yes": 0.62, "no": 0.18, "unknown": 0.2})
SOLE = Weighted({"yes": 0.22, "no": 0.28, "unknown": 0.5})
NEXT_STEPS = (
    "Ask at the next visit, on her own",
    "Ask the practice whether he is registered there",
    "Ask the midwife who came to appointments",
    "Try again when she is ready; no pressure",
)
LADDER = (
    (60, (Mobility.NONE,)),
    (120, (Mobility.NONE, Mobility.HEAD_CONTROL)),
    (200, (Mobility.HEAD_CONTROL, Mobility.ROLLS)),
    (280, (Mobility.ROLLS, Mobility.SITS)),
    (340, (Mobility.SITS, Mobility.CRAWLS)),
    (420, (Mobility.CRAWLS, Mobility.PULLS_TO_STAND, Mobility.CRUISES)),
    (800, (Mobility.CRUISES, Mobility.WALKS)),
)
key = cache(name_key)


@dataclass(eq=False)
class Man:
    """A man while the rows about him are made; his entry, when he has one, is written with the first record of him."""

    family_name: str
    person: rows.Person | None = None
    written: bool = False


@dataclass(eq=False)
class Mother:
    """A mother while her babies' rows are made."""

    id: str
    family_name: str
    place: Place
    postcode: str
    father: Man


def full_key(given: str, family: str) -> str:
    return f"{key(given)} {key(family)}".strip()


def new_mother(world: World, first: Child) -> Mother:
    """A mother of an age such as mothers have, living in the baby's district."""
    chance = world.chance
    given, family = chance.pick(names.WOMEN), chance.pick(names.FAMILIES)
    age = chance.around(30.3, 5.6, 15.5, 46)
    row = rows.Person(
        world.ids.new(), given, family, full_key(given, family), first.expected - timedelta(days=int(age * 365.25)),
        Sex.FEMALE.value, number(world, 0.97), mobile(chance) if chance.yes(0.92) else "", address(chance),
        postcode(chance, first.place), chance.yes(0.015), first.health_visitor(first.recorded_at).worker_id,
        first.recorded_at,
    )  # fmt: skip
    world.rows.add(row)
    father_name = family if chance.yes(0.3) else chance.pick(names.FAMILIES)
    return Mother(row.id, family, first.place, row.postcode, new_man(world, father_name, first))


def number(world: World, share: float) -> str:
    """An NHS number for a share of people, as long as the synthetic range lasts."""
    return world.nhs.new() if world.chance.yes(share * world.nhs_share) else ""


def address(chance: Chance) -> str:
    return f"{chance.whole(1, 140)} {chance.pick(names.STREETS)} {chance.pick(names.STREET_ENDS)}"


def new_child(world: World, place: Place | None = None) -> Child:
    """A baby born in the last two years or expected in the months to come; its file begins in pregnancy or at birth."""
    chance = world.chance
    place = place or chance.draw(world.area.by_births)
    if chance.yes(UNBORN_SHARE):
        expected, born = world.today + timedelta(days=chance.whole(3, LONGEST_AHEAD)), None
    else:
        born = world.today - timedelta(days=chance.whole(1, TWO_YEARS))
        expected = born + timedelta(days=280 - _gestation(chance))
    return Child(world.ids.new(), place, born, expected, _file_opened(world, born, expected))


def _gestation(chance: Chance) -> int:
    """Days from the last period to birth: one in thirteen before 37 weeks."""
    if chance.yes(0.075):
        return int(chance.around(243, 15, 168, 258))
    return int(chance.around(279, 8, 259, 294))


def _file_opened(world: World, born: date | None, expected: date) -> datetime:
    chance = world.chance
    booked = expected - timedelta(days=280 - chance.whole(58, 78))
    if born is not None and chance.yes(0.4):
        return _before_now(world, office_hours(chance, born + timedelta(days=chance.whole(1, 3))))
    return _before_now(world, office_hours(chance, booked))


def _before_now(world: World, wanted: datetime) -> datetime:
    return min(wanted, moment(world.today - timedelta(days=1), 9, 5))


def write_child(world: World, child: Child, mother: Mother) -> None:
    """The baby's own row."""
    chance = world.chance
    given, family = "", mother.family_name
    if child.born is not None:
        child.sex = Sex.FEMALE.value if chance.yes(0.488) else Sex.MALE.value
        given = "" if chance.yes(0.02) else chance.pick(names.GIRLS if child.sex == Sex.FEMALE else names.BOYS)
        family = _family_name(chance, mother)
    by = child.health_visitor(child.recorded_at).worker_id
    gestation = 280 - (child.expected - child.born).days if child.born else None
    digits = number(world, 0.98) if child.born else ""
    stage, pregnancy = _mobility(world, child), beginnings.begin(world, child, mother.id)
    ended_as = beginnings.ending_of(world, child)
    world.rows.add(
        rows.Baby(
            child.id, mother.id, given, family, full_key(given, family), child.born, child.expected, gestation,
            child.sex, digits, stage, mother.postcode, child.place.locality, child.place.code, by,
            child.recorded_at, pregnancy, ended_as,
        )
    )  # fmt: skip
    beginnings.known(world, child, digits, stage, ended_as)


def _family_name(chance: Chance, mother: Mother) -> str:
    return mother.father.family_name if chance.yes(0.5) else mother.family_name


def _mobility(world: World, child: Child) -> str:
    if child.born is None or world.chance.yes(0.35):
        return Mobility.NOT_RECORDED.value
    if world.chance.yes(0.004):
        return Mobility.NON_MOBILE_DISABILITY.value
    age = (world.today - child.born).days
    return world.chance.pick(next(steps for days, steps in LADDER if age < days)).value


def new_man(world: World, family: str, child: Child) -> Man:
    """A man, for some with an entry: often no more than a name and a telephone number."""
    chance = world.chance
    if not chance.yes(ENTERED_SHARE):
        return Man(family)
    given = chance.pick(names.MEN)
    born = child.expected - timedelta(days=int(chance.around(33, 7, 16, 62) * 365.25))
    entry = rows.Person(
        world.ids.new(), given, family, full_key(given, family), born if chance.yes(0.5) else None, Sex.MALE.value,
        number(world, MAN_NHS_SHARE), mobile(chance) if chance.yes(0.4) else "", "", "", False,
        child.health_visitor(child.recorded_at).worker_id, child.recorded_at,
    )  # fmt: skip
    return Man(family, entry)


def men_of(world: World, child: Child, mother: Mother) -> None:
    """The place of the father in every file, and the other men somebody has noticed."""
    chance = world.chance
    known = chance.draw(FATHER_KNOWN_IF_WORRYING if child.worrying else FATHER_KNOWN)
    _man(world, child, R.FATHER, known, mother.father)
    if chance.yes(OTHER_MAN_SHARE * (2.5 if child.worrying else 1)):
        other = new_man(world, chance.pick(names.FAMILIES), child)
        _man(world, child, chance.draw(OTHER_MEN), chance.draw(OTHER_KNOWN), other)


def _man(world: World, child: Child, relationship: Relationship, knowledge: Knowledge, man: Man) -> None:
    chance, at = world.chance, child.recorded_at
    carer = rows.MaleCarer(world.ids.new(), child.id, at, child.health_visitor(at).worker_id)
    world.rows.add(carer)
    if knowledge in {K.NOT_ASKED, K.DECLINED_BY_MOTHER}:
        world.rows.add(_gap(world, carer, relationship, knowledge))
        return
    number_of_record = 1
    if knowledge is K.KNOWN and chance.yes(0.3):
        world.rows.add(_gap(world, carer, relationship, K.NOT_ASKED))
        number_of_record, at = 2, _before_now(world, chance.later(at, 200, 2_400))
    person = man.person if knowledge is K.KNOWN else None
    if person is not None and not man.written:
        world.rows.add(person)
        man.written = True
    name = "" if person or knowledge is K.DOES_NOT_APPLY else f"{chance.pick(names.MEN)} {man.family_name}"
    seen = knowledge is K.KNOWN and chance.yes(0.3)
    world.rows.add(
        rows.MaleCarerRecord(
            world.ids.new(), carer.id, child.id, number_of_record, knowledge.value, relationship.value, at,
            carer.added_by_id, person.id if person else None, name, chance.draw(LIVES), chance.draw(SOLE),
            chance.draw(SOURCES).value, seen and chance.yes(0.6), at.date() if seen else None,
            child.health_visitor(at).team.agency_id if seen else None,
        )
    )  # fmt: skip


def _gap(world: World, carer: rows.MaleCarer, relationship: Relationship, knowledge: Knowledge) -> rows.MaleCarerRecord:
    source = Source.MOTHER.value if knowledge is K.DECLINED_BY_MOTHER else ""
    step = world.chance.pick(NEXT_STEPS) if world.chance.yes(0.4) else ""
    return rows.MaleCarerRecord(
        world.ids.new(), carer.id, carer.baby_id, 1, knowledge.value, relationship.value, carer.added_at,
        carer.added_by_id, source=source, next_step=step,
    )  # fmt: skip


def twin_of(world: World, child: Child) -> Child:
    """Another baby of the same birth."""
    return Child(world.ids.new(), child.place, child.born, child.expected, child.recorded_at, twin=child)

"""One family of thirty for the wall: twins twice, half-brothers and half-sisters, four households, every line.

Whoever signs in as the demonstration's health visitor works with it.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from kith.directory.models import Worker
from kith.kernel.text import name_key
from kith.people.models import Baby, FamilyTie, Involvement, MaleCarer, MaleCarerRecord, Person
from kith.people.words import (
    CarerKind,
    Knowledge,
    Living,
    Part,
    Quality,
    Relationship,
    Sex,
    Side,
    Source,
    TieKind,
    UnionStatus,
)

from . import demo

BABIES = 10
"""Of them are babies, beside those the plan asked for."""
R, Q, U, K = Relationship, Quality, UnionStatus, Knowledge


@dataclass(frozen=True)
class Wall:
    """The family while it is made: the baby it is about, who records it, and when."""

    baby: Any
    by: Worker
    at: datetime

    def person(self, name: str, sex: Sex, years: int) -> Person:
        given, _, family = name.partition(" ")
        born = self.at.date() - timedelta(days=int(years * 365.25) + 41)
        return Person.objects.create(
            given_name=given, family_name=family, name_key=name_key(name), sex=sex.value, date_of_birth=born,
            recorded_by=self.by, recorded_at=self.at,
        )  # fmt: skip

    def sibling(self, mother: Person, given: str, sex: Sex, *, days: int) -> Baby:
        """A brother or sister that the same worker works with; expected when `days` are still to come."""
        day: date = self.at.date() - timedelta(days=days)
        dates = {"date_of_birth": day} if days > 0 else {"expected_on": day}
        child = Baby.objects.create(
            mother=mother, given_name=given, family_name=mother.family_name if given else "",
            name_key=name_key(f"{given} {mother.family_name}"), sex=sex.value, recorded_by=self.by,
            recorded_at=self.at, **dates,
        )  # fmt: skip
        Involvement.objects.create(
            baby=child, worker=self.by, team=self.by.team, agency=self.by.team.agency, part=Part.HEALTH_VISITOR.value,
            basis="Allocated with the family", since=self.at, recorded_by=self.by,
        )  # fmt: skip
        return child

    def carer(self, who: Relationship, name: str = "", *, woman: bool = False, **more: Any) -> MaleCarer:
        """A man, or a woman who cares: known, and from the mother, unless said otherwise."""
        kind = CarerKind.OTHER if woman else CarerKind.MAN
        one = MaleCarer.objects.create(baby=self.baby, kind=kind.value, added_at=self.at, added_by=self.by)
        known = {"knowledge": K.KNOWN.value, "source": Source.MOTHER.value, "name_given": name}
        known |= {"sex": Sex.FEMALE.value} if woman else {}
        MaleCarerRecord.objects.create(
            carer=one, baby=self.baby, number=1, relationship=who.value, recorded_at=self.at, recorded_by=self.by,
            **known | more,
        )  # fmt: skip
        return one

    def tie(self, kind: TieKind, one: MaleCarer | None, says: Quality | UnionStatus | Living, **more: Any) -> None:
        more = {"source": Source.AGENCY_RECORD.value} | more
        FamilyTie.objects.create(
            baby=self.baby, kind=kind.value, one=one, says=says.value, recorded_at=self.at, recorded_by=self.by, **more
        )


def family_for_the_wall(*, at: datetime) -> None:
    """Thirty people around a twin, on the caseload of the demonstration's health visitor, if there is one."""
    by = Worker.objects.filter(full_name=demo.PEOPLE[0].name).select_related("team__agency").first()
    if by is None:
        return
    mary = Wall(None, by, at).person("Mary Tamblyn", Sex.FEMALE, 30)
    first = Wall(None, by, at).sibling(mary, "Lowenna", Sex.FEMALE, days=71)
    wall = Wall(first, by, at)
    wall.sibling(mary, "Jory", Sex.MALE, days=71)
    older = replace(wall, baby=wall.sibling(mary, "Ada", Sex.FEMALE, days=640))
    unasked = replace(wall, baby=wall.sibling(mary, "Kit", Sex.MALE, days=705))
    jack = wall.person("Jago Rowe", Sex.MALE, 32)
    father = wall.carer(R.FATHER, person=jack)
    older.carer(R.FATHER, "Kyle Penrose", knowledge=K.BELIEVED.value)
    unasked.carer(R.FATHER, knowledge=K.NOT_ASKED.value, source="")
    _his_others(wall, jack)
    partner = wall.person("Dan Trewin", Sex.MALE, 28)
    dan = wall.carer(R.MOTHERS_PARTNER, person=partner, lives_with_baby="yes")
    gran = _both_sides(wall, father)
    seen = wall.at.date() - timedelta(days=30)
    wall.tie(TieKind.UNION, father, U.SEPARATED, since=seen)
    wall.tie(TieKind.BOND, father, Q.VIOLENCE, since=seen, words="Police were called twice", verified=True)
    wall.tie(TieKind.BOND, gran, Q.CLOSE, source=Source.MOTHER.value)
    wall.tie(TieKind.BOND, dan, Q.WARM, with_baby=True, words="Settles her, knows her cues")
    wall.tie(TieKind.BOND, dan, Q.CONTROL, source=Source.OTHER_PERSON.value)


def _his_others(wall: Wall, jack: Person) -> None:
    chloe, sian = wall.person("Chloe Vincent", Sex.FEMALE, 27), wall.person("Sian Rees", Sex.FEMALE, 31)
    theirs = [wall.sibling(chloe, given, sex, days=541) for given, sex in (("Mia", Sex.FEMALE), ("Max", Sex.MALE))]
    theirs.append(wall.sibling(chloe, "", Sex.UNKNOWN, days=-104))
    hers = [wall.sibling(sian, "Owen", Sex.MALE, days=700), wall.sibling(sian, "Nia", Sex.FEMALE, days=350)]
    hers.append(wall.sibling(sian, "Cai", Sex.UNKNOWN, days=23))
    for child, status in [*((one, U.DIVORCED) for one in theirs), *((one, U.NEVER) for one in hers)]:
        there = replace(wall, baby=child)
        there.tie(TieKind.UNION, there.carer(R.FATHER, person=jack), status)


def _both_sides(wall: Wall, father: MaleCarer) -> MaleCarer:
    """Grandparents, uncles and others; returns the mother's mother, who lives with the baby."""
    hers: dict[str, Any]
    his: dict[str, Any]
    hers, his = {"side": Side.MOTHERS.value}, {"side": Side.FATHERS.value}
    alan = wall.carer(R.GRANDFATHER, "Alan Tamblyn", deceased=True, **hers)
    susan = wall.carer(R.GRANDMOTHER, "Susan Tamblyn", woman=True, lives_with_baby="yes", **hers)
    peter = wall.carer(R.GRANDFATHER, "Peter Rowe", **his)
    margaret = wall.carer(R.GRANDMOTHER, "Margaret Rowe-Featherstonehaugh", woman=True, **his)
    tom, beth = wall.carer(R.UNCLE, "Tom Tamblyn", **hers), wall.carer(R.AUNT, "Beth Tamblyn", woman=True, **hers)
    gary = wall.carer(R.EX_PARTNER, "Gary Stone")
    wall.carer(R.UNCLE, "Lee Rowe", **his)
    wall.carer(R.LODGER, "Marek")
    for who, name in ((R.FRIEND, "Priya Nair"), (R.CHILDMINDER, "Ann Hocking"), (R.FOSTER_CARER, "Jean Angove")):
        wall.carer(who, name, woman=True)
    wall.carer(R.BROTHER, "Ryan Tamblyn")
    for one in (margaret, father):
        wall.tie(TieKind.HOUSEHOLD, peter, Living.TOGETHER, other=one)
    for one, other, status in ((tom, beth, U.MARRIED), (peter, margaret, U.MARRIED), (alan, susan, U.WIDOWED)):
        wall.tie(TieKind.UNION, one, status, other=other)
    wall.tie(TieKind.BOND, margaret, Q.CONFLICT)
    wall.tie(TieKind.BOND, gary, Q.CUT_OFF)
    wall.tie(TieKind.BOND, father, Q.DISTANT, other=peter)
    return susan

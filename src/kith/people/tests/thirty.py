"""A family of thirty: twins twice, half-brothers and half-sisters on both sides, three households, every sign."""

from datetime import date
from typing import Any

from kith.people.models import Baby, MaleCarer
from kith.people.words import Knowledge, Living, Quality, Relationship, Sex, Side, Source, TieKind, UnionStatus

from .factories import (
    BabyFactory,
    FamilyTieFactory,
    InvolvementFactory,
    MaleCarerRecordFactory,
    PersonFactory,
    UnbornFactory,
)

R, Q, U, K = Relationship, Quality, UnionStatus, Knowledge


def person(name: str, sex: Sex, born: date | None = None) -> Any:
    given, _, family = name.partition(" ")
    return PersonFactory(given_name=given, family_name=family, sex=sex.value, date_of_birth=born)


def carer(baby: Baby, who: Relationship, name: str = "", *, woman: bool = False, **more: Any) -> MaleCarer:
    """A man, or a woman who cares, known by name unless told otherwise."""
    kind = {"carer__kind": "other", "sex": Sex.FEMALE.value} if woman else {}
    known = {"knowledge": K.KNOWN.value, "relationship": who.value, "name_given": name}
    return MaleCarerRecordFactory(**{"carer__baby": baby} | kind | known | more).carer


def tie(baby: Baby, kind: TieKind, one: MaleCarer | None, says: Any, **more: Any) -> None:
    more = {"source": Source.AGENCY_RECORD.value} | more
    FamilyTieFactory(baby=baby, kind=kind.value, one=one, says=says.value, **more)


def thirty(worker: Any) -> Baby:
    """Thirty people around Lowenna Rowe, all of whose babies this worker works with."""
    made: dict[str, Baby] = {}

    def held(factory: Any, given: str, **more: Any) -> Baby:
        made[given] = factory(given_name=given, **more)
        InvolvementFactory(baby=made[given], worker=worker)
        return made[given]

    mary = person("Mary Tamblyn", Sex.FEMALE, date(1996, 4, 12))
    jack = person("Jack Rowe", Sex.MALE, date(1994, 3, 2))
    baby = held(BabyFactory, "Lowenna", mother=mary, family_name="Rowe", sex="female")
    twin = held(BabyFactory, "Jory", mother=mary, family_name="Rowe", sex="male")
    ada = held(BabyFactory, "Ada", mother=mary, date_of_birth=date(2025, 2, 1), family_name="Penrose", sex="female")
    kit = held(BabyFactory, "Kit", mother=mary, date_of_birth=date(2024, 12, 20), sex="male")
    _his_other_children(held, jack)
    father = carer(baby, R.FATHER, person=jack)
    carer(twin, R.FATHER, person=jack)
    carer(ada, R.FATHER, "Kyle Penrose", knowledge=K.BELIEVED.value)
    carer(kit, R.FATHER, knowledge=K.NOT_ASKED.value)
    dan = carer(baby, R.MOTHERS_PARTNER, person=person("Dan Trewin", Sex.MALE, date(1998, 7, 2)), lives_with_baby="yes")
    _grandparents_and_others(baby)
    gran = MaleCarer.objects.get(baby=baby, records__relationship=R.GRANDMOTHER, records__side=Side.MOTHERS)
    tie(baby, TieKind.UNION, father, U.SEPARATED, since=date(2026, 8, 1))
    tie(baby, TieKind.BOND, father, Q.VIOLENCE, since=date(2026, 7, 30))
    tie(baby, TieKind.BOND, gran, Q.CLOSE)
    tie(baby, TieKind.BOND, dan, Q.WARM, with_baby=True)
    tie(baby, TieKind.BOND, dan, Q.CONTROL)
    return baby


def _his_other_children(held: Any, jack: Any) -> None:
    chloe = person("Chloe Vincent", Sex.FEMALE, date(1999, 1, 1))
    sian = person("Sian Rees", Sex.FEMALE, date(1995, 1, 1))
    twins = {"mother": chloe, "date_of_birth": date(2025, 6, 1)}
    held(BabyFactory, "Mia", sex="female", **twins)
    held(BabyFactory, "Max", sex="male", **twins)
    held(UnbornFactory, "", mother=chloe)
    for name, born in (("Owen", date(2024, 12, 1)), ("Nia", date(2025, 12, 1))):
        held(BabyFactory, name, mother=sian, date_of_birth=born)
    for one in Baby.objects.filter(mother__in=(chloe, sian)):
        his = carer(one, R.FATHER, person=jack)
        tie(one, TieKind.UNION, his, U.DIVORCED if one.mother == chloe else U.NEVER)


def _grandparents_and_others(baby: Baby) -> None:
    hers, his = {"side": Side.MOTHERS.value}, {"side": Side.FATHERS.value}
    carer(baby, R.GRANDFATHER, "Alan Tamblyn", deceased=True, **hers)
    carer(baby, R.GRANDMOTHER, "Susan Tamblyn", woman=True, lives_with_baby="yes", **hers)
    peter = carer(baby, R.GRANDFATHER, "Peter Rowe", **his)
    margaret = carer(baby, R.GRANDMOTHER, "Margaret Rowe-Featherstonehaugh", woman=True, **his)
    tom, beth = carer(baby, R.UNCLE, "Tom Tamblyn", **hers), carer(baby, R.AUNT, "Beth Tamblyn", woman=True, **hers)
    father = MaleCarer.objects.get(baby=baby, records__relationship=R.FATHER)
    gary = carer(baby, R.EX_PARTNER, "Gary Stone")
    carer(baby, R.UNCLE, "Lee Rowe", **his)
    carer(baby, R.LODGER, "Marek")
    carer(baby, R.FRIEND, "Priya Nair", woman=True)
    carer(baby, R.CHILDMINDER, "Ann Hocking", woman=True)
    carer(baby, R.BROTHER, "Ryan Tamblyn")
    carer(baby, R.FOSTER_CARER, "Jean Foster", woman=True)
    carer(baby, R.SISTER, "Rose Tamblyn", woman=True)
    for other in (margaret, father):
        tie(baby, TieKind.HOUSEHOLD, peter, Living.TOGETHER, other=other)
    tie(baby, TieKind.UNION, tom, U.MARRIED, other=beth)
    tie(baby, TieKind.UNION, peter, U.MARRIED, other=margaret)
    tie(baby, TieKind.BOND, margaret, Q.CONFLICT)
    tie(baby, TieKind.BOND, gary, Q.CUT_OFF)
    tie(baby, TieKind.BOND, father, Q.DISTANT, other=peter)

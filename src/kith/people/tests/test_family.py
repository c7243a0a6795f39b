"""The family as a picture: twins, half-brothers and half-sisters, three households, and who may not see them."""

from datetime import date, timedelta

import pytest

from kith.access.database import acting_as
from kith.directory.tests.factories import AT, WorkerFactory, actor_of
from kith.people import doors
from kith.people.words import (
    CarerKind,
    Knowledge,
    Living,
    Member,
    ParentKind,
    Quality,
    Relationship,
    Sex,
    Side,
    Source,
    TieKind,
    UnionStatus,
)

from .factories import (
    BabyFactory,
    FamilyTieFactory,
    InvolvementFactory,
    MaleCarerRecordFactory,
    PersonFactory,
    UnbornFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return WorkerFactory()


def held(worker, factory=BabyFactory, **more):
    baby = factory(**more)
    InvolvementFactory(baby=baby, worker=worker)
    return baby


def of(worker, baby) -> doors.Family:
    by = actor_of(worker)
    with acting_as(by):
        return doors.family_of(by, baby.pk)


def known(baby, relationship, **more):
    more = {"knowledge": Knowledge.KNOWN.value, "relationship": relationship.value} | more
    return MaleCarerRecordFactory(carer__baby=baby, **more)


def test_somebody_elses_brother_or_sister_is_not_in_the_picture(worker) -> None:
    baby = held(worker)
    BabyFactory(mother=baby.mother)
    found = of(worker, baby)
    assert [one.member for one in found.people] == [Member.MOTHER, Member.BABY]
    assert found.households == (doors.Household(members=(baby.mother_id, baby.pk), with_baby=True),)


def test_twins_and_an_unborn_baby_have_one_mother(worker) -> None:
    baby = held(worker)
    twin, unborn = held(worker, mother=baby.mother), held(worker, UnbornFactory, mother=baby.mother)
    found = of(worker, baby)
    assert {one.child for one in found.parentage if one.parent == baby.mother_id} == {baby.pk, twin.pk, unborn.pk}
    assert found.person(unborn.pk).unborn
    assert not found.person(twin.pk).unborn
    assert found.person(twin.pk).relationship == "Brother or sister"


def test_a_half_brother_through_the_father_comes_with_his_own_mother(worker) -> None:
    baby, jack = held(worker), PersonFactory(given_name="Jack", sex="male")
    known(baby, Relationship.FATHER, person=jack)
    half = held(worker)
    known(half, Relationship.FATHER, person=jack)
    found = of(worker, baby)
    assert found.person(half.pk).relationship == "Half-brother or half-sister"
    assert found.person(half.mother_id).member is Member.MOTHER
    assert {one.child for one in found.parentage if one.parent == jack.pk} == {baby.pk, half.pk}
    assert sum(one.id == jack.pk for one in found.people) == 1
    assert {frozenset((one.one, one.other)) for one in found.unions} == {
        frozenset((baby.mother_id, jack.pk)),
        frozenset((half.mother_id, jack.pk)),
    }


def test_a_woman_who_cares_is_never_drawn_as_a_man(worker) -> None:
    baby = held(worker)
    known(baby, Relationship.FATHER, name_given="Jack Rowe")
    known(
        baby, Relationship.OTHER_MOTHER, carer__kind=CarerKind.OTHER.value, sex=Sex.FEMALE.value, name_given="Jo Pym",
        lives_with_baby="yes",
    )  # fmt: skip
    people = {one.name: one for one in of(worker, baby).people}
    assert (people["Jo Pym"].member, people["Jo Pym"].sex) == (Member.CARER, Sex.FEMALE)
    assert (people["Jack Rowe"].member, people["Jack Rowe"].sex) == (Member.MAN, Sex.MALE)
    kinds = {one.parent: one.kind for one in of(worker, baby).parentage}
    assert kinds[people["Jo Pym"].id] is ParentKind.SECOND


def test_grandparents_belong_to_the_side_they_are_on(worker) -> None:
    baby = held(worker)
    father = known(baby, Relationship.FATHER, name_given="Jack Rowe", knowledge="believed")
    his = known(baby, Relationship.GRANDFATHER, side=Side.FATHERS.value)
    hers = known(baby, Relationship.GRANDMOTHER, side=Side.MOTHERS.value, carer__kind="other")
    parentage = {(one.parent, one.child): one.certain for one in of(worker, baby).parentage}
    assert parentage[his.carer_id, father.carer_id]
    assert parentage[hers.carer_id, baby.mother_id]
    assert not parentage[father.carer_id, baby.pk]


def test_the_newest_tie_says_how_a_couple_is(worker) -> None:
    baby = held(worker)
    jack = known(baby, Relationship.FATHER, name_given="Jack Rowe").carer
    together = {"baby": baby, "kind": TieKind.UNION.value, "one": jack}
    FamilyTieFactory(**together, says=UnionStatus.MARRIED.value)
    FamilyTieFactory(
        **together, says=UnionStatus.SEPARATED.value, since=date(2026, 8, 1), recorded_at=AT + timedelta(days=1)
    )
    union = of(worker, baby).unions[0]
    assert (union.status, union.since) == (UnionStatus.SEPARATED, date(2026, 8, 1))


def test_how_people_are_with_each_other_is_a_fact_with_a_source(worker) -> None:
    baby = held(worker)
    jack = known(baby, Relationship.FATHER, name_given="Jack Rowe").carer
    FamilyTieFactory(
        baby=baby,
        kind=TieKind.BOND.value,
        one=jack,
        says=Quality.VIOLENCE.value,
        source="agency_record",
        words="Called",
    )
    FamilyTieFactory(baby=baby, kind=TieKind.BOND.value, one=jack, with_baby=True, says=Quality.CLOSE.value)
    bonds = {one.other: one for one in of(worker, baby).bonds}
    assert (bonds[baby.mother_id].quality, bonds[baby.mother_id].source) == (Quality.VIOLENCE, Source.AGENCY_RECORD)
    assert bonds[baby.pk].quality is Quality.CLOSE


def test_three_households(worker) -> None:
    baby = held(worker)
    gran = known(baby, Relationship.GRANDMOTHER, carer__kind="other", lives_with_baby="yes").carer
    jack = known(baby, Relationship.FATHER, address="2 Example Lane", postcode="EX4 3LS").carer
    his = known(baby, Relationship.GRANDFATHER, address="2 example lane", postcode="EX4 3LS").carer
    uncle, aunt = known(baby, Relationship.UNCLE).carer, known(baby, Relationship.AUNT, carer__kind="other").carer
    FamilyTieFactory(baby=baby, kind=TieKind.HOUSEHOLD.value, one=uncle, other=aunt, says=Living.TOGETHER.value)
    homes = of(worker, baby).households
    assert homes[0].with_baby
    assert {frozenset(home.members) for home in homes} == {
        frozenset((gran.pk, baby.mother_id, baby.pk)),
        frozenset((jack.pk, his.pk)),
        frozenset((uncle.pk, aunt.pk)),
    }


def test_a_baby_in_foster_care_does_not_live_with_the_mother(worker) -> None:
    baby = held(worker)
    foster = known(baby, Relationship.FOSTER_CARER, carer__kind="other", lives_with_baby="yes").carer
    FamilyTieFactory(baby=baby, kind=TieKind.HOUSEHOLD.value, with_baby=True, says=Living.APART.value)
    homes = of(worker, baby).households
    assert [set(home.members) for home in homes] == [{baby.pk, foster.pk}]


def test_a_withheld_address_joins_nobody(worker) -> None:
    baby = held(worker)
    for _each in range(2):
        known(baby, Relationship.UNCLE, address="2 Example Lane", withhold_address=True)
    assert len(of(worker, baby).households) == 1


def test_thirty_people_take_few_queries(worker, django_assert_max_num_queries) -> None:
    baby = held(worker)
    for _each in range(30):
        known(baby, Relationship.UNCLE, person=PersonFactory())
    by = actor_of(worker)
    with acting_as(by), django_assert_max_num_queries(8):
        assert len(doors.family_of(by, baby.pk).people) == 32

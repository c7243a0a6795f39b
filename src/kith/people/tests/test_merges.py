"""Two entries become one person, and two again, and nothing that happened is lost."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.access.models import AuditEntry
from kith.access.words import Role
from kith.directory.tests.factories import AT, WorkerFactory, actor_of, worker_in
from kith.people import actions, doors
from kith.people.models import (
    Baby,
    MaleCarerRecord,
    NhsNumberRecord,
    Note,
    Person,
    PersonMerge,
    PersonName,
    PersonUnmerge,
    Residence,
    SamePersonDoubt,
)
from kith.people.words import Kind, Knowledge, NoteKind, NumberSource, Relationship, Sex

from .factories import (
    BabyFactory,
    InvolvementFactory,
    MaleCarerRecordFactory,
    NoteFactory,
    PersonFactory,
    baby_of,
)

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=2)


@pytest.fixture
def worker():
    return WorkerFactory()


def mother_of(worker, **facts):
    baby = baby_of(worker)
    Person.objects.filter(pk=baby.mother_id).update(**facts)
    return Person.objects.get(pk=baby.mother_id), baby


def man_of(worker, **facts):
    facts = {"given_name": "Jack", "family_name": "Rowe", "name_key": "jack rowe", "sex": Sex.MALE.value} | facts
    baby, man = baby_of(worker), PersonFactory(**facts)
    carer = MaleCarerRecordFactory(
        carer__baby=baby, person=man, name_given=f"{man.given_name} {man.family_name}", knowledge=Knowledge.KNOWN.value,
        relationship=Relationship.FATHER.value,
    ).carer  # fmt: skip
    return man, baby, carer


def merge(kept, merged, worker, *, why="Same woman: I saw both birth certificates", at=AT, **more):
    by = actor_of(worker)
    with acting_as(by):
        comparison = doors.compare(by, kept.pk, merged.pk, at=at)
        seen = frozenset(finding.code for finding in comparison.findings)
        said = actions.MergeSaid(kept_id=kept.pk, merged_id=merged.pk, why=why, seen=seen, **more)
        return actions.merge_people(said, by=by, at=at)


def undo(made, worker, at=LATER, why="They are cousins"):
    by = actor_of(worker)
    with acting_as(by):
        return actions.undo_merge(made.pk, why=why, by=by, at=at)


def fresh(thing):
    return type(thing).objects.get(pk=thing.pk)


# who may not


def test_who_works_with_only_one_of_two_neither_compares_nor_merges(worker) -> None:
    one, _baby = mother_of(worker)
    other, _theirs = mother_of(WorkerFactory())
    by = actor_of(worker)
    said = actions.MergeSaid(kept_id=one.pk, merged_id=other.pk, why="I think so")
    with acting_as(by):
        with pytest.raises(Refused):
            doors.compare(by, one.pk, other.pk, at=AT)
        with pytest.raises(Refused):
            actions.merge_people(said, by=by, at=AT)
    assert not PersonMerge.objects.exists()


def test_the_database_itself_moves_nothing_for_somebody_else(worker) -> None:
    (one, _baby), (other, _theirs), stranger = mother_of(worker), mother_of(WorkerFactory()), WorkerFactory()
    with acting_as(actor_of(stranger)):
        made = PersonMerge.objects.model(kept=one, merged=other, why="Mine", recorded_at=AT, recorded_by=stranger)
        made.save(force_insert=True)
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select people_merge_move(%s)", [made.pk])
    assert fresh(other).merged_into_id is None


@pytest.mark.parametrize("role", [Role.SCRUTINEER, Role.SYSTEM_ADMINISTRATOR, Role.AGENCY_ADMINISTRATOR])
def test_roles_without_families_merge_nobody(role) -> None:
    someone = worker_in(role)
    (one, _baby), (other, _theirs) = mother_of(someone), mother_of(someone)
    with acting_as(actor_of(someone)), pytest.raises(Refused):
        doors.compare(actor_of(someone), one.pk, other.pk, at=AT)


def test_only_who_works_with_the_person_undoes(worker) -> None:
    (one, _baby), (other, _theirs) = mother_of(worker), mother_of(worker)
    made = merge(one, other, worker)
    with pytest.raises((Refused, NotThere)):
        undo(made, WorkerFactory())
    assert not PersonUnmerge.objects.exists()


# one person


def test_a_mother_on_file_twice_becomes_one_and_her_babies_hers(worker) -> None:
    (kept, first), (gone, second) = mother_of(worker), mother_of(worker, given_name="Marie", family_name="Penrose")
    colleague = InvolvementFactory(baby=BabyFactory(mother=gone)).worker
    merge(kept, gone, worker)
    assert {baby.mother_id for baby in Baby.objects.all()} == {kept.pk}
    assert fresh(gone).merged_into_id == kept.pk
    with acting_as(actor_of(colleague)):
        assert Person.objects.filter(pk=kept.pk).exists(), "who held a baby of the merged mother sees the kept one"
    assert PersonName.objects.get(person=kept).given_name == "Marie"
    assert AuditEntry.objects.filter(action="made two entries one person").count() == 2
    assert first.pk != second.pk


def test_the_chosen_value_stands_and_the_other_becomes_an_earlier_one(worker) -> None:
    kept, _first = mother_of(worker, given_name="Mary", family_name="Tamblyn", address="1 Old Row", postcode="EX1 1AA")
    gone, _second = mother_of(worker, given_name="Mary", family_name="Rowe", address="9 New Row", postcode="EX2 2BB")
    merge(kept, gone, worker, stands={"family_name": "merged", "address": "merged", "postcode": "merged"})
    now = fresh(kept)
    assert (now.family_name, now.name_key, now.address) == ("Rowe", "mary rowe", "9 New Row")
    assert PersonName.objects.get(person=kept).family_name == "Tamblyn"
    assert Residence.objects.get(person=kept).address == "1 Old Row"


def test_an_address_withheld_on_either_is_withheld_on_the_one(worker) -> None:
    kept, _first = mother_of(worker, address="1 Old Row")
    gone, _second = mother_of(worker, address="Refuge", withhold_address=True)
    by = actor_of(worker)
    with acting_as(by):
        shown = doors.compare(by, kept.pk, gone.pk, at=AT)
    assert "Refuge" not in str(shown)
    assert not {"address", "postcode"} & set(shown.differing)
    made = merge(kept, gone, worker)
    assert fresh(kept).withhold_address
    assert all(home.withheld for home in Residence.objects.filter(person=kept))
    with acting_as(by):
        assert "Refuge" not in str(doors.merge_for(by, made.pk, at=AT))


def test_a_man_known_to_two_babies_is_one_man_by_an_added_record(worker) -> None:
    (kept, _one, his), (gone, baby, theirs) = man_of(worker), man_of(worker, given_name="Jackie")
    merge(kept, gone, worker)
    newest = theirs.records.order_by("-number").first()
    assert (newest.number, newest.person_id, newest.about) == (2, kept.pk, "merge")
    assert newest.name_given == "Jack Rowe"
    assert "Jackie Rowe" in newest.aliases
    assert theirs.records.get(number=1).person_id == gone.pk, "nothing recorded before is changed"
    assert his.records.count() == 1
    assert newest.baby_id == baby.pk


def test_a_search_finds_one_person(worker) -> None:
    facts = {"given_name": "Mary", "family_name": "Tamblyn", "name_key": "mary tamblyn"}
    (kept, _one), (gone, _two) = mother_of(worker, **facts), mother_of(worker, **facts)
    merge(kept, gone, worker)
    by = actor_of(worker)
    with acting_as(by):
        found = doors.search(by, doors.Terms(name="Mary Tamblyn", date_of_birth=date(1996, 4, 12)), at=AT)
    assert [hit.id for hit in found.hits if hit.kind is Kind.MOTHER] == [kept.pk]


# the rules


def test_mrg_1_a_merge_without_a_reason_is_asked_for_one(worker) -> None:
    (one, _baby), (other, _theirs) = mother_of(worker), mother_of(worker)
    assert isinstance(merge(one, other, worker, why="  "), actions.Queried)


def test_mrg_2_nobody_is_merged_with_himself(worker) -> None:
    one, _baby = mother_of(worker)
    asked = merge(one, one, worker)
    assert [finding.code for finding in asked.findings] == ["MRG-2"]
    assert not PersonMerge.objects.exists()


def found(one, other, worker):
    by = actor_of(worker)
    with acting_as(by):
        return {finding.code for finding in doors.compare(by, one.pk, other.pk, at=AT).findings}


def test_mrg_3_a_father_and_a_son_of_one_name_on_one_file(worker) -> None:
    father, baby, _carer = man_of(worker, date_of_birth=date(1970, 1, 1))
    son = PersonFactory(given_name="Jack", family_name="Rowe", sex=Sex.MALE.value)
    MaleCarerRecordFactory(carer__baby=baby, person=son, knowledge=Knowledge.KNOWN.value)
    assert "MRG-3" in found(father, son, worker)


def test_mrg_4_two_checked_nhs_numbers(worker) -> None:
    (one, _baby), (other, _theirs) = (mother_of(worker, nhs_number=n) for n in ("9990000018", "9990000026"))
    assert "MRG-4" in found(one, other, worker)
    for each in (fresh(one), fresh(other)):
        NhsNumberRecord.objects.create(
            person=each,
            nhs_number=each.nhs_number,
            source=next(iter(NumberSource)).value,
            verified=True,
            recorded_at=AT,
        )
    by = actor_of(worker)
    with acting_as(by):
        first = doors.compare(by, one.pk, other.pk, at=AT).findings[0]
    assert "both were checked" in first.says


def test_mrg_5_two_women_with_one_nhs_number_are_shown_side_by_side(worker) -> None:
    (one, _baby), (other, _theirs) = (mother_of(worker, nhs_number="9990000018") for _ in "ab")
    assert "MRG-5" in found(one, other, worker)


def test_mrg_6_different_birthdays_and_sexes_are_queried(worker) -> None:
    one, _baby = mother_of(worker, date_of_birth=date(1990, 1, 1))
    other, _theirs, _carer = man_of(worker)
    assert "MRG-6" in found(one, other, worker)
    said = actions.MergeSaid(kept_id=one.pk, merged_id=other.pk, why="Not shown what differs")
    with acting_as(actor_of(worker)):
        assert isinstance(actions.merge_people(said, by=actor_of(worker), at=AT), actions.Queried)


def test_mrg_7_twin_sisters_are_two(worker) -> None:
    (one, _baby), (other, _theirs) = mother_of(worker, given_name="Ann"), mother_of(worker, given_name="Beth")
    assert "MRG-7" in found(one, other, worker)
    assert "MRG-7" not in found(one, other, worker) - {"MRG-7"}


# undone


def test_undoing_gives_back_what_was_moved_and_keeps_what_came_after(worker) -> None:
    kept, first = mother_of(worker, given_name="Mary", family_name="Tamblyn")
    gone, second = mother_of(worker, given_name="Mary", family_name="Rowe")
    made = merge(kept, gone, worker, stands={"family_name": "merged"})
    NoteFactory(baby=second, recorded_by=worker, words="Seen well", kind=NoteKind.SIGHTING.value)
    since = BabyFactory(mother=fresh(kept), recorded_at=LATER)
    done = undo(made, worker, at=LATER + timedelta(days=1))
    assert (fresh(first).mother_id, fresh(second).mother_id) == (kept.pk, gone.pk)
    assert fresh(kept).family_name == "Tamblyn"
    assert fresh(gone).merged_into_id is None
    assert Note.objects.get(baby=second).words == "Seen well"
    assert [one["kind"] for one in done.left] == ["baby_since"], "somebody places the baby recorded since"
    assert done.left[0]["id"] == str(since.pk)
    standing = PersonName.objects.filter(person=kept, replaced_by=None, mistaken=False)
    assert not standing.exists(), "the name that came with the merge is marked as a mistake"


def test_what_was_recorded_about_a_man_after_the_merge_goes_back_with_him(worker) -> None:
    (kept, _one, _his), (gone, _two, theirs) = man_of(worker), man_of(worker, given_name="Jackie")
    made = merge(kept, gone, worker)
    by = actor_of(worker)
    said = actions.ManSaid(
        knowledge=Knowledge.KNOWN, relationship=Relationship.FATHER, given_name="Jack", family_name="Rowe",
        date_of_birth=kept.date_of_birth, strengths="Feeds her well",
    )  # fmt: skip
    with acting_as(by):
        actions.record_carer(theirs.pk, said, based_on=2, by=by, at=LATER)
    undo(made, worker)
    newest = theirs.records.order_by("-number").first()
    assert (newest.number, newest.person_id, newest.strengths) == (4, gone.pk, "Feeds her well")
    assert MaleCarerRecord.objects.filter(carer=theirs).count() == 4


def test_a_value_changed_since_the_merge_is_left_and_said(worker) -> None:
    kept, _first = mother_of(worker, family_name="Tamblyn")
    gone, _second = mother_of(worker, family_name="Rowe")
    made = merge(kept, gone, worker, stands={"family_name": "merged"})
    Person.objects.filter(pk=kept.pk).update(family_name="Married")
    done = undo(made, worker)
    assert {"kind": "value", "field": "family_name"} in done.left
    assert fresh(kept).family_name == "Married"


@pytest.mark.parametrize("first_undone", ["ab", "bc"])
def test_a_chain_comes_apart_in_any_order(worker, first_undone) -> None:
    (a, of_a), (b, of_b), (c, of_c) = (mother_of(worker) for _ in "abc")
    made = {"ab": merge(b, a, worker), "bc": merge(c, b, worker)}
    assert {baby.mother_id for baby in Baby.objects.all()} == {c.pk}
    undo(made[first_undone], worker)
    if first_undone == "ab":
        assert fresh(of_a).mother_id == a.pk
        assert fresh(of_b).mother_id == c.pk
    undo(made["bc" if first_undone == "ab" else "ab"], worker)
    assert [fresh(baby).mother_id for baby in (of_a, of_b, of_c)] == [a.pk, b.pk, c.pk]
    assert not Person.objects.exclude(merged_into=None).exists()


# twice, at once


def test_merging_twice_is_one_merge_and_undoing_twice_one_undoing(worker) -> None:
    (one, _baby), (other, _theirs) = mother_of(worker), mother_of(worker)
    made = merge(one, other, worker)
    by = actor_of(worker)
    said = actions.MergeSaid(kept_id=one.pk, merged_id=other.pk, why="Again")
    with acting_as(by):
        assert actions.merge_people(said, by=by, at=AT) == made
    assert undo(made, worker) == undo(made, worker)
    assert PersonMerge.objects.count() == PersonUnmerge.objects.count() == 1


def test_who_is_merged_already_is_merged_into_nobody_else(worker) -> None:
    (one, _a), (other, _b), (third, _c) = (mother_of(worker) for _ in "abc")
    merge(one, other, worker)
    with pytest.raises((Refused, NotThere)):
        merge(third, other, worker)


# asking somebody else


def test_who_works_with_one_of_two_asks_those_who_work_with_the_other(worker) -> None:
    one, _baby = mother_of(worker)
    colleague = WorkerFactory()
    other, _theirs = mother_of(colleague)
    by = actor_of(worker)
    with acting_as(by):
        made = actions.doubt_two(one.pk, other.pk, why="Her sister says so", by=by, at=AT)
    with acting_as(actor_of(colleague)):
        assert SamePersonDoubt.objects.get() == made
    with acting_as(actor_of(WorkerFactory())):
        assert not SamePersonDoubt.objects.exists()

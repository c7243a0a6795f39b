from datetime import date, timedelta

import pytest

from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.access.models import AuditEntry
from kith.access.words import Role
from kith.directory.tests.factories import AT, TeamFactory, WorkerFactory, actor_of, worker_in
from kith.people import actions, doors
from kith.people.models import Baby, Explanation, Involvement, MaleCarerRecord, Note, Person
from kith.people.words import Knowledge, NoteKind, Part, Relationship

from .factories import InvolvementFactory, MaleCarerRecordFactory, PersonFactory, UnbornFactory, baby_of

pytestmark = pytest.mark.django_db
MARY = actions.MotherFacts(given_name="Mary", family_name="Tamblyn", date_of_birth=date(1996, 4, 12))
JACK = actions.ManSaid(
    knowledge=Knowledge.KNOWN, relationship=Relationship.FATHER, given_name="Jack", family_name="Rowe"
)
WORRY = actions.NoteFacts(kind=NoteKind.WORRY, words="A mark on the cheek", happened_at=AT)


@pytest.fixture
def worker():
    return WorkerFactory()


def acts(action: str) -> list[AuditEntry]:
    return list(AuditEntry.objects.filter(action=action))


# who may not


@pytest.mark.parametrize("role", [Role.SCRUTINEER, Role.SYSTEM_ADMINISTRATOR, Role.EXECUTIVE])
def test_roles_without_families_add_nobody_and_join_nobody(role) -> None:
    baby, by = baby_of(WorkerFactory()), actor_of(worker_in(role))
    with acting_as(by):
        with pytest.raises(Refused):
            actions.add_mother(MARY, by=by, at=AT)
        with pytest.raises(Refused):
            actions.join(baby.pk, reason="I would like to look", by=by, at=AT)


def test_an_outsider_changes_nothing(worker) -> None:
    baby, by = baby_of(WorkerFactory()), actor_of(worker)
    carer = MaleCarerRecord.objects.get().carer_id
    seat = actions.Seat(team=worker.team, worker=worker)
    with acting_as(by):
        for refused in (
            lambda: actions.add_note(baby.pk, WORRY, by=by, at=AT),
            lambda: actions.add_carer(baby.pk, JACK, by=by, at=AT),
            lambda: actions.involve(baby.pk, seat, by=by, at=AT),
        ):
            with pytest.raises(Refused):
                refused()
        with pytest.raises(NotThere):
            actions.record_carer(carer, JACK, based_on=1, by=by, at=AT)
        with pytest.raises(NotThere):
            actions.end_involvement(Involvement.objects.model().pk, by=by, at=AT)
    assert not Note.objects.exists()
    assert MaleCarerRecord.objects.count() == Involvement.objects.count() == 1


def test_nobody_ends_a_colleagues_involvement(worker) -> None:
    baby, by = baby_of(worker), actor_of(worker)
    theirs = InvolvementFactory(baby=baby)
    with acting_as(by), pytest.raises(NotThere):
        actions.end_involvement(theirs.pk, by=by, at=AT)


# adding


def test_a_new_baby_brings_its_adder_and_a_place_for_the_father(worker) -> None:
    by = actor_of(worker)
    with acting_as(by):
        mother = actions.add_mother(MARY, by=by, at=AT)
        facts = actions.BabyFacts(mother_id=mother.pk, date_of_birth=date(2026, 9, 14))
        baby = actions.add_baby(facts, basis="Birth visit", by=by, at=AT)
        men = doors.men_of(by, baby.pk)
    held = Involvement.objects.get()
    assert (held.worker, held.part, held.basis, held.claimed) == (worker, Part.HEALTH_VISITOR, "Birth visit", True)
    assert [(man.knowledge, man.relationship, man.is_gap) for man in men] == [
        (Knowledge.NOT_ASKED, Relationship.FATHER, True)
    ]
    assert len(acts("added a mother")) == len(acts("opened a new baby's file")) == 1
    assert acts("opened a new baby's file")[0].baby_id == baby.pk


def test_a_baby_is_not_added_to_a_mother_who_is_not_on_file(worker) -> None:
    by = actor_of(worker)
    facts = actions.BabyFacts(mother_id=worker.pk, expected_on=date(2027, 1, 4))
    with acting_as(by), pytest.raises(NotThere):
        actions.add_baby(facts, basis="x", by=by, at=AT)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"date_of_birth": date(2017, 1, 1)}, "PPL-5"),
        ({}, "PPL-7"),
        ({"given_name": "Maria", "nhs_number": "9990000026"}, "PPL-7"),
    ],
)
def test_a_query_saves_nothing_until_there_is_a_reason(worker, more, code) -> None:
    PersonFactory(given_name="Mary", nhs_number="9990000026")
    facts, by = actions.MotherFacts(**{**MARY.__dict__, **more}), actor_of(worker)
    with acting_as(by):
        queried = actions.add_mother(facts, by=by, at=AT)
        assert isinstance(queried, actions.Queried)
        assert [finding.code for finding in queried.findings] == [code]
    assert Person.objects.count() == 1
    with acting_as(by):
        actions.add_mother(facts, explained="Seen her passport", by=by, at=AT)
    assert Person.objects.count() == 2
    assert Explanation.objects.get().codes == code


def test_the_same_pregnancy_is_not_entered_twice_unawares(worker) -> None:
    unborn, by = UnbornFactory(), actor_of(worker)
    facts = actions.BabyFacts(mother_id=unborn.mother_id, expected_on=unborn.expected_on + timedelta(weeks=3))
    with acting_as(by):
        queried = actions.add_baby(facts, basis="Booked her", by=by, at=AT)
        assert [finding.code for finding in queried.findings] == ["PPL-11"]
        actions.add_baby(facts, basis="Booked her", explained="The second twin", by=by, at=AT)
    assert Baby.objects.count() == 2


# involvement


def test_joining_and_asking_somebody_in_twice_is_once(worker) -> None:
    baby, by = baby_of(WorkerFactory()), actor_of(worker)
    seat = actions.Seat(team=TeamFactory(), part=Part.FRONT_DOOR, basis="Request for support")
    with acting_as(by):
        joined = [actions.join(baby.pk, reason="Birth visit today", by=by, at=AT) for _twice in range(2)]
        asked = [actions.involve(baby.pk, seat, by=by, at=AT) for _twice in range(2)]
    assert joined[0] == joined[1]
    assert asked[0] == asked[1]
    assert Involvement.objects.count() == 3
    assert len(acts("said they work with a family")) == len(acts("brought somebody to a family")) == 1


def test_ending_closes_the_file_to_oneself(worker) -> None:
    baby, by = baby_of(worker), actor_of(worker)
    with acting_as(by):
        involvement = Involvement.objects.get().pk
        actions.end_involvement(involvement, explained="The family has moved away", by=by, at=AT)
        with pytest.raises(Refused):
            doors.baby_for(by, baby.pk, at=AT)
    assert len(acts("stopped working with a family")) == 1


# men


def test_each_record_about_a_man_is_added_and_the_man_stays_one_person(worker) -> None:
    baby, by = baby_of(worker), actor_of(worker)
    carer = MaleCarerRecord.objects.get().carer_id
    with acting_as(by):
        first = actions.record_carer(carer, JACK, based_on=1, by=by, at=AT)
        again = actions.ManSaid(**{**JACK.__dict__, "worries": "Lost his work"})
        second = actions.record_carer(carer, again, based_on=2, by=by, at=AT)
        man = doors.man_for(by, baby.pk, carer)
    assert (first.number, second.number) == (2, 3)
    assert first.person_id == second.person_id
    assert (man.name, man.worries, man.number) == ("Jack Rowe", "Lost his work", 3)
    assert [entry.detail["number"] for entry in acts("recorded what is known about a man")] == [2, 3]


def test_a_stale_record_is_handed_back_with_the_newer_one(worker) -> None:
    baby_of(worker)
    first = MaleCarerRecord.objects.get()
    MaleCarerRecordFactory(carer=first.carer, number=2, name_given="Somebody Newer")
    by = actor_of(worker)
    with acting_as(by):
        stale = actions.record_carer(first.carer_id, JACK, based_on=1, by=by, at=AT)
    assert isinstance(stale, actions.Stale)
    assert stale.newer.name == "Somebody Newer"
    assert MaleCarerRecord.objects.count() == 2


def test_a_man_seen_before_conception_is_queried(worker) -> None:
    baby, by = baby_of(worker), actor_of(worker)
    said = actions.ManSaid(**{**JACK.__dict__, "seen_on": date(2020, 1, 1)})
    with acting_as(by):
        queried = actions.add_carer(baby.pk, said, by=by, at=AT)
        assert [finding.code for finding in queried.findings] == ["PPL-6"]
        assert actions.add_carer(baby.pk, said, explained="With an older child", by=by, at=AT).number == 1


def test_a_note_is_kept_with_its_agency_and_moment(worker) -> None:
    baby, by = baby_of(worker), actor_of(worker)
    with acting_as(by):
        actions.add_note(baby.pk, WORRY, by=by, at=AT + timedelta(hours=1))
    note = Note.objects.get()
    assert (note.agency, note.happened_at, note.recorded_at) == (worker.team.agency, AT, AT + timedelta(hours=1))
    assert acts("added a note")[0].detail == {"kind": "worry"}

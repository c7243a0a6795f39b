"""What the database itself refuses, with every filter of ours taken away."""

import pytest
from django.db import ProgrammingError, connection, transaction

from kith.access.actor import NOBODY
from kith.access.database import acting_as
from kith.access.words import Role
from kith.directory.tests.factories import AT, TeamFactory, WorkerFactory, actor_of, worker_in
from kith.people import doors
from kith.people.models import Baby, Explanation, Involvement, MaleCarer, MaleCarerRecord, Note, Person

from .factories import BabyFactory, InvolvementFactory, MaleCarerRecordFactory, NoteFactory, PersonFactory, baby_of

pytestmark = pytest.mark.django_db
OF_A_BABY = [MaleCarer, MaleCarerRecord, Note, Explanation]


def full_file(worker):
    baby = baby_of(worker)
    NoteFactory(baby=baby, recorded_by=worker)
    Explanation.objects.create(baby=baby, codes="PPL-8", reason="Twin", recorded_at=AT, recorded_by=worker)
    return baby


@pytest.mark.parametrize("model", [*OF_A_BABY, Baby, Involvement, Person])
def test_a_worker_with_a_family_of_their_own_sees_nothing_of_another_family(model) -> None:
    own, other = full_file(WorkerFactory()), full_file(WorkerFactory())
    with acting_as(actor_of(own.involvements.get().worker)):
        seen = set(model.objects.values_list("pk", flat=True))
    everything = {row.pk: row for row in model.objects.all()}
    assert len(everything) == 2
    assert len(seen) == 1
    row = everything[seen.pop()]
    belongs_to = {Baby: lambda: row.pk, Person: lambda: row.babies.get().pk}.get(model, lambda: row.baby_id)()
    assert belongs_to == own.pk
    assert other.pk != own.pk


@pytest.mark.parametrize("model", [*OF_A_BABY, Baby, Involvement, Person])
def test_nobody_sees_nothing(model) -> None:
    full_file(WorkerFactory())
    with acting_as(NOBODY):
        assert not model.objects.exists()


def test_an_ended_involvement_closes_the_file() -> None:
    worker = WorkerFactory()
    full_file(worker)
    Involvement.objects.update(until=AT)
    with acting_as(actor_of(worker)):
        assert not Baby.objects.exists()
        assert not Note.objects.exists()


def test_colleagues_on_one_family_see_each_other_and_others_do_not() -> None:
    worker, colleague, other = WorkerFactory(), WorkerFactory(), WorkerFactory()
    baby = full_file(worker)
    InvolvementFactory(baby=baby, worker=colleague)
    full_file(other)
    with acting_as(actor_of(worker)):
        assert Involvement.objects.count() == 2
    with acting_as(actor_of(other)):
        assert Involvement.objects.count() == 1


def test_a_team_that_shares_its_work_sees_its_families() -> None:
    team = TeamFactory(shares_work=True)
    manager = worker_in(Role.SOCIAL_WORKER, team=team)
    baby = full_file(WorkerFactory())
    InvolvementFactory(baby=baby, worker=None, team=team)
    with acting_as(actor_of(manager)):
        assert Note.objects.count() == 1
        assert list(doors.visible_to(actor_of(manager))) == [baby]


def test_nobody_writes_into_another_family() -> None:
    baby, outsider = full_file(WorkerFactory()), WorkerFactory()
    with acting_as(actor_of(outsider)), pytest.raises(ProgrammingError), transaction.atomic():
        NoteFactory(baby=baby, recorded_by=outsider)


def test_records_are_added_and_never_changed() -> None:
    worker = WorkerFactory()
    full_file(worker)
    for model in (MaleCarerRecord, Note, Explanation):
        with acting_as(actor_of(worker)), pytest.raises(ProgrammingError), transaction.atomic():
            model.objects.update(recorded_at=AT)


def test_the_search_answer_holds_existence_and_nothing_else() -> None:
    full_file(WorkerFactory())
    person = Person.objects.get()
    with acting_as(actor_of(WorkerFactory())), connection.cursor() as cursor:
        cursor.execute(
            "select * from people_exists(%s)",
            [person.pk],
        )
        columns = [column.name for column in cursor.description]
        rows = str(cursor.fetchall())
    assert "address" not in columns
    assert "nhs_number" not in columns
    for secret in (person.address, person.postcode, "blue mark", "health_visitor"):
        assert secret not in rows


def test_without_an_actor_the_search_function_answers_nothing() -> None:
    person = PersonFactory()
    with acting_as(NOBODY), connection.cursor() as cursor:
        cursor.execute("select * from people_exists(%s)", [person.pk])
        assert cursor.fetchall() == []


def test_the_agencies_of_brothers_and_sisters_are_named_only_to_those_who_hold_the_baby() -> None:
    mother = PersonFactory()
    older, baby = BabyFactory(mother=mother), BabyFactory(mother=mother)
    hub, visitor, stranger = (worker_in(Role.FAMILY_HUB_WORKER), worker_in(Role.HEALTH_VISITOR), worker_in(Role.POLICE))
    InvolvementFactory(baby=older, worker=hub, team=hub.team)
    InvolvementFactory(baby=baby, worker=visitor, team=visitor.team)
    with acting_as(actor_of(stranger)):
        assert doors.involved_with_family(baby.pk) == []
    with acting_as(actor_of(visitor)):
        assert [line.worker for line in doors.involved_with_family(baby.pk)] == [hub]
        assert not Involvement.objects.filter(baby=older).exists()


def test_the_agencies_of_a_fathers_other_children_are_named_too_and_only_his_while_the_record_says_so() -> None:
    father = PersonFactory()
    baby, other = BabyFactory(), BabyFactory()
    first, _ = (MaleCarerRecordFactory(carer__baby=one, person=father, knowledge="known") for one in (baby, other))
    hub, visitor = worker_in(Role.FAMILY_HUB_WORKER), worker_in(Role.HEALTH_VISITOR)
    InvolvementFactory(baby=other, worker=hub, team=hub.team)
    InvolvementFactory(baby=baby, worker=visitor, team=visitor.team)
    with acting_as(actor_of(visitor)):
        assert [line.worker for line in doors.involved_with_family(baby.pk)] == [hub]
    MaleCarerRecordFactory(carer=first.carer, baby=baby, number=2, person=father, relationship="uncle")
    with acting_as(actor_of(visitor)):
        assert doors.involved_with_family(baby.pk) == []

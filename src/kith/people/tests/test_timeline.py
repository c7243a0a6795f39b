import pytest

from kith.access.database import acting_as
from kith.directory.tests.factories import AT, WorkerFactory, actor_of
from kith.people import timeline
from kith.people.models import Involvement

from .factories import InvolvementFactory, MaleCarerRecordFactory, NoteFactory, baby_of

pytestmark = pytest.mark.django_db


def test_somebody_not_involved_is_told_nothing() -> None:
    baby = baby_of(WorkerFactory())
    assert timeline.entries_for(actor_of(WorkerFactory()), baby.pk) == []


def test_a_plan_that_is_kept_asks_anew_who_may_see() -> None:
    """The statement is planned once for a connection; by the sixth time PostgreSQL keeps one plan for everybody."""
    worker, stranger = WorkerFactory(), WorkerFactory()
    baby = baby_of(worker)
    NoteFactory(baby=baby, recorded_by=worker, words="A mark")
    for _ in range(7):
        with acting_as(actor_of(worker)):
            assert [one.words for one in timeline.READ.about(baby.pk)["note"]] == ["A mark"]
        with acting_as(actor_of(stranger)):
            assert not any(timeline.READ.about(baby.pk).values())
    with acting_as(actor_of(worker)):
        Involvement.objects.filter(baby=baby, worker=worker).update(until=AT)
        assert timeline.READ.about(baby.pk)["note"] == []


def test_each_entry_is_owned_by_its_agency(django_assert_max_num_queries) -> None:
    worker = WorkerFactory()
    baby = baby_of(worker)
    NoteFactory(baby=baby, recorded_by=worker, words="A mark")
    InvolvementFactory(baby=baby, until=AT)
    MaleCarerRecordFactory(carer__baby=baby, knowledge="known", name_given="Jack Rowe", recorded_by=worker)
    actor = actor_of(worker)
    with acting_as(actor), django_assert_max_num_queries(7):
        told = timeline.entries_for(actor, baby.pk)
    assert sorted(fact.kind for fact in told) == [
        "A man in the baby’s life",
        "Began working with the family",
        "Began working with the family",
        "Stopped working with the family",
        "Worry",
    ]
    assert all(fact.agency_name for fact in told)
    assert "Baby's father: known, Jack Rowe." in [fact.words for fact in told]

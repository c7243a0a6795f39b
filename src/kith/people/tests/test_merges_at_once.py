"""Two people decide about the same entries at the same moment: one merge comes of it, never two and never a circle."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.directory.tests.factories import AT, WorkerFactory, actor_of
from kith.people import actions
from kith.people.models import Person, PersonMerge

from .factories import baby_of

pytestmark = pytest.mark.django_db(transaction=True)


def pair():
    worker = WorkerFactory()
    one, other = (baby_of(worker).mother for _ in range(2))
    names = {"given_name": "Morwenna", "family_name": "Rowe", "name_key": "morwenna rowe"}
    Person.objects.filter(pk__in=[one.pk, other.pk]).update(**names, date_of_birth=one.date_of_birth)
    return worker, one.pk, other.pk


def at_once(worker, *wanted):
    """Each merge in a thread with a connection of its own, begun together; what each answered."""
    start, by = Barrier(len(wanted)), actor_of(worker)

    def decide(kept_and_merged):
        kept, merged = kept_and_merged
        try:
            start.wait(timeout=30)
            with acting_as(by):
                said = actions.MergeSaid(kept_id=kept, merged_id=merged, why="The same passport")
                done = actions.merge_people(said, by=by, at=AT)
            if isinstance(done, actions.Queried):
                seen = frozenset(finding.code for finding in done.findings)
                with acting_as(by):
                    again = actions.MergeSaid(kept_id=kept, merged_id=merged, why="The same passport", seen=seen)
                    done = actions.merge_people(again, by=by, at=AT)
            return done
        except (NotThere, Refused):
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(len(wanted)) as pool:
        return list(pool.map(decide, wanted))


def test_the_same_decision_twice_at_once_is_one_merge() -> None:
    worker, one, other = pair()
    done = at_once(worker, (one, other), (one, other))
    assert PersonMerge.objects.count() == 1
    assert {each.pk for each in done if each} == {PersonMerge.objects.get().pk}


def test_two_opposite_decisions_at_once_leave_one_of_them_and_no_circle() -> None:
    worker, one, other = pair()
    at_once(worker, (one, other), (other, one))
    assert PersonMerge.objects.count() == 1
    assert Person.objects.filter(pk__in=[one, other], merged_into=None).count() == 1

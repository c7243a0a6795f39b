"""What asking tells the measures: whose facts somebody sees, and counts over everybody's."""

from datetime import timedelta

import pytest
from django.db import transaction

from kith.access.database import acting_as
from kith.directory.models import Worker
from kith.directory.tests.factories import AT, WorkerFactory, actor_of
from kith.people.models import Baby
from kith.people.tests.factories import baby_of
from kith.referrals import actions, measures, rules
from kith.referrals.words import Agreement, NextStep, Whom

from .factories import RequestFactory, SharingFactory, ToldFactory, TriageFactory, front_door_team, sharing

pytestmark = pytest.mark.django_db
DAY = AT.date()


@pytest.fixture
def worker() -> Worker:
    return WorkerFactory()


@pytest.fixture
def baby(worker: Worker) -> Baby:
    return baby_of(worker)


def test_a_stranger_sees_no_facts_and_the_counts_name_nobody(worker: Worker, baby: Baby) -> None:
    RequestFactory(baby=baby, made_by=worker)
    stranger = actor_of(WorkerFactory())
    with transaction.atomic(), acting_as(stranger, AT):
        assert measures.asking_facts(since=DAY, until=DAY) == []
        assert [one.number for one in measures.asking_counts(since=DAY, until=DAY)] == [1]


def test_a_row_for_each_request_says_level_route_consent_and_times(worker: Worker, baby: Baby) -> None:
    request = RequestFactory(
        baby=baby, made_by=worker, phoned_at=AT - timedelta(hours=5), level=4, destination="front_door"
    )
    SharingFactory(request=request, agreement=Agreement.REFUSED.value)
    ToldFactory(decision=TriageFactory(request=request))
    with transaction.atomic(), acting_as(actor_of(worker), AT):
        (fact,) = measures.asking_facts(since=DAY, until=DAY)
    assert (fact.kind, fact.level, fact.destination, fact.agreement) == ("request", 4, "front_door", "refused")
    assert (fact.agency_id, fact.unborn, fact.children) == (worker.team.agency_id, False, 1)
    assert (fact.decided_after, fact.written_after) == (timedelta(hours=1), timedelta(hours=5))
    (counted,) = measures.asking_counts(since=DAY, until=DAY)
    assert (counted.decided, counted.told, counted.minutes_to_decision) == (1, 1, 60)
    assert (counted.rang, counted.written_in_time) == (1, 0)


def test_a_row_for_each_consultation_and_each_decision_not_to_share(worker: Worker, baby: Baby) -> None:
    front_door_team()
    by = actor_of(worker)
    advised = actions.Advised(advice="Watch.", next_step=NextStep.GO_ON, evident=False, adviser="The duty manager")
    question = actions.Question(
        whom=Whom.UNBORN, seen="A", worry="B", strengths="", tried="", evident=False, advised=advised
    )
    kept = rules.NotSharing(
        recipient="A", about="B", reason="not_needed", harm_suspected=True, look_again=False, sharing=sharing()
    )
    with transaction.atomic(), acting_as(by, AT):
        actions.ask_advice(question=question, draft_id=baby.pk, by=by, at=AT)
        actions.decide_not_to_share(
            baby_id=baby.pk,
            kept=actions.NotShared(decision=kept, look_again_on=None),
            draft_id=baby.pk,
            by=by,
            at=AT,
        )
        found = {fact.kind: fact for fact in measures.asking_facts(since=DAY, until=DAY)}
    assert (found["consultation"].destination, found["consultation"].unborn) == ("go_on", True)
    assert (found["not_shared"].reason, found["not_shared"].harm) == ("not_needed", True)
    counts = {one.kind: one for one in measures.asking_counts(since=DAY, until=DAY)}
    assert (counts["not_shared"].harm, counts["consultation"].became_request) == (1, 0)

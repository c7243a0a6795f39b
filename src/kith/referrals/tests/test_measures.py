"""What the measures hear: counts of practice, and never a baby, a worker or what was written."""

from dataclasses import fields
from datetime import timedelta

import pytest

from kith.access.database import acting_as
from kith.directory.models import Team, Worker
from kith.directory.tests.factories import AT, TeamFactory, WorkerFactory, actor_of
from kith.people.tests.factories import baby_of
from kith.referrals import actions, measures
from kith.referrals.models import Request
from kith.referrals.words import MarkAnswer, SafeMeanwhile, Settlement, Topic, TriageOutcome

from .factories import front_door_manager, front_door_team, sent_to

pytestmark = pytest.mark.django_db
DAY = AT.date()
PERIOD = {"since": DAY, "until": DAY + timedelta(days=10)}
SAFE = actions.Safety(safe=SafeMeanwhile.AGREED, plan="With her grandmother.")


@pytest.fixture
def team() -> Team:
    return front_door_team()


@pytest.fixture
def visitor() -> Worker:
    return WorkerFactory(registered_health_professional=True)


@pytest.fixture
def bruise(team: Team, visitor: Worker) -> Request:
    request = sent_to(team, baby_of(visitor, mobility="none", locality="northern"), made_by=visitor)
    manager = actor_of(front_door_manager(team))
    with acting_as(manager):
        asked = actions.Ask(team=TeamFactory(), purpose="To decide", about=[], questions=["known"])
        actions.ask_agency(request_id=request.pk, ask=asked, by=manager, at=AT)
        decided = actions.Decided(outcome=TriageOutcome.ADVICE, level=2, reasons="More is needed.")
        actions.decide_request(request_id=request.pk, decided=decided, by=manager, at=AT + timedelta(hours=1))
    return request


@pytest.mark.parametrize(
    "fact", [measures.InformationFact, measures.MarkFact, measures.TellingFact, measures.ResolutionFact]
)
def test_no_fact_names_a_baby_or_a_worker(fact: type) -> None:
    names = " ".join(field.name for field in fields(fact))
    for secret in ("baby", "worker", "name", "who", "words", "raised_by_id"):
        assert secret not in names.split("_")
        assert secret not in names.split()


def test_how_long_an_agency_took_and_that_it_knew_nothing(bruise: Request) -> None:
    waiting = measures.information_facts(**PERIOD)[0]
    assert (waiting.replied_at, waiting.minutes, waiting.in_time) == (None, None, False)
    counted = [measures.information_counts(**PERIOD, at=AT + timedelta(days=days))[0] for days in (0, 9)]
    assert [(one.asked, one.up, one.replied, one.in_time) for one in counted] == [(1, 0, 0, 0), (1, 1, 0, 0)]
    ask = bruise.asks.get()
    worker = actor_of(WorkerFactory(team=ask.team))
    with acting_as(worker):
        replied = actions.Replied(nothing_known=True)
        actions.reply(ask_id=ask.pk, replied=replied, by=worker, at=AT + timedelta(minutes=95))
    fact = measures.information_facts(**PERIOD)[0]
    assert (fact.minutes, fact.in_time, fact.nothing_known, fact.agency_id) == (95, True, True, ask.agency_id)
    (told,) = measures.information_counts(**PERIOD, at=AT + timedelta(days=9))
    assert (told.month, told.agency_kind) == (DAY.replace(day=1), ask.team.agency.kind)
    assert (told.up, told.replied, told.in_time, told.nothing_known) == (1, 1, 1, 1)


def test_a_refused_mark_and_when_it_was_answered(bruise: Request, visitor: Worker) -> None:
    refused = measures.mark_facts(**PERIOD)[0]
    assert (refused.answered_at, refused.reason_given, refused.locality) == (None, False, "northern")
    by, seen = actor_of(visitor), AT + timedelta(hours=4)
    with acting_as(by):
        said = actions.Answered(kind=MarkAnswer.SEEN, words="On the ward", seen_at=seen)
        actions.answer_mark(request_id=bruise.pk, answered=said, by=by, at=seen)
    fact = measures.mark_facts(**PERIOD)[0]
    assert (fact.answered_at, fact.answered_by) == (seen, "seen")
    (told,) = measures.mark_counts(**PERIOD)
    assert (told.locality, told.refused, told.looked_at) == ("northern", 1, 1)


def test_when_the_referrer_was_told(bruise: Request) -> None:
    fact = measures.telling_facts(**PERIOD)[0]
    assert (fact.told_at, fact.how, fact.agency_id) == (AT + timedelta(hours=1), "in_kith", bruise.made_by_agency_id)


def test_a_disagreement_and_how_it_ended(bruise: Request, team: Team, visitor: Worker) -> None:
    by = actor_of(visitor)
    raised = actions.Raised(topic=Topic.THRESHOLD, what="-", wanted="-", other_team=team, safety=SAFE)
    with acting_as(by):
        one = actions.raise_disagreement(baby_id=bruise.baby_id, raised=raised, by=by, at=AT)
    fact = measures.resolution_facts(**PERIOD)[0]
    assert (fact.stage, fact.days, fact.last_stage_in_time) == ("practitioners", None, None)
    ended = actions.Ended(settlement=Settlement.CHANGED, words="-", safety=SAFE, learning="Ring first.")
    with acting_as(by):
        actions.resolve(resolution_id=one.pk, ended=ended, by=by, at=AT + timedelta(days=9))
    fact = measures.resolution_facts(**PERIOD)[0]
    assert (fact.settlement, fact.days, fact.learning) == ("changed", 9, "Ring first.")
    assert fact.last_stage_in_time is False
    (told,) = measures.resolution_counts(**PERIOD)
    assert (told.stage, told.raised, told.ended, told.in_time) == ("practitioners", 1, 1, 0)
    assert set(fact.pair) == {visitor.team.agency_id, team.agency_id}


def test_what_lies_outside_the_period_is_left_out(bruise: Request) -> None:
    before = {"since": DAY - timedelta(days=9), "until": DAY - timedelta(days=1)}
    assert measures.information_facts(**before) == measures.mark_facts(**before) == []
    assert measures.telling_facts(**before) == measures.resolution_facts(**before) == []

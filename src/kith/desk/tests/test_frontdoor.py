"""The desk around the Front Door: sent, waited for, answered; asked; left open; and no name where none may stand."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kith.access.actor import Actor
from kith.access.database import acting_as
from kith.directory.models import Team, Worker
from kith.directory.tests.factories import AT, TeamFactory, WorkerFactory, actor_of, sign_in
from kith.kernel import clock
from kith.people.tests.factories import baby_of
from kith.referrals import actions
from kith.referrals.models import Request
from kith.referrals.tests.factories import TriageFactory, front_door_manager, front_door_team, sent_to
from kith.referrals.words import SafeMeanwhile, Topic, TriageOutcome

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=2)


@pytest.fixture(autouse=True)
def _later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: LATER)


@pytest.fixture
def team() -> Team:
    return front_door_team()


@pytest.fixture
def manager(team: Team) -> Worker:
    return front_door_manager(team)


@pytest.fixture
def visitor() -> Worker:
    return WorkerFactory(registered_health_professional=True)


@pytest.fixture
def bruise(team: Team, visitor: Worker) -> Request:
    return sent_to(team, baby_of(visitor, mobility="none"), made_by=visitor)


def panels(client: Client, worker: Worker) -> dict[str, Any]:
    sign_in(client, worker)
    page: Any = client.get("/")
    return {panel.heading: panel for panel in page.page.panels}


def decide(request: Request, by: Actor) -> None:
    decided = actions.Decided(outcome=TriageOutcome.ADVICE, level=2, reasons="More is needed.")
    with acting_as(by):
        actions.decide_request(request_id=request.pk, decided=decided, by=by, at=AT + timedelta(hours=1))


def test_a_colleague_of_another_agency_sees_none_of_it(client: Client, bruise: Request, manager: Worker) -> None:
    decide(bruise, actor_of(manager))
    found = panels(client, WorkerFactory())
    assert found["Requests I have sent"].items == ()
    for heading in ("Marks that nobody has looked at", "Information my team is asked for", "Disagreements I hold"):
        assert heading not in found


def test_what_i_sent_is_waited_for_then_answered(
    client: Client, bruise: Request, visitor: Worker, manager: Worker
) -> None:
    item = panels(client, visitor)["Requests I have sent"].items[0]
    assert (item.tag.text, item.clock.code) == ("Waited for", "R1")
    decide(bruise, actor_of(manager))
    item = panels(client, visitor)["Requests I have sent"].items[0]
    assert (item.tag.text, item.clock) == ("Answered", None)
    assert "Advice, information or signposting" in item.note


def test_a_decision_nobody_told_me_of_says_so(client: Client, bruise: Request, visitor: Worker) -> None:
    TriageFactory(request=bruise)
    item = panels(client, visitor)["Requests I have sent"].items[0]
    assert item.tag.text == "Not told yet"


def test_a_refused_mark_is_on_the_deciders_and_the_referrers_desk(
    client: Client, bruise: Request, visitor: Worker, manager: Worker
) -> None:
    decide(bruise, actor_of(manager))
    for worker in (manager, visitor):
        items = panels(client, worker)["Marks that nobody has looked at"].items
        assert [item.clock.code for item in items] == ["R14"]


def test_whom_to_tell_is_on_the_deciders_desk_with_its_clock(client: Client, team: Team, manager: Worker) -> None:
    left = WorkerFactory(active_until=(AT - timedelta(days=1)).date())
    decide(sent_to(team, baby_of(left), made_by=left, injury=False), actor_of(manager))
    item = panels(client, manager)["Decisions to tell people of"].items[0]
    assert item.note == f"Tell {left.full_name}"
    assert item.clock.code == "TOLD"


def test_what_my_team_is_asked_names_nobody_and_what_i_asked_waits(
    client: Client, bruise: Request, manager: Worker
) -> None:
    team, by = TeamFactory(), actor_of(manager)
    ask = actions.Ask(team=team, purpose="To decide", about=[], questions=["known"])
    with acting_as(by):
        actions.ask_agency(request_id=bruise.pk, ask=ask, by=by, at=AT)
    assert panels(client, manager)["Information I wait for"].items[0].clock.code == "INFO"
    client.logout()
    item = panels(client, WorkerFactory(team=team))["Information my team is asked for"].items[0]
    assert bruise.baby.family_name not in item.text + item.note


def test_a_disagreement_is_on_the_desk_of_those_who_hold_it(
    client: Client, bruise: Request, team: Team, visitor: Worker, manager: Worker
) -> None:
    by, safety = actor_of(visitor), actions.Safety(safe=SafeMeanwhile.AGREED, plan="At home.")
    raised = actions.Raised(topic=Topic.PLAN, what="-", wanted="-", other_team=team, safety=safety)
    with acting_as(by):
        actions.raise_disagreement(baby_id=bruise.baby_id, raised=raised, by=by, at=AT)
    for worker in (visitor, manager):
        item = panels(client, worker)["Disagreements I hold"].items[0]
        assert (item.tag.text, item.clock.code) == ("Stage 1: practitioners", "CRP1")


def test_a_full_desk_is_cheap(
    client: Client, team: Team, visitor: Worker, manager: Worker, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    by = actor_of(manager)
    for _ in range(6):
        decide(sent_to(team, baby_of(visitor, mobility="none"), made_by=visitor), by)
    sign_in(client, manager)
    with django_assert_max_num_queries(34):
        client.get("/")
    with django_assert_max_num_queries(25):
        client.get("/marks")

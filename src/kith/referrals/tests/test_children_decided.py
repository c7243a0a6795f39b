"""One decision for each child of a request, where the decider wishes: who may not, the same for all, and bad input."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.directory.models import Notice, Team, Worker
from kith.directory.tests.factories import AT, WorkerFactory, actor_of, sign_in
from kith.kernel import clock
from kith.people.models import Baby
from kith.people.tests.factories import BabyFactory, InvolvementFactory, baby_of
from kith.referrals import actions, timeline
from kith.referrals.models import ChildDecision, Request, RequestChild, TriageDecision
from kith.referrals.words import TriageOutcome

from .factories import front_door_manager, front_door_team, sent_to
from .walking import fill

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=2)
SAID = {"outcome": "assessment", "level": "4", "reasons": "Both live there."}


@pytest.fixture(autouse=True)
def _later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: LATER)


@pytest.fixture
def team() -> Team:
    return front_door_team()


@pytest.fixture
def visitor() -> Worker:
    return WorkerFactory()


@pytest.fixture
def sibling(request_: Request, team: Team, visitor: Worker) -> Baby:
    other = BabyFactory(mother=request_.baby.mother, given_name="Wren")
    InvolvementFactory(baby=other, worker=None, team=team)
    InvolvementFactory(baby=other, worker=visitor, team=visitor.team)
    RequestChild.objects.create(request=request_, baby=other)
    return other


@pytest.fixture
def request_(team: Team, visitor: Worker) -> Request:
    return sent_to(team, baby_of(visitor), made_by=visitor)


@pytest.fixture
def door(client: Client, team: Team) -> Client:
    return sign_in(client, front_door_manager(team))


def address(request: Request) -> str:
    return f"{reverse('request_decide', args=[request.pk])}?seen="


def decided(baby_id: UUID) -> actions.Decided:
    child = actions.DecidedForChild(baby_id=baby_id, outcome=TriageOutcome.ADVICE, level=2)
    return actions.Decided(outcome=TriageOutcome.ADVICE, level=2, reasons="-", children=(child,))


def test_nobody_but_the_front_door_decides_for_a_child(request_: Request, sibling: Baby, visitor: Worker) -> None:
    by = actor_of(visitor)
    with acting_as(by), pytest.raises(Refused):
        actions.decide_request(request_id=request_.pk, decided=decided(sibling.pk), by=by, at=LATER)


def test_a_child_the_request_is_not_about_is_not_decided_on(request_: Request, sibling: Baby, team: Team) -> None:
    by = actor_of(front_door_manager(team))
    with acting_as(by), pytest.raises(NotThere):
        actions.decide_request(request_id=request_.pk, decided=decided(BabyFactory().pk), by=by, at=LATER)
    assert not TriageDecision.objects.exists()


def test_a_request_about_one_baby_asks_nothing_more(door: Client, request_: Request) -> None:
    page: Any = door.get(address(request_))
    assert "same" not in page.page.form.fields


def test_the_same_for_every_child_is_one_tap(door: Client, request_: Request, sibling: Baby) -> None:
    assert fill(door, address(request_), SAID | {"same": "yes"}).status_code == 302
    assert TriageDecision.objects.count() == 1
    assert not ChildDecision.objects.exists()


def test_each_child_has_its_own_and_the_referrer_is_told_of_all(
    door: Client, request_: Request, sibling: Baby, visitor: Worker
) -> None:
    key = str(sibling.pk)
    apart = {"same": "no", f"outcome_{key}": "advice", f"level_{key}": "2", f"reasons_{key}": ""}
    assert fill(door, address(request_), SAID | apart).status_code == 302
    one = ChildDecision.objects.get()
    assert (one.baby_id, one.outcome, one.level, one.reasons) == (sibling.pk, "advice", 2, "")
    assert Notice.objects.filter(address=visitor.email).count() == 1
    page: Any = sign_in(Client(), visitor).get(reverse("request", args=[request_.pk]))
    titles = [entry.title for entry in page.page.decisions]
    assert any(title.startswith("Wren") and "Advice" in title for title in titles)
    told = {}
    for baby_id in (sibling.pk, request_.baby_id):
        with acting_as(actor_of(visitor)):
            facts = timeline.entries_for(actor_of(visitor), baby_id)
        told[baby_id] = next((fact.kind, fact.words) for fact in facts if fact.key.startswith("decision."))
    assert told[sibling.pk] == ("Front Door decision: Advice, information or signposting", "Both live there.")
    assert told[request_.baby_id][0] != told[sibling.pk][0]


def test_a_child_without_an_outcome_is_bad_input_and_nothing_is_lost(
    door: Client, request_: Request, sibling: Baby
) -> None:
    key = str(sibling.pk)
    apart = {"same": "no", f"outcome_{key}": "", f"level_{key}": "", f"reasons_{key}": "She is well."}
    page: Any = fill(door, address(request_), SAID | apart)
    assert {f"outcome_{key}", f"level_{key}"} == set(page.page.form.errors)
    assert page.page.form.value_of(f"reasons_{key}") == "She is well."
    assert "same" in (fill(door, address(request_), SAID)).page.form.errors  # type: ignore[attr-defined]

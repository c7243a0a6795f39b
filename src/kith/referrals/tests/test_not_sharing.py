"""Decisions not to share: on the file and counted, with the fields of a decision to share."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from kith.directory.models import Worker
from kith.directory.tests.factories import WorkerFactory, sign_in
from kith.kernel import clock
from kith.people.models import Baby
from kith.people.tests.factories import BabyFactory, baby_of
from kith.referrals.models import Request, SharingDecision

from .factories import front_door_team
from .walking import fill, token_at

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 16, tzinfo=UTC)
ANSWERS = {
    "recipient": "A housing officer, Mere Homes", "about": "Whether the family keeps appointments",
    "purpose": "service", "harm_suspected": "no", "reason": "not_relevant",
    "rationale": "It has nothing to do with the tenancy.", "agreement": "refused",
    "weighed": "They do not want it shared, and nothing speaks against that.", "told": "told",
    "advice_from": "The named nurse",
    "look_again_on-day": "1", "look_again_on-month": "2", "look_again_on-year": "2027",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _friday_afternoon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    front_door_team()


@pytest.fixture
def worker() -> Worker:
    return WorkerFactory()


@pytest.fixture
def baby(worker: Worker) -> Baby:
    return baby_of(worker)


@pytest.fixture
def walker(client: Client, worker: Worker) -> Client:
    return sign_in(client, worker)


@pytest.mark.parametrize("end", ["", "/add"])
def test_a_stranger_meets_a_page_that_is_not_there(walker: Client, end: str) -> None:
    assert walker.get(f"/babies/{BabyFactory().pk}/not-shared{end}").status_code == 404


def test_a_decision_not_to_share_stands_on_the_file_once(walker: Client, worker: Worker, baby: Baby) -> None:
    url = f"/babies/{baby.pk}/not-shared/add"
    sent = ANSWERS | {"draft": token_at(walker, url)}
    assert walker.post(url, sent).status_code == 302
    walker.post(url, sent)
    kept = SharingDecision.objects.get()
    assert (kept.outcome, kept.request, kept.reason) == ("not_shared", None, "not_relevant")
    assert (kept.decided_by, kept.look_again_on) == (worker, date(2027, 2, 1))
    page: Any = walker.get(f"/babies/{baby.pk}/not-shared").page
    rows = {row.label: row.value for row in page.decisions[0].rows}
    assert rows["With whom it was not shared"] == "A housing officer, Mere Homes"
    assert rows["Why not"][0] == "What was asked for has nothing to do with keeping the baby safe"
    assert not Request.objects.exists()


def test_ask_9_suspecting_harm_without_advice_is_said_on_the_page_and_blocks_nothing(
    walker: Client, baby: Baby
) -> None:
    url = f"/babies/{baby.pk}/not-shared/add"
    answer: Any = fill(walker, url, ANSWERS | {"harm_suspected": "yes", "advice_from": ""})
    assert answer.status_code == 302
    page: Any = walker.get(answer["Location"]).page
    assert [(one.code, one.serious) for one in page.found[:2]] == [("ASK-9", True), ("ASK-10", True)]


@pytest.mark.parametrize(
    "left_out", ["recipient", "about", "reason", "rationale", "harm_suspected", "agreement", "told"]
)
def test_what_is_missing_is_named_and_nothing_typed_is_lost(walker: Client, baby: Baby, left_out: str) -> None:
    answer: Any = fill(walker, f"/babies/{baby.pk}/not-shared/add", ANSWERS | {left_out: ""})
    assert list(answer.page.form.errors) == [left_out]
    assert answer.page.form.value_of("advice_from") == "The named nurse"
    assert not SharingDecision.objects.exists()


def test_a_day_to_look_again_that_is_over_is_bad_input(walker: Client, baby: Baby) -> None:
    answer: Any = fill(walker, f"/babies/{baby.pk}/not-shared/add", ANSWERS | {"look_again_on-year": "2025"})
    assert answer.page.form.errors["look_again_on"] == ["When you will look at this again must be today or later"]

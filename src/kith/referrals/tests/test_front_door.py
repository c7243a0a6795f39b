"""The queue, the request and the decision on the screen."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kith.access.words import Role
from kith.directory.models import Notice, Team, Worker
from kith.directory.tests.factories import WorkerFactory, sign_in, worker_in
from kith.kernel import clock
from kith.people.tests.factories import BabyFactory, baby_of
from kith.referrals.models import Request, TriageDecision

from .factories import ToldFactory, TriageFactory, front_door_manager, front_door_team, sent_to
from .walking import fill, token_at

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
DECISION = {"outcome": "advice", "level": "2", "reasons": "A birth mark, seen by the GP on the same day."}


@pytest.fixture(autouse=True)
def _tuesday_morning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def team() -> Team:
    return front_door_team()


@pytest.fixture
def worker() -> Worker:
    return WorkerFactory()


@pytest.fixture
def waiting(team: Team, worker: Worker) -> Request:
    return sent_to(team, baby_of(worker), made_by=worker, received_at=NOW - timedelta(hours=20))


@pytest.fixture
def manager(client: Client, team: Team) -> Client:
    return sign_in(client, front_door_manager(team))


def href(name: str, request: Request) -> str:
    return reverse(name, args=[request.pk])


@pytest.mark.parametrize("name", ["request", "request_receipt", "request_decide"])
def test_a_stranger_meets_a_page_that_is_not_there(client: Client, waiting: Request, name: str) -> None:
    sign_in(client, worker_in(Role.SOCIAL_WORKER))
    assert client.get(href(name, waiting)).status_code == 404


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.FRONT_DOOR_MANAGER])
def test_nobody_but_the_front_door_has_a_queue(client: Client, role: Role) -> None:
    sign_in(client, worker_in(role))
    assert client.get(reverse("queue")).status_code == 404


def test_the_referrer_reads_the_request_and_cannot_decide(client: Client, worker: Worker, waiting: Request) -> None:
    sign_in(client, worker)
    page: Any = client.get(href("request", waiting))
    assert page.status_code == 200
    assert page.page.actions == ()
    assert client.get(href("request_decide", waiting)).status_code == 404
    assert client.post(href("request_decide", waiting), DECISION).status_code == 404
    assert not TriageDecision.objects.exists()


def test_an_empty_queue_says_so_kindly(manager: Client) -> None:
    answer: Any = manager.get(reverse("queue"))
    assert answer.page.waiting == ()
    assert b"Nobody is waiting for a decision" in answer.content


def test_the_queue_shows_the_clock_why_and_what_came_before(manager: Client, team: Team, worker: Worker) -> None:
    baby = baby_of(worker)
    sent_to(team, baby, received_at=NOW - timedelta(days=70))
    sent_to(team, baby, made_by=worker, received_at=NOW - timedelta(hours=20))
    page: Any = manager.get(reverse("queue")).page
    old, new = page.waiting
    assert (old.clock.state, new.clock.state) == ("late", "soon")
    assert page.why.startswith("1 working day from when the request was received.")
    assert page.why_code == "R1"
    assert [tag.text for tag in new.tags] == [
        "Mark or injury",
        "Re-referral: 1 earlier request",
        "1 other waits on this family",
    ]
    assert new.level == "Level 4: Statutory"
    assert page.summary == "2 requests wait for a decision. 1 is past the time limit."


@pytest.mark.parametrize("wanted", ["", "2", "0", "-1", "abc", "9" * 30, "²"])
def test_any_page_number_leads_to_a_page_of_the_queue(manager: Client, waiting: Request, wanted: str) -> None:
    answer: Any = manager.get(reverse("queue"), {"page": wanted})
    assert len(answer.page.waiting) == 1


def test_deciding_tells_the_referrer_and_leads_back_to_the_request(
    manager: Client, client: Client, worker: Worker, waiting: Request
) -> None:
    done = fill(manager, href("request_decide", waiting), DECISION)
    assert done["Location"] == href("request", waiting)
    page: Any = manager.get(done["Location"]).page
    assert page.stage.text == "Referrer told"
    assert [entry.title for entry in page.decisions] == [
        "Advice, information or signposting. Level 2: Early help",
        "Referrer told",
    ]
    assert "REF-10" in [finding.code for finding in page.findings]
    assert Notice.objects.get(worker=worker).address == worker.email


def test_a_strategy_discussion_leads_on_to_calling_it(manager: Client, waiting: Request) -> None:
    done = fill(manager, href("request_decide", waiting), DECISION | {"outcome": "strategy_discussion", "level": "4"})
    assert done["Location"] == reverse("discussion_call", args=[waiting.baby_id]) + f"?request={waiting.pk}"
    page: Any = manager.get(href("request", waiting)).page
    assert [link.text for link in page.actions] == [
        "Call the strategy discussion",
        "Decide again",
        "Ask an agency for information",
        "I disagree with this decision",
        "There is new information",
    ]


def test_a_double_click_decides_once(manager: Client, waiting: Request) -> None:
    url = href("request_decide", waiting)
    posted = DECISION | {"draft": token_at(manager, url)}
    first, second = manager.post(url, posted), manager.post(url, posted)
    assert first["Location"] == second["Location"]
    assert TriageDecision.objects.count() == 1


def test_a_decision_made_meanwhile_is_shown_beside_mine_and_nothing_is_lost(
    manager: Client, team: Team, waiting: Request
) -> None:
    page: Any = manager.get(href("request_decide", waiting)).page
    action, token = page.action, page.form.draft_token
    theirs = TriageFactory(request=waiting, decided_by__full_name="Mx Other", decided_at=NOW - timedelta(minutes=2))
    stale: Any = manager.post(action, DECISION | {"draft": token})
    assert stale.status_code == 409
    assert stale.page.conflict.who == "Mx Other"
    first = stale.page.conflict.rows[0]
    assert (first.theirs, first.yours) == ("Strategy discussion", "Advice, information or signposting")
    assert stale.page.form["reasons"].value() == DECISION["reasons"]
    assert TriageDecision.objects.count() == 1
    again = manager.post(stale.page.action, DECISION | {"draft": token})
    assert again.status_code == 302
    kept, added = TriageDecision.objects.order_by("decided_at")
    assert (kept, added.outcome) == (theirs, "advice")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"outcome": ""}, "Select what happens next"),
        ({"outcome": "arrest"}, "Select what happens next"),
        ({"level": "9"}, "Select the level of need"),
        ({"reasons": " "}, "Enter your reasons"),
        ({"reasons": "x" * 6001}, "must be 6,000 characters or fewer"),
        ({"reasons": "fine\u202e"}, "hidden characters"),
    ],
)
def test_bad_input_says_what_to_do(manager: Client, waiting: Request, wrong: dict[str, str], message: str) -> None:
    answer: Any = fill(manager, href("request_decide", waiting), DECISION | wrong)
    assert answer.status_code == 200
    assert any(message in error["text"] for error in answer.page.form.error_summary()["errorList"])
    assert not TriageDecision.objects.exists()


def test_what_the_manager_wrote_is_kept_when_the_session_ends(team: Team, client: Client, waiting: Request) -> None:
    manager = front_door_manager(team)
    sign_in(client, manager)
    url = href("request_decide", waiting)
    token = token_at(client, url)
    client.logout()
    client.post(f"{url}?seen=", DECISION | {"draft": token})
    sign_in(client, manager)
    back: Any = client.get(url)
    assert back.page.form.value_of("reasons") == DECISION["reasons"]


def test_every_page_is_cheap(manager: Client, team: Team, waiting: Request, django_assert_max_num_queries: Any) -> None:
    ToldFactory(decision=TriageFactory(request=waiting))
    for _ in range(30):
        sent_to(team, BabyFactory())
        sent_to(team, waiting.baby, received_at=NOW - timedelta(days=3))
    urls = [reverse("queue"), *(href(name, waiting) for name in ("request", "request_receipt", "request_decide"))]
    for url in urls:
        with django_assert_max_num_queries(25):
            assert manager.get(url).status_code == 200

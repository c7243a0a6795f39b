"""The advice line: asked without a name, answered, and made a request without typing anything again."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from kith.access.database import acting_as
from kith.directory.models import Notice, Team, Worker
from kith.directory.tests.factories import WorkerFactory, actor_of, sign_in
from kith.kernel import clock
from kith.people.models import Baby
from kith.people.tests.factories import BabyFactory, baby_of
from kith.referrals import doors
from kith.referrals.models import Consultation, ConsultationAdvice, Request
from kith.referrals.words import Step

from .factories import front_door_manager, front_door_team
from .walking import address, fill, fill_all, token_at

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 16, tzinfo=UTC)
QUESTION = {
    "evident": "no", "whom": "baby", "seen": "A baby left with a neighbour nobody knows.",
    "worry": "Nobody can say who looks after the baby at night.", "strengths": "The mother rings every day.",
    "tried": "A visit on Monday.", "advised": "no",
}  # fmt: skip
ADVICE = {"advice": "Ask the mother who is there at night.", "next_step": "request", "level": "3", "evident": "no"}


@pytest.fixture(autouse=True)
def _friday_afternoon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def team() -> Team:
    return front_door_team()


@pytest.fixture
def worker() -> Worker:
    return WorkerFactory()


@pytest.fixture
def baby(worker: Worker) -> Baby:
    return baby_of(worker)


@pytest.fixture
def walker(client: Client, worker: Worker) -> Client:
    return sign_in(client, worker)


def ask(walker: Client, **more: str) -> Consultation:
    assert fill(walker, "/advice/ask", QUESTION | more).status_code == 302
    return Consultation.objects.get()


def test_nobody_else_reads_a_question(walker: Client, team: Team) -> None:
    asked = ask(walker)
    other = sign_in(Client(), WorkerFactory())
    assert other.get(f"/advice/{asked.pk}").status_code == 404
    stranger = actor_of(WorkerFactory(), at=NOW)
    with transaction.atomic(), acting_as(stranger, NOW):
        assert not Consultation.objects.exists()


@pytest.mark.parametrize("end", ["/answer", "/request"])
def test_who_asked_does_not_answer_and_nobody_else_names_the_baby(walker: Client, team: Team, end: str) -> None:
    asked = ask(walker)
    other = walker if end == "/answer" else sign_in(Client(), front_door_manager(team))
    assert other.get(f"/advice/{asked.pk}{end}").status_code == 404


def test_a_question_is_asked_once_and_answered_once_and_who_asked_is_told(
    walker: Client, worker: Worker, team: Team
) -> None:
    sent = QUESTION | {"draft": token_at(walker, "/advice/ask")}
    walker.post("/advice/ask", sent)
    walker.post("/advice/ask", sent)
    asked = Consultation.objects.get()
    assert asked.number.startswith("AL-2026-")
    adviser = sign_in(Client(), front_door_manager(team))
    waiting: Any = adviser.get("/advice").page
    assert [one.number for one in waiting.waiting] == [asked.number]
    answer = ADVICE | {"draft": token_at(adviser, f"/advice/{asked.pk}/answer")}
    adviser.post(f"/advice/{asked.pk}/answer", answer)
    adviser.post(f"/advice/{asked.pk}/answer", answer)
    assert ConsultationAdvice.objects.get().advised_by is not None
    assert Notice.objects.get(address=worker.email).subject == "The advice line has answered"
    page: Any = walker.get(f"/advice/{asked.pk}").page
    assert page.advice[0].text == ("Ask the mother who is there at night.",)
    assert [one.code for one in page.findings] == ["ASK-13"]


def test_ask_11_a_name_of_a_family_i_work_with_is_found_and_nothing_is_lost(
    walker: Client, team: Team, baby: Baby
) -> None:
    answer: Any = fill(walker, "/advice/ask", QUESTION | {"worry": f"Mrs {baby.mother.family_name} is tired."})
    assert answer.page.form.errors["worry"][0].startswith("This may name the family. Write it again without names.")
    assert answer.page.form.value_of("seen") == QUESTION["seen"]
    assert not Consultation.objects.exists()


def test_advice_had_by_telephone_is_put_down_with_who_gave_it(walker: Client, team: Team) -> None:
    by_phone = {"advised": "yes", "advice": "Go on, and watch.", "adviser": "The duty manager", "next_step": "go_on"}
    asked = ask(walker, **by_phone)
    given = ConsultationAdvice.objects.get(consultation=asked)
    assert (given.adviser, given.advised_by, given.next_step) == ("The duty manager", None, "go_on")


def test_advice_by_telephone_without_who_gave_it_is_bad_input(walker: Client, team: Team) -> None:
    answer: Any = fill(walker, "/advice/ask", QUESTION | {"advised": "yes", "advice": "Go on."})
    assert set(answer.page.form.errors) == {"adviser", "next_step"}


def test_ask_12_plain_harm_leads_to_a_request_and_nothing_is_typed_again(
    walker: Client, worker: Worker, team: Team, baby: Baby
) -> None:
    asked = ask(walker, evident="yes")
    page: Any = walker.get(f"/advice/{asked.pk}").page
    assert [(one.code, one.serious) for one in page.findings] == [("ASK-12", True)]
    fill(walker, f"/advice/{asked.pk}/request", {"baby": str(baby.pk)})
    saw: Any = walker.get(address(baby, Step.SAW)).page.form
    assert saw.value_of("saw") == QUESTION["seen"]
    worry: Any = walker.get(address(baby, Step.WORRY)).page.form
    assert (worry.value_of("worry"), worry.value_of("strengths")) == (QUESTION["worry"], QUESTION["strengths"])
    life: Any = walker.get(address(baby, Step.LIFE)).page.form
    assert life.value_of("tried") == QUESTION["tried"]
    fill_all(walker, baby)
    fill(walker, address(baby, "check"), {})
    assert Request.objects.get().consultation_id == asked.pk
    after: Any = walker.get(f"/advice/{asked.pk}").page
    assert (after.findings, after.actions[0].text[:12]) == ((), "Read request")
    assert [one.consultation.pk for one in doors.consultations_about(baby.pk)] == [asked.pk]


def test_a_baby_somebody_does_not_work_with_cannot_be_named(walker: Client, team: Team) -> None:
    asked = ask(walker)
    answer: Any = fill(walker, f"/advice/{asked.pk}/request", {"baby": str(BabyFactory().pk)})
    assert "baby" in answer.page.form.errors


def test_a_request_begun_already_keeps_its_own_words(walker: Client, team: Team, baby: Baby) -> None:
    fill_all(walker, baby)
    asked = ask(walker)
    fill(walker, f"/advice/{asked.pk}/request", {"baby": str(baby.pk)})
    saw: Any = walker.get(address(baby, Step.SAW)).page.form
    assert saw.value_of("saw").startswith("A blue mark")

"""The advice line: asked without a name, answered, and made a request without typing anything again."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client

from kith.access.database import acting_as
from kith.access.doors import Refused
from kith.directory.models import Notice, Team, Worker
from kith.directory.tests.factories import WorkerFactory, actor_of, sign_in
from kith.kernel import clock
from kith.people.models import Baby
from kith.people.tests.factories import BabyFactory, baby_of
from kith.referrals import actions, doors
from kith.referrals.models import Consultation, ConsultationAdvice, Request
from kith.referrals.words import Step, Whom

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


CALL = {
    "caller": "Mrs Green, a nursery nurse", "email": "", "evident": "no", "whom": "baby", "seen": "A thin baby.",
    "worry": "She sleeps all day.", "strengths": "", "tried": "", "advice": "Ask for a weight today.",
    "next_step": "request",
}  # fmt: skip


@pytest.fixture
def door(team: Team) -> Client:
    return sign_in(Client(), front_door_manager(team))


def test_nobody_but_the_advice_line_writes_down_a_call(walker: Client, team: Team) -> None:
    assert walker.get("/advice/call").status_code in {403, 404}
    other = actor_of(WorkerFactory(), at=NOW)
    rang = actions.Caller(agency=team.agency, words="Somebody")
    question = actions.Question(whom=Whom.BABY, seen="-", worry="-", strengths="", tried="", evident=False)
    with acting_as(other, NOW), pytest.raises(Refused):
        actions.write_down_call(question=question, rang=rang, draft_id=uuid4(), by=other, at=NOW)


def test_a_call_is_written_down_once_with_who_rang_and_stands_in_a_list_of_its_own(door: Client, team: Team) -> None:
    sent = CALL | {"agency": str(team.agency_id), "draft": token_at(door, "/advice/call")}
    door.post("/advice/call", sent)
    door.post("/advice/call", sent)
    asked, given = Consultation.objects.get(), ConsultationAdvice.objects.get()
    assert (asked.caller, given.advised_by_id) == ("Mrs Green, a nursery nurse", asked.recorded_by_id)
    listed: Any = door.get("/advice").page
    assert ([one.number for one in listed.written], listed.mine, listed.waiting) == ([asked.number], (), ())
    page: Any = door.get(f"/advice/{asked.pk}").page
    assert page.by.startswith("Mrs Green, a nursery nurse, by telephone")
    assert [one.action.text for one in page.findings] == ["Say why not"]
    assert [one.text for one in page.actions] == ["Add to the advice"]


def test_whoever_rang_and_uses_kith_finds_the_advice_and_can_make_it_a_request(
    door: Client, walker: Client, worker: Worker, team: Team, baby: Baby
) -> None:
    fill(door, "/advice/call", CALL | {"agency": str(team.agency_id), "email": worker.email.upper()})
    asked = Consultation.objects.get()
    assert (asked.asked_by_id, asked.asked_by_agency_id) == (worker.pk, worker.team.agency_id)
    assert Notice.objects.get(address=worker.email).subject == "The advice line has answered"
    fill(walker, f"/advice/{asked.pk}/request", {"baby": str(baby.pk)})
    saw: Any = walker.get(address(baby, Step.SAW)).page.form
    assert saw.value_of("saw") == "A thin baby."


def test_an_address_of_nobody_is_said_beside_it_and_nothing_is_lost(door: Client, team: Team) -> None:
    answer: Any = fill(door, "/advice/call", CALL | {"agency": str(team.agency_id), "email": "nobody@example.org"})
    assert answer.page.form.errors["email"][0].startswith("Nobody in Kith has this address")
    assert answer.page.form.value_of("advice") == CALL["advice"]
    assert not Consultation.objects.exists()


def test_nobody_else_says_why_no_request_was_made(walker: Client, door: Client, team: Team) -> None:
    asked = ask(walker)
    fill(door, f"/advice/{asked.pk}/answer", ADVICE)
    assert door.get(f"/advice/{asked.pk}/why-not").status_code == 404


def test_ask_13_a_reason_answers_it_and_is_shown(walker: Client, door: Client, team: Team) -> None:
    asked = ask(walker)
    assert walker.get(f"/advice/{asked.pk}/why-not").status_code == 404
    fill(door, f"/advice/{asked.pk}/answer", ADVICE)
    before: Any = walker.get(f"/advice/{asked.pk}").page
    assert [(one.code, one.action.text) for one in before.findings] == [("ASK-13", "Say why not")]
    for _twice in range(2):
        fill(walker, f"/advice/{asked.pk}/why-not", {"reason": "The grandmother has moved in."})
    for reader in (walker, door):
        after: Any = reader.get(f"/advice/{asked.pk}").page
        assert after.findings == ()
        assert [one.text for one in after.why_not] == [("The grandmother has moved in.",)]


def test_ask_13_an_empty_reason_is_bad_input(walker: Client, door: Client, team: Team) -> None:
    asked = ask(walker)
    fill(door, f"/advice/{asked.pk}/answer", ADVICE)
    answer: Any = fill(walker, f"/advice/{asked.pk}/why-not", {"reason": ""})
    assert "reason" in answer.page.form.errors

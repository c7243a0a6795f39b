"""Asking agencies for information: who may not see it, what is told to whom, the reply and the reminder."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from kith.access.actor import Actor
from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.access.models import AuditEntry
from kith.access.words import Role
from kith.directory.models import Notice, Team
from kith.directory.tests.factories import (
    AT,
    ContactFactory,
    TeamFactory,
    WorkerFactory,
    actor_of,
    sign_in,
    worker_in,
)
from kith.directory.words import ContactMeans
from kith.kernel import clock
from kith.people.models import Baby, Seal, SealName
from kith.people.tests.factories import baby_of
from kith.people.words import SealCause, SealKind
from kith.referrals import actions, doors
from kith.referrals.models import InformationAsk, InformationReply, Request
from kith.referrals.words import AboutWhom, AskStage

from .factories import TriageFactory, front_door_manager, front_door_team, sent_to
from .walking import fill, token_at

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=1)


@pytest.fixture(autouse=True)
def _later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: LATER)


@pytest.fixture
def team() -> Team:
    return front_door_team()


@pytest.fixture
def manager(team: Team) -> Actor:
    return actor_of(front_door_manager(team))


@pytest.fixture
def request_(team: Team) -> Request:
    return sent_to(team, baby_of(WorkerFactory()))


@pytest.fixture
def asked_team() -> Team:
    team = TeamFactory()
    ContactFactory(team=team, means=ContactMeans.EMAIL.value, value="them@partnership.example")
    return team


@pytest.fixture
def asked(request_: Request, manager: Actor, asked_team: Team) -> InformationAsk:
    return ask(request_, manager, asked_team)


def ask(request: Request, by: Actor, team: Team, **more: Any) -> InformationAsk:
    words = {"purpose": "To decide today.", "about": [AboutWhom.BABY], "questions": ["known", "injuries"]} | more
    with acting_as(by):
        return actions.ask_agency(request_id=request.pk, ask=actions.Ask(team=team, **words), by=by, at=AT)


def reply(one: InformationAsk, by: Actor, **more: Any) -> InformationReply:
    with acting_as(by):
        return actions.reply(ask_id=one.pk, replied=actions.Replied(**more), by=by, at=LATER)


def test_only_the_front_door_may_ask(request_: Request, asked_team: Team) -> None:
    referrer = actor_of(request_.made_by)
    stranger = actor_of(worker_in(Role.FRONT_DOOR_MANAGER))
    with pytest.raises((Refused, NotThere)):
        ask(request_, referrer, asked_team)
    with pytest.raises((Refused, NotThere)):
        ask(request_, stranger, asked_team)
    assert not InformationAsk.objects.exists()


@pytest.mark.parametrize(
    "role", [Role.QUALITY_LEAD, Role.EXECUTIVE, Role.SYSTEM_ADMINISTRATOR, Role.HEALTH_VISITOR, Role.POLICE]
)
def test_nobody_of_another_team_finds_the_ask(asked: InformationAsk, role: Role) -> None:
    other = actor_of(worker_in(role))
    with acting_as(other):
        assert not InformationAsk.objects.exists()
        assert doors.asked_of(other) == []
        with pytest.raises(NotThere):
            doors.ask_for(other, asked.pk, at=LATER)


def test_somebody_in_the_asked_team_without_a_second_factor_reads_nothing(
    asked: InformationAsk, asked_team: Team
) -> None:
    weak = actor_of(WorkerFactory(team=asked_team), second_factor=False)
    with acting_as(weak), pytest.raises(Refused):
        doors.ask_for(weak, asked.pk, at=LATER)


def test_a_colleague_is_not_asked_when_a_worker_is_named(request_: Request, manager: Actor, asked_team: Team) -> None:
    named, colleague = WorkerFactory(team=asked_team), WorkerFactory(team=asked_team)
    one = ask(request_, manager, asked_team, worker=named)
    assert Notice.objects.filter(worker=named).exists()
    with acting_as(actor_of(colleague)), pytest.raises(NotThere):
        doors.ask_for(actor_of(colleague), one.pk, at=LATER)
    with acting_as(actor_of(named)):
        assert doors.ask_for(actor_of(named), one.pk, at=LATER).ask == one


@pytest.mark.parametrize(
    ("said", "words"), [("Nobody Such", "Nobody at work in this team"), ("Sam", "More than one has this name: Sam")]
)
def test_a_name_that_is_nobodys_or_two_peoples_asks_nobody(
    client: Client, request_: Request, asked_team: Team, said: str, words: str
) -> None:
    for name in ("Sam One", "Sam Two"):
        WorkerFactory(team=asked_team, full_name=name)
    WorkerFactory(full_name="Nobody Such")
    answer = on_screen(client, request_, asked_team, said)
    assert answer.page.form.errors["person"][0].startswith(words)
    assert answer.page.form.value_of("purpose") == "To decide today."
    assert not InformationAsk.objects.exists()


@pytest.mark.parametrize("address", [True, False])
def test_a_worker_is_named_on_the_screen_by_name_or_address(
    client: Client, request_: Request, asked_team: Team, address: bool
) -> None:
    named = WorkerFactory(team=asked_team, full_name="Robin Carver")
    WorkerFactory(team=asked_team, full_name="Alex Carver")
    assert on_screen(client, request_, asked_team, named.email if address else "robin carver").status_code == 302
    assert InformationAsk.objects.get().worker == named


def on_screen(client: Client, request: Request, team: Team, person: str) -> Any:
    sign_in(client, front_door_manager(Team.objects.get(setting="front_door")))
    words = {"team": str(team.pk), "person": person, "purpose": "To decide today.", "about": "baby"}
    return fill(client, reverse("information_ask", args=[request.pk]), words | {"questions": "known"})


def test_whoever_a_seal_keeps_out_is_not_shown_what_the_team_is_asked(asked: InformationAsk, asked_team: Team) -> None:
    relative = WorkerFactory(team=asked_team)
    seal = Seal.objects.create(
        baby=asked.baby,
        kind=SealKind.EXCLUSION.value,
        cause=SealCause.OWN_FAMILY.value,
        reason="An uncle.",
        set_at=AT,
        review_on=AT.date() + timedelta(days=90),
        set_by=asked.asked_by,
    )
    SealName.objects.create(seal=seal, worker=relative, recorded_by=asked.asked_by, recorded_at=AT)
    with acting_as(actor_of(relative)), pytest.raises(NotThere):
        doors.ask_for(actor_of(relative), asked.pk, at=LATER)


def test_being_asked_opens_no_file(asked: InformationAsk, asked_team: Team) -> None:
    one = actor_of(WorkerFactory(team=asked_team))
    with acting_as(one):
        assert doors.ask_for(one, asked.pk, at=LATER).ask.purpose == "To decide today."
        assert not Baby.objects.exists()
        assert not Request.objects.exists()
        with pytest.raises(NotThere):
            doors.request_for(one, asked.request_id, at=LATER)


def test_an_asked_team_cannot_write_an_ask_of_its_own(asked: InformationAsk, asked_team: Team) -> None:
    worker = WorkerFactory(team=asked_team)
    with acting_as(actor_of(worker)), pytest.raises(DatabaseError), transaction.atomic():
        InformationAsk.objects.create(
            request_id=asked.request_id,
            baby_id=asked.baby_id,
            agency=asked.agency,
            team=asked_team,
            purpose="",
            about=[],
            who=[],
            questions=[],
            asked_by=worker,
            asked_at=AT,
        )


def test_the_agency_is_told_of_the_chosen_people_only(request_: Request, manager: Actor, asked_team: Team) -> None:
    baby = request_.baby
    one = ask(request_, manager, asked_team, about=[AboutWhom.BABY])
    assert baby.mother.given_name not in str(one.who)
    both = ask(request_, manager, asked_team, about=[AboutWhom.MOTHER, AboutWhom.OTHERS], others="Kit S, born 1996\n")
    assert baby.mother.given_name in str(both.who)
    assert "Kit S, born 1996" in both.who
    assert baby.mother.address not in str(both.who) or not baby.mother.address


def test_the_letter_holds_nothing_about_the_family(asked: InformationAsk, request_: Request) -> None:
    letter = Notice.objects.get(address="them@partnership.example")
    for secret in (request_.baby.given_name, request_.baby.family_name, request_.number, "To decide today"):
        assert secret not in letter.subject + letter.body


def test_we_know_nothing_is_an_answer_and_takes_the_ask_off_the_desk(
    asked: InformationAsk, asked_team: Team, manager: Actor
) -> None:
    one = actor_of(WorkerFactory(team=asked_team))
    with acting_as(one):
        assert [each.ask for each in doors.asked_of(one)] == [asked]
    reply(asked, one, nothing_known=True, answers={"known": "ignored"})
    with acting_as(one):
        assert doors.asked_of(one) == []
    with acting_as(manager):
        standing = doors.asks_about(asked.request_id)[0]
    assert (standing.stage, standing.reply.answers if standing.reply else None) == (AskStage.NOTHING_KNOWN, {})


def test_only_the_questions_asked_are_answered_and_a_later_reply_stands_beside(
    asked: InformationAsk, asked_team: Team, manager: Actor
) -> None:
    one = actor_of(WorkerFactory(team=asked_team))
    reply(asked, one, nothing_known=True)
    reply(asked, one, answers={"injuries": "A burn in May.", "violence": "not asked", "known": " "})
    with acting_as(manager):
        standing = doors.asks_about(asked.request_id)[0]
    assert standing.reply is not None
    assert (standing.replies, standing.reply.answers) == (2, {"injuries": "A burn in May."})
    assert AuditEntry.objects.filter(action="replied to a request for information").count() == 2


def test_the_reminder_goes_once_and_only_when_nobody_has_replied(asked: InformationAsk, asked_team: Team) -> None:
    assert actions.remind(asked.pk, at=LATER)
    assert actions.remind(asked.pk, at=LATER)
    assert Notice.objects.filter(key__startswith="information-reminder").count() == 1
    reply(asked, actor_of(WorkerFactory(team=asked_team)), nothing_known=True)
    assert not actions.remind(asked.pk, at=LATER)


def test_no_reminder_goes_after_the_decision(asked: InformationAsk) -> None:
    TriageFactory(request=asked.request)
    assert not actions.remind(asked.pk, at=LATER)


def test_what_i_asked_and_nobody_answered_is_on_my_desk_while_the_request_waits(
    asked: InformationAsk, manager: Actor
) -> None:
    with acting_as(manager):
        assert [one.ask for one in doors.unanswered_by(manager)] == [asked]
    TriageFactory(request=asked.request)
    with acting_as(manager):
        assert doors.unanswered_by(manager) == []


def test_the_front_door_asks_on_the_screen(client: Client, team: Team, request_: Request, asked_team: Team) -> None:
    sign_in(client, front_door_manager(team))
    url = reverse("information_ask", args=[request_.pk])
    empty: Any = client.post(url, {"draft": token_at(client, url)})
    assert empty.status_code == 200
    assert {"team", "purpose", "about", "questions"} <= set(empty.page.form.errors)
    answers = {"team": str(asked_team.pk), "purpose": "To decide", "about": ["baby"], "questions": ["known"]}
    assert fill(client, url, answers)["Location"] == reverse("request", args=[request_.pk])  # type: ignore[arg-type]
    page: Any = client.get(reverse("request", args=[request_.pk])).page  # type: ignore[attr-defined]
    assert [one.team for one in page.beside.asked] == [asked_team.name]


def test_one_tap_says_that_we_know_nothing(client: Client, asked: InformationAsk, asked_team: Team) -> None:
    sign_in(client, WorkerFactory(team=asked_team))
    url = reverse("information_reply", args=[asked.pk])
    nothing: Any = fill(client, url, {})
    assert "Answer at least one question" in str(nothing.page.form.errors)
    assert fill(client, url, {"nothing_known": "yes"})["Location"] == reverse("information_replied", args=[asked.pk])
    assert client.get(reverse("information_replied", args=[asked.pk])).status_code == 200
    assert InformationReply.objects.get().nothing_known


def test_a_stranger_meets_pages_that_are_not_there(client: Client, asked: InformationAsk) -> None:
    sign_in(client, worker_in(Role.SOCIAL_WORKER))
    for name in ("information_reply", "information_replied"):
        assert client.get(reverse(name, args=[asked.pk])).status_code == 404
    assert client.get(reverse("information_ask", args=[asked.request_id])).status_code == 404

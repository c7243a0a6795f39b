"""After a decision: who may not, a mark that cannot be refused in silence, and people who must be told."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kith.access.actor import Actor
from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.directory.models import Notice, Team, Worker
from kith.directory.tests.factories import AT, ContactFactory, TeamFactory, WorkerFactory, actor_of, sign_in
from kith.directory.words import ContactMeans
from kith.kernel import clock
from kith.kernel.findings import Finding
from kith.people.models import Involvement
from kith.people.tests.factories import BabyFactory, InvolvementFactory, UnbornFactory, baby_of
from kith.referrals import actions, doors
from kith.referrals.models import AgencyTold, MarkRefusal, MarkWord, ReferrerTold, Reopening, Request, WaitingRequest
from kith.referrals.words import How, MarkAnswer, RequestStage, TriageOutcome, WaitingSince

from .factories import TriageFactory, front_door_manager, front_door_team, sent_to
from .walking import fill

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=2)


@pytest.fixture
def team() -> Team:
    return front_door_team()


@pytest.fixture
def manager(team: Team) -> Actor:
    return actor_of(front_door_manager(team))


@pytest.fixture
def visitor() -> Worker:
    return WorkerFactory(registered_health_professional=True)


@pytest.fixture
def bruise(team: Team, visitor: Worker) -> Request:
    return sent_to(team, baby_of(visitor, mobility="none"), made_by=visitor, received_at=AT)


def decide(request: Request, by: Actor, outcome: TriageOutcome = TriageOutcome.ADVICE, **more: Any) -> Any:
    decided = actions.Decided(outcome=outcome, level=2, reasons="A birth mark, perhaps.", **more)
    with acting_as(by):
        return actions.decide_request(request_id=request.pk, decided=decided, by=by, at=LATER)


def standing_of(request: Request, by: Actor) -> doors.Standing:
    with acting_as(by):
        return doors.request_for(by, request.pk, at=LATER)


def answer(request: Request, by: Actor, kind: MarkAnswer) -> MarkWord | Finding:
    answered = actions.Answered(kind=kind, words="Dr A saw it on the ward.", seen_at=LATER)
    with acting_as(by):
        return actions.answer_mark(request_id=request.pk, answered=answered, by=by, at=LATER)


def open_marks(by: Actor) -> int:
    with acting_as(by):
        return doors.marks_open(by)[1]


def test_a_stranger_may_not_answer_for_a_mark_reopen_or_say_whom_they_told(bruise: Request, manager: Actor) -> None:
    decide(bruise, manager)
    stranger = actor_of(WorkerFactory(registered_health_professional=True))
    with pytest.raises(NotThere):
        answer(bruise, stranger, MarkAnswer.SEEN)
    with acting_as(stranger), pytest.raises(NotThere):
        actions.reopen_request(request_id=bruise.pk, what="New", by=stranger, at=LATER)
    with acting_as(stranger), pytest.raises(NotThere):
        actions.told_by_hand(request_id=bruise.pk, whom=frozenset(), how=How.PHONE, by=stranger, at=LATER)
    assert open_marks(stranger) == 0


def test_the_referrer_may_not_say_that_they_were_told(bruise: Request, manager: Actor, visitor: Worker) -> None:
    decide(bruise, manager)
    by = actor_of(visitor)
    with acting_as(by), pytest.raises(Refused):
        actions.told_by_hand(request_id=bruise.pk, whom=frozenset({"referrer"}), how=How.PHONE, by=by, at=LATER)


@pytest.mark.parametrize("outcome", list(TriageOutcome))
def test_a_decision_is_never_stopped_and_a_refused_mark_is_never_silent(
    bruise: Request, manager: Actor, visitor: Worker, outcome: TriageOutcome
) -> None:
    lead = WorkerFactory(team__agency=visitor.team.agency, leads_safeguarding=True)
    decision = decide(bruise, manager, outcome)
    refused = outcome not in {TriageOutcome.ASSESSMENT, TriageOutcome.STRATEGY_DISCUSSION}
    assert decision.outcome == outcome
    assert MarkRefusal.objects.filter(decision=decision).exists() is refused
    assert open_marks(manager) == open_marks(actor_of(visitor)) == int(refused)
    assert ReferrerTold.objects.filter(decision=decision, worker=visitor).exists()
    assert Notice.objects.filter(worker=lead).exists() is refused
    assert Involvement.objects.filter(baby=bruise.baby, worker=lead).exists() is refused


def test_what_the_named_professional_is_sent_says_nothing_of_the_family(
    bruise: Request, manager: Actor, visitor: Worker
) -> None:
    lead = WorkerFactory(team__agency=visitor.team.agency, leads_safeguarding=True)
    decide(bruise, manager)
    letter = Notice.objects.get(worker=lead)
    for secret in (bruise.baby.given_name, bruise.baby.family_name, "mark", "cheek", bruise.number):
        assert secret not in letter.subject
        assert secret == bruise.number or secret not in letter.body


def test_a_baby_who_walks_or_a_worry_without_a_mark_is_no_refused_mark(
    team: Team, manager: Actor, visitor: Worker
) -> None:
    decide(sent_to(team, baby_of(visitor, mobility="walks"), made_by=visitor), manager)
    decide(sent_to(team, baby_of(visitor, mobility="none"), made_by=visitor, injury=False), manager)
    assert not MarkRefusal.objects.exists()


def test_the_deciders_reason_is_kept_and_does_not_close_it(bruise: Request, manager: Actor) -> None:
    decide(bruise, manager, mark_reason="The photograph shows a blue spot.")
    word = MarkWord.objects.get()
    assert (word.kind, word.said_by_id) == (MarkAnswer.REASON, manager.worker_id)
    assert open_marks(manager) == 1
    mark = doors.mark_of(standing_of(bruise, manager))
    assert mark is not None
    finding = mark.finding()
    assert finding is not None
    assert finding.asks == ("follow_up",)


def test_a_health_professional_closes_it_and_the_decider_cannot(
    bruise: Request, manager: Actor, visitor: Worker
) -> None:
    decide(bruise, manager)
    refused = answer(bruise, manager, MarkAnswer.SEEN)
    assert isinstance(refused, Finding)
    assert refused.code == "TRI-2"
    assert open_marks(manager) == 1
    assert isinstance(answer(bruise, actor_of(visitor), MarkAnswer.SEEN), MarkWord)
    assert open_marks(manager) == 0


def test_deciding_otherwise_closes_it(bruise: Request, manager: Actor) -> None:
    first = decide(bruise, manager)
    with acting_as(manager):
        decided = actions.Decided(
            outcome=TriageOutcome.STRATEGY_DISCUSSION, level=4, reasons="Seen again.", seen=first.pk
        )
        actions.decide_request(request_id=bruise.pk, decided=decided, by=manager, at=LATER + timedelta(hours=1))
    assert open_marks(manager) == 0


def test_a_referrer_who_has_left_stays_on_the_deciders_desk_until_somebody_tells_them(
    team: Team, manager: Actor
) -> None:
    left = WorkerFactory(active_until=(AT - timedelta(days=1)).date())
    request = sent_to(team, baby_of(left), made_by=left, injury=False)
    decide(request, manager)
    assert not ReferrerTold.objects.exists()
    assert standing_of(request, manager).stage is RequestStage.DECIDED
    with acting_as(manager):
        untold, total = doors.untold_by(manager)
        assert ([one.request for one in untold], total) == ([request], 1)
        left_over = actions.told_by_hand(
            request_id=request.pk, whom=frozenset({"referrer"}), how=How.PHONE, by=manager, at=LATER
        )
        assert left_over == 0
        assert doors.untold_by(manager) == ([], 0)
    told = ReferrerTold.objects.get()
    assert (told.how, told.told_by_id) == (How.PHONE, manager.worker_id)


def test_an_agency_that_was_asked_and_cannot_be_reached_is_to_be_told_too(bruise: Request, manager: Actor) -> None:
    silent, reachable = TeamFactory(), TeamFactory()
    ContactFactory(team=reachable, means=ContactMeans.EMAIL.value, value="them@partnership.example")
    with acting_as(manager):
        for one in (silent, reachable):
            ask = actions.Ask(team=one, purpose="To decide", about=[], questions=["known"])
            actions.ask_agency(request_id=bruise.pk, ask=ask, by=manager, at=AT)
    decide(bruise, manager)
    assert [told.ask.team for told in AgencyTold.objects.all()] == [reachable]
    left = doors.to_tell(standing_of(bruise, manager))
    with acting_as(manager):
        left = doors.to_tell(doors.request_for(manager, bruise.pk, at=LATER))
    assert left is not None
    assert ([ask.team for ask in left.asks], left.referrer) == ([silent], None)
    with acting_as(manager):
        whom = frozenset({str(left.asks[0].pk)})
        assert actions.told_by_hand(request_id=bruise.pk, whom=whom, how=How.LETTER, by=manager, at=LATER) == 0


def test_new_information_puts_a_request_back_into_the_queue_with_a_new_clock(
    bruise: Request, manager: Actor, visitor: Worker
) -> None:
    decide(bruise, manager)
    assert not WaitingRequest.objects.exists()
    by, again = actor_of(visitor), AT + timedelta(days=3)
    with acting_as(by):
        actions.reopen_request(request_id=bruise.pk, what="A second mark.", by=by, at=again)
    waiting = WaitingRequest.objects.get()
    assert (waiting.request_id, waiting.received_at, waiting.level) == (bruise.pk, again, bruise.level)
    standing = standing_of(bruise, manager)
    assert standing.stage is RequestStage.WAITING
    assert standing.clock.due_at > again
    assert Reopening.objects.get().what == "A second mark."
    TriageFactory(request=bruise, decided_at=again + timedelta(hours=1))
    assert not WaitingRequest.objects.exists()
    assert standing_of(bruise, manager).stage is RequestStage.DECIDED


def test_the_queue_is_narrowed_by_place_level_birth_agency_and_time(team: Team, manager: Actor) -> None:
    near = sent_to(team, BabyFactory(locality="northern"), level=3, received_at=AT - timedelta(days=4))
    far = sent_to(team, BabyFactory(locality="southern"), level=4, received_at=AT - timedelta(minutes=5))
    unborn = sent_to(team, UnbornFactory(), level=2, received_at=AT)
    cases = (
        (doors.Wanted(locality="northern"), {near}),
        (doors.Wanted(level=4), {far}),
        (doors.Wanted(unborn=True), {unborn}),
        (doors.Wanted(unborn=False), {near, far}),
        (doors.Wanted(agency_id=far.made_by_agency_id), {far}),
        (doors.Wanted(since=WaitingSince.LATE), {near}),
        (doors.Wanted(since=WaitingSince.IN_TIME), {far, unborn}),
        (doors.Wanted(since=WaitingSince.TODAY), {far, unborn}),
        (doors.Wanted(level=4, locality="northern"), set()),
    )
    for wanted, expected in cases:
        with acting_as(manager):
            found = doors.queue(manager, wanted, at=AT)
        assert {one.request for one in found.waiting} == expected, wanted
        assert found.total == len(expected)


def test_requests_on_a_sibling_are_shown_as_existing_and_nothing_more_to_who_cannot_open_them(
    team: Team, bruise: Request, manager: Actor
) -> None:
    sibling = BabyFactory(mother=bruise.baby.mother)
    hidden = sent_to(team, sibling, received_at=AT - timedelta(days=30))
    Involvement.objects.filter(baby=sibling).update(until=AT - timedelta(days=1))
    again = sent_to(team, bruise.baby, received_at=AT - timedelta(days=60))
    standing = standing_of(bruise, manager)
    with acting_as(manager):
        family = doors.family_requests(standing)
    by_id = {one.request_id: one for one in family}
    assert (by_id[hidden.pk].same_baby, by_id[hidden.pk].open_to_you) == (False, False)
    assert (by_id[again.pk].same_baby, by_id[again.pk].open_to_you) == (True, True)
    codes = [finding.code for finding in doors.beside_findings(standing, family, at=AT)]
    assert codes == ["TRI-3", "TRI-5"]


def test_somebody_without_the_file_learns_of_no_request_in_the_family(
    team: Team, bruise: Request, visitor: Worker
) -> None:
    sent_to(team, BabyFactory(mother=bruise.baby.mother))
    stranger = WorkerFactory()
    InvolvementFactory(baby=BabyFactory(), worker=stranger)
    by = actor_of(stranger)
    standing = standing_of(bruise, actor_of(visitor))
    with acting_as(by):
        assert doors.family_requests(standing) == ()


def test_the_decider_gives_a_reason_on_the_screen_and_a_health_professional_says_who_looked(
    client: Client, bruise: Request, team: Team, visitor: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: LATER)
    decider = front_door_manager(team)
    decide(bruise, actor_of(decider))
    url, back = reverse("request_mark", args=[bruise.pk]), reverse("request", args=[bruise.pk])
    sign_in(client, decider)
    assert fill(client, url, {"kind": "seen", "words": "I think so"}).status_code == 200
    assert fill(client, url, {"kind": "reason", "words": "It looked old"})["Location"] == back
    client.logout()
    sign_in(client, visitor)
    undated: Any = fill(client, url, {"kind": "seen", "words": "Dr A on the ward"})
    assert "when it was looked at" in str(undated.page.form.errors)
    when = {"seen_at-day": str(AT.day), "seen_at-month": str(AT.month), "seen_at-year": str(AT.year)}
    answered = {"kind": "seen", "words": "Dr A on the ward", "seen_at-time": "00:30"} | when
    assert fill(client, url, answered)["Location"] == back
    assert [word.kind for word in MarkWord.objects.order_by("id")] == ["reason", "seen"]

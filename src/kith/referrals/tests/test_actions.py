"""Sending, deciding and telling: who may not, what is written, and that twice is once."""

from datetime import timedelta
from uuid import uuid4

import pytest

from kith.access.actor import Actor
from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.access.models import AuditEntry
from kith.access.words import Role
from kith.directory.models import Notice, Team, Worker
from kith.directory.tests.factories import AT, ContactFactory, TeamFactory, WorkerFactory, actor_of, worker_in
from kith.directory.words import ContactMeans, Setting
from kith.people.models import Baby, Involvement
from kith.people.tests.factories import InvolvementFactory, UnbornFactory, baby_of
from kith.people.words import Part
from kith.referrals import actions
from kith.referrals.models import ReferrerTold, Request, SharingDecision, TriageDecision, WaitingRequest
from kith.referrals.words import Agreement, FamilyTold, TriageOutcome

from .factories import TriageFactory, asked, front_door_manager, front_door_team, sent_to, sharing

pytestmark = pytest.mark.django_db


def send(baby: Baby, by: Actor, **more: object) -> Request:
    with acting_as(by):
        return actions.send_request(baby_id=baby.pk, asked=asked(**more), draft_id=uuid4(), by=by, at=AT)


def decide(request: Request, by: Actor, **more: object) -> TriageDecision:
    words = {"outcome": TriageOutcome.STRATEGY_DISCUSSION, "level": 4, "reasons": "Not explained."} | more
    with acting_as(by):
        decided = actions.Decided(**words)
        return actions.decide_request(request_id=request.pk, decided=decided, by=by, at=AT + timedelta(hours=2))


@pytest.fixture
def team() -> Team:
    return front_door_team()


@pytest.fixture
def health_visitor() -> Worker:
    return WorkerFactory()


def test_somebody_who_does_not_work_with_the_family_may_not_send(team: Team, health_visitor: Worker) -> None:
    baby = baby_of(health_visitor)
    with pytest.raises(Refused):
        send(baby, actor_of(WorkerFactory()))
    assert not Request.objects.exists()


def test_a_training_lead_may_not_send_even_when_involved(team: Team) -> None:
    lead = worker_in(Role.TRAINING_LEAD)
    baby = baby_of(lead)
    with pytest.raises(Refused):
        send(baby, actor_of(lead))


def test_without_a_second_factor_nothing_is_sent(team: Team, health_visitor: Worker) -> None:
    baby = baby_of(health_visitor)
    with pytest.raises(Refused):
        send(baby, actor_of(health_visitor, second_factor=False))


def test_the_referrer_may_not_decide(team: Team, health_visitor: Worker) -> None:
    request = send(baby_of(health_visitor), actor_of(health_visitor))
    with pytest.raises(Refused):
        decide(request, actor_of(health_visitor))
    assert not TriageDecision.objects.exists()


def test_a_front_door_elsewhere_cannot_even_find_the_request(team: Team, health_visitor: Worker) -> None:
    request = send(baby_of(health_visitor), actor_of(health_visitor))
    with pytest.raises(NotThere):
        decide(request, actor_of(front_door_manager(TeamFactory(shares_work=True))))


def test_sending_writes_the_request_its_sharing_decision_and_opens_the_file_to_the_front_door(
    team: Team, health_visitor: Worker
) -> None:
    baby = baby_of(health_visitor)
    told = sharing(
        agreement=Agreement.NOT_SOUGHT,
        agreement_reason="significant_harm",
        family_told=FamilyTold.NOT_SAFE,
        not_told_reason="tell_risk_to_child",
    )
    request = send(baby, actor_of(health_visitor), sharing=told)
    assert (request.made_by, request.made_by_agency, request.received_at) == (
        health_visitor,
        health_visitor.team.agency,
        AT,
    )
    written = SharingDecision.objects.get(request=request)
    assert (written.agreement_reason, written.not_told_reason) == ("significant_harm", "tell_risk_to_child")
    held = Involvement.objects.get(baby=baby, team=team, until=None)
    assert (held.part, held.basis) == (Part.FRONT_DOOR, f"Request for support {request.number}")


def test_the_front_door_is_told_by_an_e_mail_that_holds_nothing_about_the_family(
    team: Team, health_visitor: Worker
) -> None:
    baby = baby_of(health_visitor)
    request = send(baby, actor_of(health_visitor))
    notice = Notice.objects.get()
    assert notice.address == "front-door@partnership.example"
    assert request.number in notice.body
    assert request.number not in notice.subject
    for secret in (baby.given_name, baby.family_name, baby.mother.given_name, "cheek", health_visitor.full_name):
        assert secret not in notice.subject + notice.body


def test_the_audit_has_the_sending_with_rule_codes_and_no_words(team: Team, health_visitor: Worker) -> None:
    request = send(baby_of(health_visitor), actor_of(health_visitor), phoned_at=None)
    entry = AuditEntry.objects.get(action="sent a request for support")
    assert (entry.worker_id, entry.subject_id, entry.baby_id) == (health_visitor.pk, request.pk, request.baby_id)
    assert entry.detail == {"codes": ["REF-7", "REF-6"]}


def test_sending_the_same_draft_again_gives_the_same_request(team: Team, health_visitor: Worker) -> None:
    baby, draft, by = baby_of(health_visitor), uuid4(), actor_of(health_visitor)
    with acting_as(by):
        first = actions.send_request(baby_id=baby.pk, asked=asked(), draft_id=draft, by=by, at=AT)
        second = actions.send_request(baby_id=baby.pk, asked=asked(), draft_id=draft, by=by, at=AT)
    assert first == second
    assert Request.objects.count() == Notice.objects.count() == 1


def test_requests_are_numbered_in_order_also_after_numbers_brought_in_from_elsewhere(
    team: Team, health_visitor: Worker
) -> None:
    baby, by = baby_of(health_visitor), actor_of(health_visitor)
    first = send(baby, by)
    following = int(first.number[-6:]) + 1
    sent_to(team, baby_of(health_visitor), number=f"RS-2026-{following:06}")
    sent_to(team, baby_of(health_visitor), number=f"RS-2026-{following + 40:06}")
    assert send(baby, by).number == f"RS-2026-{following + 41:06}"


@pytest.mark.parametrize(("level", "hears"), [(4, False), (3, False), (2, True), (1, False)])
def test_the_locality_is_brought_in_when_the_route_leads_there(
    team: Team, health_visitor: Worker, level: int, hears: bool
) -> None:
    locality = TeamFactory(setting=Setting.LOCALITY.value, locality="northern")
    ContactFactory(team=locality, means=ContactMeans.EMAIL.value, value="northern@partnership.example")
    baby = baby_of(health_visitor, locality="northern")
    send(baby, actor_of(health_visitor), level=level)
    assert Involvement.objects.filter(baby=baby, team=locality).exists() is hears
    assert Notice.objects.filter(address="northern@partnership.example").exists() is hears
    assert Involvement.objects.filter(baby=baby, team=team).exists()


def test_before_birth_the_locality_gets_a_copy_at_level_3(team: Team, health_visitor: Worker) -> None:
    locality = TeamFactory(setting=Setting.LOCALITY.value, locality="northern")
    baby = UnbornFactory(locality="northern")
    InvolvementFactory(baby=baby, worker=health_visitor)
    send(baby, actor_of(health_visitor), level=3, injury=False)
    assert Involvement.objects.filter(baby=baby, team=locality).exists()


def test_deciding_writes_the_decision_and_tells_the_referrer_here_and_by_e_mail(
    team: Team, health_visitor: Worker
) -> None:
    baby = baby_of(health_visitor)
    request = send(baby, actor_of(health_visitor))
    decision = decide(request, actor_of(front_door_manager(team)))
    told = ReferrerTold.objects.get(decision=decision)
    assert told.worker == health_visitor
    notice = Notice.objects.get(worker=health_visitor)
    assert notice.subject == "A decision has been made on a request you sent"
    assert request.number in notice.body
    for secret in (baby.given_name, baby.family_name, "Not explained", "Strategy"):
        assert secret not in notice.subject + notice.body
    actions_done = set(AuditEntry.objects.filter(subject_id=request.pk).values_list("action", flat=True))
    assert {"decided on a request for support", "told the referrer of the decision"} <= actions_done


def test_a_referrer_without_an_e_mail_is_still_told_here(team: Team) -> None:
    silent = WorkerFactory(email="")
    request = send(baby_of(silent), actor_of(silent))
    decide(request, actor_of(front_door_manager(team)))
    assert ReferrerTold.objects.filter(worker=silent).exists()


def test_a_decision_made_meanwhile_is_shown_and_nothing_is_overwritten(team: Team, health_visitor: Worker) -> None:
    request = send(baby_of(health_visitor), actor_of(health_visitor))
    first = decide(request, actor_of(front_door_manager(team)))
    late = actor_of(front_door_manager(team))
    with pytest.raises(actions.DecidedMeanwhile) as meanwhile:
        decide(request, late, outcome=TriageOutcome.ADVICE, level=2)
    assert meanwhile.value.decision == first
    second = decide(request, late, outcome=TriageOutcome.ADVICE, level=2, seen=first.pk)
    assert list(TriageDecision.objects.order_by("id")) == [first, second]
    assert ReferrerTold.objects.count() == 2


def test_the_queue_keeps_itself(team: Team, health_visitor: Worker) -> None:
    request = send(baby_of(health_visitor), actor_of(health_visitor))
    waiting = WaitingRequest.objects.get()
    assert (waiting.request_id, waiting.injury) == (request.pk, True)
    decide(request, actor_of(front_door_manager(team)))
    assert not WaitingRequest.objects.exists()
    TriageFactory(request=request)
    assert not WaitingRequest.objects.exists()


def test_what_is_found_when_a_request_is_sent_a_second_time(team: Team, health_visitor: Worker) -> None:
    baby, by = baby_of(health_visitor), actor_of(health_visitor)
    send(baby, by)
    with acting_as(by):
        found = actions.findings_on(baby, asked(), at=AT + timedelta(days=1))
    assert "REF-8" in {one.code for one in found}

"""What came of a request for whoever made it and lost the file; and every child and question beside a request."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kith.access.database import acting_as
from kith.access.models import AuditEntry
from kith.directory.models import Notice, Team, Worker
from kith.directory.tests.factories import AT, WorkerFactory, actor_of, sign_in
from kith.kernel import clock
from kith.people.models import Involvement, Seal, SealName
from kith.people.tests.factories import BabyFactory, baby_of
from kith.people.words import SealCause, SealKind
from kith.referrals import actions, doors
from kith.referrals.models import Consultation, ConsultationNamed, Request, RequestChild
from kith.referrals.words import TriageOutcome

from .factories import TriageFactory, front_door_manager, front_door_team, sent_to

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=2)


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
def sent(team: Team, visitor: Worker) -> Request:
    return sent_to(team, baby_of(visitor), made_by=visitor)


def decide(request: Request, team: Team) -> None:
    by = actor_of(front_door_manager(team))
    decided = actions.Decided(outcome=TriageOutcome.ADVICE, level=2, reasons="Known to the panel.")
    with acting_as(by):
        actions.decide_request(request_id=request.pk, decided=decided, by=by, at=AT + timedelta(hours=1))


def lose_the_file(request: Request, worker: Worker) -> None:
    Involvement.objects.filter(baby=request.baby, worker=worker).update(until=AT + timedelta(hours=1))


def outcome(client: Client, request: Request, worker: Worker) -> Any:
    sign_in(client, worker)
    return client.get(reverse("request_outcome", args=[request.pk]))


def test_nobody_but_whoever_made_it_reads_the_outcome(client: Client, sent: Request, team: Team) -> None:
    decide(sent, team)
    assert outcome(client, sent, WorkerFactory()).status_code == 404


def test_before_a_decision_was_told_there_is_no_outcome(
    client: Client, sent: Request, team: Team, visitor: Worker
) -> None:
    lose_the_file(sent, visitor)
    assert outcome(client, sent, visitor).status_code == 404
    TriageFactory(request=sent)
    assert outcome(client, sent, visitor).status_code == 404


def test_whoever_a_seal_keeps_out_reads_no_outcome(client: Client, sent: Request, team: Team, visitor: Worker) -> None:
    decide(sent, team)
    seal = Seal.objects.create(
        baby=sent.baby, kind=SealKind.EXCLUSION.value, cause=SealCause.OWN_FAMILY.value, reason="An aunt.",
        set_at=AT, review_on=AT.date() + timedelta(days=90), set_by=visitor,
    )  # fmt: skip
    SealName.objects.create(seal=seal, worker=visitor, recorded_by=visitor, recorded_at=AT)
    lose_the_file(sent, visitor)
    assert outcome(client, sent, visitor).status_code == 404


def test_the_letter_leads_to_the_request_and_after_the_file_is_lost_to_the_outcome_alone(
    client: Client, sent: Request, team: Team, visitor: Worker
) -> None:
    decide(sent, team)
    assert f"/requests/{sent.pk}/outcome" in Notice.objects.get(address=visitor.email).body
    assert outcome(client, sent, visitor).url == reverse("request", args=[sent.pk])
    lose_the_file(sent, visitor)
    shown = outcome(client, sent, visitor)
    assert shown.page.lead == "Advice, information or signposting"
    words = shown.content.decode()
    for hidden in ("Known to the panel", sent.baby.family_name, sent.baby.mother.family_name):
        assert hidden not in words
    assert AuditEntry.objects.filter(action="read the outcome of a request they made").count() == 1


def test_a_request_about_several_children_stands_beside_each_of_them(sent: Request, team: Team) -> None:
    sibling = BabyFactory(mother=sent.baby.mother)
    both = sent_to(team, sibling, received_at=AT - timedelta(days=30))
    RequestChild.objects.create(request=both, baby=sent.baby)
    manager = actor_of(front_door_manager(team))
    with acting_as(manager):
        standing = doors.request_for(manager, sent.pk, at=AT)
        (family,) = doors.family_requests(standing)
        (row,) = [one for one in doors.queue(manager, doors.Wanted(), at=AT).waiting if one.request == sent]
    assert (family.request_id, family.same_baby) == (both.pk, True)
    assert (row.earlier, row.waiting, row.siblings) == (1, 1, 0)


def test_advice_asked_about_the_family_stands_beside_a_request(
    client: Client, sent: Request, team: Team, visitor: Worker
) -> None:
    asked = Consultation.objects.create(
        number="AL-2026-000009", asked_by=visitor, asked_by_agency=visitor.team.agency, team=team, whom="baby",
        asked_at=AT - timedelta(days=2), seen="-", worry="-", evident=False,
    )  # fmt: skip
    manager = front_door_manager(team)
    sign_in(client, manager)
    address = reverse("request", args=[sent.pk])
    assert client.get(address).page.beside.advice.rows == ()
    ConsultationNamed.objects.create(consultation=asked, baby=sent.baby, named_by=visitor, named_at=AT)
    (row,) = client.get(address).page.beside.advice.rows
    assert (row[0].text, row[2], row[3].text) == ("AL-2026-000009", "This baby", "No request")

"""What an agency adds to the chronology: who may not, what is kept, what stays readable, what is asked about."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.urls import reverse

from kith.access.database import acting_as
from kith.access.doors import Refused
from kith.access.models import AuditEntry
from kith.directory.models import Worker
from kith.directory.tests.factories import AT, WorkerFactory, actor_of, sign_in
from kith.people import actions, rules
from kith.people.models import Baby, EntryRemark, Event, Explanation
from kith.people.words import About, Audience, EventSource, EventTopic, Impact, Significance

from .factories import EventFactory, InvolvementFactory, baby_of

pytestmark = pytest.mark.django_db
YESTERDAY = AT - timedelta(days=1)


@pytest.fixture
def worker() -> Worker:
    return WorkerFactory(team__agency__name="Public Health Nursing")


@pytest.fixture
def baby(worker: Worker) -> Baby:
    return baby_of(worker)


def said(**more: Any) -> actions.EventSaid:
    plain: dict[str, Any] = {
        "topic": EventTopic.POLICE, "about": About.HOUSEHOLD, "words": "Police were called by a neighbour.",
        "happened_at": YESTERDAY, "known_at": YESTERDAY, "source": EventSource.AGENCY,
        "significance": Significance.SIGNIFICANT, "impact": Impact.HARDER,
    }  # fmt: skip
    return actions.EventSaid(**plain | more)


def whose(event: Event) -> actions.Entry:
    return actions.Entry(key=f"event.{event.pk}", agency_id=event.agency_id, words=event.words)


RIGHT = actions.CorrectionSaid(words="It was the ambulance that came.", reason="The services were mixed up")


def test_somebody_who_does_not_work_with_the_family_adds_and_corrects_nothing(baby: Baby) -> None:
    actor, event = actor_of(WorkerFactory()), EventFactory(baby=baby)
    with acting_as(actor):
        with pytest.raises(Refused):
            actions.add_event(baby.pk, said(), by=actor, at=AT)
        with pytest.raises(Refused):
            actions.correct_entry(baby.pk, whose(event), RIGHT, by=actor, at=AT)


def test_another_agency_corrects_nothing_and_weighs_nothing(worker: Worker, baby: Baby) -> None:
    actor, event = actor_of(worker), EventFactory(baby=baby)
    meaning = actions.MeaningSaid(significance=Significance.BACKGROUND, impact=Impact.NONE)
    with acting_as(actor):
        with pytest.raises(Refused):
            actions.correct_entry(baby.pk, whose(event), RIGHT, by=actor, at=AT)
        with pytest.raises(Refused):
            actions.weigh_entry(baby.pk, whose(event), meaning, by=actor, at=AT)


def test_the_database_itself_lets_nobody_write_for_another_agency(worker: Worker, baby: Baby) -> None:
    other = WorkerFactory()
    with acting_as(actor_of(worker)), pytest.raises(ProgrammingError), transaction.atomic():
        EventFactory(baby=baby, recorded_by=worker, agency=other.team.agency)


def test_an_entry_for_its_own_agency_is_read_by_that_agency_alone(worker: Worker, baby: Baby) -> None:
    colleague, other = WorkerFactory(team__agency=worker.team.agency), WorkerFactory()
    for one in (colleague, other):
        InvolvementFactory(baby=baby, worker=one)
    event = EventFactory(baby=baby, recorded_by=worker, audience=Audience.AGENCY.value)
    EntryRemark.objects.create(
        baby=baby, entry=f"event.{event.pk}", own=True, words="x", agency=worker.team.agency, recorded_at=AT
    )
    for reader, seen in ((worker, 1), (colleague, 1), (other, 0)):
        with acting_as(actor_of(reader)):
            assert Event.objects.count() == EntryRemark.objects.count() == seen


def test_what_happened_is_kept_with_its_dates_and_its_agency(worker: Worker, baby: Baby) -> None:
    by = actor_of(worker)
    with acting_as(by):
        made = actions.add_event(baby.pk, said(known_at=AT - timedelta(hours=2)), by=by, at=AT)
        assert isinstance(made, Event)
        assert (made.happened_at, made.recorded_at) == (YESTERDAY, AT)
        assert (made.agency, made.recorded_by) == (worker.team.agency, worker)
        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("update people_event set words = 'other'")
    assert AuditEntry.objects.get(permission="EVENT_ADD").subject_id == made.pk


def test_what_has_not_happened_yet_is_no_entry(worker: Worker, baby: Baby) -> None:
    by = actor_of(worker)
    with acting_as(by), pytest.raises(ValueError, match="already"):
        actions.add_event(baby.pk, said(happened_at=AT + timedelta(days=1)), by=by, at=AT)


def test_chr_1_knowing_before_it_happened_asks_why(worker: Worker, baby: Baby) -> None:
    assert rules.an_agency_knows_after_it_happened(AT, AT) is None
    by, odd = actor_of(worker), said(known_at=YESTERDAY - timedelta(days=2))
    with acting_as(by):
        asked = actions.add_event(baby.pk, odd, by=by, at=AT)
        assert isinstance(asked, actions.Queried)
        assert [finding.code for finding in asked.findings] == ["CHR-1"]
        assert isinstance(actions.add_event(baby.pk, odd, explained="It was planned", by=by, at=AT), Event)
    assert Explanation.objects.get(codes="CHR-1").reason == "It was planned"


def test_chr_2_a_correction_adds_and_says_what_was_wrong(worker: Worker, baby: Baby) -> None:
    by, event = actor_of(worker), EventFactory(baby=baby, recorded_by=worker)
    bare = actions.CorrectionSaid(words="It was the ambulance.", reason="")
    same = actions.CorrectionSaid(words=event.words, reason="Nothing at all")
    with acting_as(by):
        for wanting in (bare, same):
            assert isinstance(actions.correct_entry(baby.pk, whose(event), wanting, by=by, at=AT), actions.Queried)
        actions.correct_entry(baby.pk, whose(event), RIGHT, by=by, at=AT)
        event.refresh_from_db()
    assert event.words.startswith("Police were called")
    assert EntryRemark.objects.get().words == RIGHT.words


ANSWERS = {
    "topic": "police", "about": "household", "words": "Police were called by a neighbour.", "knew": "later",
    "happened_on-day": "20", "happened_on-month": "11", "happened_on-year": "2026", "known_on-day": "22",
    "known_on-month": "11", "known_on-year": "2026", "source": "agency", "source_words": "Police",
    "significance": "turning_point", "impact": "harmed", "impact_words": "He was held while they shouted.",
    "audience": "not_parents",
}  # fmt: skip


def send(client: Client, address: str, answers: dict[str, str]) -> Any:
    token = client.get(address).page.form.draft_token
    return client.post(address, answers | {"draft": token})


def test_the_form_adds_it_and_leads_to_the_chronology(client: Client, worker: Worker, baby: Baby) -> None:
    sign_in(client, worker)
    answer = send(client, reverse("event_add", args=[baby.pk]), ANSWERS)
    assert answer["Location"] == reverse("chronology", args=[baby.pk])
    event = Event.objects.get()
    assert (event.known_at - event.happened_at).days == 2
    assert "never the parents" in Audience(event.audience).label


def test_bad_input_is_told_beside_its_question_and_nothing_is_lost(client: Client, worker: Worker, baby: Baby) -> None:
    sign_in(client, worker)
    future = ANSWERS | {"happened_on-year": "2999", "words": ""}
    page = send(client, reverse("event_add", args=[baby.pk]), future).page
    assert set(page.form.errors) == {"happened_on", "words"}
    assert page.form.value_of("source_words") == "Police"
    assert not Event.objects.exists()


@pytest.mark.parametrize("chosen", list(Audience))
def test_chr_5_abuse_is_never_for_the_parents(chosen: Audience) -> None:
    stands = rules.abuse_is_never_for_the_parents(chosen, tells_of_abuse=True)
    assert stands is (Audience.NOT_PARENTS if chosen is Audience.FILE else chosen)
    assert rules.abuse_is_never_for_the_parents(chosen, tells_of_abuse=False) is chosen

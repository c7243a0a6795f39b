"""The handover summary: who may not write or read it, what is kept, and who acknowledges it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.directory.models import Worker
from kith.directory.tests.factories import AT, WorkerFactory, actor_of, sign_in
from kith.people import actions, doors, rules
from kith.people.models import Baby, Handover, HandoverRead, Involvement

from .factories import HandoverFactory, InvolvementFactory, baby_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def leaving() -> Worker:
    return WorkerFactory()


@pytest.fixture
def coming(leaving: Worker) -> Worker:
    return WorkerFactory(team=leaving.team)


@pytest.fixture
def held(leaving: Worker) -> Involvement:
    return Involvement.objects.get(baby=baby_of(leaving))


def write(worker: Worker, held: Involvement, **parts: str) -> Handover:
    by = actor_of(worker)
    with acting_as(by):
        return actions.save_handover(held.pk, actions.HandoverSaid(**parts), by=by, at=AT)


def hand_over(leaving: Worker, coming: Worker, held: Involvement) -> None:
    by = actor_of(leaving)
    with acting_as(by):
        actions.hand_over(held.pk, coming, reason="I am moving away", by=by, at=AT)


def test_a_stranger_neither_writes_nor_reads_nor_acknowledges_it(held: Involvement) -> None:
    handover, stranger = HandoverFactory(involvement=held), WorkerFactory()
    by = actor_of(stranger)
    with acting_as(by):
        for refused in (
            lambda: actions.save_handover(held.pk, actions.HandoverSaid(), by=by, at=AT),
            lambda: doors.handover_for(by, handover.pk, at=AT),
            lambda: actions.read_handover(handover.pk, "", by=by, at=AT),
        ):
            with pytest.raises((Refused, NotThere)):
                refused()


def test_somebody_of_another_agency_reads_it_and_acknowledges_nothing(held: Involvement) -> None:
    handover, other = HandoverFactory(involvement=held), WorkerFactory()
    InvolvementFactory(baby=held.baby, worker=other)
    by = actor_of(other)
    with acting_as(by):
        assert not doors.handover_for(by, handover.pk, at=AT).may_acknowledge
        with pytest.raises(NotThere):
            actions.read_handover(handover.pk, "", by=by, at=AT)


def test_each_saving_is_kept_and_the_last_stands(leaving: Worker, held: Involvement) -> None:
    first, second = (write(leaving, held, worries=words) for words in ("Tired", "Tired and alone"))
    assert (first.number, second.number) == (1, 2)
    standing = doors.standing_handover(held.pk)
    assert standing is not None
    assert standing.worries == "Tired and alone"
    with acting_as(actor_of(leaving)):
        assert doors.handover_for(actor_of(leaving), first.pk, at=AT).newer_id == second.pk


def test_chr_3_handing_over_without_a_summary_is_said_and_not_stopped(
    client: Client, leaving: Worker, held: Involvement
) -> None:
    assert rules.a_handover_summary_is_written(written=True) is None
    sign_in(client, leaving)
    address = reverse("involvement_hand_over", args=[held.pk])
    page = client.get(address).page
    assert [finding.code for finding in page.findings] == ["CHR-3"]
    assert page.aside.href == reverse("handover_write", args=[held.pk])
    write(leaving, held)
    assert not client.get(address).page.findings


def test_chr_4_the_one_who_goes_on_reads_it_once_and_says_what_comes_first(
    client: Client, leaving: Worker, coming: Worker, held: Involvement
) -> None:
    handover = write(leaving, held, worries="Tired and alone at night")
    hand_over(leaving, coming, held)
    address = reverse("handover", args=[handover.pk])
    assert client.get(address).status_code == 302
    sign_in(client, coming)
    page = client.get(address).page
    assert [finding.code for finding in page.findings] == ["CHR-4"]
    assert any("Tired and alone at night" in part.lines for part in page.parts)
    for _twice in range(2):
        client.post(address, {"words": "I ring her tomorrow", "draft": page.form.draft_token})
    assert HandoverRead.objects.get().words == "I ring her tomorrow"
    read = client.get(address).page
    assert read.form is None
    assert "I ring her tomorrow" in read.readings[0]


def test_what_waits_to_be_read_is_the_last_saving_and_only_until_it_was(
    leaving: Worker, coming: Worker, held: Involvement
) -> None:
    write(leaving, held)
    last = write(leaving, held)
    by = actor_of(coming)
    assert not doors.handovers_to_read(by)
    hand_over(leaving, coming, held)
    with acting_as(by):
        assert [one.pk for one, _due in doors.handovers_to_read(by)] == [last.pk]
        actions.read_handover(last.pk, "", by=by, at=AT + timedelta(hours=1))
        assert not doors.handovers_to_read(by)


def test_the_leaving_worker_no_longer_reads_it(leaving: Worker, coming: Worker, held: Involvement) -> None:
    handover = write(leaving, held)
    hand_over(leaving, coming, held)
    by: Any = actor_of(leaving)
    with acting_as(by), pytest.raises((Refused, NotThere)):
        doors.handover_for(by, handover.pk, at=AT)


def test_a_summary_of_nobody_is_not_there(leaving: Worker) -> None:
    baby: Baby = baby_of(leaving)
    by = actor_of(leaving)
    with acting_as(by), pytest.raises(NotThere):
        doors.handover_for(by, baby.pk, at=AT)

"""The desk for every role, and the baby's page: who may not open it, what it answers in one look, its queries."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kith.access.models import AuditEntry
from kith.access.words import PRACTITIONERS, Role
from kith.directory.tests.factories import AT, WorkerFactory, actor_of, sign_in, worker_in
from kith.directory.words import AgencyKind
from kith.kernel import clock
from kith.people import actions as people_actions
from kith.people.tests.factories import BabyFactory, HandoverFactory, InvolvementFactory
from kith.people.words import NoteKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor() -> Any:
    return worker_in(Role.HEALTH_VISITOR)


@pytest.fixture
def baby(visitor: Any) -> Any:
    made = BabyFactory()
    InvolvementFactory(baby=made, worker=visitor, team=visitor.team)
    return made


@pytest.mark.parametrize("role", [r for r in Role if r in PRACTITIONERS])
def test_somebody_not_involved_finds_no_such_page_and_it_is_recorded(client: Client, baby: Any, role: Role) -> None:
    sign_in(client, worker_in(role, AgencyKind.POLICE))
    assert client.get(f"/babies/{baby.pk}").status_code == 404
    assert AuditEntry.objects.filter(outcome="refused", baby_id=baby.pk).count() == 1


@pytest.mark.parametrize("role", [r for r in Role if r not in PRACTITIONERS])
def test_a_role_that_works_with_no_family_opens_no_file_even_if_recorded_as_involved(
    client: Client, baby: Any, role: Role
) -> None:
    worker = worker_in(role)
    InvolvementFactory(baby=baby, worker=worker, team=worker.team)
    sign_in(client, worker)
    assert client.get(f"/babies/{baby.pk}").status_code == 404


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("address", ["/", "/my-role", "/rulebook"])
def test_every_role_has_a_desk_a_role_card_and_the_rulebook(client: Client, role: Role, address: str) -> None:
    sign_in(client, worker_in(role))
    assert client.get(address).status_code == 200


def test_the_desk_opens_no_record_before_the_second_factor(client: Client, visitor: Any, baby: Any) -> None:
    sign_in(client, visitor, second_factor=False)
    answer = client.get("/")
    assert answer.status_code == 200
    assert baby.family_name not in answer.content.decode()


def test_the_babys_page_answers_in_one_look(client: Client, visitor: Any, baby: Any) -> None:
    by = actor_of(visitor)
    for kind in NoteKind:
        facts = people_actions.NoteFacts(kind=kind, words=f"A {kind.value} in words", happened_at=AT)
        people_actions.add_note(baby.pk, facts, by=by, at=AT)
    sign_in(client, visitor)
    page = client.get(f"/babies/{baby.pk}").content.decode()
    for words in ("A worry in words", "A strength in words", "A sighting in words", "Who to call", "What is due"):
        assert words in page
    assert visitor.full_name in page


def test_the_opening_is_recorded(client: Client, visitor: Any, baby: Any) -> None:
    sign_in(client, visitor)
    client.get(f"/babies/{baby.pk}")
    opened = AuditEntry.objects.get(action="opened a baby's file")
    assert (opened.worker_id, opened.baby_id) == (visitor.pk, baby.pk)


def test_leaving_the_team_counts_at_the_next_request(client: Client, visitor: Any, baby: Any) -> None:
    sign_in(client, visitor)
    assert client.get(f"/babies/{baby.pk}").status_code == 200
    baby.involvements.update(until=clock.now() - timedelta(minutes=1))
    assert client.get(f"/babies/{baby.pk}").status_code == 404


def test_queries_are_bounded(
    client: Client, visitor: Any, baby: Any, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(5):
        worker = worker_in(Role.POLICE, AgencyKind.POLICE)
        InvolvementFactory(baby=baby, worker=worker, team=worker.team)
        other = BabyFactory()
        InvolvementFactory(baby=other, worker=visitor, team=visitor.team)
    sign_in(client, visitor)
    with django_assert_max_num_queries(25):
        client.get(f"/babies/{baby.pk}")
    with django_assert_max_num_queries(25):
        client.get("/")


def test_a_family_handed_over_waits_on_the_desk_until_its_summary_was_read(client: Client) -> None:
    held = InvolvementFactory(until=AT)
    coming = WorkerFactory(team=held.team)
    InvolvementFactory(baby=held.baby, worker=coming)
    HandoverFactory(involvement=held)
    for worker, count in ((WorkerFactory(), 0), (coming, 1)):
        sign_in(client, worker)
        panels = [panel for panel in client.get("/").page.panels if panel.heading == "Handed over to me"]
        assert sum(len(panel.items) for panel in panels) == count

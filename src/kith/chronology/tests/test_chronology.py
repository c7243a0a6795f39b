"""The chronology: who may not read it, what is in it and in which order."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kith.access.database import acting_as
from kith.access.doors import Refused
from kith.access.models import AuditEntry
from kith.access.words import Role
from kith.chronology import doors, forms, pages
from kith.directory.models import Worker
from kith.directory.tests.factories import AT, WorkerFactory, actor_of, sign_in, worker_in
from kith.people.tests.factories import BabyFactory, NoteFactory, PersonFactory, baby_of
from kith.referrals.tests.factories import ToldFactory, TriageFactory, front_door_team, sent_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> Worker:
    return WorkerFactory(team__agency__name="Public Health Nursing")


def read(client: Client, baby: Any, **asked: str) -> Any:
    return client.get(reverse("chronology", args=[baby.pk]), asked)


def told(page: Any) -> list[Any]:
    """What the page tells beyond who began to work with the family and which men are known."""
    entries = [entry for month in page.months for entry in month.entries]
    return [entry for entry in entries if "working with the family" not in entry.title and "man in" not in entry.title]


def test_a_stranger_may_not_read_it(worker: Worker) -> None:
    baby = BabyFactory()
    actor = actor_of(worker)
    with acting_as(actor), pytest.raises(Refused):
        doors.gather(actor, baby.pk, at=AT)


@pytest.mark.parametrize("role", [Role.QUALITY_LEAD, Role.SCRUTINEER, Role.SYSTEM_ADMINISTRATOR, Role.TRAINING_LEAD])
def test_roles_that_work_with_no_families_meet_a_page_that_is_not_there(client: Client, role: Role) -> None:
    outsider = worker_in(role)
    sign_in(client, outsider)
    assert read(client, baby_of(outsider)).status_code == 404


def test_the_opening_is_recorded(client: Client, worker: Worker) -> None:
    baby = baby_of(worker)
    sign_in(client, worker)
    assert read(client, baby).status_code == 200
    assert AuditEntry.objects.get(permission="CHRONOLOGY_VIEW").baby_id == baby.pk


def test_a_baby_of_whom_nothing_is_known_yet_has_a_kind_empty_page() -> None:
    nothing = doors.Chronology(baby=BabyFactory.build(mother=PersonFactory.build()), entries=())
    around = pages.Around(may=False, quiet=60, at=AT)
    page = pages.chronology(nothing, (), doors.Asked(), forms.Filter(agencies=()), around)
    assert (page.months, page.pages) == ((), ())
    assert page.empty.startswith("Nothing is recorded about this baby yet")


def test_entries_stand_in_the_order_they_happened_each_with_its_agency(client: Client, worker: Worker) -> None:
    baby, team = baby_of(worker), front_door_team()
    request = sent_to(team, baby, made_by=worker, received_at=AT)
    ToldFactory(decision=TriageFactory(request=request, decided_by__team=team))
    NoteFactory(baby=baby, recorded_by=worker, happened_at=AT - timedelta(days=40), recorded_at=AT)
    NoteFactory(baby=BabyFactory())
    sign_in(client, worker)
    page = read(client, baby).page
    assert [month.name for month in page.months] == ["October 2026", "November 2026"]
    entries = told(page)
    assert [(entry.title, entry.agency) for entry in entries] == [
        ("Worry", "Public Health Nursing"),
        ("Request for support", "Public Health Nursing"),
        ("Front Door decision: Strategy discussion", team.agency.name),
        ("Referrer told", team.agency.name),
    ]
    assert entries[0].tag.text == "Known 40 days later"
    assert "Known 23 November 2026" in entries[0].when
    assert entries[1].tag is None
    newest = read(client, baby, order="newest").page
    assert [month.name for month in newest.months] == ["November 2026", "October 2026"]


@pytest.mark.parametrize(
    ("asked", "shown"), [("", 2), ("public-health-nursing", 1), ("maternity", 1), ("nobody", 2), ("<script>", 2)]
)
def test_one_agencys_entries_can_be_read_alone(client: Client, worker: Worker, asked: str, shown: int) -> None:
    baby = baby_of(worker)
    NoteFactory(baby=baby, recorded_by=worker)
    NoteFactory(baby=baby, recorded_by__team__agency__name="Maternity")
    sign_in(client, worker)
    page = read(client, baby, agency=asked).page
    assert len(told(page)) == shown
    assert [choice.text for choice in page.form.fields["agency"].choices] == ["Maternity", "Public Health Nursing"]


def test_an_entry_known_on_the_day_in_england_is_not_called_late(client: Client, worker: Worker) -> None:
    baby = baby_of(worker, date_of_birth=date(2026, 6, 1))
    just_after_midnight = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    NoteFactory(
        baby=baby, recorded_by=worker, happened_at=just_after_midnight, recorded_at=just_after_midnight.replace(day=30)
    )
    sign_in(client, worker)
    page = read(client, baby).page
    assert page.months[0].name == "July 2026"
    assert [entry.tag for entry in told(page)] == [None]


def test_what_happened_before_the_birth_is_marked_as_from_the_pregnancy(client: Client, worker: Worker) -> None:
    baby = baby_of(worker, date_of_birth=date(2026, 9, 14))
    for day in (13, 14):
        when = datetime(2026, 9, day, 12, tzinfo=UTC)
        NoteFactory(baby=baby, recorded_by=worker, happened_at=when, recorded_at=when)
    sign_in(client, worker)
    tags = [entry.tag.text if entry.tag else "" for entry in told(read(client, baby).page)]
    assert tags[:2] == ["From the pregnancy", ""]


def test_a_long_chronology_costs_no_more_queries(
    client: Client, worker: Worker, django_assert_max_num_queries: Any
) -> None:
    baby, team = baby_of(worker), front_door_team()
    for _ in range(20):
        NoteFactory(baby=baby)
        ToldFactory(decision=TriageFactory(request=sent_to(team, baby)))
    sign_in(client, worker)
    with django_assert_max_num_queries(25):
        assert read(client, baby).status_code == 200

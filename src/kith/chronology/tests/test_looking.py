"""Side by side, and who knew what when: nobody else's, and no more than the record can show."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kith.access.words import Role
from kith.chronology import doors
from kith.directory.models import Worker
from kith.directory.tests.factories import AT, WorkerFactory, sign_in, worker_in
from kith.kernel.clock import day_of
from kith.people.models import Baby, EntryRemark
from kith.people.tests.factories import EventFactory, InvolvementFactory, baby_of
from kith.people.timeline import TimelineFact
from kith.people.words import Audience, HowKnown

pytestmark = pytest.mark.django_db
JUNE = datetime(2026, 6, 10, 12, tzinfo=UTC)


@pytest.fixture
def worker() -> Worker:
    return WorkerFactory(team__agency__name="Public Health Nursing")


@pytest.fixture
def baby(worker: Worker) -> Baby:
    """Police knew on 10 June, told nobody, and began to work with the family in Kith on 1 October."""
    made = baby_of(worker, date_of_birth=date(2026, 3, 1))
    police = worker_in(Role.POLICE, team__agency__name="Police", team=WorkerFactory(team__agency__name="Police").team)
    InvolvementFactory(baby=made, worker=police, since=AT - timedelta(days=50))
    EventFactory(
        baby=made, recorded_by=police, words="Called to the home.", happened_at=JUNE,
        known_at=JUNE + timedelta(days=1), recorded_at=AT - timedelta(days=40),
    )  # fmt: skip
    return made


def look(client: Client, baby: Baby, on: date, **more: str) -> Any:
    asked = {"on-day": str(on.day), "on-month": str(on.month), "on-year": str(on.year), **more}
    return client.get(reverse("chronology_known", args=[baby.pk]), asked)


@pytest.mark.parametrize("name", ["chronology_lanes", "chronology_known"])
def test_a_stranger_sees_neither(client: Client, baby: Baby, name: str) -> None:
    sign_in(client, WorkerFactory())
    assert client.get(reverse(name, args=[baby.pk])).status_code == 404


def test_an_agency_knows_from_the_day_it_says_and_another_only_when_it_could_read(
    client: Client, worker: Worker, baby: Baby
) -> None:
    sign_in(client, worker)
    day = look(client, baby, JUNE.date()).page.entries[0]
    assert day.knew == ()
    assert day.later[0] == "Police: its own entry, from 11 June 2026"
    week = look(client, baby, date(2026, 6, 17)).page
    assert week.entries[0].knew == ("Its own entry: Police",)
    assert week.entries[0].later[0].startswith("Public Health Nursing: could read it in Kith, from")
    rows = {row[0].text: [cell.text for cell in row[1:5]] for row in week.table.rows}
    assert rows == {"Police": ["1", "0", "0", "0"], "Public Health Nursing": ["0", "0", "0", "1"]}
    now = look(client, baby, day_of(AT)).page
    event = next(one for one in now.entries if "Called to the home." in one.entry.text)
    assert event.knew == ("Its own entry: Police", "Could read it in Kith: Public Health Nursing")


def test_before_anything_happened_there_is_nothing(client: Client, worker: Worker, baby: Baby) -> None:
    sign_in(client, worker)
    page = look(client, baby, date(2026, 5, 1)).page
    assert page.entries == ()
    assert "0 entries had happened" in page.said
    assert [link.text for link in page.steps] == ["On to 11 June 2026"]


def test_a_correction_made_later_is_not_read_back_into_the_past(client: Client, worker: Worker, baby: Baby) -> None:
    event = baby.events.get()
    EntryRemark.objects.create(
        baby=baby, entry=f"event.{event.pk}", words="It was July.", reason="Wrong month", agency=event.agency,
        happened_at=JUNE + timedelta(days=30), recorded_at=AT - timedelta(days=5), recorded_by=event.recorded_by,
    )  # fmt: skip
    sign_in(client, worker)
    then = look(client, baby, date(2026, 6, 17)).page
    assert "It was corrected after this day." in then.entries[0].knew
    assert then.entries[0].entry.when.startswith("10 June 2026")


def test_a_day_that_cannot_be_is_told_and_today_is_shown(client: Client, worker: Worker, baby: Baby) -> None:
    sign_in(client, worker)
    for day in (
        {"on-day": "31", "on-month": "2", "on-year": "2026"},
        {"on-day": "1", "on-month": "1", "on-year": "2999"},
    ):
        page = client.get(reverse("chronology_known", args=[baby.pk]), day).page
        assert "on" in page.form.errors
        assert page.entries
    assert look(client, baby, day_of(AT), page="x").status_code == 200


def test_the_slider_says_its_day_and_works_from_the_date_field_alone(
    client: Client, worker: Worker, baby: Baby
) -> None:
    sign_in(client, worker)
    answer = look(client, baby, date(2026, 6, 17))
    assert (answer.page.slider.value, answer.page.slider.words) == (7, "17 June 2026")
    assert b'aria-valuetext="17 June 2026"' in answer.content
    assert b"What it cannot show" in answer.content


def test_told_is_surer_than_could_read_and_an_agencys_own_stays_its_own() -> None:
    fact = TimelineFact(happened_at=AT, known_at=AT, agency_name="A", kind="x", words="", told=(("B", AT),))
    stays = [doors.Stay(agency=name, since=AT - timedelta(days=9), until=None) for name in ("A", "B", "C")]
    gone = doors.Stay(agency="D", since=AT - timedelta(days=9), until=AT - timedelta(days=1))
    found = {(one.agency, one.how) for one in doors.knowings(fact, [*stays, gone])}
    assert found == {
        ("A", HowKnown.OWN), ("B", HowKnown.TOLD), ("B", HowKnown.COULD_READ), ("C", HowKnown.COULD_READ),
    }  # fmt: skip
    own = TimelineFact(happened_at=AT, known_at=AT, agency_name="A", kind="x", words="", audience=Audience.AGENCY)
    assert [one.agency for one in doors.knowings(own, stays)] == ["A"]


def test_lanes_have_a_place_for_each_agency_and_a_table_that_says_the_same(
    client: Client, worker: Worker, baby: Baby
) -> None:
    EventFactory.create_batch(3, baby=baby, recorded_by=worker, happened_at=JUNE, significance="turning_point")
    sign_in(client, worker)
    page = client.get(reverse("chronology_lanes", args=[baby.pk])).page
    assert [lane.name for lane in page.lanes] == [("Police",), ("Public Health Nursing",)]
    assert (page.lanes[1].dots[0].count, page.lanes[1].dots[0].turning) == (3, True)
    assert page.table.head == ("When", "Police", "Public Health Nursing")
    june = page.table.rows[0]
    assert [cell.text for cell in june] == ["June 2026", "1", "3"]
    linked = client.get(june[2].href).page
    assert sum(len(month.entries) for month in linked.months) == 3


def test_eighty_years_have_no_more_columns_than_the_picture_holds(client: Client, worker: Worker, baby: Baby) -> None:
    EventFactory(baby=baby, recorded_by=worker, happened_at=AT - timedelta(days=80 * 365), about="mother")
    sign_in(client, worker)
    assert len(client.get(reverse("chronology_lanes", args=[baby.pk])).page.ticks) <= 41


@pytest.mark.parametrize("name", ["chronology", "chronology_lanes", "chronology_known", "chronology_export"])
def test_a_long_file_costs_no_more_queries_however_it_is_looked_at(
    client: Client, worker: Worker, baby: Baby, django_assert_max_num_queries: Any, name: str
) -> None:
    for days in range(1, 30):
        EventFactory(baby=baby, happened_at=AT - timedelta(days=days))
    sign_in(client, worker)
    with django_assert_max_num_queries(25):
        assert client.get(reverse(name, args=[baby.pk])).status_code == 200

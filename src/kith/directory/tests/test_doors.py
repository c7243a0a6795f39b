"""Looking people and teams up, and who an account is at work."""

from datetime import date, timedelta
from typing import Any

import pytest

from kith.access.actor import NOBODY
from kith.access.doors import NotThere
from kith.access.words import Role
from kith.directory import actors, doors
from kith.directory.words import AgencyKind, ContactMeans, Setting

from .factories import AT, AccountFactory, ContactFactory, TeamFactory, WorkerFactory, actor_of, worker_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("dates", "works"),
    [
        ({}, True),
        ({"active_from": date(2026, 11, 24)}, False),
        ({"active_until": date(2026, 11, 22)}, False),
        ({"active_until": date(2026, 11, 23)}, True),
    ],
    ids=["at work", "begins tomorrow", "left yesterday", "last day"],
)
def test_somebody_who_has_left_or_not_begun_is_nobody(dates: dict[str, date], works: bool) -> None:
    worker = WorkerFactory(**dates)
    assert (actors.actor_for(worker.account, second_factor=True, at=AT) is not None) is works


def test_an_account_that_no_agency_entered_is_nobody() -> None:
    assert actors.actor_for(AccountFactory(), second_factor=True, at=AT) is None


@pytest.mark.parametrize(
    ("role", "shares", "sees_team"),
    [
        (Role.HEALTH_VISITOR, False, False),
        (Role.SOCIAL_WORKER, True, True),
        (Role.FRONT_DOOR_MANAGER, False, True),
        (Role.LOCALITY_MANAGER, False, True),
    ],
)
def test_a_team_is_seen_by_its_manager_or_by_all_when_it_shares_its_work(
    role: Role, shares: bool, sees_team: bool
) -> None:
    worker = worker_in(role, team=TeamFactory(shares_work=shares))
    assert actor_of(worker).team_ids == (frozenset({worker.team_id}) if sees_team else frozenset())


def test_a_visitor_has_no_entry() -> None:
    with pytest.raises(NotThere):
        doors.worker_of(NOBODY)


def test_the_front_door_is_the_team_in_that_setting() -> None:
    assert doors.front_door() is None
    TeamFactory(setting=Setting.LOCALITY.value)
    team = TeamFactory(setting=Setting.FRONT_DOOR.value)
    assert doors.front_door() == team


@pytest.mark.parametrize(("locality", "found"), [("northern", True), ("southern", False), ("", False)])
def test_a_localitys_team(locality: str, found: bool) -> None:
    team = TeamFactory(setting=Setting.LOCALITY.value, locality="northern")
    TeamFactory(setting=Setting.COMMUNITY.value, locality="southern")
    assert doors.locality_team(locality) == (team if found else None)


def test_the_number_most_lately_confirmed_is_the_one_to_ring(django_assert_num_queries: Any) -> None:
    team = TeamFactory(setting=Setting.FRONT_DOOR.value)
    ContactFactory(team=team, value="01632 960 111", last_confirmed_on=AT.date() - timedelta(days=200))
    new = ContactFactory(team=team, value="01632 960 222", last_confirmed_on=AT.date())
    night = ContactFactory(team=team, means=ContactMeans.OUT_OF_HOURS.value, last_confirmed_on=AT.date())
    ContactFactory(team=team, means=ContactMeans.EMAIL.value, value="door@partnership.example")
    ContactFactory(value="01632 960 333")
    assert doors.contact(team.pk, ContactMeans.PHONE) == new
    with django_assert_num_queries(1):
        numbers = doors.front_door_numbers()
    assert [number.value for number in numbers] == [new.value, "01632 960 111", night.value]


def test_health_is_every_kind_of_agency_that_counts_as_health() -> None:
    assert {kind for kind in AgencyKind if kind.is_health} == {
        AgencyKind.PUBLIC_HEALTH_NURSING,
        AgencyKind.MATERNITY,
        AgencyKind.PAEDIATRICS,
        AgencyKind.GENERAL_PRACTICE,
        AgencyKind.MENTAL_HEALTH,
    }


@pytest.mark.parametrize(("days_ago", "says"), [(10, None), (120, "DIR-1")])
def test_a_number_nobody_confirmed_for_long_says_so(days_ago: int, says: str | None) -> None:
    contact = ContactFactory(last_confirmed_on=AT.date() - timedelta(days=days_ago))
    found = doors.stale(contact, at=AT)
    assert (found.code if found else None) == says

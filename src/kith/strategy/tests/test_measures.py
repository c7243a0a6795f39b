"""Facts and counts of discussions: right for each case, blind to who asks, and naming nobody."""

from dataclasses import fields
from datetime import date, timedelta
from typing import Any

import pytest

from kith.access.actor import Actor
from kith.access.database import acting_as
from kith.access.words import Role
from kith.directory.tests.factories import AT, worker_in
from kith.directory.words import AgencyKind
from kith.people.tests.factories import InvolvementFactory
from kith.strategy import measures
from kith.strategy.models import Discussion
from kith.strategy.tests.factories import (
    AttendanceFactory,
    CirculationFactory,
    DiscussionFactory,
    InvitationFactory,
    RecordFactory,
)

pytestmark = pytest.mark.django_db
SINCE, UNTIL = date(2026, 11, 1), date(2026, 11, 30)
CARE = (Role.SOCIAL_WORKER, AgencyKind.SOCIAL_CARE)
POLICE = (Role.POLICE, AgencyKind.POLICE)
NURSE = (Role.HEALTH_VISITOR, AgencyKind.PUBLIC_HEALTH_NURSING)
DOCTOR = (Role.PAEDIATRICIAN, AgencyKind.PAEDIATRICS)
EVERYONE = (CARE, POLICE, NURSE, DOCTOR)


def held(asked: tuple[Any, ...] = EVERYONE, came: tuple[Any, ...] = EVERYONE, **more: Any) -> Discussion:
    """A discussion with these asked and these in the room; `more` goes to the discussion."""
    about = DiscussionFactory(**more)
    record = RecordFactory(discussion=about)
    for one in asked:
        worker = worker_in(*one)
        InvolvementFactory(baby=about.baby, worker=worker, since=about.called_at)
        invitation = InvitationFactory(discussion=about, worker=worker)
        AttendanceFactory(record=record, invitation=invitation, attended=one in came)
    CirculationFactory(record=record)
    return about


def fact(_about: Discussion) -> measures.DiscussionFact:
    (one,) = measures.discussion_facts(since=SINCE, until=UNTIL)
    return one


def test_a_good_discussion_is_good_in_every_way() -> None:
    one = fact(held())
    assert (one.quorate, one.everyone_invited, one.same_day, one.held_in_time, one.circulated_in_time) == (True,) * 5
    assert (one.invited, one.attended) == (4, 4)


@pytest.mark.parametrize("absent", [CARE, POLICE])
def test_without_one_of_the_three_it_is_not_quorate(absent: Any) -> None:
    assert not fact(held(came=tuple(one for one in EVERYONE if one != absent))).quorate


def test_an_injury_without_a_paediatrician_is_not_everyone() -> None:
    assert not fact(held(asked=(CARE, POLICE, NURSE))).everyone_invited


def test_an_agency_that_works_with_the_family_and_was_forgotten_shows() -> None:
    about = held()
    InvolvementFactory(baby=about.baby, since=about.called_at - timedelta(days=9))
    assert not fact(about).everyone_invited


def test_an_agency_that_came_or_left_at_another_time_does_not() -> None:
    about = held()
    InvolvementFactory(baby=about.baby, since=about.called_at + timedelta(days=1))
    InvolvementFactory(
        baby=about.baby, since=about.called_at - timedelta(days=9), until=about.called_at - timedelta(days=1)
    )
    assert fact(about).everyone_invited


def test_the_clock_starts_when_cause_arises() -> None:
    one = fact(held(cause_arose_at=AT - timedelta(days=1)))
    assert (one.same_day, one.held_in_time) == (False, False)
    assert one.due_at < one.started_at


def test_the_record_has_one_working_day() -> None:
    about = DiscussionFactory(called_at=AT - timedelta(days=3), cause_arose_at=AT - timedelta(days=3))
    record = RecordFactory(discussion=about)
    CirculationFactory(record=record, circulated_at=record.ended_at + timedelta(days=3))
    one = fact(about)
    assert one.circulation_due_at == record.ended_at + timedelta(days=3)  # a Friday's record is due on Monday
    assert one.circulated_in_time


def test_a_discussion_not_held_counts_only_as_called() -> None:
    DiscussionFactory()
    (counts,) = measures.counts_by_setting(since=SINCE, until=UNTIL, at=AT)
    assert (counts.called, counts.held, counts.quorate) == (1, 0, 0)


def test_the_period_is_that_of_the_day_it_was_held() -> None:
    held(called_at=AT - timedelta(days=30), cause_arose_at=AT - timedelta(days=30))
    assert not measures.discussion_facts(since=SINCE, until=UNTIL)


def test_somebody_without_involvement_gets_counts_and_no_facts() -> None:
    held(locality="east")
    held(locality="east", came=(CARE,))
    held(held_at="front_door")
    quality_lead = worker_in(Role.QUALITY_LEAD, AgencyKind.PARTNERSHIP)
    with acting_as(
        Actor(name="Q", role=Role.QUALITY_LEAD, account_id=quality_lead.account_id, worker_id=quality_lead.pk)
    ):
        assert not measures.discussion_facts(since=SINCE, until=UNTIL)
        counts = measures.counts_by_setting(since=SINCE, until=UNTIL, at=AT + timedelta(days=5))
    by_place = {(one.held_at, one.locality): one for one in counts}
    east = by_place["locality", "east"]
    assert (east.held, east.quorate, east.everyone_invited, east.injury_held, east.injury_same_day) == (2, 1, 2, 2, 2)
    assert (east.circulation_up, east.circulated_in_time, east.all_met) == (2, 2, 1)
    assert by_place["front_door", ""].held == 1


def test_counts_name_nobody() -> None:
    names = {field.name for field in fields(measures.SettingCounts)}
    assert not {name for name in names if name.endswith("_id") or name in {"number", "baby"}}

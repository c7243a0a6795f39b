"""What the measures are told: each kind counted once, nothing that still runs, nobody's file."""

from datetime import date, timedelta
from typing import Any

import pytest

from kith.directory.tests.factories import AT
from kith.people.models import Baby, PregnancyCare
from kith.people.tests.factories import MaleCarerRecordFactory
from kith.people.words import Booking, Knowledge
from kith.prebirth import measures
from kith.prebirth.models import (
    BirthPlan,
    CryingTalk,
    PanelAction,
    PanelActionDone,
    PanelMeeting,
    PanelOutcome,
    PlanCopy,
    PlanRead,
)  # fmt: skip
from kith.prebirth.tests.factories import Around, around
from kith.referrals.tests.factories import RequestFactory

pytestmark = pytest.mark.django_db
TODAY = AT.date()
LONG_AGO = AT - timedelta(weeks=20)


def told(kind: str) -> tuple[int, int]:
    rows = measures.counts(since=TODAY - timedelta(days=400), until=TODAY, today=TODAY)
    mine = [one for one in rows if one.kind == kind]
    return sum(one.number for one in mine), sum(one.met for one in mine)


@pytest.fixture
def here() -> Around:
    return around(noticed=LONG_AGO)


def test_what_still_runs_is_not_counted_and_nothing_is_counted_of_nobody(here: Around) -> None:
    RequestFactory(baby=here.baby, level=2, made_by=here.midwife, received_at=AT - timedelta(days=3))
    kinds = {one.kind for one in measures.counts(since=TODAY - timedelta(days=400), until=TODAY, today=TODAY)}
    assert kinds == set()


@pytest.mark.parametrize(("weeks", "late"), [(20, 0), (21, 1)])
def test_a_booking_is_late_after_the_handbooks_week(weeks: int, late: int) -> None:
    late_one = around(edd=TODAY + timedelta(weeks=10))
    on = late_one.baby.expected_on - timedelta(days=280 - weeks * 7)
    PregnancyCare.objects.create(
        pregnancy=late_one.baby.pregnancy, number=1, booking=Booking.BOOKED.value, booked_on=on, recorded_at=AT
    )
    assert told("booking") == (1, late)


def outcome(here: Around, request: Any, days: int, talked: str = "helped") -> PanelOutcome:
    when = request.received_at + timedelta(days=days)
    meeting = PanelMeeting.objects.create(team=here.team, planned_for=when, called_by=here.coordinator, called_at=when)
    return PanelOutcome.objects.create(
        meeting=meeting, request=request, baby=here.baby, number=PanelOutcome.objects.count() + 1, talked=talked,
        words="x", consent="agreed", recorded_by=here.coordinator, recorded_at=when,
    )  # fmt: skip


def test_a_panel_is_in_time_when_it_talked_within_the_days_and_its_actions_when_done_by_theirs(here: Around) -> None:
    request = RequestFactory(baby=here.baby, level=2, made_by=here.midwife, received_at=AT - timedelta(weeks=8))
    outcome(here, request, 10, "not_reached")
    assert told("panel") == (1, 0)
    heard = outcome(here, request, 28)
    assert told("panel") == (1, 1)
    for before in (10, 9):
        action = PanelAction.objects.create(
            outcome=heard, baby=here.baby, what="Ring", who="Josie", by_when=TODAY - timedelta(days=before)
        )
        PanelActionDone.objects.create(
            action=action, baby=here.baby, done=True, recorded_by=here.midwife, recorded_at=AT - timedelta(days=10)
        )
    PanelAction.objects.create(outcome=heard, baby=here.baby, what="Ring", who="J", by_when=TODAY - timedelta(days=1))
    PanelAction.objects.create(outcome=heard, baby=here.baby, what="Ring", who="J", by_when=TODAY)
    assert told("action") == (3, 2)


def test_a_plan_is_in_place_when_it_was_sent_by_its_week_and_a_copy_is_read_when_somebody_says_so() -> None:
    here = around(noticed=LONG_AGO, edd=TODAY + timedelta(weeks=2))
    assert told("birth_plan") == (0, 0)
    RequestFactory(baby=here.baby, level=4, made_by=here.midwife, received_at=LONG_AGO)
    assert told("birth_plan") == (1, 0)
    plan = BirthPlan.objects.create(
        baby=here.baby, number=1, unit="E", lines={}, may_leave="yes", recorded_by=here.midwife, recorded_at=AT
    )
    copies = [
        PlanCopy.objects.create(plan=plan, baby=here.baby, outside="W", sent_by=here.midwife, sent_at=at)
        for at in (AT - timedelta(days=9), AT)
    ]
    PlanRead.objects.create(copy=copies[0], baby=here.baby, who="S", recorded_by=here.midwife, read_at=AT)
    assert told("birth_plan") == (1, 1)
    assert told("copy") == (2, 1)


def test_a_talk_counts_for_the_mother_and_for_each_man_by_himself(here: Around) -> None:
    man = MaleCarerRecordFactory(carer__baby=here.baby, knowledge=Knowledge.KNOWN.value)
    Baby.objects.filter(pk=here.baby.pk).update(date_of_birth=TODAY - timedelta(days=11), expected_on=TODAY)
    assert (told("mother"), told("man")) == ((2, 0), (2, 0))
    words: dict[str, Any] = {"baby": here.baby, "on_day": TODAY, "recorded_by": here.midwife, "recorded_at": AT}
    CryingTalk.objects.create(touchpoint="before_home", how="talked", safe_sleep=True, **words)
    CryingTalk.objects.create(touchpoint="midwife_home", how="leaflet", safe_sleep=True, **words)
    CryingTalk.objects.create(touchpoint="midwife_home", how="talked", carer=man.carer, **words)
    assert (told("mother"), told("man")) == ((2, 1), (2, 0))
    CryingTalk.objects.create(touchpoint="midwife_home", how="talked", safe_sleep=True, carer=man.carer, **words)
    assert told("man") == (2, 1)


def test_a_file_that_ended_is_in_no_count(here: Around) -> None:
    Baby.objects.filter(pk=here.baby.pk).update(date_of_birth=date(2026, 11, 1), ended_as="died")
    assert told("mother") == (0, 0)

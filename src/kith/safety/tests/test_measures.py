"""What is counted, in time or not, and that nothing counted names anybody."""

from dataclasses import fields
from datetime import timedelta

import pytest

from kith.access.database import acting_as
from kith.directory.tests.factories import AT
from kith.safety import doors, measures
from kith.safety.doors import procedures
from kith.safety.measures import SafetyCounts
from kith.safety.tests import factories
from kith.safety.tests.factories import case, plant

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def counted(days: int, *, since: int = 30) -> dict[str, tuple[int, int]]:
    """Of how many, how many, by kind; as counted some days after."""
    found = measures.counts(since=(AT - since * DAY).date(), until=(AT + 60 * DAY).date(), at=AT + days * DAY)
    return {
        kind: (
            sum(one.number for one in found if one.kind == kind),
            sum(one.first for one in found if one.kind == kind),
        )
        for kind in dict.fromkeys(one.kind for one in found)
    }


def test_what_is_done_is_counted_in_time_and_what_is_not_when_its_time_has_passed() -> None:
    here, without = case(), case()
    plant(here.baby)
    assert counted(0) == {
        "identified": (2, 1), "planned": (1, 1), "look": (1, 1), "checklist": (1, 1), "heard": (1, 1),
        "received": (1, 1), "acted": (1, 1),
    }  # fmt: skip
    assert counted(30)["planned"] == (2, 1)
    factories.IncidentFactory(baby=here.baby, recorded_at=AT + DAY)
    assert counted(30)["look"] == (2, 1), "an incident asks for a look that nobody did"
    factories.SetAsideFactory(baby=without.baby, recorded_at=AT + DAY)
    assert counted(30)["identified"] == (1, 1)
    assert not measures.counts(since=(AT + 70 * DAY).date(), until=(AT + 90 * DAY).date(), at=AT)


def test_a_checklist_that_nobody_judged_higher_and_a_late_plan() -> None:
    here = case()
    factories.ChecklistFactory(baby=here.baby, judgement="")
    factories.PlanVersionFactory(baby=here.baby, recorded_at=AT + 9 * DAY, closed=[])
    found = counted(10)
    assert (found["checklist"], found["planned"]) == ((1, 0), (1, 0))
    assert "heard" not in found


def test_a_police_notification_is_received_when_one_of_those_told_opens_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(procedures, "notices_on", lambda on: True)
    here = case()
    notice = factories.PoliceNoticeFactory(baby=here.baby, sent_by=here.police, due_at=AT + DAY)
    assert counted(0)["received"] == (1, 0)
    with acting_as(here.by):
        doors.notice_for(here.by, notice.pk, at=AT)
    assert counted(0)["received"] == (1, 1)
    assert "acted" not in counted(0)
    assert counted(3)["acted"] == (1, 0)


def test_a_count_holds_a_month_a_place_and_numbers_alone() -> None:
    assert {one.name for one in fields(SafetyCounts)} == {"month", "locality", "kind", "number", "first"}

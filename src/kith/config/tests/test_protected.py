"""The demonstration's babies under protection: each outline is walked once, by the demonstration's own people."""

from datetime import timedelta

import pytest

from kith.config.synthetic import carried, protected
from kith.config.synthetic.demo import PEOPLE
from kith.directory.tests.factories import AT, TeamFactory, WorkerFactory
from kith.people.tests.factories import BabyFactory
from kith.protection.models import Enquiry, MeetingDate, Plan, PlanEnd, PlanVersion, Visit
from kith.strategy.tests.factories import DiscussionFactory, RecordFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _people() -> None:
    care = TeamFactory(agency__kind="social_care")
    for one in PEOPLE:
        team = care if one.kind == "social_care" else TeamFactory(agency__kind=one.kind.value)
        WorkerFactory(role=one.role.value, full_name=one.name, email=one.email, team=team, account__email=one.email)


def test_where_chance_left_no_enquiry_there_is_one_of_each_and_a_plan_begun_before_birth() -> None:
    for days in (40, 50, 120, 130, 140):
        born = (AT - timedelta(days=days)).date()
        BabyFactory(date_of_birth=born, expected_on=born, recorded_at=AT - timedelta(days=days + 130))
    protected.scenes(at=AT)
    carried.scenes(at=AT)
    assert Enquiry.objects.count() == 4
    plan = Plan.objects.get(before_birth=True)
    assert plan.baby.date_of_birth is not None
    assert plan.started_on < plan.baby.date_of_birth
    assert plan.conference is not None
    assert plan.conference.unborn
    assert PlanVersion.objects.filter(plan=plan).count() == 2
    assert Visit.objects.filter(plan=plan, sighting__seen_at__date__gt=plan.baby.date_of_birth).exists()


def test_six_babies_are_walked_as_far_as_each_has_come_and_once() -> None:
    for days in (8, 14, 18, 60, 60, 100):
        discussion = DiscussionFactory(called_at=AT - timedelta(days=days))
        RecordFactory(discussion=discussion, baby=discussion.baby)
    for _ in range(2):
        protected.scenes(at=AT)
        assert Enquiry.objects.count() == 6
        assert Plan.objects.count() == 3
        assert PlanEnd.objects.count() == 1
        assert MeetingDate.objects.exclude(late_reason="").count() == 1
        assert Visit.objects.filter(sighting=None).count() == 3

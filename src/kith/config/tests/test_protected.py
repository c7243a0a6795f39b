"""The demonstration's babies under protection: each outline is walked once, by the demonstration's own people."""

from datetime import timedelta

import pytest

from kith.config.synthetic import protected
from kith.config.synthetic.demo import PEOPLE
from kith.directory.tests.factories import AT, TeamFactory, WorkerFactory
from kith.protection.models import Enquiry, MeetingDate, Plan, PlanEnd, Visit
from kith.strategy.tests.factories import DiscussionFactory, RecordFactory

pytestmark = pytest.mark.django_db


def test_six_babies_are_walked_as_far_as_each_has_come_and_once() -> None:
    care = TeamFactory(agency__kind="social_care")
    for one in PEOPLE:
        team = care if one.kind == "social_care" else TeamFactory(agency__kind=one.kind.value)
        WorkerFactory(role=one.role.value, full_name=one.name, email=one.email, team=team, account__email=one.email)
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

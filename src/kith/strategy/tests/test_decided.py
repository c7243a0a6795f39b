"""What the rooms above are told of a decision."""

from datetime import timedelta

import pytest

from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.directory.tests.factories import AT, WorkerFactory, actor_of
from kith.strategy import doors
from kith.strategy.tests.factories import (
    AttendanceFactory,
    DiscussionFactory,
    InvitationFactory,
    RecordFactory,
    partnership,
)
from kith.strategy.words import EnquiryBy, Threshold

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=4)


def test_somebody_who_does_not_work_with_the_family_is_told_nothing() -> None:
    record = RecordFactory()
    with pytest.raises(Refused):
        doors.decision_of(actor_of(WorkerFactory()), record.discussion_id, at=LATER)
    stranger = partnership()
    with acting_as(stranger.by):
        assert not doors.decisions_about(stranger.by, record.baby_id)


def test_a_decision_names_its_day_who_enquires_and_who_was_there() -> None:
    place = partnership()
    about = DiscussionFactory(baby=place.baby, called_by=place.chair)
    record = RecordFactory(discussion=about)
    RecordFactory(discussion=about, number=2, enquiry_by=EnquiryBy.SOCIAL_CARE.value)
    newest = RecordFactory(discussion=about, number=3)
    for worker, came in ((place.chair, True), (place.police, False)):
        AttendanceFactory(record=newest, invitation=InvitationFactory(discussion=about, worker=worker), attended=came)
    with acting_as(place.by):
        found = doors.decision_of(place.by, about.pk, at=LATER)
        assert doors.decisions_about(place.by, place.baby.pk) == [found]
    assert (found.discussion_id, found.baby_id, found.record_id) == (about.pk, place.baby.pk, newest.pk)
    assert (found.starts_enquiry, found.joint) == (True, True)
    assert found.enquiry_starts_on == record.started_at.date()
    assert {one.name: one.attended for one in found.agencies} == {
        place.chair.team.agency.name: True,
        place.police.team.agency.name: False,
    }


def test_a_discussion_that_starts_no_enquiry_has_no_day_for_it() -> None:
    place = partnership()
    about = DiscussionFactory(baby=place.baby, called_by=place.chair)
    with pytest.raises(NotThere):
        doors.decision_of(place.by, about.pk, at=LATER)
    RecordFactory(discussion=about, threshold=Threshold.NOT_DECIDED.value, enquiry_by=EnquiryBy.NOBODY.value)
    assert doors.decision_of(place.by, about.pk, at=LATER).enquiry_starts_on is None

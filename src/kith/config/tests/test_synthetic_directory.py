"""The demonstration's directory: posts, turns on call, doubts and cards read; written once."""

import pytest

from kith.access.words import Role
from kith.config.synthetic import directory
from kith.config.synthetic.demo import PEOPLE
from kith.directory import doors
from kith.directory.models import CardRead, Post, Shift
from kith.directory.tests.factories import AT, ContactFactory, TeamFactory, WorkerFactory
from kith.directory.words import AgencyKind, ContactMeans

pytestmark = pytest.mark.django_db


def test_the_directory_is_written_once_and_somebody_is_on_call_at_night() -> None:
    nurses = TeamFactory(agency__kind=AgencyKind.PUBLIC_HEALTH_NURSING.value)
    doctors = TeamFactory(agency__kind=AgencyKind.PAEDIATRICS.value)
    for team in (nurses, doctors):
        for means in (ContactMeans.PHONE, ContactMeans.EMAIL):
            ContactFactory(team=team, means=means.value)
        for _ in range(3):
            WorkerFactory(team=team, post_title="Practitioner, team leader")
    midwife = next(one for one in PEOPLE if one.role is Role.MIDWIFE)
    WorkerFactory(team=nurses, role=Role.MIDWIFE.value, email=midwife.email)
    for _ in range(2):
        directory.scenes(at=AT)
    assert Post.objects.count() == 2 * 4
    assert CardRead.objects.count() == 1
    assert len(doors.doubts_of({one.contact.pk for one in doors.of_agency(nurses.agency_id, at=AT)})) == 2
    assert Shift.objects.filter(team=doctors).count() == directory.NIGHTS
    night = AT.replace(hour=2, day=25)
    assert doors.on_call({doctors.pk}, at=night)

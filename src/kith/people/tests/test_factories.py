import pytest
from django.test import Client

from kith.access.database import acting_as
from kith.directory.tests.factories import WorkerFactory, actor_of, sign_in
from kith.people import doors
from kith.people.models import MaleCarerRecord

from .factories import UnbornFactory, baby_of

pytestmark = pytest.mark.django_db


def test_a_worker_holds_the_baby_made_for_them() -> None:
    worker = WorkerFactory()
    baby = baby_of(worker)
    with acting_as(actor_of(worker)):
        assert list(doors.visible_to(actor_of(worker))) == [baby]
        assert MaleCarerRecord.objects.get().baby_id == baby.pk


def test_an_unborn_baby_is_expected() -> None:
    assert UnbornFactory().expected_on


def test_sign_in_signs_in(client: Client) -> None:
    assert sign_in(client, WorkerFactory()).session["_auth_user_id"]

"""Whoever opened a file by break-glass reads it: no page of it leads to writing, and none can be written."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kith.access.words import Role
from kith.directory.tests.factories import WorkerFactory, sign_in, worker_in
from kith.kernel import clock
from kith.people.models import MaleCarerRecord

from .factories import BreakGlassFactory, baby_of

pytestmark = pytest.mark.django_db
WRITES = ("sighting_add", "note_add", "carer_add", "other_carer_add", "tie_add", "involvement_invite", "request_start")


@pytest.mark.parametrize(
    "name", ["baby", "carers", "gaps", "ties", "working", "family", "network", "sightings", "pregnancy", "family_small"]
)
def test_a_page_opened_by_break_glass_leads_to_no_page_that_writes(client, name) -> None:
    baby, reader = baby_of(WorkerFactory()), worker_in(Role.SOCIAL_WORKER)
    BreakGlassFactory(baby=baby, worker=reader, opened_at=clock.now(), ends_at=clock.now() + timedelta(minutes=60))
    sign_in(client, reader)
    page = client.get(reverse(name, args=[baby.pk]))
    assert page.status_code == 200
    words = page.content.decode()
    carer = MaleCarerRecord.objects.get().carer_id
    for each in WRITES:
        assert f'"{reverse(each, args=[baby.pk])}"' not in words
    assert f'"{reverse("carer_record", args=[baby.pk, carer])}"' not in words


@pytest.mark.parametrize("name", ["baby", "carers"])
def test_who_works_with_the_baby_still_has_every_way_to_write(client, name) -> None:
    worker = worker_in(Role.HEALTH_VISITOR)
    baby = baby_of(worker)
    sign_in(client, worker)
    carer = MaleCarerRecord.objects.get().carer_id
    assert reverse("carer_record", args=[baby.pk, carer]) in client.get(reverse(name, args=[baby.pk])).content.decode()

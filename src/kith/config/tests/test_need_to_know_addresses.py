"""Every address, every role, each way of not having access any more or yet: sealed, ended, same agency, break-glass."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from kith.access.words import PRACTITIONERS, Role
from kith.directory.models import Worker
from kith.directory.tests.factories import sign_in, worker_in
from kith.kernel import clock
from kith.people.models import Baby, Involvement
from kith.people.tests.factories import BreakGlassFactory, InvolvementFactory, SealFactory, SealNameFactory
from kith.people.words import SealKind

from .test_every_address import SAYS_THAT_THERE_IS_A_FILE, closed_to, filled, met_by, somebody_elses

pytestmark = pytest.mark.django_db
CHANGES = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"|nonce="[^"]+"')
PARTS_OF_A_PAGE = {"family_small", "arrangements_small", "pathway_small"}
"""Fetched into a page that has the banner."""
BY_ROLE = sorted(PRACTITIONERS, key=lambda role: role.value)

__all__ = ["somebody_elses"]


def body(answer: Any) -> tuple[int, bytes]:
    """What came back, without the marks that differ at each request."""
    return answer.status_code, CHANGES.sub(b"", answer.content)


def shut_out(worker: Worker, baby: Baby, how: str) -> None:
    if how == "excluded":
        SealNameFactory(seal__baby=baby, worker=worker)
    else:
        SealFactory(baby=baby, kind=SealKind.RESTRICTION.value)


@pytest.mark.parametrize("how", ["excluded", "not on the list"])
@pytest.mark.parametrize("role", BY_ROLE)
def test_a_sealed_file_answers_like_none_at_every_address_also_to_who_works_with_it(
    client: Client, somebody_elses: dict[str, UUID], role: Role, how: str
) -> None:
    worker, baby = worker_in(role), Baby.objects.get(pk=somebody_elses["baby_id"])
    InvolvementFactory(baby=baby, worker=worker)
    BreakGlassFactory(baby=baby, worker=worker, ends_at=clock.now() + timedelta(hours=1))
    sign_in(client, worker)
    shut_out(worker, baby, how)
    of_the_file = {"baby_id", "carer_id", "request_id", "discussion_id", "invitation_id", "involvement_id"}
    nobodys = body(client.get(f"/babies/{uuid4()}"))
    assert nobodys[0] == 404
    for address in met_by(role):
        if set(address.takes) & of_the_file:
            assert body(client.get(filled(address, somebody_elses))) == nobodys, address.name


@pytest.mark.parametrize("how", ["ended", "invited until yesterday", "same agency", "break-glass is over"])
def test_nobody_without_access_now_opens_anything(client: Client, somebody_elses: dict[str, UUID], how: str) -> None:
    baby, now = Baby.objects.get(pk=somebody_elses["baby_id"]), clock.now()
    worker = worker_in(Role.POLICE)
    if how == "same agency":
        InvolvementFactory(baby=baby, worker=worker_in(Role.POLICE, team=worker.team))
    elif how == "break-glass is over":
        BreakGlassFactory(baby=baby, worker=worker, opened_at=now - timedelta(hours=2))
    else:
        InvolvementFactory(baby=baby, worker=worker, until=now - timedelta(days=1 if how != "ended" else 0))
    sign_in(client, worker)
    for address in closed_to(Role.POLICE):
        assert client.get(filled(address, somebody_elses)).status_code == 404, address.name


@pytest.mark.parametrize("role", BY_ROLE)
def test_break_glass_opens_pages_that_read_each_with_its_banner_and_none_that_writes(
    client: Client, somebody_elses: dict[str, UUID], role: Role
) -> None:
    worker, baby = worker_in(role), Baby.objects.get(pk=somebody_elses["baby_id"])
    BreakGlassFactory(baby=baby, worker=worker, opened_at=clock.now(), ends_at=clock.now() + timedelta(hours=1))
    sign_in(client, worker)
    opened = 0
    for address in met_by(role):
        if "baby_id" not in address.takes or address.name in SAYS_THAT_THERE_IS_A_FILE:
            continue
        answer = client.get(filled(address, somebody_elses))
        if answer.status_code == 200:
            opened += 1
            part = address.name.split(":")[-1] in PARTS_OF_A_PAGE
            assert part or b"by break-glass" in answer.content, f"{address.name} has no banner"
        if address.writes:
            posted = client.post(filled(address, somebody_elses), {"draft": "x"})
            assert posted.status_code in {400, 404}, f"{role.label} posts to {address.name}"
    assert opened >= 3


def test_an_ended_involvement_refuses_the_next_request_of_a_page_that_is_open(
    client: Client, somebody_elses: dict[str, UUID]
) -> None:
    baby = Baby.objects.get(pk=somebody_elses["baby_id"])
    worker = worker_in(Role.HEALTH_VISITOR)
    held = InvolvementFactory(baby=baby, worker=worker)
    sign_in(client, worker)
    page = client.get(f"/babies/{baby.pk}/notes/add")
    assert page.status_code == 200
    token = re.search(rb'name="draft" value="([^"]+)"', page.content)
    assert token
    Involvement.objects.filter(pk=held.pk).update(until=clock.now())
    sent = {"draft": token[1].decode(), "kind": "worry", "words": "A mark on the cheek"}
    assert client.post(f"/babies/{baby.pk}/notes/add", sent).status_code == 404
    assert client.get(f"/babies/{baby.pk}/notes/add").status_code == 404
    assert not baby.notes.exists()

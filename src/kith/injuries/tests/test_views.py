"""The pages: each opens, none blocks saving, typed words come back, and queries are bounded."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kith.access.database import acting_as
from kith.directory.tests.factories import AT, sign_in
from kith.injuries import actions
from kith.injuries.models import Injury
from kith.injuries.words import Benign, Clinic
from kith.kernel import clock

from .factories import Place, closure, place, recorded

pytestmark = pytest.mark.django_db
MOST_QUERIES = 29


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: AT)


@pytest.fixture
def where() -> Place:
    return place()


def page(client: Client, name: str, *ids: Any) -> Any:
    answer: Any = client.get(reverse(name, args=ids))
    assert answer.status_code == 200, (name, answer.status_code)
    return answer


def send(client: Client, name: str, pk: Any, **words: str) -> Any:
    token = page(client, name, pk).page.form.draft_token
    return client.post(reverse(name, args=[pk]), words | {"draft": token})


def test_a_mark_without_anything_but_its_place_is_saved(client: Client, where: Place) -> None:
    sign_in(client, where.nursery_nurse)
    answer = send(client, "injury_add", where.baby.pk, **{"m1-where": "face.cheek_left", "m1-x": "168", "m1-y": "170"})
    assert answer.status_code == 302
    mark = Injury.objects.get(baby=where.baby).marks.get()
    assert (mark.region, mark.x, mark.y) == ("face.cheek_left", 168, 170)
    assert b"Refer now" in client.get(answer["Location"]).content


def test_a_place_chosen_from_the_list_lies_in_its_middle_and_a_point_elsewhere_is_not_believed(
    client: Client, where: Place
) -> None:
    sign_in(client, where.nursery_nurse)
    rows = {"m1-where": "front.navel", "m2-where": "back.spine", "m2-x": "5", "m2-y": "5"}
    send(client, "injury_add", where.baby.pk, **rows)
    marks = Injury.objects.get(baby=where.baby).marks.order_by("number")
    assert [(mark.x, mark.y) for mark in marks] == [(150, 262), (150, 222)]


def test_nothing_at_all_is_asked_for_and_words_come_back(client: Client, where: Place) -> None:
    sign_in(client, where.nursery_nurse)
    answer = send(client, "injury_add", where.baby.pk, noticed_by="Her aunt")
    assert answer.status_code == 200
    assert b"Put a mark on the map" in answer.content
    assert b"Her aunt" in answer.content
    assert not Injury.objects.exists()


def test_another_row_can_be_asked_for_without_a_script(client: Client, where: Place) -> None:
    sign_in(client, where.nursery_nurse)
    answer = send(client, "injury_add", where.baby.pk, more="2", **{"m1-colour": "blue"})
    assert answer.status_code == 200
    assert b"m2-where" in answer.content
    assert b"There is a problem" not in answer.content
    assert b'value="blue"' in answer.content


def test_every_page_of_a_record_opens(client: Client, where: Place, django_assert_max_num_queries: Any) -> None:
    injury = recorded(where, where.health)
    actions_of(where, injury)
    sign_in(client, where.doctor)
    forms = ("account", "care", "close", "review", "attendance", "family", "work_up", "second", "read")
    for name in ("injury", *(f"injury_{one}" for one in forms)):
        with django_assert_max_num_queries(MOST_QUERIES):
            page(client, name, injury.pk)
    page(client, "injuries_of", where.baby.pk)
    page(client, "injury_add", where.baby.pk)
    page(client, "injuries_waiting")
    page(client, "injury_closures")
    page(client, "baby", where.baby.pk)
    page(client, "chronology", where.baby.pk)
    page(client, "desk")


def actions_of(where: Place, injury: Injury) -> None:
    by = where.health
    with acting_as(by):
        booking = actions.Booking(clinic=Clinic.GP, planned_for=AT)
        actions.book_review(injury_id=injury.pk, booking=booking, by=by, at=AT)
        actions.close(injury_id=injury.pk, said=closure(kind=Benign.MEDICAL), by=by, at=AT)


def test_a_referral_finds_its_words_in_the_request(client: Client, where: Place) -> None:
    injury = recorded(where)
    sign_in(client, where.nursery_nurse)
    assert client.get(reverse("injury_refer", args=[injury.pk])).status_code == 302
    saw = page(client, "request_step", where.baby.pk, "saw")
    assert b"Face: left cheek" in saw.content


def test_a_closure_without_its_record_is_asked_for_it(client: Client, where: Place) -> None:
    injury = recorded(where, where.health)
    sign_in(client, where.visitor)
    answer = send(client, "injury_close", injury.pk, kind="documented", reason="The same mark")
    assert answer.status_code == 200
    assert b"Enter the record in which it was documented" in answer.content
    assert not hasattr(Injury.objects.get(), "closure")


def test_a_second_clinician_finds_what_to_countersign_and_whoever_closed_it_does_not(
    client: Client, where: Place
) -> None:
    injury = recorded(where, where.health)
    with acting_as(where.health):
        actions.close(injury_id=injury.pk, said=closure(kind=Benign.MEDICAL), by=where.health, at=AT)
    for worker, asked in ((where.visitor, False), (where.nursery_nurse, False), (where.doctor, True)):
        sign_in(client, worker)
        desk = page(client, "desk").content.decode()
        assert ("Asked to countersign" in desk) is asked, worker.full_name
        assert (reverse("injury_second", args=[injury.pk]) in desk) is asked

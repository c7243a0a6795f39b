"""The pages on which two entries become one person, and two again."""

import pytest
from django.test import Client
from django.urls import reverse

from kith.directory.tests.factories import AT, WorkerFactory, sign_in
from kith.people.models import Person, PersonMerge, PersonUnmerge, SamePersonDoubt

from .factories import baby_of
from .test_views import send

pytestmark = pytest.mark.django_db
SAME = {"given_name": "Mary", "family_name": "Tamblyn", "name_key": "mary tamblyn"}


@pytest.fixture
def visitor(client: Client):
    worker = WorkerFactory()
    sign_in(client, worker)
    client.worker = worker
    return client


def mother_of(worker, **facts):
    baby = baby_of(worker)
    Person.objects.filter(pk=baby.mother_id).update(**SAME | facts)
    return baby.mother, baby


def test_who_works_with_one_of_the_two_is_led_to_ask(visitor) -> None:
    (one, baby), (other, _theirs) = mother_of(visitor.worker), mother_of(WorkerFactory())
    shown = visitor.get(reverse("on_file_twice", args=[baby.pk]))
    (line,) = shown.page.lines
    assert [each.action.href for each in line.perhaps] == [reverse("ask_same_person", args=[one.pk, other.pk])]
    assert visitor.get(reverse("same_person", args=[one.pk, other.pk])).status_code == 404
    sent = send(visitor, line.perhaps[0].action.href, {"why": "Her sister says so"})
    assert sent["Location"] == reverse("on_file_twice", args=[baby.pk])
    assert SamePersonDoubt.objects.count() == 1
    assert b"Her sister says so" in visitor.get(sent["Location"]).content


def test_who_works_with_the_other_sees_the_question(client) -> None:
    worker, colleague = WorkerFactory(), WorkerFactory()
    (one, _baby), (other, theirs) = mother_of(worker), mother_of(colleague)
    SamePersonDoubt.objects.create(
        one=one, other=other, why="Her sister says so", team=worker.team, recorded_at=AT, recorded_by=worker
    )
    sign_in(client, colleague)
    assert b"Her sister says so" in client.get(reverse("on_file_twice", args=[theirs.pk])).content


def test_an_address_is_chosen_with_its_postcode(visitor) -> None:
    (one, _baby), (other, _theirs) = (
        mother_of(visitor.worker, address=street, postcode=code)
        for street, code in (("1 Old Row", "EX1 1AA"), ("9 New Row", "EX2 2BB"))
    )
    compare = reverse("same_person", args=[one.pk, other.pk])
    shown = visitor.get(compare)
    assert [choice.text for choice in shown.page.form.fields["stands_address"].choices] == [
        "1 Old Row, EX1 1AA",
        "9 New Row, EX2 2BB",
    ]
    answers = {"why": "She moved", "stands_address": "merged", "seen": dict(shown.page.hidden)["seen"]}
    done = visitor.post(compare, answers | {"draft": shown.page.form.draft_token})
    one.refresh_from_db()
    assert (one.address, one.postcode) == ("9 New Row", "EX2 2BB")
    assert b"12 April 1996" in visitor.get(done["Location"]).content


def test_from_the_babys_file_to_one_person_and_back(visitor) -> None:
    (one, baby), (other, _theirs) = mother_of(visitor.worker), mother_of(visitor.worker, phone="07700 900123")
    (line,) = visitor.get(reverse("on_file_twice", args=[baby.pk])).page.lines
    compare = line.perhaps[0].action.href
    assert compare == reverse("same_person", args=[one.pk, other.pk])
    shown = visitor.get(compare)
    assert b"Mary Tamblyn" in shown.content
    answers = {
        "why": "I saw her passport",
        "seen": dict(shown.page.hidden)["seen"],
        "draft": shown.page.form.draft_token,
    }
    done = visitor.post(compare, answers)
    made = PersonMerge.objects.get()
    assert done["Location"] == reverse("merge", args=[made.pk])
    assert visitor.post(compare, answers)["Location"] == done["Location"], "a double click is one merge"
    after = visitor.get(done["Location"])
    assert b"is one person on file" in after.content
    assert visitor.get(reverse("on_file_twice", args=[baby.pk])).page.lines[0].merges
    assert send(visitor, done["Location"], {"why": "They are cousins"}).status_code == 302
    assert PersonUnmerge.objects.count() == 1
    assert b"two entries again" in visitor.get(done["Location"]).content


def test_a_merge_without_a_reason_shows_what_is_missing(visitor) -> None:
    (one, _baby), (other, _theirs) = mother_of(visitor.worker), mother_of(visitor.worker)
    shown = send(visitor, reverse("same_person", args=[one.pk, other.pk]), {"why": ""})
    assert shown.status_code == 200
    assert b"There is a problem" in shown.content
    assert not PersonMerge.objects.exists()


def test_a_person_beside_himself_is_not_merged(visitor) -> None:
    one, _baby = mother_of(visitor.worker)
    address = reverse("same_person", args=[one.pk, one.pk])
    shown = send(visitor, address, {"why": "He is he", "seen": "MRG-2 MRG-3 MRG-5"})
    assert b"one entry already" in shown.content
    assert not PersonMerge.objects.exists()


def test_the_pages_ask_the_database_little(visitor, django_assert_max_num_queries) -> None:
    (one, baby), (other, _theirs) = mother_of(visitor.worker), mother_of(visitor.worker)
    with django_assert_max_num_queries(34):
        assert visitor.get(reverse("same_person", args=[one.pk, other.pk])).status_code == 200
    with django_assert_max_num_queries(30):
        assert visitor.get(reverse("on_file_twice", args=[baby.pk])).status_code == 200

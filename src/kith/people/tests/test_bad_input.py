"""Each thing that is typed wrongly is answered with what to do, and what was typed is still there."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kith.access.models import Draft
from kith.directory.tests.factories import WorkerFactory, sign_in
from kith.kernel import clock
from kith.people import forms
from kith.people.models import Person

from .factories import PersonFactory, baby_of

pytestmark = pytest.mark.django_db
TODAY = clock.day_of(clock.now())
AHEAD = TODAY + timedelta(days=400)


def day(name, on):
    return {f"{name}-day": str(on.day), f"{name}-month": str(on.month), f"{name}-year": str(on.year)}


@pytest.fixture
def visitor(client):
    client.worker = WorkerFactory()
    return sign_in(client, client.worker)


def send(client, address, answers):
    token = client.get(address).page.form.draft_token
    return client.post(address, {**answers, "draft": token})


def searched(client, name="Mary Tamblyn"):
    send(client, reverse("people_search"), {"name": name})


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("given_name", "x" * 101, "First name must be 100 characters or fewer"),
        ("given_name", "Ma\x07ry", "contains hidden characters"),
        ("family_name", "Tam\u202eblyn", "contains hidden characters"),
        ("family_name", "   ", "Enter last name"),
        ("nhs_number", "999 000", "must be 10 digits"),
        ("nhs_number", "9990000027", "has a mistake in it"),
        ("nhs_number", "٩٩٩٠٠٠٠٠٢٦", "must be 10 digits"),
        ("phone", "soon", "Enter phone number, like"),
        ("postcode", "EX4", "full UK postcode"),
        ("address", "x" * 201, "200 characters or fewer"),
        ("date_of_birth-month", "13", "Month in date of birth"),
        ("date_of_birth-year", "96", "4 numbers"),
        ("date_of_birth-year", "2999", "between 1900 and 2199"),
        ("date_of_birth-year", str(TODAY.year + 1), "today or in the past"),
    ],
)
def test_a_mother_typed_wrongly_is_asked_for_again_with_everything_still_there(visitor, field, typed, message) -> None:
    searched(visitor)
    given = {"given_name": "Mary", "family_name": "Tamblyn", "date_of_birth-day": "12", "date_of_birth-month": "4"}
    given |= {"date_of_birth-year": "1996", field: typed}
    answer = send(visitor, reverse("mother_add"), given)
    assert answer.status_code == 200
    assert message in str(dict(answer.page.form.errors))
    assert not Person.objects.exists()
    kept = Draft.objects.get(kind="people.mother").answers
    assert kept[field] == [typed]


@pytest.mark.parametrize(
    ("given_name", "family_name"),
    [
        ("Siobhán", "O’Shea-D'Arcy"),
        ("محمد", "علي"),
        ("Nguyễn Thị", "Ánh"),
        ("Zoë 🌻", "Smith"),
        ("X Æ", "A-12"),
        ("<b>Mary</b>", "{{ 7*7 }}"),
    ],
)
def test_names_as_people_write_them_are_kept_found_and_shown(visitor, given_name, family_name) -> None:
    searched(visitor, f"{given_name} {family_name}")
    answer = send(visitor, reverse("mother_add"), {"given_name": given_name, "family_name": family_name})
    assert answer.status_code == 302
    mother = Person.objects.get()
    assert (mother.given_name, mother.family_name) == (given_name, family_name)
    answer = send(visitor, reverse("people_search"), {"name": f"{family_name} {given_name}"})
    assert [found.name for found in answer.page.answers] == [f"{given_name} {family_name}"]
    assert b"<b>Mary" not in answer.content


@pytest.mark.parametrize(
    ("answers", "field", "message"),
    [
        ({}, "status", "Select whether the baby has been born"),
        ({"status": "born"}, "date_of_birth", "Enter date of birth"),
        (
            {"status": "born", **day("date_of_birth", TODAY + timedelta(days=1))},
            "date_of_birth",
            "today or in the past",
        ),
        ({"status": "expected"}, "expected_on", "Enter expected date of delivery"),
        (
            {"status": "expected", **day("expected_on", TODAY.replace(year=TODAY.year + 9, day=1))},
            "expected_on",
            "or earlier",
        ),
        ({"status": "maybe"}, "status", "from the list"),
        ({"sex": "other"}, "sex", "from the list"),
        ({"basis": "x" * 201}, "basis", "200 characters or fewer"),
    ],
)
def test_a_baby_typed_wrongly_is_asked_for_again(visitor, answers, field, message) -> None:
    mother = PersonFactory(given_name="Mary")
    searched(visitor)
    answer = send(visitor, reverse("baby_add", args=[mother.pk]), answers)
    assert message in answer.page.form.errors[field][0]


@pytest.mark.parametrize(
    ("answers", "field", "message"),
    [
        ({"knowledge": "known"}, "given_name", "Enter the name they go by"),
        (day("seen_on", TODAY), "seen_by", "Select which agency it was"),
        (day("seen_on", AHEAD), "seen_on", "today or in the past"),
        (day("date_of_birth", AHEAD), "date_of_birth", "today or in the past"),
        ({"seen_by": "nobody"}, "seen_by", "from the list"),
        ({"worries": "x" * 2001}, "worries", "2,000 characters or fewer"),
        ({"next_step": "a\u2066b"}, "next_step", "hidden characters"),
    ],
)
def test_a_man_typed_wrongly_is_asked_for_again(visitor, answers, field, message) -> None:
    baby = baby_of(visitor.worker)
    answer = send(visitor, reverse("carer_add", args=[baby.pk]), {"relationship": "uncle", **answers})
    assert message in answer.page.form.errors[field][0]


@pytest.mark.parametrize(
    ("answers", "field", "message"),
    [
        ({"words": "x" * 4001}, "words", "4,000 characters or fewer"),
        ({"words": " \n "}, "words", "Enter what you noticed"),
        (
            {**day("happened_at", TODAY + timedelta(days=2)), "happened_at-time": "9am"},
            "happened_at",
            "now or in the past",
        ),
        ({**day("happened_at", TODAY), "happened_at-time": "25:00"}, "happened_at", "Time in when it was"),
        ({**day("happened_at", TODAY)}, "happened_at", "must include a time"),
    ],
)
def test_a_note_typed_wrongly_is_asked_for_again(visitor, answers, field, message) -> None:
    baby = baby_of(visitor.worker)
    answer = send(visitor, reverse("note_add", args=[baby.pk]), {"kind": "worry", **answers})
    assert message in answer.page.form.errors[field][0]


def test_a_note_from_before_conception_is_queried_and_its_words_are_kept(visitor) -> None:
    baby = baby_of(visitor.worker)
    given = {"kind": "strength", "words": "Line one\nLine two", "happened_at-day": "1", "happened_at-month": "2"}
    given |= {"happened_at-year": "2020", "happened_at-time": "9am"}
    answer = send(visitor, reverse("note_add", args=[baby.pk]), given)
    assert answer.page.findings[0].code == "PPL-6"
    assert answer.page.form.value_of("words") == "Line one\nLine two"


def test_a_form_without_its_draft_sends_nothing_and_says_what_to_do(visitor) -> None:
    searched(visitor)
    answer = visitor.post(reverse("mother_add"), {"given_name": "Mary", "family_name": "Tamblyn", "draft": "altered"})
    assert answer.status_code == 400
    assert "opened again" in answer.page.title
    assert not Person.objects.exists()


def test_going_back_and_sending_again_leads_to_the_same_mother(visitor) -> None:
    searched(visitor)
    address = reverse("mother_add")
    token = visitor.get(address).page.form.draft_token
    sent = [
        visitor.post(address, {"given_name": "Mary", "family_name": family, "draft": token})["Location"]
        for family in ("Tamblyn", "Tamblin")
    ]
    assert sent[0] == sent[1]
    assert Person.objects.count() == 1


def test_an_nhs_number_is_read_with_or_without_spaces() -> None:
    field = forms.NhsNumberField(label="NHS number")
    assert field.clean("999 000 0026") == field.clean(" 999-000-0026 ") == "9990000026"

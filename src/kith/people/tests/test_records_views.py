"""The pages about a pregnancy and a birth: who may not, bad input beside its question, two versions side by side."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kith.access.database import acting_as
from kith.access.words import Role
from kith.directory.tests.factories import actor_of, sign_in, worker_in
from kith.kernel import clock
from kith.people import actions
from kith.people.models import Baby

from .factories import InvolvementFactory, UnbornFactory
from .test_bad_input import day, send

pytestmark = pytest.mark.django_db
TODAY = clock.day_of(clock.now())
WEEK = timedelta(weeks=1)
PAGES = (
    "pregnancy", "expected_date", "babies_expected", "booking", "birth", "birth_another", "correct", "ending",
    "ending_back", "nhs_number", "mothers_number", "movement", "mother_dates",
)  # fmt: skip


def unborn(client, role=Role.MIDWIFE):
    worker = worker_in(role)
    baby = UnbornFactory(expected_on=TODAY + timedelta(weeks=7))
    InvolvementFactory(baby=baby, worker=worker)
    sign_in(client, worker)
    return baby


@pytest.mark.parametrize("name", PAGES)
def test_nobody_opens_a_page_of_a_file_that_is_not_theirs(client, name) -> None:
    baby = UnbornFactory()
    sign_in(client, worker_in(Role.MIDWIFE))
    assert client.get(reverse(name, args=[baby.pk])).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_somebody_involved_opens_each_page(client, name) -> None:
    baby = unborn(client)
    assert client.get(reverse(name, args=[baby.pk])).status_code == 200


def test_police_who_came_after_the_birth_do_not_open_the_booking(client) -> None:
    baby = unborn(client, Role.POLICE)
    assert client.get(reverse("booking", args=[baby.pk])).status_code == 200
    Baby.objects.filter(pk=baby.pk).update(date_of_birth=TODAY - timedelta(days=400), expected_on=None)
    assert client.get(reverse("booking", args=[baby.pk])).status_code == 404
    assert "not open to you" in client.get(reverse("pregnancy", args=[baby.pk])).content.decode()


@pytest.mark.parametrize(
    ("name", "answers", "field", "message"),
    [
        ("babies_expected", {"babies": "6"}, "babies", "5 or fewer"),
        ("babies_expected", {"babies": "two"}, "babies", "whole number"),
        ("expected_date", day("expected_on", TODAY + 60 * WEEK) | {"source": "scan"}, "expected_on", "40 weeks"),
        ("expected_date", {"source": "scan"}, "expected_on", "Enter expected date"),
        ("birth", day("date_of_birth", TODAY - 50 * WEEK) | {"sex": "male"}, "date_of_birth", "Check both dates"),
        ("birth", day("date_of_birth", TODAY + timedelta(days=1)), "date_of_birth", "today or in the past"),
        ("birth", {"born_at": "25 o'clock"}, "born_at", "must be a time"),
        ("birth", {"weight_grams": "3"}, "weight_grams", "200 or more"),
        ("nhs_number", {"nhs_number": "9990000027", "source": "spine"}, "nhs_number", "has a mistake"),
        ("nhs_number", {"nhs_number": "9990000026", "source": "spine"}, "nhs_number", "when it is born"),
        ("booking", {"booking": "booked"}, "booked_on", "Enter the day she was booked"),
        ("ending", {"kind": "died"}, "kind", "from the list"),
        ("ending", {"kind": "stillbirth"}, "said_by", "Enter who told you"),
        ("mother_dates", day("date_of_birth", TODAY) | {"why": "x"}, "date_of_birth", "mother was"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_beside_its_question_and_nothing_is_lost(client, name, answers, field, message) -> None:
    baby = unborn(client)
    answer = send(client, reverse(name, args=[baby.pk]), answers)
    assert answer.status_code == 200
    assert message in answer.page.form.errors[field][0]
    typed = next(iter(answers.items()))
    assert answer.page.form.data[typed[0]] == typed[1]
    assert Baby.objects.get(pk=baby.pk).date_of_birth is None


def test_a_second_midwife_sees_what_the_first_recorded_beside_her_own(client) -> None:
    baby = unborn(client)
    address = reverse("birth", args=[baby.pk])
    born = day("date_of_birth", TODAY) | {"sex": "male", "given_name": "Jory", "born_at": "4:20am"}
    token = client.get(address).page.form.draft_token
    other = worker_in(Role.MIDWIFE)
    InvolvementFactory(baby=baby, worker=other)

    with acting_as(actor_of(other)):
        said = actions.BirthSaid(date_of_birth=TODAY, given_name="Jowan")
        actions.record_birth(baby.pk, said, by=actor_of(other), at=clock.now())
    answer = client.post(address, born | {"draft": token, "based_on": "0"})
    assert answer.status_code == 409
    rows = {row.label: (row.theirs, row.yours) for row in answer.page.conflict.rows}
    assert rows["First name"] == ("Jowan", "Jory")
    assert rows["Time"] == ("", "4:20am")


def test_a_double_click_records_one_birth(client) -> None:
    baby = unborn(client)
    address = reverse("birth", args=[baby.pk])
    born = day("date_of_birth", TODAY) | {"sex": "male", "draft": client.get(address).page.form.draft_token}
    assert [client.post(address, born).status_code for _ in range(2)] == [302, 302]
    assert Baby.objects.get(pk=baby.pk).records.count() == 1


def test_a_closed_file_is_a_quiet_page_without_weeks_or_anything_due(client) -> None:
    baby = unborn(client)
    ended = {"kind": "stillbirth", "said_by": "The labour ward", "words": "Please ring the grandmother first"}
    answer = send(client, reverse("ending", args=[baby.pk]), ended)
    assert answer.status_code == 302
    quiet = client.get(answer["Location"]).content.decode()
    for words in ("This baby was stillborn", "The labour ward", "ring the grandmother", "Sands", "What has stopped"):
        assert words in quiet
    for words in ("weeks", "Due", "Do this next", "Unborn"):
        assert words not in quiet
    details = client.get(reverse("pregnancy", args=[baby.pk])).content.decode()
    assert "weeks + " not in details
    assert baby.pk.hex not in client.get("/").content.decode().replace("-", "")


def test_the_page_costs_a_bounded_number_of_queries(client, django_assert_max_num_queries) -> None:
    baby = unborn(client)
    client.get(reverse("pregnancy", args=[baby.pk]))
    with django_assert_max_num_queries(36):
        client.get(reverse("pregnancy", args=[baby.pk]))

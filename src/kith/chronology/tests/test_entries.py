"""One entry of the chronology: another agency's cannot be changed; a correction is added, and both are readable."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kith.directory.models import Worker
from kith.directory.tests.factories import AT, WorkerFactory, sign_in
from kith.people.models import Baby, Note
from kith.people.tests.factories import EventFactory, NoteFactory, PersonFactory, baby_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> Worker:
    return WorkerFactory(team__agency__name="Public Health Nursing")


def address(name: str, baby: Baby, note: Any, what: str = "note") -> str:
    return reverse(f"chronology_{name}", args=[baby.pk, what, note.pk])


def send(client: Client, where: str, answers: dict[str, str]) -> Any:
    return client.post(where, answers | {"draft": client.get(where).page.form.draft_token})


RIGHT = {"words": "The mark was on the right cheek.", "reason": "Left and right were mixed up", "day": "no"}


def test_an_entry_of_another_agency_is_read_and_not_corrected(client: Client, worker: Worker) -> None:
    baby = baby_of(worker)
    note = NoteFactory(baby=baby)
    sign_in(client, worker)
    assert client.get(address("entry", baby, note)).page.actions == ()
    for name in ("correct", "meaning"):
        assert client.get(address(name, baby, note)).status_code == 404


def test_an_entry_of_another_baby_is_not_there(client: Client, worker: Worker) -> None:
    baby, note = baby_of(worker), NoteFactory()
    sign_in(client, worker)
    assert client.get(address("entry", baby, note)).status_code == 404
    assert client.get(address("entry", baby, note, "nothing")).status_code == 404


def test_a_correction_stands_with_the_entry_and_the_first_words_stay(client: Client, worker: Worker) -> None:
    baby = baby_of(worker)
    note = NoteFactory(baby=baby, recorded_by=worker)
    sign_in(client, worker)
    moved = RIGHT | {"day": "yes", "happened_on-day": "2", "happened_on-month": "10", "happened_on-year": "2026"}
    assert send(client, address("correct", baby, note), moved).status_code == 302
    entry = client.get(address("entry", baby, note)).page
    assert note.words in entry.entry.text
    assert "The mark was on the right cheek." in entry.entry.added[0]
    assert [row.label.split(",")[0] for row in entry.history] == ["As first written", "Corrected"]
    months = client.get(reverse("chronology", args=[baby.pk])).page.months
    assert months[0].name == "October 2026"
    assert Note.objects.get().happened_at == AT


def test_its_own_agency_says_what_an_entry_means(client: Client, worker: Worker) -> None:
    baby = baby_of(worker)
    note = NoteFactory(baby=baby, recorded_by=worker)
    sign_in(client, worker)
    said = {"significance": "turning_point", "impact": "harmed", "impact_words": "He cried when touched."}
    assert send(client, address("meaning", baby, note), said).status_code == 302
    page = client.get(reverse("chronology", args=[baby.pk])).page
    entry = next(one for month in page.months for one in month.entries if one.title == "Worry")
    assert [tag.text for tag in entry.tags] == ["Turning point"]
    assert entry.notes == ("For the baby: the baby was hurt, or in danger. He cried when touched.",)


def test_a_correction_without_words_is_told_beside_its_question(client: Client, worker: Worker) -> None:
    baby = baby_of(worker)
    note = NoteFactory(baby=baby, recorded_by=worker)
    sign_in(client, worker)
    page = send(client, address("correct", baby, note), RIGHT | {"words": ""}).page
    assert set(page.form.errors) == {"words"}


def test_an_address_that_is_kept_back_is_not_told_by_what_was_typed(client: Client, worker: Worker) -> None:
    home = {"address": "77 Marigold Row", "postcode": "ZE9 7QX", "withhold_address": True}
    baby = baby_of(worker, mother=PersonFactory(**home))
    EventFactory(
        baby=baby, words="Police went to 77  marigold row, ze97qx, at night.", happened_at=AT - timedelta(days=1)
    )
    sign_in(client, worker)
    answer = client.get(reverse("chronology", args=[baby.pk]))
    assert b"[an address that is kept back]" in answer.content
    assert b"arigold" not in answer.content
    assert b"ze97qx" not in answer.content


def test_words_are_looked_for_in_a_post_whatever_their_capitals_and_accents(client: Client, worker: Worker) -> None:
    baby = baby_of(worker)
    EventFactory(baby=baby, words="Zoë’s café closed.", significance="background")
    EventFactory(baby=baby, words="Something else.", about="mother")
    sign_in(client, worker)
    where = reverse("chronology", args=[baby.pk])
    for asked, count in (({"words": "ZOE'S cafe"}, 1), ({"words": "nothing like it"}, 0), ({"about": "mother"}, 1),
                         ({"significance": "background"}, 1), ({"kind": "event"}, 2)):  # fmt: skip
        page = send(client, where, asked).page
        assert sum(len(month.entries) for month in page.months) == count
        assert page.narrowed
    bad = send(client, where, {"since-day": "40", "since-month": "1", "since-year": "2026"}).page
    assert "since" in bad.form.errors


@pytest.mark.parametrize(("shape", "rows"), [("months", 2), ("kinds", 2)])
def test_it_collapses_to_a_line_for_each_month_or_kind(client: Client, worker: Worker, shape: str, rows: int) -> None:
    baby = baby_of(worker)
    for days in (1, 2, 200):
        EventFactory(baby=baby, happened_at=AT - timedelta(days=days))
    sign_in(client, worker)
    page = send(client, reverse("chronology", args=[baby.pk]), {"shape": shape}).page
    assert len(page.table.rows) == rows
    assert not page.months
    link = page.table.rows[0][0].href
    assert client.get(link).page.narrowed


def test_a_quiet_time_is_named(client: Client, worker: Worker) -> None:
    baby = baby_of(worker)
    EventFactory(baby=baby, happened_at=AT - timedelta(days=100))
    sign_in(client, worker)
    assert [month.quiet for month in client.get(reverse("chronology", args=[baby.pk])).page.months] == [
        "", "Nothing is recorded for 100 days.",
    ]  # fmt: skip


def test_a_long_chronology_comes_a_page_at_a_time(client: Client, worker: Worker) -> None:
    baby = baby_of(worker)
    EventFactory.create_batch(103, baby=baby, recorded_by=worker)
    sign_in(client, worker)
    where = reverse("chronology", args=[baby.pk])
    first = client.get(where).page
    assert sum(len(month.entries) for month in first.months) == 50
    second = send(client, where, {"page": "2"}).page
    assert second.where == "Entries 51 to 100 of 104"
    assert send(client, where, {"page": "99999999999"}).page.where == "Entries 1 to 50 of 104"

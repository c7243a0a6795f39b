"""A copy for somebody: who may not take one, what each reader does not get, and that no cell becomes a formula."""

import csv
import zipfile
from datetime import timedelta
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from kith.access.models import AuditEntry
from kith.access.words import Role
from kith.chronology.documents import sheet
from kith.chronology.words import Format
from kith.directory.models import Worker
from kith.directory.tests.factories import AT, WorkerFactory, sign_in, worker_in
from kith.kernel import handbook
from kith.people.models import Baby
from kith.people.tests.factories import (
    BreakGlassFactory,
    EventFactory,
    MaleCarerRecordFactory,
    NoteFactory,
    PersonFactory,
    baby_of,
)
from kith.people.words import Audience, EntryKind

pytestmark = pytest.mark.django_db
WORDS = "Jago Penrose shouted at 12 Mill Lane, EX4 4QJ. Mary told Wendy Worker. Nobody called Zed came."
FORMULA = "=HYPERLINK(0)"


@pytest.fixture
def worker() -> Worker:
    return WorkerFactory(full_name="Wendy Worker", team__agency__name="Public Health Nursing")


@pytest.fixture
def baby(worker: Worker) -> Baby:
    mother = PersonFactory(given_name="Mary", family_name="Penrose", address="3 Secret Row", postcode="EX4 3LS")
    made = baby_of(worker, mother=mother, given_name="Kit")
    MaleCarerRecordFactory(carer__baby=made, knowledge="known", name_given="Jago Penrose", recorded_by=worker)
    EventFactory(baby=made, recorded_by=worker, words=WORDS, impact_words=FORMULA)
    EventFactory(baby=made, recorded_by=worker, words="She plans to leave him.", audience=Audience.NOT_PARENTS.value)
    EventFactory(baby=made, recorded_by=worker, words="For our eyes only.", audience=Audience.AGENCY.value)
    NoteFactory(baby=made, recorded_by=worker, words="Her own pills.", about_mother=True)
    EventFactory(baby=made, recorded_by=worker, words="Long ago.", happened_at=AT - timedelta(days=400))
    return made


def take(client: Client, baby: Baby, profile: str, form: str = "csv", **more: str) -> Any:
    where = reverse("chronology_export", args=[baby.pk])
    given = {"profile": profile, "purpose": "Initial conference", "form": form, **more}
    return client.post(where, given | {"draft": client.get(where).page.form.draft_token})


def text_of(answer: Any) -> str:
    body: bytes = answer.content
    if body[:4] == b"%PDF":
        return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(body)).pages).split())
    if body[:2] == b"PK":
        return zipfile.ZipFile(BytesIO(body)).read("word/document.xml").decode()
    return body.decode("utf-8-sig")


@pytest.mark.parametrize("role", [Role.QUALITY_LEAD, Role.SCRUTINEER, Role.INFORMATION_GOVERNANCE])
def test_roles_that_work_with_no_families_take_nothing_out(client: Client, baby: Baby, role: Role) -> None:
    sign_in(client, worker_in(role))
    assert client.get(reverse("chronology_export", args=[baby.pk])).status_code == 404


def test_whoever_opened_the_file_by_break_glass_reads_and_takes_nothing_out(client: Client, baby: Baby) -> None:
    guest = WorkerFactory()
    BreakGlassFactory(baby=baby, worker=guest)
    sign_in(client, guest)
    assert client.get(reverse("chronology_export", args=[baby.pk])).status_code == 404


@pytest.mark.parametrize("form", list(Format))
def test_the_copy_says_first_what_it_leaves_out(client: Client, worker: Worker, baby: Baby, form: Format) -> None:
    sign_in(client, worker)
    answer = take(client, baby, "parents", form.value)
    said = text_of(answer)
    assert answer.status_code == 200
    assert answer["Content-Type"] == form.content_type
    assert "Kit" not in answer["Content-Disposition"]
    assert "not for the parents" in said
    assert said.index("Addresses and postcodes") < said.index("shouted at")
    for gone in ("plans to leave", "our eyes only", "Jago", "Mill Lane", "EX4", "Wendy shouted"):
        assert gone not in said, gone


@pytest.mark.parametrize(
    ("profile", "there", "gone"),
    [
        (
            "conference",
            ("plans to leave", "Jago Penrose", "Wendy Worker", "Mary"),
            ("our eyes", "Mill Lane", "EX4 4QJ"),
        ),
        ("court", ("Jago Penrose", "Wendy Worker"), ("plans to leave", "our eyes", "Mill Lane")),
        ("parents", ("the grandfather", "[a worker]", "Mary"), ("Jago", "plans to leave", "our eyes")),
        (
            "learning",
            ("the grandfather", "[the mother]", "plans to leave"),
            ("Jago", "Mary", "Penrose", "Kit", "our eyes"),
        ),
    ],
)
def test_each_reader_gets_what_the_handbook_says(
    client: Client, worker: Worker, baby: Baby, profile: str, there: tuple[str, ...], gone: tuple[str, ...]
) -> None:
    MaleCarerRecordFactory(carer__baby=baby, relationship="grandfather", knowledge="known", name_given="Jago Penrose")
    sign_in(client, worker)
    said = text_of(take(client, baby, profile)).split("Happened,")[1]
    assert not [words for words in there if words not in said]
    assert not [words for words in (*gone, "Her own pills") if words in said]


def test_every_profile_names_kinds_and_readers_that_exist() -> None:
    profiles = handbook.current().redactions(AT.date())
    assert {one.code for one in profiles} == {"conference", "parents", "access", "court", "learning"}
    for one in profiles:
        assert [EntryKind(code) for code in one.without_kinds]
        assert Audience.AGENCY in [Audience(code) for code in one.without_audiences]


def test_only_the_days_asked_for_and_the_audit_says_who_took_how_many(
    client: Client, worker: Worker, baby: Baby
) -> None:
    sign_in(client, worker)
    since = {"since-day": "1", "since-month": "1", "since-year": "2026"}
    assert "Long ago" not in text_of(take(client, baby, "conference", **since))
    entry = AuditEntry.objects.get(action="exported a chronology")
    assert (entry.worker_id, entry.baby_id) == (worker.pk, baby.pk)
    assert entry.detail["profile"] == "conference"
    assert "conference on" not in str(entry.detail)


def test_no_cell_is_taken_for_a_formula(client: Client, worker: Worker, baby: Baby) -> None:
    sign_in(client, worker)
    rows = list(csv.reader(StringIO(text_of(take(client, baby, "conference")), newline="")))
    cells = [cell for row in rows for cell in row if cell]
    assert not [cell for cell in cells if cell[0] in sheet.BEGINS_A_FORMULA]
    assert any(f"'{FORMULA}" in cell or FORMULA in cell for cell in cells)
    for cell in ("=1", "+1", "-1", "@x", "\t=1", " =1", "\r=1", "＝1"):
        assert sheet.plain(cell) == f"'{cell}"
    assert sheet.plain("10 - 4") == "10 - 4"


def test_a_copy_without_a_purpose_is_not_made(client: Client, worker: Worker, baby: Baby) -> None:
    sign_in(client, worker)
    page = take(client, baby, "conference", purpose="").page
    assert set(page.form.errors) == {"purpose"}
    assert not AuditEntry.objects.filter(action="exported a chronology").exists()

"""After a discussion: minutes, added lines, who knows, paper, how it was held and what the measures are told."""

from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import docx
import pypdf
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.directory.tests.factories import AT, WorkerFactory, actor_of, sign_in
from kith.people.tests.factories import InvolvementFactory
from kith.strategy import actions, doors, measures
from kith.strategy.models import AddedLine, Discussion, Judged, Rating, Record, Told
from kith.strategy.tests.factories import Partnership, called, partnership
from kith.strategy.tests.test_recording import minutes as record_of
from kith.strategy.words import HowTold, Judgement

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=4)
MUCH_LATER = AT + timedelta(days=4)


@pytest.fixture(autouse=True)
def _quick_hashes(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def moment(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    now = [LATER]
    monkeypatch.setattr("kith.kernel.clock.now", lambda: now[0])
    return now


@pytest.fixture
def place() -> Partnership:
    return partnership()


@pytest.fixture
def record(place: Partnership) -> Record:
    """The chair, the police and the hub were there; the paediatrician and the practice were not."""
    discussion = called(place).discussion
    there = record_of(discussion, place.chair, place.police, place.hub_worker, place.health_visitor)
    return actions.save_record(discussion_id=discussion.pk, minutes=there, by=place.by, at=LATER)


def add(record: Record, worker: Any, words: str = "It was his left arm.", sent: Any = None) -> None:
    actions.add_line(
        discussion_id=record.discussion_id, about="decision", words=words, sent=sent or uuid4(), by=actor_of(worker),
        at=LATER,
    )  # fmt: skip


def test_whose_agency_was_not_asked_adds_no_line(place: Partnership, record: Record) -> None:
    with pytest.raises(Refused):
        add(record, WorkerFactory())
    involved = WorkerFactory()
    InvolvementFactory(baby=place.baby, worker=involved)
    with pytest.raises(NotThere):
        add(record, involved)
    with pytest.raises(Refused):
        actions.note_told(
            discussion_id=record.discussion_id, key="x", how=HowTold.PHONE, who="x", by=actor_of(place.police), at=LATER
        )


def test_a_line_is_added_beside_and_the_record_stays(client: Client, place: Partnership, record: Record) -> None:
    sign_in(client, place.police)
    address = f"/strategy/{record.discussion_id}/minutes/add"
    form = client.get(address).page.form
    words = {"draft": form.draft_token, "sent": str(uuid4()), "about": "decision", "words": "It was his left arm."}
    for _ in range(2):
        assert client.post(address, words)["Location"] == f"/strategy/{record.discussion_id}/minutes"
    assert AddedLine.objects.count() == 1
    page = client.get(f"/strategy/{record.discussion_id}/minutes").page
    (line,) = next(one for one in page.written.sections if one.key == "decision").added
    assert (line.words, line.by[:30]) == ("It was his left arm.", "Police protection desk agency,")
    assert Record.objects.count() == 1


def test_the_same_line_twice_is_one_act(place: Partnership, record: Record) -> None:
    sent = uuid4()
    for _ in range(2):
        add(record, place.police, sent=sent)
    assert AddedLine.objects.count() == 1


def test_openings_and_those_missing_are_seen_by_the_chair(client: Client, place: Partnership, record: Record) -> None:
    actions.circulate(discussion_id=record.discussion_id, by=place.by, at=LATER)
    address = f"/strategy/{record.discussion_id}/minutes"
    assert sign_in(client, place.paediatrician).get(address).status_code == 200
    page = sign_in(client, place.chair).get(address).page
    rows = {row[0].split(":")[0]: (row[1], row[2]) for row in page.readers.rows}
    assert rows["Hospital paediatrics agency"][0] == "Not there"
    assert rows["Hospital paediatrics agency"][1].text.startswith("Opened today")
    assert rows["Exe Surgery agency"][1].tag.text == "Not opened yet"
    assert any("made the request" in row[0] for row in page.readers.rows)


def test_who_was_not_there_is_told_by_phone_or_is_a_finding(
    client: Client, place: Partnership, record: Record, moment: list[datetime]
) -> None:
    actions.circulate(discussion_id=record.discussion_id, by=place.by, at=LATER)
    moment[0] = MUCH_LATER
    sign_in(client, place.chair)
    address = f"/strategy/{record.discussion_id}/minutes"
    assert "Exe Surgery agency" in client.get(address).page.findings[0].text
    form = client.get(f"{address}/told").page.form
    key = next(value for value, words in ((c.value, c.text) for c in form.fields["key"].choices) if "Exe" in words)
    words = {"draft": form.draft_token, "key": key, "who": "Reception", "how": "phone"}
    assert client.post(f"{address}/told", words | {"who": ""}).status_code == 200
    assert client.post(f"{address}/told", words).status_code == 302
    assert Told.objects.get().who == "Reception"
    assert "Exe Surgery agency" not in client.get(address).page.findings[0].text


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_the_minutes_on_paper_say_what_the_page_says(
    client: Client, place: Partnership, record: Record, ending: str
) -> None:
    nasty = '#panic("x") *bold* {{ 7*7 }}'
    add(record, place.police, nasty)
    sign_in(client, place.police)
    answer = client.get(f"/strategy/{record.discussion_id}/minutes.{ending}")
    assert place.baby.family_name not in answer["Content-Disposition"]
    if ending == "pdf":
        pdf = pypdf.PdfReader(BytesIO(answer.content))
        assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
        words = " ".join(page.extract_text() for page in pdf.pages)
    else:
        document = docx.Document(BytesIO(answer.content))
        assert ("Heading 1", "What was decided") in [(p.style.name, p.text) for p in document.paragraphs]
        words = " ".join(p.text for p in document.paragraphs)
    assert "No explanation fits." in words
    assert nasty in words


def test_each_sentence_of_the_standard_stands_with_its_reason(
    client: Client, place: Partnership, record: Record
) -> None:
    page = sign_in(client, place.police).get(f"/strategy/{record.discussion_id}/quality").page
    assert page.rate is None
    tags = {one.code: (one.tag.text, one.why) for part in page.parts for one in part.sentences}
    assert tags["SDS-1"] == ("Met", "All three took part.")
    assert tags["SDS-3"][0] == "Partly met"
    assert tags["SDS-13"] == ("Not met", "It says nothing of the baby’s day and night.")
    assert tags["SDS-4"] == ("Not known yet", "Nobody has said yet.")
    assert Judged.objects.filter(discussion=record.discussion_id).count() == 20


def test_the_chair_rates_what_no_record_tells_and_only_that(client: Client, place: Partnership, record: Record) -> None:
    with pytest.raises(Refused):
        actions.rate(discussion_id=record.discussion_id, rated=[], by=actor_of(place.police), at=LATER)
    wrong = actions.Rated(criterion="SDS-1", rating=Judgement.MET)
    with pytest.raises(NotThere):
        actions.rate(discussion_id=record.discussion_id, rated=[wrong], by=place.by, at=LATER)
    sign_in(client, place.chair)
    address = f"/strategy/{record.discussion_id}/quality/rate"
    form = client.get(address).page.form
    words = {"draft": form.draft_token, "rate_SDS-4": "cannot_tell", "rate_SDS-9": "met", "why_SDS-9": "Dates given."}
    assert client.post(address, words | {"rate_SDS-9": "8 of 10"}).status_code == 200
    assert client.post(address, words).status_code == 302
    again = client.get(address).page.form
    client.post(address, words | {"draft": again.draft_token, "rate_SDS-9": "partly"})
    assert [one.rating for one in Rating.objects.filter(criterion="SDS-9").order_by("rated_at", "id")] == [
        "met",
        "partly",
    ]
    assert Rating.objects.filter(criterion="SDS-4").count() == 1


def test_the_measures_get_one_row_for_each_discussion_and_sentence(place: Partnership, record: Record) -> None:
    period = {"since": date(2026, 11, 1), "until": date(2026, 11, 30)}
    with acting_as(place.by):
        rows = measures.criterion_facts(**period, at=LATER)
    assert {(one.discussion_id, one.agency_id) for one in rows} == {(record.discussion_id, place.chair.team.agency_id)}
    assert len(rows) == 20
    assert {one.criterion: one.judgement for one in rows}["SDS-6"] == "open"
    stranger = partnership()
    with acting_as(stranger.by):
        assert not measures.criterion_facts(**period, at=LATER)
        counts = {one.criterion: one for one in measures.criterion_counts(**period, at=LATER)}
        later = {one.criterion: one for one in measures.criterion_counts(**period, at=MUCH_LATER)}
    assert (counts["SDS-1"].met, counts["SDS-13"].not_met, counts["SDS-6"].still_open) == (1, 1, 1)
    assert (later["SDS-6"].not_met, later["SDS-6"].still_open) == (1, 0)


@pytest.mark.parametrize("path", ["minutes", "quality", "minutes/add", "quality/rate"])
def test_pages_ask_few_questions(client: Client, place: Partnership, record: Record, path: str) -> None:
    actions.circulate(discussion_id=record.discussion_id, by=place.by, at=LATER)
    sign_in(client, place.chair)
    client.get(f"/strategy/{record.discussion_id}/{path}")
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"/strategy/{record.discussion_id}/{path}").status_code == 200
    assert len(asked) <= 25, "\n".join(query["sql"][:120] for query in asked)


def test_facts_of_many_are_asked_at_once(place: Partnership, record: Record) -> None:
    every = Discussion.objects.select_related("request__made_by__team__agency")
    with CaptureQueriesContext(connection) as one:
        doors.facts_of(every.all(), at=LATER)
    second = called(place).discussion
    actions.save_record(discussion_id=second.pk, minutes=record_of(second), by=place.by, at=LATER)
    with CaptureQueriesContext(connection) as two:
        assert len(doors.facts_of(every.all(), at=LATER)) == 2
    assert len(two) == len(one)

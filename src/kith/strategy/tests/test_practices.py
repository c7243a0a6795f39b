"""A practice by its link: questions that fit, words confirmed and not retyped, letters, two people named, facts."""

import io
import re
import zipfile
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kith.access.database import acting_as
from kith.access.models import AuditEntry
from kith.directory.tests.factories import AT, WorkerFactory, actor_of, sign_in
from kith.people.tests.factories import InvolvementFactory
from kith.strategy import actions, measures
from kith.strategy.actions import kind_of
from kith.strategy.doors import procedures
from kith.strategy.models import Contribution, Letter, LetterTakenOff, Preparation
from kith.strategy.words import LetterKind

from .factories import Partnership, called, partnership
from .test_links import ANSWERS, enter, wrong

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 23)
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20 + b"IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 40 + b"\xff\xd9"


def packed(*names: str, size: int = 10) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as file:
        for name in names:
            file.writestr(name, "x" * size)
    return into.getvalue()


DOCX = packed("[Content_Types].xml", "word/document.xml")


@pytest.fixture
def moment(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    at = [AT]
    monkeypatch.setattr("kith.kernel.clock.now", lambda: at[0])
    return at


@pytest.fixture
def place(moment: list[datetime]) -> Partnership:
    return partnership()


def post(client: Client, **typed: Any) -> Any:
    token = client.get("/contribution").page.form.draft_token
    return client.post("/contribution", ANSWERS | typed | {"draft": token})


def code_in(page: Any) -> str:
    found = re.search(r"code: (\d{3}) (\d{3})", page.content.decode())
    assert found, page.content.decode()[-1500:]
    return "".join(found.groups())


@pytest.mark.parametrize(
    ("about", "unborn", "asked", "not_asked"),
    [
        ((), False, {"last_seen", "adults", "worry", "more"}, {"earlier_marks", "antenatal", "growth"}),
        (("injury",), False, {"earlier_marks", "bleeding"}, {"domestic_abuse"}),
        (("unborn",), True, {"antenatal", "prescribed"}, {"last_seen"}),
        (("domestic_abuse",), False, {"domestic_abuse"}, {"growth"}),
        (("neglect",), False, {"was_not_brought", "growth"}, {"bleeding"}),
        (("adult_health", "neglect"), False, {"adult_now", "growth"}, {"antenatal"}),
    ],
)
def test_the_questions_fit_the_discussion(
    about: tuple[str, ...], unborn: bool, asked: set[str], not_asked: set[str]
) -> None:
    _intro, questions = procedures.questions_for_practice(ON, unborn=unborn, about=about)
    codes = {one.code for one in questions}
    assert asked <= codes
    assert not codes & not_asked
    assert codes <= set(procedures.questions_asked(ON, by_link=True))


@pytest.mark.parametrize(
    ("content", "kind"),
    [(PDF, LetterKind.PDF), (PNG, LetterKind.PNG), (JPEG, LetterKind.JPEG), (DOCX, LetterKind.DOCX)],
)
def test_a_letter_is_what_its_content_says(content: bytes, kind: LetterKind) -> None:
    assert kind_of(content) is kind


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ\x90\0 a program",
        b"<html><script>",
        PDF[:20],
        PDF.replace(b"<<>>", b"<</OpenAction<</JavaScript(x)>>>>", 1),
        PNG[:12],
        JPEG[:10],
        DOCX[:40],
        packed("a.txt"),
        packed("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
        packed("[Content_Types].xml", "word/document.xml", size=3_000_000),
    ],
)
def test_what_is_no_letter_is_not_let_in(content: bytes) -> None:
    with pytest.raises(actions.NotALetter):
        kind_of(content)


def upload(content: bytes, name: str = "letter.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_only_those_in_the_discussion_download_a_letter(client: Client, place: Partnership) -> None:
    _path, _code, invitation = enter(client, place)
    assert post(client, letter=upload(PDF)).status_code == 302
    letter = Letter.objects.get()
    address = f"/strategy/{invitation.discussion_id}/letters/{letter.pk}"
    neighbour = WorkerFactory(team=place.hub_worker.team)
    InvolvementFactory(baby=place.baby, worker=neighbour)
    for worker in (neighbour, partnership().chair):
        assert sign_in(Client(), worker).get(address).status_code == 404
    assert client.get(address).status_code == 404
    for worker in (place.police, place.chair):
        got = sign_in(Client(), worker).get(address)
        assert (got.status_code, got.content, got["Content-Type"]) == (200, PDF, "application/pdf")
        assert got["Content-Disposition"] == 'attachment; filename="letter.pdf"'
        assert "sandbox" in got["Content-Security-Policy"]
    assert AuditEntry.objects.filter(action="downloaded a letter").count() == 2
    assert (
        "Download letter.pdf"
        in sign_in(Client(), place.police).get(f"/strategy/{invitation.discussion_id}").content.decode()
    )


def test_a_letter_is_kept_though_something_else_is_missing_and_can_be_taken_off(
    client: Client, place: Partnership
) -> None:
    enter(client, place)
    page = post(client, letter=upload(PNG, "photo.png"), given_by_name="")
    assert page.status_code == 200
    letter = Letter.objects.get()
    again = client.get("/contribution").page.form
    assert "photo.png" in str(again.fields["take_off"].choices)
    assert post(client, take_off=[str(letter.pk)], given_by_name="").status_code == 200
    assert LetterTakenOff.objects.get().letter_id == letter.pk
    assert "take_off" not in client.get("/contribution").page.form.fields
    post(client, letter=upload(PNG, "photo.png"))
    assert Contribution.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"MZ program", "letter.exe", "must be a PDF, DOCX, PNG, JPG or JPEG file"),
        (b"MZ program", "letter.pdf", "not a PDF file inside"),
        (PDF[:12], "letter.pdf", "not whole"),
        (b"", "letter.pdf", "empty"),
        (PDF + b"x" * (5 * 1024 * 1024), "letter.pdf", "smaller than 5 MB"),
    ],
)
def test_a_bad_letter_says_what_to_do(client: Client, place: Partnership, content: bytes, name: str, said: str) -> None:
    enter(client, place)
    page = post(client, letter=upload(content, name))
    assert page.status_code == 200
    assert said in page.content.decode()
    assert not Letter.objects.exists()
    assert not Contribution.objects.exists()


def test_the_same_letter_twice_is_one(client: Client, place: Partnership) -> None:
    enter(client, place)
    for _twice in range(2):
        post(client, letter=upload(PDF), given_by_name="")
    assert Letter.objects.count() == 1


def test_a_manager_prepares_and_a_gp_confirms_with_the_same_link(client: Client, place: Partnership) -> None:
    path, code, _invitation = enter(client, place)
    manager = {"given_by_name": "Sally Tregear", "given_by_post": "Practice manager", "stands": "prepares"}
    told = post(client, **manager)
    assert "Nothing has been sent yet" in told.content.decode()
    assert not Contribution.objects.exists()
    fresh = code_in(told)
    gp = Client()
    if fresh != code:
        assert gp.post(path, {"code": code}).status_code == 200
    assert gp.post(path, {"code": fresh}).status_code == 302
    page = gp.get("/contribution").page
    assert "Prepared by Sally Tregear, Practice manager" in page.notes[0]
    assert page.form.value_of("q_adults") == "yes"
    assert not page.form.value_of("given_by_name")
    assert gp.post("/contribution", ANSWERS | {"draft": page.form.draft_token}).status_code == 302
    given = Contribution.objects.get()
    assert (given.given_by_name, given.prepared_by_name, given.confirmed) == ("Dr Loveday Rowe", "Sally Tregear", True)
    assert Preparation.objects.count() == 1
    shown = sign_in(Client(), place.chair).get(f"/strategy/{given.discussion_id}")
    assert "Prepared by Sally Tregear, Practice manager" in shown.content.decode()


def test_what_nobody_could_confirm_is_sent_and_says_so(client: Client, place: Partnership) -> None:
    enter(client, place)
    assert "Enter your role" in post(client, stands="as_it_is", given_by_post="").content.decode()
    assert post(client, stands="as_it_is", given_by_post="Practice manager").status_code == 302
    given = Contribution.objects.get()
    assert not given.confirmed
    page = sign_in(Client(), place.chair).get(f"/strategy/{given.discussion_id}").page
    assert "STR-24" in {one.code for one in page.findings}


def test_a_practice_confirms_its_own_earlier_words_and_sees_no_other_practices(
    client: Client, place: Partnership, moment: list[datetime]
) -> None:
    enter(client, place)
    post(client)
    again, stranger = Client(), partnership()
    moment[0] = AT + timedelta(minutes=10)
    enter(again, place)
    page = again.get("/contribution").page
    assert page.form.value_of("q_last_seen") == "October 2026"
    assert (page.form.value_of("q_adults"), page.form.value_of("d_adults")) == ("yes", ANSWERS["d_adults"])
    assert not page.form.value_of("q_worry")
    assert "23 November 2026 (Dr Loveday Rowe" in page.notes[0]
    other = Client()
    enter(other, stranger)
    assert not other.get("/contribution").page.notes


def test_the_next_code_keeps_its_five_tries(client: Client, place: Partnership) -> None:
    path, _code, _invitation = enter(client, place)
    fresh = code_in(post(client, later="yes"))
    other = Client()
    for _try in range(5):
        other.post(path, {"code": wrong(fresh)})
    assert "locked" in other.post(path, {"code": fresh}).content.decode()


def test_one_fact_for_each_invitation_and_counts_that_name_nobody(
    client: Client, place: Partnership, moment: list[datetime]
) -> None:
    _path, _code, invitation = enter(client, place)
    moment[0] = AT + timedelta(minutes=20)
    post(client, letter=upload(PDF))
    officer = actor_of(place.police)
    with acting_as(officer):
        said = actions.Answered(reply="cannot", reason_code="notice")
        actions.reply(discussion_id=invitation.discussion_id, said=said, by=officer, at=AT + timedelta(minutes=40))
    with acting_as(place.by):
        facts = {one.invitation_id: one for one in measures.invitation_facts(since=ON, until=ON)}
    assert len(facts) == 6
    ours = facts[invitation.pk]
    assert (ours.rule_code, ours.reply, ours.reason_code, ours.letters) == ("INV-GP", "written", "no_time", 1)
    assert (ours.by_link, ours.confirmed, ours.attended) == (True, True, False)
    assert ours.report_at - ours.invited_at == timedelta(minutes=20)
    with acting_as(actor_of(partnership().chair)):
        assert not measures.invitation_facts(since=ON, until=ON)
        counts = {one.agency_kind: one for one in measures.invitation_counts(since=ON, until=ON)}
        reasons = {(one.agency_kind, one.reason_code): one.times for one in measures.reason_counts(since=ON, until=ON)}
    practice = counts["general_practice"]
    assert (practice.invited, practice.written, practice.reported, practice.median_minutes) == (1, 1, 1, 20.0)
    assert reasons == {("general_practice", "no_time"): 1, ("police", "notice"): 1}


def test_uninvited_agencies_are_counted_explained_or_not(place: Partnership) -> None:
    hub = actions.LeaveOut(agency_id=place.hub_worker.team.agency_id, rule_code="INV-INVOLVED", reason="Closed.")
    called(place, ask=(), leave_out=(hub,))
    found = measures.uninvited_counts(since=ON, until=ON)
    counts = {one.agency_kind: (one.explained, one.unexplained) for one in found}
    assert counts["family_hub"] == (1, 0)
    assert counts["public_health_nursing"] == (0, 1)


def test_a_discussion_called_off_counts_nowhere(place: Partnership) -> None:
    made = called(place).discussion
    with acting_as(place.by):
        actions.call_off(discussion_id=made.pk, why="Twice.", base=0, by=place.by, at=AT)
        assert not measures.invitation_facts(since=ON, until=ON)
        assert not measures.discussion_facts(since=ON, until=ON)


def test_a_visit_asks_the_database_few_questions(
    client: Client, place: Partnership, django_assert_max_num_queries: Any
) -> None:
    enter(client, place)
    client.get("/contribution")
    with django_assert_max_num_queries(25):
        client.get("/contribution")

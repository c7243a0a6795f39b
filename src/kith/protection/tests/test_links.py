"""A one-time link for a conference report: who may not come in, and what the one who may can see and send."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from kith.access.actor import Actor
from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.access.models import AuditEntry
from kith.directory.models import Notice
from kith.directory.tests.factories import actor_of, sign_in
from kith.people.models import Baby, Involvement
from kith.protection import actions, doors, timeline
from kith.protection.models import Meeting, Report, ReportLink, Seat
from kith.protection.tests.factories import LATER, Place, call_for, enquiry, minutes, place
from kith.protection.words import MeetingKind, Shared

pytestmark = pytest.mark.django_db
HELD = LATER + timedelta(days=10)
OVER, LOCKED = "This link no longer opens anything", "This link is locked"
SAID = {
    "words": "Seen at six weeks. Weight follows its line.",
    "shared": "with_mother",
    "why_not_shared": "",
    "given_by_name": "Dr Sunil Nair, GP",
}


@pytest.fixture(autouse=True)
def moment(monkeypatch: pytest.MonkeyPatch, settings: Any) -> list[datetime]:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    now = [LATER]
    monkeypatch.setattr("kith.kernel.clock.now", lambda: now[0])
    return now


@pytest.fixture
def here() -> Place:
    found = place()
    Baby.objects.filter(pk=found.baby.pk).update(given_name="Ottilie")
    return found


def asked(here: Place) -> tuple[Meeting, Seat]:
    """A conference to which a practice is asked as such, beside four people with a sign-in."""
    call = call_for(here, MeetingKind.INITIAL, HELD)
    practice = actions.Ask(team=here.around.practice)
    call = actions.Call(**{**call.__dict__, "ask": (*call.ask, practice)})
    meeting = actions.call_meeting(call=call, enquiry_id=enquiry(here).pk, by=here.worker, at=LATER)
    return meeting, Seat.objects.get(meeting=meeting, worker=None)


def sent(here: Place) -> tuple[str, str, Seat]:
    """The address of a link, its code, and the place it is for."""
    _meeting, seat = asked(here)
    code = actions.make_report_link(seat_id=seat.pk, by=here.worker, at=LATER)
    newest = Notice.objects.filter(secret_link=True).order_by("-id").first()
    assert newest
    return "/r/" + newest.body.split("/r/")[1].split()[0], code, seat


def enter(client: Client, here: Place) -> tuple[str, str, Seat]:
    path, code, seat = sent(here)
    page = client.post(path, {"code": f"{code[:3]} {code[3:]}"})
    assert (page.status_code, page["Location"]) == (302, "/report")
    return path, code, seat


def send(client: Client, words: dict[str, str]) -> Any:
    return client.post("/report", words | {"draft": client.get("/report").page.form.draft_token})


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_who_only_takes_part_makes_no_link_and_nobody_makes_one_for_somebody_with_a_sign_in(here: Place) -> None:
    meeting, seat = asked(here)
    for worker in (here.around.police, here.around.health_visitor):
        with pytest.raises(Refused):
            actions.make_report_link(seat_id=seat.pk, by=actor_of(worker), at=LATER)
    theirs = Seat.objects.get(meeting=meeting, worker=here.around.police)
    with pytest.raises(NotThere):
        actions.make_report_link(seat_id=theirs.pk, by=here.worker, at=LATER)
    elsewhere = place().worker
    with acting_as(elsewhere), pytest.raises(NotThere):
        actions.make_report_link(seat_id=seat.pk, by=elsewhere, at=LATER)
    assert not ReportLink.objects.exists()


def test_a_link_nobody_made_opens_nothing_and_five_wrong_codes_lock_one(client: Client, here: Place) -> None:
    page = client.get("/r/" + "x" * 43)
    assert (page.status_code, OVER in page.content.decode()) == (404, True)
    path, code, seat = sent(here)
    for left in (4, 3, 2, 1):
        assert f"You have {left} more" in client.post(path, {"code": wrong(code)}).content.decode()
    assert LOCKED in client.post(path, {"code": wrong(code)}).content.decode()
    assert LOCKED in client.post(path, {"code": code}).content.decode()
    assert AuditEntry.objects.filter(action="tried a one-time link for a report", subject_id=seat.pk).count() == 6


@pytest.mark.parametrize("field", ["expires_at", "used_at", "withdrawn_at"])
def test_a_link_that_is_over_looks_like_one_that_never_was(client: Client, here: Place, field: str) -> None:
    path, code, _seat = sent(here)
    ReportLink.objects.update(**{field: LATER})
    for page in (client.get(path), client.post(path, {"code": code})):
        assert (page.status_code, OVER in page.content.decode()) == (404, True)
    assert "visitor" not in client.session


def test_a_new_link_ends_the_old_one_and_so_does_the_conference(client: Client, here: Place) -> None:
    path, code, seat = sent(here)
    actions.make_report_link(seat_id=seat.pk, by=here.worker, at=LATER)
    assert client.post(path, {"code": code}).status_code == 404
    actions.record_meeting(meeting_id=seat.meeting_id, said=minutes(seat.meeting), by=here.worker, at=HELD)
    assert not ReportLink.objects.filter(withdrawn_at=None).exists()
    with pytest.raises(NotThere):
        actions.make_report_link(seat_id=seat.pk, by=here.worker, at=HELD)


def test_the_code_of_another_conferences_link_is_no_code_and_nothing_else_opens(client: Client, here: Place) -> None:
    other = place()
    path, _code, _seat = sent(here)
    _other_path, other_code, other_seat = sent(other)
    if other_code != _code:
        assert "You have 4 more" in client.post(path, {"code": other_code}).content.decode()
    client.post(path, {"code": _code})
    closed = ("/contribution", f"/protection/meetings/{other_seat.meeting_id}", f"/babies/{here.baby.pk}", "/search")
    for address in (*closed, f"/protection/reports/{other_seat.pk}", f"/protection/reports/{_seat.pk}"):
        assert client.get(address).status_code == 404, address


def test_the_database_shows_a_visitor_their_own_place_and_no_other(here: Place) -> None:
    _path, _code, seat = sent(here)
    police = Seat.objects.get(meeting=seat.meeting, worker=here.around.police)
    said = actions.ReportSaid(received_at=LATER, words="Called twice.", shared=Shared.WITH_BOTH)
    actions.give_report(seat_id=police.pk, said=said, by=actor_of(here.around.police), at=LATER)
    guest = Actor(name="x", invitation_id=seat.pk, invited_baby_id=seat.baby_id)
    with acting_as(guest):
        assert list(Seat.objects.values_list("pk", flat=True)) == [seat.pk]
        assert list(Meeting.objects.values_list("pk", flat=True)) == [seat.meeting_id]
        assert not Report.objects.exists()
        assert not Involvement.objects.exists()
        with pytest.raises((Refused, NotThere)):
            doors.meeting_for(guest, seat.meeting_id, at=LATER)


def test_neither_the_address_nor_the_e_mail_nor_the_page_before_the_code_names_anybody(
    client: Client, here: Place
) -> None:
    path, code, seat = sent(here)
    letter = Notice.objects.filter(secret_link=True).order_by("-id")[0]
    for words in (letter.subject, letter.body, client.get(path).content.decode(), path):
        assert "Ottilie" not in words
        assert here.baby.family_name not in words
        assert code not in words
    assert seat.team.name not in client.get(path).content.decode()


def test_the_right_code_begins_a_session_of_its_own(client: Client, here: Place) -> None:
    sign_in(client, here.around.health_visitor)
    enter(client, here)
    assert "_auth_user_id" not in client.session
    words = client.get("/report").content.decode()
    assert f"Ottilie {here.baby.family_name}" in words
    assert here.baby.mother.address not in words


def test_what_is_typed_is_kept_and_what_is_missing_is_said(client: Client, here: Place) -> None:
    path, code, _seat = enter(client, here)
    assert "What you wrote is kept" in send(client, {"words": "Half a", "later": "yes"}).content.decode()
    other = Client()
    other.post(path, {"code": code})
    assert "Half a" in other.get("/report").content.decode()
    page = send(other, {**SAID, "shared": "not_shared"})
    assert "Enter why not" in page.content.decode()
    assert not Report.objects.exists()


def test_a_report_is_sent_once_under_the_agencys_name_and_the_link_is_used(client: Client, here: Place) -> None:
    path, code, seat = enter(client, here)
    words = {**SAID, "draft": client.get("/report").page.form.draft_token}
    assert client.post("/report", words)["Location"] == "/report/done"
    assert client.post("/report", words)["Location"] == "/report/done"
    assert "Your report has been sent" in client.get("/report/done").content.decode()
    assert Client().post(path, {"code": code}).status_code == 404
    report = Report.objects.get()
    assert (report.agency_id, report.given_by_name, report.recorded_by) == (seat.agency_id, SAID["given_by_name"], None)
    with acting_as(here.worker):
        told = [one for one in timeline.entries_for(here.worker, here.baby.pk) if one.kind == "Report for a conference"]
        assert [one.who for one in told] == [SAID["given_by_name"]]


def test_over_the_pages_the_code_is_shown_once_and_the_time_of_a_visit_ends(
    client: Client, here: Place, moment: list[datetime]
) -> None:
    meeting, seat = asked(here)
    sign_in(client, here.social_worker)
    address = f"/protection/reports/{seat.pk}/link"
    assert address in client.get(f"/protection/meetings/{meeting.pk}").content.decode()
    form = client.get(address).page.form
    for _twice in range(2):
        assert client.post(address, {"draft": form.draft_token})["Location"] == f"/protection/reports/{seat.pk}/code"
    assert ReportLink.objects.count() == 1
    assert "read out this code" in client.get(f"/protection/reports/{seat.pk}/code").content.decode()
    assert client.get(f"/protection/reports/{seat.pk}/code")["Location"] == f"/protection/meetings/{meeting.pk}"
    visitor = Client()
    code = actions.make_report_link(seat_id=seat.pk, by=here.worker, at=LATER)
    newest = Notice.objects.filter(secret_link=True).order_by("-id")[0]
    visitor.post("/r/" + newest.body.split("/r/")[1].split()[0], {"code": code})
    words = {**SAID, "draft": visitor.get("/report").page.form.draft_token}
    moment[0] = LATER + timedelta(hours=3)
    page = visitor.post("/report", words)
    assert (page.status_code, "Your time on this page has ended" in page.content.decode()) == (403, True)
    assert not Report.objects.exists()

"""A practice's one-time link: who may not come in, and what the one who may can see."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from kith.access.actor import Actor
from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.access.models import AuditEntry, Draft
from kith.directory import tasks as directory_tasks
from kith.directory.models import Notice
from kith.directory.tests.factories import AT, sign_in
from kith.people.models import Baby, Involvement, Note, Person
from kith.people.tests.factories import NoteFactory
from kith.referrals.models import Request
from kith.strategy import actions, doors
from kith.strategy.models import Contribution, Discussion, Invitation, InvitationReply, OneTimeLink, Record
from kith.strategy.tests.factories import Partnership, called, partnership

pytestmark = pytest.mark.django_db
OVER, LOCKED = "This link no longer opens anything", "This link is locked"


@pytest.fixture(autouse=True)
def _quick_hashes(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def moment(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    now = [AT]
    monkeypatch.setattr("kith.kernel.clock.now", lambda: now[0])
    return now


@pytest.fixture
def place() -> Partnership:
    return partnership(given_name="Ottilie")


def sent(place: Partnership) -> tuple[str, str, Invitation]:
    """Call a discussion: the address of the practice's link, its code, and the invitation."""
    made = called(place)
    invitation_id, code = next(iter(made.codes.items()))
    newest = Notice.objects.filter(secret_link=True).order_by("-id").first()
    path = "/c/" + newest.body.split("/c/")[1].split()[0]
    return path, code, Invitation.objects.get(pk=invitation_id)


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_a_link_nobody_made_opens_nothing(client: Client) -> None:
    page = client.get("/c/" + "x" * 43)
    assert page.status_code == 404
    assert OVER in page.content.decode()
    assert AuditEntry.objects.get().because == "no such link"


def test_the_page_before_the_code_names_nobody(client: Client, place: Partnership) -> None:
    path, _code, _invitation = sent(place)
    words = client.get(path).content.decode()
    assert "Ottilie" not in words
    assert place.practice.name not in words
    assert "visitor" not in client.session


def test_five_wrong_codes_lock_the_link(client: Client, place: Partnership) -> None:
    path, code, invitation = sent(place)
    for left in (4, 3, 2, 1):
        page = client.post(path, {"code": wrong(code)})
        assert page.status_code == 200
        assert f"You have {left} more" in page.content.decode()
    assert LOCKED in client.post(path, {"code": wrong(code)}).content.decode()
    assert LOCKED in client.post(path, {"code": code}).content.decode()
    assert LOCKED in client.get(path).content.decode()
    refusals = AuditEntry.objects.filter(action="tried a one-time link", outcome="refused", subject_id=invitation.pk)
    assert refusals.count() == 7
    assert not Contribution.objects.exists()


@pytest.mark.parametrize("field", ["expires_at", "used_at", "withdrawn_at"])
def test_a_link_that_is_over_looks_like_one_that_never_was(client: Client, place: Partnership, field: str) -> None:
    path, code, _invitation = sent(place)
    OneTimeLink.objects.update(**{field: AT})
    for page in (client.get(path), client.post(path, {"code": code})):
        assert page.status_code == 404
        assert OVER in page.content.decode()
    assert AuditEntry.objects.filter(action="tried a one-time link", outcome="refused").count() == 2


def test_a_code_that_is_no_code_costs_no_try(client: Client, place: Partnership) -> None:
    path, _code, _invitation = sent(place)
    for typed in ("", "12", "abcdef", "१२३४५६"):
        assert client.post(path, {"code": typed}).status_code == 200
    assert OneTimeLink.objects.get().wrong_codes == 0


def enter(client: Client, place: Partnership) -> tuple[str, str, Invitation]:
    path, code, invitation = sent(place)
    page = client.post(path, {"code": f"{code[:3]} {code[3:]}"})
    assert (page.status_code, page["Location"]) == (302, "/contribution")
    return path, code, invitation


def test_the_right_code_begins_a_session_of_its_own(client: Client, place: Partnership) -> None:
    sign_in(client, place.health_visitor)
    before = client.session.session_key
    enter(client, place)
    assert client.session.session_key != before
    assert "_auth_user_id" not in client.session
    assert client.get("/contribution").status_code == 200


def test_a_visitor_opens_nothing_else(client: Client, place: Partnership) -> None:
    _path, _code, invitation = enter(client, place)
    discussion = invitation.discussion_id
    for path in (
        f"/strategy/{discussion}",
        f"/strategy/{discussion}/contribute",
        f"/babies/{place.baby.pk}",
        "/search",
    ):
        assert client.get(path).status_code == 404, path


def test_a_visitor_sees_just_enough_to_find_the_family(client: Client, place: Partnership) -> None:
    enter(client, place)
    words = client.get("/contribution").content.decode()
    assert f"Ottilie {place.baby.family_name}" in words
    assert "14 September 2026" in words
    assert place.baby.mother.given_name in words
    assert place.request.what_seen not in words
    assert place.baby.mother.address not in words


def test_the_database_alone_shows_a_visitor_one_invitation(place: Partnership) -> None:
    other = partnership()
    _path, _code, invitation = sent(place)
    NoteFactory(baby=place.baby)
    called(other)
    visitor = Actor(name="x", invitation_id=invitation.pk, invited_baby_id=place.baby.pk, second_factor=True)
    with acting_as(visitor):
        assert [one.pk for one in Invitation.objects.all()] == [invitation.pk]
        assert Discussion.objects.count() == 1
        assert [one.pk for one in Baby.objects.all()] == [place.baby.pk]
        assert [one.pk for one in Person.objects.all()] == [place.baby.mother_id]
        for hidden in (Note, Request, Involvement, Record, Contribution):
            assert not hidden.objects.exists()
    with acting_as(Actor(name="Nobody")):
        assert not OneTimeLink.objects.exists()
        assert not Invitation.objects.exists()


def test_a_visitor_for_another_invitation_is_refused(place: Partnership) -> None:
    _path, _code, invitation = sent(place)
    police = Invitation.objects.get(worker=place.police)
    for visitor in (
        Actor(name="x", invitation_id=police.pk, invited_baby_id=place.baby.pk, second_factor=True),
        Actor(name="x", invitation_id=invitation.pk, invited_baby_id=place.baby.pk, second_factor=True),
    ):
        with acting_as(visitor), pytest.raises((NotThere, Refused, doors.LinkOver)):
            doors.visit_for(visitor, at=AT)


ANSWERS = {
    "q_last_seen": "October 2026",
    "patient": "yes",
    "coming": "written",
    "reason_code": "no_time",
    "q_earlier_marks": "no",
    "q_adults": "yes",
    "d_adults": "Jory, partner; a note of violence in 2024.",
    "q_worry": "very",
    "given_by_name": "Dr Loveday Rowe",
    "given_by_post": "GP partner",
    "stands": "gp",
}


def test_the_practice_gives_its_information_once(client: Client, place: Partnership, moment: list[datetime]) -> None:
    path, code, invitation = enter(client, place)
    page = client.get("/contribution")
    moment[0] = AT + timedelta(minutes=2)
    sending = ANSWERS | {"draft": page.page.form.draft_token}
    done = client.post("/contribution", sending)
    assert (done.status_code, done["Location"]) == (302, "/contribution/done")
    assert client.post("/contribution", sending)["Location"] == "/contribution/done"
    given = Contribution.objects.get()
    assert (given.agency_id, given.by_link, given.given_by_name) == (place.practice.agency_id, True, "Dr Loveday Rowe")
    assert given.given_at - given.begun_at == timedelta(minutes=2)
    assert given.answers["worry"] == "Very worried"
    assert given.answers["adults"] == "Yes. Jory, partner; a note of violence in 2024."
    assert "bleeding" not in given.answers
    said = InvitationReply.objects.get(invitation=invitation)
    assert (said.reply, said.reason_code, said.by_link, said.replied_by) == ("written", "no_time", True, None)
    assert "Thank you" in client.get("/contribution/done").content.decode()
    assert client.get("/contribution")["Location"] == "/contribution/done"
    assert OVER in client.post(path, {"code": code}).content.decode()
    audit = AuditEntry.objects.get(action="gave information to a strategy discussion")
    assert audit.detail["invitation"] == str(invitation.pk)


def test_what_is_typed_is_found_again_with_the_same_link_and_a_new_code(client: Client, place: Partnership) -> None:
    path, code, invitation = enter(client, place)
    token = client.get("/contribution").page.form.draft_token
    assert client.post("/drafts/save", ANSWERS | {"draft": token}).status_code == 200
    later = client.post("/contribution", ANSWERS | {"q_more": "Comes to everything.", "draft": token, "later": "yes"})
    assert "What you wrote is kept" in later.content.decode()
    assert Draft.objects.get(owner_id=invitation.pk).closed_at is None
    fresh = re.search(r"(\d{3}) (\d{3})", later.content.decode())
    assert fresh
    elsewhere = Client()
    if code != "".join(fresh.groups()):
        assert elsewhere.post(path, {"code": code}).status_code == 200
    assert elsewhere.post(path, {"code": "".join(fresh.groups())}).status_code == 302
    again = elsewhere.get("/contribution").page.form
    assert again.value_of("q_more") == "Comes to everything."
    assert not Contribution.objects.exists()


def test_a_visit_ends_and_what_was_sent_then_is_kept(
    client: Client, place: Partnership, moment: list[datetime]
) -> None:
    path, code, _invitation = enter(client, place)
    token = client.get("/contribution").page.form.draft_token
    moment[0] = AT + timedelta(minutes=61)
    over = client.post("/contribution", ANSWERS | {"draft": token})
    assert over.status_code == 403
    assert "Your time on this page has ended" in over.content.decode()
    assert client.post(path, {"code": code}).status_code == 302
    assert client.get("/contribution").page.form.value_of("given_by_name") == "Dr Loveday Rowe"


def test_a_new_link_ends_the_old_one_and_the_visit_it_began(client: Client, place: Partnership) -> None:
    path, _code, invitation = enter(client, place)
    chair = sign_in(Client(), place.chair)
    address = f"/strategy/{invitation.discussion_id}/links/{invitation.pk}"
    form = chair.get(address).page.form
    done = chair.post(address, {"draft": form.draft_token})
    assert done.status_code == 302
    codes = chair.get(done["Location"]).page.codes
    assert len(codes) == 1
    assert OVER in client.get("/contribution").content.decode()
    assert OVER in client.get(path).content.decode()
    newest = Notice.objects.filter(secret_link=True).order_by("-id").first()
    fresh = "/c/" + newest.body.split("/c/")[1].split()[0]
    assert client.post(fresh, {"code": codes[0].code}).status_code == 302


def test_only_the_chair_makes_a_new_link(place: Partnership) -> None:
    _path, _code, invitation = sent(place)
    stranger = partnership()
    for by in (stranger.by,):
        with acting_as(by), pytest.raises(NotThere):
            actions.make_new_link(discussion_id=invitation.discussion_id, invitation_id=invitation.pk, by=by, at=AT)


def test_only_what_matters_for_an_unborn_baby_is_asked(client: Client) -> None:
    place = partnership(date_of_birth=None, expected_on=AT.date() + timedelta(days=90), given_name="")
    enter(client, place)
    form = client.get("/contribution").page.form
    assert "q_last_seen" not in form.fields
    assert "q_antenatal" in form.fields
    assert "q_earlier_marks" in form.fields


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("d_adults", "x" * 4001, "must be 4,000 characters or fewer"),
        ("d_adults", "left \u202eright", "hidden characters"),
        ("given_by_name", "", "Enter your name"),
        ("q_worry", "nonsense", "from the list"),
    ],
)
def test_bad_input_says_what_to_do_and_loses_nothing(
    client: Client, place: Partnership, field: str, typed: str, said: str
) -> None:
    enter(client, place)
    token = client.get("/contribution").page.form.draft_token
    page = client.post("/contribution", ANSWERS | {field: typed, "draft": token})
    assert page.status_code == 200
    assert said in page.content.decode()
    assert page.page.form.value_of("q_last_seen") == ANSWERS["q_last_seen"]
    assert not Contribution.objects.exists()


def test_emoji_are_kept(client: Client, place: Partnership) -> None:
    enter(client, place)
    token = client.get("/contribution").page.form.draft_token
    client.post("/contribution", ANSWERS | {"q_more": "Smiles 👶🏽", "draft": token})
    assert Contribution.objects.get().answers["more"] == "Smiles 👶🏽"


def test_a_link_that_was_sent_is_not_kept_with_live_data(
    place: Partnership, settings: Any, mailoutbox: list[Any]
) -> None:
    sent(place)
    settings.LIVE = True
    notice = Notice.objects.get(secret_link=True)
    directory_tasks.send_notice(str(notice.pk))
    assert "/c/" in mailoutbox[0].body
    notice.refresh_from_db()
    assert "/c/" not in notice.body


def test_the_link_ends_when_the_handbook_says(client: Client, place: Partnership, moment: list[datetime]) -> None:
    path, _code, _invitation = sent(place)
    moment[0] = AT + timedelta(days=7) - timedelta(seconds=1)
    assert client.get(path).status_code == 200
    moment[0] = AT + timedelta(days=7)
    assert OVER in client.get(path).content.decode()

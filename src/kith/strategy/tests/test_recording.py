"""Recording, circulating, reading: who may not, what is kept, what is said."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.access.models import AuditEntry
from kith.directory.models import Notice
from kith.directory.tests.factories import AT, actor_of, sign_in
from kith.strategy import actions, doors
from kith.strategy.models import Action, Attendance, Copy, Discussion, Invitation, InvitationReply, Record
from kith.strategy.tests.factories import Partnership, called, partnership
from kith.strategy.words import DiscussionStage, EnquiryBy, Reply, Threshold

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=4)


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
def discussion(place: Partnership) -> Discussion:
    return called(place).discussion


def minutes(discussion: Discussion, *present: Any, **more: Any) -> actions.Minutes:
    """A record with these workers in the room; `more` changes parts of it."""
    asked = Invitation.objects.filter(discussion=discussion)
    there = {one.pk for one in present}
    words: dict[str, Any] = {
        "based_on": 0,
        "started_at": AT + timedelta(hours=2),
        "ended_at": AT + timedelta(hours=3),
        "answers": {"safety_now": "With her grandmother."},
        "threshold": Threshold.START_ENQUIRY,
        "enquiry_by": EnquiryBy.JOINT,
        "reasons": "No explanation fits.",
        "attendance": tuple(actions.InTheRoom(invitation_id=one.pk, attended=one.worker_id in there) for one in asked),
    }
    return actions.Minutes(**words | more)


def test_who_was_only_invited_may_not_record(place: Partnership, discussion: Discussion) -> None:
    for worker in (place.police, place.health_visitor):
        with pytest.raises(Refused):
            actions.save_record(discussion_id=discussion.pk, minutes=minutes(discussion), by=actor_of(worker), at=LATER)
    assert not Record.objects.exists()


def test_a_chair_elsewhere_may_not_record(discussion: Discussion) -> None:
    by = partnership().by
    with acting_as(by), pytest.raises(NotThere):
        actions.save_record(discussion_id=discussion.pk, minutes=minutes(discussion), by=by, at=LATER)


def test_a_record_is_added_and_the_one_before_kept(place: Partnership, discussion: Discussion) -> None:
    with acting_as(place.by):
        everyone = (place.chair, place.police, place.health_visitor)
        actions.save_record(discussion_id=discussion.pk, minutes=minutes(discussion, *everyone), by=place.by, at=LATER)
        actions.save_record(
            discussion_id=discussion.pk, minutes=minutes(discussion, *everyone, based_on=1), by=place.by, at=LATER
        )
    assert [one.number for one in Record.objects.order_by("number")] == [1, 2]
    assert Attendance.objects.filter(record__number=2, attended=True).count() == 3
    assert AuditEntry.objects.filter(action="recorded a strategy discussion").count() == 2


def test_a_record_built_on_an_older_one_is_stale(place: Partnership, discussion: Discussion) -> None:
    actions.save_record(discussion_id=discussion.pk, minutes=minutes(discussion), by=place.by, at=LATER)
    with pytest.raises(actions.Stale):
        actions.save_record(discussion_id=discussion.pk, minutes=minutes(discussion), by=place.by, at=LATER)


def test_an_urgent_discussion_is_saved_without_quorum(place: Partnership, discussion: Discussion) -> None:
    actions.save_record(discussion_id=discussion.pk, minutes=minutes(discussion, place.chair), by=place.by, at=LATER)
    file = doors.file_for(place.by, discussion.pk, at=LATER)
    assert file.stage is DiscussionStage.HELD


def test_circulating_reaches_everyone_and_names_nobody(place: Partnership, discussion: Discussion) -> None:
    actions.save_record(discussion_id=discussion.pk, minutes=minutes(discussion), by=place.by, at=LATER)
    Notice.objects.all().delete()
    with acting_as(place.by):
        actions.circulate(discussion_id=discussion.pk, by=place.by, at=LATER)
    assert Copy.objects.filter(opened_at=None).count() == 6
    assert Notice.objects.count() == 6
    for notice in Notice.objects.all():
        assert place.baby.family_name not in notice.body + notice.subject
        assert "explanation" not in notice.body
    with pytest.raises(NotThere):
        actions.circulate(discussion_id=discussion.pk, by=place.by, at=LATER)


def test_the_referrer_gets_a_copy_even_when_not_invited(place: Partnership) -> None:
    made = called(place, ask=())
    actions.save_record(discussion_id=made.discussion.pk, minutes=minutes(made.discussion), by=place.by, at=LATER)
    actions.circulate(discussion_id=made.discussion.pk, by=place.by, at=LATER)
    assert Copy.objects.get().worker == place.health_visitor


def test_each_readers_first_opening_is_noted_and_every_one_audited(
    client: Client, place: Partnership, discussion: Discussion
) -> None:
    actions.save_record(discussion_id=discussion.pk, minutes=minutes(discussion), by=place.by, at=LATER)
    actions.circulate(discussion_id=discussion.pk, by=place.by, at=LATER)
    sign_in(client, place.police)
    for _ in range(2):
        assert client.get(f"/strategy/{discussion.pk}").status_code == 200
    assert Copy.objects.filter(worker=place.police, opened_at__isnull=False).count() == 1
    opened = AuditEntry.objects.filter(worker_id=place.police.pk)
    assert opened.filter(action="opened a strategy discussion").count() == 2
    assert opened.filter(action="opened the record of a strategy discussion").count() == 1
    readers = {cells[0].text: cells[1] for cells in _readers(place, discussion)}
    assert "at" in readers[f"Police protection desk agency: {place.police.full_name}"].text
    assert readers["Exe Surgery agency: Exe Surgery"].tag.text == "Not opened yet"


def _readers(place: Partnership, discussion: Discussion) -> Any:
    page = sign_in(Client(), place.chair).get(f"/strategy/{discussion.pk}").page
    return [[cell if not isinstance(cell, str) else _Text(cell) for cell in row] for row in page.record.readers.rows]


class _Text:
    def __init__(self, text: str) -> None:
        self.text = text


def form_words(form: Any) -> dict[str, Any]:
    """A record as somebody fills it in."""
    return {
        "draft": form.draft_token,
        "base": str(form.base),
        "started_at-day": "23", "started_at-month": "11", "started_at-year": "2026", "started_at-time": "11am",
        "ended_at-day": "23", "ended_at-month": "11", "ended_at-year": "2026", "ended_at-time": "midday",
        "room": [value for value in form.fields["room"].values],
        "threshold": "start_enquiry", "enquiry_by": "joint", "reasons": "No explanation fits.",
        "q_safety_now": "With her grandmother.",
        "what_0": "See the baby", "agency_0": form.fields["agency_0"].values[0],
        "due_0-day": "24", "due_0-month": "11", "due_0-year": "2026",
    }  # fmt: skip


def test_the_record_page_saves_once(client: Client, place: Partnership, discussion: Discussion) -> None:
    sign_in(client, place.chair)
    address = f"/strategy/{discussion.pk}/record"
    words = form_words(client.get(address).page.form)
    done = client.post(address, words)
    assert done.status_code == 302, done.page.form.errors
    assert client.post(address, words)["Location"] == done["Location"]
    record = Record.objects.get()
    assert record.answers["who_enquires"] == "Children's social care and the police together"
    assert Action.objects.get().what == "See the baby"
    page = client.get(done["Location"]).page
    assert page.record.decision == "The threshold is met: start a section 47 enquiry"
    assert page.next_step.title == "Send the record to everyone invited"


def test_not_quorate_asks_why_and_never_stops_the_saving(
    client: Client, place: Partnership, discussion: Discussion
) -> None:
    sign_in(client, place.chair)
    address = f"/strategy/{discussion.pk}/record"
    words = form_words(client.get(address).page.form) | {"room": []}
    asked = client.post(address, words)
    assert asked.status_code == 200
    assert "did not take part" in asked.page.not_quorate.text
    assert not Record.objects.exists()
    assert client.post(address, words | {"later": "yes"}).status_code == 302
    page = client.get(f"/strategy/{discussion.pk}").page
    finding = page.findings[0]
    assert (finding.code, finding.serious) == ("STR-1", True)
    assert finding.action is not None


def test_more_rows_without_javascript(client: Client, place: Partnership, discussion: Discussion) -> None:
    sign_in(client, place.chair)
    address = f"/strategy/{discussion.pk}/record"
    words = form_words(client.get(address).page.form)
    page = client.post(address, words | {"more": "yes"}).page
    assert len(page.action_rows) == 5
    assert page.form.value_of("what_0") == "See the baby"
    assert not page.form.errors
    words |= {"what_4": "Tell the practice", "agency_4": words["agency_0"]}
    words |= {"due_4-day": "25", "due_4-month": "11", "due_4-year": "2026"}
    assert client.post(address, words).status_code == 302
    assert Action.objects.count() == 2


def test_a_stale_edit_shows_both_versions_and_then_saves(
    client: Client, place: Partnership, discussion: Discussion
) -> None:
    sign_in(client, place.chair)
    address = f"/strategy/{discussion.pk}/record"
    words = form_words(client.get(address).page.form) | {"reasons": "Mine."}
    theirs = minutes(discussion, reasons="Theirs.")
    actions.save_record(discussion_id=discussion.pk, minutes=theirs, by=place.by, at=LATER)
    both = client.post(address, words)
    assert both.status_code == 409
    row = next(row for row in both.page.conflict.rows if row.label == "Reasons")
    assert (row.theirs, row.yours) == ("Theirs.", "Mine.")
    assert client.post(address, words | {"base": both.page.base}).status_code == 302
    assert Record.objects.get(number=2).reasons == "Mine."


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"ended_at-time": "10am"}, "When it ended must be after it began"),
        ({"started_at-year": "2027"}, "must be now or earlier"),
        ({"reasons": ""}, "Enter what the decision rests on"),
        ({"reasons": "x\x00\u202e"}, "hidden characters"),
        ({"what_0": ""}, "Say what action 1 is"),
        ({"due_0-day": "", "due_0-month": "", "due_0-year": ""}, "Enter the day action 1 is due"),
    ],
)
def test_bad_input_says_what_to_do(
    client: Client, place: Partnership, discussion: Discussion, changes: dict[str, str], said: str
) -> None:
    sign_in(client, place.chair)
    address = f"/strategy/{discussion.pk}/record"
    page = client.post(address, form_words(client.get(address).page.form) | changes)
    assert page.status_code == 200
    assert said in page.content.decode()
    assert not Record.objects.exists()


def test_replying_and_giving_information(client: Client, place: Partnership, discussion: Discussion) -> None:
    sign_in(client, place.police)
    reply = f"/strategy/{discussion.pk}/reply"
    token = client.get(reply).page.form.draft_token
    assert client.post(reply, {"reply": "delegate", "draft": token}).status_code == 200
    assert client.post(reply, {"reply": "delegate", "delegate_name": "PC Jago", "draft": token}).status_code == 302
    newest = InvitationReply.objects.get(invitation__worker=place.police)
    assert (newest.reply, newest.delegate_name) == (Reply.DELEGATE, "PC Jago")
    give = f"/strategy/{discussion.pk}/contribute"
    form = client.get(give).page.form
    assert form.value_of("given_by_name") == "Piran Police"
    said = {"q_knows": "Called to the address in May.", "given_by_name": "Piran Police", "given_by_post": "Sergeant"}
    assert client.post(give, said | {"draft": form.draft_token}).status_code == 302
    page = client.get(f"/strategy/{discussion.pk}").page
    assert page.information[0].agency == "Police protection desk agency"


def test_who_is_not_invited_may_not_reply(client: Client, place: Partnership) -> None:
    made = called(place, ask=())
    sign_in(client, place.hub_worker)
    assert client.get(f"/strategy/{made.discussion.pk}").status_code == 200
    assert client.get(f"/strategy/{made.discussion.pk}/reply").status_code == 404
    assert client.get(f"/strategy/{made.discussion.pk}/contribute").status_code == 404

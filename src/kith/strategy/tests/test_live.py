"""A discussion while it goes on: who may not, whose words stand under whose name, what is renewed, what is kept."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.access.models import AuditEntry
from kith.directory.tests.factories import AT, WorkerFactory, actor_of, sign_in
from kith.people.tests.factories import InvolvementFactory
from kith.strategy import actions, doors
from kith.strategy.models import ActionLine, Answer, Discussion, Invitation, Presence, Record, Said
from kith.strategy.tests.factories import Partnership, called, partnership
from kith.strategy.words import AnswerState, Reply, SaidKind, Threshold

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=2)


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


def seat_of(discussion: Discussion, worker: Any) -> UUID:
    return Invitation.objects.get(discussion=discussion, worker=worker).pk


def comes(discussion: Discussion, worker: Any, by: Any = None, **more: Any) -> None:
    coming = actions.Coming(invitation_id=seat_of(discussion, worker), name=worker.full_name, **more)
    actions.move(discussion_id=discussion.pk, coming=coming, sent=uuid4(), by=by or actor_of(worker), at=LATER)


def says(discussion: Discussion, worker: Any, words: str, **more: Any) -> None:
    saying = actions.Saying(words=words, **more)
    actions.say(discussion_id=discussion.pk, saying=saying, sent=uuid4(), by=actor_of(worker), at=LATER)


def answers(place: Partnership, discussion: Discussion, code: str, words: str = "So.", **more: Any) -> None:
    said: dict[str, Any] = {"based_on": 0, "state": AnswerState.ANSWERED} | more
    answering = actions.Answering(question=code, words=words, **said)
    actions.answer(discussion_id=discussion.pk, answering=answering, sent=uuid4(), by=place.by, at=LATER)


def test_who_does_not_work_with_the_family_sees_no_part_of_it(client: Client, discussion: Discussion) -> None:
    sign_in(client, WorkerFactory())
    for path in ("live", "live/changes", "live/say", "live/room", "minutes", "quality"):
        assert client.get(f"/strategy/{discussion.pk}/{path}").status_code == 404
    with acting_as(partnership().by):
        assert not Said.objects.exists()


def test_who_takes_part_writes_for_their_own_agency_only(place: Partnership, discussion: Discussion) -> None:
    by = actor_of(place.police)
    for agency in (place.hub_worker.team.agency_id,):
        with pytest.raises(Refused):
            says(discussion, place.police, "x", agency_id=agency)
    with pytest.raises(Refused):
        comes(discussion, place.hub_worker, by=by)
    answering = actions.Answering(question="medical", based_on=0, state=AnswerState.ANSWERED, words="x")
    with pytest.raises(Refused):
        actions.answer(discussion_id=discussion.pk, answering=answering, sent=uuid4(), by=by, at=LATER)
    with pytest.raises(Refused):
        actions.end(discussion_id=discussion.pk, ending=actions.Ending(ended_at=LATER), by=by, at=LATER)
    assert not Said.objects.exists()
    assert not Answer.objects.exists()


def test_the_chair_writes_for_an_agency_on_the_phone_and_for_none_that_was_not_asked(
    place: Partnership, discussion: Discussion
) -> None:
    says(discussion, place.chair, "Known since May.", agency_id=place.police.team.agency_id, said_by="PC Jago")
    one = Said.objects.get()
    assert (one.agency, one.said_by, one.written_by) == (place.police.team.agency, "PC Jago", place.chair)
    with pytest.raises(NotThere):
        says(discussion, place.chair, "x", agency_id=WorkerFactory().team.agency_id)


def test_the_same_sending_twice_is_one_act(place: Partnership, discussion: Discussion) -> None:
    sent = uuid4()
    for _ in range(2):
        saying = actions.Saying(words="Seen twice.")
        actions.say(discussion_id=discussion.pk, saying=saying, sent=sent, by=actor_of(place.police), at=LATER)
        answering = actions.Answering(question="medical", based_on=0, state=AnswerState.ANSWERED, words="Yes.")
        actions.answer(discussion_id=discussion.pk, answering=answering, sent=sent, by=place.by, at=LATER)
    assert (Said.objects.count(), Answer.objects.count()) == (1, 1)
    assert AuditEntry.objects.filter(action="said something in a strategy discussion").count() == 1


def test_nothing_said_can_be_changed_by_the_web_role(place: Partnership, discussion: Discussion) -> None:
    says(discussion, place.police, "Seen twice.")
    with acting_as(place.by), connection.cursor() as cursor:
        cursor.execute("select has_table_privilege(current_user, 'strategy_said', 'UPDATE')")
        assert cursor.fetchone() == (False,)


def test_two_who_write_the_same_answer_both_see_both(
    client: Client, place: Partnership, discussion: Discussion
) -> None:
    deputy = WorkerFactory(team=place.chair.team, role=place.chair.role, full_name="Demelza Deputy")
    InvolvementFactory(baby=place.baby, worker=deputy)
    comes(discussion, place.chair)
    answers(place, discussion, "medical", "At the hospital at four.")
    address = f"/strategy/{discussion.pk}/live/answer/medical"
    sign_in(client, deputy)
    form = client.get(address).page.open.form
    answers(place, discussion, "medical", "At five.", based_on=1)
    words = {"draft": form.draft_token, "sent": str(uuid4()), "base": "1", "state": "answered", "answer": "At six."}
    assert client.post(address, words).status_code == 302
    for worker in (deputy, place.chair):
        page = sign_in(Client(), worker).get(f"/strategy/{discussion.pk}/live").page
        part = next(one for one in page.questions if one.key == "q-medical")
        assert (part.body.words, [one.text for one in part.body.rivals]) == ("At six.", ["At five."])
    record = actions.end(discussion_id=discussion.pk, ending=actions.Ending(ended_at=LATER), by=place.by, at=LATER)
    assert "At six." in record.answers["medical"]
    assert "At five." in record.answers["medical"]


def test_news_is_asked_for_cheaply_and_only_changed_parts_come(
    client: Client, place: Partnership, discussion: Discussion
) -> None:
    comes(discussion, place.police)
    sign_in(client, place.health_visitor)
    page = client.get(f"/strategy/{discussion.pk}/live").page
    parts = [*page.side, *page.information, page.dissent, *page.questions, page.around, page.actions]
    have = "~".join(f"{one.key}:{one.version}" for one in parts)
    first = client.get(page.changes, {"have": have})
    assert (first.status_code, first.page.parts) == (200, ())
    with CaptureQueriesContext(connection) as asked:
        same = client.get(page.changes, {"have": have}, headers={"If-None-Match": first["ETag"]})
    assert (same.status_code, same.content) == (304, b"")
    assert len(asked) <= 14, "\n".join(query["sql"][:120] for query in asked)
    says(discussion, place.police, "Called in May.")
    news = client.get(page.changes, {"have": have}, headers={"If-None-Match": first["ETag"]})
    assert [one.key for one in news.page.parts] == [f"info-{place.police.team.agency_id}"]
    assert "Called in May." in news.content.decode()
    assert "<html" not in news.content.decode()


def test_what_the_database_counts_is_what_the_page_counts(place: Partnership, discussion: Discussion) -> None:
    comes(discussion, place.police)
    says(discussion, place.police, "Seen.")
    says(discussion, place.police, "We would wait.", kind=SaidKind.DISSENT, about="threshold")
    answers(place, discussion, "medical")
    answers(place, discussion, doors.live_for(place.by, discussion.pk, at=LATER).around[0].key)
    given = actions.Given(answers={"knows": "Seen."}, name="Piran", post="")
    actions.contribute(discussion_id=discussion.pk, given=given, by=actor_of(place.police), at=LATER)
    officer = actor_of(place.police)
    actions.reply(discussion_id=discussion.pk, said=actions.Answered(reply=Reply.ATTENDING), by=officer, at=LATER)
    actions.reply(discussion_id=discussion.pk, said=actions.Answered(reply=Reply.WRITTEN), by=officer, at=LATER)
    file = doors.live_for(place.by, discussion.pk, at=LATER)
    assert {k: v for k, v in doors.pulse(place.by, discussion.pk, at=LATER).items() if v} == {
        k: v for k, v in file.vector.items() if v
    }


def test_the_live_page_asks_few_questions_with_fifteen_there(
    client: Client, place: Partnership, discussion: Discussion
) -> None:
    for number in range(15):
        worker = WorkerFactory(full_name=f"Worker {number}")
        asking = actions.Ask(team=worker.team, worker=worker, asked_as="x", why="Works with them.")
        actions.invite_more(discussion_id=discussion.pk, ask=[asking], leave_out=[], by=place.by, at=LATER)
        comes(discussion, worker)
        says(discussion, worker, f"We know {number}.")
    sign_in(client, place.chair)
    client.get(f"/strategy/{discussion.pk}/live")
    with CaptureQueriesContext(connection) as asked:
        page = client.get(f"/strategy/{discussion.pk}/live")
    assert len(asked) <= 30, "\n".join(query["sql"][:120] for query in asked)
    assert len(page.content) < 150_000


def test_from_first_arrival_to_minutes_through_the_pages(
    client: Client, place: Partnership, discussion: Discussion
) -> None:
    sign_in(client, place.chair)
    here = f"/strategy/{discussion.pk}/live"

    def sends(path: str, **words: Any) -> Any:
        page = client.get(f"{here}/{path}").page
        form = page.say if path == "say" else page.open.form if hasattr(page, "open") else page.form
        return client.post(f"{here}/{path}", {"draft": form.draft_token, "sent": str(uuid4())} | words)

    assert client.get(f"{here}/end").status_code == 302
    for worker in (place.chair, place.health_visitor):
        done = sends("room", seat=str(seat_of(discussion, worker)), name=worker.full_name, came="yes")
        assert done.status_code == 302
    sends("say", kind="dissent", about="threshold", words="We would wait.", agency=str(place.police.team.agency_id))
    assert sends("answer/threshold", state="answered", answer="A mark.").status_code == 200
    assert not Answer.objects.exists()
    sends("answer/threshold", state="answered", choice="start_enquiry", answer="No explanation fits.")
    sends("answer/who_enquires", state="answered", choice="joint", answer="Ruth leads.")
    sends("answer/father_voice", state="not_decided", answer="Nobody has found him; the police ask.")
    sends("action", what="See the baby", owned_by=str(place.police.team.agency_id), owner="Jago", days="1")
    page = client.get(f"{here}/end").page
    assert page.form.not_quorate
    ended = {"ended_at-day": "23", "ended_at-month": "11", "ended_at-year": "2026", "ended_at-time": "11am"}
    assert sends("end", **ended).status_code == 200
    done = sends("end", **ended, not_quorate_reason="At night.", follow_up="Ring them.")
    assert done["Location"] == f"/strategy/{discussion.pk}/minutes"
    record = Record.objects.get()
    assert (record.threshold, record.enquiry_by) == ("start_enquiry", "joint")
    assert record.answers["father_voice"].startswith("Not decided: Nobody")
    assert record.dissent.startswith("Police protection desk agency (Morwenna Chair) on “Is there")
    assert record.not_quorate_reason == "At night."
    assert [one.what for one in record.actions.all()] == ["See the baby"]
    assert sum(one.attended for one in record.attendance.all()) == 2
    assert client.get(f"{here}").page.side[0].body.tag.text == "Ended"


def test_an_undecided_discussion_is_saved_all_the_same(place: Partnership, discussion: Discussion) -> None:
    comes(discussion, place.chair)
    record = actions.end(discussion_id=discussion.pk, ending=actions.Ending(ended_at=LATER), by=place.by, at=LATER)
    assert record.threshold == Threshold.NOT_DECIDED
    other = called(place).discussion
    with pytest.raises(NotThere):
        actions.end(discussion_id=other.pk, ending=actions.Ending(ended_at=LATER), by=place.by, at=LATER)


def test_an_action_written_anew_or_taken_back_keeps_what_was(place: Partnership, discussion: Discussion) -> None:
    agency = place.police.team.agency_id

    def agree(what: str, **more: Any) -> None:
        agreeing = actions.Agreeing(what=what, agency_id=agency, owner_name="", due_on=LATER.date(), **more)
        actions.agree(discussion_id=discussion.pk, agreeing=agreeing, sent=uuid4(), by=place.by, at=LATER)

    agree("See")
    first = ActionLine.objects.get()
    agree("See at home", replaces=first.pk)
    agree("See at the hospital", replaces=first.pk)
    lines = doors.live_for(place.by, discussion.pk, at=LATER).action_lines
    assert [one.what for one in lines] == ["See at home", "See at the hospital"]
    agree("See at home", replaces=lines[0].pk, withdrawn=True)
    assert [one.what for one in doors.live_for(place.by, discussion.pk, at=LATER).action_lines] == [
        "See at the hospital"
    ]
    with pytest.raises(NotThere):
        agree("x", replaces=uuid4())


def test_words_that_come_late_are_kept_and_say_so(client: Client, place: Partnership, discussion: Discussion) -> None:
    comes(discussion, place.chair)
    actions.end(discussion_id=discussion.pk, ending=actions.Ending(ended_at=LATER), by=place.by, at=LATER)
    saying = actions.Saying(words="One more thing.")
    after = LATER + timedelta(minutes=1)
    actions.say(discussion_id=discussion.pk, saying=saying, sent=uuid4(), by=actor_of(place.police), at=after)
    sign_in(client, place.police)
    assert "added after the end" in client.get(f"/strategy/{discussion.pk}/minutes").content.decode()


@pytest.mark.parametrize(
    ("path", "words", "said"),
    [
        ("say", {"kind": "information", "words": ""}, "Enter what it is"),
        ("say", {"kind": "score", "words": "x"}, "Select"),
        ("say", {"kind": "information", "words": "x\x00\u202e"}, "hidden characters"),
        ("action", {"what": "x", "days": "-1"}, "Select which agency"),
        ("answer/medical", {"state": "", "answer": "x"}, "Select whether it is decided"),
        ("room", {"seat": "x", "name": "x", "came": "yes"}, "Select"),
    ],
)
def test_bad_input_says_what_to_do(
    client: Client, place: Partnership, discussion: Discussion, path: str, words: dict[str, str], said: str
) -> None:
    sign_in(client, place.chair)
    address = f"/strategy/{discussion.pk}/live/{path}"
    page = client.get(address).page
    form = page.say if path == "say" else page.open.form
    answer = client.post(address, {"draft": form.draft_token, "sent": "not a number"} | words)
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert client.get(f"/strategy/{discussion.pk}/live/answer/shoe-size").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_many_at_once_and_none_lost(place: Partnership, discussion: Discussion) -> None:
    by = actor_of(place.police)

    def write(number: int) -> None:
        try:
            with acting_as(by, LATER):
                saying = actions.Saying(words=f"Line {number}")
                actions.say(discussion_id=discussion.pk, saying=saying, sent=uuid4(), by=by, at=LATER)
            with acting_as(place.by, LATER):
                answers(place, discussion, "medical", f"Version {number}")
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as crew:
        list(crew.map(write, range(24)))
    assert {one.words for one in Said.objects.all()} == {f"Line {number}" for number in range(24)}
    assert sorted(one.number for one in Answer.objects.all()) == list(range(1, 25))
    file = doors.live_for(place.by, discussion.pk, at=LATER)
    assert len(file.answers["medical"].rivals) == 23


def test_leaving_is_noted(place: Partnership, discussion: Discussion) -> None:
    comes(discussion, place.police)
    comes(discussion, place.police, came=False)
    assert Presence.objects.count() == 2
    assert not any(seat.here for seat in doors.live_for(place.by, discussion.pk, at=LATER).seats)

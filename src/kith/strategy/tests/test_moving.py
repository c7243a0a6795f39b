"""A change of time, calling off and reminders: who may not, what everybody is told, and what calendars make of it."""

from datetime import timedelta
from typing import Any

import icalendar
import ics
import pytest
from django.test import Client

from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.directory.models import Notice
from kith.directory.tests.factories import AT, actor_of, sign_in
from kith.strategy import actions, doors
from kith.strategy.models import OneTimeLink, Reminder, Rescheduling
from kith.strategy.words import DiscussionStage, Mode, Reply

from .factories import Partnership, called, partnership

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:'maxsplit' is passed:DeprecationWarning"),  # ics 0.7 itself
]
LATER = AT + timedelta(minutes=30)
NEW_TIME = AT + timedelta(hours=5)


@pytest.fixture
def place() -> Partnership:
    return partnership()


@pytest.fixture
def moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kith.kernel.clock.now", lambda: LATER)


def change(**more: Any) -> actions.Change:
    words: dict[str, Any] = {"planned_for": NEW_TIME, "mode": Mode.PHONE, "why": "The officer is in court"}
    return actions.Change(**words | more)


def moved(place: Partnership, **more: Any) -> Any:
    made = called(place).discussion
    with acting_as(place.by):
        actions.reschedule(discussion_id=made.pk, change=change(**more), by=place.by, at=LATER)
    return made


def files_of(key: str) -> list[str]:
    return list(Notice.objects.filter(key__startswith=key).order_by("id").values_list("calendar", flat=True))


def test_somebody_invited_does_not_move_it(client: Client, place: Partnership) -> None:
    made = called(place).discussion
    by = actor_of(place.police)
    with acting_as(by), pytest.raises(Refused):
        actions.reschedule(discussion_id=made.pk, change=change(), by=by, at=LATER)
    sign_in(client, place.police)
    for path in ("time", "call-off", "remind"):
        assert client.get(f"/strategy/{made.pk}/{path}").status_code == 404


def test_everybody_is_told_once_and_asked_again(client: Client, place: Partnership) -> None:
    made = called(place).discussion
    officer = actor_of(place.police)
    with acting_as(officer):
        said = actions.Answered(reply=Reply.ATTENDING)
        actions.reply(discussion_id=made.pk, said=said, by=officer, at=LATER - timedelta(minutes=1))
    with acting_as(place.by):
        actions.reschedule(discussion_id=made.pk, change=change(), by=place.by, at=LATER)
        file = doors.file_for(place.by, made.pk, at=LATER)
        assert (file.discussion.planned_for, file.discussion.mode) == (NEW_TIME, "phone")
    assert len(files_of("strategy-moved:")) == 6
    by_worker = {one.invitation.worker_id: one for one in file.invited}
    assert by_worker[place.police.pk].reply is None
    assert by_worker[place.police.pk].earlier_reply.reply == Reply.ATTENDING
    assert by_worker[place.chair.pk].reply is not None
    with acting_as(officer):
        (waiting,) = doors.invitations_for(officer, at=LATER)
    assert (waiting.planned_for, waiting.needs_reply) == (NEW_TIME, True)
    assert OneTimeLink.objects.get().withdrawn_at is None


@pytest.mark.parametrize("reader", ["icalendar", "ics"])
def test_two_readers_take_the_new_time_under_the_same_name_with_a_higher_sequence(
    place: Partnership, reader: str
) -> None:
    made = moved(place)
    (first, *_), (second, *_) = files_of("strategy-invited:"), files_of("strategy-moved:")
    read = {"icalendar": _icalendar, "ics": _ics}[reader]
    before, after = read(first), read(second)
    assert (before["uid"], after["uid"]) == (f"{made.pk}@kith",) * 2
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert (before["method"], after["method"]) == ("REQUEST", "REQUEST")
    assert (before["begin"], after["begin"]) == (made.planned_for, NEW_TIME)
    for text in (first, second):
        assert "Ottilie" not in text
        assert place.baby.family_name not in text


def _icalendar(text: str) -> dict[str, Any]:
    calendar = icalendar.Calendar.from_ical(text)
    (event,) = calendar.walk("VEVENT")
    return {
        "uid": str(event["uid"]),
        "sequence": int(event["sequence"]),
        "method": str(calendar["method"]),
        "begin": event.decoded("dtstart"),
        "status": str(event["status"]),
    }


def _ics(text: str) -> dict[str, Any]:
    calendar = ics.Calendar(text)
    (event,) = calendar.events
    extra = {line.name: line.value for line in event.extra}
    return {
        "uid": event.uid,
        "sequence": int(extra["SEQUENCE"]),
        "method": calendar.method,
        "begin": event.begin.datetime,
        "status": event.status,
    }


@pytest.mark.parametrize("read", [_icalendar, _ics])
def test_calling_off_takes_it_out_of_calendars_and_ends_links(place: Partnership, read: Any) -> None:
    made = moved(place)
    with acting_as(place.by):
        off = {"discussion_id": made.pk, "why": "Called twice by mistake.", "base": 1}
        actions.call_off(**off, by=place.by, at=LATER + timedelta(minutes=5))
        file = doors.file_for(place.by, made.pk, at=LATER)
        assert file.stage is DiscussionStage.CALLED_OFF
        assert not doors.discussions_for(place.by, at=LATER)
        with pytest.raises(NotThere):
            actions.reschedule(discussion_id=made.pk, change=change(base=2), by=place.by, at=LATER)
    last = read(files_of("strategy-moved:")[-1])
    assert (last["method"], last["sequence"], last["status"]) == ("CANCEL", 2, "CANCELLED")
    assert OneTimeLink.objects.get().withdrawn_at is not None


def test_a_colleague_who_moved_it_meanwhile_is_shown(client: Client, place: Partnership, moment: None) -> None:
    made = moved(place)
    sign_in(client, place.chair)
    address = f"/strategy/{made.pk}/time"
    form = client.get(address).page.form
    answers = {"mode": "video", "why": "Sooner", "base": "0", "draft": form.draft_token}
    answers |= dict(
        zip(("planned_for-day", "planned_for-month", "planned_for-year"), ("23", "11", "2026"), strict=True)
    )
    page = client.post(address, answers | {"planned_for-time": "4pm"})
    assert page.status_code == 200
    assert "A colleague moved it to" in page.content.decode()
    assert Rescheduling.objects.count() == 1
    done = client.post(address, answers | {"planned_for-time": "4pm", "base": "1"})
    assert done.status_code == 302, done.page.form.errors
    assert client.post(address, answers | {"planned_for-time": "4pm", "base": "1"})["Location"] == done["Location"]
    assert Rescheduling.objects.count() == 2
    page = client.get(f"/strategy/{made.pk}").page
    assert "Moved from" in page.facts[0].note


@pytest.mark.parametrize(("minutes", "reminded"), [(59, 0), (60, 5), (119, 5), (120, 0)])
def test_whoever_is_silent_is_reminded_once_by_itself(place: Partnership, minutes: int, reminded: int) -> None:
    called(place)
    now = AT + timedelta(minutes=minutes)
    for _twice in range(2):
        actions.remind_due(at=now)
    assert Reminder.objects.count() == reminded
    letters = Notice.objects.filter(key__startswith="strategy-reminder:")
    assert letters.count() == reminded
    assert not letters.filter(body__contains="/c/").exists()
    assert not letters.filter(body__contains=place.baby.family_name).exists()


def test_the_chair_reminds_those_who_have_not_answered(client: Client, place: Partnership, moment: None) -> None:
    made = called(place).discussion
    sign_in(client, place.chair)
    address = f"/strategy/{made.pk}/remind"
    form = client.get(address).page.form
    for _twice in range(2):
        assert client.post(address, {"draft": form.draft_token}).status_code == 302
    assert Reminder.objects.filter(sent_by=place.chair).count() == 5
    assert "Reminded" in client.get(f"/strategy/{made.pk}").content.decode()


def reply(client: Client, made: Any, **typed: str) -> Any:
    address = f"/strategy/{made.pk}/reply"
    form = client.get(address).page.form
    return client.post(address, typed | {"draft": form.draft_token})


def test_whoever_cannot_come_says_why_by_code(client: Client, place: Partnership, moment: None) -> None:
    made = called(place).discussion
    sign_in(client, place.police)
    assert "Select what stands in the way" in reply(client, made, reply="cannot").content.decode()
    assert "from the list" in reply(client, made, reply="cannot", reason_code="nonsense").content.decode()
    done = reply(client, made, reply="cannot", reason_code="no_time", reason="Night shift")
    assert done.status_code == 302
    page = client.get(done["Location"]).page
    (card,) = [one for one in page.invited if one.agency == place.police.team.agency.name]
    assert card.note == "No time: patients or families are waiting. Night shift"

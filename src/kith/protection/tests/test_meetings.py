"""Conferences and core groups: who may not, late and saved all the same, reports, quorum, dissent, two writers."""

from datetime import UTC, datetime, timedelta
from typing import Any

import icalendar
import pytest
from django.test import Client

from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.directory.models import Notice
from kith.directory.tests.factories import TeamFactory, actor_of, sign_in
from kith.people.models import Involvement
from kith.protection import actions, doors, measures, timeline
from kith.protection.models import Meeting, MeetingDate, MeetingRecord, Plan, Presence, Report, Seat
from kith.protection.tests.factories import LATER, Place, call_for, conference, enquiry, minutes, place, plan
from kith.protection.words import Agreement, Decision, MeetingKind, Shared

pytestmark = pytest.mark.django_db
HELD = LATER + timedelta(days=10)
TOO_LATE = datetime(2026, 12, 15, 10, tzinfo=UTC)


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    moments = [LATER]
    monkeypatch.setattr("kith.kernel.clock.now", lambda: moments[0])
    return moments


@pytest.fixture(autouse=True)
def _quick(settings: Any, now: list[datetime]) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def here() -> Place:
    return place()


def test_who_only_takes_part_calls_moves_and_records_nothing(here: Place) -> None:
    meeting = conference(here)
    for worker in (here.around.police, here.around.health_visitor):
        by = actor_of(worker)
        with pytest.raises(Refused):
            actions.record_meeting(meeting_id=meeting.pk, said=minutes(meeting), by=by, at=HELD)
        with pytest.raises(Refused):
            actions.move_meeting(meeting_id=meeting.pk, planned_for=HELD, reason="", follow_up="", by=by, at=LATER)
    assert not MeetingRecord.objects.exists()


def test_a_social_worker_elsewhere_finds_no_such_meeting(here: Place) -> None:
    meeting, elsewhere = conference(here), place().worker
    with acting_as(elsewhere), pytest.raises(NotThere):
        actions.record_meeting(meeting_id=meeting.pk, said=minutes(meeting), by=elsewhere, at=HELD)


def test_nobody_gives_another_agencys_report(here: Place) -> None:
    meeting = conference(here)
    theirs = Seat.objects.get(meeting=meeting, worker=here.around.police)
    said = actions.ReportSaid(received_at=LATER, shared=Shared.WITH_BOTH)
    with pytest.raises(NotThere):
        actions.give_report(seat_id=theirs.pk, said=said, by=actor_of(here.around.health_visitor), at=LATER)
    police = actor_of(here.around.police)
    with acting_as(police):
        actions.give_report(seat_id=theirs.pk, said=said, by=police, at=LATER)
    with acting_as(here.worker):
        actions.give_report(seat_id=theirs.pk, said=said, by=here.worker, at=LATER)
    assert Report.objects.filter(seat=theirs).count() == 2


def test_calling_asks_everybody_lets_a_new_team_read_and_names_nobody_by_e_mail(here: Place) -> None:
    begun, team = enquiry(here), TeamFactory(name="Housing")
    asked = call_for(here, MeetingKind.INITIAL, HELD)
    call = actions.Call(**{**asked.__dict__, "ask": (*asked.ask, actions.Ask(team=team, direct_contact=False))})
    Notice.objects.all().delete()
    with acting_as(here.worker):
        meeting = actions.call_meeting(call=call, enquiry_id=begun.pk, by=here.worker, at=LATER)
    assert Seat.objects.filter(meeting=meeting).count() == 5
    assert Involvement.objects.filter(baby=here.baby, team=team).exists()
    assert Notice.objects.count() == 4
    for notice in Notice.objects.all():
        assert here.baby.family_name not in notice.body + notice.subject
        assert "conference" not in (notice.body + notice.subject).lower()
        assert here.baby.family_name not in notice.calendar
        assert "conference" not in notice.calendar.lower()


def test_a_meeting_goes_into_calendars_and_a_new_time_takes_the_place_of_the_old(here: Place) -> None:
    Notice.objects.all().delete()
    meeting = conference(here)
    with acting_as(here.worker):
        actions.move_meeting(
            meeting_id=meeting.pk, planned_for=TOO_LATE, reason="", follow_up="", by=here.worker, at=LATER
        )
    found = [in_calendar(one) for one in Notice.objects.filter(worker=here.worker.worker_id).order_by("id")]
    assert [(uid, sequence) for uid, sequence, _starts in found] == [
        (f"{meeting.pk}@kith", 0),
        (f"{meeting.pk}@kith", 1),
    ]
    assert found[-1][2] == TOO_LATE


def in_calendar(notice: Notice) -> tuple[str, int, datetime]:
    (event,) = icalendar.Calendar.from_ical(notice.calendar).walk("VEVENT")
    return str(event["uid"]), int(event["sequence"]), event.decoded("dtstart")


def test_a_date_after_the_limit_is_saved_with_its_reason(here: Place) -> None:
    meeting = conference(here)
    with acting_as(here.worker):
        actions.move_meeting(
            meeting_id=meeting.pk, planned_for=TOO_LATE, reason="", follow_up="", by=here.worker, at=LATER
        )
    assert MeetingDate.objects.filter(meeting=meeting).count() == 2
    assert doors.meeting_for(here.worker, meeting.pk, at=LATER).planned_for == TOO_LATE


def test_a_plan_begins_on_the_day_of_the_conference_once(here: Place) -> None:
    made = plan(here)
    assert made.started_on == HELD.date()
    assert not made.before_birth
    meeting = Meeting.objects.get(pk=made.conference_id)
    with acting_as(here.worker):
        actions.record_meeting(meeting_id=meeting.pk, said=minutes(meeting, based_on=1), by=here.worker, at=HELD)
    assert Plan.objects.count() == 1
    with pytest.raises(actions.Stale):
        actions.record_meeting(meeting_id=meeting.pk, said=minutes(meeting, based_on=1), by=here.worker, at=HELD)


def test_no_plan_begins_none(here: Place) -> None:
    meeting = conference(here)
    said = minutes(meeting, decision=Decision.NO_PLAN, category=None)
    actions.record_meeting(meeting_id=meeting.pk, said=said, by=here.worker, at=HELD)
    assert not Plan.objects.exists()
    with pytest.raises(NotThere):
        conference(here)


def test_measures_count_who_should_and_who_did(here: Place) -> None:
    meeting = conference(here)
    seat = Seat.objects.get(meeting=meeting, worker=here.around.police)
    shared = actions.ReportSaid(received_at=LATER, shared=Shared.NOT_SHARED, why_not_shared="Danger")
    actions.give_report(seat_id=seat.pk, said=shared, by=here.worker, at=LATER)
    said = minutes(meeting, here.around.police, mother=Agreement.DISAGREES, parents_dissent="No.")
    actions.record_meeting(meeting_id=meeting.pk, said=said, by=here.worker, at=HELD)
    period = {"since": LATER.date(), "until": HELD.date()}
    with acting_as(here.worker):
        (fact,) = measures.conference_facts(**period)
    assert (fact.working_days, fact.in_time, fact.quorate) == (8, True, True)
    assert (fact.asked, fact.attended, fact.reports, fact.shared, fact.dissent) == (4, 3, 1, 0, True)
    elsewhere = place().worker
    with acting_as(elsewhere):
        assert measures.conference_facts(**period) == []
        (counts,) = measures.meeting_counts(**period)
        agencies = {one.agency_kind: one for one in measures.agency_counts(**period)}
    assert (counts.conferences, counts.in_time, counts.quorate, counts.dissent) == (1, 1, 1, 1)
    police = agencies["police"]
    assert (police.asked, police.attended, police.reports, police.shared, police.shared_or_reason) == (1, 0, 1, 0, 1)


def test_the_chronology_is_told_in_whose_words(here: Place) -> None:
    made = plan(here)
    with acting_as(here.worker):
        facts = timeline.entries_for(here.worker, here.baby.pk)
    kinds = {fact.kind for fact in facts}
    assert {"Section 47 enquiry started", "Initial child protection conference held"} <= kinds
    assert "Child protection plan began" in kinds
    assert all(made.baby.family_name not in fact.kind for fact in facts)


def call_words(form: Any, **more: str) -> dict[str, Any]:
    return {
        "draft": form.draft_token, "chair": "Independent Chair", "asked": list(form.fields["asked"].values),
        "planned_for-day": "14", "planned_for-month": "12", "planned_for-year": "2026", "planned_for-time": "10am",
    } | more  # fmt: skip


def test_the_call_page_asks_why_it_is_late_and_saves_all_the_same(client: Client, here: Place) -> None:
    begun = enquiry(here)
    sign_in(client, here.social_worker)
    address = f"/protection/enquiries/{begun.pk}/conference"
    page = client.get(address).page
    assert "15 working days" in page.clocks[0].why
    late = call_words(page.form, **{"planned_for-day": "15"})
    asked = client.post(address, late)
    assert asked.status_code == 200
    assert "Say why it is later than the limit" in asked.content.decode()
    done = client.post(address, late | {"later": "yes"})
    assert done.status_code == 302
    assert [one.code for one in client.get(done["Location"]).page.findings][:1] == ["CP-10"]


def record_words(form: Any) -> dict[str, Any]:
    return {
        "draft": form.draft_token, "base": str(form.base), "room": list(form.fields["room"].values),
        "held_at-day": "3", "held_at-month": "12", "held_at-year": "2026", "held_at-time": "10am",
        "decision": "plan", "category": "PHY", "reasons": "Risk goes on.", "mother": "agrees", "father": "agrees",
    }  # fmt: skip


def test_the_record_page_asks_about_quorum_and_dissent_and_shows_both_versions(
    client: Client, here: Place, now: list[datetime]
) -> None:
    meeting = conference(here)
    now[0] = HELD
    sign_in(client, here.social_worker)
    address = f"/protection/meetings/{meeting.pk}/record"
    words = record_words(client.get(address).page.form)
    said = client.post(address, words | {"room": [], "mother": "disagrees"}).content.decode()
    assert "Say why it went ahead without them" in said
    assert "Write down what the parent who disagrees says" in said
    theirs = minutes(meeting, reasons="Theirs.")
    actions.record_meeting(meeting_id=meeting.pk, said=theirs, by=here.worker, at=HELD)
    both = client.post(address, words)
    assert both.status_code == 409
    assert next(row for row in both.page.conflict.rows if row.label == "Reasons").theirs == "Theirs."
    assert client.post(address, words | {"base": both.page.base}).status_code == 302
    assert Presence.objects.filter(record__number=2, attended=True).count() == 4


def test_the_report_page_wants_the_day_it_was_shared_or_why_not(client: Client, here: Place) -> None:
    meeting = conference(here)
    seat = Seat.objects.get(meeting=meeting, worker=here.around.health_visitor)
    sign_in(client, here.around.health_visitor)
    assert client.get("/").page.panels
    address = f"/protection/reports/{seat.pk}"
    token = client.get(address).page.form.draft_token
    words = {
        "draft": token, "received_at-day": "23", "received_at-month": "11", "received_at-year": "2026",
        "received_at-time": "9am",
    }  # fmt: skip
    assert "Enter the day it was shared" in client.post(address, words | {"shared": "with_both"}).content.decode()
    assert "Enter why not" in client.post(address, words | {"shared": "not_shared"}).content.decode()
    sent = client.post(address, words | {"shared": "not_shared", "why_not_shared": "It would put her in danger"})
    assert sent.status_code == 302
    sign_in(client, here.around.hub_worker)
    assert client.get(address).status_code == 404

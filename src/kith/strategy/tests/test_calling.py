"""Calling a discussion: who may not, what is written, what is sent."""

from datetime import UTC, datetime, timedelta
from typing import Any

import icalendar
import ics
import pytest
from django.test import Client

from kith.access.database import acting_as
from kith.access.doors import Refused
from kith.access.models import AuditEntry
from kith.directory.models import Notice
from kith.directory.tests.factories import AT, actor_of, sign_in
from kith.people.models import Involvement
from kith.strategy import actions, doors
from kith.strategy.models import Discussion, Invitation, InvitationReply, NotInvited, OneTimeLink
from kith.strategy.tests.factories import ask, called, partnership, plan_for

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quick_hashes(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def test_a_health_visitor_may_not_call_one() -> None:
    place = partnership()
    with pytest.raises(Refused):
        actions.call(baby_id=place.baby.pk, plan=plan_for(place), by=actor_of(place.health_visitor), at=AT)
    assert not Discussion.objects.exists()


def test_a_manager_of_another_team_may_not_call_one() -> None:
    place, other = partnership(), partnership()
    with pytest.raises(Refused):
        actions.call(baby_id=place.baby.pk, plan=plan_for(place), by=other.by, at=AT)


def test_calling_invites_involves_and_tells_everyone() -> None:
    place = partnership()
    with acting_as(place.by):
        made = called(place)
    invited = Invitation.objects.filter(discussion=made.discussion)
    assert invited.count() == 6
    assert made.discussion.number.startswith("SD-2026-")
    assert Involvement.objects.filter(
        baby=place.baby, worker=place.police, basis="invited to strategy discussion"
    ).exists()
    assert AuditEntry.objects.filter(action="called a strategy discussion", baby_id=place.baby.pk).count() == 1
    assert list(made.codes) == [invited.get(team=place.practice).pk]
    reply = InvitationReply.objects.get(discussion=made.discussion)
    assert (reply.invitation.worker, reply.reply) == (place.chair, "attending")


def test_notices_name_nobody_and_a_practice_gets_a_link() -> None:
    place = partnership(given_name="Ottilie")
    made = called(place)
    notices = list(Notice.objects.all())
    assert len(notices) == 6
    for notice in notices:
        words = f"{notice.subject} {notice.body} {notice.calendar}"
        for secret in ("Ottilie", place.baby.family_name, "mark", "Room 4", made.codes[next(iter(made.codes))]):
            assert secret not in words
    link = next(notice for notice in notices if notice.secret_link)
    assert link.address == "exe-surgery@partnership.example"
    assert "/c/" in link.body
    token = link.body.split("/c/")[1].split()[0]
    assert len(token) >= 43
    assert token not in OneTimeLink.objects.get().token_hash


@pytest.mark.filterwarnings("ignore:'maxsplit' is passed")
def test_the_calendar_file_is_read_by_two_independent_parsers() -> None:
    place = partnership()
    made = called(place)
    text = Notice.objects.get(address=place.police.email).calendar
    first = icalendar.Calendar.from_ical(text)
    event = first.walk("VEVENT")[0]
    assert first["METHOD"] == "REQUEST"
    assert event["SUMMARY"] == "Safeguarding discussion – sign in for details"
    assert event["ATTENDEE"].lower() == f"mailto:{place.police.email}"
    assert event["DTSTART"].dt == datetime(2026, 11, 23, 11, tzinfo=UTC)
    second = next(iter(ics.Calendar(text).events))
    assert second.uid == f"{made.discussion.pk}@kith"
    assert second.begin.datetime == event["DTSTART"].dt
    assert second.duration == timedelta(hours=1)


def test_asking_the_same_worker_twice_invites_once() -> None:
    place = partnership()
    called(place, ask=(ask(place.police), ask(place.police)))
    assert Invitation.objects.count() == 1


def test_numbers_follow_on_from_those_loaded_before() -> None:
    place = partnership()
    first = called(place, ask=()).discussion
    with acting_as(place.by):
        second = called(place, ask=()).discussion
    assert int(second.number[-6:]) == int(first.number[-6:]) + 1


def test_leaving_an_agency_out_keeps_the_reason() -> None:
    place = partnership()
    out = actions.LeaveOut(
        agency_id=place.hub_worker.team.agency_id, rule_code="INV-INVOLVED", reason="No longer there."
    )
    made = called(place, ask=(ask(place.police),), leave_out=(out,))
    assert NotInvited.objects.get().reason == "No longer there."
    file = doors.file_for(place.by, made.discussion.pk, at=AT)
    uninvited = doors.working_uninvited(file)
    assert place.hub_worker.team.agency.name not in uninvited
    assert place.practice.agency.name in uninvited


def test_the_list_names_everyone_with_reasons() -> None:
    place = partnership()
    with acting_as(place.by):
        setting = doors.setting_for(place.by, place.baby.pk, place.request.pk, at=AT)
        lines = doors.invitation_lines(setting, doors.every_team(), doors.About(injury=True))
    usual = {line.wanted.kind: line.options[0] for line in lines}
    assert usual["social_care"].worker == place.chair
    assert usual["police"].worker == place.police
    assert usual["public_health_nursing"].worker == place.health_visitor
    assert usual["paediatrics"].worker == place.paediatrician
    assert usual["family_hub"].worker == place.hub_worker
    assert (usual["general_practice"].team, usual["general_practice"].worker) == (place.practice, None)
    nurse = next(line for line in lines if line.wanted.kind == "public_health_nursing")
    assert [reason.code for reason in nurse.wanted.reasons] == ["INV-HEALTH", "INV-REFERRER", "INV-INVOLVED"]


def _post(client: Client, address: str, **words: str) -> Any:
    page = client.get(address, follow=True)
    assert page.status_code == 200, address
    return client.post(address, words | {"draft": page.page.form.draft_token})


DETAILS = {
    "trigger": "A mark on the cheek.",
    "injury": "yes",
    "cause_arose_at-day": "22", "cause_arose_at-month": "11", "cause_arose_at-year": "2026",
    "cause_arose_at-time": "9am",
    "held_at": "locality",
    "planned_for-day": "23", "planned_for-month": "11", "planned_for-year": "2026", "planned_for-time": "11am",
    "mode": "video",
}  # fmt: skip


@pytest.fixture
def _at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kith.kernel.clock.now", lambda: AT)


@pytest.mark.usefixtures("_at")
def test_the_two_pages_call_it_once_and_show_the_code_once(client: Client) -> None:
    place = partnership()
    sign_in(client, place.chair)
    start = f"/babies/{place.baby.pk}/strategy/call?request={place.request.pk}"
    page = client.get(start)
    assert page.page.form.value_of("injury") == "yes"
    assert page.page.form.value_of("held_at") == "locality"
    step = _post(client, start, **DETAILS)
    assert step.status_code == 302, step.page.form.errors
    page = client.get(step["Location"])
    answers = {
        name: str(page.page.form.value_of(name)) for name in page.page.form.fields if page.page.form.value_of(name)
    }
    sent = answers | {"draft": page.page.form.draft_token}
    done = client.post(step["Location"], sent)
    assert done.status_code == 302, done.page.form.errors
    again = client.post(step["Location"], sent)
    assert again["Location"] == done["Location"]
    assert Discussion.objects.count() == 1
    shown = client.get(done["Location"])
    assert len(shown.page.codes) == 1
    assert shown.page.codes[0].phone == "01632 960 456"
    assert not client.get(done["Location"]).page.codes


@pytest.mark.usefixtures("_at")
def test_leaving_somebody_out_on_the_page_needs_a_reason(client: Client) -> None:
    place = partnership()
    sign_in(client, place.chair)
    start = f"/babies/{place.baby.pk}/strategy/call"
    step = _post(client, start, **DETAILS)
    page = client.get(step["Location"])
    form = page.page.form
    answers = {name: str(form.value_of(name)) for name in form.fields if form.value_of(name)}
    hub = next(
        name for name in answers if name.startswith("ask_") and form.fields[name].words.label == "East hub agency"
    )
    answers |= {hub: "no", "draft": form.draft_token}
    refused = client.post(step["Location"], answers)
    assert refused.status_code == 200
    assert "Say why East hub agency is not invited" in refused.content.decode()


@pytest.mark.usefixtures("_at")
def test_who_may_not_see_a_discussion_sees_what_is_not_there(client: Client) -> None:
    place, other = partnership(), partnership()
    made = called(place)
    sign_in(client, other.chair)
    for path in ("", "/reply", "/contribute", "/record", "/circulate"):
        assert client.get(f"/strategy/{made.discussion.pk}{path}").status_code == 404
    assert AuditEntry.objects.filter(outcome="refused", worker_id=other.chair.pk).count() == 5


def test_the_database_alone_shows_nothing_to_others() -> None:
    place, other = partnership(), partnership()
    called(place)
    with acting_as(other.by):
        assert not Discussion.objects.exists()
        assert not Invitation.objects.exists()
        assert not OneTimeLink.objects.exists()
        assert not InvitationReply.objects.exists()


@pytest.mark.usefixtures("_at")
def test_an_agency_known_later_is_invited_or_explained(client: Client) -> None:
    place = partnership()
    made = called(place, ask=(ask(place.chair), ask(place.police), ask(place.health_visitor), ask(place.paediatrician)))
    sign_in(client, place.chair)
    address = f"/strategy/{made.discussion.pk}"
    finding = client.get(address).page.findings[0]
    assert (finding.code, finding.action.href) == ("STR-3", f"{address}/invite")
    form = client.get(f"{address}/invite").page.form
    answers = {name: str(form.value_of(name)) for name in form.fields if form.value_of(name)}
    asked = {form.fields[name].words.label: name for name in answers if name.startswith("ask_")}
    assert set(asked) == {"East hub agency", "Exe Surgery agency"}
    hub = asked["East hub agency"]
    answers |= {
        hub: "no",
        hub.replace("ask_", "why_"): "Closed last week.",
        hub.replace("ask_", "instead_"): "By phone.",
        "draft": form.draft_token,
    }
    done = client.post(f"{address}/invite", answers)
    assert done.status_code == 302, done.page.form.errors
    assert NotInvited.objects.get().reason == "Closed last week."
    assert Invitation.objects.filter(team=place.practice).count() == 1
    page = client.get(address).page
    assert len(page.codes) == 1
    assert not [one for one in page.findings if one.code == "STR-3"]


def test_only_a_chair_invites_more() -> None:
    place = partnership()
    made = called(place)
    with pytest.raises(Refused):
        actions.invite_more(discussion_id=made.discussion.pk, ask=(), leave_out=(), by=actor_of(place.police), at=AT)

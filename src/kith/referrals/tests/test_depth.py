"""A request in depth: children, sightings, what the file says, who must not learn of it, an urgent call."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from kith.access.database import acting_as
from kith.access.doors import Refused
from kith.access.permissions import Permission
from kith.directory.models import Notice, Worker
from kith.directory.tests.factories import WorkerFactory, actor_of, sign_in
from kith.kernel import clock
from kith.kernel.ids import new_id
from kith.people.models import Baby
from kith.people.tests.factories import BabyFactory, InvolvementFactory, NoteFactory, SightingFactory, baby_of
from kith.people.words import Audience, NoteKind
from kith.referrals import actions, doors, timeline
from kith.referrals.models import Request, UrgentCall
from kith.referrals.words import Step

from .factories import asked, front_door_manager, front_door_team
from .walking import ANSWERS, address, fill, fill_all, token_at

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 16, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _friday_afternoon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def worker() -> Worker:
    return WorkerFactory()


@pytest.fixture
def baby(worker: Worker) -> Baby:
    return baby_of(worker)


@pytest.fixture
def brother(worker: Worker, baby: Baby) -> Baby:
    found = BabyFactory(mother=baby.mother, given_name="Alfie")
    InvolvementFactory(baby=found, worker=worker, team=worker.team)
    return found


@pytest.fixture
def walker(client: Client, worker: Worker) -> Client:
    return sign_in(client, worker)


def send(worker: Worker, baby: Baby, **more: Any) -> Request:
    by = actor_of(worker, at=NOW)
    return actions.send_request(baby_id=baby.pk, asked=asked(**more), draft_id=new_id(), by=by, at=NOW)


def test_a_brother_nobody_may_open_is_not_offered_and_not_taken(walker: Client, worker: Worker, baby: Baby) -> None:
    stranger = BabyFactory(mother=baby.mother)
    page: Any = walker.get(address(baby, Step.SAW)).page
    assert "children" not in page.form.fields
    assert send(worker, baby, children=(stranger.pk,)).children.count() == 0


def test_one_request_about_brother_and_sister_is_on_both_files(worker: Worker, baby: Baby, brother: Baby) -> None:
    team = front_door_team()
    request = send(worker, baby, children=(brother.pk,))
    only_brothers = WorkerFactory()
    InvolvementFactory(baby=brother, worker=only_brothers, team=only_brothers.team)
    actor = actor_of(only_brothers, at=NOW)
    with transaction.atomic(), acting_as(actor, NOW):
        assert [one.request.pk for one in doors.requests_about(actor, brother.pk)] == [request.pk]
        assert doors.request_for(actor, request.pk, at=NOW).request.pk == request.pk
        assert Request.objects.filter(pk__in=doors.visible_to(actor)).exists()
    manager = actor_of(front_door_manager(team), at=NOW)
    assert doors.request_for(manager, request.pk, at=NOW).request.pk == request.pk
    assert brother in doors.others_in_family(manager, baby)


def test_somebody_who_works_with_another_child_reads_and_does_not_decide(
    worker: Worker, baby: Baby, brother: Baby
) -> None:
    request = send(worker, baby, children=(brother.pk,))
    elsewhere = front_door_manager(front_door_team())
    InvolvementFactory(baby=brother, worker=elsewhere, team=elsewhere.team)
    actor = actor_of(elsewhere, at=NOW)
    assert doors.request_for(actor, request.pk, at=NOW)
    with pytest.raises(Refused):
        doors.request_for(actor, request.pk, Permission.REQUEST_DECIDE, at=NOW)


def test_children_and_sightings_are_chosen_from_the_file_and_shown_on_the_request(
    walker: Client, worker: Worker, baby: Baby, brother: Baby
) -> None:
    front_door_team()
    sighting = SightingFactory(baby=baby, showed="She turned to her grandmother.")
    fill_all(walker, baby)
    chosen: Any = ANSWERS[Step.SAW] | {"children": [str(brother.pk)], "sightings": [str(sighting.pk)]}
    fill(walker, address(baby, Step.SAW), chosen)
    check: Any = walker.get(address(baby, "check")).page
    assert check.on_file[0].label == "Mother"
    fill(walker, address(baby, "check"), {})
    request = Request.objects.get()
    assert [child.baby_id for child in request.children.all()] == [brother.pk]
    assert [one.sighting_id for one in request.sightings.all()] == [sighting.pk]
    page: Any = walker.get(f"/requests/{request.pk}").page
    rows = {row.label: row.value for section in page.sections for row in section.rows}
    assert rows["Other children it is about"] == ("Alfie " + brother.family_name,)
    assert "The baby showed: She turned to her grandmother." in rows["Who saw the baby"]


def test_a_sighting_of_another_baby_is_not_taken(worker: Worker, baby: Baby) -> None:
    other = SightingFactory()
    assert send(worker, baby, sightings=(other.pk,)).sightings.count() == 0


def test_what_the_file_says_stands_in_the_form_already(walker: Client, baby: Baby) -> None:
    NoteFactory(baby=baby, kind=NoteKind.STRENGTH.value, words="Her aunt comes every day.")
    SightingFactory(baby=baby, voice="She was awake and warm.")
    worry: Any = walker.get(address(baby, Step.WORRY)).page.form
    assert "Her aunt comes every day." in worry.value_of("strengths")
    life: Any = walker.get(address(baby, Step.LIFE)).page.form
    assert "She was awake and warm." in life.value_of("lived_experience")
    assert life.value_of("tried").startswith("With the family now: ")


def test_what_was_typed_is_not_overwritten_by_the_file(walker: Client, baby: Baby) -> None:
    NoteFactory(baby=baby, kind=NoteKind.STRENGTH.value, words="Her aunt comes every day.")
    fill(walker, address(baby, Step.WORRY), {"worry": "She cannot roll yet.", "strengths": ""})
    page: Any = walker.get(address(baby, Step.WORRY)).page.form
    assert page.value_of("strengths") == ""


def test_ask_6_everybody_who_opens_it_is_warned_first_and_no_letter_has_it(
    walker: Client, worker: Worker, baby: Baby
) -> None:
    front_door_team()
    request = send(worker, baby, keep_from="Her brother, who would tell him")
    page: Any = walker.get(f"/requests/{request.pk}").page
    assert (page.findings[0].code, page.findings[0].asks) == ("ASK-6", "Her brother, who would tell him")
    cautions = doors.cautions_about(actor_of(worker, at=NOW), baby.pk)
    assert [one.words for one in cautions] == ["Her brother, who would tell him"]
    actor = actor_of(worker, at=NOW)
    assert {fact.audience for fact in timeline.entries_for(actor, baby.pk)} == {Audience.NOT_PARENTS}
    assert all("brother" not in notice.subject + notice.body for notice in Notice.objects.all())


def test_who_must_not_learn_of_it_is_asked_for_in_words(walker: Client, baby: Baby) -> None:
    answer: Any = fill(walker, address(baby, Step.TELLING), ANSWERS[Step.TELLING] | {"kept": "yes"})
    assert "keep_from" in answer.page.form.errors


CALL = {
    "rang_at-day": "20", "rang_at-month": "11", "rang_at-year": "2026", "rang_at-time": "2pm",
    "spoke_to": "The duty manager", "said": "A mark. The grandmother stays until the form is read.",
}  # fmt: skip


def test_a_stranger_puts_down_no_call(walker: Client) -> None:
    other = BabyFactory()
    assert walker.get(f"/babies/{other.pk}/request/call").status_code == 404


def test_ask_3_a_call_put_down_first_starts_the_clock_and_the_request_confirms_it(
    walker: Client, worker: Worker, baby: Baby
) -> None:
    front_door_team()
    url = f"/babies/{baby.pk}/request/call"
    sent = CALL | {"draft": token_at(walker, url)}
    walker.post(url, sent)
    walker.post(url, sent)
    call = UrgentCall.objects.get()
    page: Any = walker.get(f"/babies/{baby.pk}/request/called").page
    assert (page.clock.state, page.clock.code) == ("on_time", "R2") or page.clock.state == "soon"
    assert doors.call_clock(call).due_at == call.rang_at + timedelta(hours=4)
    level: Any = walker.get(address(baby, Step.LEVEL)).page.form
    assert level.value_of("phoned") == "yes"
    fill_all(walker, baby)
    fill(walker, address(baby, "check"), {})
    assert Request.objects.get().call_id == call.pk
    assert doors.calls_waiting(actor_of(worker, at=NOW)) == []
    assert walker.get(f"/babies/{baby.pk}/request/called").status_code == 302


def test_a_call_in_the_future_is_bad_input(walker: Client, baby: Baby) -> None:
    answer: Any = fill(walker, f"/babies/{baby.pk}/request/call", CALL | {"rang_at-time": "6pm"})
    assert answer.page.form.errors["rang_at"] == ["When you rang must be now or earlier"]

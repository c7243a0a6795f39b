"""Where requests go: Devon's routes, another partnership's folder, the locality's list and its coordinator."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from kith.access.doors import Refused
from kith.access.words import Role
from kith.directory.models import Notice, Team, Worker
from kith.directory.tests.factories import ContactFactory, TeamFactory, WorkerFactory, actor_of, sign_in
from kith.directory.words import AgencyKind, ContactMeans, Setting
from kith.kernel import clock, handbook
from kith.kernel.ids import new_id
from kith.people.models import Baby, Involvement
from kith.people.tests.factories import BabyFactory, InvolvementFactory, UnbornFactory
from kith.referrals import actions, doors, rules
from kith.referrals.models import ListEntry, Request, RequestCopy, WaitingRequest
from kith.referrals.words import ListStep, RequestStage

from .factories import asked, front_door_manager, front_door_team
from .walking import fill, token_at

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 16, tzinfo=UTC)
ELSEWHERE = Path(__file__).parent / "elsewhere"


@pytest.fixture(autouse=True)
def _friday_afternoon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def front_door() -> Team:
    return front_door_team()


@pytest.fixture
def locality() -> Team:
    team = TeamFactory(
        name="Exeter locality", setting=Setting.LOCALITY.value, locality="exeter", shares_work=True,
        agency__kind=AgencyKind.SOCIAL_CARE.value,
    )  # fmt: skip
    ContactFactory(team=team, means=ContactMeans.EMAIL.value, value="exeter@partnership.example")
    return team


@pytest.fixture
def coordinator(locality: Team) -> Worker:
    return WorkerFactory(team=locality, role=Role.LOCALITY_MANAGER.value)


@pytest.fixture
def midwife() -> Worker:
    return WorkerFactory(role=Role.MIDWIFE.value)


@pytest.fixture
def unborn(midwife: Worker) -> Baby:
    baby = UnbornFactory(locality="exeter")
    InvolvementFactory(baby=baby, worker=midwife, team=midwife.team)
    return baby


@pytest.fixture
def elsewhere() -> Iterator[None]:
    """The handbook of an invented partnership: England's with another folder over it."""
    before = handbook.current()
    national = next(Path(folder) for folder in settings.HANDBOOK_FOLDERS if Path(folder).name == "england")
    handbook.use(handbook.load([national, ELSEWHERE]))
    yield
    handbook.use(before)


def send(worker: Worker, baby: Baby, **more: Any) -> Request:
    words = {"level": 2, "injury": False, "phoned_at": None} | more
    by = actor_of(worker, at=NOW)
    return actions.send_request(baby_id=baby.pk, asked=asked(**words), draft_id=new_id(), by=by, at=NOW)


def test_somebody_without_a_locality_sees_no_list(midwife: Worker) -> None:
    with pytest.raises(Refused):
        doors.locality_list(actor_of(midwife, at=NOW), at=NOW)


def test_another_locality_does_not_see_the_family(
    front_door: Team, locality: Team, midwife: Worker, unborn: Baby
) -> None:
    send(midwife, unborn)
    other = TeamFactory(setting=Setting.LOCALITY.value, locality="northern", shares_work=True)
    manager = WorkerFactory(team=other, role=Role.LOCALITY_MANAGER.value)
    assert doors.locality_list(actor_of(manager, at=NOW), at=NOW).new == ()


def test_ask_1_a_level_2_pregnancy_goes_to_the_locality_and_its_list_and_not_to_the_front_door(
    front_door: Team, locality: Team, coordinator: Worker, midwife: Worker, unborn: Baby
) -> None:
    request = send(midwife, unborn)
    assert (request.destination, request.to_front_door) == ("locality_early_help", False)
    assert not WaitingRequest.objects.filter(request=request).exists()
    assert not Involvement.objects.filter(baby=unborn, team=front_door).exists()
    assert set(RequestCopy.objects.values_list("body", "copy")) == {
        ("locality_early_help", False), ("pathway_meeting", True),
    }  # fmt: skip
    found = doors.locality_list(actor_of(coordinator, at=NOW), at=NOW)
    assert [one.standing.request.pk for one in found.new] == [request.pk]
    letter = Notice.objects.get(address="exeter@partnership.example")
    assert unborn.mother.family_name not in letter.subject + letter.body


def test_ask_2_a_level_3_pregnancy_goes_to_the_front_door_and_the_locality_gets_a_copy(
    front_door: Team, locality: Team, coordinator: Worker, midwife: Worker, unborn: Baby
) -> None:
    request = send(midwife, unborn, level=3)
    assert request.to_front_door
    assert WaitingRequest.objects.filter(request=request).exists()
    found = doors.locality_list(actor_of(coordinator, at=NOW), at=NOW)
    assert ([*found.new], [one.standing.request.pk for one in found.copies]) == ([], [request.pk])


def test_ask_1_without_a_team_in_the_locality_the_front_door_reads_it(
    front_door: Team, midwife: Worker, unborn: Baby
) -> None:
    request = send(midwife, unborn)
    assert request.to_front_door
    assert WaitingRequest.objects.filter(request=request).exists()


def test_a_mark_on_a_baby_goes_to_the_front_door_at_any_level(
    front_door: Team, locality: Team, midwife: Worker
) -> None:
    baby = BabyFactory(locality="exeter")
    InvolvementFactory(baby=baby, worker=midwife, team=midwife.team)
    assert send(midwife, baby, injury=True).to_front_door


def test_the_coordinator_puts_it_on_the_list_and_whoever_sent_it_is_told(
    client: Client, front_door: Team, locality: Team, coordinator: Worker, midwife: Worker, unborn: Baby
) -> None:
    request = send(midwife, unborn)
    page: Any = sign_in(client, coordinator)
    page.get("/locality-list")
    answer = fill(page, f"/requests/{request.pk}/list", {"step": "listed", "words": "We meet on 3 December."})
    assert answer.status_code == 302
    standing = doors.request_for(actor_of(midwife, at=NOW), request.pk, at=NOW)
    assert (standing.on_list, standing.stage) == (True, RequestStage.ANSWERED)
    assert Notice.objects.filter(address=midwife.email, subject="There is news of a request you sent").count() == 1
    shown: Any = page.get("/locality-list").page
    assert [len(group.families) for group in shown.groups] == [0, 1, 0]


def test_passing_it_on_puts_it_in_the_front_doors_queue_once(
    client: Client, front_door: Team, locality: Team, coordinator: Worker, midwife: Worker, unborn: Baby
) -> None:
    request = send(midwife, unborn)
    page = sign_in(client, coordinator)
    address = f"/requests/{request.pk}/list"
    sent = {"step": "to_front_door", "words": "This sounds like level 4.", "draft": token_at(page, address)}
    page.post(address, sent)
    page.post(address, sent)
    assert ListEntry.objects.count() == 1
    assert WaitingRequest.objects.filter(request=request).count() == 1
    manager = actor_of(front_door_manager(front_door), at=NOW)
    standing = doors.request_for(manager, request.pk, at=NOW)
    assert (standing.on_list, standing.stage, standing.clock.limit.code) == (False, RequestStage.WAITING, "R1")


def test_saying_nothing_is_bad_input_and_nothing_typed_is_lost(
    client: Client, front_door: Team, locality: Team, coordinator: Worker, midwife: Worker, unborn: Baby
) -> None:
    request = send(midwife, unborn)
    page = sign_in(client, coordinator)
    answer: Any = fill(page, f"/requests/{request.pk}/list", {"words": "We meet soon."})
    assert answer.page.form.errors["step"] == ["Select what becomes of this request"]
    assert answer.page.form.value_of("words") == "We meet soon."
    assert not ListEntry.objects.exists()


def test_only_the_locality_says_what_becomes_of_it(
    client: Client, front_door: Team, locality: Team, midwife: Worker, unborn: Baby
) -> None:
    request = send(midwife, unborn)
    assert sign_in(client, midwife).get(f"/requests/{request.pk}/list").status_code == 404


def test_the_list_is_cheap(
    client: Client, front_door: Team, locality: Team, coordinator: Worker, midwife: Worker, unborn: Baby,
    django_assert_max_num_queries: Any,
) -> None:  # fmt: skip
    send(midwife, unborn)
    send(midwife, unborn, level=3)
    page = sign_in(client, coordinator)
    page.get("/locality-list")
    with django_assert_max_num_queries(25):
        page.get(reverse("locality_list"))


@pytest.mark.usefixtures("elsewhere")
def test_another_partnerships_routes_are_another_folder(
    front_door: Team, locality: Team, coordinator: Worker, midwife: Worker, unborn: Baby
) -> None:
    second, third, fourth = (send(midwife, unborn, level=level) for level in (2, 3, 4))
    assert [one.destination for one in (second, third, fourth)] == ["bump_circle", "bump_circle", "single_point"]
    assert [one.to_front_door for one in (second, third, fourth)] == [False, False, True]
    copies = RequestCopy.objects.filter(copy=True).values_list("request_id", "body")
    assert set(copies) == {(second.pk, "hub"), (third.pk, "single_point")}
    found = doors.locality_list(actor_of(coordinator, at=NOW), at=NOW)
    assert {one.standing.request.pk for one in found.new} == {second.pk, third.pk}


@pytest.mark.usefixtures("elsewhere")
def test_another_partnerships_time_limit_is_its_own() -> None:
    known = doors.procedures(4, unborn=False, on=NOW.date())
    assert known.written_after_phoning.in_words == "24 hours"
    assert rules.route_of_level(2, doors.procedures(2, unborn=False, on=NOW.date()).route).asks == ("follow_up",)


def test_every_step_of_the_list_has_words() -> None:
    assert all(step.label for step in ListStep)

"""Whom to call: who may not ask, then the hour, the place and the need, then what cannot be answered."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from kith.access.doors import Refused
from kith.access.words import Role
from kith.directory import actions, doors
from kith.directory.models import Post, Team, Worker
from kith.directory.words import AgencyKind, AreaKind, ContactMeans, Duty, Setting
from kith.kernel import handbook
from kith.kernel.handbook import whom

from .factories import AT, ContactFactory, TeamFactory, actor_of, sign_in, worker_in
from .test_keeping import draft_in

pytestmark = pytest.mark.django_db
NIGHT = datetime(2026, 11, 24, 2, tzinfo=UTC)


def team(kind: AgencyKind, setting: Setting = Setting.COMMUNITY, **more: str) -> Team:
    made = TeamFactory(agency__kind=kind.value, setting=setting.value, **more)
    ContactFactory(team=made, value=f"01632 960 {Team.objects.count():03}")
    return made


@pytest.fixture
def front_door() -> Team:
    made = team(AgencyKind.SOCIAL_CARE, Setting.FRONT_DOOR)
    ContactFactory(team=made, means=ContactMeans.OUT_OF_HOURS.value, value="01632 960 900")
    return made


def test_by_day_the_team_of_the_babys_district_answers_and_the_front_door_stands_behind(front_door: Team) -> None:
    team(AgencyKind.PUBLIC_HEALTH_NURSING, district="torridge")
    near = team(AgencyKind.PUBLIC_HEALTH_NURSING, district="exeter")
    called = doors.who_to_call("health_visitor", "exeter", at=AT)
    assert called.answer is not None
    assert called.fallback is not None
    assert (called.answer.team, called.fallback.team) == (near, front_door)


def test_at_two_in_the_morning_whoever_is_on_call_answers_and_a_daytime_number_does_not(front_door: Team) -> None:
    day_only = team(AgencyKind.PAEDIATRICS, Setting.HOSPITAL)
    called = doors.who_to_call("mark", "exeter", at=NIGHT)
    assert called.answer is not None
    assert called.answer.team == front_door
    assert called.answer.number is not None
    assert called.answer.number.number == "01632 960 900"
    assert [way.team for way in called.silent] == [day_only]
    doctor = worker_in(Role.PAEDIATRICIAN, team=day_only)
    keeper = worker_in(Role.AGENCY_ADMINISTRATOR, team=TeamFactory(agency=day_only.agency))
    turn = actions.TurnSaid(
        number="07700 900 123", starts_at=NIGHT - timedelta(hours=8), ends_at=NIGHT + timedelta(hours=8), worker=doctor
    )
    with pytest.raises(Refused):
        actions.enter_turn(day_only, turn, by=actor_of(doctor), at=AT)
    shift = actions.enter_turn(day_only, turn, by=actor_of(keeper), at=AT)
    assert actions.enter_turn(day_only, turn, by=actor_of(keeper), at=AT).pk == shift.pk
    called = doors.who_to_call("mark", "exeter", at=NIGHT)
    assert called.answer is not None
    assert called.answer.number is not None
    assert (called.answer.number.number, called.answer.number.who) == ("07700 900 123", doctor.full_name)
    actions.withdraw_turn(shift.pk, by=actor_of(keeper), at=AT)
    assert doors.who_to_call("mark", "exeter", at=NIGHT).answer.team == front_door  # type: ignore[union-attr]


def test_a_team_answers_for_the_places_it_was_given(front_door: Team) -> None:
    far = team(AgencyKind.MATERNITY, locality="northern")
    keeper = actor_of(worker_in(Role.AGENCY_ADMINISTRATOR, team=TeamFactory(agency=far.agency)))
    assert doors.who_to_call("midwife", "exeter", at=AT).answer.team == front_door  # type: ignore[union-attr]
    actions.serve(far, AreaKind.DISTRICT, "exeter", by=keeper, at=AT)
    assert doors.who_to_call("midwife", "exeter", at=AT).answer.team == far  # type: ignore[union-attr]
    actions.serve_no_more(far, AreaKind.DISTRICT, "exeter", by=keeper, at=AT + timedelta(days=2))
    later = doors.who_to_call("midwife", "exeter", at=AT + timedelta(days=2))
    assert later.answer.team == front_door  # type: ignore[union-attr]


def test_a_postcode_is_read_from_the_shipped_directory() -> None:
    known = handbook.current().postcodes()
    assert whom.district_of("EX4 3LS", known) == "exeter"
    assert whom.district_of("ex31 1aa", known) == "north_devon"
    assert whom.district_of("EX10 8AA", known) == "east_devon", "EX10 is not a part of EX1"
    assert whom.district_of("PL1 1AA", known) == "", "Plymouth is another partnership"
    assert whom.district_of("M1 1AE", known) is None
    assert whom.district_of("", known) is None


def test_the_page_answers_in_one_press_and_the_postcode_is_in_no_address(
    client: Client, front_door: Team, django_assert_max_num_queries: Any
) -> None:
    assert client.get("/who-to-call").status_code == 302
    sign_in(client, worker_in(Role.MIDWIFE, AgencyKind.MATERNITY))
    posted = {"draft": draft_in(client.get("/who-to-call")), "postcode": "EX4 3LS", "need": "worried"}
    with django_assert_max_num_queries(25):
        page = client.post("/who-to-call", posted)
    assert front_door.name.encode() in page.content
    assert b"Exeter" in page.content
    assert b"EX4" not in page.request["PATH_INFO"].encode() + page.request["QUERY_STRING"].encode()
    for wrong, says in (
        ({"need": "pizza"}, b"Choose what you need"),
        ({"postcode": "EX4"}, b"Enter a full UK postcode"),
    ):
        answer = client.post("/who-to-call", {**posted, **wrong})
        assert says in answer.content
    nowhere = client.post("/who-to-call", {**posted, "postcode": "", "need": "danger"})
    assert b"999" in nowhere.content


def test_the_chart_shows_posts_and_people_and_marks_what_is_looked_for(client: Client, front_door: Team) -> None:
    worker = worker_in(Role.SOCIAL_WORKER, team=front_door, full_name="Zelah Penrose")
    keeper = worker_in(Role.AGENCY_ADMINISTRATOR, team=TeamFactory(agency=front_door.agency))
    by = actor_of(keeper)
    with pytest.raises(Refused):
        actions.enter_post(front_door.agency, actions.PostSaid(title="Head"), by=actor_of(worker), at=AT)
    head = actions.enter_post(front_door.agency, actions.PostSaid(title="Head of safeguarding"), by=by, at=AT)
    lead = actions.PostSaid(title="Lead", team=front_door, duty=Duty.SAFEGUARDING_LEAD, holder=worker, reports_to=head)
    post = actions.enter_post(front_door.agency, lead, by=by, at=AT)
    assert actions.enter_post(front_door.agency, lead, by=by, at=AT).pk == post.pk
    actions.name_deputy(worker, keeper, by=by, at=AT)
    address = f"/directory/agencies/{front_door.agency_id}/chart"
    sign_in(client, keeper)
    page = client.post(address, {"draft": draft_in(client.get(address)), "said": "zelah"})
    assert b"<svg" in page.content
    assert b"1 box marked" in page.content
    assert f"deputy: {keeper.full_name}".encode() in page.content
    assert b"Safeguarding lead" in client.get(f"/directory/agencies/{front_door.agency_id}").content
    assert Worker.objects.get(pk=worker.pk).leads_safeguarding
    actions.end_post(post.pk, by=by, at=AT + timedelta(days=3))
    assert Post.objects.get(pk=post.pk).until_on is not None

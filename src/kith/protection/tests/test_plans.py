"""Plans: who may not, versions added, before and after birth, visits, ends, moves, team parts switched off and on."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.directory.tests.factories import actor_of, sign_in
from kith.people.actions import SightingSaid
from kith.people.models import Baby, Sighting
from kith.people.words import Awake, Place, Undressed, YesNoUnknown
from kith.protection import actions, doors, measures, rules
from kith.protection.doors import procedures
from kith.protection.models import Plan, PlanVersion, Visit
from kith.protection.tests import factories
from kith.protection.tests.factories import LATER, plan, version
from kith.protection.words import (
    Category,
    CircumstancesOfVisit,
    EndReason,
    MeetingKind,
    PlanStage,
    TeamRole,
)

pytestmark = pytest.mark.django_db
HELD = LATER + timedelta(days=10)
THEN = HELD + timedelta(days=1)
MOST_QUERIES = 25


@pytest.fixture(autouse=True)
def _quick(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setattr("kith.kernel.clock.now", lambda: THEN)


@pytest.fixture
def here() -> factories.Place:
    return factories.place()


def end(**more: Any) -> actions.EndSaid:
    words: dict[str, Any] = {
        "ended_on": THEN.date(), "reason": EndReason.SAFER, "words": "Calm now", "told": "Both parents"
    }  # fmt: skip
    return actions.EndSaid(**words | more)


def test_a_health_visitor_writes_no_plan_and_a_social_worker_ends_none(here: factories.Place) -> None:
    made = plan(here)
    with pytest.raises(Refused):
        actions.write_plan(plan_id=made.pk, said=version(), by=actor_of(here.around.health_visitor), at=THEN)
    with pytest.raises(Refused):
        actions.end_plan(plan_id=made.pk, said=end(), by=here.worker, at=THEN)
    elsewhere = factories.place().worker
    with acting_as(elsewhere), pytest.raises(NotThere):
        actions.write_plan(plan_id=made.pk, said=version(), by=elsewhere, at=THEN)


def test_versions_are_added_and_two_writers_meet(here: factories.Place) -> None:
    made = plan(here)
    with acting_as(here.worker):
        actions.write_plan(plan_id=made.pk, said=version(), by=here.worker, at=THEN)
        actions.write_plan(plan_id=made.pk, said=version(based_on=1), by=here.worker, at=THEN)
        with pytest.raises(actions.Stale):
            actions.write_plan(plan_id=made.pk, said=version(based_on=1), by=here.worker, at=THEN)
    assert list(PlanVersion.objects.order_by("number").values_list("number", flat=True)) == [1, 2]


def test_nothing_follows_an_end(here: factories.Place) -> None:
    made = plan(here)
    actions.end_plan(plan_id=made.pk, said=end(), by=here.manager, at=THEN)
    file = doors.plan_for(here.worker, made.pk, at=THEN)
    assert file.stage is PlanStage.ENDED
    assert file.clocks == ()
    with pytest.raises(rules.NotNow):
        actions.write_plan(plan_id=made.pk, said=version(), by=here.worker, at=THEN)
    with pytest.raises(rules.NotNow):
        actions.end_plan(plan_id=made.pk, said=end(), by=here.manager, at=THEN)
    call = factories.call_for(here, MeetingKind.CORE_GROUP, THEN)
    with pytest.raises(NotThere):
        actions.call_meeting(call=call, plan_id=made.pk, by=here.worker, at=THEN)


def test_a_plan_goes_to_another_area_and_one_comes(here: factories.Place) -> None:
    made = plan(here)
    moved = end(reason=EndReason.MOVED_AWAY, went_to="Somerset")
    actions.end_plan(plan_id=made.pk, said=moved, by=here.manager, at=THEN)
    assert doors.plan_for(here.worker, made.pk, at=THEN).stage is PlanStage.MOVED
    words: dict[str, Any] = {"came_from": "Somerset", "category": Category.NEGLECT, "told_at": HELD}
    with acting_as(here.manager):
        came = actions.take_plan_on(baby_id=here.baby.pk, **words, by=here.manager, at=THEN)
        with pytest.raises(NotThere):
            actions.take_plan_on(baby_id=here.baby.pk, **words, by=here.manager, at=THEN)
    assert dict(doors.plan_for(here.worker, came.pk, at=THEN).clocks)["Core group"].due_at > HELD


def test_a_plan_taken_on_waits_for_our_own_conference_and_is_not_begun_again(here: factories.Place) -> None:
    moved = end(reason=EndReason.MOVED_AWAY, went_to="Somerset")
    actions.end_plan(plan_id=plan(here).pk, said=moved, by=here.manager, at=THEN)
    words: dict[str, Any] = {"came_from": "Somerset", "category": Category.NEGLECT, "told_at": HELD}
    came = actions.take_plan_on(baby_id=here.baby.pk, **words, by=here.manager, at=THEN)
    names = [label for label, _due in doors.plan_for(here.worker, came.pk, at=THEN).clocks]
    assert doors.OWN in names
    assert "Review conference" not in names
    assert (
        f"/protection/plans/{came.pk}/conference"
        in sign_in(Client(), here.social_worker).get(f"/protection/plans/{came.pk}").content.decode()
    )
    call = factories.call_for(here, MeetingKind.INITIAL, THEN)
    meeting = actions.call_meeting(call=call, plan_id=came.pk, by=here.worker, at=THEN)
    assert meeting.due_at == doors.procedures.transfer_due(HELD).due_at
    actions.record_meeting(
        meeting_id=meeting.pk, said=factories.minutes(meeting, held_at=THEN), by=here.worker, at=THEN
    )
    assert Plan.objects.filter(baby=here.baby).count() == 2
    after = doors.plan_for(here.worker, came.pk, at=THEN)
    assert not after.waits_for_conference
    assert "Review conference" in dict(after.clocks)
    with pytest.raises(NotThere):
        actions.call_meeting(call=call, plan_id=came.pk, by=here.worker, at=THEN)


def test_a_plan_before_birth_is_the_babys_own_and_asks_to_be_renewed_at_the_birth(here: factories.Place) -> None:
    Baby.objects.filter(pk=here.baby.pk).update(date_of_birth=None, expected_on=date(2027, 1, 8))
    made = plan(here)
    assert made.before_birth
    Baby.objects.filter(pk=here.baby.pk).update(date_of_birth=THEN.date(), expected_on=None)
    page = sign_in(Client(), here.social_worker).get(f"/protection/plans/{made.pk}").page
    assert page.findings[0].code == "CP-28"
    assert page.findings[0].serious


def visit(**more: Any) -> actions.VisitSaid:
    seen = SightingSaid(
        seen_at=THEN,
        place=Place.HOME,
        awake=Awake.AWAKE,
        undressed=Undressed.FULLY,
        held_by_mother=True,
        sleep_seen=YesNoUnknown.YES,
        sleep_place="Own cot",
    )
    words: dict[str, Any] = {
        "visited_at": THEN, "announced": False, "found": CircumstancesOfVisit.SEEN, "seen": seen
    }  # fmt: skip
    return actions.VisitSaid(**words | more)


def test_a_visit_is_a_sighting_and_moves_the_clock_only_when_the_baby_was_seen(here: factories.Place) -> None:
    made = plan(here)
    nobody = visit(found=CircumstancesOfVisit.NO_ANSWER, seen=None, why_not_seen="Rang; goes again tomorrow")
    before = dict(doors.plan_for(here.worker, made.pk, at=THEN).clocks)["Visit"].due_at
    with acting_as(here.worker):
        actions.record_visit(plan_id=made.pk, said=nobody, by=here.worker, at=THEN)
        assert dict(doors.plan_for(here.worker, made.pk, at=THEN).clocks)["Visit"].due_at == before
        actions.record_visit(plan_id=made.pk, said=visit(), by=here.worker, at=THEN)
        file = doors.plan_for(here.worker, made.pk, at=THEN)
        (counts,) = measures.plan_counts(since=HELD.date(), until=THEN.date())
    assert dict(file.clocks)["Visit"].due_at > before
    assert Sighting.objects.filter(baby=here.baby).count() == 1
    assert rules.baby_seen_on_visit(file.seen) is None
    assert (counts.visits, counts.visits_in_time, counts.baby_seen, counts.sleep_place) == (2, 1, 1, 1)


def test_the_visit_page_asks_what_was_seen_only_when_the_baby_was(client: Client, here: factories.Place) -> None:
    made = plan(here)
    sign_in(client, here.social_worker)
    address = f"/protection/plans/{made.pk}/visit"
    words = {
        "draft": client.get(address).page.form.draft_token, "announced": "no", "found": "seen", "place": "home",
        "visited_at-day": "4", "visited_at-month": "12", "visited_at-year": "2026", "visited_at-time": "9am",
    }  # fmt: skip
    assert "Select whether the baby was awake" in client.post(address, words).content.decode()
    missed = client.post(address, words | {"found": "no_answer"}).content.decode()
    assert "Enter what you have done about it" in missed
    done = client.post(address, words | {"awake": "awake", "undressed": "fully", "handled": ["mother"]})
    assert done.status_code == 302
    assert Visit.objects.get().sighting is not None


def plan_words(form: Any) -> dict[str, str]:
    return {
        "draft": form.draft_token, "base": str(form.base), "category": "PHY", "babys_day": "Sleeps in her cot.",
        "mothers_part": "Feeds her.", "fathers_standing": "unsafe", "fathers_part": "Not while on bail.",
        "contingency": "Ring the duty number.", "better_0": "Gentle hands", "what_0": "Weekly visit",
    }  # fmt: skip


def test_the_plan_page_saves_a_step_an_outsider_could_not_follow_and_says_so(
    client: Client, here: factories.Place
) -> None:
    made = plan(here)
    sign_in(client, here.social_worker)
    address = f"/protection/plans/{made.pk}/write"
    words = plan_words(client.get(address).page.form)
    assert len(client.post(address, words | {"more": "yes"}).page.groups) == 9
    assert "Say what is done in step 1" in client.post(address, words | {"what_0": ""}).content.decode()
    assert client.post(address, words).status_code == 302
    page = client.get(f"/protection/plans/{made.pk}").page
    assert [one.code for one in page.findings] == ["CP-20"]


def test_team_parts_are_not_there_until_the_handbook_switches_them_on(
    client: Client, here: factories.Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = plan(here)
    sign_in(client, here.social_worker)
    page = client.get(f"/protection/plans/{made.pk}")
    assert "Multi-agency child protection team" not in page.content.decode()
    assert client.get(f"/protection/plans/{made.pk}/team").status_code == 404
    lead = {"part": TeamRole.LEAD_PROTECTION, "name": "Amara Bolt", "agency_name": "Devon County Council"}
    with pytest.raises(NotThere):
        actions.name_team_part(baby_id=here.baby.pk, **lead, by=here.worker, at=THEN)
    monkeypatch.setattr(procedures, "parts_switched_on", lambda _on: tuple(TeamRole))
    assert "CP-29" in {one.code for one in client.get(f"/protection/plans/{made.pk}").page.findings}
    assert client.get(f"/protection/plans/{made.pk}/team").status_code == 200
    actions.name_team_part(baby_id=here.baby.pk, **lead, by=here.worker, at=THEN)
    page = client.get(f"/protection/plans/{made.pk}")
    assert "Amara Bolt, Devon County Council" in page.content.decode()
    assert "CP-29" not in {one.code for one in page.page.findings}


PAGES = ("", "/write", "/visit", "/core-group", "/review")


@pytest.mark.parametrize("path", PAGES)
def test_pages_want_a_second_factor_and_ask_the_database_few_questions(
    client: Client, here: factories.Place, path: str
) -> None:
    address = f"/protection/plans/{plan(here).pk}{path}"
    sign_in(client, here.social_worker, second_factor=False)
    assert "second-factor" in client.get(address)["Location"]
    sign_in(client, here.social_worker)
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert len(asked) <= MOST_QUERIES, "\n".join(query["sql"][:120] for query in asked)


@pytest.mark.parametrize("moved_here", [False, True])
def test_the_babys_pages_say_what_a_plan_in_force_waits_for(
    client: Client, here: factories.Place, moved_here: bool
) -> None:
    if moved_here:
        words: dict[str, Any] = {"came_from": "Somerset", "category": Category.NEGLECT, "told_at": HELD}
        actions.take_plan_on(baby_id=here.baby.pk, **words, by=here.manager, at=THEN)
    else:
        plan(here)
    sign_in(client, here.social_worker)
    for address in (f"/babies/{here.baby.pk}", f"/babies/{here.baby.pk}/protection"):
        shown = client.get(address)
        assert shown.status_code == 200
        for words_of in ("Child protection plan", "Our own conference" if moved_here else "Review conference"):
            assert words_of in shown.content.decode(), f"{words_of} at {address}"


def test_the_desk_shows_what_is_due_to_those_who_do_it(
    client: Client, here: factories.Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = plan(here)
    late = HELD + timedelta(days=30)
    monkeypatch.setattr("kith.kernel.clock.now", lambda: late)
    found, count = doors.due_for(here.worker, at=late)
    assert count == 2
    assert {one.what for one in found} == {"Core group", "Visit"}
    assert doors.due_for(actor_of(here.around.health_visitor), at=late) == ([], 0)
    page = sign_in(client, here.social_worker).get("/").page
    panel = next(one for one in page.panels if one.heading.startswith("Protection"))
    assert panel.items[0].href == f"/protection/plans/{made.pk}"
    assert Plan.objects.count() == 1

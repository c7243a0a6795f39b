"""Case resolution: who may not, four stages with the baby's safety at each, and an end that others learn from."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kith.access.actor import Actor
from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.access.words import Role
from kith.directory.models import Notice, Team, Worker
from kith.directory.tests.factories import AT, WorkerFactory, actor_of, sign_in, worker_in
from kith.directory.words import AgencyKind
from kith.kernel import clock
from kith.kernel.findings import Finding
from kith.people.models import Baby, Involvement
from kith.people.tests.factories import baby_of
from kith.referrals import actions, doors, timeline
from kith.referrals.models import Request, Resolution, ResolutionEnd, StageHolder
from kith.referrals.words import ResolutionStage, SafeMeanwhile, Settlement, Topic, TriageOutcome

from .factories import TriageFactory, front_door_manager, front_door_team, sent_to
from .walking import fill

pytestmark = pytest.mark.django_db
S = ResolutionStage
SAFE = actions.Safety(safe=SafeMeanwhile.AGREED, plan="With her grandmother.")


@pytest.fixture(autouse=True)
def _that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: AT + timedelta(hours=3))


@pytest.fixture
def team() -> Team:
    return front_door_team()


@pytest.fixture
def manager(team: Team) -> Worker:
    return front_door_manager(team)


@pytest.fixture
def visitor() -> Worker:
    return WorkerFactory()


@pytest.fixture
def request_(team: Team, manager: Worker, visitor: Worker) -> Request:
    request = sent_to(team, baby_of(visitor), made_by=visitor)
    TriageFactory(request=request, decided_by=manager, outcome=TriageOutcome.ADVICE.value)
    return request


@pytest.fixture
def executive() -> Worker:
    return WorkerFactory(role=Role.EXECUTIVE.value, team__agency__kind=AgencyKind.PARTNERSHIP.value)


def start(request: Request, team: Team, by: Worker, **more: Any) -> Resolution:
    words = {"topic": Topic.THRESHOLD, "what": "It is level 4.", "wanted": "A discussion."} | more
    raised = actions.Raised(other_team=team, safety=SAFE, request_id=request.pk, **words)
    actor = actor_of(by)
    with acting_as(actor):
        return actions.raise_disagreement(baby_id=request.baby_id, raised=raised, by=actor, at=AT)


def move(one: Resolution, by: Worker, *holders: Worker, hours: int = 1) -> Any:
    actor = actor_of(by)
    onward = actions.Onward(why="We spoke and do not agree.", safety=SAFE, holders=list(holders))
    with acting_as(actor):
        return actions.move_on(resolution_id=one.pk, onward=onward, by=actor, at=AT + timedelta(hours=hours))


def resolve(one: Resolution, by: Worker, *, hours: int = 9) -> ResolutionEnd | Finding:
    actor = actor_of(by)
    ended = actions.Ended(settlement=Settlement.CHANGED, words="A discussion is called.", safety=SAFE, learning="Ring.")
    with acting_as(actor):
        return actions.resolve(resolution_id=one.pk, ended=ended, by=actor, at=AT + timedelta(hours=hours))


def seen_by(one: Resolution, by: Worker) -> doors.Disagreement:
    actor: Actor = actor_of(by)
    with acting_as(actor):
        return doors.resolution_for(actor, one.pk, at=AT)


def test_somebody_who_does_not_work_with_the_baby_may_not_raise_read_or_move_it(
    request_: Request, team: Team, visitor: Worker
) -> None:
    stranger = WorkerFactory()
    with pytest.raises((Refused, NotThere)):
        start(request_, team, stranger)
    one = start(request_, team, visitor)
    with pytest.raises(NotThere):
        seen_by(one, stranger)
    with pytest.raises(NotThere):
        move(one, stranger, stranger)
    with pytest.raises(NotThere):
        resolve(one, stranger)


@pytest.mark.parametrize("role", [Role.EXECUTIVE, Role.QUALITY_LEAD, Role.SYSTEM_ADMINISTRATOR])
def test_the_executive_and_reviewers_find_no_disagreement_before_it_comes_to_them(
    request_: Request, team: Team, visitor: Worker, role: Role
) -> None:
    one = start(request_, team, visitor)
    with pytest.raises(NotThere):
        seen_by(one, worker_in(role))


def test_who_works_with_the_baby_and_takes_no_part_reads_it_and_cannot_end_it(
    request_: Request, team: Team, visitor: Worker
) -> None:
    one = start(request_, team, visitor)
    other = WorkerFactory()
    Involvement.objects.create(
        baby=request_.baby, worker=other, team=other.team, agency=other.team.agency, part="other", since=AT
    )
    assert seen_by(one, other).stage is S.PRACTITIONERS
    with pytest.raises(Refused):
        resolve(one, other)


def test_it_begins_with_whoever_raised_it_and_whoever_decided_and_the_decision_stands(
    request_: Request, team: Team, visitor: Worker, manager: Worker
) -> None:
    one = start(request_, team, visitor)
    standing = seen_by(one, visitor)
    assert {holder.pk for holder in standing.now.holders} == {visitor.pk, manager.pk}
    assert standing.now.clock.limit.code == "CRP1"
    assert one.number.startswith("CR-")
    assert (one.decision, request_.decisions.count()) == (request_.decisions.get(), 1)
    letter = Notice.objects.get(worker=manager)
    for secret in (request_.baby.given_name, request_.baby.family_name, "level 4", one.number):
        assert secret not in letter.subject
        assert secret == one.number or secret not in letter.body


def test_four_stages_each_with_its_clock_the_babys_safety_and_those_who_hold_it(
    request_: Request, team: Team, visitor: Worker, manager: Worker, executive: Worker
) -> None:
    one = start(request_, team, visitor)
    boss, lead = WorkerFactory(team=visitor.team), WorkerFactory(team=visitor.team, leads_safeguarding=True)
    move(one, visitor, boss, manager, hours=1)
    move(one, boss, lead, manager, hours=2)
    move(one, lead, executive, hours=3)
    standing = seen_by(one, executive)
    assert [ResolutionStage(stage.step.stage) for stage in standing.stages] == list(S)[:4]
    assert [stage.clock.limit.code for stage in standing.stages] == ["CRP1", "CRP2", "CRP3", "CRP4"]
    assert {stage.step.plan for stage in standing.stages} == {SAFE.plan}
    beyond = move(one, executive, executive)
    assert isinstance(beyond, Finding)
    assert beyond.code == "RES-3"
    with acting_as(actor_of(executive)):
        assert [held.resolution for held in doors.resolutions_held_by(actor_of(executive))] == [one]
        assert doors.resolutions_held_by(actor_of(visitor)) == []


def test_the_executive_decides_without_opening_the_file(
    request_: Request, team: Team, visitor: Worker, manager: Worker, executive: Worker
) -> None:
    one = start(request_, team, visitor)
    for stage_holder in (manager, manager, executive):
        move(one, visitor, stage_holder)
    standing = seen_by(one, executive)
    assert not standing.named
    with acting_as(actor_of(executive)):
        assert not Baby.objects.exists()
        assert not Request.objects.exists()
    assert not Involvement.objects.filter(worker=executive).exists()
    end = resolve(one, executive)
    assert isinstance(end, ResolutionEnd)
    assert end.stage == S.EXECUTIVE


def test_a_safeguarding_lead_can_open_the_file_for_a_time(request_: Request, team: Team, visitor: Worker) -> None:
    one = start(request_, team, visitor)
    lead = WorkerFactory(leads_safeguarding=True)
    move(one, visitor, lead)
    assert Involvement.objects.get(worker=lead).until == AT + timedelta(hours=1, days=28)


def test_a_resolved_disagreement_goes_nowhere_and_leaves_every_desk(
    request_: Request, team: Team, visitor: Worker
) -> None:
    one = start(request_, team, visitor)
    assert isinstance(resolve(one, visitor), ResolutionEnd)
    assert seen_by(one, visitor).stage is S.RESOLVED
    assert seen_by(one, visitor).findings(at=AT + timedelta(days=90)) == ()
    assert isinstance(resolve(one, visitor), Finding)
    with acting_as(actor_of(visitor)):
        assert doors.resolutions_held_by(actor_of(visitor)) == []


def test_the_right_people_are_offered_and_where_there_are_none_the_team(
    request_: Request, team: Team, visitor: Worker, manager: Worker, executive: Worker
) -> None:
    one = start(request_, team, visitor)
    lead = WorkerFactory(team=visitor.team, leads_safeguarding=True)
    left = WorkerFactory(team=visitor.team, leads_safeguarding=True, active_until=(AT - timedelta(days=1)).date())
    managers = doors.candidates(one, S.LINE_MANAGERS, at=AT)
    assert {visitor.pk, manager.pk} <= {worker.pk for worker in managers}
    leads = doors.candidates(one, S.SAFEGUARDING_LEADS, at=AT)
    assert {lead.pk, manager.pk} == {worker.pk for worker in leads}
    assert left not in leads
    assert doors.candidates(one, S.EXECUTIVE, at=AT) == [executive]


def test_line_managers_are_found_outside_social_care_by_their_post(
    request_: Request, team: Team, visitor: Worker, manager: Worker
) -> None:
    one = start(request_, team, visitor)
    today = {"team": visitor.team, "post_title": "Health visitor, team leader"}
    nurse = WorkerFactory(**today)
    left = WorkerFactory(**today, active_until=(AT - timedelta(days=1)).date())
    elsewhere = WorkerFactory(post_title="Team leader")
    found = {worker.pk for worker in doors.candidates(one, S.LINE_MANAGERS, at=AT)}
    assert found == {nurse.pk, manager.pk}
    assert not found & {left.pk, elsewhere.pk, visitor.pk}


def test_a_stage_past_its_time_says_so(request_: Request, team: Team, visitor: Worker) -> None:
    one = start(request_, team, visitor)
    standing = seen_by(one, visitor)
    assert standing.findings(at=AT) == ()
    assert [finding.code for finding in standing.findings(at=AT + timedelta(days=9))] == ["RES-2"]


def test_a_disagreement_is_raised_on_the_screen_from_a_decision_and_walked_to_its_end(
    client: Client, request_: Request, team: Team, visitor: Worker, manager: Worker
) -> None:
    sign_in(client, visitor)
    url = f"{reverse('resolution_start', args=[request_.baby_id])}?request={request_.pk}"
    answers = {
        "team": str(team.pk),
        "topic": "threshold",
        "what": "It is level 4.",
        "wanted": "A discussion",
        "safe": "not_agreed",
    }
    sent = fill(client, url, answers)
    assert sent.status_code == 302
    page: Any = client.get(sent["Location"]).page  # type: ignore[attr-defined]
    assert [finding.code for finding in page.findings] == ["RES-1"]
    one = Resolution.objects.get()
    moved = {"safe": "agreed", "plan": "On the ward", "why": "No answer", "holders": [str(manager.pk)]}
    assert fill(client, reverse("resolution_next", args=[one.pk]), moved).status_code == 302  # type: ignore[arg-type]
    ended = {"safe": "agreed", "plan": "On the ward", "settlement": "changed", "words": "Decided again"}
    assert fill(client, reverse("resolution_end", args=[one.pk]), ended).status_code == 302
    assert ResolutionEnd.objects.get().stage == S.LINE_MANAGERS
    assert StageHolder.objects.count() == 3


def test_a_stranger_meets_pages_that_are_not_there(
    client: Client, request_: Request, team: Team, visitor: Worker
) -> None:
    one = start(request_, team, visitor)
    sign_in(client, worker_in(Role.SOCIAL_WORKER))
    for name in ("resolution", "resolution_next", "resolution_end"):
        assert client.get(reverse(name, args=[one.pk])).status_code == 404
    assert client.get(reverse("resolution_start", args=[request_.baby_id])).status_code == 404


def test_a_request_about_another_baby_is_not_taken_along(client: Client, request_: Request, visitor: Worker) -> None:
    sign_in(client, visitor)
    other = baby_of(visitor)
    url = reverse("resolution_start", args=[other.pk])
    for wanted in (str(request_.pk), "not-an-id"):
        assert client.get(f"{url}?request={wanted}").status_code == 404


def test_the_chronology_hears_that_it_was_raised_and_how_it_ended(
    request_: Request, team: Team, visitor: Worker
) -> None:
    one = start(request_, team, visitor)
    resolve(one, visitor)
    by = actor_of(visitor)
    with acting_as(by):
        kinds = [fact.kind for fact in timeline.entries_for(by, request_.baby_id)]
    assert kinds[-2:] == ["Disagreement raised", "Disagreement resolved: The decision is changed"]

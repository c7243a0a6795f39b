"""What each person may see of the Front Door's work, and that lists stay cheap."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.access.models import AuditEntry
from kith.access.permissions import Permission
from kith.access.words import Role
from kith.directory.models import Team
from kith.directory.tests.factories import AT, WorkerFactory, actor_of, worker_in
from kith.people.tests.factories import BabyFactory, InvolvementFactory, baby_of
from kith.referrals import doors, timeline
from kith.referrals.models import ReferrerTold, Request, SharingDecision, TriageDecision, WaitingRequest
from kith.referrals.words import RequestStage

from .factories import RequestFactory, ToldFactory, TriageFactory, front_door_manager, front_door_team, sent_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def team() -> Team:
    return front_door_team()


def test_a_stranger_cannot_tell_a_request_from_nothing(team: Team) -> None:
    request = sent_to(team, BabyFactory())
    stranger = actor_of(WorkerFactory())
    with acting_as(stranger), pytest.raises(NotThere):
        doors.request_for(stranger, request.pk, at=AT)


@pytest.mark.parametrize("role", [Role.HEALTH_VISITOR, Role.QUALITY_LEAD, Role.SYSTEM_ADMINISTRATOR, Role.EXECUTIVE])
def test_only_the_front_door_sees_the_queue(team: Team, role: Role) -> None:
    other = actor_of(worker_in(role))
    with acting_as(other), pytest.raises(Refused):
        doors.queue(other, doors.Wanted(page=1), at=AT)


def test_the_database_hides_every_table_of_this_room_from_a_stranger(team: Team) -> None:
    decision = TriageFactory(request=sent_to(team, BabyFactory()))
    ToldFactory(decision=decision)
    sent_to(team, BabyFactory())
    stranger = WorkerFactory()
    baby_of(stranger)
    with acting_as(actor_of(stranger)):
        for model in (Request, SharingDecision, TriageDecision, ReferrerTold, WaitingRequest):
            assert not model.objects.exists(), model
    with acting_as(actor_of(front_door_manager(team))):
        for model in (Request, SharingDecision, TriageDecision, ReferrerTold, WaitingRequest):
            assert model.objects.exists(), model


@pytest.mark.parametrize(
    "statement",
    [
        "update referrals_request set what_seen = ''",
        "delete from referrals_triagedecision",
        "delete from referrals_waitingrequest",
        "insert into referrals_waitingrequest select request_id, received_at, injury, baby_id "
        "from referrals_waitingrequest",
    ],
)
def test_what_was_sent_or_decided_is_never_changed_by_the_web(team: Team, statement: str) -> None:
    TriageFactory(request=sent_to(team, BabyFactory()))
    sent_to(team, BabyFactory())
    with acting_as(actor_of(front_door_manager(team))), connection.cursor() as cursor:  # noqa: SIM117
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute(statement)


def test_opening_a_request_is_recorded(team: Team) -> None:
    request = sent_to(team, BabyFactory())
    manager = actor_of(front_door_manager(team))
    with acting_as(manager):
        standing = doors.request_for(manager, request.pk, Permission.REQUEST_DECIDE, at=AT)
    assert standing.stage is RequestStage.WAITING
    entry = AuditEntry.objects.get(action="opened a request for support")
    assert (entry.subject_id, entry.permission) == (request.pk, "REQUEST_DECIDE")


def test_the_queue_puts_injuries_first_then_the_longest_waiting_and_flags_earlier_requests(team: Team) -> None:
    known = BabyFactory()
    TriageFactory(request=sent_to(team, known, received_at=AT - timedelta(days=90)))
    old = sent_to(team, BabyFactory(), injury=False, received_at=AT - timedelta(days=2))
    older = sent_to(team, BabyFactory(), injury=False, received_at=AT - timedelta(days=4))
    hurt = sent_to(team, BabyFactory(), injury=True, received_at=AT - timedelta(minutes=5))
    again = sent_to(team, known, injury=False, received_at=AT - timedelta(minutes=1))
    manager = actor_of(front_door_manager(team))
    with acting_as(manager):
        found = doors.queue(manager, doors.Wanted(page=1), at=AT)
        assert doors.waiting_count(manager, at=AT) == 4
    assert [one.request for one in found.waiting] == [hurt, older, old, again]
    assert [one.earlier for one in found.waiting] == [0, 0, 0, 1]
    assert (found.total, found.late) == (4, 1)


@pytest.mark.parametrize(("wanted", "given"), [(1, 1), (2, 2), (0, 1), (99, 2)])
def test_a_page_that_does_not_exist_is_the_nearest_one(team: Team, wanted: int, given: int) -> None:
    for _ in range(doors.QUEUE_PAGE + 1):
        sent_to(team, BabyFactory())
    manager = actor_of(front_door_manager(team))
    with acting_as(manager):
        found = doors.queue(manager, doors.Wanted(page=wanted), at=AT)
    assert (found.number, found.pages) == (given, 2)
    assert len(found.waiting) == (25 if given == 1 else 1)


def test_the_queue_costs_the_same_however_many_wait(team: Team, django_assert_max_num_queries: Any) -> None:
    for _ in range(12):
        TriageFactory(request=sent_to(team, BabyFactory()))
        sent_to(team, BabyFactory())
    manager = actor_of(front_door_manager(team))
    with acting_as(manager), django_assert_max_num_queries(5):
        assert len(doors.queue(manager, doors.Wanted(page=1), at=AT).waiting) == 12


def test_what_i_sent_is_mine_alone_and_says_where_it_stands(team: Team, django_assert_max_num_queries: Any) -> None:
    worker, colleague = WorkerFactory(), WorkerFactory()
    waiting = sent_to(team, baby_of(worker), made_by=worker, received_at=AT - timedelta(hours=1))
    answered = sent_to(team, baby_of(worker), made_by=worker, received_at=AT - timedelta(hours=2))
    ToldFactory(decision=TriageFactory(request=answered))
    decided = sent_to(team, baby_of(worker), made_by=worker, received_at=AT - timedelta(hours=3))
    TriageFactory(request=decided)
    sent_to(team, baby_of(colleague), made_by=colleague)
    actor = actor_of(worker)
    with acting_as(actor), django_assert_max_num_queries(3):
        mine = doors.requests_made_by(actor)
    assert [(one.request, one.stage.value) for one in mine] == [
        (waiting, "waiting"),
        (answered, "answered"),
        (decided, "decided"),
    ]


def test_a_later_decision_that_was_not_told_puts_the_request_back_to_decided(team: Team) -> None:
    request = sent_to(team, BabyFactory())
    ToldFactory(decision=TriageFactory(request=request))
    TriageFactory(request=request, decided_at=AT + timedelta(hours=5))
    manager = actor_of(front_door_manager(team))
    with acting_as(manager):
        standing = doors.request_for(manager, request.pk, at=AT)
    assert standing.stage is RequestStage.DECIDED
    assert standing.first_decided_at == AT + timedelta(hours=1)


def test_nobody_who_decides_nothing_has_a_waiting_count(team: Team) -> None:
    worker = WorkerFactory()
    sent_to(team, baby_of(worker))
    actor = actor_of(worker)
    with acting_as(actor):
        assert doors.waiting_count(actor, at=AT) == 0


def test_the_limit_in_force_on_the_day_judges_the_request() -> None:
    assert doors.response_clock(AT).limit.edition == "2026"
    assert doors.response_clock(AT - timedelta(days=700)).limit.edition != "2026"


def test_the_chronology_hears_of_the_request_the_decision_and_the_telling(team: Team) -> None:
    request = sent_to(team, BabyFactory())
    ToldFactory(decision=TriageFactory(request=request, decided_by__team=team))
    manager = actor_of(front_door_manager(team))
    with acting_as(manager):
        facts = timeline.entries_for(manager, request.baby_id)
    assert [fact.kind for fact in facts] == [
        "Request for support",
        "Front Door decision: Strategy discussion",
        "Referrer told",
    ]
    assert facts[0].happened_at == request.seen_on
    assert facts[0].known_at == request.received_at
    assert facts[0].agency_name == request.made_by_agency.name
    assert facts[1].agency_name == team.agency.name


def test_a_request_that_came_from_elsewhere_without_a_sharing_decision_can_be_read(team: Team) -> None:
    baby = BabyFactory()
    request = RequestFactory(baby=baby)
    InvolvementFactory(baby=baby, worker=None, team=team)
    manager = actor_of(front_door_manager(team))
    with acting_as(manager):
        assert doors.request_for(manager, request.pk, at=AT).request == request

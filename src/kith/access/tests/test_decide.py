from datetime import UTC, datetime
from uuid import uuid4

import pytest

from kith.access.actor import NOBODY, Actor
from kith.access.decide import decide
from kith.access.permissions import READS_RECORDS, Permission
from kith.access.policy import POLICY, Subject
from kith.access.words import Role

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)


def worker(role: Role, **more: object) -> Actor:
    facts = {"account_id": uuid4(), "worker_id": uuid4(), "second_factor": True, **more}
    return Actor(name="A worker", role=role, **facts)


@pytest.mark.parametrize("permission", list(Permission))
def test_nobody_may_do_nothing(permission: Permission) -> None:
    assert not decide(NOBODY, permission, at=AT)


@pytest.mark.parametrize("permission", sorted(READS_RECORDS, key=lambda p: p.name))
def test_no_record_is_opened_without_a_second_factor(permission: Permission) -> None:
    for role in Role:
        assert not decide(worker(role, second_factor=False), permission, at=AT)


@pytest.mark.parametrize("permission", sorted(READS_RECORDS, key=lambda p: p.name))
def test_system_administrator_and_scrutineer_open_no_record(permission: Permission) -> None:
    for role in (Role.SYSTEM_ADMINISTRATOR, Role.SCRUTINEER, Role.EXECUTIVE, Role.QUALITY_LEAD):
        assert not decide(worker(role), permission, at=AT)


def test_a_worker_who_is_not_involved_may_not_open_the_file_and_is_told_why() -> None:
    decision = decide(worker(Role.HEALTH_VISITOR), Permission.BABY_VIEW, Subject(baby_id=uuid4()), at=AT)
    assert not decision
    assert "working with this family" in decision.because


def test_an_involved_worker_may_open_the_file() -> None:
    actor = worker(Role.HEALTH_VISITOR)
    subject = Subject(baby_id=uuid4(), involved_workers=frozenset({actor.worker_id}))
    assert decide(actor, Permission.BABY_VIEW, subject, at=AT)


def test_a_manager_may_open_files_of_a_team_they_manage() -> None:
    team = uuid4()
    actor = worker(Role.LOCALITY_MANAGER, team_ids=frozenset({team}))
    assert decide(actor, Permission.BABY_VIEW, Subject(involved_teams=frozenset({team})), at=AT)
    assert not decide(actor, Permission.BABY_VIEW, Subject(involved_teams=frozenset({uuid4()})), at=AT)


def test_nobody_approves_their_own_work() -> None:
    actor = worker(Role.EXECUTIVE)
    mine = Subject(author_ids=frozenset({actor.worker_id}))
    assert not decide(actor, Permission.REVIEW_APPROVE, mine, at=AT)
    assert decide(actor, Permission.REVIEW_APPROVE, Subject(author_ids=frozenset({uuid4()})), at=AT)


def test_a_visitor_may_only_say_what_they_were_asked_by_their_own_invitation() -> None:
    invitation = uuid4()
    visitor = Actor(name="A practice", invitation_id=invitation, second_factor=True)
    own = Subject(invitation_id=invitation)
    for permission in Permission:
        allowed = bool(decide(visitor, permission, own, at=AT))
        assert allowed is (permission in {Permission.STRATEGY_CONTRIBUTE, Permission.PROTECTION_REPORT})
    for permission in (Permission.STRATEGY_CONTRIBUTE, Permission.PROTECTION_REPORT):
        assert not decide(visitor, permission, Subject(invitation_id=uuid4()), at=AT)


def test_every_permission_is_somebodys() -> None:
    assert {row.permission for row in POLICY} == set(Permission)


def test_a_decision_needs_an_aware_moment() -> None:
    with pytest.raises(ValueError, match="aware"):
        decide(NOBODY, Permission.DESK_VIEW, at=datetime(2026, 1, 1))

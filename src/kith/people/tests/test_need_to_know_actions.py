"""Who may not, first; then inviting, handing over, ending, break-glass with its review, and seals."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.access.models import AuditEntry
from kith.access.words import Role
from kith.directory.models import Notice
from kith.directory.tests.factories import WorkerFactory, actor_of, worker_in
from kith.kernel import clock
from kith.people import actions, doors
from kith.people.models import Baby, BreakGlass, BreakGlassReview, Note, Seal
from kith.people.words import Judgement, Purpose, SealCause, SealKind, SealStepKind

from .factories import BreakGlassFactory, InvolvementFactory, SealFactory, SealNameFactory, baby_of

pytestmark = pytest.mark.django_db
WHY = "Police are at the door and ask about a baby"


@pytest.fixture
def at():
    return clock.now()


def fresh(worker, at):
    return replace(actor_of(worker), second_factor_at=at - timedelta(minutes=1))


def breaks(actor, baby, at, reason: str = WHY):
    with acting_as(actor, at):
        return actions.break_glass(baby.pk, purpose=Purpose.SAFETY_NOW, reason=reason, by=actor, at=at)


def opens(actor, baby, at) -> bool:
    try:
        with acting_as(actor, at):
            doors.baby_for(actor, baby.pk, at=at)
    except (Refused, NotThere):
        return False
    return True


@pytest.mark.parametrize("role", [Role.QUALITY_LEAD, Role.SYSTEM_ADMINISTRATOR, Role.INFORMATION_GOVERNANCE])
def test_roles_that_work_with_no_family_break_no_glass(role, at) -> None:
    with pytest.raises(Refused):
        breaks(fresh(worker_in(role), at), baby_of(WorkerFactory()), at)


def test_break_glass_needs_the_second_factor_again(at) -> None:
    baby, worker = baby_of(WorkerFactory()), WorkerFactory()
    for given in (None, at - timedelta(minutes=6), at + timedelta(minutes=6)):
        with pytest.raises(Refused):
            breaks(replace(actor_of(worker), second_factor_at=given), baby, at)
    assert not BreakGlass.objects.exists()


def test_who_works_with_the_family_needs_no_break_glass(at) -> None:
    worker = WorkerFactory()
    with pytest.raises(Refused):
        breaks(fresh(worker, at), baby_of(worker), at)


def test_break_glass_opens_one_file_to_read_for_an_hour_and_tells_reviewers_without_names(at) -> None:
    governor = worker_in(Role.INFORMATION_GOVERNANCE, email="governor@partnership.example")
    baby, other, actor = baby_of(WorkerFactory()), baby_of(WorkerFactory()), fresh(WorkerFactory(), at)
    assert not opens(actor, baby, at)
    made = breaks(actor, baby, at)
    assert breaks(actor, baby, at) == made
    assert made.ends_at == at + timedelta(minutes=60)
    assert opens(actor, baby, at + timedelta(minutes=59))
    assert not opens(actor, baby, at + timedelta(minutes=60))
    assert not opens(actor, other, at)
    notice = Notice.objects.get(worker=governor)
    for secret in (baby.given_name, baby.mother.family_name, actor.name, WHY, str(baby.pk)):
        assert secret not in notice.subject + notice.body
    assert AuditEntry.objects.filter(action="opened a file by break-glass", baby_id=baby.pk).count() == 1


def test_break_glass_writes_nothing_and_brings_nobody_in(at) -> None:
    baby, worker = baby_of(WorkerFactory()), WorkerFactory()
    actor = fresh(worker, at)
    breaks(actor, baby, at)
    facts = actions.NoteFacts(kind="worry", words="A mark", happened_at=at)
    with pytest.raises(Refused), acting_as(actor, at):
        actions.add_note(baby.pk, facts, by=actor, at=at)
    with pytest.raises(Refused), acting_as(actor, at):
        actions.involve(baby.pk, actions.Seat(team=worker.team, worker=worker), by=actor, at=at)
    assert not Note.objects.exists()


def test_break_glass_asks_why(at) -> None:
    done = breaks(fresh(WorkerFactory(), at), baby_of(WorkerFactory()), at, reason="urgent")
    assert isinstance(done, actions.Queried)
    assert not BreakGlass.objects.exists()


def test_break_glass_never_opens_a_seal_and_answers_as_if_there_were_no_file(at) -> None:
    baby, worker = baby_of(WorkerFactory()), WorkerFactory()
    SealNameFactory(seal__baby=baby, worker=worker)
    with pytest.raises(NotThere):
        breaks(fresh(worker, at), baby, at)


def test_only_somebody_else_of_information_governance_reviews(at) -> None:
    worker, governor = WorkerFactory(), worker_in(Role.INFORMATION_GOVERNANCE)
    opening = BreakGlassFactory(worker=worker, opened_at=at)
    own = BreakGlassFactory(worker=governor, opened_at=at)
    said = {"judgement": Judgement.RIGHT, "words": "", "at": at}
    for who, which in ((worker, opening), (worker_in(Role.FRONT_DOOR_MANAGER), opening), (governor, own)):
        with pytest.raises((Refused, NotThere)), acting_as(actor_of(who), at):
            actions.review_opening(which.pk, by=actor_of(who), **said)
    reviewer = actor_of(governor)
    with acting_as(reviewer, at):
        assert [one.id for one in doors.openings_to_review(reviewer, at=at)] == [opening.pk]
        actions.review_opening(opening.pk, by=reviewer, **said)
        assert doors.openings_to_review(reviewer, at=at) == []
    assert BreakGlassReview.objects.get().reviewed_by == governor


def test_an_invitation_opens_until_the_end_of_the_day_and_a_stranger_invites_nobody(at) -> None:
    worker, guest, stranger = WorkerFactory(), WorkerFactory(), WorkerFactory()
    baby = baby_of(worker)
    until = (at + timedelta(days=3)).date()
    said = {"until": until, "reason": "Skeletal survey on Monday", "at": at}
    with pytest.raises(Refused), acting_as(actor_of(stranger), at):
        actions.invite(baby.pk, stranger, by=actor_of(stranger), **said)
    with acting_as(actor_of(worker), at):
        long = actions.invite(baby.pk, guest, by=actor_of(worker), **said | {"until": until + timedelta(days=99)})
        assert isinstance(long, actions.Queried)
        made = actions.invite(baby.pk, guest, by=actor_of(worker), **said)
    assert opens(actor_of(guest), baby, made.until - timedelta(minutes=1))
    assert not opens(actor_of(guest), baby, made.until)


def test_a_hand_over_closes_the_file_for_one_and_opens_it_for_the_other(at) -> None:
    worker = WorkerFactory()
    heir, outsider = worker_in(Role.HEALTH_VISITOR, team=worker.team), WorkerFactory()
    baby = baby_of(worker)
    held = baby.involvements.get()
    said = {"reason": "I am moving on Monday", "at": at}
    for who, to in ((outsider, heir), (worker, outsider)):
        with pytest.raises((Refused, NotThere)), acting_as(actor_of(who), at):
            actions.hand_over(held.pk, to, by=actor_of(who), **said)
    with acting_as(actor_of(worker), at):
        actions.hand_over(held.pk, heir, by=actor_of(worker), **said)
    assert opens(actor_of(heir), baby, at)
    assert not opens(actor_of(worker), baby, at)


def test_the_last_one_is_asked_why_and_a_manager_ends_for_the_team(at) -> None:
    manager = worker_in(Role.LOCALITY_MANAGER)
    worker = worker_in(Role.SOCIAL_WORKER, team=manager.team)
    baby = baby_of(worker)
    held = baby.involvements.get()
    actor = actor_of(manager)
    with acting_as(actor, at):
        assert isinstance(actions.end_involvement(held.pk, by=actor, at=at), actions.Queried)
        actions.end_involvement(held.pk, explained="The family moved to Kent", by=actor, at=at)
    assert not opens(actor_of(worker), baby, at)
    assert not opens(actor, baby, at)


def said(worker, at, **more):
    facts = {
        "kind": SealKind.EXCLUSION, "cause": SealCause.OWN_FAMILY, "reason": "Her grandchild", "source": "She said so",
        "ask": "Tamsin", "review_on": at.date() + timedelta(days=90), "workers": (worker,),
    }  # fmt: skip
    return actions.SealSaid(**facts | more)


def test_a_manager_seals_urgently_and_only_information_governance_reads_whom_to_ask(at) -> None:
    worker, governor = WorkerFactory(), worker_in(Role.INFORMATION_GOVERNANCE, email="g@partnership.example")
    manager = worker_in(Role.FRONT_DOOR_MANAGER)
    baby = baby_of(worker)
    InvolvementFactory(baby=baby, worker=manager)
    for who in (worker, worker_in(Role.FRONT_DOOR_MANAGER), worker_in(Role.EXECUTIVE)):
        with pytest.raises(Refused), acting_as(actor_of(who), at):
            actions.seal(baby.pk, said(worker, at), by=actor_of(who), at=at)
    with acting_as(actor_of(manager), at):
        long = actions.seal(baby.pk, said(worker, at, review_on=at.date()), by=actor_of(manager), at=at)
        assert isinstance(long, actions.Queried)
        made = actions.seal(baby.pk, said(worker, at), by=actor_of(manager), at=at)
        with pytest.raises(Refused):
            doors.seals(actor_of(manager), at=at)
        assert not Seal.objects.exists()
    assert not opens(actor_of(worker), baby, at)
    assert opens(actor_of(manager), baby, at)
    assert Notice.objects.filter(worker=governor).count() == 1
    with acting_as(actor_of(governor), at):
        sealed, name = doors.seal_page_for(actor_of(governor), made.pk, at=at)
        assert sealed.ask == "Tamsin"
        assert name
        assert not Baby.objects.exists()


def test_a_seal_is_kept_its_list_changed_and_lifted_and_nothing_of_it_is_lost(at) -> None:
    worker, governor = WorkerFactory(), worker_in(Role.INFORMATION_GOVERNANCE)
    baby, actor = baby_of(worker), actor_of(governor)
    seal = SealFactory(baby=baby)
    by = {"by": actor, "at": at}
    with acting_as(actor, at):
        actions.change_list(seal.pk, worker, named=True, reason="Her grandchild", **by)
    assert not opens(actor_of(worker), baby, at)
    with acting_as(actor, at):
        kept = {"reason": "Still here", "review_on": at.date() + timedelta(days=30)}
        actions.review_seal(seal.pk, SealStepKind.KEPT, **kept, **by)
        assert doors.seals(actor, at=at)[0].review_on == kept["review_on"]
        actions.review_seal(seal.pk, SealStepKind.LIFTED, reason="She left", review_on=None, **by)
        assert doors.seals(actor, at=at) == []
        with pytest.raises(NotThere):
            actions.review_seal(seal.pk, SealStepKind.LIFTED, reason="Again", review_on=None, **by)
    assert opens(actor_of(worker), baby, at)
    assert seal.steps.count() == 2


def test_somebody_of_the_same_agency_learns_whom_to_speak_with_and_nothing_else(at) -> None:
    worker = worker_in(Role.POLICE, full_name="Sgt Heard")
    colleague, stranger = worker_in(Role.POLICE, team=worker.team), WorkerFactory()
    baby = baby_of(worker)
    for who, learns in ((colleague, True), (stranger, False)):
        actor = actor_of(who)
        with acting_as(actor, at):
            told = doors.colleagues_in_my_agency(actor, baby.pk, at=at)
            assert any("Sgt Heard" in line for line in told) is learns
        assert not opens(actor, baby, at)
    SealNameFactory(seal__baby=baby, worker=colleague)
    with acting_as(actor_of(colleague), at):
        assert doors.colleagues_in_my_agency(actor_of(colleague), baby.pk, at=at) == ()


def test_the_team_sees_who_opened_found_and_was_refused_a_file(at, django_assert_max_num_queries) -> None:
    worker, stranger = WorkerFactory(), WorkerFactory()
    baby = baby_of(worker)
    assert opens(actor_of(worker), baby, at)
    actor = actor_of(stranger)
    with acting_as(actor, at):
        terms = doors.Terms(
            name=f"{baby.mother.given_name} {baby.mother.family_name}", date_of_birth=baby.mother.date_of_birth
        )
        doors.search(actor, terms, at=at)
    breaks(fresh(stranger, at), baby, at)
    with pytest.raises(Refused), acting_as(actor, at):
        doors.who_has_seen(actor, baby.pk, doors.LooksWanted(), at=at)
    with acting_as(actor_of(worker), at), django_assert_max_num_queries(6):
        seen, more = doors.who_has_seen(actor_of(worker), baby.pk, doors.LooksWanted(), at=at)
    assert not more
    acts = {(one.who, one.what) for one in seen}
    assert (stranger.full_name, "searched for a family") in acts
    assert (stranger.full_name, "opened a file by break-glass") in acts
    assert (worker.full_name, "opened a baby's file") in acts


def test_who_has_seen_is_narrowed_by_name_agency_and_day(at) -> None:
    worker, other = WorkerFactory(), WorkerFactory()
    baby = baby_of(worker)
    InvolvementFactory(baby=baby, worker=other, team=other.team)
    assert opens(actor_of(worker), baby, at)
    assert opens(actor_of(other), baby, at)
    today = clock.day_of(clock.now())
    for wanted, who in (
        ({"who": other.full_name.upper()}, {other.full_name}),
        ({"agency_id": worker.team.agency_id, "who": worker.full_name}, {worker.full_name}),
        ({"since": today, "until": today}, {worker.full_name, other.full_name}),
        ({"until": today - timedelta(days=1)}, set()),
        ({"since": today + timedelta(days=1)}, set()),
    ):
        with acting_as(actor_of(worker), at):
            seen, _more = doors.who_has_seen(actor_of(worker), baby.pk, doors.LooksWanted(**wanted), at=at)
        assert {one.who for one in seen} == who

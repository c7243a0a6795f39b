"""What the database lets be known of a file: until when, past which seal, and while break-glass runs."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction

from kith.access.database import acting_as
from kith.access.decide import decide
from kith.access.permissions import Permission
from kith.access.words import Role
from kith.directory.tests.factories import TeamFactory, WorkerFactory, actor_of, worker_in
from kith.kernel import clock
from kith.people import doors
from kith.people.models import Baby, Involvement, MaleCarerRecord, Note, Person, Seal
from kith.people.words import SealKind, SealStepKind

from .factories import (
    BreakGlassFactory,
    InvolvementFactory,
    NoteFactory,
    SealFactory,
    SealNameFactory,
    SealStepFactory,
    baby_of,
)

pytestmark = pytest.mark.django_db
TABLES = [Baby, Involvement, MaleCarerRecord, Note, Person]


def seen_by(worker, at=None) -> int:
    """How many rows of any family this worker's rows show, with no filter of ours."""
    with acting_as(actor_of(worker), at):
        return sum(model.objects.count() for model in TABLES)


def known_to(worker, baby) -> tuple[bool, bool]:
    with acting_as(actor_of(worker)), connection.cursor() as cursor:
        cursor.execute("select people_may_know(%s), people_may_know_person(%s)", [baby.pk, baby.mother_id])
        return cursor.fetchone()


def opens(worker, baby, at) -> bool:
    """What `decide` says, after seeing to it that the rows and the lists say the same."""
    actor = actor_of(worker)
    with acting_as(actor, at):
        listed = doors.visible_to(actor).filter(pk=baby.pk).exists()
        shown = Baby.objects.filter(pk=baby.pk).exists()
        said = bool(decide(actor, Permission.BABY_VIEW, doors.subject_of(baby.pk), at=at))
    assert listed == shown == said
    return said


@pytest.fixture
def baby():
    made = baby_of(WorkerFactory())
    NoteFactory(baby=made)
    return made


@pytest.mark.parametrize("whole_team", [False, True])
def test_an_invitation_opens_the_file_until_its_moment_and_not_a_second_longer(baby, whole_team) -> None:
    now = clock.now()
    guest = worker_in(Role.PAEDIATRICIAN, team=TeamFactory(shares_work=whole_team))
    until = now + timedelta(days=3)
    InvolvementFactory(baby=baby, worker=None if whole_team else guest, team=guest.team, until=until)
    assert opens(guest, baby, now)
    assert opens(guest, baby, until - timedelta(seconds=1))
    assert not opens(guest, baby, until)
    assert seen_by(guest, until) == 1  # the line that says they were invited, nothing it opened


def test_the_database_takes_its_own_clock_when_the_web_servers_is_behind(baby) -> None:
    now = clock.now()
    guest = WorkerFactory()
    InvolvementFactory(baby=baby, worker=guest, until=now - timedelta(minutes=1))
    assert not opens(guest, baby, now)
    with acting_as(actor_of(guest), now - timedelta(hours=1)):
        assert not Baby.objects.exists()


def test_those_excluded_see_nothing_and_everybody_else_what_they_saw(baby) -> None:
    colleague, stranger, now = WorkerFactory(), WorkerFactory(), clock.now()
    InvolvementFactory(baby=baby, worker=colleague)
    before = seen_by(colleague)
    SealNameFactory(seal__baby=baby, worker=colleague)
    assert seen_by(colleague) == 0
    assert not opens(colleague, baby, now)
    assert known_to(colleague, baby) == (False, False)
    assert known_to(stranger, baby) == (True, True)
    assert seen_by(baby.involvements.exclude(worker=colleague).get().worker) == before


def test_a_restriction_shuts_everybody_out_who_is_not_named(baby) -> None:
    kept = baby.involvements.get().worker
    colleague, now = WorkerFactory(), clock.now()
    governor = worker_in(Role.INFORMATION_GOVERNANCE)
    InvolvementFactory(baby=baby, worker=colleague)
    seal = SealFactory(baby=baby, kind=SealKind.RESTRICTION.value)
    assert not opens(kept, baby, now)
    SealNameFactory(seal=seal, worker=kept)
    assert opens(kept, baby, now)
    assert seen_by(colleague) == 0
    assert known_to(colleague, baby) == (False, False)
    assert known_to(governor, baby) == (True, True)
    InvolvementFactory(baby=baby, worker=WorkerFactory())
    assert baby.involvements.filter(sealed=True).count() == 3


def test_a_name_taken_off_and_a_seal_lifted_open_the_file_again(baby) -> None:
    colleague, now = WorkerFactory(), clock.now()
    InvolvementFactory(baby=baby, worker=colleague)
    name = SealNameFactory(seal__baby=baby, worker=colleague)
    assert not opens(colleague, baby, now)
    SealNameFactory(seal=name.seal, worker=colleague, named=False, recorded_at=name.recorded_at + timedelta(days=1))
    assert opens(colleague, baby, now)
    SealNameFactory(seal=name.seal, worker=colleague, recorded_at=name.recorded_at + timedelta(days=2))
    assert not opens(colleague, baby, now)
    SealStepFactory(seal=name.seal, step=SealStepKind.KEPT.value)
    assert not opens(colleague, baby, now)
    SealStepFactory(seal=name.seal, step=SealStepKind.LIFTED.value)
    assert opens(colleague, baby, now)
    assert not baby.involvements.filter(sealed=True).exists()


def test_a_mother_of_a_sealed_and_an_open_file_is_known_by_the_open_one(baby) -> None:
    colleague = WorkerFactory()
    SealNameFactory(seal__baby=baby, worker=colleague)
    baby_of(colleague, mother=baby.mother)
    assert known_to(colleague, baby) == (False, True)


def test_only_information_governance_reads_a_seal_and_only_who_acts_writes_one(baby) -> None:
    holder, governor = baby.involvements.get().worker, worker_in(Role.INFORMATION_GOVERNANCE)
    seal = SealFactory(baby=baby)
    with acting_as(actor_of(holder)):
        assert not Seal.objects.exists()
    with acting_as(actor_of(governor)):
        assert Seal.objects.get() == seal
        assert not Baby.objects.exists()
    with acting_as(actor_of(WorkerFactory())), pytest.raises(ProgrammingError), transaction.atomic():
        SealFactory(baby=baby, set_by=holder)


def test_a_governor_shut_out_of_their_own_familys_file_does_not_even_read_its_seal(baby) -> None:
    governor = worker_in(Role.INFORMATION_GOVERNANCE)
    SealNameFactory(seal__baby=baby, worker=governor)
    with acting_as(actor_of(governor)):
        assert not Seal.objects.exists()
    assert known_to(governor, baby) == (False, False)


def test_break_glass_reads_one_file_until_it_ends_and_writes_nothing(baby) -> None:
    now, stranger = clock.now(), WorkerFactory()
    other = baby_of(WorkerFactory())
    ends = now + timedelta(minutes=60)
    BreakGlassFactory(baby=baby, worker=stranger, opened_at=now, ends_at=ends)
    assert opens(stranger, baby, now)
    assert not opens(stranger, other, now)
    with acting_as(actor_of(stranger), now):
        assert Note.objects.filter(baby=baby).exists()
        assert not doors.held_by(actor_of(stranger)).exists()
    with acting_as(actor_of(stranger), now), pytest.raises(ProgrammingError), transaction.atomic():
        NoteFactory(baby=baby, recorded_by=stranger)
    with acting_as(actor_of(stranger), now):
        assert Involvement.objects.filter(baby=baby).exists()
        assert Involvement.objects.filter(baby=baby).update(until=now) == 0
    assert opens(stranger, baby, ends - timedelta(seconds=1))
    assert not opens(stranger, baby, ends)
    assert seen_by(stranger, ends) == 0


def test_break_glass_never_opens_what_a_seal_shuts(baby) -> None:
    now, stranger = clock.now(), WorkerFactory()
    SealNameFactory(seal__baby=baby, worker=stranger)
    BreakGlassFactory(baby=baby, worker=stranger, opened_at=now, ends_at=now + timedelta(minutes=60))
    assert not opens(stranger, baby, now)
    assert seen_by(stranger) == 0


def test_a_search_by_somebody_shut_out_answers_as_if_the_file_were_not_there(baby) -> None:
    stranger = WorkerFactory()
    terms = doors.Terms(name=f"{baby.mother.given_name} {baby.mother.family_name}", date_of_birth=baby.date_of_birth)
    actor = actor_of(stranger)
    at = clock.now()
    with acting_as(actor):
        assert doors.search(actor, terms, at=at).hits
    SealNameFactory(seal__baby=baby, worker=stranger)
    with acting_as(actor):
        assert doors.search(actor, terms, at=at).hits == ()
        assert doors.similar_to(actor, terms, at=at).hits == ()


def test_the_agencies_around_a_sealed_brother_are_not_named_to_those_shut_out(baby) -> None:
    visitor = WorkerFactory()
    younger = baby_of(visitor, mother=baby.mother)
    with acting_as(actor_of(visitor)):
        assert doors.involved_with_family(younger.pk)
    SealNameFactory(seal__baby=baby, worker=visitor)
    with acting_as(actor_of(visitor)):
        assert doors.involved_with_family(younger.pk) == []

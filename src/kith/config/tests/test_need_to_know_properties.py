"""Every list, search, export and page agrees with `decide` on random people and files, with and without our filters."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kith.access import policy
from kith.access.actor import Actor
from kith.access.database import acting_as
from kith.access.decide import decide
from kith.access.doors import NotThere, Refused
from kith.access.permissions import Permission
from kith.access.words import PRACTITIONERS, Role
from kith.chronology import doors as chronology_doors
from kith.directory.models import Worker
from kith.directory.tests.factories import TeamFactory, WorkerFactory, actor_of, worker_in
from kith.kernel import clock
from kith.people import doors, timeline
from kith.people.models import (
    Baby,
    BreakGlass,
    Explanation,
    Involvement,
    MaleCarer,
    MaleCarerRecord,
    Note,
    Person,
    Seal,
    SealedFile,
    SealName,
)
from kith.people.tests.factories import (
    BreakGlassFactory,
    InvolvementFactory,
    NoteFactory,
    SealFactory,
    SealNameFactory,
    SealStepFactory,
    baby_of,
)
from kith.people.words import SealKind
from kith.referrals import doors as referral_doors
from kith.referrals.models import Request
from kith.referrals.tests.factories import RequestFactory
from kith.strategy import doors as strategy_doors

pytestmark = pytest.mark.django_db
OF_A_FILE = [MaleCarer, MaleCarerRecord, Note, Request, Explanation]
RELATIONS = ("none", "allocated", "ended", "invited", "invitation over", "own team", "colleague")
GLASS = ("none", "runs", "over")
SEALS = ("none", "excluded", "another excluded", "not on the list", "on the list", "lifted", "taken off")


@dataclass(frozen=True)
class File:
    """How one file stands to the actor."""

    relation: str
    glass: str
    seal: str


files = st.builds(File, st.sampled_from(RELATIONS), st.sampled_from(GLASS), st.sampled_from(SEALS))
worlds = st.tuples(
    st.sampled_from(sorted(PRACTITIONERS | {Role.INFORMATION_GOVERNANCE, Role.EXECUTIVE}, key=str)),
    st.booleans(),
    st.lists(files, min_size=1, max_size=3),
    st.integers(0, 90),
)
FEW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def made(file: File, me: Worker, at: datetime) -> Baby:
    """A file with everything in it, standing so to this worker."""
    baby = baby_of(WorkerFactory())
    NoteFactory(baby=baby)
    RequestFactory(baby=baby)
    _related(file.relation, baby, me, at)
    if file.glass != "none":
        ends = at + timedelta(minutes=30 if file.glass == "runs" else -1)
        BreakGlassFactory(baby=baby, worker=me, opened_at=at - timedelta(minutes=40), ends_at=ends)
    _sealed(file.seal, baby, me)
    return baby


def _related(relation: str, baby: Baby, me: Worker, at: datetime) -> None:
    until = {"ended": at - timedelta(days=1), "invited": at + timedelta(days=1), "invitation over": at}.get(relation)
    if relation in {"allocated", "ended", "invited", "invitation over"}:
        InvolvementFactory(baby=baby, worker=me, until=until)
    elif relation == "own team":
        InvolvementFactory(baby=baby, worker=None, team=me.team)
    elif relation == "colleague":
        InvolvementFactory(baby=baby, worker=worker_in(Role(me.role), team=me.team))


def _sealed(seal: str, baby: Baby, me: Worker) -> None:
    if seal == "none":
        return
    kind = SealKind.RESTRICTION if seal in {"not on the list", "on the list"} else SealKind.EXCLUSION
    one = SealFactory(baby=baby, kind=kind.value)
    SealNameFactory(seal=one, worker=WorkerFactory() if seal in {"another excluded", "not on the list"} else me)
    if seal == "lifted":
        SealStepFactory(seal=one)
    if seal == "taken off":
        SealNameFactory(seal=one, worker=me, named=False)


def oracle(file: File, actor: Actor, *, shares: bool) -> tuple[bool, bool]:
    """(may read, works with), said a second time and differently: what the issue asks, not what the code does."""
    governs = actor.role is Role.INFORMATION_GOVERNANCE
    shut = file.seal == "excluded" or (file.seal == "not on the list" and not governs)
    works = file.relation in {"allocated", "invited"} or (file.relation in {"own team", "colleague"} and shares)
    may = actor.role in PRACTITIONERS and not shut
    return may and (works or file.glass == "runs"), may and works


def opened(actor: Actor, baby: Baby, at: datetime) -> bool:
    try:
        with transaction.atomic():
            doors.baby_for(actor, baby.pk, at=at)
    except (Refused, NotThere):
        return False
    return True


def known(baby: Baby) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select people_may_know(%s)", [baby.pk])
        return bool(cursor.fetchone()[0])


@FEW
@given(worlds)
def test_every_list_search_and_page_agrees_with_decide(world) -> None:
    role, shares, standing, minutes = world
    with transaction.atomic():
        at = clock.now() + timedelta(minutes=minutes)
        me = worker_in(role, team=TeamFactory(shares_work=shares))
        babies = [(file, made(file, me, at)) for file in standing]
        actor = actor_of(me)
        with acting_as(actor, at):
            for file, baby in babies:
                _agrees(actor, file, baby, shares=bool(actor.team_ids), at=at)
            _nothing_else_is_seen(actor, babies, shares=bool(actor.team_ids))
        transaction.set_rollback(True)


def _agrees(actor: Actor, file: File, baby: Baby, *, shares: bool, at: datetime) -> None:
    may, works = oracle(file, actor, shares=shares)
    subject = doors.subject_of(baby.pk)
    for permission in (Permission.BABY_VIEW, Permission.CHRONOLOGY_VIEW, Permission.REQUEST_VIEW):
        assert bool(decide(actor, permission, subject, at=at)) is may
    for permission in (Permission.NOTE_ADD, Permission.INVOLVEMENT_CHANGE, Permission.REQUEST_MAKE):
        assert bool(decide(actor, permission, subject, at=at)) is works
    assert opened(actor, baby, at) is may
    if actor.role not in PRACTITIONERS:
        return
    assert doors.visible_to(actor).filter(pk=baby.pk).exists() is may
    assert doors.held_by(actor).filter(pk=baby.pk).exists() is works
    assert bool(doors.notes_of(actor, baby.pk)) is bool(doors.men_of(actor, baby.pk)) is may
    assert bool(referral_doors.requests_about(actor, baby.pk)) is may
    assert bool(list(timeline.entries_for(actor, baby.pk))) is may
    assert (baby.pk in {one.id for one in doors.babies_for(actor)}) is works
    assert (baby.pk in {one.baby_id for one in doors.gaps_for(actor, most=50)}) is works
    found = {hit.id for hit in _search(actor, baby, at)}
    assert (baby.pk in found) is (baby.mother_id in found) is known(baby)


def _search(actor: Actor, baby: Baby, at: datetime) -> tuple[doors.Hit, ...]:
    mother = baby.mother
    terms = doors.Terms(
        name=f"{mother.given_name} {mother.family_name}", date_of_birth=mother.date_of_birth, postcode=mother.postcode
    )
    return doors.search(actor, terms, at=at).hits


def _nothing_else_is_seen(actor: Actor, babies: list[tuple[File, Baby]], *, shares: bool) -> None:
    """With every filter of ours taken away, the rows of a family are those of the files that may be read, exactly."""
    may = {baby.pk for file, baby in babies if oracle(file, actor, shares=shares)[0]}
    if actor.role not in PRACTITIONERS:
        assert not SealedFile.objects.exists()
        return
    assert set(Baby.objects.values_list("pk", flat=True)) == may
    for model in OF_A_FILE:
        assert set(model.objects.values_list("baby_id", flat=True)) <= may
    assert set(Person.objects.values_list("babies", flat=True)) - {None} <= may
    assert not Seal.objects.exists()
    assert not SealName.objects.exists()
    assert not SealedFile.objects.exists()
    assert not BreakGlass.objects.exclude(worker_id=actor.worker_id).exists()
    shut = {b.pk for file, b in babies if file.seal in {"excluded", "not on the list"}}
    assert not shut & set(Involvement.objects.values_list("baby_id", flat=True))


@pytest.mark.parametrize("permission", [Permission.BABY_VIEW, Permission.NOTE_ADD, Permission.SEAL_REVIEW])
def test_the_tests_notice_when_a_line_of_the_policy_is_opened(permission, monkeypatch) -> None:
    """Open one line of the policy to everybody: the oracle and the rows must disagree with `decide` at once."""
    opened_rows = tuple(
        policy.Row(row.permission, frozenset(Role)) if row.permission is permission else row for row in policy.POLICY
    )
    monkeypatch.setattr("kith.access.decide.POLICY", opened_rows)
    at, stranger = clock.now(), worker_in(Role.FAMILY_HUB_WORKER)
    baby, actor = made(File("none", "none", "none"), stranger, at), actor_of(stranger)
    with acting_as(actor, at):
        assert decide(actor, permission, doors.subject_of(baby.pk), at=at)
        assert not Baby.objects.exists()
        assert not Note.objects.exists()
        with pytest.raises((Refused, NotThere)):
            doors.baby_for(actor, baby.pk, at=at)


def test_chronology_and_discussions_are_closed_to_strangers() -> None:
    at, stranger = clock.now(), WorkerFactory()
    baby, actor = made(File("none", "none", "none"), stranger, at), actor_of(stranger)
    with acting_as(actor, at):
        assert strategy_doors.discussions_about(actor, baby.pk) in ([], ())
        with pytest.raises((Refused, NotThere)):
            chronology_doors.gather(actor, baby.pk, at=at)

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from kith.access.database import acting_as
from kith.access.doors import Refused
from kith.access.models import AuditEntry
from kith.access.permissions import Permission
from kith.access.words import Role
from kith.directory.tests.factories import (
    AT,
    AgencyFactory,
    ContactFactory,
    TeamFactory,
    WorkerFactory,
    actor_of,
    worker_in,
)
from kith.directory.words import AgencyKind
from kith.people import doors
from kith.people.words import Kind

from .factories import BabyFactory, InvolvementFactory, MaleCarerRecordFactory, PersonFactory, UnbornFactory, baby_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def actor():
    return actor_of(WorkerFactory())


def names(actor, **terms):
    with acting_as(actor):
        return [hit.name for hit in doors.search(actor, doors.Terms(**terms), at=AT).hits]


def hits(actor, **terms):
    with acting_as(actor):
        return doors.search(actor, doors.Terms(**terms), at=AT)


def test_a_scrutineer_searches_for_nobody() -> None:
    actor = actor_of(worker_in(Role.SCRUTINEER))
    with acting_as(actor), pytest.raises(Refused):
        doors.search(actor, doors.Terms(name="Mary Tamblyn"), at=AT)


@pytest.mark.parametrize(
    "terms",
    [
        {"name": "mary TAMBLYN"},
        {"name": "Tamblyn, Mary"},
        {"name": "Mary Tamb"},
        {"name": "Máry Tamblyn"},
        {"name": "Tamblyn", "date_of_birth": date(1996, 4, 12)},
        {"name": "Mary", "date_of_birth": date(1996, 12, 4)},
        {"name": "Mary", "postcode": "EX4 3LS"},
        {"name": "Mary Married-Name", "date_of_birth": date(1996, 4, 12)},
        {"date_of_birth": date(1996, 4, 12), "postcode": "EX4 3LS"},
        {"nhs_number": "9990000026"},
    ],
)
def test_a_mother_is_found_however_she_is_remembered(actor, terms) -> None:
    PersonFactory(given_name="Mary", nhs_number="9990000026")
    PersonFactory(given_name="Ada", family_name="Quick", date_of_birth=date(1990, 1, 30), postcode="PL1 1AA")
    assert names(actor, **terms) == ["Mary Tamblyn"]


@pytest.mark.parametrize("name", ["Seán O’Brien", "محمد علي", "Nguyễn Thị Ánh", "Zoë 🌻 Smith", "X" * 200, "%_'; --"])
def test_any_name_may_be_searched_for_and_finds_itself(actor, name) -> None:
    given, _, family = name.rpartition(" ")
    PersonFactory(given_name=given, family_name=family[:100], name_key=doors.key_of(name))
    found = hits(actor, name=name, date_of_birth=date(1996, 4, 12))
    assert len(found.hits) == 1


def test_a_mother_brings_her_babies_and_says_whom_to_speak_with(actor) -> None:
    team = TeamFactory(agency=AgencyFactory(kind=AgencyKind.SOCIAL_CARE, name="Social Care"), name="East team")
    ContactFactory(team=team, value="01632 960 999")
    baby = UnbornFactory(mother__given_name="Mary")
    InvolvementFactory(baby=baby, worker=WorkerFactory(team=team))
    found = hits(actor, name="Mary Tamblyn")
    assert [hit.name for hit in found.of(Kind.BABY)] == ["Unborn baby of Mary Tamblyn"]
    contact = found.of(Kind.BABY)[0].speak_with[0]
    assert (contact.team, contact.agency, contact.phone) == ("East team", "Social Care", "01632 960 999")
    assert not found.of(Kind.BABY)[0].held


@pytest.mark.parametrize(
    "kind", [AgencyKind.DOMESTIC_ABUSE, AgencyKind.POLICE, AgencyKind.PROBATION, AgencyKind.MENTAL_HEALTH]
)
def test_that_a_sensitive_service_works_with_a_family_is_not_told_to_strangers(actor, kind) -> None:
    baby = BabyFactory(mother__given_name="Mary")
    InvolvementFactory(baby=baby, worker=worker_in(Role.DOMESTIC_ABUSE_ADVISER, kind))
    assert hits(actor, name="Mary Tamblyn").of(Kind.BABY)[0].speak_with == ()


def test_ones_own_families_are_marked(actor) -> None:
    worker = WorkerFactory()
    baby_of(worker, mother__given_name="Mary")
    assert hits(actor_of(worker), name="Mary Tamblyn").of(Kind.BABY)[0].held
    assert not hits(actor, name="Mary Tamblyn").of(Kind.BABY)[0].held


def test_a_withheld_address_is_neither_shown_nor_found_by(actor) -> None:
    mother = PersonFactory(given_name="Mary", withhold_address=True)
    BabyFactory(mother=mother)
    assert {hit.district for hit in hits(actor, name="Mary Tamblyn").hits} == {""}
    assert names(actor, name="Mary", postcode="EX4 3LS") == []
    assert names(actor, name="Baby", postcode="EX4 3LS") == []


def test_a_man_is_found_without_his_baby_unless_one_works_with_them(actor) -> None:
    worker, jack = WorkerFactory(), PersonFactory(given_name="Jack", family_name="Rowe", sex="male")
    baby = baby_of(worker)
    MaleCarerRecordFactory(carer__baby=baby, person=jack, knowledge="known")
    stranger, own = hits(actor, name="Jack Rowe"), hits(actor_of(worker), name="Jack Rowe")
    assert [(hit.kind, hit.held, hit.baby_id) for hit in stranger.hits] == [(Kind.MAN, False, None)]
    assert [(hit.kind, hit.held, hit.baby_id) for hit in own.hits] == [(Kind.MAN, True, baby.pk)]


def test_a_man_no_longer_thought_to_be_in_the_babys_life_is_not_found(actor) -> None:
    jack = PersonFactory(given_name="Jack", family_name="Rowe", sex="male")
    first = MaleCarerRecordFactory(person=jack, knowledge="believed")
    MaleCarerRecordFactory(carer=first.carer, number=2)
    assert names(actor, name="Jack Rowe") == []


def test_the_audit_can_say_the_same_search_again_without_saying_which(actor) -> None:
    for _twice in range(2):
        hits(actor, name="Mary Tamblyn", date_of_birth=date(1996, 4, 12))
    first, second = AuditEntry.objects.filter(action="searched for a family")
    assert first.detail == second.detail
    assert set(first.detail["terms"]) == {"name", "date_of_birth"}
    assert "mary" not in str(first.detail).lower()


def test_existence_of_a_baby_is_told_to_those_who_may_join(actor) -> None:
    baby = BabyFactory(given_name="Ivy")
    with acting_as(actor):
        hit = doors.existence_of(actor, baby.pk, Permission.BABY_JOIN, at=AT)
    assert hit.name == "Ivy Tamblyn"


class VisibleAgreesWithDecide(TestCase):
    """The filter of lists, the decision and the database say the same of random workers and families."""

    @settings(max_examples=15, deadline=None)
    @given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from(["worker", "team", "ended"])), max_size=5))
    def test_visible_to_agrees_with_decide(self, holdings) -> None:
        shared = TeamFactory(shares_work=True)
        workers = [WorkerFactory(), WorkerFactory(team=shared), worker_in(Role.LOCALITY_MANAGER)]
        babies = []
        for who, how in holdings:
            baby, worker = BabyFactory(), workers[who]
            by_team = {"worker": None, "team": worker.team} if how == "team" else {"worker": worker}
            InvolvementFactory(baby=baby, until=AT if how == "ended" else None, **by_team)
            babies.append(baby)
        for worker in workers:
            actor = actor_of(worker)
            decided = {baby.pk for baby in babies if _allowed(actor, baby.pk)}
            assert set(doors.visible_to(actor).values_list("pk", flat=True)) == decided
            with acting_as(actor):
                assert set(type(babies[0]).objects.values_list("pk", flat=True)) == decided if babies else True


def _allowed(actor, baby_id) -> bool:
    try:
        doors.allow(actor, Permission.BABY_VIEW, baby_id, at=AT)
    except Refused:
        return False
    return True

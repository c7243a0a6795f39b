import pytest

from kith.access.database import acting_as
from kith.directory.tests.factories import AT, ContactFactory, TeamFactory, WorkerFactory, actor_of
from kith.people import doors
from kith.people.words import ADDRESS_WITHHELD, Knowledge, Relationship

from .factories import BabyFactory, InvolvementFactory, MaleCarerRecordFactory, NoteFactory, UnbornFactory, baby_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return WorkerFactory(full_name="Hannah Vale")


def test_lists_hold_ones_own_families_only(worker) -> None:
    other, actor = baby_of(WorkerFactory()), actor_of(worker)
    NoteFactory(baby=other)
    assert doors.babies_for(actor) == doors.gaps_for(actor) == doors.men_of(actor, other.pk) == []
    assert doors.notes_of(actor, other.pk) == []
    assert doors.baby_count(actor) == doors.gap_count(actor) == 0


def test_gaps_begin_with_those_nobody_asked_about(worker) -> None:
    baby, actor = BabyFactory(given_name="Ivy"), actor_of(worker)
    InvolvementFactory(baby=baby, worker=worker)
    for knowledge in (Knowledge.BELIEVED, Knowledge.KNOWN, Knowledge.NOT_ASKED, Knowledge.DECLINED_BY_MOTHER):
        MaleCarerRecordFactory(carer__baby=baby, knowledge=knowledge.value, recorded_by=worker)
    gaps = doors.gaps_for(actor)
    assert gaps[0].knowledge is Knowledge.NOT_ASKED
    assert {gap.knowledge for gap in gaps} == {Knowledge.NOT_ASKED, Knowledge.BELIEVED, Knowledge.DECLINED_BY_MOTHER}
    assert (gaps[0].baby, gaps[0].owner) == ("Ivy Tamblyn", "Hannah Vale")
    assert doors.gap_count(actor) == 3


def test_a_gap_that_was_closed_is_gone(worker) -> None:
    baby = baby_of(worker)
    first = baby.male_carers.get()
    MaleCarerRecordFactory(carer=first, number=2, knowledge="known", name_given="Jack Rowe")
    assert doors.gaps_for(actor_of(worker)) == []
    assert not doors.babies_for(actor_of(worker))[0].has_gap


def test_the_father_comes_first_and_every_man_once(worker) -> None:
    baby = baby_of(worker)
    MaleCarerRecordFactory(carer__baby=baby, relationship="uncle", knowledge="known", name_given="Ned")
    men = doors.men_of(actor_of(worker), baby.pk)
    assert [man.relationship for man in men] == [Relationship.FATHER, Relationship.UNCLE]


def test_who_is_involved_says_how_to_reach_them(worker) -> None:
    baby, team = baby_of(worker), TeamFactory(name="Front Door")
    ContactFactory(team=team, value="01632 960 777")
    InvolvementFactory(baby=baby, worker=None, team=team)
    InvolvementFactory(baby=baby, until=AT)
    assert [(one.worker, one.team, one.phone) for one in doors.involved_with(baby.pk)] == [
        ("Hannah Vale", worker.team.name, "01632 960 123"),
        ("", "Front Door", "01632 960 777"),
    ]


def test_a_withheld_address_is_nowhere_in_a_profile(worker) -> None:
    baby = BabyFactory(mother__withhold_address=True)
    profile = doors.profile_of(baby)
    assert profile.lives == profile.mother.lives == ADDRESS_WITHHELD
    for secret in (baby.mother.address, baby.mother.postcode):
        assert secret not in repr(profile)


def test_a_baby_is_named_kindly_before_there_is_a_name() -> None:
    assert doors.name_of(UnbornFactory(mother__given_name="Mary")) == "Unborn baby of Mary Tamblyn"
    assert doors.name_of(BabyFactory(given_name="", family_name="Rowe")) == "Baby Rowe"


def test_long_lists_ask_a_bounded_number_of_queries(worker, django_assert_max_num_queries) -> None:
    for _more in range(8):
        baby = baby_of(worker)
        NoteFactory(baby=baby)
        InvolvementFactory(baby=baby)
    actor = actor_of(worker)
    for most, ask in (
        (1, lambda: doors.babies_for(actor)),
        (1, lambda: doors.gaps_for(actor)),
        (2, lambda: doors.men_of(actor, baby.pk)),
        (1, lambda: doors.notes_of(actor, baby.pk)),
        (2, lambda: doors.involved_with(baby.pk)),
    ):
        with acting_as(actor), django_assert_max_num_queries(most):
            assert ask()
    assert len(doors.babies_for(actor, most=3, skip=6)) == 2

"""Dates, babies, booking, steps, births, endings, numbers and movement: who may not, what happens, and bad input."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from django.core import mail

from kith.access.database import acting_as
from kith.access.doors import Refused
from kith.access.words import Role
from kith.design.wording import day_text
from kith.directory import actions as directory_actions
from kith.directory.models import Notice, Silence
from kith.directory.tasks import send_notice
from kith.directory.tests.factories import AT, actor_of, worker_in
from kith.kernel.clock import day_of
from kith.kernel.gestation import date_at
from kith.people import actions, doors
from kith.people.models import Baby, ExpectedDate, Involvement, MaleCarer, Note, PregnancyCare
from kith.people.pages import expecting
from kith.people.words import (
    Booking,
    CameToNotice,
    DateSource,
    Ending,
    Mobility,
    MobilityBasis,
    NoteKind,
    NumberSource,
    Sex,
)

from .factories import BabyFactory, InvolvementFactory, MaleCarerRecordFactory, PersonFactory, UnbornFactory

pytestmark = pytest.mark.django_db
TODAY = day_of(AT)
EDD = date(2027, 3, 8)
SCAN = actions.DateSaid(expected_on=date(2027, 2, 20), source=DateSource.SCAN, estimated_on=date(2026, 9, 1))
BIRTH = actions.BirthSaid(
    date_of_birth=TODAY, born_at=time(4, 20), place="Exampleton hospital", sex=Sex.FEMALE, given_name="Ada",
    family_name="Tamblyn", birth_order=1,
)  # fmt: skip
CARE = actions.CareSaid(booking=Booking.BOOKED)
LOSS = actions.EndingSaid(kind=Ending.STILLBIRTH, ended_on=TODAY, said_by="Her midwife")


@pytest.fixture
def worker():
    return worker_in(Role.MIDWIFE)


@pytest.fixture
def by(worker):
    actor = actor_of(worker)
    with acting_as(actor):
        yield actor


def unborn_of(worker, **more):
    baby = UnbornFactory(**more)
    InvolvementFactory(baby=baby, worker=worker)
    MaleCarerRecordFactory(carer__baby=baby)
    return baby


@pytest.fixture
def baby(worker):
    return unborn_of(worker)


def fresh(baby):
    return Baby.objects.get(pk=baby.pk)


# who may not


def test_nobody_adds_to_a_file_that_is_not_theirs(baby) -> None:
    stranger = actor_of(worker_in(Role.MIDWIFE))
    with acting_as(stranger):
        for write in (
            lambda: actions.record_expected_date(baby.pk, SCAN, by=stranger, at=AT),
            lambda: actions.record_babies(baby.pk, 2, by=stranger, at=AT),
            lambda: actions.record_care(
                baby.pk, actions.CareSaid(booking=Booking.BOOKED), based_on=0, by=stranger, at=AT
            ),
            lambda: actions.record_birth(baby.pk, BIRTH, by=stranger, at=AT),
            lambda: actions.record_ending(baby.pk, LOSS, by=stranger, at=AT),
            lambda: actions.withdraw_ending(baby.pk, why="error", by=stranger, at=AT),
            lambda: actions.record_step(baby.pk, "booking", TODAY, by=stranger, at=AT),
            lambda: actions.correct_mother(baby.pk, actions.MotherDates(), by=stranger, at=AT),
        ):
            with pytest.raises(Refused):
                write()


def test_a_birth_opens_the_mothers_health_to_nobody_new(baby, worker) -> None:
    """PRG-9, in the database too: who came after the birth and is not health staff reads no booking or note of hers."""
    midwife, police, early = actor_of(worker), worker_in(Role.POLICE), worker_in(Role.PROBATION)
    InvolvementFactory(baby=baby, worker=early, since=AT - timedelta(days=9))
    with acting_as(midwife):
        actions.record_care(baby.pk, actions.CareSaid(booking=Booking.BOOKED), based_on=0, by=midwife, at=AT)
        hers = actions.NoteFacts(kind=NoteKind.WORRY, words="Her iron is low", happened_at=AT, about_mother=True)
        actions.add_note(baby.pk, hers, by=midwife, at=AT)
        actions.record_birth(baby.pk, BIRTH, by=midwife, at=AT)
    InvolvementFactory(baby=baby, worker=police, since=AT)
    for who, reads in ((police, False), (early, True), (worker, True)):
        actor = actor_of(who)
        with acting_as(actor):
            file = doors.pregnancy_of(actor, fresh(baby), at=AT)
            assert bool(file.care_open) is reads, who.role
            assert (file.care is not None) is reads
            assert PregnancyCare.objects.exists() is reads
            assert ("Her iron is low" in [note.words for note in doors.notes_of(actor, baby.pk)]) is reads
            assert Note.objects.filter(about_mother=True).exists() is reads
            assert file.dates
    with acting_as(actor_of(police)), pytest.raises(Refused):
        actions.record_care(
            baby.pk, actions.CareSaid(booking=Booking.NOT_BOOKED), based_on=1, by=actor_of(police), at=AT
        )


# dates


def test_a_scan_moves_the_date_and_the_history_is_kept(baby, by) -> None:
    actions.record_expected_date(baby.pk, SCAN, by=by, at=AT)
    assert fresh(baby).expected_on == SCAN.expected_on
    dates = replace(SCAN, source=DateSource.DATES, expected_on=date(2027, 3, 1), estimated_on=date(2026, 10, 1))
    actions.record_expected_date(baby.pk, dates, by=by, at=AT + timedelta(hours=1))
    assert fresh(baby).expected_on == SCAN.expected_on
    lines = doors.dates_of(fresh(baby).pregnancy_id, day_of(AT))
    assert [(line.source, line.stands) for line in lines] == [
        (DateSource.DATES, False), (DateSource.SCAN, True), (DateSource.OTHER, False),
    ]  # fmt: skip


def test_prg_1_a_growth_scan_moves_nothing_and_the_page_says_which_date_counts(baby, by) -> None:
    edd = SCAN.expected_on
    actions.record_expected_date(baby.pk, replace(SCAN, estimated_on=date_at(edd, 12, 3)), by=by, at=AT)
    growth = replace(SCAN, expected_on=edd + timedelta(days=9), estimated_on=date_at(edd, 20))
    actions.record_expected_date(baby.pk, growth, by=by, at=AT + timedelta(days=1))
    assert fresh(baby).expected_on == edd
    says = expecting.which_counts(doors.dates_of(fresh(baby).pregnancy_id, day_of(AT)))
    assert says.startswith(f"{day_text(edd)} counts: by dating scan at 12 weeks + 3 days.")
    assert f"A later scan says {day_text(growth.expected_on)}" in says


def test_the_same_estimate_twice_is_one_and_an_error_can_be_replaced(baby, by) -> None:
    one = actions.record_expected_date(baby.pk, SCAN, by=by, at=AT)
    assert actions.record_expected_date(baby.pk, SCAN, by=by, at=AT).pk == one.pk
    right = replace(SCAN, expected_on=date(2027, 3, 1), replaces_id=one.pk)
    actions.record_expected_date(baby.pk, right, by=by, at=AT)
    assert fresh(baby).expected_on == right.expected_on
    assert ExpectedDate.objects.count() == 3


def test_the_date_moves_for_a_twin_the_actor_does_not_hold(baby, worker) -> None:
    by = actor_of(worker)
    with acting_as(by):
        actions.record_expected_date(baby.pk, SCAN, by=by, at=AT)
    twin = UnbornFactory(mother=baby.mother, pregnancy=fresh(baby).pregnancy)
    with acting_as(by):
        actions.record_expected_date(baby.pk, replace(SCAN, expected_on=date(2027, 2, 25)), by=by, at=AT)
    assert fresh(twin).expected_on == date(2027, 2, 25)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (replace(SCAN, expected_on=TODAY + timedelta(weeks=60)), "GES-1"),
        (replace(SCAN, expected_on=TODAY - timedelta(weeks=5)), "GES-1"),
        (replace(SCAN, estimated_on=date(2025, 1, 1)), "PPL-6"),
    ],
)
def test_a_date_that_cannot_be_is_queried_and_saved_with_a_reason(baby, by, said, code) -> None:
    asked = actions.record_expected_date(baby.pk, said, by=by, at=AT)
    assert isinstance(asked, actions.Queried)
    assert asked.findings[0].code == code
    assert not ExpectedDate.objects.filter(source=DateSource.SCAN).exists()
    assert isinstance(actions.record_expected_date(baby.pk, said, explained="Checked", by=by, at=AT), ExpectedDate)


def test_a_mother_who_had_died_and_a_mother_younger_than_her_baby_are_queried(worker) -> None:
    dead = unborn_of(worker, mother=PersonFactory(died_on=date(2026, 9, 1)))
    young = unborn_of(worker, mother=PersonFactory(date_of_birth=TODAY + timedelta(days=3)))
    by = actor_of(worker)
    with acting_as(by):
        for baby, code in ((dead, "PRG-8"), (young, "PRG-7")):
            asked = actions.record_birth(baby.pk, BIRTH, by=by, at=AT)
            assert isinstance(asked, actions.Queried)
            assert code in {finding.code for finding in asked.findings}
            assert fresh(baby).date_of_birth is None


# babies, booking, steps


def test_one_to_five_babies_then_six(baby, by) -> None:
    assert actions.record_babies(baby.pk, 5, by=by, at=AT).babies == 5
    asked = actions.record_babies(baby.pk, 6, by=by, at=AT)
    assert isinstance(asked, actions.Queried)
    assert doors.babies_in(fresh(baby).pregnancy_id) == 5


def test_late_booking_follows_the_date_that_stands_and_two_people_see_both_versions(baby, by) -> None:
    said = actions.CareSaid(booking=Booking.BOOKED, booked_on=date(2026, 10, 20), booked_at="Exampleton")
    actions.record_care(baby.pk, said, based_on=0, by=by, at=AT)
    care = doors.pregnancy_of(by, fresh(baby), at=AT).care
    assert (str(care.gestation), care.states) == ("20+1", (CameToNotice.LATE_BOOKED,))
    meanwhile = actions.record_care(baby.pk, replace(said, booked_at="Home"), based_on=0, by=by, at=AT)
    assert isinstance(meanwhile, actions.StaleCare)
    assert meanwhile.newer.booked_at == "Exampleton"
    actions.record_expected_date(baby.pk, replace(SCAN, expected_on=date(2027, 3, 20)), by=by, at=AT)
    assert doors.pregnancy_of(by, fresh(baby), at=AT).care.states == (CameToNotice.BOOKED,)


def test_a_step_keeps_the_date_it_was_judged_by_and_can_be_taken_back(baby, by) -> None:
    judged = fresh(baby).expected_on
    made = actions.record_step(baby.pk, "assessment", TODAY, by=by, at=AT)
    actions.record_expected_date(baby.pk, SCAN, by=by, at=AT)
    made.refresh_from_db()
    assert (made.done_on, made.judged_by, made.gestation_days, made.withdrawn) == (TODAY, judged, 25 * 7, False)
    assert fresh(baby).expected_on != judged
    back = actions.withdraw_step(baby.pk, "assessment", by=by, at=AT + timedelta(minutes=1))
    assert (back.code, back.withdrawn, back.pregnancy) == ("assessment", True, made.pregnancy)


# birth


def test_a_birth_turns_the_unborn_file_into_the_childs_own(baby, by) -> None:
    actions.record_expected_date(baby.pk, replace(SCAN, expected_on=TODAY + timedelta(weeks=7)), by=by, at=AT)
    born = actions.record_birth(baby.pk, BIRTH, by=by, at=AT)
    assert born.pk == baby.pk
    now = fresh(baby)
    assert (now.date_of_birth, now.given_name, now.sex, now.born_at_days) == (TODAY, "Ada", "female", 33 * 7)
    assert Involvement.objects.filter(baby=baby).count() == 1
    in_ten_weeks = TODAY + timedelta(weeks=10)
    assert doors.age_of(now, in_ten_weeks) == "10 weeks old, corrected 3 weeks"


def test_two_midwives_record_one_birth_and_a_different_version_is_shown(baby, by) -> None:
    actions.record_birth(baby.pk, BIRTH, by=by, at=AT)
    assert actions.record_birth(baby.pk, BIRTH, by=by, at=AT).pk == baby.pk
    other = replace(BIRTH, born_at=time(5, 20))
    stale = actions.record_birth(baby.pk, other, by=by, at=AT)
    assert isinstance(stale, actions.StaleBirth)
    assert stale.newer.born_at == time(4, 20)
    actions.record_birth(baby.pk, replace(other, why="Read from the notes"), based_on=1, by=by, at=AT)
    assert [one.born_at for one in doors.versions_of(fresh(baby))] == [time(5, 20), time(4, 20)]


@pytest.mark.parametrize("born", [date(2026, 5, 1), EDD - timedelta(weeks=25)])
def test_a_birth_before_conception_or_too_early_is_queried(baby, by, born) -> None:
    asked = actions.record_birth(baby.pk, replace(BIRTH, date_of_birth=born), by=by, at=AT)
    assert isinstance(asked, actions.Queried)
    assert "GES-2" in {finding.code for finding in asked.findings}


def test_a_correction_keeps_what_a_file_was_opened_with(worker) -> None:
    baby, by = BabyFactory(given_name="Ida"), actor_of(worker)
    InvolvementFactory(baby=baby, worker=worker)
    with acting_as(by):
        said = replace(BIRTH, date_of_birth=date(2026, 9, 15), why="Wrong day")
        actions.record_birth(baby.pk, said, by=by, at=AT)
        first, second = reversed(doors.versions_of(fresh(baby)))
    assert (first.given_name, first.date_of_birth) == ("Ida", date(2026, 9, 14))
    assert (second.given_name, second.date_of_birth, second.why) == ("Ada", date(2026, 9, 15), "Wrong day")


def test_twins_of_one_file_become_two_with_the_shared_history(baby, by, worker) -> None:
    actions.record_babies(baby.pk, 2, by=by, at=AT)
    actions.add_note(baby.pk, actions.NoteFacts(kind=NoteKind.WORRY, words="Cold flat", happened_at=AT), by=by, at=AT)
    actions.record_birth(baby.pk, BIRTH, by=by, at=AT)
    second = replace(BIRTH, given_name="Bea", birth_order=2, born_at=time(4, 40))
    twin = actions.record_another_birth(baby.pk, second, by=by, at=AT)
    assert isinstance(twin, Baby)
    assert twin.pk != baby.pk
    assert twin.pregnancy_id == fresh(baby).pregnancy_id
    assert [note.words for note in doors.notes_of(by, twin.pk)] == ["Cold flat"]
    assert MaleCarer.objects.filter(baby=twin).count() == 1
    assert [held.worker_id for held in Involvement.objects.filter(baby=twin)] == [worker.pk]
    again = actions.record_another_birth(baby.pk, second, by=by, at=AT)
    assert again.pk == twin.pk
    third = actions.record_another_birth(baby.pk, replace(second, given_name="Cat"), by=by, at=AT)
    assert isinstance(third, actions.StaleBirth)


# endings


def letter(baby, key="strategy-invited:1"):
    said = directory_actions.Letter(key=key, address="a@example.org", subject="x", body="y", about=baby.pk)
    return directory_actions.notify(said, at=AT)


@pytest.mark.parametrize("kind", list(Ending))
def test_an_ending_stops_lists_and_letters_already_in_the_post(baby, worker, kind) -> None:
    by = actor_of(worker)
    notice = letter(baby)
    with acting_as(by):
        assert doors.baby_count(by) == 1
        done = actions.record_ending(baby.pk, replace(LOSS, kind=kind), explained="The hospital’s word", by=by, at=AT)
        assert done.pk == baby.pk
        assert fresh(baby).ended_as == kind.value
        assert (doors.babies_for(by), doors.baby_count(by), doors.gaps_for(by), doors.gap_count(by)) == ([], 0, [], 0)
        assert doors.age_of(fresh(baby), TODAY) == "file closed"
    send_notice(str(notice.pk))
    send_notice(str(letter(baby, "strategy-record:2").pk))
    assert not mail.outbox
    assert not Notice.objects.filter(sent_at__isnull=False).exists()


def test_an_ending_that_fails_stops_nothing(baby, worker) -> None:
    by = actor_of(worker)

    class Failed(Exception):
        pass

    def fails():
        with acting_as(by):
            actions.record_ending(baby.pk, LOSS, by=by, at=AT)
            raise Failed

    with pytest.raises(Failed):
        fails()
    assert fresh(baby).ended_as == ""
    assert not Silence.objects.exists()


def test_an_ending_recorded_in_error_is_taken_back_by_an_added_row(baby, worker) -> None:
    by = actor_of(worker)
    held_back = letter(baby)
    with acting_as(by):
        actions.record_ending(baby.pk, LOSS, by=by, at=AT)
        actions.withdraw_ending(baby.pk, why="The wrong file", by=by, at=AT + timedelta(hours=1))
        assert fresh(baby).ended_as == ""
        assert [row.withdrawn for row in doors.endings_of(baby.pk)] == [True, False]
        assert doors.baby_count(by) == 1
    send_notice(str(held_back.pk))
    assert not mail.outbox
    said = directory_actions.Letter(key="new", address="a@example.org", subject="x", body="y", about=baby.pk)
    send_notice(str(directory_actions.notify(said, at=AT + timedelta(hours=2)).pk))
    assert len(mail.outbox) == 1


def test_the_same_ending_twice_is_one_and_another_one_is_shown(baby, by) -> None:
    actions.record_ending(baby.pk, LOSS, by=by, at=AT)
    assert isinstance(actions.record_ending(baby.pk, LOSS, by=by, at=AT), Baby)
    other = actions.record_ending(baby.pk, replace(LOSS, kind=Ending.MOVED), by=by, at=AT)
    assert isinstance(other, actions.StaleEnding)
    assert len(doors.endings_of(baby.pk)) == 1


def test_one_twin_lost_and_the_other_goes_on(baby, by) -> None:
    actions.record_babies(baby.pk, 2, by=by, at=AT)
    lost = actions.record_ending(baby.pk, replace(LOSS, whom=actions.Whom.ONE_OF), by=by, at=AT)
    assert lost.pk != baby.pk
    assert (lost.ended_as, fresh(baby).ended_as) == ("stillbirth", "")
    assert [line.id for line in doors.babies_for(by)] == [baby.pk]
    assert Silence.objects.get().about == lost.pk


# numbers and movement


def test_an_nhs_number_has_a_source_and_is_queried_when_somebody_has_it(worker, by) -> None:
    baby = unborn_here(worker, by)
    said = actions.NumberSaid(nhs_number="9990000026", source=NumberSource.BIRTH_NOTIFICATION, verified=True)
    asked = actions.record_number(baby.pk, said, by=by, at=AT)
    assert isinstance(asked, actions.Queried)
    assert asked.findings[0].code == "PRG-12"
    actions.record_birth(baby.pk, BIRTH, by=by, at=AT)
    actions.record_number(baby.pk, said, by=by, at=AT)
    line = doors.numbers_of(baby_id=baby.pk)[0]
    assert (line.nhs_number, line.source, line.verified) == ("9990000026", NumberSource.BIRTH_NOTIFICATION, True)
    asked = actions.record_number(baby.pk, said, of_mother=True, by=by, at=AT)
    assert isinstance(asked, actions.Queried)
    assert asked.findings[0].code == "PPL-7"


def unborn_here(worker, by):
    """The one baby of the worker, made by `baby` before the actor began; or made now through the actions."""
    mother = actions.add_mother(actions.MotherFacts(given_name="Mary", family_name="Tamblyn"), by=by, at=AT)
    return actions.add_baby(actions.BabyFacts(mother_id=mother.pk, expected_on=EDD), basis="booked her", by=by, at=AT)


def test_movement_keeps_its_history_and_the_newest_day_stands(baby, by) -> None:
    actions.record_birth(
        baby.pk, replace(BIRTH, date_of_birth=TODAY - timedelta(days=40)), explained="Yes", by=by, at=AT
    )
    said = actions.MovementSaid(
        stage=Mobility.HEAD_CONTROL, basis=MobilityBasis.OBSERVED, said_by="Health visitor", seen_on=TODAY
    )
    actions.record_movement(baby.pk, said, by=by, at=AT)
    earlier = replace(said, stage=Mobility.NONE, seen_on=TODAY - timedelta(days=9), basis=MobilityBasis.REPORTED)
    actions.record_movement(baby.pk, earlier, by=by, at=AT)
    assert fresh(baby).mobility == "head_control"
    assert len(doors.movement_of(baby.pk)) == 2
    devon = doors.non_mobile(fresh(baby), TODAY)
    assert devon.is_so is True
    assert "formulary" in devon.source
    asked = actions.record_movement(baby.pk, replace(said, seen_on=date(2025, 1, 1)), by=by, at=AT)
    assert isinstance(asked, actions.Queried)


def test_a_mothers_dates_are_corrected_and_both_versions_kept(baby, by) -> None:
    said = actions.MotherDates(date_of_birth=date(1997, 4, 12), why="Wrong year")
    actions.correct_mother(baby.pk, said, by=by, at=AT)
    stale = actions.correct_mother(baby.pk, replace(said, died_on=TODAY), based_on=0, by=by, at=AT)
    assert isinstance(stale, actions.StaleMother)
    assert [one.date_of_birth.year for one in doors.mother_versions(baby.mother_id)] == [1997, 1996]
    asked = actions.correct_mother(baby.pk, replace(said, date_of_birth=date(2027, 1, 1)), based_on=2, by=by, at=AT)
    assert isinstance(asked, actions.Queried)

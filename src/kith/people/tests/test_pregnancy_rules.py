"""What the procedures say about a pregnancy, a birth, an ending, an age and a number."""

from datetime import date, timedelta

import pytest

from kith.kernel.gestation import Span, date_at
from kith.people import rules
from kith.people.words import Booking, CameToNotice, DateSource, Ending, YesNoUnknown

EDD = date(2027, 3, 8)


def estimate(key, source, known_on, **more):
    return rules.Estimate(key=key, expected_on=EDD, source=source, known_on=known_on, **more)


DATING = rules.DatingWindow(first=79, last=99)


def stands(estimates):
    return rules.the_expected_date_that_stands(estimates, DATING)


@pytest.mark.parametrize(
    ("weeks", "days", "dates"),
    [(11, 1, False), (11, 2, True), (12, 3, True), (14, 1, True), (14, 2, False), (20, 0, False)],
)
def test_prg_1_a_scan_in_the_dating_window_stands_over_any_later_scan(weeks, days, dates) -> None:
    first = estimate("first", DateSource.SCAN, date_at(EDD, weeks, days))
    growth = estimate("growth", DateSource.SCAN, date_at(EDD, 28))
    assert DATING.holds(first) is dates
    assert stands([first, growth]) is (first if dates else growth)


def test_prg_1_of_two_dating_scans_the_newest_stands_and_dates_never_are_one() -> None:
    first = estimate("first", DateSource.SCAN, date_at(EDD, 11, 5))
    again = estimate("again", DateSource.SCAN, date_at(EDD, 13))
    by_dates = estimate("dates", DateSource.DATES, date_at(EDD, 12))
    assert stands([again, first, by_dates]) is again
    assert not DATING.holds(by_dates)
    wrong = estimate("wrong", DateSource.SCAN, date_at(EDD, 13), replaced=True)
    assert stands([wrong, first]) is first


def test_prg_1_a_scan_stands_over_dates_and_the_newest_scan_over_an_older_one() -> None:
    dates = estimate("dates", DateSource.DATES, date(2026, 11, 1))
    scan = estimate("scan", DateSource.SCAN, date(2026, 8, 1))
    later = estimate("later", DateSource.SCAN, date(2026, 10, 1))
    said = estimate("said", DateSource.OTHER, date(2026, 11, 9))
    assert stands([dates, scan, said]) is scan
    assert stands([later, dates, scan]) is later
    assert stands([said, dates]) is dates
    assert stands([said]) is said
    assert stands([]) is None


def test_prg_1_an_estimate_recorded_in_error_no_longer_counts() -> None:
    wrong = estimate("wrong", DateSource.SCAN, date(2026, 10, 1), replaced=True)
    dates = estimate("dates", DateSource.DATES, date(2026, 8, 1))
    assert stands([wrong, dates]) is dates


@pytest.mark.parametrize(("babies", "files", "asked"), [(1, 1, False), (5, 2, False), (6, 5, True), (0, 1, True)])
def test_prg_2_a_pregnancy_is_of_one_to_five_babies(babies, files, asked) -> None:
    assert bool(rules.babies_of_a_pregnancy(babies, files)) is asked


def test_prg_2_a_pregnancy_has_no_fewer_babies_than_files() -> None:
    finding = rules.babies_of_a_pregnancy(1, 2)
    assert finding is not None
    assert "lost" in finding.says


@pytest.mark.parametrize(
    ("care", "states"),
    [
        (None, (CameToNotice.NOT_ASKED,)),
        (rules.CareFacts(booking=Booking.NOT_KNOWN), (CameToNotice.NOT_ASKED,)),
        (rules.CareFacts(booking=Booking.NOT_BOOKED), (CameToNotice.UNBOOKED,)),
        (rules.CareFacts(booking=Booking.BOOKED, booked_at=Span(20, 0)), (CameToNotice.BOOKED,)),
        (rules.CareFacts(booking=Booking.BOOKED, booked_at=Span(20, 1)), (CameToNotice.LATE_BOOKED,)),
        (
            rules.CareFacts(booking=Booking.BOOKED, booked_at=Span(31, 0), concealed=YesNoUnknown.YES),
            (CameToNotice.CONCEALED, CameToNotice.LATE_BOOKED),
        ),
    ],
)
def test_prg_3_late_follows_from_the_dates_and_concealment_is_said(care, states) -> None:
    assert rules.how_it_came_to_notice(care, 20) == states


@pytest.mark.parametrize("ended_as", [*Ending, ""])
def test_prg_6_everything_stops_at_any_ending(ended_as) -> None:
    assert rules.everything_stops(str(ended_as)) is (ended_as != "")


def test_prg_7_a_baby_older_than_its_mother_is_queried() -> None:
    query = rules.a_baby_is_younger_than_its_mother
    older = query(date(2026, 9, 14), date(2026, 9, 13), 10)
    assert older is not None
    assert "older than its mother" in older.says
    assert query(date(2020, 1, 1), date(2026, 9, 14), 10)
    assert query(date(2010, 1, 1), date(2026, 9, 14), 10) is None
    assert query(None, date(2026, 9, 14), 10) is None


def test_prg_8_nothing_happens_after_the_mothers_death() -> None:
    assert rules.nothing_after_the_mothers_death(date(2026, 9, 14), date(2026, 9, 14)) is None
    assert rules.nothing_after_the_mothers_death(date(2026, 9, 14), date(2026, 9, 15))
    assert rules.nothing_after_the_mothers_death(None, date(2026, 9, 15)) is None


@pytest.mark.parametrize(
    ("health", "before", "is_open"), [(True, False, True), (False, True, True), (False, False, False)]
)
def test_prg_9_a_birth_opens_the_mothers_health_to_nobody_new(health, before, is_open) -> None:
    assert rules.mothers_health_is_open(health_role=health, before_birth=before) is is_open


BY = rules.Correction(term=37, very_early=32, months=12, months_very_early=24)
BORN = date(2026, 1, 10)


@pytest.mark.parametrize(
    ("born_at_days", "on", "corrected"),
    [
        (33 * 7, BORN + timedelta(weeks=10), Span(3, 0)),
        (33 * 7 + 4, BORN + timedelta(weeks=10), Span(3, 4)),
        (33 * 7, BORN + timedelta(weeks=3), Span(0, 0)),
        (33 * 7, date(2027, 1, 9), Span(45, 0)),
        (33 * 7, date(2027, 1, 10), None),
        (28 * 7, date(2028, 1, 9), Span(92, 1)),
        (28 * 7, date(2028, 1, 10), None),
        (37 * 7, BORN + timedelta(weeks=10), None),
        (None, BORN + timedelta(weeks=10), None),
        (33 * 7, BORN - timedelta(days=1), None),
    ],
)
def test_prg_10_the_age_of_a_baby_born_early_is_corrected_until_the_handbooks_age(born_at_days, on, corrected) -> None:
    assert rules.corrected_age(BORN, born_at_days, on, BY) == corrected


DEVON = rules.Definition(moves=("pulls_to_stand", "cruises", "walks"), under_months=0, source="Devon")
DORSET = rules.Definition(moves=("crawls", "pulls_to_stand", "cruises", "walks"), under_months=6, source="Dorset")


@pytest.mark.parametrize(
    ("stage", "months", "definition", "non_mobile"),
    [
        ("sits", 8, DEVON, True),
        ("crawls", 8, DEVON, True),
        ("crawls", 8, DORSET, False),
        ("crawls", 5, DORSET, True),
        ("pulls_to_stand", 9, DEVON, False),
        ("non_mobile_disability", 20, DEVON, True),
        ("not_recorded", 8, DEVON, None),
        ("not_recorded", 5, DORSET, True),
    ],
)
def test_prg_11_non_mobile_is_what_the_area_says(stage, months, definition, non_mobile) -> None:
    assert rules.is_non_mobile(stage, months, definition) is non_mobile


def test_prg_12_an_unborn_baby_has_no_number_of_its_own() -> None:
    finding = rules.an_unborn_baby_has_no_number("9990000026", born=False)
    assert finding is not None
    assert "mother" in finding.says
    assert rules.an_unborn_baby_has_no_number("9990000026", born=True) is None
    assert rules.an_unborn_baby_has_no_number("", born=False) is None


@pytest.mark.parametrize(
    ("kind", "at", "asked"),
    [
        (Ending.MISCARRIAGE, Span(23, 6), False),
        (Ending.MISCARRIAGE, Span(24, 0), True),
        (Ending.STILLBIRTH, Span(24, 0), False),
        (Ending.STILLBIRTH, Span(23, 6), True),
        (Ending.TERMINATION, Span(30, 0), False),
        (Ending.STILLBIRTH, None, False),
    ],
)
def test_prg_14_words_of_a_loss_fit_the_weeks_in_law(kind, at, asked) -> None:
    assert bool(rules.words_fit_the_weeks(kind, at, 24)) is asked

"""Told aloud: twins found late, a scan moves the date, one is lost, one is born at 33 weeks and has a corrected age."""

from datetime import date, timedelta

import pytest

from kith.kernel import clock
from tests.journeys.people import Walk, Walker, aloud

pytestmark = pytest.mark.journey
TODAY = clock.day_of(clock.now())
GIVEN, FAMILY = "Perran", "Trewhella"
BY_DATES, BY_SCAN = TODAY + timedelta(days=7), TODAY - timedelta(days=7)
BORN = BY_SCAN - timedelta(weeks=7)


def day(on: date) -> tuple[str, str, str]:
    return str(on.day), str(on.month), str(on.year)


def test_twins_found_late_one_lost_one_born_early(walk: Walk) -> None:
    midwife = an_unborn_file(walk)
    dates_and_booking(midwife)
    one_is_lost(midwife)
    one_is_born(midwife)


def an_unborn_file(walk: Walk) -> Walker:
    aloud("Given a midwife who meets a woman nobody has booked")
    midwife = walk.somebody("Midwife")
    midwife.goes_to("/search").types("Who are you looking for?", f"{GIVEN} {FAMILY}").presses("Search")
    midwife.follows("Add a mother").types("First name", GIVEN).types("Last name", FAMILY).sends()
    midwife.picks("Not yet", of="Has the baby been born?").dates("Expected date of delivery", *day(BY_DATES))
    midwife.picks("Not known", of="Sex").types("How do you work with this family?", "Came to triage today").sends()
    midwife.picks("Not asked yet").sends()
    midwife.page.locator("main a.govuk-button").last.click()
    midwife.looks().sees("Unborn, 39 weeks of pregnancy", "None until birth")
    midwife.file = midwife.page.url
    return midwife


def dates_and_booking(midwife: Walker) -> None:
    aloud("When a scan gives another date, then it stands, the steps move, and the history is kept")
    midwife.follows("Pregnancy, birth and details").sees("39 weeks")
    midwife.follows("Record an expected date").dates("Expected date of delivery", *day(BY_SCAN))
    midwife.picks("An ultrasound scan").dates("When was the scan", *day(TODAY)).sends()
    midwife.sees("41 weeks", "By scan", "As given when the file was opened", "Stands")

    aloud("When she is booked today with twins, then late booking follows from the dates")
    midwife.follows("Record how many babies").types("How many babies are there?", "6").sends()
    midwife.sees("Number of babies must be 5 or fewer").types("How many babies are there?", "2").sends().sees(
        "2 babies"
    )
    midwife.follows("Record the booking").picks("Yes", of="Has a midwife booked her?")
    midwife.dates("When was she booked?", *day(BORN - timedelta(weeks=2))).sends()
    midwife.sees("Booked late", "at 31 weeks")

    aloud("When the pathway is opened, then nothing is overdue: what still helps is due at once")
    midwife.follows("the pathway").sees("came to notice late", "Due at once: known late", "Babies")
    midwife.does_not_see("Past its time")
    midwife.follows("Say where it stands : Health visitor").picks("It is done").sends().sees("Judged by")
    midwife.follows("Pregnancy, birth and details")


def one_is_lost(midwife: Walker) -> None:
    aloud("When one of the twins is lost, then a quiet file of its own is closed, and the other goes on")
    midwife.follows("A loss, a death, a move").picks("One of the 2 babies").picks("The baby was stillborn")
    midwife.dates("When?", *day(BORN)).types("Who told you?", "The labour ward, by phone").sends()
    midwife.sees("Another file of this pregnancy is closed", "Record the birth")
    midwife.goes_to(midwife.file).does_not_see("stillborn", "twin")


def one_is_born(midwife: Walker) -> None:
    aloud("When the other is born at 33 weeks, then the same file is the child's own, with a corrected age")
    midwife.follows("Pregnancy, birth and details").follows("Record the birth")
    midwife.dates("Date of birth", *day(BORN)).types("Time of birth", "4:20am").types(
        "Where was the baby born?", "Home"
    )
    midwife.picks("Female", of="Sex").types("First name", "Kerra").types("Last name", FAMILY).sends()
    midwife.sees("33 weeks", f"Kerra {FAMILY}").goes_to(midwife.file)
    midwife.sees("8 weeks old, corrected 1 week", f"Kerra {FAMILY}")

    aloud("When she sees how the baby moves and notes the number, then both say how we know")
    midwife.follows("Pregnancy, birth and details").follows("Record how the baby moves")
    midwife.picks("Holds head up").picks("Somebody saw it").types("Who saw it", "I did").dates(
        "On which day?", *day(TODAY)
    )
    midwife.sends().sees("Not pulling to stand, cruising or walking", "Somebody saw it: I did")
    midwife.follows("Record the NHS number").types("NHS number", "999 000 0027").sends()
    midwife.sees("has a mistake in it")

    aloud("When the file is closed in error, then it is quiet, says who helps, and opens again")
    midwife.goes_to(midwife.file).follows("Pregnancy, birth and details").follows("A loss, a death, a move")
    midwife.picks("The baby was born alive and died").types("Who told you?", "Heard it said").sends()
    midwife.sees("This baby was born alive and has died", "What has stopped", "key worker").does_not_see("weeks old")
    midwife.goes_to("/").does_not_see(f"Kerra {FAMILY}")
    midwife.goes_to(midwife.file).follows("This was recorded in error").types("What was wrong?", "Another baby").sends()
    midwife.goes_to(midwife.file).sees("8 weeks old, corrected 1 week")

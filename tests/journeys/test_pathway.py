"""Where a pregnancy stands and what is next, from week 13 to going home; a panel's agenda: on the screens, with axe."""

import re
from datetime import date, timedelta

import pytest

from kith.kernel import clock
from tests.journeys.people import Walk, Walker, aloud

pytestmark = pytest.mark.journey
TODAY = clock.day_of(clock.now())
GIVEN, FAMILY = "Wenna", "Trevanion"


def day(on: date) -> tuple[str, str, str]:
    return str(on.day), str(on.month), str(on.year)


def expected(weeks: int) -> date:
    """When a pregnancy of so many weeks ends."""
    return TODAY + timedelta(weeks=40 - weeks)


def an_unborn_file(midwife: Walker, weeks: int) -> None:
    midwife.goes_to("/search").types("Who are you looking for?", f"{GIVEN} {FAMILY}").presses("Search")
    midwife.follows("Add a mother").types("First name", GIVEN).types("Last name", FAMILY).sends()
    midwife.picks("Not yet", of="Has the baby been born?").dates("Expected date of delivery", *day(expected(weeks)))
    midwife.picks("Not known", of="Sex").types("How do you work with this family?", "Booked with me").sends()
    midwife.picks("Not asked yet").sends()
    midwife.page.locator("main a.govuk-button").last.click()
    midwife.page.wait_for_load_state()
    midwife.file = midwife.page.url.rstrip("/")


def a_scan_says(midwife: Walker, weeks: int) -> None:
    midwife.goes_to(f"{midwife.file}/pregnancy").follows("Record an expected date")
    midwife.dates("Expected date of delivery", *day(expected(weeks))).picks("An ultrasound scan")
    midwife.dates("When was the scan", *day(TODAY)).sends()


def test_from_week_13_to_going_home(walk: Walk) -> None:
    midwife = walk.somebody("Midwife")
    an_unborn_file(midwife, 13)
    aloud("At 13 weeks the pathway says where we are; a step is done, and two taps lead to an answer.")
    midwife.goes_to(f"{midwife.file}/pathway").sees("13 weeks", "Do this next").does_not_see("Past its time")
    midwife.follows("Say where it stands : Midwifery booking").picks("It is done").sends().sees("Judged by")
    midwife.follows("What do I do if").sees("Choose what fits best")

    aloud("When a scan says 33 weeks, what lies ahead moves, and nothing is called late that nobody knew of.")
    a_scan_says(midwife, 33)
    midwife.goes_to(f"{midwife.file}/pathway").sees("33 weeks", "Health visitor").does_not_see("Past its time")

    aloud("The plan is written, sent outside Kith, and somebody there says that they have read it.")
    midwife.goes_to(f"{midwife.file}/birth-plan/write").types("Where should the baby be born", "Exampleton")
    midwife.types("Ring when labour starts", "01632 960 300").picks("Not before the meeting on the ward").sends()
    midwife.sees("Baby does not leave before the meeting", "The plan does not say yet")
    midwife.goes_to(f"{midwife.file}/birth-plan/send").types("A unit or service outside Kith", "Next county")
    midwife.types("Whom did it go to", "Ward, 01632 960 555").picks("Secure e-mail").sends()
    midwife.follows("Say that they have read it").types("Who has read it", "Sister Pascoe").sends()
    midwife.sees("Sister Pascoe")

    aloud("The baby is born: the day's tasks come first, and nobody goes home before the meeting.")
    midwife.goes_to(f"{midwife.file}/birth").dates("Date of birth", *day(TODAY)).picks("Female", of="Sex")
    midwife.types("First name", "Kensa").types("Last name", FAMILY).sends().sees("Kensa")
    midwife.goes_to(f"{midwife.file}/birth-plan").sees("the meeting before going home is not recorded")
    midwife.follows("Record the meeting before going home")
    midwife.dates("When was it held", *day(TODAY), f"{clock.london(clock.now()):%H:%M}")
    midwife.types("Who took part", "Ward, social worker, both parents").picks("Goes home as planned")
    midwife.types("Why", "The plan was read aloud").sends().sees("Goes home as planned")
    for page in ("pathway", "crying/add", "register", "assessment"):
        midwife.goes_to(f"{midwife.file}/{page}")


def test_the_panel_forgets_nobody(walk: Walk) -> None:
    aloud("The locality's coordinator opens the panel and its agenda.")
    manager = walk.somebody("Locality team manager")
    manager.goes_to("/panel").sees("Meetings ahead")
    manager.page.get_by_role("link", name=re.compile("^Agenda")).first.click()
    manager.page.wait_for_load_state()
    manager.looks().sees("Who stands on the agenda?")

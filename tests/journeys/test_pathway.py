"""Where a pregnancy stands and what is next, a birth plan that is sent and read, a panel: on the screens, with axe."""

import re
from datetime import date

from tests.journeys.people import Walk, Walker, aloud


def first_pregnancy(walker: Walker) -> str:
    walker.goes_to("/pathway")
    href = walker.page.locator("ol.kith-queue h2 a").first.get_attribute("href")
    assert href, "the demonstration's midwife works with a pregnancy"
    return href.removesuffix("/pathway")


def test_where_we_are_and_what_is_next(walk: Walk) -> None:
    aloud("The midwife opens her list, a pathway, and says that a step is done.")
    midwife = walk.somebody("Midwife")
    file = first_pregnancy(midwife)
    midwife.goes_to(f"{file}/pathway").sees("Do this next", "Where we are")
    midwife.page.get_by_role("link", name="Say where it stands").first.click()
    midwife.page.wait_for_load_state()
    midwife.looks()
    today = date.today()
    midwife.picks("It is done").dates("On which day", str(today.day), str(today.month), str(today.year)).sends()
    midwife.sees("Done on")
    aloud("Two taps to an answer.")
    midwife.follows("What do I do if").sees("Choose what fits best")
    midwife.page.get_by_role("link", name=re.compile("she comes for the first time|Open the file")).first.click()
    midwife.page.wait_for_load_state()
    midwife.looks().sees("Do this, in this order")


def test_a_birth_plan_that_the_ward_reads(walk: Walk) -> None:
    aloud("A plan is written, sent outside Kith, and somebody there says that they have read it.")
    midwife = walk.somebody("Midwife", phone=True)
    file = first_pregnancy(midwife)
    midwife.goes_to(f"{file}/birth-plan/write").types("Where should the baby be born", "Exampleton")
    midwife.types("Ring when labour starts", "01632 960 300").picks("Not before the meeting on the ward").sends()
    midwife.sees("Baby does not leave before the meeting", "The plan does not say yet")
    midwife.goes_to(f"{file}/birth-plan/send").types("A unit or service outside Kith", "Next county")
    midwife.types("Whom did it go to", "Ward, 01632 960 555").picks("Secure e-mail").sends()
    midwife.follows("Say that they have read it").types("Who has read it", "Sister Pascoe").sends().sees(
        "Sister Pascoe"
    )
    midwife.goes_to(f"{file}/crying").goes_to(f"{file}/crying/add").goes_to(f"{file}/register").goes_to(
        f"{file}/assessment"
    )


def test_the_panel_forgets_nobody(walk: Walk) -> None:
    aloud("The locality's coordinator opens the panel and its agenda.")
    manager = walk.somebody("Locality team manager")
    manager.goes_to("/panel").sees("Meetings ahead")
    manager.page.get_by_role("link", name=re.compile("^Agenda")).first.click()
    manager.page.wait_for_load_state()
    manager.looks().sees("Who stands on the agenda?")

"""A man nobody has asked about: a gap with an owner, passed on with a reason, closed by the record."""

import re

import pytest

from tests.journeys.people import Walk, aloud

pytestmark = pytest.mark.journey


def test_a_man_nobody_asked_about_is_passed_on_and_the_record_closes_the_gap(walk: Walk) -> None:
    aloud("Given a midwife who works with an unborn baby whose father nobody knows")
    midwife = walk.somebody("Midwife").sees("Babies with a man nobody has asked about")
    midwife.page.locator("main a", has_text="Unborn baby").first.click()
    midwife.page.wait_for_load_state()
    file = re.sub(r"/(gaps|carers).*", "", midwife.page.url)
    midwife.goes_to(f"{file}/carers").follows("Add another man")

    aloud("When she records that she has not asked about a second man, then it is an open gap with an owner and a date")
    midwife.picks("Mother's partner").picks("Not asked yet").sends()
    midwife.goes_to(f"{file}/gaps").sees("Mother's partner", "Nobody has asked about him yet", "GAP-ASK")

    aloud("When she passes it to the health visitor with a reason, then it is theirs, with the next step")
    card = midwife.page.locator("article", has_text="Mother's partner").first
    card.get_by_role("link", name="Take it on, or pass it on").click()
    midwife.page.wait_for_load_state()
    midwife.looks().picks("Somebody better placed")
    options = midwife.page.get_by_label("Who is better placed?").locator("option", has_text="Health visitor")
    midwife.selects("Who is better placed?", options.first.inner_text())
    midwife.types("Why are they better placed?", "She visits at home next week")
    midwife.types("What comes next, and by when?", "Ask at the antenatal visit, alone").sends()
    midwife.sees("Passed on by", "She visits at home next week", "Ask at the antenatal visit, alone")

    aloud("Then it is on the health visitor's list, and closes when she records the answer")
    visitor = walk.somebody("Health visitor").goes_to("/gaps?whose=mine&kind=not_asked")
    visitor.sees("Ask at the antenatal visit, alone")
    visitor.goes_to(f"{file}/carers").page.locator("main a", has_text="Mother's partner").first.click()
    visitor.page.wait_for_load_state()
    visitor.looks().sees("As a health visitor", "What is strong", "May I write down what she says about him?")
    visitor.follows("Record the answer")
    visitor.picks("Asked; the mother declined to say").sends()
    visitor.goes_to("/gaps?whose=mine&kind=not_asked").does_not_see("Ask at the antenatal visit, alone")
    visitor.goes_to(f"{file}/gaps").sees("The mother was asked and chose not to say")

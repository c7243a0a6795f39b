"""A man nobody has asked about: a gap with an owner, passed on with a reason, closed by the record; and ties."""

import pytest

from tests.journeys.people import Walk, aloud, babies_of

pytestmark = pytest.mark.journey


def test_a_man_nobody_asked_about_is_passed_on_and_the_record_closes_the_gap(walk: Walk) -> None:
    aloud("Given a health visitor who records that she has not asked about the mother's partner yet")
    visitor = walk.somebody("Health visitor")
    file = f"/babies/{babies_of(visitor)[0]}"
    visitor.goes_to(f"{file}/carers").follows("Add another man")
    visitor.picks("Mother's partner").picks("Not asked yet").sends()

    aloud("Then it is an open gap with an owner and a date, and his page says what her part records")
    visitor.goes_to(f"{file}/gaps").sees("Mother's partner", "Nobody has asked about him yet", "GAP-ASK")
    visitor.goes_to("/gaps?whose=mine&kind=not_asked").sees("Nobody has asked")

    aloud("When she passes it on with a reason, then it is theirs, with the next step")
    visitor.goes_to(f"{file}/gaps")
    card = visitor.page.locator("article", has_text="Mother's partner").filter(has_text="GAP-ASK").last
    card.get_by_role("link", name="Take it on, or pass it on").click()
    visitor.page.wait_for_load_state()
    visitor.looks().picks("Somebody better placed")
    better = visitor.page.get_by_label("Who is better placed?").locator("option").last
    visitor.selects("Who is better placed?", better.inner_text())
    visitor.types("Why are they better placed?", "They see her every week")
    visitor.types("What comes next, and by when?", "Ask on Thursday, alone").sends()
    visitor.sees("Passed on by", "They see her every week", "Ask on Thursday, alone")

    aloud("When the mother declines to say, then recording that closes the gap, kindly")
    visitor.goes_to(f"{file}/carers")
    visitor.page.locator("main article", has_text="Not asked").get_by_role("link").last.click()
    visitor.page.wait_for_load_state()
    visitor.looks().sees("As a health visitor", "What is strong", "May I write down what she says about him?")
    visitor.page.get_by_role("link", name="Record the answer").first.click()
    visitor.page.wait_for_load_state()
    visitor.looks().picks("Asked; the mother declined to say").sends()
    visitor.goes_to(f"{file}/gaps").does_not_see("Ask on Thursday, alone")

    aloud("And how two people are to each other is a fact with a date and a source")
    visitor.goes_to(f"{file}/ties").goes_to(f"{file}/ties/add").sees("How are two people to each other?")

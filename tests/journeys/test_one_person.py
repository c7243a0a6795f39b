"""A woman on file twice becomes one person, and two again."""

import re

import pytest

from tests.journeys.people import Walk, aloud

pytestmark = pytest.mark.journey


def test_a_woman_on_file_twice_becomes_one_and_two_again(walk: Walk) -> None:
    aloud("Given a health visitor two of whose families name one woman as the mother, on file twice")
    visitor = walk.somebody("Health visitor")
    compare = None
    babies = visitor.page.locator("a[href*='/babies/']").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    for href in dict.fromkeys(re.sub(r"(/babies/[0-9a-f-]{36}).*", r"\1", one) for one in babies):
        visitor.page.goto(visitor.at + href + "/twice")
        compare = visitor.page.get_by_role("link", name="Compare the two").first
        if compare.count():
            break
    assert compare is not None
    assert compare.count()

    aloud("When she compares the two entries, then both stand side by side, field by field")
    visitor.looks().follows("Compare the two").sees("Are these one person?", "Becomes part of it", "Put on file")

    aloud("When she decides without a reason, then she is asked for one")
    visitor.sends().sees("There is a problem")

    aloud("When she says how she knows, then they are one person, and the page says what was moved")
    visitor.types("How do you know they are one person?", "Same passport, and she told me of both babies.")
    for group in visitor.page.get_by_role("group").all():
        group.get_by_role("radio").first.check()
    visitor.sends().sees("is one person on file", "What was moved", "Baby: 1")

    aloud("When it turns out that they are cousins, then they are two again, and nothing is lost")
    visitor.types("Why?", "They are cousins of the same name.").sends()
    visitor.sees("two entries again", "They are cousins of the same name.")

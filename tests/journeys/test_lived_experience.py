"""The baby was seen, at two in the morning on a phone; and an address that disappears everywhere at once."""

import re

import pytest

from tests.journeys.people import Walk, Walker, aloud, babies_of

pytestmark = pytest.mark.journey
POSTCODE = r"[A-Z]{2}\d+ \d[A-Z]{2}"


def opens_a_baby(walker: Walker) -> str:
    """One of their own babies, born already, whose mother's address is on the page. Gives the baby's address."""
    for baby in [f"/babies/{one}" for one in babies_of(walker)]:
        walker.page.goto(walker.at + baby)
        text = walker.page.inner_text("main")
        if "Last seen by anyone" in text and "Withheld" not in text and re.search(POSTCODE, text):
            walker.looks()
            return baby
    raise AssertionError("no such baby on this desk")


def test_a_health_visitor_records_on_a_phone_that_she_saw_the_baby(walk: Walk) -> None:
    aloud("Given a health visitor with a phone in her hand and a baby of hers who was born")
    visitor = walk.somebody("Health visitor", phone=True)
    home = opens_a_baby(visitor)
    visitor.sees("Last seen by anyone")

    aloud("When she records that she saw the baby, then four answers are enough and what the day was like has a place")
    visitor.follows("Record that you saw the baby").sees("When did you see the baby?")
    before = visitor.taps
    visitor.picks("Just now").picks("At home").picks("Awake", of="Was the baby awake?")
    visitor.picks("Yes, fully", of="undressed?").types("What was today like for this baby?", "I was held all morning.")
    visitor.sends()
    if visitor.page.locator("#id_explained").count():
        visitor.types("Why is it right?", "Seen today").sends()
    assert visitor.taps - before <= 6

    aloud("Then the list begins with it, and the baby's page says who saw the baby last, awake and undressed")
    visitor.sees("When the baby was seen", "I was held all morning.")
    visitor.goes_to(home).sees("Today by Nadia Rowe", "I was held all morning.")
    visitor.follows("Chronology").sees("I was held all morning.")


def test_an_address_is_kept_back_and_is_gone(walk: Walk) -> None:
    aloud("Given a health visitor who sees a mother's address on her page")
    visitor = walk.somebody("Health visitor")
    home = opens_a_baby(visitor)
    visitor.page.locator(".kith-person__name a[href*='/people/']").first.click()
    visitor.looks().sees("Addresses", "Language and what helps")
    mother = visitor.page.url
    address = visitor.page.locator("table", has_text="Address").locator("tbody th").first.inner_text().split("\n")[0]
    code = re.search(POSTCODE, address)
    assert code

    aloud("When she keeps it back, then it is gone from the page, from the baby's page and from the search")
    visitor.follows("Keep this address back").picks("Everybody").types("Why?", "He is looking for her and the baby.")
    visitor.sends().sees("HIS-5").types("Why is it right?", "The court decides after Christmas").sends()
    visitor.sees("The address is kept back").does_not_see(code[0])
    visitor.goes_to(home).does_not_see(code[0]).sees("Withheld for safety")
    visitor.goes_to("/search").types("Postcode", code[0]).sends().does_not_see(code[0].split(" ")[0] + ",")

    aloud("When she records what the mother says about language, then the interpreter is the first thing to read")
    visitor.goes_to(mother).follows("Change language and needs").selects("Main language", "Polish")
    visitor.picks("Needs an interpreter for a spoken language").selects(
        "Who told us?", "They said so themselves"
    ).sends()
    visitor.sees("Needs an interpreter: Polish")
    visitor.goes_to(home).sees("Needs an interpreter: Polish")

    aloud("When she decides to show it again, with a reason, then it is back")
    visitor.goes_to(mother).follows("Show the address again").types("Why may it be shown again?", "She asked for it.")
    visitor.picks("She, or he, has been asked").sends().sees(code[0])

"""Looking somebody up with little: answers come while typing, in bands with why."""

import pytest
from playwright.sync_api import expect

from tests.journeys.people import Walk, aloud

pytestmark = pytest.mark.journey


def test_dan_about_twenty_five_is_looked_for_while_typing(walk: Walk) -> None:
    aloud("A health visitor knows a first name and about how old he is; no button is pressed.")
    visitor = walk.somebody("Health visitor").goes_to("/search")
    line = visitor.page.get_by_label("Who are you looking for?")
    line.press_sequentially("Dan, about 25", delay=20)
    answers = visitor.page.locator("#answers .kith-person")
    expect(answers.first).to_be_visible()
    visitor.looks()
    assert "Dan" not in visitor.page.url

    aloud("With her mother's name and nothing else a baby is found, and the answer says why.")
    visitor.goes_to("/search").types("Who are you looking for?", "Lowenna Tamblyn").sends()
    visitor.sees("Lowenna", "name")
    assert "Lowenna" not in visitor.page.url

    aloud("Nonsense is answered with words, not with a fault; nothing is lost.")
    visitor.goes_to("/search").types("Who are you looking for?", "Zzyzx Qqqq").sends()
    visitor.sees("Nobody on file matches", "add a mother")

"""The chronology walked: read, narrowed, added to, corrected, looked at side by side and at a past day, taken out; and
a handover summary written by the one who leaves and read by the one who goes on. By keyboard and on a phone too."""

import re

from .people import PHONE, Walk, aloud, babies_of


def test_an_entry_is_added_corrected_looked_for_and_taken_out(walk: Walk) -> None:
    visitor = walk.somebody("Health visitor")
    baby = babies_of(visitor)[0]
    here = f"/babies/{baby}/chronology"
    aloud("1. A health visitor adds something that happened and is recorded nowhere else.")
    visitor.goes_to(here).follows("Add something that happened")
    visitor.sends().sees("There is a problem")
    visitor.selects("What was it?", "Home, money or a move").picks("The household", of="Whom is it about")
    visitor.types("What happened?", "The kestrel pub below was noisy until late; the cot was moved to the back.")
    visitor.dates("On which day did it happen", "2", "11", "2026").picks("The same day", of="When did your agency")
    visitor.picks("We saw it", of="How do you know").picks("Significant", of="How significant")
    visitor.picks("Harder for the baby", of="What did it mean").picks("Everybody who works", of="Who may see")
    visitor.sends().sees("The kestrel pub", "For the baby: harder for the baby")

    aloud("2. She finds it again by a word, and corrects it by adding to it.")
    visitor.types("Words to look for", "KESTREL").presses("Show").sees("from 1 agency, out of")
    visitor.follows("About this entry").sees("Which agencies know it", "Its own entry").follows("Correct it")
    visitor.types("What is right?", "The noise came from next door, not from the pub.")
    visitor.types("What was wrong?", "I had asked the wrong neighbour").picks("No", of="another day")
    visitor.sends().sees("As first written", "The kestrel pub", "The noise came from next door")
    visitor.follows("Say what it means").picks("Turning point").picks("Better for the baby").sends()
    visitor.sees("Turning point")

    aloud("3. Agencies side by side; then who knew what on a day, with the arrow keys.")
    visitor.goes_to(f"{here}/agencies").sees("Entries by month and agency")
    visitor.goes_to(f"{here}/known").sees("What it cannot show", "What each agency knew")
    slider = visitor.page.get_by_role("slider")
    slider.focus()
    before = slider.get_attribute("aria-valuetext")
    with visitor.page.expect_response(re.compile("known")):
        visitor.page.keyboard.press("PageDown")
    visitor.page.wait_for_load_state("networkidle")
    assert slider.get_attribute("aria-valuetext") != before
    visitor.looks().sees(f"At the end of {slider.get_attribute('aria-valuetext')}")
    visitor.page.set_viewport_size(PHONE)
    visitor.goes_to(f"{here}/known?on-day=1&on-month=9&on-year=2026").sees("At the end of 1 September 2026")
    visitor.goes_to(here).looks()

    aloud("4. She takes out a copy for the parents; everybody sees that she did.")
    visitor.goes_to(f"{here}/copy").picks("For the parents").types("What for?", "A talk at home")
    visitor.picks("Table (CSV)")
    with visitor.page.expect_download() as made:
        visitor.page.get_by_role("button", name="Make the copy").click()
    assert made.value.suggested_filename.startswith("chronology-parents-")
    visitor.goes_to(f"/babies/{baby}/who-has-seen").sees("Exported a chronology")
    walk.over()


def test_a_handover_is_written_and_read(walk: Walk) -> None:
    visitor = walk.somebody("Health visitor")
    aloud("1. What a colleague left is on her desk; she reads it and says what she does first.")
    visitor.sees("Handed over to me")
    visitor.page.get_by_role("heading", name="Handed over to me").locator("..").get_by_role("link").first.click()
    visitor.page.wait_for_load_state()
    visitor.looks().sees("Handover summary", "In the leaving worker’s own words")
    visitor.types("What will you do first?", "I ring her tomorrow").presses("I have read it")
    visitor.sees("First: I ring her tomorrow").goes_to("/").does_not_see("Handed over to me")

    aloud("2. She writes one herself before she hands a baby over; it begins with a draft.")
    baby = babies_of(visitor)[0]
    visitor.goes_to(f"/babies/{baby}/working").follows("Hand over").sees("There is no handover summary yet")
    visitor.follows("Write the handover summary first").sees("a draft made of the record")
    visitor.types("In my own words", "Begin with the baby.").sends().sees("Begin with the baby.", "Who is who")
    walk.over()

"""A bruise on a baby who cannot move: refer now, the map by keyboard alone, a second mark, and who may close."""

import re

from playwright.sync_api import expect

from .people import Walk, Walker, aloud, babies_of


def baby_of(walker: Walker) -> str:
    """The first baby on this person's list that was born, by its id."""
    for baby in babies_of(walker, saying="Born"):
        walker.goes_to(f"/babies/{baby}")
        if walker.page.get_by_role("button", name="Record a mark or an injury").count():
            return baby
    raise AssertionError("nobody on this list was born")


def test_a_bruise_seen_by_a_nursery_nurse_is_referred_and_never_judged(walk: Walk) -> None:
    aloud("1. A nursery nurse at the Family Hub taps a bruise on the left cheek, on a phone.")
    nurse = walk.somebody("Family Hub worker", phone=True)
    baby = baby_of(nurse)
    nurse.goes_to(f"/babies/{baby}/injuries/add").sees("Where is the mark?", "Colour cannot tell how old a mark is")
    nurse.page.get_by_role("button", name="Face").click()
    svg = nurse.page.locator('[data-view="face"] svg')
    box = svg.bounding_box()
    assert box
    svg.click(position={"x": box["width"] * 0.70, "y": box["height"] * 0.65})
    nurse.sees("Mark 1 placed: Face, left cheek")
    expect(nurse.page.locator('[name="m1-where"]')).to_have_value("face.cheek_left")
    nurse.selects("What do you see?", "Bruise, or a mark that may be one")
    nurse.types("Size in millimetres", "12").types("Colour, in plain words", "blue").types("Shape or pattern", "round")
    nurse.picks("No independent movement")
    nurse.presses("Save and see what to do now").sees("Refer now", "You do not need to know what it is")
    nurse.does_not_see("Close as no injury of concern")
    record = nurse.page.url

    aloud("2. Closing is not there for a nursery nurse, also not by its address.")
    answer = nurse.page.goto(record + "/close")
    assert answer
    assert answer.status == 404

    aloud("3. What was said, who had care, then the request with the words in it already.")
    nurse.goes_to(record + "/account").picks("Nobody could say how it came").sends().sees("nobody could explain it")
    nurse.goes_to(record + "/care").sees("Every adult on this baby’s file is listed").sends()
    nurse.goes_to(record + "/family").sees("leaflet about marks")
    nurse.goes_to(record + "/review").sees("Who sees the baby today?")
    nurse.goes_to(record).follows("Write the request for support")
    nurse.goes_to(f"/babies/{baby}/request/saw")
    expect(nurse.page.locator('[name="saw"]')).to_have_value(re.compile("left cheek"))
    nurse.goes_to(f"/babies/{baby}").sees("Marks and injuries")
    walk.over()


def test_the_map_by_keyboard_alone_and_a_second_mark_locks_the_benign_way(walk: Walk) -> None:
    aloud("1. A health visitor places a mark without a mouse.")
    visitor = walk.somebody("Health visitor")
    baby = baby_of(visitor)
    visitor.goes_to(f"/babies/{baby}/injuries").sees("Marks and injuries")
    visitor.goes_to(f"/babies/{baby}/injuries/add")
    page = visitor.page
    page.locator('[data-view="front"] svg').focus()
    for _each in range(4):
        page.keyboard.press("ArrowDown")
    visitor.sees("Front: middle of the belly")
    page.keyboard.press("Enter")
    visitor.sees("Mark 1 placed: Front, middle of the belly").looks()
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Enter")
    visitor.sees("Mark 1 is here already")
    page.get_by_role("button", name="Add another mark").press("Enter")
    page.locator('[name="m2-where"]').select_option("back.buttock_left")
    expect(page.locator('[data-view="back"] .kith-bodymap__marks circle')).to_have_count(1)
    visitor.presses("Save and see what to do now").sees("marks of this baby are on file", "Ring the Front Door now")
    visitor.goes_to(page.url + "/close").sees("None of them can be closed as no injury of concern")

    aloud("2. The list of marks that wait, and the audit list of those that were closed.")
    visitor.goes_to("/injuries").sees("Marks that wait for a step", "INJ-")
    visitor.goes_to("/injuries/closures").sees("Marks closed as no injury of concern")
    quality = walk.somebody("Quality lead")
    quality.goes_to("/injuries/closures").sees("No baby is named here")
    walk.over()

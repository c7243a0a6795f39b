"""Domestic abuse: high by judgement at six, a plan, the MARAC; and a man who works for a partner sees nothing of it."""

import re

from .people import Walk, Walker, aloud

SIX = {"frightened", "separated", "stalking", "pregnant", "worse", "strangled"}


def cases(walker: Walker) -> list[str]:
    """The addresses of the cases on this person's list."""
    return list(walker.page.eval_on_selector_all("main table a", "all => all.map(one => one.getAttribute('href'))"))


NAMES = "all => [...new Set(all.map(one => one.name))]"


def answers(visitor: Walker) -> None:
    """Six questions yes, every other no, a few on a page; the pages are alike, and the first and last are looked at."""
    visitor.picks("With her, alone")
    while names := visitor.page.eval_on_selector_all("input[name^='said_']", NAMES):
        for name in names:
            said = "yes" if name.removeprefix("said_") in SIX else "no"
            visitor.page.locator(f"input[name='{name}'][value='{said}']").check()
        visitor.page.get_by_role("button", name="Continue").click()
        visitor.page.wait_for_load_state()
    visitor.looks()


def test_high_by_judgement_at_six_is_planned_for_and_referred_and_he_sees_nothing(walk: Walk) -> None:
    aloud("1. A sergeant and a health visitor both work with a family whose case has no plan yet.")
    him = walk.somebody("Police", phone=True).goes_to("/arrangements")
    visitor = walk.somebody("Health visitor").goes_to("/arrangements").sees("Identified, no plan yet")
    both = [one for one in cases(visitor) if one.startswith("/babies/") and one in cases(him)]
    visitor.goes_to(both[0]).sees("there is no plan yet")
    found = re.search(r"/babies/([0-9a-f-]{36})", both[0])
    assert found
    here = f"/babies/{found[1]}/arrangements"

    aloud("2. She asks the questions: six times yes, and she judges the danger to be high.")
    visitor.goes_to(f"{here}/questions").sees("under national review since 2025")
    answers(visitor)
    visitor.picks("High", of="Do you judge the danger")
    visitor.types("Why do you judge it so", "He put his hands round her throat twice").sends()
    visitor.sees("Standard: 6 of 24", "Kith scores nobody", "Refer to the MARAC")

    aloud("3. The plan begins with safe contact, and the referral points to the same facts.")
    visitor.goes_to(f"{here}/write/contact").types("When is it safe", "Weekday mornings")
    visitor.types("Which way is open", "Ring the nursery").picks("Text and messages").sends().sees("Weekday mornings")
    visitor.follows("Refer").sees("6 of 24 yes", "Weekday mornings").picks("She knows and agrees")
    visitor.types("What should the meeting know", "He has keys").types(
        "To which MARAC", "Exeter, by secure e-mail"
    ).sends()
    visitor.sees("Not heard yet")
    visitor.goes_to(f"{here}/print").sees("A card for her").goes_to(f"{here}/card").sees("To remember")

    aloud("4. The sergeant is close to this family: from then on he finds nothing.")
    him.goes_to(here).sees("Weekday mornings")
    visitor.goes_to(f"{here}/close").page.locator("input[name='person_id']").last.check()
    visitor.picks("A relative").types("work e-mail", "police@demo.example")
    visitor.types("Who told us", "The mother").sends().sees("Workers who see nothing of this family")
    for address in (here, f"{here}/small", f"/babies/{found[1]}", f"/babies/{found[1]}/chronology"):
        assert him.page.goto(him.at + address).status == 404
    walk.over()

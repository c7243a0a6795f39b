"""Domestic abuse: high by judgement at six, a plan, the MARAC; and a man who works for a partner sees nothing of it."""

import re

from .people import Walk, Walker, aloud

SIX = {"frightened", "separated", "stalking", "pregnant", "worse", "strangled"}


def answers(visitor: Walker) -> None:
    """Six questions yes, every other no."""
    names = visitor.page.eval_on_selector_all("input[name^='said_']", "all => [...new Set(all.map(one => one.name))]")
    for name in names:
        said = "yes" if name.removeprefix("said_") in SIX else "no"
        visitor.page.locator(f"input[name='{name}'][value='{said}']").check()


def test_high_by_judgement_at_six_is_planned_for_and_referred_and_he_sees_nothing(walk: Walk) -> None:
    aloud("1. A health visitor finds a case without a plan on the list.")
    visitor = walk.somebody("Health visitor").goes_to("/arrangements").sees("Identified, no plan yet")
    visitor.page.locator("main table a").first.click()
    visitor.page.wait_for_load_state()
    found = re.search(r"/babies/([0-9a-f-]{36})", visitor.looks().sees("there is no plan yet").page.url)
    assert found
    here = f"/babies/{found[1]}/arrangements"

    aloud("2. She asks the questions: six times yes, and she judges the danger to be high.")
    visitor.goes_to(f"{here}/questions").sees("under national review since 2025")
    answers(visitor)
    visitor.picks("With her, alone").picks("High", of="Do you judge the danger")
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

    aloud("4. A man who works for a Family Hub is close to this family: from then on he finds nothing.")
    visitor.goes_to(f"{here}/close").page.locator("input[name='person_id']").first.check()
    visitor.picks("It is this worker").types("work e-mail", "family.hub.worker@demo.example")
    visitor.types("Who told us", "The mother").sends().sees("Workers who see nothing of this family")
    him = walk.somebody("Family Hub worker", phone=True)
    for address in (here, f"{here}/small", f"/babies/{found[1]}", f"/babies/{found[1]}/chronology"):
        assert him.page.goto(him.at + address).status == 404
    walk.over()

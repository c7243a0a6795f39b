"""Before a discussion: a GP on a phone who has three minutes."""

import re
from datetime import datetime, timedelta

import pytest

from kith.kernel import clock
from tests.journeys.people import Walk, Walker, aloud

pytestmark = pytest.mark.journey
NOW = clock.london(clock.now())
MOST_OF_A_GP = 12
"""Taps and fields from the link to "Thank you", code included, for a discussion about an injury."""


def day(at: datetime) -> tuple[str, str, str]:
    return str(at.day), str(at.month), str(at.year)


def moment(at: datetime) -> tuple[str, str, str, str]:
    return (*day(at), f"{at:%H:%M}")


def calls(walk: Walk, *, injury: str, cause: datetime, meets: datetime) -> Walker:
    """A locality manager opens the first baby of theirs and calls a discussion."""
    chair = walk.somebody("Locality team manager")
    chair.page.get_by_role("heading", name="Babies I work with").first.locator("..").get_by_role("link").first.click()
    chair.page.wait_for_load_state()
    chair.follows("Call a strategy discussion").types(
        "What gives reasonable cause", "Left alone with a mark nobody explains"
    )
    chair.picks(injury, of="Is a mark or an injury part of the worry?").picks("Neglect")
    chair.dates("When did there come to be reasonable cause?", *moment(cause))
    chair.picks("supervised by probation").picks("Locality", of="Where is it held?")
    chair.dates("When do people meet?", *moment(meets)).picks("Video call").sends()
    return chair


def test_a_gp_on_a_phone_in_under_three_minutes(walk: Walk) -> None:
    chair = calls(walk, injury="Yes", cause=NOW - timedelta(minutes=5), meets=NOW + timedelta(minutes=30))
    chair.sends()
    code = re.search(r"\b(\d{3} ?\d{3})\b", chair.page.locator(".kith-code").first.inner_text())
    assert code
    outbox = walk.visitor("Anybody at the outbox").goes_to("/outbox")
    link = outbox.page.locator("a[href*='/c/']").first.get_attribute("href")
    assert link

    aloud("Given the link and the code, when the GP answers on a phone, then taps and fields stay few")
    gp = walk.visitor("GP", phone=True).goes_to(link)
    gp.fills = gp.taps = 0
    gp.types("Code", code[1].replace(" ", "")).sends()
    wide = gp.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 375, wide
    gp.picks("No, this is read out instead").picks("No time: patients or families are waiting")
    for question in ("Is an earlier mark, injury or burn", "Does the baby bleed", "Is anything in the mother"):
        gp.picks("No", of=question)
    gp.picks("Somewhat worried").types("Your name", "Dr Sunil Nair").picks("I do: I am a GP here").sends()
    gp.sees("Thank you")
    aloud(f"Then the GP has answered with {gp.fills} fields and {gp.taps} taps, the code included")
    assert gp.fills + gp.taps <= MOST_OF_A_GP
    chair.goes_to(chair.page.url).sees("Dr Sunil Nair, GP", "No time: patients or families are waiting")

"""Before a discussion: one in a locality on Friday at 17:30 with no GP, and a GP on a phone who has three minutes."""

import re
from datetime import datetime, timedelta

import pytest

from kith.kernel import clock
from tests.journeys.people import Walk, Walker, aloud, babies_of

pytestmark = pytest.mark.journey
NOW = clock.london(clock.now())
MOST_OF_A_GP = 12
"""Taps and fields from the link to "Thank you", code included, for a discussion about an injury."""


def day(at: datetime) -> tuple[str, str, str]:
    return str(at.day), str(at.month), str(at.year)


def moment(at: datetime) -> tuple[str, str, str, str]:
    return (*day(at), f"{at:%H:%M}")


def last_friday() -> datetime:
    """The newest Friday at 17:30 that has been."""
    at = NOW.replace(hour=17, minute=30, second=0, microsecond=0)
    while at.weekday() != 4 or at > NOW:
        at -= timedelta(days=1)
    return at


def calls(walk: Walk, *, injury: str, cause: datetime, meets: datetime) -> Walker:
    """A locality manager opens the first baby of theirs and calls a discussion."""
    chair = walk.somebody("Locality team manager")
    chair.goes_to(f"/babies/{babies_of(chair)[0]}")
    chair.follows("Call a strategy discussion").types(
        "What gives reasonable cause", "Left alone with a mark nobody explains"
    )
    chair.picks(injury, of="Is a mark or an injury part of the worry?").picks("Neglect")
    chair.dates("When did there come to be reasonable cause?", *moment(cause))
    chair.picks("supervised by probation").picks("Locality", of="Where is it held?")
    chair.dates("When do people meet?", *moment(meets)).picks("Video call").sends()
    return chair


def test_a_discussion_in_a_locality_on_friday_at_half_past_five_with_no_gp(walk: Walk) -> None:
    cause = last_friday()
    aloud("Given cause on Friday at 17:30, when it is called, then the clock runs over the weekend and says so")
    chair = calls(walk, injury="No", cause=cause, meets=NOW + timedelta(minutes=30))
    chair.sees("24 hours from when there was reasonable cause", "Probation", "INV-PROBATION")
    if cause + timedelta(hours=24) < NOW:
        chair.sees("It is planned for after it is due")

    aloud("When the practice is left out, then a reason and what makes up for it are asked for, and nothing is lost")
    practice = chair.page.locator("main .kith-panel").filter(has_text="practice").first
    practice.get_by_label("Do not invite").check()
    chair.sends().sees("Say why", "Say how what")
    practice.get_by_label("Why not?").fill("Closed until Monday")
    practice.get_by_label("How is what they know brought in?").fill("The chair rings on Monday at nine")
    chair.sends().sees("Closed until Monday", "Instead: The chair rings on Monday at nine", "Nobody from")

    aloud("When people move it, then everybody is told and asked again; and the silent are reminded")
    discussion = chair.page.url
    chair.follows("Change the time").dates("When do people meet now?", *moment(NOW + timedelta(hours=2)))
    chair.types("Why does it move?", "The officer is in court").sends().sees("Moved from", "The officer is in court")
    chair.follows("Remind those who have not answered").sends().sees("Reminded")

    aloud("When it is held without the police and health, then it is saved all the same, with a reason and a follow-up")
    chair.goes_to(f"{discussion}/record")
    chair.dates("When did it begin?", *moment(NOW - timedelta(minutes=4)))
    chair.dates("When did it end?", *moment(NOW - timedelta(minutes=1)))
    chair.group("Who took part?").get_by_role("checkbox").first.check()
    chair.picks("The threshold is met: start a section 47 enquiry")
    chair.types("On what does the decision rest?", "A mark nobody explains; nobody else could be reached on a Friday.")
    chair.picks("Children's social care alone")
    for label in ("Is the baby safe now?", "Who else may be at risk", "What happens next?"):
        chair.types(label, "With her grandmother until Monday.")
    chair.presses("Save the record").sees("Say why it went ahead without them")
    chair.types("Why did it go ahead without them?", "Friday evening; out of hours rang and wrote.")
    chair.types("How will what they know be brought in?", "A second discussion on Monday").dates("By when?", *day(NOW))
    chair.presses("Save the record").sees("Not quorate", "section 47")


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

"""Asking: a pregnancy at level 2 gets to the locality's list, and advice becomes a request without typing it again."""

import re

import pytest

from kith.kernel import clock
from tests.journeys.people import Walk, Walker, aloud, babies_of

pytestmark = pytest.mark.journey
NOW = clock.london(clock.now())
SEEN = "She came to two of four appointments and says that the bus costs too much."
QUIET = "A baby cried alone in a back room for a long time while the grown-ups were outside."


def own_unborn_baby(midwife: Walker) -> str:
    """An unborn baby of hers, by address."""
    return f"/babies/{babies_of(midwife, saying='Expected')[-1]}"


def fill_request(walker: Walker) -> None:
    """The pages after the worry: the baby's days, the sharing decision in four parts, who must not learn of it."""
    walker.types("What is a day like for this baby?", "The baby will come home to one warm room.").sends()
    walker.sees("Which basis in law").picks("Part of our task in law").picks("Children Act 2004, section 10")
    walker.types("Why is it right", "So that the right people can offer help before the birth.").sends()
    walker.sees("Does the family agree to the help").picks("They agree").sends()
    walker.sees("Is an examination").picks("No examination or treatment is talked of").sends()
    walker.sees("Have you told the family").picks("Yes, I have told them")
    walker.picks("Yes", of="Is there anybody who must not learn of this request?")
    walker.types("Who, and what could happen", "Her brother, who would tell her former partner.").sends()


def test_a_pregnancy_at_level_2_gets_to_the_localitys_list(walk: Walk) -> None:
    aloud("Given a midwife with a family that needs a little more help before the birth")
    midwife = walk.somebody("Midwife")
    baby = own_unborn_baby(midwife)

    aloud("When she asks for support, then what the file says stands in the form already")
    midwife.goes_to(f"{baby}/request").sees("eight short pages").goes_to(f"{baby}/request/saw")
    midwife.types("What did you see or hear?", SEEN)
    midwife.dates("When did you see or hear it?", str(NOW.day), str(NOW.month), str(NOW.year), "00:01")
    midwife.picks("No", of="Is a mark or an injury part of your worry?")
    midwife.types("Where is the baby now", "She is at home.").sends()
    midwife.types("What worries you?", "A first baby, and nobody will be there in the first weeks.").sends()
    fill_request(midwife)

    aloud("When she chooses level 2, then the page says that it goes to the locality, and who gets a copy")
    midwife.picks("Level 2").sends()
    midwife.sees("On the file already", "A copy goes to", "ASK-2").sends()
    midwife.sees("RS-", "It stands on the locality’s list now.")
    number = re.search(r"RS-\d{4}-\d+", midwife.page.inner_text("main"))
    assert number

    aloud("Then the locality's coordinator finds a few lines about the family, and puts it on the list")
    coordinator = (
        walk.somebody("Locality team manager").goes_to("/locality-list").sees("The locality’s list", number[0])
    )
    coordinator.sees("Somebody must not learn of it").follows(f"Say what becomes of it {number[0]}")
    coordinator.sees("Her brother, who would tell her former partner.", SEEN)
    coordinator.picks("It is on the list for the next meeting")
    coordinator.types("What should they know?", "We talk about the family on Thursday.").sends().sees(
        "For the next meeting"
    )

    aloud("Then the midwife is told, and the Front Door has not been troubled")
    midwife.goes_to("/").sees("On the list for the next meeting")
    walk.somebody("Front Door manager").goes_to("/front-door").does_not_see(number[0])
    walk.over()


def test_advice_becomes_a_request_without_typing_it_again(walk: Walk) -> None:
    aloud("Given a health visitor who is not sure, when she asks the advice line, then she names nobody")
    visitor = walk.somebody("Health visitor", phone=True).follows("Ask the advice line").sees("ASK-11")
    visitor.picks("No, I am not sure").picks("One baby").types("What did you see or hear?", QUIET)
    visitor.types("What worries you?", "I do not know whether it is like this every day.")
    visitor.picks("No, please answer here").sends().sees("Nobody has answered yet.")
    question = visitor.page.url

    aloud("When the Front Door answers, then she reads who advised what")
    door = walk.somebody("Front Door manager").goes_to("/advice").sees("Waiting for an answer").goes_to(question)
    door.follows("Answer").types("What do you advise?", "Name the baby, and make a request today.")
    door.picks("Make a request for support").picks("Yes", of="Is it plain that a baby may be being harmed?").sends()
    visitor.goes_to(question).sees("Name the baby, and make a request today.", "ASK-12")

    aloud("When she makes it a request, then what she wrote stands there, and nothing is typed again")
    visitor.follows("Make this a request for support")
    visitor.page.get_by_label("Which baby is it about?").select_option(index=1)
    visitor.sends().sees("Carry on")
    baby = re.search(r"/babies/[0-9a-f-]{36}", visitor.page.url)
    assert baby
    visitor.goes_to(f"{baby[0]}/request/saw")
    assert visitor.page.get_by_label("What did you see or hear?").input_value() == QUIET

    aloud("And a decision not to share, and a call, are put down as easily")
    visitor.goes_to(f"{baby[0]}/request/call").sees("You rang the Front Door")
    visitor.goes_to(f"{baby[0]}/not-shared/add").sees("Not sharing is as much a decision")
    visitor.goes_to(f"{baby[0]}/not-shared").sees("Decisions not to share")
    walk.over()

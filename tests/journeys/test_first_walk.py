"""The first walk, told aloud: from a worried health visitor to a signed-off review."""

import re
from datetime import datetime, timedelta

import pytest

from kith.config.synthetic import demo
from kith.kernel import clock
from tests.journeys.people import Walk, Walker, aloud

pytestmark = pytest.mark.journey
NOW = clock.london(clock.now())
BORN = NOW - timedelta(weeks=10)
MOTHER = f"{demo.MOTHER_GIVEN} {demo.MOTHER_FAMILY}"
BABY = f"{demo.BABY_GIVEN} {demo.MOTHER_FAMILY}"
BRUISE = "A round bruise about 1 cm across on the left cheek. His mother said she had not noticed it."


def day(moment: datetime) -> tuple[str, str, str]:
    return str(moment.day), str(moment.month), str(moment.year)


def moment(at: datetime) -> tuple[str, str, str, str]:
    return (*day(at), f"{at:%H:%M}")


def test_from_a_worried_health_visitor_to_a_signed_off_review(walk: Walk) -> None:
    visitor = step_1_the_baby_and_every_man(walk)
    request = step_2_a_request_for_support(visitor)
    chair = step_3_the_front_door(walk, visitor, request)
    discussion = step_4_a_strategy_discussion(walk, chair)
    step_5_chronology_and_the_babys_page(walk, visitor, chair, discussion)
    step_6_the_review(walk)


def step_1_the_baby_and_every_man(walk: Walk) -> Walker:
    aloud("Given a health visitor who has seen a bruise on a ten-week-old")
    visitor = walk.somebody("Health visitor")

    aloud("When she tries to add a mother without searching, then she is led to search first, and told why")
    visitor.goes_to("/mothers/add").sees("Search for a family")

    aloud("When she searches, then she finds the mother and the older child, and no file for this baby")
    visitor.types("Who are you looking for?", MOTHER).presses("Search").sees(demo.SIBLING_GIVEN).does_not_see(
        demo.BABY_GIVEN
    )

    aloud("When she adds the baby, then she is asked about every man, and an unknown father is an open gap")
    visitor.follows("Add a baby").picks("Yes", of="Has the baby been born?")
    visitor.dates("Date of birth", *day(BORN)).types("First name", demo.BABY_GIVEN)
    visitor.types("Last name", demo.MOTHER_FAMILY).picks("Male", of="Sex")
    visitor.types("How do you work with this family?", "Ten-week visit today")
    visitor.sends().sees("What do we know about him?")
    visitor.picks("Not asked yet").sends()
    visitor.sees("Not asked yet")

    aloud("When she looks at the baby's page, then the open gap is there, with what to do next")
    visitor.page.locator("main a.govuk-button").last.click()
    visitor.looks().sees(BABY, "10 weeks", "Not asked yet", "Who to call")
    visitor.file = visitor.page.url
    return visitor


def step_2_a_request_for_support(visitor: Walker) -> str:
    aloud("When she makes a request for support, then one thing is asked at a time")
    visitor.follows("Make a request for support").sees("999")
    visitor.page.locator("main a.govuk-button, main form button[type=submit]").first.click()
    visitor.looks().types("What did you see or hear?", BRUISE)
    visitor.dates("When did you see or hear it?", *moment(NOW - timedelta(minutes=30)))
    visitor.picks("Yes", of="Is a mark or an injury part of your worry?")
    visitor.types("Where is the baby now", "At home with his mother. I am with them.").sends()
    visitor.types("What worries you?", "He cannot move by himself, and nobody can say how it came about.")
    visitor.types("What is going well", "His mother called me at once and holds him warmly.").sends()
    visitor.types(
        "What is a day like for this baby?", "He wakes at six, and his mother carries him all morning."
    ).sends()

    aloud("Then the three consents are three separate questions")
    visitor.sees("Which basis in law").picks("Part of our task in law").picks("Children Act 1989, section 47")
    visitor.types("Why is it right", "A mark on a baby who cannot move.")
    visitor.sends().sees("Does the family agree to the help").picks("No service is offered yet").sends()
    visitor.sees("Is an examination").picks("It may be needed, and the clinician will ask").sends()
    visitor.sees("Have you told the family").picks("Yes, I have told them")
    visitor.picks("No, or I do not know of anybody").sends()
    visitor.picks("Level 4").picks("Yes", of="Have you rung the Front Door")
    visitor.dates("When did you ring?", *moment(NOW - timedelta(minutes=10))).sends()

    aloud("Then she checks her answers, sends once, and a receipt says what happens by when, and who says so")
    visitor.sees(BRUISE, "Part of our task in law").sends()
    visitor.sees("RS-", "working day")
    number = re.search(r"RS-\d{4}-\d+", visitor.page.inner_text("main"))
    assert number
    receipt = visitor.page.url
    visitor.page.go_back()
    visitor.page.reload()
    visitor.goes_to(receipt).sees(number[0])
    return number[0]


def step_3_the_front_door(walk: Walk, visitor: Walker, request: str) -> Walker:
    aloud("Given a Front Door manager, when she opens the queue, then the request is there with its clock and why")
    door = walk.somebody("Front Door manager").follows("Front Door")
    door.sees(request, "1 working day").follows(BABY).sees(BRUISE)

    aloud("When she decides on a strategy discussion with reasons, then the referrer is told")
    door.follows("Decide").picks("Strategy discussion").picks("Level 4")
    door.types("What are your reasons?", "A mark on a baby who cannot move needs a strategy discussion today.")
    door.sends()
    visitor.goes_to("/").sees(request).follows(request).sees("needs a strategy discussion today")
    outbox = walk.visitor("Anybody at the outbox").goes_to("/outbox")
    outbox.sees("decision").does_not_see(demo.BABY_GIVEN, demo.MOTHER_FAMILY)
    return door


def step_4_a_strategy_discussion(walk: Walk, door: Walker) -> str:
    aloud("When she calls a strategy discussion, then the rules say who must be invited, and why")
    door.types("What gives reasonable cause", BRUISE).picks("Yes", of="Is a mark or an injury part of the worry?")
    door.dates("When did there come to be reasonable cause?", *moment(NOW - timedelta(minutes=5)))
    door.picks("Front Door", of="Where is it held?")
    door.dates("When do people meet?", *moment(NOW + timedelta(minutes=5))).picks("Video call").sends()
    door.sees("Police", "aediatrician", "INV-REFERRER", demo.PRACTICE, "Family Hub")
    door.sends()
    code = re.search(r"\b(\d{3} ?\d{3})\b", door.page.locator(".kith-code").first.inner_text())
    assert code
    discussion = door.page.url

    aloud("Then the invitations name no child, and carry a calendar file")
    outbox = walk.visitor("Anybody at the outbox").goes_to("/outbox")
    outbox.sees("calendar file").does_not_see(demo.BABY_GIVEN, demo.MOTHER_FAMILY)

    aloud("Given a GP with no time, on a phone, with a link and a code and no account")
    link = outbox.page.locator("a[href*='/c/']").first.get_attribute("href")
    assert link
    gp = walk.visitor("GP", phone=True).goes_to(link).does_not_see(demo.BABY_GIVEN)
    gp.types("Code", "000000").sends().sees("code")
    gp.types("Code", code[1].replace(" ", "")).sends().sees(demo.BABY_GIVEN, MOTHER)
    begun = gp.fills + gp.taps
    gp.picks("No, this is read out instead").picks("No time: patients or families are waiting")
    gp.picks("No", of="Is an earlier mark, injury or burn").picks("No", of="Does the baby bleed or bruise easily")
    gp.types("When was the baby last seen", "8 October, six-week check. No earlier marks. Growing well.")
    gp.picks("Not known", of="Is anything in the mother").picks("Somewhat worried")
    gp.types("Your name", "Dr Sunil Nair").picks("I do: I am a GP here").sends()
    gp.sees("Thank you")
    aloud(f"Then the practice has given its information with {gp.fills + gp.taps - begun} fields and taps")
    gp.goes_to(link).does_not_see(demo.BABY_GIVEN)

    aloud("When it is recorded without the police, then the quorum is a finding and saving is never blocked")
    door.goes_to(discussion).sees("No earlier marks").follows("Record the discussion")
    door.dates("When did it begin?", *moment(NOW - timedelta(minutes=4)))
    door.dates("When did it end?", *moment(NOW - timedelta(minutes=1)))
    room = door.group("Who took part?").get_by_role("checkbox")
    for box in range(room.count()):
        if "olice" not in room.nth(box).locator("xpath=..").inner_text():
            room.nth(box).check()
    door.picks("The threshold is met: start a section 47 enquiry")
    door.types("On what does the decision rest?", "A bruise on a baby who cannot move, with no explanation.")
    door.picks("Children's social care and the police together")
    door.types("Did anybody disagree?", "The Family Hub worker thought that the family should be told first.")
    for label in ("Is the baby safe now?", "Who else may be at risk", "What happens next?"):
        door.types(label, "At home with his mother and grandmother until the medical today.")
    door.types("What will be done?", "Book the medical for this afternoon")
    door.selects("Which agency?", "Children's social care").types("Who there?", "Amara Bolt")
    door.dates("By when?", *day(NOW + timedelta(days=1)))
    door.presses("Save the record").sees("Say why it went ahead without them")
    door.types("Why did it go ahead without them?", "The police could not come before tomorrow.")
    door.types("How will what they know be brought in?", "Their check by phone tonight")
    door.dates("By when?", *day(NOW))
    door.presses("Save the record").sees("section 47", "thought that the family should be told first")

    aloud("Then the record goes round within one working day, and each opening is seen")
    door.follows("Send the record round").sends()
    door.sees("Circulated")
    return discussion


def step_5_chronology_and_the_babys_page(walk: Walk, visitor: Walker, door: Walker, discussion: str) -> None:
    aloud("When the health visitor opens the record, then the chair sees that she has")
    visitor.goes_to(discussion).sees("section 47", "A bruise on a baby who cannot move")
    door.goes_to(discussion).sees("Nadia Rowe")

    aloud("Then the chronology shows it all, each entry owned by its agency")
    visitor.goes_to(visitor.file).follows("Chronology")
    visitor.sees("Public health nursing", "Children's social care", demo.PRACTICE, "RS-", "SD-")

    aloud("And the baby's page answers in one look")
    visitor.goes_to(visitor.file).sees(BABY, "Not asked yet", "What is due", "Who to call", "01632")

    aloud("And somebody who works with another family finds no such page")
    walk.somebody("Probation").goes_to(visitor.file).does_not_see(BABY).sees("We cannot show you this page")


def step_6_the_review(walk: Walk) -> None:
    aloud("Given the quality lead, when she opens the review, then its findings and their owners are there")
    lead = walk.somebody("Quality lead").follows("Reviews").follows("Physical harm to infants under two")
    lead.sees("Front Door", "F5", "F8")

    aloud("Then the finding on strategy discussions carries a live measure, with intervals and small numbers hidden")
    lead.page.locator("main a", has_text=re.compile("trategy discussions")).first.click()
    lead.looks().sees("Front Door", "%")
    lead.follows("Link these numbers as evidence")
    lead.types("What do these numbers show for this finding?", "Quorate at the Front Door, less often in localities.")
    lead.sends()

    aloud("When she asks for sign-off, then she cannot approve it herself, and the Executive member can")
    lead.goes_to("/reviews").follows("Physical harm to infants under two").follows("Ask for sign-off")
    lead.types("What should the Executive know?", "Eight findings; the fifth has new numbers.").sends()
    lead.does_not_see("Read it and decide")
    executive = walk.somebody("Executive member").follows("Reviews").follows("Physical harm to infants under two")
    executive.follows("Read it and decide").picks("Approve this version")
    executive.types("Your reasons", "The findings rest on evidence that I could read.").presses("Record my decision")

    aloud("Then the approved version goes to every partner agency as report and one-page briefing")
    lead.goes_to("/reviews").follows("Physical harm to infants under two").follows("Send it").presses("Send it")
    lead.goes_to("/reports").page.locator("main a[href*='/reports/']").first.click()
    report = lead.looks().page.url
    for name, begins in (("report.pdf", b"%PDF"), ("report.docx", b"PK"), ("briefing.pdf", b"%PDF")):
        answer = lead.page.request.get(f"{report.removesuffix('/briefing')}/{name}")
        assert answer.status == 200, name
        assert answer.body().startswith(begins), name

    aloud("And each agency acknowledges, and the quality lead sees who has")
    agency = walk.somebody("Agency administrator").follows("Learning").follows("Acknowledge for your agency")
    agency.types("What will your agency do differently?", "Both teams are briefed on Thursday.").presses("Acknowledge")
    lead.goes_to(report.removesuffix("/briefing") + "/agencies").sees("Public health nursing", "Both teams are briefed")
    outbox = walk.visitor("Anybody at the outbox").goes_to("/outbox").sees("briefing")
    outbox.does_not_see(demo.BABY_GIVEN)

    aloud("And somebody who looks after the system sees none of it")
    walk.somebody("System administrator").goes_to(report).sees("We cannot show you this page")

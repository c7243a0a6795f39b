"""A strategy discussion live for two people: each sees the other's words, a line drops, and the minutes follow."""

import re

from playwright.sync_api import Route, expect

from .people import Walk, Walker, aloud


def discussion_of(chair: Walker, hub: Walker) -> str:
    """The chair's discussion that goes on and in which both may speak: other journeys call some of hers as well."""
    links = chair.page.locator("main li", has_text="Called").locator("a[href^='/strategy/']").all()
    found = (re.match(r"/strategy/[0-9a-f-]{36}", link.get_attribute("href") or "") for link in links)
    for here in [one[0] for one in found if one]:
        words = []
        for desk in (chair, hub):
            desk.page.goto(f"{desk.at}{here}/live")
            words.append(desk.page.inner_text("main"))
        if "Not begun" not in words[0] and "Say something for your agency" in words[1]:
            return here
    raise AssertionError("no discussion in which both may speak goes on")


def test_a_discussion_live_for_two_with_a_line_that_drops(walk: Walk) -> None:
    aloud("1. The chair opens the live page of her discussion; a participant opens it on a phone.")
    chair = walk.somebody("Locality team manager")
    hub = walk.somebody("Family Hub worker", phone=True)
    here = discussion_of(chair, hub)
    chair.goes_to(f"{here}/live").sees("In the room", "The questions of the discussion")
    hub.goes_to(f"{here}/live").sees("Say something for your agency")
    expect(chair.page.locator("[data-live-news]")).to_contain_text("Live")

    aloud("2. What one writes, the other sees without reloading, under the agency's own name.")
    hub.picks("Something that worries us").types("In words", "She looked frightened when the phone rang.")
    hub.page.get_by_role("button", name="Put it down").click()
    expect(hub.page.locator("main")).to_contain_text("She looked frightened when the phone rang.")
    part = chair.page.locator("[data-live-in=information]", has_text="Family Hub")
    expect(part).to_contain_text("She looked frightened when the phone rang.")

    aloud("3. The line drops while she sends: her words stay, and are sent once when it is back.")
    sent: list[str] = []
    drop = True

    def line(route: Route) -> None:
        if route.request.method == "POST":
            sent.append(route.request.post_data or "")
        if drop:
            route.abort("internetdisconnected")
        else:
            route.continue_()

    hub.page.route("**/live/**", line)
    hub.types("In words", "He waits outside the group at noon.")
    hub.page.get_by_role("button", name="Put it down").click()
    expect(hub.page.locator("[data-live-form=say] [data-live-status]")).to_contain_text("Not sent")
    assert hub.page.get_by_label("In words").first.input_value() == "He waits outside the group at noon."
    drop = False
    expect(part).to_contain_text("He waits outside the group at noon.")
    chair.goes_to(f"{here}/live")
    assert chair.page.inner_text("main").count("He waits outside the group at noon.") == 1
    assert len(sent) >= 2

    aloud("4. The chair answers, and ends it; nothing stops her.")
    chair.goes_to(f"{here}/live/answer/safety_now").sees("Is the baby safe now?")
    chair.types("The answer, or why", "With the mother at her sister's; checked by phone.").presses("Save")
    chair.goes_to(f"{here}/live/answer/threshold").picks("The threshold is met: start a section 47 enquiry")
    chair.types("The answer, or why", "Frightened mother, unseen father.")
    chair.page.locator("#write").get_by_role("button", name="Save").click()
    expect(chair.page.locator("#part-q-threshold")).to_contain_text("Frightened mother, unseen father.")
    expect(hub.page.locator("#part-q-threshold")).to_contain_text("Frightened mother, unseen father.")
    chair.goes_to(f"{here}/live/room").looks()
    chair.goes_to(f"{here}/live/action").looks()
    chair.goes_to(f"{here}/live/end").sees("Not answered")
    if chair.page.get_by_role("button", name="End now").count():
        chair.presses("End now")
    else:
        chair.presses("End and draft the minutes")
    chair.sees("Minutes of strategy discussion", "Frightened mother, unseen father.")

    aloud("5. The minutes go round; a line is added beside them; the chair sees who has opened them.")
    chair.follows("Send the record round").sends()
    hub.page.unroute("**/live/**")
    hub.goes_to(f"{here}/minutes").follows("Add a line").selects("Which part", "What was decided")
    hub.types("What should be added", "She said it was her brother's phone.").sends().sees("Added:")
    chair.goes_to(f"{here}/minutes").sees("She said it was her brother's phone.", "Opened", "Not opened yet")

    aloud("6. How it was held: facts with reasons, and the chair says what no record can tell.")
    chair.follows("How this discussion was held").sees("Read off the record").follows("Say what no record can tell")
    chair.page.get_by_label("Cannot tell").first.check()
    chair.sends().sees("Cannot tell")
    walk.over()

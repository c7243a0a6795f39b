"""A bruise refused by a hurried desk that cannot stay silent; and a disagreement that goes up to the executive."""

import re

from .people import Walk, Walker, aloud, babies_of

FOURTH = "Stage 4: the partnership’s executive"


def _first(walker: Walker, selector: str) -> Walker:
    walker.page.locator(selector).first.click()
    walker.page.wait_for_load_state()
    return walker.looks()


def test_a_bruise_on_a_tiny_baby_refused_by_a_hurried_desk_is_escalated(walk: Walk) -> None:
    visitor = walk.somebody("Health visitor", phone=True).sees("Requests I have sent")
    mine = visitor.page.locator("main li", has_text="Nobody has looked").locator("a[href^='/requests/']").first
    request = re.search(r"/requests/([0-9a-f-]{36})", mine.get_attribute("href") or "")
    assert request
    aloud("1. A health visitor's request spoke of a bruise on a baby who cannot move. The Front Door decided: advice.")
    manager = walk.somebody("Front Door manager").sees("Marks that nobody has looked at", "Nobody has looked")
    manager.goes_to("/marks").sees("A mark on a baby who cannot move is seen by a qualified health professional")
    _first(manager, f".kith-queue h2 a[href*='{request[1]}']").sees("nobody is asked to look at it", "TRI-1")
    manager.sees("Medical review of a mark")

    aloud("2. The decider gives a reason. It is kept, and it closes nothing.")
    manager.goes_to(f"/requests/{request[1]}/mark").picks("The decider’s reason").types("Say more", "It looked old")
    manager.sends().sees("What was decided", "The decider’s reason", "It looked old", "nobody is asked to look at it")
    manager.goes_to("/").sees("Nobody has looked")

    aloud("3. The health visitor was told, sees it on her desk, and disagrees with one click from the decision.")
    visitor.goes_to(f"/requests/{request[1]}").sees("Referrer told").follows("I disagree with this decision")
    visitor.sees("A mark or injury that nobody is looking at")
    visitor.picks("We do not agree that the baby is safe")
    with_whom = visitor.page.get_by_label("With whom do you disagree?")
    with_whom.select_option(with_whom.locator("option", has_text="Front Door").first.get_attribute("value"))
    visitor.picks("A mark or injury that nobody is looking at")
    visitor.types("What do you disagree about?", "A bruise on a baby of this age is never advice.")
    visitor.types("What should happen instead?", "A paediatrician sees her today, and agencies speak together.")
    visitor.sends().sees("Case resolution CR-", "Stage 1: practitioners", "It is not agreed that the baby is safe")

    aloud("4. There is new information: the request waits for a decision again, first in the queue.")
    visitor.goes_to(f"/requests/{request[1]}").follows("There is new information")
    visitor.types("What is new?", "A second bruise, behind the ear.").sends().sees("Waiting for a decision")
    manager.goes_to("/front-door").sees("New information", "Narrow the queue")

    aloud("5. The Front Door decides for a strategy discussion: somebody meets the baby, and the list is empty of it.")
    manager.goes_to(f"/requests/{request[1]}").follows("Decide again")
    manager.picks("Strategy discussion", of="What happens next?").picks("Level 4", of="Which level of need")
    manager.types("What are your reasons?", "Two bruises on a baby who cannot move.").sends()
    manager.goes_to("/marks").does_not_see(f"/requests/{request[1]}")
    visitor.goes_to("/").sees("Strategy discussion")
    walk.over()


def test_agencies_are_asked_for_the_least_and_one_tap_answers(walk: Walk) -> None:
    aloud("1. A GP finds on the desk what the practice is asked; it opens no file. One tap: we know nothing.")
    doctor = walk.somebody("GP", phone=True).sees("Information my team is asked for")
    doctor.follows("Information asked by").sees("What it is needed for", "Reply to a request for information")
    doctor.presses("We know nothing of them").sees("Your answer was sent", "We know nothing of them")

    aloud("2. The Front Door reads the reply under the agency's own name, and asks somebody else.")
    manager = walk.somebody("Front Door manager")
    manager.goes_to("/front-door").sees("agencies replied")
    manager.page.locator(".kith-queue li", has_text="agencies replied").get_by_role("link").first.click()
    manager.page.wait_for_load_state()
    manager.looks().sees("What agencies were asked", "Knows nothing of them")
    manager.follows("Ask an agency for information").sees("The agency sees the purpose")
    manager.page.get_by_label("Which team do you ask?").select_option(index=1)
    manager.types("What do you need it for?", "To decide today").picks("The mother", of="About whom?")
    manager.picks("What is going well?", of="What do you need to know?").sends().sees("Not replied yet")

    aloud("3. Somebody who made a request has left: the decider says whom they told instead, and how.")
    manager.goes_to("/front-door/to-tell").sees("Decisions to tell people of")
    if manager.page.get_by_role("link", name="Say whom you told, and how").count():
        manager.follows("Say whom you told, and how").sees("Whom did you tell?")
    walk.over()


def test_a_disagreement_goes_through_four_stages_to_the_executive(walk: Walk) -> None:
    aloud("1. A health visitor raises a disagreement from a baby's page.")
    visitor = walk.somebody("Health visitor")
    baby = babies_of(visitor)[0]
    visitor.goes_to(f"/babies/{baby}/disagree").sees("Disagreeing is part of keeping a baby safe")
    visitor.picks("Yes, and both sides agree on it").types("What keeps the baby safe", "With her grandmother")
    visitor.page.get_by_label("With whom do you disagree?").select_option(index=1)
    visitor.picks("A plan, or what an agency does under it").types(
        "What do you disagree about?", "Nobody visits at night"
    )
    visitor.types("What should happen instead?", "A visit this week").sends().sees("Stage 1: practitioners")
    path = re.sub(r"^https?://[^/]+", "", visitor.page.url)

    for stage in ("Stage 2: line managers", "Stage 3: safeguarding leads", FOURTH):
        aloud(f"2. It is not resolved, and moves on: {stage}.")
        visitor.goes_to(f"{path}/next").sees(stage)
        visitor.picks("We do not agree that the baby is safe").types("What keeps the baby safe", "Seen every day")
        visitor.types("What was tried", "We spoke, and each stayed where they were")
        visitor.page.locator("input[name=holders]").first.check()
        visitor.sends().sees(stage, "Seen every day", "It is not agreed that the baby is safe")

    aloud(
        "3. The executive reads the disagreement and not the file, and says how it ends and what others should learn."
    )
    executive = walk.somebody("Executive member").sees("Disagreements I hold", FOURTH)
    executive.goes_to(path).sees("A baby whose file is not open to you", "Nobody visits at night")
    executive.goes_to(f"{path}/end").picks("Yes, and both sides agree on it")
    executive.types("What keeps the baby safe", "A visit every evening").picks("The decision is changed")
    executive.types("What was agreed, and why?", "Visits begin today").types("What should others learn", "Ring first")
    executive.sends().sees("Resolved. The decision is changed", "To learn from: Ring first")

    aloud("4. It has left every desk, and whoever raised it reads how it ended.")
    visitor.goes_to(path).sees("Visits begin today").does_not_see("Move it on")
    walk.over()

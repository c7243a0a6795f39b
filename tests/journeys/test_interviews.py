"""Interviews: two coders disagree, and settling it writes the reason into the codebook."""

from .people import Walk, Walker, aloud

TITLE = "5. A social worker"
WORDS = "I have never seen one."


def selects_words(walker: Walker, words: str) -> None:
    """Select words in the interview as a mouse would, and wait until the form beside has them."""
    walker.page.evaluate(
        """words => {
          const walk = document.createTreeWalker(document.querySelector('[data-passages]'), NodeFilter.SHOW_TEXT)
          for (let node = walk.nextNode(); node; node = walk.nextNode()) {
            const start = node.data.indexOf(words)
            if (start >= 0) return document.getSelection().setBaseAndExtent(node, start, node, start + words.length)
          }
        }""",
        words,
    )
    walker.page.wait_for_function("words => document.forms[1].elements.words.value === words", arg=words)


def test_two_coders_disagree_and_the_reason_enters_the_codebook(walk: Walk) -> None:
    aloud("1. A second coder, on a phone, sees nothing of the first coder's codes, and codes words and a paragraph.")
    coder = walk.somebody("Domestic abuse adviser", phone=True)
    coder.page.get_by_role("link", name="Code interview 5").click()
    coder.page.wait_for_load_state()
    coder.looks().sees(TITLE, "You see your own codes only").does_not_see("Helen Mudge")
    selects_words(coder, WORDS)
    coder.selects("Code", "Finding the right person").types("What you thought", "A letter nobody sees").presses("Give")
    coder.sees("A letter nobody sees")
    coder.page.locator("#p5 [data-number]").press("Enter")
    coder.selects("Code", "Men asked about").presses("Give this code")
    coder.follows("I have finished this interview").presses("I have finished")

    aloud("2. Whoever leads the study sees both, compares them, and settles one difference with a reason.")
    lead = walk.somebody("Quality lead").follows("Interviews").follows("Babies under two")
    lead.follows(TITLE).sees("Helen Mudge", "Simran Gale", "A letter nobody sees")
    lead.goes_to(lead.page.get_by_role("link", name="Babies under two").first.get_attribute("href") or "")
    lead.follows("Agreement and differences").sees("Unit: sentence", "Alpha", "AC1")
    lead.follows("Settle Finding the right person: interview 5, sentence 12").sees(WORDS, "Simran Gale")
    lead.picks("The code does not apply here").types(
        "The reason", "A letter is not a person who is looked for."
    ).sends()
    lead.sees("A letter is not a person who is looked for.")
    lead.follows("Codebook").sees("A letter is not a person who is looked for.", "Interview 5, sentence")
    lead.follows("Codes by agency and tier").follows("By tier").sees("Front line")
    lead.follows("Search").types("Words", "shared drive").presses("Search").sees("1 paragraph found")

"""Who may know: a page of who has access and why, break-glass with its banner and review, and a sealed file."""

from .people import Walk, aloud, babies_of


def test_break_glass_is_told_shown_and_reviewed_by_somebody_else(walk: Walk) -> None:
    visitor = walk.somebody("Health visitor")
    aloud("1. A health visitor sees who works with the baby, why each has access, and who has seen the file.")
    baby = babies_of(visitor)[0]
    visitor.goes_to(f"/babies/{baby}/working").sees("Who works with this baby", "Has access because")
    visitor.goes_to(f"/babies/{baby}/working/invite").sees("Invite somebody until a date")
    visitor.goes_to(f"/babies/{baby}/working").page.get_by_role("link", name="Hand over").first.click()
    visitor.page.wait_for_load_state()
    visitor.looks().sees("Hand this baby over to a colleague")
    visitor.goes_to(f"/babies/{baby}/working").page.get_by_role("link", name="Stop working").first.click()
    visitor.page.wait_for_load_state()
    visitor.looks().sees("What they recorded stays")

    aloud("2. A domestic abuse adviser who does not work with the family opens the file by break-glass, on a phone.")
    adviser = walk.somebody("Domestic abuse adviser", phone=True)
    adviser.goes_to(f"/babies/{baby}/break-glass").sees("Open this file in an emergency")
    adviser.picks("A child or an adult may be in danger now").types(
        "What has happened", "A call to the helpline just now"
    )
    adviser.sends().sees("by break-glass, to read, until")
    adviser.goes_to(f"/babies/{baby}/men").sees("by break-glass, to read, until")

    aloud("3. The team sees it, and information governance reviews it.")
    visitor.goes_to(f"/babies/{baby}/who-has-seen").sees("Opened a file by break-glass", "Domestic abuse adviser")
    governance = walk.somebody("Information governance lead").sees("by break-glass to review", "Sealed files")
    governance.goes_to("/break-glass").sees("Openings to review")
    governance.page.get_by_role("link", name="Simran Gale").first.click()
    governance.page.wait_for_load_state()
    governance.looks().sees("A call to the helpline just now").picks("It was needed").sends()
    governance.does_not_see("Simran Gale")

    aloud("4. Information governance looks at a seal again; whoever is shut out finds nothing.")
    governance.goes_to("/seals").follows("It is somebody’s own family").sees("Whom to ask")
    governance.goes_to(f"/babies/{baby}/seal").sees("Seal this file")
    walk.over()

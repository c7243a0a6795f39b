"""From a discussion's decision to a conference on working day fifteen over a bank holiday, moved late and saved."""

import re
from datetime import date, datetime, timedelta

from kith.kernel.calendar import england
from kith.kernel.clock import LONDON

from .people import Walk, Walker, aloud

ENQUIRY = "/protection/enquiries/"


def opens(walker: Walker, heading: str, link: str, *, newest: bool = False) -> Walker:
    """Follow the first link with these words under a heading of the desk, or the last, whose clock ends last."""
    panel = walker.goes_to("/").page.get_by_role("heading", name=heading).locator("..")
    links = panel.get_by_role("link", name=re.compile(link))
    (links.last if newest else links.first).click()
    walker.page.wait_for_load_state()
    return walker.looks()


def test_a_conference_on_working_day_fifteen_is_moved_late_and_saved(walk: Walk) -> None:
    worker = walk.somebody("Social worker")
    aloud(
        "1. A social worker opens the baby whose enquiry is under way; the due date is shown with what is not counted."
    )
    page = worker.page
    opens(worker, "Protection: due now", "Initial conference", newest=True)
    worker.looks().sees("Section 47 enquiry", "15 working days")
    address = page.url
    worker.goes_to(f"{address}/medical").sees("Is a child protection medical needed?")

    aloud("2. The conference is called for the last day of the limit, and then moved past it.")
    worker.goes_to(f"{address}/conference").sees("Not counted" if _over_a_holiday(worker) else "Call the initial")
    due = _due_on(worker)
    worker.dates("When is it?", str(due.day), str(due.month), str(due.year), "10am")
    worker.types("Who chairs?", "Delia Farrant").presses("Call it").sees("Planned for", "On time")
    meeting = page.url
    late = england().next_working_day(due)
    worker.follows("Move it").dates("When is it?", str(late.day), str(late.month), str(late.year), "10am")
    worker.presses("Save").sees("Say why it is later than the limit")
    worker.presses("Save now, give the reason later").sees("this is after the limit of 15 working days")
    worker.follows("Say why").types("Why is it later than the limit?", "The chair is ill")
    worker.types("What keeps the baby safe until then?", "He stays with his aunt").presses("Save")
    worker.sees("Later than the limit because: The chair is ill", "moved 2 times")
    worker.does_not_see("Say why it is later")

    aloud("3. A paediatrician gives a report on a phone; a manager concludes; a plan already in force is read.")
    doctor = walk.somebody("Paediatrician", phone=True)
    doctor.goes_to(meeting).follows("Give your report").sees("Have the parents read it?")
    manager = walk.somebody("Locality team manager")
    manager.goes_to(f"{address}/conclude").sees("What did the enquiry find?")
    worker.goes_to(f"{meeting}/record").sees("Who took part?")
    opens(worker, "Protection: due now", "Visit|Review|Core group")
    worker.sees("What this baby’s day should be like", "The father’s part")
    plan = page.url
    for path in ("write", "visit", "core-group", "review"):
        worker.goes_to(f"{plan}/{path}")
    manager.goes_to(f"{plan}/end").sees("Who was told, when and by whom?")
    walk.over()


def _due_on(worker: Walker) -> date:
    """The day the page's clock names, whether it says today, tomorrow or a date."""
    words = worker.page.locator(".kith-clock__due").first.inner_text()
    today = datetime.now(LONDON).date()
    found = re.search(r"(\d{1,2}) ([A-Z][a-z]+) (\d{4})", words)
    if found:
        return datetime.strptime(found[0], "%d %B %Y").replace(tzinfo=LONDON).date()
    return today + timedelta(days=1) if "tomorrow" in words else today


def _over_a_holiday(worker: Walker) -> bool:
    return "Not counted" in worker.page.inner_text("main")

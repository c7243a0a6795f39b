"""Probation's extract: handed over, its columns matched, rows refused with reasons; a pair decided by somebody."""

import pytest
from playwright.sync_api import expect

from tests.journeys.people import Walk, aloud

pytestmark = pytest.mark.journey
ROWS = b"""CRN,Forename,Surname,DOB,Postcode
X700001,Lee,Baker,31/02/1991,EX4 3LS
X700002,Tom,Hart,04/05/1988,EX1 1AA
,Carl,Dunn,04/05/1988,
"""


def test_an_extract_is_checked_compared_and_a_pair_decided(walk: Walk) -> None:
    aloud("Probation hands over a small file; which column is which is chosen already and looked over.")
    officer = walk.somebody("Probation").goes_to("/extracts").follows("Hand over an extract")
    file = {"name": "men.csv", "mimeType": "text/csv", "buffer": ROWS}
    officer.page.locator("input[type=file]").set_input_files(file)
    officer.types("What is it for?", "Men we supervise").picks("Children Act").sends()
    officer.sees("Which column is which?").sends()

    aloud("Each row that cannot be used is told with its number and the reason.")
    expect(officer.page.get_by_role("button", name="Look for these people on file")).to_be_visible()
    officer.looks().sees("Download the list of refused rows")

    aloud("A pair of the first extract waits: field by field, with a waterfall; it is decided by a named person.")
    officer.goes_to("/pairs")
    officer.page.locator("main table a").first.click()
    officer.page.wait_for_load_state()
    officer.looks().sees("What each field says", "Are they the same person?")
    officer.picks("The same person").types("How do you know?", "Same tattoo as in our record").sends()

"""The family of thirty as a picture, at a desk and on a phone, with the keyboard alone; and who is involved."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import Walk, aloud

pytestmark = pytest.mark.journey

LABELS = """() => {
  const words = [...document.querySelectorAll('.kith-genogram .kith-figure__under')]
  return words.map(one => {
    const { left, right, top, bottom } = one.getBoundingClientRect()
    return [left, right, top, bottom, one.closest('a').id]
  })
}"""


def overlapping(page: Page) -> list[str]:
    """Words of two people that lie on each other, by more than a rounding."""
    found = page.evaluate(LABELS)
    return [
        f"{one[4]} {other[4]}"
        for number, one in enumerate(found)
        for other in found[number + 1 :]
        if one[4] != other[4]
        and min(one[1], other[1]) - max(one[0], other[0]) > 1
        and min(one[3], other[3]) - max(one[2], other[2]) > 1
    ]


def test_the_family_as_a_picture(walk: Walk) -> None:
    aloud("The health visitor opens the family of thirty.")
    hv = walk.somebody("Health visitor")
    hv.follows("Lowenna Tamblyn").follows("Family picture").sees("The baby’s household", "Nobody has asked")
    picture = hv.page.locator(".kith-genogram")
    expect(picture.locator("a.kith-figure")).to_have_count(30)
    assert not overlapping(hv.page)

    aloud("With the keyboard alone she goes from the baby to a parent and back.")
    picture.locator("a.kith-figure--main").focus()
    baby = hv.page.evaluate("document.activeElement.id")
    hv.page.keyboard.press("ArrowUp")
    parent = hv.page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert "father" in parent.lower() or "mother" in parent.lower()
    hv.page.keyboard.press("ArrowDown")
    assert hv.page.evaluate("document.activeElement.closest('.kith-genogram') !== null")
    before = picture.bounding_box()
    hv.page.keyboard.press("+")
    after = picture.bounding_box()
    assert before
    assert after
    assert after["width"] > before["width"]
    hv.page.keyboard.press("0")

    aloud("A symbol leads to the person's own page.")
    hv.page.locator(f"#{baby}").focus()
    hv.page.keyboard.press("Enter")
    hv.page.wait_for_load_state()
    hv.sees("Lowenna Tamblyn")

    aloud("And who is involved, from which agency.")
    hv.follows("Who is involved").sees("Health visitor", "Who works with this baby")
    expect(hv.page.locator(".kith-network")).to_be_visible()


def test_the_picture_on_a_phone(walk: Walk) -> None:
    hv = walk.somebody("Health visitor", phone=True)
    hv.follows("Lowenna Tamblyn").follows("Family picture").sees("What the signs mean")
    wide = hv.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 376, "the page itself does not scroll sideways"
    assert not overlapping(hv.page)

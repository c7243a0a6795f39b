"""Which expected date counts, what it rests on, and why (PRG-1), as words."""

from collections.abc import Sequence

from kith.design import wording
from kith.people.doors import DateLine
from kith.people.words import DateSource

RULE = "The dating scan’s date stands; without one, the newest scan’s, then the newest by dates (PRG-1)."


def standing(dates: Sequence[DateLine]) -> DateLine | None:
    return next((one for one in dates if one.stands), None)


def rests_on(one: DateLine | None) -> str:
    """What an expected date rests on: "by dating scan at 12 weeks + 3 days"."""
    if one is None:
        return ""
    if one.source is not DateSource.SCAN or one.at.weeks < 0:
        return one.source.short
    return f"by {'dating scan' if one.dating else 'scan'} at {one.at.in_words}"


def which_counts(dates: Sequence[DateLine]) -> str:
    """Which date counts, why, and what to do when a later scan says another."""
    one = standing(dates)
    if one is None:
        return RULE
    counts = f"{wording.day_text(one.expected_on)} counts: {rests_on(one)}. {RULE}"
    scans = [each for each in dates if each.source is DateSource.SCAN and not each.replaced]
    later = [each for each in scans if each.at > one.at and each.expected_on != one.expected_on]
    if not one.dating or not later:
        return counts
    said = wording.day_text(max(later, key=lambda each: each.at).expected_on)
    return (
        f"{counts} A later scan says {said}. A scan after the dating scan shows how the baby grows and does not move "
        "the date: ask the midwife which date maternity works with, and record it here if it is another."
    )

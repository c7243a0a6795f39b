"""A baby's file: whose it is, its dates, and who may open it."""

from datetime import date, timedelta

from kith.kernel.findings import Finding
from kith.kernel.gestation import Bounds, conception_window
from kith.kernel.rulebook import rule

from .parts import HANDBOOK, HOUSE


@rule("PPL-5", source=HANDBOOK, title="The mother's age")
def mother_is_old_enough(born: date | None, on: date, youngest: int) -> Finding | None:
    """A mother younger than the youngest age that is likely is queried, because the year has probably been mistyped."""
    if born is None:
        return None
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    if years >= youngest:
        return None
    says = (
        f"This date of birth makes the mother {max(years, 0)} years old. Check the year. If it is right, she is a "
        "child who needs protecting too: say how you know, and what you have done."
    )
    return Finding("PPL-5", says, asks=("reason",), missing=("date of birth",))


@rule("PPL-6", source=HANDBOOK, title="Nothing before conception")
def nothing_happens_before_conception(happened: date, expected_or_born: date, bounds: Bounds) -> Finding | None:
    """Nothing about a baby is dated before the baby can have been conceived."""
    earliest, _latest = conception_window(expected_or_born, bounds)
    if happened >= earliest:
        return None
    says = "This date is before the baby can have been conceived. Check the year, or say why it belongs here."
    return Finding("PPL-6", says, asks=("reason",), missing=("date",))


@rule("PPL-8", source=HANDBOOK, title="Until the second birthday")
def baby_is_under_the_upper_age(born: date, on: date, years: int) -> Finding | None:
    """A baby's file runs until the second birthday; an older child belongs to another record."""
    birthday = (born.year + years, born.month, born.day)
    if (on.year, on.month, on.day) < birthday:
        return None
    says = f"This child is {years} or older. Check the year, or say why a file is needed here."
    return Finding("PPL-8", says, asks=("reason",), missing=("date of birth",))


@rule("PPL-10", source="NHS care record guarantee: a legitimate relationship", title="Say why you open a file")
def opening_by_claim_has_a_reason(reason: str) -> Finding | None:
    """Somebody who opens a file by saying that they work with the family says why, and the claim can be seen."""
    if len(reason.split()) > 1:
        return None
    says = "Say in a few words how you work with this family, such as “I did the birth visit today”."
    return Finding("PPL-10", says, asks=("reason",), missing=("reason",))


@rule("PPL-11", source=HOUSE, title="One pregnancy, one file")
def one_pregnancy_has_one_file(new: date, known: date, bounds: Bounds) -> Finding | None:
    """Babies of one mother whose dates are closer than two pregnancies can be are twins, or one baby entered twice."""
    if abs(new - known) >= timedelta(weeks=bounds.earliest_birth):
        return None
    says = "This mother has a baby on file from the same pregnancy. Open that file, or say that this is a twin."
    return Finding("PPL-11", says, asks=("reason",))

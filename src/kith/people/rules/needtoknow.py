"""Need to know: invitations that end, seals, and opening one file in an emergency."""

from datetime import date, datetime, timedelta
from uuid import UUID

from kith.kernel.findings import Finding
from kith.kernel.rulebook import rule

NEED = "Caldicott Principles 2020, 4: access on a need-to-know basis; limits in handbook/england/need_to_know.toml"
SPINE = "NHS England, alerts on self-claimed access to privacy officers; limits in handbook/england/need_to_know.toml"
LAO = "HMPPS, limited access offenders: exclusions and restrictions, each with whom to ask"


@rule("NTK-1", source=NEED, title="An invitation ends")
def an_invitation_ends(until: date, today: date, longest: int) -> Finding | None:
    """Somebody invited to a baby's file is invited until a date, no further ahead than the handbook allows."""
    if today <= until <= today + timedelta(days=longest):
        return None
    says = f"An invitation ends on a day between today and {longest} days from now. It can be given again."
    return Finding("NTK-1", says, missing=("until",))


@rule("NTK-2", source=NEED, title="Say why somebody is brought in")
def bringing_somebody_in_has_a_reason(reason: str) -> Finding | None:
    """Whoever brings somebody to a baby, or hands a baby over, says why; all who work with it see that."""
    if len(reason.split()) > 1:
        return None
    return Finding("NTK-2", "Say why in a few words. Everybody who works with this baby sees it.", missing=("reason",))


@rule("NTK-3", source=NEED, title="A baby is not left alone")
def somebody_goes_on_working_with_the_baby(others: int) -> Finding | None:
    """Whoever stops working with a baby as the last one says why nobody goes on."""
    if others:
        return None
    says = "Nobody else is recorded as working with this baby. Hand over to somebody, or say why nobody goes on."
    return Finding("NTK-3", says, asks=("reason",))


@rule("NTK-4", source=SPINE, title="Break-glass has a reason")
def break_glass_has_a_reason(reason: str) -> Finding | None:
    """Somebody who opens a file without working with the family says what for, in their own words, before it opens."""
    if len(reason.split()) > 2:
        return None
    says = "Say in a sentence what has happened and why you cannot wait. Somebody reviews it."
    return Finding("NTK-4", says, missing=("reason",))


@rule("NTK-5", source=SPINE, title="The second factor again")
def the_second_factor_is_fresh(given_at: datetime | None, at: datetime, minutes: int) -> Finding | None:
    """Before a file is opened by break-glass the person proves again, a few minutes ago at most, that it is they."""
    if given_at is not None and timedelta(0) <= at - given_at <= timedelta(minutes=minutes):
        return None
    return Finding("NTK-5", "Give your second factor again first.", missing=("second factor",))


@rule("NTK-6", source=SPINE, title="Somebody else reviews")
def somebody_else_reviews(opened_by: UUID, reviewer: UUID | None) -> Finding | None:
    """Every opening by break-glass is reviewed, by somebody who is not the person who opened the file."""
    if reviewer is not None and reviewer != opened_by:
        return None
    return Finding("NTK-6", "Somebody else reviews this opening.", missing=("reviewer",))


@rule("NTK-7", source=LAO, title="A seal says why, whom to ask, and until when")
def a_seal_is_looked_at_again(review_on: date, today: date, longest: int) -> Finding | None:
    """A seal says why, on whose word and whom to ask, and has a day on which somebody looks at it again."""
    if today < review_on <= today + timedelta(days=longest):
        return None
    says = f"Somebody looks at a seal again on a day after today and at most {longest} days from now."
    return Finding("NTK-7", says, missing=("review_on",))

"""A baby's age, dates and movement at the head of its page, and how an unborn baby came to notice."""

from datetime import datetime
from uuid import UUID

from django.urls import reverse

from kith.design.pages import FindingView, KeyFact, Link
from kith.design.wording import day_text, list_text, lower_first, upper_first
from kith.kernel.clock import day_of
from kith.kernel.gestation import Span
from kith.people import doors as people_doors
from kith.people.words import CameToNotice

QUIET = {CameToNotice.BOOKED, CameToNotice.NOT_ASKED}


def caption(profile: people_doors.BabyProfile, *, at: datetime) -> str:
    """The age: corrected beside it for an early birth; weeks + days of pregnancy before birth."""
    return upper_first(
        people_doors.age_words(
            profile.date_of_birth, profile.expected_on, profile.born_at_days, profile.ended_as, day_of(at)
        )
    )


def facts(profile: people_doors.BabyProfile, *, at: datetime) -> tuple[KeyFact, ...]:
    """Born or expected, mother, home, movement, number."""
    return (
        _when(profile),
        KeyFact("Mother", profile.mother.name),
        KeyFact("Lives", profile.lives or "Not recorded"),
        KeyFact("Movement", profile.mobility, _moves(profile, at)),
        KeyFact("NHS number", profile.nhs_number or ("Not recorded" if profile.born else "None until birth")),
    )


def _when(profile: people_doors.BabyProfile) -> KeyFact:
    if profile.date_of_birth is None:
        return KeyFact("Expected", day_text(profile.expected_on) if profile.expected_on else "Not recorded")
    at = Span(*divmod(profile.born_at_days, 7)).in_words if profile.born_at_days is not None else ""
    return KeyFact("Born", day_text(profile.date_of_birth), f"at {at}" if at else "")


def _moves(profile: people_doors.BabyProfile, at: datetime) -> str:
    if profile.date_of_birth is None:
        return ""
    found = people_doors.non_mobile_at(profile.mobility_stage, profile.date_of_birth, day_of(at))
    return f"Non-mobile: {lower_first(found.label)}" if found.is_so else ""


def came_to_notice(care: people_doors.Care | None, baby_id: UUID) -> tuple[FindingView, ...]:
    """Concealed, booked late or not booked: said at the head of an unborn baby's page."""
    loud = [state for state in (care.states if care else ()) if state not in QUIET]
    if not loud:
        return ()
    said = upper_first(list_text([lower_first(state.label) for state in loud]))
    link = Link("Pregnancy, birth and details", reverse("pregnancy", args=[baby_id]))
    says = f"{said}. Steps that were over before anybody knew are not late: they were not possible."
    return (FindingView(text=says, code="PRG-5", action=link),)

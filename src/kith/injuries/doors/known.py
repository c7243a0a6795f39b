"""What is known already, so that a form begins from it; and what a record says to a request for support."""

from datetime import date
from typing import Any
from uuid import UUID

from kith.injuries import rules
from kith.injuries.models import WorkUp
from kith.kernel.findings import Finding
from kith.people import doors as people_doors

from . import procedures
from .files import InjuryFile

ACCOUNT = (
    *("said", "words", "said_by", "happened", "changed", "changed_words", "witnessed", "witnessed_by", "plausible"),
    *("plausible_words", "delay", "delay_words", "birth_history", "presented", "siblings"),
)
FAMILY = ("told", "told_whom", "leaflet", "reason", "family_said")


def _words(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names} if row is not None else {}


def account_words(file: InjuryFile) -> dict[str, Any]:
    return _words(file.account, ACCOUNT)


def family_words(file: InjuryFile) -> dict[str, Any]:
    return _words(file.family, FAMILY)


def outcome_words(file: InjuryFile) -> dict[str, Any]:
    """What was said of the review already; nothing when it was another appointment."""
    one = file.outcome
    known = _words(one, ("came", "seen_at", "clinician", "found", "words"))
    if one is not None and one.ruled_out is not None:
        known["ruled_out"] = "yes" if one.ruled_out else "no"
    return known


def closing_forbidden(file: InjuryFile) -> Finding | None:
    """What the procedure says before anything is typed: a form that cannot be sent says so first."""
    return (
        rules.closed_by_health(registered=file.registered)
        or rules.second_mark_locks(file.marks_on_file)
        or rules.pointers_call_for_referral(file.pointers)
    )


def work_up_of(injury_id: UUID) -> dict[str, WorkUp]:
    """The newest row of each investigation. The caller has opened the record."""
    rows = WorkUp.objects.filter(injury_id=injury_id).order_by("recorded_at", "id")
    return {one.code: one for one in rows}


def follow_up(known: dict[str, WorkUp], today: date) -> Finding | None:
    """What is due of the follow-up films."""
    first, second = (known.get(f"work_up.{name}") for name in ("skeletal_survey", "follow_up_survey"))
    days = procedures.follow_up_days(today)
    return rules.follow_up_survey(
        first.done_on if first else None, second.done_on if second else None, today, days=days
    )


def newest_movement(baby_id: UUID) -> Any:
    """How the baby moves as it stands on the file; None when nobody recorded it."""
    found = people_doors.movement_of(baby_id)
    return found[0] if found else None

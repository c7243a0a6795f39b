"""Where an enquiry, a meeting and a plan stand, and from where to where each may go."""

from collections.abc import Mapping
from enum import StrEnum

from kith.protection.words import EnquiryStage, MeetingStage, PlanStage

ENQUIRY_TRANSITIONS: Mapping[EnquiryStage, frozenset[EnquiryStage]] = {
    EnquiryStage.UNDER_WAY: frozenset({EnquiryStage.CONFERENCE_DUE, EnquiryStage.ENDED}),
    EnquiryStage.CONFERENCE_DUE: frozenset({EnquiryStage.CONFERENCE_HELD, EnquiryStage.ENDED}),
    EnquiryStage.ENDED: frozenset({EnquiryStage.CONFERENCE_DUE}),
    EnquiryStage.CONFERENCE_HELD: frozenset(),
}
"""A conclusion may be put right by another, until the conference has been held."""

MEETING_TRANSITIONS: Mapping[MeetingStage, frozenset[MeetingStage]] = {
    MeetingStage.PLANNED: frozenset({MeetingStage.HELD}),
    MeetingStage.HELD: frozenset({MeetingStage.HELD}),
}
"""A record is put right by the next record."""

PLAN_TRANSITIONS: Mapping[PlanStage, frozenset[PlanStage]] = {
    PlanStage.STARTED: frozenset({PlanStage.WRITTEN, PlanStage.ENDED, PlanStage.MOVED}),
    PlanStage.WRITTEN: frozenset({PlanStage.WRITTEN, PlanStage.ENDED, PlanStage.MOVED}),
    PlanStage.ENDED: frozenset(),
    PlanStage.MOVED: frozenset(),
}

MACHINES: Mapping[str, Mapping[StrEnum, frozenset[StrEnum]]] = {
    "section 47 enquiry": ENQUIRY_TRANSITIONS,  # type: ignore[dict-item]
    "conference or core group": MEETING_TRANSITIONS,  # type: ignore[dict-item]
    "child protection plan": PLAN_TRANSITIONS,  # type: ignore[dict-item]
}
"""Drawn into docs/reference/states.md; `must` lets nothing happen that is not drawn there."""


class NotNow(Exception):
    """What was asked does not follow from where the thing stands."""

    def __init__(self, here: StrEnum, there: StrEnum) -> None:
        super().__init__(f"{here.value} does not lead to {there.value}")
        self.here, self.there = here, there


def must(machine: str, here: StrEnum, there: StrEnum) -> None:
    """Raise NotNow unless the transition table has an arrow from `here` to `there`."""
    if there not in MACHINES[machine].get(here, frozenset()):
        raise NotNow(here, there)


def enquiry_stage(*, concluded: bool, to_conference: bool, conference_held: bool) -> EnquiryStage:
    if conference_held:
        return EnquiryStage.CONFERENCE_HELD
    if not concluded:
        return EnquiryStage.UNDER_WAY
    return EnquiryStage.CONFERENCE_DUE if to_conference else EnquiryStage.ENDED


def meeting_stage(*, recorded: bool) -> MeetingStage:
    return MeetingStage.HELD if recorded else MeetingStage.PLANNED


def plan_stage(*, written: bool, ended: bool, moved: bool) -> PlanStage:
    if ended:
        return PlanStage.MOVED if moved else PlanStage.ENDED
    return PlanStage.WRITTEN if written else PlanStage.STARTED

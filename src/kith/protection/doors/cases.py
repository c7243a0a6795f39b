"""Opening what protection holds about a baby: enquiries, medicals, emergency steps, and how it all stands."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from kith.access import audit
from kith.access.actor import Actor
from kith.access.decide import role_may
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.kernel.limits import Deadline
from kith.people import doors as people_doors
from kith.people.models import Baby
from kith.protection import rules
from kith.protection.models import (
    EmergencyEnd,
    EmergencyStep,
    Enquiry,
    EnquiryOutcome,
    Medical,
    Meeting,
    MeetingRecord,
    Plan,
    PlanEnd,
    PlanVersion,
)
from kith.protection.words import EmergencyKind, EnquiryStage, MeetingKind, PlanStage
from kith.strategy import doors as strategy_doors
from kith.strategy.words import Threshold

from . import procedures


@dataclass(frozen=True, kw_only=True)
class EnquiryFile:
    """One enquiry with what is newest about it."""

    enquiry: Enquiry
    medical: Medical | None
    outcome: EnquiryOutcome | None
    meetings: tuple[Meeting, ...]
    held: bool
    may_record: bool
    may_conclude: bool
    may_medical: bool

    @property
    def stage(self) -> EnquiryStage:
        return stage_of(self.outcome.code if self.outcome else "", held=self.held)

    @property
    def due(self) -> Deadline:
        return procedures.conference_due(self.enquiry.started_at)


@dataclass(frozen=True, kw_only=True)
class EmergencyLine:
    """An emergency step, its end when there is one, and when the law ends it."""

    step: EmergencyStep
    end: EmergencyEnd | None
    facts: rules.EmergencyFacts
    due: Deadline


@dataclass(frozen=True, kw_only=True)
class Course:
    """Everything about a baby in this room, newest first."""

    baby: Baby
    enquiries: tuple[EnquiryFile, ...]
    emergencies: tuple[EmergencyLine, ...]
    to_start: tuple[strategy_doors.DiscussionLine, ...]
    plans: tuple[Plan, ...]
    stages: dict[UUID, PlanStage]
    meetings: tuple[Meeting, ...]
    may_record: bool
    may_decide: bool
    may_emergency: bool

    @property
    def plan(self) -> Plan | None:
        """The plan in force."""
        return next((plan for plan in self.plans if self.stages[plan.pk].is_current), None)


def opened(actor: Actor, baby_id: UUID, permission: Permission, what: str, thing_id: UUID | None = None) -> None:
    """Leave a line in the audit that something of this room was opened."""
    act = audit.Act(
        action=f"opened {what}", permission=permission, subject_kind="protection", subject_id=thing_id, baby_id=baby_id
    )
    audit.record(actor, act)


def stage_of(code: str, *, held: bool) -> EnquiryStage:
    return rules.enquiry_stage(
        concluded=bool(code), to_conference=code == rules.enquiries.TO_CONFERENCE, conference_held=held
    )


def start_from(actor: Actor, discussion_id: UUID, *, at: datetime) -> strategy_doors.DiscussionFile:
    """A discussion that decided to start an enquiry, none of which is on file yet. Raises Refused, NotThere."""
    file = strategy_doors.file_for(actor, discussion_id, at=at)
    people_doors.allow(actor, Permission.PROTECTION_RECORD, file.discussion.baby_id, at=at)
    if file.record is None or file.record.threshold != Threshold.START_ENQUIRY:
        raise NotThere
    if Enquiry.objects.filter(discussion_id=discussion_id).exists():
        raise NotThere
    return file


def enquiry_for(
    actor: Actor, enquiry_id: UUID, permission: Permission = Permission.PROTECTION_VIEW, *, at: datetime
) -> EnquiryFile:
    """One enquiry; the opening is recorded. Raises Refused, NotThere."""
    related = ("baby__mother", "discussion", "team__agency", "opened_by")
    found = Enquiry.objects.select_related(*related).filter(pk=enquiry_id).first()
    if found is None:
        raise NotThere
    people_doors.allow(actor, permission, found.baby_id, at=at)
    opened(actor, found.baby_id, permission, "a section 47 enquiry", found.pk)
    return _file(actor, found)


def _file(actor: Actor, enquiry: Enquiry) -> EnquiryFile:
    meetings = tuple(Meeting.objects.filter(enquiry=enquiry, kind=MeetingKind.INITIAL).order_by("called_at", "id"))
    return EnquiryFile(
        enquiry=enquiry,
        medical=Medical.objects.filter(enquiry=enquiry).order_by("-recorded_at", "-id").first(),
        outcome=EnquiryOutcome.objects.filter(enquiry=enquiry).order_by("-recorded_at", "-id").first(),
        meetings=meetings,
        held=bool(meetings) and MeetingRecord.objects.filter(meeting__in=[one.pk for one in meetings]).exists(),
        may_record=bool(role_may(actor, Permission.PROTECTION_RECORD)),
        may_conclude=bool(role_may(actor, Permission.PROTECTION_DECIDE)),
        may_medical=bool(role_may(actor, Permission.PROTECTION_MEDICAL)),
    )


def course_of(
    actor: Actor, baby_id: UUID, permission: Permission = Permission.PROTECTION_VIEW, *, at: datetime
) -> Course:
    """Everything of this room about a baby; the opening is recorded. Raises Refused, NotThere."""
    people_doors.allow(actor, permission, baby_id, at=at)
    baby = Baby.objects.select_related("mother").filter(pk=baby_id).first()
    if baby is None:
        raise NotThere
    opened(actor, baby_id, permission, "the protection page of a baby")
    enquiries = Enquiry.objects.select_related("discussion", "team__agency").filter(baby=baby)
    files = tuple(_file(actor, one) for one in enquiries.order_by("-started_at", "-id"))
    begun = {one.enquiry.discussion_id for one in files}
    plans = tuple(Plan.objects.select_related("conference").filter(baby=baby).order_by("-started_on", "-id"))
    return Course(
        baby=baby,
        enquiries=files,
        emergencies=tuple(emergencies_of(baby_id)),
        to_start=waiting_to_start(begun, strategy_doors.discussions_about(actor, baby_id)),
        plans=plans,
        stages={plan.pk: plan_stage_of(plan) for plan in plans},
        meetings=tuple(Meeting.objects.filter(baby=baby).order_by("-called_at", "-id")),
        may_record=bool(role_may(actor, Permission.PROTECTION_RECORD)),
        may_decide=bool(role_may(actor, Permission.PROTECTION_DECIDE)),
        may_emergency=bool(role_may(actor, Permission.PROTECTION_EMERGENCY)),
    )


def waiting_to_start(
    begun: Collection[UUID | None], lines: Iterable[strategy_doors.DiscussionLine]
) -> tuple[strategy_doors.DiscussionLine, ...]:
    """Those discussions that decided to start an enquiry, and are not among those that have begun one."""
    return tuple(one for one in lines if one.threshold is Threshold.START_ENQUIRY and one.id not in begun)


def plan_stage_of(plan: Plan) -> PlanStage:
    end = PlanEnd.objects.filter(plan=plan).first()
    return rules.plan_stage(
        written=PlanVersion.objects.filter(plan=plan).exists(),
        ended=end is not None,
        moved=bool(end and end.went_to),
    )


def emergencies_of(baby_id: UUID) -> list[EmergencyLine]:
    """Every emergency step about a baby, newest first. An extended order is shown by its extension's clock too."""
    steps = list(EmergencyStep.objects.select_related("extends").filter(baby_id=baby_id).order_by("-taken_at", "-id"))
    ends = {one.step_id: one for one in EmergencyEnd.objects.filter(baby_id=baby_id)}
    return [_emergency(step, ends.get(step.pk)) for step in steps]


def _emergency(step: EmergencyStep, end: EmergencyEnd | None) -> EmergencyLine:
    until = None
    if step.extends is not None:
        first = rules.EmergencyFacts(kind=EmergencyKind(step.extends.kind), taken_at=step.extends.taken_at)
        until = procedures.emergency_due(first).due_at
    facts = rules.EmergencyFacts(
        kind=EmergencyKind(step.kind), taken_at=step.taken_at, until=until, ended_at=end.ended_at if end else None
    )
    return EmergencyLine(step=step, end=end, facts=facts, due=procedures.emergency_due(facts))


def step_for(actor: Actor, step_id: UUID, *, at: datetime) -> EmergencyLine:
    """An emergency step that has not ended yet, for whoever may end it. Raises Refused, NotThere."""
    step = EmergencyStep.objects.select_related("baby__mother", "extends").filter(pk=step_id).first()
    if step is None:
        raise NotThere
    people_doors.allow(actor, Permission.PROTECTION_EMERGENCY, step.baby_id, at=at)
    if EmergencyEnd.objects.filter(step=step).exists():
        raise NotThere
    return _emergency(step, None)


MEDICAL_FIELDS = (
    *("need", "need_reason", "asked_at", "by_whom", "place", "planned_for", "consent", "consent_by", "consent_reason"),
    *("accompanied_by", "held_at", "result", "findings", "others_examined"),
)


def medical_words(medical: Medical | None) -> dict[str, Any]:
    """What is known already, so that the form begins from it."""
    if medical is None:
        return {}
    words = {name: getattr(medical, name) for name in MEDICAL_FIELDS}
    return words | {"advice": medical.need_reason}


def handlers(actor: Actor, baby_id: UUID) -> list[tuple[str, str]]:
    """The men and other carers on a baby's file who may have handled the baby; the caller has opened the file."""
    men = people_doors.carers_of(actor, baby_id)
    return [(str(one.carer_id), f"{one.name or 'Name not known'}, {one.relationship.label.lower()}") for one in men]

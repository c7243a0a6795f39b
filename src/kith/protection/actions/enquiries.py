"""Section 47: start it from a discussion's decision, record the medical, conclude."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.kernel.clock import day_of
from kith.protection import doors, rules
from kith.protection.models import Enquiry, EnquiryOutcome, Medical
from kith.protection.words import Born, Consent, MedicalNeed, MedicalResult
from kith.strategy.words import EnquiryBy, Threshold

from .parts import ENQUIRY, next_number, note, one_at_a_time


@transaction.atomic
def start_enquiry(*, discussion_id: UUID, lead: str, by: Actor, at: datetime) -> Enquiry:
    """Start the section 47 enquiry that a strategy discussion decided on. Its clock starts with that discussion.

    Raises NotThere when the discussion decided otherwise, or its enquiry is on file already; Refused.
    """
    one_at_a_time(discussion_id)
    file = doors.start_from(by, discussion_id, at=at)
    record = file.newest
    started_at = rules.enquiry_starts([(record.started_at, Threshold(record.threshold))])
    assert started_at is not None, "start_from lets no other discussion through"
    enquiry = Enquiry.objects.create(
        number=next_number(ENQUIRY, at),
        baby_id=file.discussion.baby_id,
        discussion=file.discussion,
        started_at=started_at,
        enquiry_by=EnquiryBy(record.enquiry_by).value,
        injury=file.discussion.injury,
        lead=lead,
        team=directory_doors.worker_of(by).team,
        opened_by=directory_doors.worker_of(by),
        opened_at=at,
    )
    note(by, "started a section 47 enquiry", Permission.PROTECTION_RECORD, enquiry)
    return enquiry


@dataclass(frozen=True, kw_only=True)
class MedicalSaid:
    """What is known of the medical now."""

    need: MedicalNeed
    need_reason: str = ""
    asked_at: datetime | None = None
    by_whom: str = ""
    place: str = ""
    planned_for: datetime | None = None
    consent: Consent | None = None
    consent_by: str = ""
    consent_reason: str = ""
    accompanied_by: str = ""
    held_at: datetime | None = None
    result: MedicalResult | None = None
    findings: str = ""
    others_examined: str = ""


@transaction.atomic
def record_medical(*, enquiry_id: UUID, said: MedicalSaid, by: Actor, at: datetime) -> Medical:
    """Add what is known of the medical; the newest stands. Raises Refused, NotThere."""
    file = doors.enquiry_for(by, enquiry_id, Permission.PROTECTION_MEDICAL, at=at)
    words = {name: value for name, value in asdict(said).items() if value is not None or name.endswith("_at")}
    words.setdefault("planned_for", None)
    medical = Medical.objects.create(
        enquiry=file.enquiry,
        baby_id=file.enquiry.baby_id,
        recorded_by=directory_doors.worker_of(by),
        recorded_at=at,
        **words,
    )
    note(by, "recorded a child protection medical", Permission.PROTECTION_MEDICAL, medical)
    return medical


@dataclass(frozen=True, kw_only=True)
class Conclusion:
    """What an enquiry concluded; `code` is the handbook's."""

    code: str
    borne_out: Born
    reasons: str
    why_no_conference: str = ""
    parents_told: str = ""
    concluded_at: datetime


@transaction.atomic
def conclude(*, enquiry_id: UUID, said: Conclusion, by: Actor, at: datetime) -> EnquiryOutcome:
    """Conclude an enquiry, or put that right. Raises NotNow once its conference was held; Refused, NotThere."""
    one_at_a_time(enquiry_id)
    file = doors.enquiry_for(by, enquiry_id, Permission.PROTECTION_DECIDE, at=at)
    if said.code not in {one.code for one in doors.procedures.outcomes(day_of(at))}:
        raise NotThere
    there = rules.enquiry_stage(
        concluded=True, to_conference=said.code == rules.enquiries.TO_CONFERENCE, conference_held=False
    )
    if file.stage is not there:
        rules.must("section 47 enquiry", file.stage, there)
    outcome = EnquiryOutcome.objects.create(
        enquiry=file.enquiry,
        baby_id=file.enquiry.baby_id,
        recorded_by=directory_doors.worker_of(by),
        recorded_at=at,
        **asdict(said),
    )
    note(by, "concluded a section 47 enquiry", Permission.PROTECTION_DECIDE, outcome, {"outcome": said.code})
    return outcome

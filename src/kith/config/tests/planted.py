"""A family of whom every room holds something about abuse, each in a word of its own, so that a leak says whence."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from kith.access.database import acting_as
from kith.directory.models import Worker
from kith.directory.tests.factories import AT, actor_of
from kith.linkage.tests.factories import pair_of
from kith.people.models import MaleCarerRecord
from kith.people.tests.factories import (
    EventFactory,
    HandoverFactory,
    InvolvementFactory,
    MaleCarerRecordFactory,
    NoteFactory,
)
from kith.people.words import Audience, EventTopic
from kith.protection import actions as protection_actions
from kith.protection.models import Seat
from kith.protection.tests import factories as protection
from kith.protection.words import Shared
from kith.referrals.tests.factories import RequestFactory, SharingFactory, TriageFactory
from kith.safety import models
from kith.safety.tests.factories import CANARY, Case, case, plant
from kith.strategy.tests.factories import CirculationFactory, ContributionFactory, InvitationFactory

HELD = {
    "abuse": "Kingfisherabuse",
    "health": "Kingfisherhealth",
    "impact": "Kingfisherimpact",
    "note": "Kingfishernote",
    "carer": "Kingfishercarer",
    "handover": "Kingfisherhandover",
    "request": "Kingfisherrequest",
    "worried": "Kingfisherworried",
    "sharing": "Kingfishersharing",
    "triage": "Kingfishertriage",
    "given": "Kingfishergiven",
    "minutes": "Kingfisherminutes",
    "enquiry": "Kingfisherenquiry",
    "conference": "Kingfisherconference",
    "report": "Kingfisherreport",
    "plan": "Kingfisherplan",
}
"""Where each word stands. None of them is a word of abuse: what leaves is judged by more than words."""
assert all(word.startswith(CANARY) for word in HELD.values())


@dataclass(frozen=True)
class Planted:
    """The family, and the ids that fill addresses."""

    case: Case
    ids: dict[str, Any] = field(default_factory=dict)


def planted(linked: tuple[Worker, ...] = ()) -> Planted:
    """Every room planted. Each of `linked` works with the family, sent a request and is asked to the discussion."""
    where = protection.place(reasons=HELD["minutes"])
    here = case(baby=where.baby)
    plant(here.baby)
    known = _known(here)
    asked = _asked(here, where, linked)
    return Planted(here, {**known, **asked, **_protected(where)})


def _known(here: Case) -> dict[str, Any]:
    """What the people room holds."""
    baby, by = here.baby, here.visitor
    event = EventFactory(baby=baby, recorded_by=by, topic=EventTopic.ABUSE.value, words=HELD["abuse"])
    EventFactory(
        baby=baby, recorded_by=by, topic=EventTopic.HEALTH.value, words=HELD["health"], impact_words=HELD["impact"],
        audience=Audience.FILE.value,
    )  # fmt: skip
    note = NoteFactory(baby=baby, recorded_by=by, words=HELD["note"])
    first = MaleCarerRecord.objects.get(baby=baby, person=here.man)
    MaleCarerRecordFactory(
        carer=first.carer, number=2, person=here.man, knowledge="known", factors=["domestic_abuse_harming"],
        worries=HELD["carer"], recorded_by=by,
    )  # fmt: skip
    handover = HandoverFactory(involvement=InvolvementFactory(baby=baby, worker=by), worries=HELD["handover"])
    return {
        "baby_id": baby.pk, "mother_id": baby.mother_id, "person_id": here.man.pk, "other_id": baby.mother_id,
        "carer_id": first.carer_id, "handover_id": handover.pk, "involvement_id": handover.involvement_id,
        "what": "event", "row_id": event.pk, "entry_id": event.pk, "note_id": note.pk,
        "checklist_id": models.Checklist.objects.get(baby=baby).pk,
        "referral_id": models.MaracReferral.objects.get(baby=baby).pk,
        "notice_id": models.PoliceNotice.objects.get(baby=baby).pk,
        "pair_id": pair_of(here.police, here.man).pk,
        "section": "contact",
    }  # fmt: skip


def _asked(here: Case, where: protection.Place, linked: tuple[Worker, ...]) -> dict[str, Any]:
    """A request and a strategy discussion; its minutes have gone round, to those who are close to the family too."""
    request = RequestFactory(
        baby=here.baby, made_by=here.visitor, what_seen=HELD["request"], why_worried=HELD["worried"]
    )
    SharingFactory(request=request, rationale=HELD["sharing"])
    TriageFactory(request=request, reasons=HELD["triage"])
    for worker in linked:
        InvolvementFactory(baby=here.baby, worker=worker)
        InvitationFactory(discussion=where.discussion, worker=worker)
        RequestFactory(baby=here.baby, made_by=worker, what_seen=HELD["request"])
    invitation = InvitationFactory(discussion=where.discussion, worker=here.visitor)
    ContributionFactory(invitation=invitation, answers={"knows": HELD["given"]})
    CirculationFactory(record=where.discussion.records.get(), baby=here.baby)
    return {"request_id": request.pk, "discussion_id": where.discussion.pk, "invitation_id": invitation.pk}


def _protected(where: protection.Place) -> dict[str, Any]:
    """An enquiry, a conference with a report, and a plan."""
    begun = protection.enquiry(where)
    meeting = protection.conference(where)
    seat = Seat.objects.filter(meeting=meeting).first()
    assert seat is not None
    protection_actions.conclude(
        enquiry_id=begun.pk, said=protection.conclusion(reasons=HELD["enquiry"]), by=where.manager, at=protection.LATER
    )
    report = protection_actions.ReportSaid(
        received_at=protection.LATER, words=HELD["report"], shared=Shared.NOT_SHARED, why_not_shared=HELD["report"]
    )
    protection_actions.give_report(seat_id=seat.pk, said=report, by=where.worker, at=protection.LATER)
    held = protection.LATER + timedelta(days=10)
    said = protection.minutes(meeting, reasons=HELD["conference"])
    protection_actions.record_meeting(meeting_id=meeting.pk, said=said, by=where.worker, at=held)
    plan = protection.Plan.objects.get(conference=meeting)
    version = protection.version(babys_day=HELD["plan"])
    protection_actions.write_plan(plan_id=plan.pk, said=version, by=where.worker, at=held)
    return {"enquiry_id": begun.pk, "meeting_id": meeting.pk, "seat_id": seat.pk, "plan_id": plan.pk}


def as_him(worker: Worker) -> Any:
    """Act as this worker, as the web role."""
    return acting_as(actor_of(worker), at=AT)

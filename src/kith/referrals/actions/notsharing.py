"""Recording that the Front Door was rung, and a decision not to share: each one transaction."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.people import doors as people_doors
from kith.referrals import doors, rules
from kith.referrals.models import SharingDecision, UrgentCall
from kith.referrals.words import SharingOutcome


@dataclass(frozen=True, kw_only=True)
class Rang:
    """A call to the Front Door, as whoever rang puts it down."""

    at: datetime
    spoke_to: str
    said: str


def record_call(*, baby_id: UUID, rang: Rang, draft_id: UUID, by: Actor, at: datetime) -> UrgentCall:
    """Record an urgent call to the Front Door; the clock for the written request runs from the call.

    Sending the same draft again gives the same call. Raises Refused or NotThere.
    """
    with transaction.atomic():
        people_doors.allow(by, Permission.REQUEST_MAKE, baby_id, at=at)
        done = doors.call_by_draft(draft_id)
        if done is not None:
            return done
        worker = directory_doors.worker_of(by)
        call = UrgentCall.objects.create(
            draft_id=draft_id,
            baby_id=baby_id,
            made_by=worker,
            made_by_agency=worker.team.agency,
            rang_at=rang.at,
            spoke_to=rang.spoke_to,
            said=rang.said,
            recorded_at=at,
        )
        act = audit.Act(
            action="recorded a call to the Front Door",
            permission=Permission.REQUEST_MAKE,
            subject_kind="call",
            subject_id=call.pk,
            baby_id=baby_id,
        )
        audit.record(by, act)
    return call


@dataclass(frozen=True, kw_only=True)
class NotShared:
    """A decision not to share: what the rules judge, and the day to look again."""

    decision: rules.NotSharing
    look_again_on: date | None


def decide_not_to_share(*, baby_id: UUID, kept: NotShared, draft_id: UUID, by: Actor, at: datetime) -> SharingDecision:
    """Record a decision not to share, with the fields of one to share; the same draft again gives the same decision.

    Raises Refused or NotThere.
    """
    decision = kept.decision
    with transaction.atomic():
        people_doors.allow(by, Permission.SHARING_DECIDE, baby_id, at=at)
        done = doors.not_shared_by_draft(draft_id)
        if done is not None:
            return done
        worker = directory_doors.worker_of(by)
        written = SharingDecision.objects.create(
            draft_id=draft_id,
            baby_id=baby_id,
            outcome=SharingOutcome.NOT_SHARED.value,
            recipient=decision.recipient,
            about=decision.about,
            reason=decision.reason,
            harm_suspected=decision.harm_suspected,
            look_again_on=kept.look_again_on,
            decided_by=worker,
            decided_by_agency=worker.team.agency,
            decided_at=at,
            **_same_fields(decision.sharing),
        )
        codes = [found.code for found in rules.on_not_sharing(decision)]
        act = audit.Act(
            action="decided not to share",
            permission=Permission.SHARING_DECIDE,
            subject_kind="sharing",
            subject_id=written.pk,
            baby_id=baby_id,
            detail={"codes": codes} if codes else {},
        )
        audit.record(by, act)
    return written


def _same_fields(sharing: rules.Sharing) -> dict[str, str]:
    return {
        "lawful_basis": sharing.lawful_basis,
        "gateway": sharing.gateway,
        "purpose": sharing.purpose.value,
        "rationale": sharing.rationale,
        "advice_from": sharing.advice_from,
        "agreement": sharing.agreement.value,
        "agreement_reason": sharing.agreement_reason,
        "weighed": sharing.weighed,
        "family_told": sharing.family_told.value,
        "not_told_reason": sharing.not_told_reason,
    }

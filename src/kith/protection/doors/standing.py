"""How it stands, in plain words, for the baby's page."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from kith.kernel.limits import Deadline
from kith.protection.models import Enquiry, EnquiryOutcome, MeetingRecord, Plan, PlanEnd
from kith.protection.words import EnquiryStage

from . import procedures
from .cases import stage_of
from .plans import clocks_of


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How it stands in a line: the words for the baby's page, since when, and what is due."""

    words: str
    since: Any
    href_kind: str
    href_id: UUID
    due: tuple[tuple[str, Deadline], ...] = ()


def standing_of(baby_id: UUID) -> Standing | None:
    """How it stands for the baby's page, in plain words; the caller has opened the file."""
    ended = Exists(PlanEnd.objects.filter(plan=OuterRef("pk")))
    plan = Plan.objects.filter(baby_id=baby_id).annotate(over=ended).order_by("-started_on", "-id").first()
    if plan is not None and not plan.over:
        return _on_a_plan(plan)
    enquiry = Enquiry.objects.filter(baby_id=baby_id).order_by("-started_at", "-id").first()
    if enquiry is None and plan is None:
        return None
    if enquiry is None or (plan is not None and plan.opened_at > enquiry.opened_at):
        assert plan is not None, "one of the two is there"
        over_on = PlanEnd.objects.filter(plan=plan).values_list("ended_on", flat=True).get()
        return Standing(words="A child protection plan ended", since=over_on, href_kind="plan", href_id=plan.pk)
    return _on_an_enquiry(enquiry)


def _on_a_plan(plan: Plan) -> Standing:
    return Standing(
        words=f"Child protection plan: {plan.get_category_display().lower()}",
        since=plan.started_on,
        href_kind="plan",
        href_id=plan.pk,
        due=clocks_of(plan),
    )


def _on_an_enquiry(enquiry: Enquiry) -> Standing:
    code = EnquiryOutcome.objects.filter(enquiry=enquiry).order_by("-recorded_at", "-id").values_list("code", flat=True)
    held = MeetingRecord.objects.filter(meeting__enquiry=enquiry).exists()
    stage = stage_of(code.first() or "", held=held)
    open_clock = stage in {EnquiryStage.UNDER_WAY, EnquiryStage.CONFERENCE_DUE}
    due = (("Initial conference", procedures.conference_due(enquiry.started_at)),) if open_clock else ()
    words = f"Section 47 enquiry: {stage.label[0].lower()}{stage.label[1:]}"
    return Standing(words=words, since=enquiry.started_at, href_kind="enquiry", href_id=enquiry.pk, due=due)

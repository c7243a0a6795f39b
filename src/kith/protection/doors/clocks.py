"""What is next of a plan: its clocks from one query, for one plan or for a desk full of them."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from kith.kernel.limits import Deadline
from kith.protection.models import MeetingRecord, Plan, PlanEnd, Visit
from kith.protection.words import CircumstancesOfVisit, MeetingKind

from . import procedures

OWN = "Our own conference"


def with_clocks(rows: QuerySet[Plan]) -> QuerySet[Any]:
    """Plans with whether each is over, when it began, and when core group, review and visit last were."""
    began = MeetingRecord.objects.filter(meeting=OuterRef("conference")).order_by("number")
    seen = Visit.objects.filter(plan=OuterRef("pk"), found=CircumstancesOfVisit.SEEN).order_by("-visited_at")
    return rows.annotate(
        over=Exists(PlanEnd.objects.filter(plan=OuterRef("pk"))),
        began=Subquery(began.values("held_at")[:1]),
        core=Subquery(_held(MeetingKind.CORE_GROUP)),
        review=Subquery(_held(MeetingKind.REVIEW)),
        ours=Subquery(_held(MeetingKind.INITIAL)),
        seen=Subquery(seen.values("visited_at")[:1]),
    )


def _held(kind: MeetingKind) -> QuerySet[MeetingRecord, Any]:
    rows = MeetingRecord.objects.filter(meeting__plan=OuterRef("pk"), meeting__kind=kind.value)
    return rows.order_by("-held_at").values("held_at")[:1]


def clocks_of(plan: Any) -> tuple[tuple[str, Deadline], ...]:
    """The core group, the review and the visit of a plan annotated by `with_clocks`; the soonest first.

    A plan taken on from another area waits for our own conference first: its reviews are counted from that one.
    """
    began = plan.began or plan.ours or plan.opened_at
    waits = plan.conference_id is None and plan.ours is None
    conference = (OWN, procedures.transfer_due(plan.opened_at)) if waits else None
    found = (
        ("Core group", procedures.core_group_due(began, plan.core)),
        conference or ("Review conference", procedures.review_due(began, plan.review)),
        ("Visit", procedures.visit_due(began, plan.seen)),
    )
    return tuple(sorted(found, key=lambda pair: pair[1].due_at))

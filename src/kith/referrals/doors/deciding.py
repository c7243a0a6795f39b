"""Reading as the Front Door does: the decision that stands, and what the rules find."""

from datetime import datetime
from uuid import UUID

from kith.kernel.findings import Finding, gather
from kith.people.models import Baby
from kith.referrals import rules
from kith.referrals.models import ChildDecision, RequestChild, TriageDecision

from .asking import Standing


def newest_decision(request_id: UUID) -> TriageDecision | None:
    """The decision that stands; the caller has asked access for the request."""
    found = TriageDecision.objects.select_related("decided_by").filter(request_id=request_id)
    return found.order_by("-decided_at", "-id").first()


def children_of(request_id: UUID) -> list[Baby]:
    """The other children of a request whose files this reader has, the oldest first; the caller has opened it."""
    found = RequestChild.objects.select_related("baby__mother").filter(request_id=request_id)
    return [one.baby for one in found.order_by("baby__date_of_birth", "id")]


def decided_for_children(standing: Standing) -> tuple[ChildDecision, ...]:
    """What was decided for single children of a request about several; the caller has opened it."""
    if not standing.decisions or not getattr(standing.request, "has_children", True):
        return ()
    found = ChildDecision.objects.select_related("baby__mother", "decision__decided_by__team__agency")
    return tuple(found.filter(request_id=standing.request.pk).order_by("-decided_at", "id"))


def findings_about(standing: Standing, earlier: tuple[datetime, ...], *, at: datetime) -> tuple[Finding, ...]:
    """What the rules say about a request as it stands now; `earlier` are the requests about the same baby before it."""
    asked, decision = standing.request, standing.decision
    if asked.baby.ended_as:
        return ()
    if standing.on_list:
        late = standing.clock.due_at < at
        return gather(
            rules.listed_request_is_answered(standing.listed is not None, late),
            rules.asked_before(rules.About(earlier=earlier)),
        )
    return gather(
        rules.decided_in_time(standing.clock, standing.first_decided_at, at),
        rules.asked_before(rules.About(earlier=earlier)),
        rules.referrer_is_told(standing.stage),
        rules.levels_differ(asked.level, decision.level) if decision else None,
    )

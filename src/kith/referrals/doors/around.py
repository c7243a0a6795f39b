"""Everything that stands beside one request: the family's other requests, what agencies said, marks, tellings."""

from dataclasses import dataclass
from datetime import datetime

from kith.access.actor import Actor
from kith.kernel.findings import Finding, gather
from kith.referrals import rules
from kith.referrals.models import ChildDecision, Reopening

from .asking import Standing
from .deciding import decided_for_children, findings_about
from .informing import Asking, asks_about
from .resolving import Disagreement, resolutions_about
from .triage import Mark, ToTell, mark_of, reopenings_of, to_tell
from .workbench import AdviceBeside, FamilyRequest, advice_beside, beside_findings, family_requests


@dataclass(frozen=True, kw_only=True)
class Around:
    """What is beside a request, and what the rules say about all of it."""

    family: tuple[FamilyRequest, ...]
    advice: tuple[AdviceBeside, ...]
    asks: tuple[Asking, ...]
    to_tell: ToTell | None
    mark: Mark | None
    reopenings: tuple[Reopening, ...]
    disagreements: tuple[Disagreement, ...]
    children: tuple[ChildDecision, ...]
    findings: tuple[Finding, ...]


def around(actor: Actor, standing: Standing, *, at: datetime) -> Around:
    """Gather it, in a bounded number of queries. The caller has opened the request."""
    request = standing.request
    family = family_requests(standing)
    asks = asks_about(request.pk)
    left = to_tell(standing, asks)
    mark = mark_of(standing)
    earlier = tuple(one.received_at for one in family if one.same_baby and one.received_at < request.received_at)
    found = (
        mark.finding() if mark and not request.baby.ended_as else None,
        findings_about(standing, earlier, at=at),
        () if request.baby.ended_as else beside_findings(standing, family, at=at),
        rules.told_in_time(left.number, left.clock, at) if left and not request.baby.ended_as else None,
    )
    return Around(
        family=family,
        advice=advice_beside(standing),
        asks=tuple(asks),
        to_tell=left,
        mark=mark,
        reopenings=tuple(reopenings_of(request.pk)) if standing.reopened_at else (),
        disagreements=tuple(resolutions_about(actor, request.baby_id, request_id=request.pk)),
        children=decided_for_children(standing),
        findings=gather(*found),
    )

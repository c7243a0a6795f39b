"""What this room tells the chronology: requests sent, what was decided, and when the referrer was told."""

from collections.abc import Iterator
from uuid import UUID

from django.urls import reverse

from kith.access.actor import Actor
from kith.people.timeline import TimelineFact

from . import doors


def entries_for(actor: Actor, baby_id: UUID) -> list[TimelineFact]:
    """Every request about one baby and what came of it; the caller has asked access for the file."""
    return [fact for standing in doors.requests_about(actor, baby_id) for fact in _facts(standing)]


def _facts(standing: doors.Standing) -> Iterator[TimelineFact]:
    asked = standing.request
    href = reverse("request", args=[asked.pk])
    yield TimelineFact(
        happened_at=asked.seen_on,
        known_at=asked.received_at,
        agency_name=asked.made_by_agency.name,
        kind="Request for support",
        words=asked.what_seen,
        who=asked.made_by.full_name,
        href=href,
    )
    for decision in standing.decisions:
        yield TimelineFact(
            happened_at=decision.decided_at,
            known_at=decision.decided_at,
            agency_name=decision.decided_by.team.agency.name,
            kind=f"Front Door decision: {decision.get_outcome_display()}",
            words=decision.reasons,
            who=decision.decided_by.full_name,
            href=href,
        )
    if standing.told_at and standing.decision:
        yield TimelineFact(
            happened_at=standing.told_at,
            known_at=standing.told_at,
            agency_name=standing.decision.decided_by.team.agency.name,
            kind="Referrer told",
            words=f"{asked.made_by.full_name} was told of the decision.",
            href=href,
        )

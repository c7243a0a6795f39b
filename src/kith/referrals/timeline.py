"""What this room tells the chronology: requests sent, what was decided, and when the referrer was told."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from kith.access.actor import Actor
from kith.people.timeline import TimelineFact
from kith.people.words import About, Audience, EntryKind

from . import doors
from .models import SharingDecision, TriageDecision


def entries_for(actor: Actor, baby_id: UUID) -> list[TimelineFact]:
    """Every request about one baby and what came of it; the caller has asked access for the file."""
    asked = [fact for standing in doors.requests_about(actor, baby_id) for fact in _careful(standing)]
    asked += [_not_shared(one) for one in doors.not_shared_about(baby_id)]
    return asked + [fact for one in doors.resolutions_about(actor, baby_id) for fact in _disagreed(one)]


def _careful(standing: doors.Standing) -> Iterator[TimelineFact]:
    """A request that somebody must not learn of is never for the parents, in no part of it (ASK-6)."""
    facts = _facts(standing)
    return (replace(fact, audience=Audience.NOT_PARENTS) for fact in facts) if standing.request.keep_from else facts


def _not_shared(one: SharingDecision) -> TimelineFact:
    """That something was not shared, and why: with the weight of a decision to share."""
    return TimelineFact(
        happened_at=one.decided_at,
        known_at=one.decided_at,
        agency_name=one.decided_by_agency.name if one.decided_by_agency else "",
        kind="Decision not to share",
        words=f"{one.recipient}: {one.about}. {one.rationale}",
        who=one.decided_by.full_name,
        href=reverse("not_shared", args=[one.baby_id]),
        group=EntryKind.REQUEST,
        about=About.SERVICES,
        audience=Audience.NOT_PARENTS,
    )


def _disagreed(one: doors.Disagreement) -> Iterator[TimelineFact]:
    """That professionals disagreed, and how it ended; the stages stand on its own page."""
    row, href = one.resolution, reverse("resolution", args=[one.resolution.pk])
    yield TimelineFact(
        happened_at=row.raised_at,
        known_at=row.raised_at,
        agency_name=row.raised_by_agency.name,
        kind="Disagreement raised",
        words=row.what,
        who=row.raised_by.full_name,
        href=href,
    )
    if one.end:
        yield TimelineFact(
            happened_at=one.end.ended_at,
            known_at=one.end.ended_at,
            agency_name=one.end.ended_by.team.agency.name,
            kind=f"Disagreement resolved: {one.end.get_settlement_display()}",
            words=one.end.words,
            who=one.end.ended_by.full_name,
            href=href,
        )


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
        key=f"request.{asked.pk}",
        agency_id=asked.made_by_agency_id,
        group=EntryKind.REQUEST,
        about=About.BABY,
        told=_received(standing),
    )
    yield from (_decision(standing, decision, href) for decision in standing.decisions)
    if standing.told_at and standing.decision:
        yield TimelineFact(
            happened_at=standing.told_at,
            known_at=standing.told_at,
            agency_name=standing.decision.decided_by.team.agency.name,
            kind="Referrer told",
            words=f"{asked.made_by.full_name} was told of the decision.",
            href=href,
            group=EntryKind.REQUEST,
            about=About.SERVICES,
            told=((asked.made_by_agency.name, standing.told_at),),
        )


def _received(standing: doors.Standing) -> tuple[tuple[str, datetime], ...]:
    """The Front Door's agency was told when it received the request; which agency that is, its decision says."""
    first = standing.decisions[-1] if standing.decisions else None
    return ((first.decided_by.team.agency.name, standing.request.received_at),) if first else ()


def _answered(standing: doors.Standing, decision: TriageDecision) -> tuple[tuple[str, datetime], ...]:
    """The referrer's agency was told the decision that stands."""
    if standing.told_at is None or decision is not standing.decision:
        return ()
    return ((standing.request.made_by_agency.name, standing.told_at),)


def _decision(standing: doors.Standing, decision: TriageDecision, href: str) -> TimelineFact:
    agency = decision.decided_by.team.agency
    return TimelineFact(
        happened_at=decision.decided_at,
        known_at=decision.decided_at,
        agency_name=agency.name,
        kind=f"Front Door decision: {decision.get_outcome_display()}",
        words=decision.reasons,
        who=decision.decided_by.full_name,
        href=href,
        key=f"decision.{decision.pk}",
        agency_id=agency.pk,
        group=EntryKind.REQUEST,
        about=About.SERVICES,
        told=_answered(standing, decision),
    )

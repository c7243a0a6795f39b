"""What this room tells the chronology: requests sent, what was decided, and when the referrer was told."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse

from kith.access.actor import Actor
from kith.access.policy import shut_out
from kith.access.together import Together
from kith.people import doors as people_doors
from kith.people.timeline import TimelineFact, by, of
from kith.people.words import About, Audience, EntryKind

from .models import (
    ChildDecision,
    ReferrerTold,
    Request,
    RequestChild,
    Resolution,
    ResolutionEnd,
    SharingDecision,
    TriageDecision,
)
from .words import Settlement, TriageOutcome

type Rows = dict[str, list[Any]]


def _asked(baby_id: UUID) -> QuerySet[Request]:
    """The requests about a baby, alone or among others."""
    childs = RequestChild.objects.filter(baby_id=baby_id).values("request_id")
    return Request.objects.filter(Q(baby_id=baby_id) | Q(pk__in=childs))


READ = Together(
    request=(
        _asked,
        ("id", "baby_id", "seen_on", "received_at", "what_seen", "keep_from", "made_by__full_name", "made_by_agency_id",
         "made_by_agency__name"),
    ),
    decision=(
        lambda baby_id: TriageDecision.objects.filter(request__in=_asked(baby_id).values("pk")),
        by("decided_by", "id", "request_id", "outcome", "reasons", "decided_at"),
    ),
    child=(of(ChildDecision), ("decision_id", "outcome", "reasons")),
    told=(
        lambda baby_id: ReferrerTold.objects.filter(request__in=_asked(baby_id).values("pk")),
        ("decision_id", "told_at"),
    ),
    not_shared=(
        lambda baby_id: SharingDecision.objects.filter(baby_id=baby_id, request=None),
        ("id", "baby_id", "decided_at", "recipient", "about", "rationale", "decided_by__full_name",
         "decided_by_agency__name"),
    ),
    resolution=(of(Resolution), ("id", "raised_at", "what", "raised_by__full_name", "raised_by_agency__name")),
    end=(of(ResolutionEnd), by("ended_by", "resolution_id", "settlement", "words", "ended_at")),
)  # fmt: skip


def entries_for(actor: Actor, baby_id: UUID, rows: Rows | None = None) -> list[TimelineFact]:
    """Every request about one baby and what came of it; the caller has asked access for the file."""
    rows = rows or READ.about(baby_id)
    seen = (one for one in rows["request"] if one.baby_id == baby_id or not _sealed_from(actor, one.baby_id))
    asked = [fact for one in seen for fact in _careful(one, rows)]
    asked += [_not_shared(one) for one in rows["not_shared"]]
    ends = {end.resolution_id: end for end in rows["end"]}
    return asked + [fact for one in rows["resolution"] for fact in _disagreed(one, ends.get(one.id))]


def _sealed_from(actor: Actor, baby_id: UUID) -> bool:
    """Whether a seal on the first child's file keeps this request from somebody who works with another child of it."""
    return shut_out(actor, people_doors.subject_of(baby_id))


def _careful(asked: Any, rows: Rows) -> Iterator[TimelineFact]:
    """A request that somebody must not learn of is never for the parents, in no part of it (ASK-6)."""
    facts = _facts(asked, rows)
    return (replace(fact, audience=Audience.NOT_PARENTS) for fact in facts) if asked.keep_from else facts


def _not_shared(one: Any) -> TimelineFact:
    """That something was not shared, and why: with the weight of a decision to share."""
    return TimelineFact(
        happened_at=one.decided_at,
        known_at=one.decided_at,
        agency_name=one.decided_by_agency.name or "",
        kind="Decision not to share",
        words=f"{one.recipient}: {one.about}. {one.rationale}",
        who=one.decided_by.full_name,
        href=reverse("not_shared", args=[one.baby_id]),
        group=EntryKind.REQUEST,
        about=About.SERVICES,
        audience=Audience.NOT_PARENTS,
    )


def _disagreed(row: Any, end: Any) -> Iterator[TimelineFact]:
    """That professionals disagreed, and how it ended; the stages stand on its own page."""
    href = reverse("resolution", args=[row.id])
    yield TimelineFact(
        happened_at=row.raised_at,
        known_at=row.raised_at,
        agency_name=row.raised_by_agency.name,
        kind="Disagreement raised",
        words=row.what,
        who=row.raised_by.full_name,
        href=href,
    )
    if end:
        yield TimelineFact(
            happened_at=end.ended_at,
            known_at=end.ended_at,
            agency_name=end.ended_by.team.agency.name,
            kind=f"Disagreement resolved: {Settlement(end.settlement).label}",
            words=end.words,
            who=end.ended_by.full_name,
            href=href,
        )


def _facts(asked: Any, rows: Rows) -> Iterator[TimelineFact]:
    href = reverse("request", args=[asked.id])
    decisions = [one for one in rows["decision"] if one.request_id == asked.id]
    decisions.sort(key=lambda one: (one.decided_at, one.id), reverse=True)
    newest = decisions[0] if decisions else None
    told_at = max((one.told_at for one in rows["told"] if newest and one.decision_id == newest.id), default=None)
    yield TimelineFact(
        happened_at=asked.seen_on,
        known_at=asked.received_at,
        agency_name=asked.made_by_agency.name,
        kind="Request for support",
        words=asked.what_seen,
        who=asked.made_by.full_name,
        href=href,
        key=f"request.{asked.id}",
        agency_id=asked.made_by_agency_id,
        group=EntryKind.REQUEST,
        about=About.BABY,
        told=_received(asked, decisions),
    )
    for one in decisions:
        answered = ((asked.made_by_agency.name, told_at),) if told_at and one is newest else ()
        yield _decision(_of_this_child(one, rows), answered, href)
    if told_at and newest:
        yield TimelineFact(
            happened_at=told_at,
            known_at=told_at,
            agency_name=newest.decided_by.team.agency.name,
            kind="Referrer told",
            words=f"{asked.made_by.full_name} was told of the decision.",
            href=href,
            group=EntryKind.REQUEST,
            about=About.SERVICES,
            told=((asked.made_by_agency.name, told_at),),
        )


def _received(asked: Any, decisions: list[Any]) -> tuple[tuple[str, datetime], ...]:
    """The Front Door's agency was told when it received the request; which agency that is, its decision says."""
    first = decisions[-1] if decisions else None
    return ((first.decided_by.team.agency.name, asked.received_at),) if first else ()


def _of_this_child(decision: Any, rows: Rows) -> Any:
    """The decision as it was made for this child of several, where that was apart."""
    own = next((one for one in rows["child"] if one.decision_id == decision.id), None)
    if own is None:
        return decision
    return SimpleNamespace(**vars(decision) | {"outcome": own.outcome, "reasons": own.reasons or decision.reasons})


def _decision(decision: Any, answered: tuple[tuple[str, datetime], ...], href: str) -> TimelineFact:
    """`answered`: the referrer's agency was told the decision that stands."""
    agency = decision.decided_by.team.agency
    return TimelineFact(
        happened_at=decision.decided_at,
        known_at=decision.decided_at,
        agency_name=agency.name,
        kind=f"Front Door decision: {TriageOutcome(decision.outcome).label}",
        words=decision.reasons,
        who=decision.decided_by.full_name,
        href=href,
        key=f"decision.{decision.id}",
        agency_id=decision.decided_by.team.agency_id,
        group=EntryKind.REQUEST,
        about=About.SERVICES,
        told=answered,
    )

"""The pages by topic about a man or another carer, and that somebody was seen face to face."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.permissions import Permission
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding
from kith.people import doors, rules
from kith.people.models import CarerSeen, MaleCarerRecord
from kith.people.words import FACT_FIELDS, TOPIC_FIELDS, Source, Topic

from . import adding, checks
from .men import Recorded


@dataclass(frozen=True, kw_only=True)
class TopicSaid:
    """What somebody records on one page: the facts of that topic by name, who told them, and whether it was checked."""

    topic: Topic
    facts: dict[str, Any]
    source: Source | None = None
    verified: bool = False


@dataclass(frozen=True, kw_only=True)
class SeenSaid:
    """Somebody was seen face to face: by which agency, when, where and how they were."""

    agency_id: UUID
    seen_on: date
    words: str = ""


@transaction.atomic
def record_topic(
    carer_id: UUID, said: TopicSaid, *, based_on: int, explained: str = "", by: Actor, at: datetime
) -> Recorded:
    """Add a record that changes one topic and keeps everything else; Stale when there is a newer one.

    Raises NotThere, Refused; ValueError for a fact that is not of this topic.
    """
    strays = set(said.facts) - set(TOPIC_FIELDS[said.topic])
    if strays:
        raise ValueError(f"not of this topic: {', '.join(sorted(strays))}")
    carer, baby, newest = adding.opened(carer_id, by, at)
    if newest is not None and newest.number > based_on:
        return adding.Stale(doors.man(newest))
    found = _queries(said)
    queried = checks.unexplained(found, explained)
    if queried:
        return queried
    checks.explain(found, explained, baby, by=by, at=at)
    return adding.add(carer, baby, newest, _changed(said, newest), by=by, at=at)


def _queries(said: TopicSaid) -> list[Finding]:
    if said.topic is not Topic.RIGHTS:
        return []
    facts = said.facts
    finding = rules.a_limit_on_contact_says_what(facts.get("restriction", ""), facts.get("restriction_words", ""))
    return [finding] if finding else []


def _changed(said: TopicSaid, before: MaleCarerRecord | None) -> dict[str, Any]:
    facts = {name: list(value) if isinstance(value, tuple) else value for name, value in said.facts.items()}
    if before is not None and before.withhold_address and said.topic is Topic.HOME:
        facts |= _kept_back(before, facts)
    if said.topic is not Topic.SOURCES:
        facts["facts_from"] = _facts_from(said, facts, before)
    return facts | {"about": said.topic.value}


def _kept_back(before: MaleCarerRecord, facts: dict[str, Any]) -> dict[str, Any]:
    """An address that is withheld was not on the page: an empty box does not take it away."""
    return {name: getattr(before, name) for name in ("address", "postcode") if not facts.get(name)}


def _facts_from(said: TopicSaid, facts: dict[str, Any], before: MaleCarerRecord | None) -> dict[str, Any]:
    """Whoever told us now is the source of what changed; the source of everything else stays."""
    told = dict(before.facts_from) if before else {}
    for fact, names in FACT_FIELDS.items():
        spoken = [name for name in names if name in facts]
        if any(facts[name] != getattr(before, name, None) for name in spoken):
            told[fact.value] = [said.source.value if said.source else "", said.verified]
    return told


@transaction.atomic
def record_seen(
    carer_id: UUID, said: SeenSaid, *, explained: str = "", by: Actor, at: datetime
) -> CarerSeen | checks.Queried:
    """Somebody was seen face to face by an agency. Raises NotThere, Refused."""
    carer, baby, _newest = adding.opened(carer_id, by, at)
    day = baby.date_of_birth or baby.expected_on
    found = [rules.nothing_happens_before_conception(said.seen_on, day, checks.bounds(day_of(at)))] if day else []
    queried = checks.unexplained(found, explained)
    if queried:
        return queried
    checks.explain(found, explained, baby, by=by, at=at)
    made = CarerSeen.objects.create(
        carer=carer,
        baby=baby,
        agency_id=said.agency_id,
        seen_on=said.seen_on,
        words=said.words,
        recorded_at=at,
        recorded_by_id=by.worker_id,
    )
    act = audit.Act(
        action="recorded that a man or carer was seen",
        permission=Permission.CARER_RECORD,
        subject_kind="carer seen",
        subject_id=made.pk,
        baby_id=baby.pk,
    )
    audit.record(by, act)
    return made

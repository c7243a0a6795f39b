"""What the partnership asks of a review before, at and after sign-off. Facts in, findings out; nothing is blocked."""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from kith.kernel.calendar import WorkingCalendar
from kith.kernel.findings import Finding, Weight
from kith.kernel.limits import Deadline, TimeLimit, due
from kith.kernel.rulebook import rule

from .words import Stage

PARTNERSHIP = "Our proposal, for the partnership to confirm"
PANEL = "National Panel annual report 2022 to 2023, on what good reviews have in common"


@dataclass(frozen=True, kw_only=True)
class Progress:
    """What has happened to a review so far, newest request first in mind."""

    asked: bool = False
    decided: bool = False
    returned: bool = False
    approved: bool = False
    sent: bool = False


def stage(progress: Progress) -> Stage:
    """How far the review has come, from what was done."""
    if progress.asked and not progress.decided:
        return Stage.WITH_EXECUTIVE
    if progress.asked and progress.returned:
        return Stage.RETURNED
    if progress.approved:
        return Stage.SENT if progress.sent else Stage.APPROVED
    return Stage.WRITING


@rule("REV-1", source="Partnership arrangements for sign-off: the Executive, independent of the author")
def own_work(decider: UUID | None, authors: Collection[UUID]) -> Finding | None:
    """Nobody approves a review they wrote in, linked evidence to, or put up for sign-off."""
    if decider is None or decider not in authors:
        return None
    says = "You worked on this review, so somebody else on the Executive decides on it."
    return Finding(code="REV-1", says=says, asks=(), weight=Weight.ACT_NOW)


@rule("REV-2", source=PANEL)
def without_evidence(linked: Mapping[str, int]) -> Finding | None:
    """Every finding names the evidence it stands on before it goes to the Executive."""
    bare = tuple(code for code, count in linked.items() if not count)
    if not bare:
        return None
    number = "1 finding has" if len(bare) == 1 else f"{len(bare)} findings have"
    says = f"{number} no evidence linked in Kith yet: {', '.join(bare)}."
    return Finding(code="REV-2", says=says, asks=("reason",), missing=bare)


@rule("REV-3", source=PANEL)
def without_owner(owners: Mapping[str, str]) -> Finding | None:
    """Every recommendation names who is to do it."""
    bare = tuple(code for code, owner in owners.items() if not owner.strip())
    if not bare:
        return None
    return Finding(code="REV-3", says=f"Nobody is named for: {', '.join(bare)}.", asks=("reason",), missing=bare)


@rule("REV-4", source=PARTNERSHIP)
def altered(content: Any, fingerprint_then: str) -> Finding | None:
    """An approved report is never changed; what is changed later becomes a new version."""
    if fingerprint(content) == fingerprint_then:
        return None
    says = "This is not what was approved: its content no longer matches its fingerprint. Do not use it."
    return Finding(code="REV-4", says=says, asks=(), weight=Weight.ACT_NOW)


@rule("REV-5", source=PARTNERSHIP)
def newer_words(now: Any, put_up: str) -> Finding | None:
    """The Executive decides on exactly what was put up; words written since then wait for the next version."""
    if fingerprint(now) == put_up:
        return None
    says = "The review has been changed since it was put up. You are reading it as it was put up."
    return Finding(code="REV-5", says=says, asks=(), weight=Weight.NOTE)


@rule("REV-6", source="Kith's proposal after the 2024 review's eighth key finding; the number is in the handbook")
def acknowledge_by(limit: TimeLimit, sent_at: datetime, calendar: WorkingCalendar) -> Deadline:
    """Every agency says within the time limit that it has the learning briefing, and what it changes."""
    return due(limit, sent_at, calendar)


@rule("REV-7", source="Working Together to Safeguard Children 2026: learning reaches those who can act on it")
def not_reached(addresses: Mapping[str, str]) -> Finding | None:
    """A published review reaches every partner agency; one without an e-mail in the directory is told another way."""
    bare = tuple(name for name, address in addresses.items() if not address)
    if not bare:
        return None
    says = f"No e-mail in the directory for: {', '.join(bare)}. Tell them yourself; they can still acknowledge in Kith."
    return Finding(code="REV-7", says=says, asks=("follow_up",), missing=bare)


def fingerprint(content: Any) -> str:
    """SHA-256 of the content in one fixed spelling: keys in order, no spaces, 64 hex digits."""
    spelled = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(spelled.encode()).hexdigest()

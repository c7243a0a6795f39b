"""A review as loaded from the handbook, and the people who write, decide on and read it."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from kith.access.actor import Actor
from kith.access.words import Role
from kith.directory.models import Worker
from kith.directory.tests.factories import AT, ContactFactory, TeamFactory, actor_of, worker_in
from kith.directory.words import AgencyKind, ContactMeans
from kith.measures.words import PeriodCode
from kith.reviews import actions
from kith.reviews.models import ReportVersion, Review, SignOffRequest
from kith.reviews.words import Decision
from kith.strategy import measures as strategy_measures
from kith.strategy.measures import SettingCounts

OUT_OF = ("called", "held", "injury_held", "circulation_up")
OF = ("quorate", "everyone_invited", "injury_same_day", "circulated_in_time", "all_met")


def month(at: date, setting: str, discussions: int, met: int) -> SettingCounts:
    rest = dict.fromkeys(("full_attendance", "held_in_time", "gp_invited", "gp_replied", "gp_attended"), 0)
    facts: dict[str, Any] = rest | dict.fromkeys(OUT_OF, discussions) | dict.fromkeys(OF, met)
    return SettingCounts(month=at, held_at=setting, locality="", **facts)


def counted(monkeypatch: pytest.MonkeyPatch) -> list[SettingCounts]:
    """The pattern the review found, with one setting too small to show. Change the list to change the counts."""
    facts = [
        month(date(2025, 3, 1), "front_door", 40, 34),
        month(date(2025, 3, 1), "locality", 30, 14),
        month(date(2026, 5, 1), "front_door", 120, 106),
        month(date(2026, 5, 1), "locality", 105, 52),
        month(date(2026, 5, 1), "hospital", 3, 2),
        month(date(2026, 5, 1), "child_protection_team", 9, 4),
    ]
    monkeypatch.setattr(strategy_measures, "counts_by_setting", lambda **_: facts)
    return facts


def quality_lead() -> Worker:
    return worker_in(Role.QUALITY_LEAD, AgencyKind.PARTNERSHIP, full_name="Orla Penrose")


def executive() -> Worker:
    return worker_in(Role.EXECUTIVE, AgencyKind.POLICE, full_name="Tamsin Rowe")


def loaded() -> Review:
    return actions.load_from_handbook(at=AT)[0]


def linked(review: Review, by: Actor, code: str = "F5", measure: str = "sd_quality", note: str = "") -> None:
    actions.link_evidence(review.pk, code, actions.Chosen(measure, PeriodCode.YEAR, note), by=by, at=AT)


def asked(review: Review, by: Actor) -> SignOffRequest:
    return actions.ask_for_sign_off(review.pk, note="Seven findings rest on interviews.", by=by, at=AT)


def approved(review: Review | None = None, lead: Actor | None = None) -> ReportVersion:
    """A signed-off version with evidence on F5."""
    review, lead = review or loaded(), lead or actor_of(quality_lead())
    linked(review, lead, note="Localities manage half of what the Front Door does.")
    decide(asked(review, lead).pk, actor_of(executive()))
    return ReportVersion.objects.filter(review=review).latest("number")


def decide(request_id: UUID, by: Actor, decision: Decision = Decision.APPROVE) -> None:
    actions.decide(request_id, decision=decision, reasons="Clear, and rests on what it shows.", by=by, at=AT)


def agency_with_address(address: str = "safeguarding@surgery.example") -> Worker:
    """A GP in a practice of its own whose directory entry holds an e-mail."""
    team = TeamFactory(agency__kind=AgencyKind.GENERAL_PRACTICE.value)
    ContactFactory(team=team, means=ContactMeans.EMAIL.value, value=address)
    return worker_in(Role.GP, team=team)

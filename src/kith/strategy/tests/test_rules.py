"""The rules of strategy discussions, each test named by its rule."""

from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any
from uuid import uuid4

import pytest

from kith.directory.words import AgencyKind
from kith.kernel import handbook
from kith.kernel.calendar import end_of, england
from kith.kernel.findings import Weight
from kith.kernel.handbook.kinds import Question
from kith.strategy import rules
from kith.strategy.words import DiscussionStage, EnquiryBy, LinkState, QuorumPart, Threshold

ON = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
CARE, POLICE, NURSE, GP = (
    AgencyKind.SOCIAL_CARE,
    AgencyKind.POLICE,
    AgencyKind.PUBLIC_HEALTH_NURSING,
    AgencyKind.GENERAL_PRACTICE,
)


def place(kind: AgencyKind, *, attended: bool = True) -> rules.Place:
    return rules.Place(agency_name=kind.label, kind=kind, attended=attended)


@pytest.mark.parametrize("present", list(product([True, False], repeat=3)))
def test_str_1_quorum_is_social_care_police_and_health(present: tuple[bool, ...]) -> None:
    places = [place(kind, attended=there) for kind, there in zip((CARE, POLICE, NURSE), present, strict=True)]
    found = rules.quorum(places)
    assert (found is None) == all(present)
    if found:
        absent = {part.value for part, there in zip(QuorumPart, present, strict=True) if not there}
        assert set(found.missing) == absent
        assert found.weight is Weight.ACT_NOW
        assert found.asks == ("reason", "follow_up")


def test_str_1_a_report_is_not_taking_part() -> None:
    found = rules.quorum([place(CARE), place(POLICE), place(GP, attended=False)])
    assert found is not None
    assert found.missing == ("health",)


@pytest.mark.parametrize("kind", [kind for kind in AgencyKind if kind.is_health])
def test_str_1_any_health_agency_is_health(kind: AgencyKind) -> None:
    assert rules.quorum([place(CARE), place(POLICE), place(kind)]) is None


def wanted(**about: Any) -> dict[str, rules.Wanted]:
    lines = rules.must_be_invited(handbook.current().invitation_rules(ON), rules.Circumstances(**about))
    return {line.kind: line for line in lines}


def known(kind: AgencyKind) -> rules.Known:
    return rules.Known(agency_id=uuid4(), kind=kind, name=f"The {kind.label}")


def test_str_2_the_three_are_always_invited() -> None:
    assert set(wanted()) == {CARE, POLICE, NURSE}


@pytest.mark.parametrize(
    ("about", "kind"),
    [({"injury": True}, AgencyKind.PAEDIATRICS), ({"unborn": True}, AgencyKind.MATERNITY)],
)
def test_str_2_circumstances_bring_more(about: dict[str, bool], kind: AgencyKind) -> None:
    assert kind in wanted(**about)
    assert kind not in wanted()


def test_str_2_everyone_involved_is_invited_statutory_or_not() -> None:
    involved = (known(AgencyKind.FAMILY_HUB), known(AgencyKind.VOLUNTARY), known(AgencyKind.DOMESTIC_ABUSE))
    lines = wanted(involved=involved)
    assert {one.kind for one in involved} <= set(lines)
    assert lines[AgencyKind.VOLUNTARY].agency_id == involved[1].agency_id


def test_str_2_the_referrer_and_the_practice_are_named() -> None:
    practice, referrer = known(GP), known(NURSE)
    lines = wanted(involved=(practice,), referrer=referrer)
    assert [reason.code for reason in lines[GP].reasons] == ["INV-GP", "INV-INVOLVED"]
    assert lines[NURSE].agency_id == referrer.agency_id


def test_str_2_one_agency_has_one_line_with_all_its_reasons() -> None:
    nurses = known(NURSE)
    lines = rules.must_be_invited(
        handbook.current().invitation_rules(ON), rules.Circumstances(referrer=nurses, involved=(nurses, nurses))
    )
    mine = [line for line in lines if line.kind == NURSE]
    assert len(mine) == 1
    assert [reason.code for reason in mine[0].reasons] == ["INV-HEALTH", "INV-REFERRER", "INV-INVOLVED"]


def test_str_2_two_agencies_of_one_kind_are_two_lines() -> None:
    lines = rules.must_be_invited(
        handbook.current().invitation_rules(ON), rules.Circumstances(involved=(known(NURSE), known(NURSE)))
    )
    assert len([line for line in lines if line.kind == NURSE]) == 2


def test_str_3_an_agency_left_out_without_a_reason_is_a_finding() -> None:
    hub = known(AgencyKind.FAMILY_HUB)
    lines = tuple(wanted(involved=(hub,)).values())
    assert [one.code for one in rules.left_out(lines, set(), set())] == ["STR-3"]
    assert not rules.left_out(lines, {hub.agency_id}, set())
    assert not rules.left_out(lines, set(), {hub.agency_id})
    assert rules.working_uninvited(["East hub"])[0].says == "East hub works with this family and is not invited."


FRIDAY = datetime(2026, 11, 20, 17, 30, tzinfo=UTC)
SATURDAY_NIGHT = datetime(2026, 11, 21, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("injury", "emergency_at", "due"),
    [
        (True, None, end_of(date(2026, 11, 20))),
        (False, None, datetime(2026, 11, 21, 17, 30, tzinfo=UTC)),
        (True, SATURDAY_NIGHT, datetime(2026, 11, 22, 2, tzinfo=UTC)),
        (False, SATURDAY_NIGHT, datetime(2026, 11, 22, 2, tzinfo=UTC)),
    ],
)
def test_str_4_the_clock_starts_with_the_cause_or_an_emergency_and_runs_over_the_weekend(
    injury: bool, emergency_at: datetime | None, due: datetime
) -> None:
    book = handbook.current()
    begun = rules.Clock(cause_arose_at=FRIDAY, injury=injury, emergency_at=emergency_at)
    limits = rules.Limits(
        same_day=book.limit("R3-INJURY", ON), otherwise=book.limit("R3", ON), emergency=book.limit("R4", ON)
    )
    assert rules.due_by(begun, limits=limits, calendar=england()).due_at == due


@pytest.mark.parametrize(
    ("ended", "due"),
    [
        (datetime(2026, 11, 23, 15, tzinfo=UTC), datetime(2026, 11, 24, 15, tzinfo=UTC)),
        (datetime(2026, 11, 20, 15, tzinfo=UTC), datetime(2026, 11, 23, 15, tzinfo=UTC)),
        (datetime(2026, 11, 21, 15, tzinfo=UTC), end_of(date(2026, 11, 23))),
    ],
)
def test_str_5_the_record_goes_round_within_one_working_day(ended: datetime, due: datetime) -> None:
    limit = handbook.current().limit("R5", ON)
    assert rules.circulation_due_by(ended, limit=limit, calendar=england()).due_at == due


def test_str_6_each_open_question_is_a_finding() -> None:
    asked = (Question("a", "Is the baby safe now?"), Question("b", "What next?"))
    found = rules.undecided(asked, {"a": "Yes, with her grandmother.", "b": "  "})
    assert [one.missing for one in found] == [("b",)]


@pytest.mark.parametrize("threshold", list(Threshold))
def test_str_7_an_enquiry_starts_on_the_day_it_was_decided(threshold: Threshold) -> None:
    late = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)  # half past midnight on 1 July in England
    starts = rules.enquiry_starts_on(threshold, late)
    assert starts == (date(2026, 7, 1) if threshold is Threshold.START_ENQUIRY else None)


def test_str_8_everyone_invited_takes_part() -> None:
    assert rules.full_attendance([place(CARE), place(POLICE)]) is None
    found = rules.full_attendance([place(CARE), place(GP, attended=False)])
    assert found is not None
    assert (found.missing, found.asks) == ((GP.label,), ())


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({}, LinkState.OPEN),
        ({"wrong_codes": 4}, LinkState.OPEN),
        ({"wrong_codes": 5}, LinkState.LOCKED),
        ({"locked_at": AT}, LinkState.LOCKED),
        ({"used_at": AT}, LinkState.USED),
        ({"used_at": AT, "withdrawn_at": AT}, LinkState.WITHDRAWN),
        ({"expires_at": AT}, LinkState.EXPIRED),
        ({"expires_at": AT + timedelta(seconds=1)}, LinkState.OPEN),
    ],
)
def test_str_9_a_link_ends(facts: dict[str, Any], state: LinkState) -> None:
    assert rules.link_state(rules.LinkFacts(**{"expires_at": AT + timedelta(days=1)} | facts), AT) is state


@pytest.mark.parametrize(("threshold", "by"), list(product(Threshold, EnquiryBy)))
def test_str_10_who_enquires_fits_the_decision(threshold: Threshold, by: EnquiryBy) -> None:
    goes_on = threshold in {Threshold.START_ENQUIRY, Threshold.CONTINUE_ENQUIRY}
    fits = goes_on == (by is not EnquiryBy.NOBODY)
    assert (rules.enquiry_fits(threshold, by) is None) == fits


def test_the_stage_follows_from_the_rows() -> None:
    assert rules.stage(held=False, newest_record_circulated=False) is DiscussionStage.CALLED
    assert rules.stage(held=True, newest_record_circulated=False) is DiscussionStage.HELD
    assert rules.stage(held=True, newest_record_circulated=True) is DiscussionStage.CIRCULATED
    assert set(rules.TRANSITIONS) == set(DiscussionStage)

"""Truth tables of the rules about enquiries and meetings, each named by its code."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from kith.directory.words import AgencyKind
from kith.kernel import handbook
from kith.kernel.calendar import england
from kith.kernel.clock import day_of
from kith.kernel.findings import Weight
from kith.protection import rules
from kith.protection.doors import procedures
from kith.protection.rules import At, EmergencyFacts, MedicalFacts, Paper
from kith.protection.words import (
    Agreement,
    Born,
    Category,
    Consent,
    Decision,
    EmergencyKind,
    EnquiryStage,
    MedicalNeed,
    MeetingKind,
    PlanStage,
    Shared,
)
from kith.strategy.words import Threshold

NOW = datetime(2026, 11, 23, 11, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("decisions", "started"),
    [
        ((), None),
        (((NOW, Threshold.NOT_MET),), None),
        (((NOW, Threshold.START_ENQUIRY),), NOW),
        (((NOW + DAY, Threshold.CONTINUE_ENQUIRY), (NOW, Threshold.START_ENQUIRY)), NOW),
        (((NOW + DAY, Threshold.START_ENQUIRY), (NOW, Threshold.START_ENQUIRY)), NOW),
        (((NOW, Threshold.STOP_ENQUIRY),), None),
    ],
)
def test_cp_1_an_enquiry_starts_with_the_first_discussion_that_decided_on_it(decisions: Any, started: Any) -> None:
    assert rules.enquiry_starts(decisions) == started


@pytest.mark.parametrize(
    ("started", "due_on"),
    [
        (datetime(2026, 11, 23, 11, tzinfo=UTC), date(2026, 12, 14)),
        (datetime(2026, 11, 21, 11, tzinfo=UTC), date(2026, 12, 11)),  # a Saturday counts from Monday
        (datetime(2026, 12, 10, 11, tzinfo=UTC), date(2027, 1, 5)),  # over Christmas, Boxing Day observed, New Year
        (datetime(2026, 3, 23, 11, tzinfo=UTC), date(2026, 4, 15)),  # over Good Friday and Easter Monday
        (datetime(2026, 4, 20, 11, tzinfo=UTC), date(2026, 5, 12)),  # over the early May bank holiday
    ],
)
def test_cp_2_the_conference_is_due_on_working_day_fifteen(started: datetime, due_on: date) -> None:
    assert day_of(procedures.conference_due(started).due_at) == due_on


@pytest.mark.parametrize(
    ("facts", "weight"),
    [
        ({"injury": False}, None),
        ({"injury": True}, Weight.ACT_NOW),
        ({"injury": True, "need": MedicalNeed.NOT_NEEDED}, None),
        ({"injury": True, "need": MedicalNeed.ADVICE_ONLY}, None),
        ({"injury": True, "need": MedicalNeed.NEEDED}, Weight.ACT_NOW),
        ({"injury": True, "need": MedicalNeed.NEEDED, "held_at": NOW + HOUR}, None),
        ({"injury": True, "need": MedicalNeed.NEEDED, "held_at": NOW + DAY}, Weight.EXPLAIN),
        ({"injury": False, "need": MedicalNeed.NEEDED}, None),
        ({"injury": False, "need": MedicalNeed.NEEDED, "asked_at": NOW}, Weight.ACT_NOW),
        ({"injury": False, "need": MedicalNeed.NEEDED, "asked_at": NOW, "held_at": NOW + DAY}, None),
    ],
)
def test_cp_3_a_mark_is_looked_at_on_the_same_day(facts: Any, weight: Weight | None) -> None:
    same_day, asked = procedures.medical_clocks(NOW, facts.get("asked_at"))
    found = rules.medical_in_time(MedicalFacts(**facts), same_day, asked, NOW + 2 * DAY)
    assert (found.weight if found else None) is weight


@pytest.mark.parametrize(
    ("facts", "asks"),
    [
        ({"need": MedicalNeed.NOT_NEEDED}, False),
        ({"need": MedicalNeed.NEEDED}, True),
        ({"need": MedicalNeed.NEEDED, "consent": Consent.NOT_ASKED}, True),
        ({"need": MedicalNeed.NEEDED, "consent": Consent.PARENT}, False),
        ({"need": MedicalNeed.NEEDED, "consent": Consent.COURT}, False),
        ({"need": MedicalNeed.NEEDED, "consent": Consent.EMERGENCY}, False),
        ({"need": MedicalNeed.NEEDED, "consent": Consent.REFUSED}, True),
        ({"need": MedicalNeed.NEEDED, "consent": Consent.REFUSED, "consent_reason": "Legal advice asked"}, False),
    ],
)
def test_cp_4_who_agreed_is_written_down(facts: Any, asks: bool) -> None:
    assert bool(rules.consent_to_medical(MedicalFacts(injury=True, **facts))) is asks


@pytest.mark.parametrize(
    ("kind", "hours", "ended", "weight"),
    [
        (EmergencyKind.POLICE_PROTECTION, 10, None, None),
        (EmergencyKind.POLICE_PROTECTION, 60, None, Weight.EXPLAIN),
        (EmergencyKind.POLICE_PROTECTION, 73, None, Weight.ACT_NOW),
        (EmergencyKind.POLICE_PROTECTION, 99, 71, None),
        (EmergencyKind.POLICE_PROTECTION, 99, 73, Weight.EXPLAIN),
        (EmergencyKind.EMERGENCY_ORDER, 73, None, None),
        (EmergencyKind.EMERGENCY_ORDER, 8 * 24 + 1, None, Weight.ACT_NOW),
    ],
)
def test_cp_5_emergency_steps_end_when_the_law_says(
    kind: EmergencyKind, hours: int, ended: int | None, weight: Weight | None
) -> None:
    facts = EmergencyFacts(kind=kind, taken_at=NOW, ended_at=NOW + ended * HOUR if ended else None)
    found = rules.emergency_is_over(facts, procedures.emergency_due(facts), NOW + hours * HOUR)
    assert (found.weight if found else None) is weight


def test_cp_5_an_extension_counts_from_when_the_order_would_have_ended() -> None:
    facts = EmergencyFacts(kind=EmergencyKind.ORDER_EXTENDED, taken_at=NOW + 7 * DAY, until=NOW + 8 * DAY)
    assert procedures.emergency_due(facts).due_at == NOW + 15 * DAY


@pytest.mark.parametrize(
    ("borne_out", "code", "why", "asks"),
    [
        (Born.CONTINUING, "s47_conference", "", False),
        (Born.CONTINUING, "s47_services", "", True),
        (Born.CONTINUING, "s47_services", "Grandparents care for him.", False),
        (Born.NOT_CONTINUING, "s47_services", "", False),
        (Born.NOT_BORNE_OUT, "s47_no_further_action", "", False),
        (Born.NOT_BORNE_OUT, "s47_conference", "", True),
    ],
)
def test_cp_6_what_is_found_fits_what_follows(borne_out: Born, code: str, why: str, asks: bool) -> None:
    assert bool(rules.outcome_fits(borne_out, code, why)) is asks


def test_cp_7_parents_are_told() -> None:
    assert rules.parents_are_told(" ")
    assert rules.parents_are_told("Both, today") is None


@pytest.mark.parametrize(
    ("days", "reason", "asks"), [(21, "", False), (22, "", True), (22, "The chair was ill", False)]
)
def test_cp_10_a_late_meeting_says_why(days: int, reason: str, asks: bool) -> None:
    due = procedures.conference_due(NOW)
    assert bool(rules.in_time(MeetingKind.INITIAL, due, NOW + days * DAY, reason)) is asks
    assert rules.in_time(MeetingKind.INITIAL, None, NOW + 99 * DAY, "") is None


CARE, POLICE, NURSE, HUB = (
    AgencyKind.SOCIAL_CARE,
    AgencyKind.POLICE,
    AgencyKind.PUBLIC_HEALTH_NURSING,
    AgencyKind.FAMILY_HUB,
)


@pytest.mark.parametrize(
    ("places", "quorate"),
    [
        ([(CARE, True, True), (POLICE, True, True), (NURSE, True, True)], True),
        ([(CARE, True, True), (HUB, True, True), (NURSE, True, True)], True),
        ([(CARE, False, True), (POLICE, True, True), (NURSE, True, True)], False),
        ([(CARE, True, True), (POLICE, False, True), (NURSE, True, True)], False),
        ([(CARE, True, True), (POLICE, True, False), (NURSE, True, True)], False),
        ([(CARE, True, True), (NURSE, True, True), (NURSE, True, True)], False),  # one agency twice is one
        ([], False),
    ],
)
def test_cp_11_quorum_is_social_care_and_two_with_direct_contact(places: Any, quorate: bool) -> None:
    rows = [At(agency_name=kind.value, kind=kind, attended=there, direct_contact=met) for kind, there, met in places]
    assert (rules.quorum(rows) is None) is quorate


def test_cp_12_who_was_missing_is_named() -> None:
    found = rules.who_was_missing(
        [At(agency_name="Police", kind=POLICE, attended=False), At(agency_name="Hub", kind=HUB, attended=True)]
    )
    assert found
    assert found.missing == ("Police",)
    assert rules.who_was_missing([At(agency_name="Hub", kind=HUB, attended=True)]) is None


def test_cp_13_every_agency_reports_before_the_conference() -> None:
    due = rules.report_due(datetime(2026, 12, 29, 10, tzinfo=UTC), 2, england())
    assert day_of(due) == date(2026, 12, 23)  # Boxing Day observed, Christmas Day and the weekend are not counted
    missing = [Paper(agency_name="Hub")]
    early, late = rules.reports_arrive(missing, due, due - DAY), rules.reports_arrive(missing, due, due + DAY)
    assert early
    assert late
    assert (early.weight, late.weight) == (Weight.NOTE, Weight.EXPLAIN)
    assert rules.reports_arrive([Paper(agency_name="Hub", received_at=NOW)], due, due + DAY) is None


@pytest.mark.parametrize(
    ("shared", "on", "why", "asks"),
    [
        (None, None, "", False),
        (Shared.WITH_BOTH, NOW, "", False),
        (Shared.WITH_BOTH, NOW + 3 * DAY, "", True),
        (Shared.WITH_BOTH, NOW + 3 * DAY, "It came late", False),
        (Shared.WITH_BOTH, None, "", True),
        (Shared.WITH_MOTHER, NOW, "", True),
        (Shared.WITH_MOTHER, NOW, "He lives abroad", False),
        (Shared.NOT_SHARED, None, "", True),
        (Shared.NOT_SHARED, None, "It would put her in danger", False),
    ],
)
def test_cp_14_parents_read_each_report_or_the_record_says_why(shared: Any, on: Any, why: str, asks: bool) -> None:
    paper = Paper(agency_name="Hub", received_at=NOW, shared=shared, shared_on=day_of(on) if on else None, why_not=why)
    assert bool(rules.reports_shared([paper], NOW + DAY)) is asks


@pytest.mark.parametrize(
    ("decision", "category", "asks"),
    [
        (Decision.PLAN, Category.NEGLECT, False),
        (Decision.PLAN, None, True),
        (Decision.CONTINUE, None, True),
        (Decision.NO_PLAN, None, False),
        (Decision.NO_PLAN, Category.NEGLECT, True),
        (Decision.END, None, False),
    ],
)
def test_cp_15_a_plan_has_one_category(decision: Decision, category: Category | None, asks: bool) -> None:
    assert bool(rules.decision_names_one_category(decision, category)) is asks


A, D, N, U = Agreement.AGREES, Agreement.DISAGREES, Agreement.NOT_THERE, Agreement.NOT_ASKED


@pytest.mark.parametrize(
    ("mother", "father", "said", "asks"),
    [(A, A, "", False), (A, D, "", True), (A, D, "He says it was the dog", False), (A, U, "", True), (N, N, "", False)],
)
def test_cp_16_dissent_is_written_down(mother: Agreement, father: Agreement, said: str, asks: bool) -> None:
    assert bool(rules.dissent_is_asked(mother, father, said)) is asks


@pytest.mark.parametrize(
    ("kind", "held_on", "counted_from", "asks"),
    [
        (MeetingKind.INITIAL, date(2026, 12, 14), date(2026, 11, 23), False),
        (MeetingKind.INITIAL, date(2026, 12, 12), date(2026, 11, 23), True),  # a Saturday
        (MeetingKind.INITIAL, date(2026, 12, 25), date(2026, 11, 23), True),  # Christmas Day
        (MeetingKind.INITIAL, date(2026, 11, 20), date(2026, 11, 23), True),
        (MeetingKind.REVIEW, date(2026, 12, 14), date(2026, 12, 14), True),
        (MeetingKind.CORE_GROUP, date(2026, 12, 12), date(2026, 11, 23), False),
        (MeetingKind.INITIAL, date(2026, 12, 14), None, False),
    ],
)
def test_cp_17_dates_fit_the_yearly_return(kind: MeetingKind, held_on: date, counted_from: Any, asks: bool) -> None:
    assert bool(rules.dates_fit_the_return(kind, held_on, counted_from, england())) is asks


def test_nothing_happens_that_the_transition_tables_do_not_draw() -> None:
    rules.must("child protection plan", PlanStage.STARTED, PlanStage.WRITTEN)
    with pytest.raises(rules.NotNow):
        rules.must("child protection plan", PlanStage.ENDED, PlanStage.WRITTEN)
    with pytest.raises(rules.NotNow):
        rules.must("section 47 enquiry", EnquiryStage.CONFERENCE_HELD, EnquiryStage.ENDED)


def test_team_roles_are_switched_off_unless_the_handbook_says_otherwise() -> None:
    assert procedures.parts_switched_on(date(2026, 11, 23)) == ()
    assert handbook.current().switched_on("child_protection_team") is False

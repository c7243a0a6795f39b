"""Who may not see measures, and that nobody sees what is hidden."""

import json
from dataclasses import fields, replace
from datetime import date, timedelta

import pytest

from kith.access.doors import NotThere, Refused
from kith.access.models import AuditEntry
from kith.access.words import Role
from kith.directory.tests.factories import AT, actor_of, worker_in
from kith.kernel import handbook
from kith.measures import doors
from kith.measures.tests.factories import PATTERN, month
from kith.measures.words import PeriodCode, Status, Way
from kith.people import measures as people_measures
from kith.prebirth import measures as prebirth_measures
from kith.protection import measures as protection_measures
from kith.referrals import measures as referrals_measures
from kith.safety import measures as safety_measures
from kith.strategy import measures as strategy_measures

pytestmark = pytest.mark.django_db
MAY = {
    Role.QUALITY_LEAD,
    Role.EXECUTIVE,
    Role.SCRUTINEER,
    Role.FRONT_DOOR_MANAGER,
    Role.LOCALITY_MANAGER,
    Role.TRAINING_LEAD,
}


@pytest.fixture
def pattern(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    facts: list[object] = list(PATTERN)
    monkeypatch.setattr(strategy_measures, "counts_by_setting", lambda **_: facts)
    return facts


@pytest.mark.parametrize("role", sorted(set(Role) - MAY))
def test_practitioners_and_administrators_may_not_see_measures(role: Role, pattern: list[object]) -> None:
    actor = actor_of(worker_in(role))
    with pytest.raises(Refused):
        doors.measure_for(actor, "sd_quorate", PeriodCode.YEAR, at=AT)
    with pytest.raises(Refused):
        doors.measures_for(actor, PeriodCode.YEAR, at=AT)


@pytest.mark.parametrize("role", sorted(MAY))
def test_those_who_may_see_the_same_cells(role: Role, pattern: list[object]) -> None:
    result = doors.measure_for(actor_of(worker_in(role)), "sd_quorate", PeriodCode.YEAR, at=AT)
    assert [(g.label, g.numerator, g.denominator) for g in result.groups] == [
        ("Front Door", 106, 120),
        ("Locality", 52, 105),
    ]
    assert (result.total.numerator, result.total.denominator) == (158, 225)


def test_an_unknown_measure_is_not_there(pattern: list[object]) -> None:
    with pytest.raises(NotThere):
        doors.measure_for(actor_of(worker_in(Role.QUALITY_LEAD)), "drop_table", PeriodCode.YEAR, at=AT)


def test_each_period_counts_its_own_months(pattern: list[object]) -> None:
    actor = actor_of(worker_in(Role.QUALITY_LEAD))
    totals = {p: doors.measure_for(actor, "sd_quorate", p, at=AT).total.denominator for p in PeriodCode}
    assert totals == {PeriodCode.QUARTER: 55, PeriodCode.YEAR: 225, PeriodCode.TWO_YEARS: 295}


def test_a_setting_with_too_few_leaves_nothing_to_find(pattern: list[object]) -> None:
    pattern.append(month(date(2026, 10, 1), "hospital", 3, 1))
    pattern.append(month(date(2026, 10, 1), "child_protection_team", 9, 4))
    result = doors.measure_for(actor_of(worker_in(Role.SCRUTINEER)), "sd_quorate", PeriodCode.QUARTER, at=AT)
    cells = {g.label: g.status for g in (*result.groups, result.total)}
    assert cells == {
        "Front Door": Status.VALUE,
        "Locality": Status.VALUE,
        "Hospital": Status.SUPPRESSED,
        "Child protection team": Status.VALUE,
        "All together": Status.SUPPRESSED,
    }
    assert "3" not in repr([g for g in result.groups if g.label == "Hospital"])


def test_nothing_counted_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strategy_measures, "counts_by_setting", lambda **_: [])
    result = doors.measure_for(actor_of(worker_in(Role.QUALITY_LEAD)), "sd_quality", PeriodCode.YEAR, at=AT)
    assert {g.status for g in (*result.groups, result.total)} == {Status.NOT_APPLICABLE}


def test_opening_a_measure_is_in_the_audit_without_its_numbers(pattern: list[object]) -> None:
    actor = actor_of(worker_in(Role.QUALITY_LEAD))
    doors.measure_for(actor, "sd_quorate", PeriodCode.YEAR, at=AT)
    entry = AuditEntry.objects.get(action="measure opened", worker_id=actor.worker_id)
    assert entry.detail == {"measure": "sd_quorate", "period": "year"}


def test_every_count_used_exists_and_every_handbook_measure_is_counted() -> None:
    pairs = [(one.of, one.out_of) for one in doors.COUNTED.values() if one.source == "strategy"]
    assert {name for pair in pairs for name in pair} <= set(strategy_measures.SettingCounts.__dataclass_fields__)
    assert {m.code for m in handbook.current().measures()} == set(doors.COUNTED)


def test_a_measure_the_handbook_no_longer_holds_is_not_there(
    pattern: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    book = handbook.current()
    rest = {key: value for key, value in book.entries.items() if key != ("measure", "sd_quorate")}
    monkeypatch.setattr(handbook, "current", lambda: replace(book, entries=rest))
    with pytest.raises(NotThere):
        doors.measure_for(actor_of(worker_in(Role.QUALITY_LEAD)), "sd_quorate", PeriodCode.YEAR, at=AT)


def test_a_frozen_result_comes_back_as_it_was(pattern: list[object]) -> None:
    pattern.append(month(date(2026, 10, 1), "hospital", 2, 1))
    result = doors.measure_for(actor_of(worker_in(Role.QUALITY_LEAD)), "sd_quality", PeriodCode.YEAR, at=AT)
    assert doors.from_data(json.loads(json.dumps(doors.as_data(result)))) == result


def test_a_busy_minute_counts_once_and_the_next_counts_afresh(pattern: list[object]) -> None:
    actor = actor_of(worker_in(Role.QUALITY_LEAD))
    first = doors.measure_for(actor, "sd_quorate", PeriodCode.YEAR, at=AT)
    pattern.append(month(date(2026, 11, 1), "locality", 10, 10))
    soon = doors.measure_for(actor, "sd_quorate", PeriodCode.YEAR, at=AT + timedelta(seconds=59))
    later = doors.measure_for(actor, "sd_quorate", PeriodCode.YEAR, at=AT + timedelta(seconds=61))
    assert (soon.groups, soon.computed_at) == (first.groups, AT)
    assert later.groups[1].denominator == 115
    assert later.computed_at > AT


def test_whoever_may_not_see_measures_sees_no_cut_and_no_month_of_one(pattern: list[object]) -> None:
    with pytest.raises(Refused):
        doors.measure_file(actor_of(worker_in(Role.SOCIAL_WORKER)), "sd_quorate", PeriodCode.YEAR, at=AT)


def test_mea_7_no_month_and_no_other_cut_stands_beside_a_total_that_is_hidden(pattern: list[object]) -> None:
    lead = actor_of(worker_in(Role.QUALITY_LEAD))
    open_ = doors.measure_file(lead, "sd_quorate", PeriodCode.YEAR, at=AT)
    assert (open_.ways, len(open_.months)) == ((Way.SETTING, Way.LOCALITY), 24)
    pattern.append(month(date(2026, 10, 1), "hospital", 3, 1))
    later = AT + timedelta(minutes=20)
    shut = doors.measure_file(lead, "sd_quorate", PeriodCode.TWO_YEARS, at=later)
    assert (shut.ways, shut.months) == ((Way.SETTING,), ())
    with pytest.raises(NotThere):
        doors.measure_file(lead, "sd_quorate", PeriodCode.YEAR, at=later, way=Way.LOCALITY)


def test_every_measure_of_the_handbook_is_counted_from_columns_that_there_are() -> None:
    rows = {
        "strategy": strategy_measures.SettingCounts, "invitations": strategy_measures.InvitationCounts,
        "asking": referrals_measures.AskingCounts, "meetings": protection_measures.MeetingCounts,
        "agencies": protection_measures.AgencyCounts, "plans": protection_measures.PlanCounts,
        "babies": people_measures.BabyCounts, "carers": people_measures.CarerCounts,
        "gaps": people_measures.GapCounts, "information": referrals_measures.InformationCounts,
        "marks": referrals_measures.MarkCounts, "resolutions": referrals_measures.ResolutionCounts,
        "safety": safety_measures.SafetyCounts,
        "pathway": prebirth_measures.PracticeCounts,
    }  # fmt: skip
    defined = {measure.code: measure for measure in handbook.current().measures(date(2026, 11, 24))}
    assert set(defined) == set(doors.COUNTED)
    for code, counted in doors.COUNTED.items():
        columns = {one.name for one in fields(rows[counted.source])}
        ways = {Way(group).column for group in defined[code].groups}
        assert {counted.of, counted.out_of, *counted.only, *ways} <= columns, code
        assert defined[code].finding
        assert defined[code].dated


def test_all_measures_are_counted_where_nothing_is_recorded() -> None:
    found = doors.measures_for(actor_of(worker_in(Role.QUALITY_LEAD)), PeriodCode.TWO_YEARS, at=AT)
    assert {result.total.status for result in found} == {Status.NOT_APPLICABLE}
    assert len(found) == len(doors.COUNTED)

"""What the rooms below counted, kept for a while, and cut by place, agency or month. Never to be shown as it is."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime, timedelta
from typing import Any

from kith.directory.words import AgencyKind, Setting
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.measures import rules
from kith.measures.models import Snapshot
from kith.measures.rules import Count, Period
from kith.measures.words import PeriodCode, Way
from kith.people import measures as people_measures
from kith.prebirth import measures as prebirth_measures
from kith.protection import measures as protection_measures
from kith.referrals import measures as referrals_measures
from kith.referrals.words import ResolutionStage
from kith.safety import measures as safety_measures
from kith.strategy import measures as strategy_measures

ALWAYS_SHOWN = (Setting.FRONT_DOOR, Setting.LOCALITY)
"""The comparison the review asked for; other settings are listed once something was counted there."""
MINUTE, A_WHILE = timedelta(seconds=60), timedelta(minutes=15)


@dataclass(frozen=True)
class Source:
    """One room's counts between two days, and how long they are used again; the page says when they were counted."""

    read: Callable[[date, date, datetime], Iterable[Any]]
    kept_for: timedelta = A_WHILE


SOURCES: dict[str, Source] = {
    "strategy": Source(
        lambda since, until, at: strategy_measures.counts_by_setting(since=since, until=until, at=at), MINUTE
    ),
    "invitations": Source(lambda since, until, _at: strategy_measures.invitation_counts(since=since, until=until)),
    "asking": Source(lambda since, until, _at: referrals_measures.asking_counts(since=since, until=until)),
    "information": Source(
        lambda since, until, at: referrals_measures.information_counts(since=since, until=until, at=at)
    ),
    "marks": Source(lambda since, until, _at: referrals_measures.mark_counts(since=since, until=until)),
    "resolutions": Source(lambda since, until, _at: referrals_measures.resolution_counts(since=since, until=until)),
    "meetings": Source(lambda since, until, _at: protection_measures.meeting_counts(since=since, until=until)),
    "agencies": Source(lambda since, until, _at: protection_measures.agency_counts(since=since, until=until)),
    "plans": Source(lambda since, until, _at: protection_measures.plan_counts(since=since, until=until)),
    "babies": Source(lambda since, until, _at: people_measures.baby_counts(since=since, until=until)),
    "carers": Source(lambda since, until, _at: people_measures.carer_counts(since=since, until=until)),
    "gaps": Source(lambda since, until, at: people_measures.gap_counts(since=since, until=until, at=at)),
    "safety": Source(lambda since, until, at: safety_measures.counts(since=since, until=until, at=at)),
    "pathway": Source(lambda since, until, at: prebirth_measures.counts(since=since, until=until, today=day_of(at))),
}


@dataclass(frozen=True)
class Counted:
    """Which counts of a source are a measure's numerator and denominator, and of which rows alone."""

    source: str
    of: str
    out_of: str
    only: Mapping[str, str] = field(default_factory=dict)


MEN = {"kind": "man"}
REQUESTS = {"kind": "request"}
COUNTED: dict[str, Counted] = {
    "sd_quality": Counted("strategy", "all_met", "circulation_up"),
    "sd_quorate": Counted("strategy", "quorate", "held"),
    "sd_everyone_invited": Counted("strategy", "everyone_invited", "held"),
    "sd_same_day": Counted("strategy", "injury_same_day", "injury_held"),
    "sd_circulated_in_time": Counted("strategy", "circulated_in_time", "circulation_up"),
    "sd_gp_answered": Counted("strategy", "gp_replied", "gp_invited"),
    "sd_agency_came": Counted("invitations", "attended", "held"),
    "sd_agency_answered": Counted("invitations", "answered", "invited"),
    "ask_told": Counted("asking", "told", "decided", REQUESTS),
    "ask_written_in_time": Counted("asking", "written_in_time", "rang", REQUESTS),
    "info_in_time": Counted("information", "in_time", "up"),
    "info_nothing_known": Counted("information", "nothing_known", "replied"),
    "mark_looked_at": Counted("marks", "looked_at", "refused"),
    "res_ended": Counted("resolutions", "ended", "raised"),
    "res_stage_in_time": Counted("resolutions", "in_time", "ended"),
    "cp_conference_in_time": Counted("meetings", "in_time", "conferences"),
    "cp_core_group_in_time": Counted("meetings", "core_groups_in_time", "core_groups"),
    "cp_review_in_time": Counted("meetings", "reviews_in_time", "reviews"),
    "cp_agency_came": Counted("agencies", "attended", "asked"),
    "cp_visit_in_time": Counted("plans", "visits_in_time", "visits"),
    "cp_visit_baby_seen": Counted("plans", "baby_seen", "visits"),
    "cp_father_in_plan": Counted("plans", "father_in_plan", "versions"),
    "men_father_named": Counted("babies", "father_named", "babies"),
    "baby_seen": Counted("babies", "seen", "born"),
    "men_seen": Counted("carers", "seen", "named", MEN),
    "men_icon": Counted("carers", "icon", "named", MEN),
    "men_attended": Counted("carers", "attended", "invited", MEN),
    "gaps_closed": Counted("gaps", "closed", "opened"),
    "da_with_plan": Counted("safety", "first", "number", {"kind": "identified"}),
    "da_planned_in_time": Counted("safety", "first", "number", {"kind": "planned"}),
    "da_looked_at_in_time": Counted("safety", "first", "number", {"kind": "look"}),
    "da_judged_higher": Counted("safety", "first", "number", {"kind": "checklist"}),
    "da_marac": Counted("safety", "first", "number", {"kind": "heard"}),
    "da_notice_read": Counted("safety", "first", "number", {"kind": "received"}),
    "da_notice_acted": Counted("safety", "first", "number", {"kind": "acted"}),
    "preg_late_booking": Counted("pathway", "met", "number", {"kind": "booking"}),
    "preg_panel_in_time": Counted("pathway", "met", "number", {"kind": "panel"}),
    "preg_action_in_time": Counted("pathway", "met", "number", {"kind": "action"}),
    "preg_plan_in_time": Counted("pathway", "met", "number", {"kind": "birth_plan"}),
    "preg_copy_read": Counted("pathway", "met", "number", {"kind": "copy"}),
    "preg_mother_told": Counted("pathway", "met", "number", {"kind": "mother"}),
    "preg_men_told": Counted("pathway", "met", "number", {"kind": "man"}),
}
"""The measures of the handbook for which a room below keeps counts."""


@dataclass(frozen=True)
class Facts:
    """A source's rows by month, and when they were counted."""

    counted_at: datetime
    rows: list[dict[str, Any]]


def facts(sources: Iterable[str], at: datetime) -> dict[str, Facts]:
    """Each source's counts over the longest period: every other period is a part of it. Kept for a while."""
    longest = rules.period(PeriodCode.TWO_YEARS, day_of(at))
    keys = {name: f"{name}/{longest.starts_on.isoformat()}/{longest.ends_on.isoformat()}" for name in sources}
    kept = {one.key: one for one in Snapshot.objects.filter(pk__in=keys.values(), counted_at__lte=at)}
    found: dict[str, Facts] = {}
    fresh = []
    for name, key in keys.items():
        old = kept.get(key)
        if old is not None and old.counted_at > at - SOURCES[name].kept_for:
            found[name] = Facts(old.counted_at, old.facts)
            continue
        rows = [_plain(row) for row in SOURCES[name].read(longest.starts_on, longest.ends_on, at)]
        found[name] = Facts(at, rows)
        fresh.append(Snapshot(key=key, counted_at=at, facts=rows))
    if fresh:
        Snapshot.objects.bulk_create(
            fresh, update_conflicts=True, unique_fields=["key"], update_fields=["counted_at", "facts"]
        )
    return found


def _plain(row: Any) -> dict[str, Any]:
    """A row's numbers and words; its month as an ISO day."""
    told = {one.name: getattr(row, one.name) for one in fields(row)}
    return {name: value for name, value in told.items() if isinstance(value, int | str)} | {
        "month": row.month.isoformat()
    }


def _rows(code: str, found: Facts, period: Period) -> list[tuple[dict[str, Any], int, int]]:
    """The measure's rows of the period: the row, its numerator and its denominator."""
    counted, first = COUNTED[code], period.starts_on.isoformat()
    return [
        (row, row[counted.of], row[counted.out_of])
        for row in found.rows
        if row["month"] >= first and all(row[name] == value for name, value in counted.only.items())
    ]


def by_way(code: str, found: Facts, period: Period, way: Way) -> tuple[Count, ...]:
    """The counts of a measure over one period, cut one way, in the order to show them."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row, of, out_of in _rows(code, found, period):
        sums[row[way.column]][0] += of
        sums[row[way.column]][1] += out_of
    if way is Way.SETTING:
        there = {row[way.column] for row in found.rows}
        listed = [(one.value, one.label) for one in Setting if one in ALWAYS_SHOWN or one.value in there]
    else:
        named = _names(way, period.ends_on)
        there = {row[way.column] for row, _of, _out_of in _rows(code, found, rules.longest(period))}
        listed = sorted(((one, named.get(one, one) or "Not recorded") for one in there), key=lambda pair: pair[1])
    return tuple(Count(one, label, *sums[one]) for one, label in listed)


def by_month(code: str, found: Facts, period: Period) -> tuple[Count, ...]:
    """The counts of a measure for each month of a period, the oldest first; a month without anything is nought."""
    sums: dict[str, list[int]] = {month.isoformat(): [0, 0] for month in rules.months_of(period)}
    for row, of, out_of in _rows(code, found, period):
        sums[row["month"]][0] += of
        sums[row["month"]][1] += out_of
    return tuple(Count(month, month, of, out_of) for month, (of, out_of) in sums.items())


def _names(way: Way, on: date) -> dict[str, str]:
    if way is Way.LOCALITY:
        return {one.code: one.name for one in handbook.current().places(on).localities}
    return {one.value: one.label for one in (ResolutionStage if way is Way.STAGE else AgencyKind)}

"""Reading measures. Everybody gets the same cells: small groups are hidden before anything leaves this file."""

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere, must
from kith.access.permissions import Permission
from kith.directory.words import Setting
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.kernel.handbook.kinds import Measure
from kith.strategy import measures as strategy_measures
from kith.strategy.measures import SettingCounts

from . import rules
from .models import Snapshot
from .rules import Count, Group, Period
from .words import PeriodCode, Status

COUNTED: dict[str, tuple[str, str]] = {
    "sd_quality": ("all_met", "circulation_up"),
    "sd_quorate": ("quorate", "held"),
    "sd_everyone_invited": ("everyone_invited", "held"),
    "sd_same_day": ("injury_same_day", "injury_held"),
    "sd_circulated_in_time": ("circulated_in_time", "circulation_up"),
}
"""Which of strategy's counts are the numerator and the denominator of each measure the handbook defines."""

KEPT_FOR = timedelta(seconds=60)
"""How long counts are used again before they are counted afresh; the page says when they were counted."""

ALWAYS_SHOWN = (Setting.FRONT_DOOR, Setting.LOCALITY)
"""The comparison the review asked for; other settings are listed once something was counted there."""


@dataclass(frozen=True, kw_only=True)
class MeasureResult:
    """One measure over one period, as it may be shown; with everything needed to say what it means."""

    code: str
    name: str
    version: int
    question: str
    numerator_words: str
    denominator_words: str
    exclusions: tuple[str, ...]
    direction: str
    caveats: tuple[str, ...]
    minimum_group: int
    source: str
    period: Period
    groups: tuple[Group, ...]
    total: Group
    computed_at: datetime


def definitions(on: date) -> tuple[Measure, ...]:
    """The handbook's measures of that day for which a room below keeps counts."""
    return tuple(measure for measure in handbook.current().measures(on) if measure.code in COUNTED)


def definition(code: str, on: date) -> Measure:
    """Raises NotThere for a measure that nobody defined or nothing is counted for."""
    for measure in definitions(on):
        if measure.code == code:
            return measure
    raise NotThere


def measure_for(actor: Actor, code: str, period: PeriodCode, *, at: datetime) -> MeasureResult:
    """One measure over one period that ends today. Raises Refused, NotThere."""
    must(actor, Permission.MEASURES_VIEW, at=at)
    result = _compute(definition(code, day_of(at)), _facts(at), period, at)
    audit.record(
        actor,
        audit.Act(
            action="measure opened",
            permission=Permission.MEASURES_VIEW,
            subject_kind="measure",
            detail={"measure": code, "period": period.value},
        ),
    )
    return result


def measures_for(actor: Actor, period: PeriodCode, *, at: datetime) -> tuple[MeasureResult, ...]:
    """Every measure over one period. Raises Refused."""
    must(actor, Permission.MEASURES_VIEW, at=at)
    facts = _facts(at)
    results = tuple(_compute(measure, facts, period, at) for measure in definitions(day_of(at)))
    act = audit.Act(action="measures opened", permission=Permission.MEASURES_VIEW, subject_kind="measure")
    audit.record(actor, act)
    return results


@dataclass(frozen=True)
class _Facts:
    """Strategy's counts by month, and when they were counted."""

    counted_at: datetime
    months: list[SettingCounts]


def _facts(at: datetime) -> _Facts:
    """Strategy's counts over the longest period: every other period is a part of it. Counted once in a busy minute."""
    longest = rules.period(PeriodCode.TWO_YEARS, day_of(at))
    key = f"strategy/{longest.starts_on.isoformat()}/{longest.ends_on.isoformat()}"
    kept = Snapshot.objects.filter(pk=key, counted_at__gt=at - KEPT_FOR, counted_at__lte=at).first()
    if kept is not None:
        return _Facts(kept.counted_at, [_fact_from(data) for data in kept.facts])
    months = strategy_measures.counts_by_setting(since=longest.starts_on, until=longest.ends_on, at=at)
    fresh = Snapshot(
        key=key, counted_at=at, facts=[asdict(fact) | {"month": fact.month.isoformat()} for fact in months]
    )
    Snapshot.objects.bulk_create(
        [fresh], update_conflicts=True, unique_fields=["key"], update_fields=["counted_at", "facts"]
    )
    return _Facts(at, months)


def _fact_from(data: dict[str, Any]) -> SettingCounts:
    return SettingCounts(**{**data, "month": date.fromisoformat(data["month"])})


def _counts(measure: Measure, facts: list[SettingCounts], period: Period) -> tuple[Count, ...]:
    """The counts of one measure over one period, by setting, in the order to show them."""
    of, out_of = COUNTED[measure.code]
    listed = [s for s in Setting if s in ALWAYS_SHOWN or any(fact.held_at == s for fact in facts)]
    inside = [fact for fact in facts if fact.month >= period.starts_on]
    return tuple(
        Count(
            setting.value,
            setting.label,
            sum(getattr(fact, of) for fact in inside if fact.held_at == setting),
            sum(getattr(fact, out_of) for fact in inside if fact.held_at == setting),
        )
        for setting in listed
    )


def _compute(measure: Measure, facts: _Facts, code: PeriodCode, at: datetime) -> MeasureResult:
    today = day_of(at)
    period = rules.period(code, today)
    counts = _counts(measure, facts.months, period)
    beside = _counts(measure, facts.months, rules.period(code.beside, today)) if code.beside else ()
    groups, total = rules.shown(counts, measure.minimum_group, beside)
    return MeasureResult(
        code=measure.code,
        name=measure.name,
        version=measure.version,
        question=measure.question,
        numerator_words=measure.numerator,
        denominator_words=measure.denominator,
        exclusions=measure.exclusions,
        direction=measure.direction,
        caveats=measure.caveats,
        minimum_group=measure.minimum_group,
        source=measure.source,
        period=period,
        groups=groups,
        total=total,
        computed_at=facts.counted_at,
    )


def as_data(result: MeasureResult) -> dict[str, Any]:
    """The result as plain data, to be frozen: states as words, days as ISO dates. `from_data` is its other half."""
    data = asdict(result)
    data["period"] = {
        "code": result.period.code.value,
        "starts_on": result.period.starts_on.isoformat(),
        "ends_on": result.period.ends_on.isoformat(),
    }
    data["computed_at"] = result.computed_at.isoformat()
    data["exclusions"], data["caveats"] = list(result.exclusions), list(result.caveats)
    data["groups"] = [_cell_data(group) for group in result.groups]
    data["total"] = _cell_data(result.total)
    return data


def _cell_data(group: Group) -> dict[str, Any]:
    return {**asdict(group), "status": group.status.value}


def from_data(data: dict[str, Any]) -> MeasureResult:
    """A result that was frozen, as it was."""
    period = data["period"]
    return MeasureResult(
        **{
            **data,
            "exclusions": tuple(data["exclusions"]),
            "caveats": tuple(data["caveats"]),
            "groups": tuple(_cell_from(cell) for cell in data["groups"]),
            "total": _cell_from(data["total"]),
            "computed_at": datetime.fromisoformat(data["computed_at"]),
            "period": Period(
                code=PeriodCode(period["code"]),
                starts_on=date.fromisoformat(period["starts_on"]),
                ends_on=date.fromisoformat(period["ends_on"]),
            ),
        }
    )


def _cell_from(data: dict[str, Any]) -> Group:
    return Group(**{**data, "status": Status(data["status"])})

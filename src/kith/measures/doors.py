"""Reading measures. Everybody gets the same cells: small groups are hidden before anything leaves this file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere, must
from kith.access.permissions import Permission
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.kernel.handbook.kinds import Measure

from . import rules
from .rules import Count, Group, Period
from .words import PeriodCode

type Source = Callable[[Measure, Period], Sequence[Count]]
"""What a room below tells of one measure over a period: a count for each group, in the order to show them."""

_sources: dict[str, Source] = {}


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


def define_source(code: str, source: Source) -> None:
    """Say where the counts of a measure come from. Called once for each measure when this room starts."""
    _sources[code] = source


def definitions(on: date) -> tuple[Measure, ...]:
    """The handbook's measures of that day for which a room below keeps counts."""
    return tuple(measure for measure in handbook.current().measures(on) if measure.code in _sources)


def definition(code: str, on: date) -> Measure:
    """Raises NotThere for a measure that nobody defined or nothing is counted for."""
    for measure in definitions(on):
        if measure.code == code:
            return measure
    raise NotThere


def measure_for(actor: Actor, code: str, period: PeriodCode, *, at: datetime) -> MeasureResult:
    """One measure over one period that ends today. Raises Refused, NotThere."""
    must(actor, Permission.MEASURES_VIEW, at=at)
    result = _compute(definition(code, day_of(at)), period, at)
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
    results = tuple(_compute(measure, period, at) for measure in definitions(day_of(at)))
    act = audit.Act(action="measures opened", permission=Permission.MEASURES_VIEW, subject_kind="measure")
    audit.record(actor, act)
    return results


def _compute(measure: Measure, code: PeriodCode, at: datetime) -> MeasureResult:
    today = day_of(at)
    period = rules.period(code, today)
    source = _sources[measure.code]
    counts = tuple(source(measure, period))
    longer = tuple(source(measure, rules.period(code.longer, today))) if code.longer else ()
    groups, total = rules.shown(counts, measure.minimum_group, longer)
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
        computed_at=at,
    )

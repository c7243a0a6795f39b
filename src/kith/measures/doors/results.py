"""Reading measures. Everybody gets the same cells: small groups are hidden before anything leaves this file."""

from dataclasses import dataclass
from datetime import date, datetime

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere, must
from kith.access.permissions import Permission
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.kernel.handbook.kinds import Measure
from kith.measures import rules
from kith.measures.rules import Group, Month, Period
from kith.measures.words import PeriodCode, Way

from . import counting
from .counting import COUNTED, Facts


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


@dataclass(frozen=True, kw_only=True)
class MeasureFile:
    """A measure with everything its page shows: by which cut, which other cuts there are, and month by month.

    `months` is empty when a month has too few, or when months would give away what another cut hides.
    """

    result: MeasureResult
    way: Way
    ways: tuple[Way, ...]
    months: tuple[Month, ...]
    topic: str
    finding: str
    dated: str


def measure_for(actor: Actor, code: str, period: PeriodCode, *, at: datetime, way: Way | None = None) -> MeasureResult:
    """One measure over one period that ends today. Raises Refused, NotThere."""
    return measure_file(actor, code, period, at=at, way=way).result


def measure_file(actor: Actor, code: str, period: PeriodCode, *, at: datetime, way: Way | None = None) -> MeasureFile:
    """One measure over one period, by one of its cuts. Raises Refused; NotThere for a cut that must not be shown."""
    must(actor, Permission.MEASURES_VIEW, at=at)
    measure = definition(code, day_of(at))
    facts = counting.facts([COUNTED[code].source], at)[COUNTED[code].source]
    ways = _ways(measure, facts, at)
    chosen = way or ways[0]
    if chosen not in ways:
        raise NotThere
    audit.record(
        actor,
        audit.Act(
            action="measure opened",
            permission=Permission.MEASURES_VIEW,
            subject_kind="measure",
            detail={"measure": code, "period": period.value},
        ),
    )
    return MeasureFile(
        result=_compute(measure, facts, period, chosen, at),
        way=chosen,
        ways=ways,
        months=_months(measure, facts, at),
        topic=measure.topic,
        finding=measure.finding,
        dated=measure.dated,
    )


def measures_for(
    actor: Actor, period: PeriodCode, *, at: datetime, way: Way | None = None
) -> tuple[MeasureResult, ...]:
    """Every measure over one period; with `way` those alone that are cut so, to stand side by side. Raises Refused."""
    must(actor, Permission.MEASURES_VIEW, at=at)
    defined = [one for one in definitions(day_of(at)) if way is None or Way(one.groups[0]) is way]
    facts = counting.facts({COUNTED[measure.code].source for measure in defined}, at)
    results = tuple(
        _compute(measure, facts[COUNTED[measure.code].source], period, Way(measure.groups[0]), at)
        for measure in defined
    )
    act = audit.Act(action="measures opened", permission=Permission.MEASURES_VIEW, subject_kind="measure")
    audit.record(actor, act)
    return results


def _ways(measure: Measure, facts: Facts, at: datetime) -> tuple[Way, ...]:
    """The cuts that may be shown: the first always, another only beside totals that every cut may show (MEA-7)."""
    first, *others = (Way(group) for group in measure.groups)
    if not _totals_stand(measure, facts, first, at):
        return (first,)
    return (first, *(way for way in others if _totals_stand(measure, facts, way, at)))


def _totals_stand(measure: Measure, facts: Facts, way: Way, at: datetime) -> bool:
    return all(_shown(measure, facts, code, way, at)[1].status.shown for code in PeriodCode)


def _months(measure: Measure, facts: Facts, at: datetime) -> tuple[Month, ...]:
    """Month by month over the longest period, where nothing is given away by it (MEA-7)."""
    ways = [Way(group) for group in measure.groups]
    counts = counting.by_month(measure.code, facts, rules.period(PeriodCode.TWO_YEARS, day_of(at)))
    stand = _totals_stand(measure, facts, ways[0], at)
    return rules.months(counts) if stand and rules.months_may_stand(counts, measure.minimum_group) else ()


def _shown(measure: Measure, facts: Facts, code: PeriodCode, way: Way, at: datetime) -> tuple[tuple[Group, ...], Group]:
    today = day_of(at)
    counts = counting.by_way(measure.code, facts, rules.period(code, today), way)
    beside = counting.by_way(measure.code, facts, rules.period(code.beside, today), way) if code.beside else ()
    return rules.shown(counts, measure.minimum_group, beside)


def _compute(measure: Measure, facts: Facts, code: PeriodCode, way: Way, at: datetime) -> MeasureResult:
    groups, total = _shown(measure, facts, code, way, at)
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
        period=rules.period(code, day_of(at)),
        groups=groups,
        total=total,
        computed_at=facts.counted_at,
    )

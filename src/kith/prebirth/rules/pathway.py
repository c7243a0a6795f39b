"""The steps of the pathway: which a family has, when each belongs, and where it stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kith.kernel import gestation
from kith.kernel.handbook.kinds import Milestone
from kith.kernel.handbook.pathway import AfterBirth
from kith.kernel.rulebook import rule
from kith.prebirth.words import StepState

TEMPLATE = "handbook/england/pathway.toml"
DEVON = "Devon Pregnancy Support Pathway, Devon SCP's public pages, as read in November 2026"


@dataclass(frozen=True, kw_only=True)
class PregnancyFacts:
    """What the pathway is computed from. `level` is the newest request's, made on `asked_on`; None without one."""

    edd: date
    noticed_on: date
    level: int | None = None
    asked_on: date | None = None
    babies: int = 1
    born_on: date | None = None
    ended: bool = False


@dataclass(frozen=True, kw_only=True)
class Allowed:
    """The handbook's figures: days kept free before the expected date, weeks earlier with several babies."""

    free_days: int
    several_weeks: int


@dataclass(frozen=True, kw_only=True)
class DoneFact:
    """A step was done; `judged_by` is the expected date that stood then. `source` is the record of a room above that
    says so, read at `href`; empty for what was said here.
    """

    on: date
    judged_by: date | None = None
    source: str = ""
    href: str = ""


@dataclass(frozen=True, kw_only=True)
class PathStep:
    """One step: where it stands and the days it belongs to. `late`: its weeks were over when it came to notice."""

    code: str
    state: StepState
    from_day: date
    to_day: date
    late: bool = False
    done: DoneFact | None = None
    why_not: str = ""


@rule("PRE-1", source=f"{DEVON}; levels of each step: {TEMPLATE}", title="The steps of a family’s level")
def step_is_for(levels: Iterable[str], level: int | None) -> bool:
    """A family has the steps that every family has, and those of the level of its newest request; no others."""
    wanted = tuple(levels)
    return not wanted or (level is not None and str(level) in wanted)


@rule("PRE-2", source=f"Kith: a late booking compresses the pathway; days in {TEMPLATE}", title="Booked late")
def compressed(noticed_on: date, late_days: int, edd: date, free_days: int) -> tuple[date, date] | None:
    """A step whose weeks were over when the pregnancy came to notice is done at once, within the handbook's days and
    before the baby is expected; a step without such days is no longer possible, and is nobody's omission.
    """
    if not late_days:
        return None
    latest = max(noticed_on + timedelta(days=1), edd - timedelta(days=free_days))
    return noticed_on, min(noticed_on + timedelta(days=late_days), latest)


@rule("PRE-3", source=TEMPLATE, title="Steps follow the expected date that stands; done ones stay")
def steps_before(
    template: Iterable[Milestone],
    facts: PregnancyFacts,
    done: Mapping[str, DoneFact],
    set_aside: Mapping[str, str],
    *,
    on: date,
    allowed: Allowed,
) -> tuple[PathStep, ...]:
    """A step belongs to its weeks by the expected date that stands; one that was done stays as it was judged then."""
    if everything_has_stopped(facts):
        return ()
    mine = [one for one in template if one.code in done or step_is_for(one.levels, facts.level)]
    return tuple(_before(one, facts, done.get(one.code), set_aside.get(one.code, ""), on, allowed) for one in mine)


def _before(
    one: Milestone, facts: PregnancyFacts, done: DoneFact | None, why_not: str, on: date, allowed: Allowed
) -> PathStep:
    edd = done.judged_by if done and done.judged_by else facts.edd
    first, last = weeks_of(one, edd, facts.babies, allowed.several_weeks)
    if done:
        return PathStep(code=one.code, state=StepState.DONE, from_day=first, to_day=last, done=done)
    known = facts.asked_on if one.levels and facts.asked_on else facts.noticed_on
    late = last < known
    instead = compressed(known, one.late_days, facts.edd, allowed.free_days) if late else (first, last)
    if why_not:
        state = StepState.NOT_NEEDED
    elif facts.born_on is not None:
        state = StepState.NOT_RECORDED
    elif instead is None:
        state = StepState.NOT_POSSIBLE
    else:
        state = _by_day(instead, on)
    first, last = instead or (first, last)
    return PathStep(code=one.code, state=state, from_day=first, to_day=last, late=late, why_not=why_not)


def _by_day(window: tuple[date, date], on: date) -> StepState:
    if on < window[0]:
        return StepState.AHEAD
    return StepState.DUE if on <= window[1] else StepState.PAST


@rule("PRE-4", source=f"Twins are often born early; weeks in {TEMPLATE}", title="Earlier with twins or more")
def weeks_of(one: Milestone, edd: date, babies: int, several_weeks: int) -> tuple[date, date]:
    """With twins or more, what must be ready for the birth is ready earlier by the handbook's weeks."""
    earlier = several_weeks if babies > 1 and one.earlier_with_several else 0
    return gestation.date_at(edd, one.weeks_from - earlier), gestation.date_at(edd, one.weeks_to - earlier, 6)


@rule("PRE-5", source="Kith: kindness after a loss (see PRG-6)", title="A loss stops the pathway")
def everything_has_stopped(facts: PregnancyFacts) -> bool:
    """When a baby's file has ended, that baby has no pathway: nothing is due, ahead or past, at once and for good."""
    return facts.ended


@rule("PRE-6", source=TEMPLATE, title="Steps from the day of birth")
def steps_after(
    template: Iterable[AfterBirth],
    facts: PregnancyFacts,
    done: Mapping[str, DoneFact],
    set_aside: Mapping[str, str],
    *,
    on: date,
) -> tuple[PathStep, ...]:
    """From the day of birth on, steps are counted in days of the baby's life; before it they lie ahead, by the expected
    date.
    """
    if everything_has_stopped(facts):
        return ()
    day = facts.born_on or facts.edd
    steps = []
    for one in template:
        if one.code not in done and not step_is_for(one.levels, facts.level):
            continue
        window = day + timedelta(days=one.days_from), day + timedelta(days=one.days_to)
        state = _by_day(window, on) if facts.born_on else StepState.AHEAD
        if one.code in done:
            state = StepState.DONE
        elif one.code in set_aside:
            state = StepState.NOT_NEEDED
        elif window[1] < facts.noticed_on:
            state = StepState.NOT_POSSIBLE
        steps.append(
            PathStep(
                code=one.code,
                state=state,
                from_day=window[0],
                to_day=window[1],
                done=done.get(one.code),
                why_not=set_aside.get(one.code, ""),
            )
        )
    return tuple(steps)


@rule("PRE-7", source="Kith: one thing to do first", title="What is next")
def what_is_next(steps: Iterable[PathStep]) -> PathStep | None:
    """What comes next is the step that is due or past its time and should be done first; without one, the step that
    lies ahead and begins first.
    """
    open_steps = [one for one in steps if one.state.open]
    now = [one for one in open_steps if one.state is not StepState.AHEAD]
    if now:
        return min(now, key=lambda one: (one.to_day, one.from_day))
    return min(open_steps, key=lambda one: (one.from_day, one.to_day), default=None)


@rule("PRE-8", source="Kith: nothing is set aside in silence", title="Why a step is not needed")
def setting_aside_has_a_reason(why: str) -> bool:
    """A step is set aside only with a reason."""
    return bool(why.strip())

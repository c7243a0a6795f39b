"""The pathway drawn: one line from conception to the second birthday, every step a numbered bar, and where we are.

Drawn twice from the same parts: across for a desk and for paper, downwards for a phone. Time is stretched where steps
are close together. The list beside it says the same in words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from kith.design import wording
from kith.kernel import gestation
from kith.prebirth.words import StepState

if TYPE_CHECKING:
    from kith.prebirth.doors import Pathway, StepLine

PLACES = ((-280, 0.0), (-196, 0.07), (0, 0.56), (60, 0.78), (730, 1.0))
"""Days from the birth, and how far along the line they stand."""
LEAST = 0.036
"""The shortest bar, so that its number can be read."""
GAP = 0.006
WEEKS = ((12, "12 weeks"), (20, "20 weeks"), (28, "28"), (36, "36"))
"""The weeks that the line names; those near the birth in figures alone, so that no two labels touch."""


@dataclass(frozen=True)
class Bar:
    """One step: where it begins and ends along the line, in which lane, with its number."""

    number: int
    start: float
    end: float
    lane: int
    state: str
    says: str


@dataclass(frozen=True)
class Tick:
    """A day that the line names."""

    place: float
    label: str
    main: bool = False


@dataclass(frozen=True)
class Picture:
    """The line, its bars and ticks, and where today is."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    today: float
    today_says: str
    lanes: int
    summary: str


def drawn(path: "Pathway", numbered: Sequence[tuple[int, "StepLine"]]) -> Picture:
    """The picture of a pathway; `numbered` are its steps as the list numbers them."""
    day = path.facts.born_on or path.facts.edd
    ends: list[float] = []
    bars = []
    for number, line in sorted(numbered, key=lambda pair: pair[1].step.from_day):
        start = place(line.step.from_day, day)
        end = max(place(line.step.to_day + timedelta(days=1), day), start + LEAST)
        if end > 1:
            start, end = min(start, 1 - LEAST), 1.0
        lane = next((at for at, until in enumerate(ends) if until + GAP <= start), len(ends))
        ends[lane : lane + 1] = [end]
        says = f"{number}. {line.label}: {line.step.state.label.lower()}"
        bars.append(Bar(number, round(start, 4), round(end, 4), lane, line.step.state.value, says))
    now = place(path.today, day)
    return Picture(
        bars=tuple(bars),
        ticks=_ticks(path, day),
        today=round(now, 4),
        today_says=_today(path),
        lanes=max(1, len(ends)),
        summary=_summary(path),
    )


def place(when: date, birth: date) -> float:
    """How far along the line a day stands, from 0 at conception to 1 at the second birthday."""
    days = (when - birth).days
    if days <= PLACES[0][0]:
        return 0.0
    for (day, at), (later, further) in pairwise(PLACES):
        if days <= later:
            return at + (further - at) * (days - day) / (later - day)
    return 1.0


def _ticks(path: "Pathway", day: date) -> tuple[Tick, ...]:
    weeks = [Tick(place(gestation.date_at(path.facts.edd, week), day), label) for week, label in WEEKS]
    later = ((56, "8 weeks old"), (365, "1 year"), (730, "2 years"))
    born = "Born" if path.facts.born_on else "Expected"
    return (
        Tick(0.0, "Conception"),
        *(one for one in weeks if 0.12 < one.place < 0.5),
        Tick(place(day, day), born, main=True),
        *(Tick(place(day + timedelta(days=days), day), label) for days, label in later),
    )


def _today(path: "Pathway") -> str:
    if path.gestation is not None:
        return f"Today: {path.gestation.in_words}"
    assert path.facts.born_on is not None, "born, when there is no gestation"
    return f"Today: {wording.age_text(path.facts.born_on, on=path.today)} old"


def _summary(path: "Pathway") -> str:
    counts = [
        (sum(1 for one in path.lines if one.step.state is state), state)
        for state in (StepState.PAST, StepState.DUE, StepState.AHEAD, StepState.DONE)
    ]
    said = [f"{number} {state.label.lower()}" for number, state in counts if number]
    return f"{_today(path)}. Steps: {wording.list_text(said)}." if said else f"{_today(path)}."

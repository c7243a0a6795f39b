"""The pathway as a part of the baby's page."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kith.design import wording
from kith.design.pages import Link, Row, Tag
from kith.people import doors as people_doors
from kith.prebirth.words import StepState

from .parts import address
from .pathway import TONES

if TYPE_CHECKING:
    from kith.prebirth.doors import Pathway


@dataclass(frozen=True, kw_only=True)
class SmallPage:
    title: str
    rows: tuple[Row, ...]
    link: Link


def small(path: "Pathway") -> SmallPage:
    where = path.gestation.in_words if path.gestation else people_doors.age_of(path.baby, path.today)
    done = sum(1 for one in path.lines if one.step.state is StepState.DONE)
    rows = (Row("Where we are", f"{where}. {wording.plural(done, 'step')} of {len(path.lines)} done"), _next(path))
    return SmallPage(title="Pathway", rows=rows, link=Link("The pathway, drawn", address("pathway", path.baby.pk)))


def _next(path: "Pathway") -> Row:
    if path.next is None:
        return Row("Next", "Nothing is due")
    step = path.next.step
    ahead = step.state is StepState.AHEAD
    when = f"From {wording.day_text(step.from_day)}" if ahead else f"By {wording.day_text(step.to_day)}"
    tag = Tag(step.state.label, TONES.get(step.state, "plain"))
    return Row("Next", (path.next.label, f"{when}. {path.next.owner}"), tag=tag)

"""The pregnancy pathway on the baby's page, and what is due of it on somebody's desk."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse

from kith.access.actor import Actor
from kith.design.pages import Link, Row, Tag
from kith.design.wording import day_text, plural
from kith.people import doors as people_doors
from kith.prebirth import doors as prebirth_doors
from kith.prebirth.words import StepState

from .parts import Item, Panel

if TYPE_CHECKING:
    from kith.people.models import Baby

AFTER_BIRTH_DAYS = 60
"""The panel goes once the checks of the first weeks are over; the page itself stays."""


@dataclass(frozen=True)
class PathwayPanel:
    """Where the family is on the pathway, what is next, and who does it."""

    rows: tuple[Row, ...]
    link: Link


def pathway_panel(baby: "Baby", *, at: datetime) -> PathwayPanel | None:
    """The caller has opened the file. Nothing for a baby older than the first checks."""
    path = prebirth_doors.pathway_of(baby, at=at)
    born = path.facts.born_on
    if born is not None and (path.today - born).days > AFTER_BIRTH_DAYS:
        return None
    where = f"{path.gestation.in_words} of pregnancy" if path.gestation else people_doors.age_of(baby, path.today)
    done = sum(1 for one in path.lines if one.step.state is StepState.DONE)
    rows = (Row("Where we are", f"{where}. {plural(done, 'step')} of {len(path.lines)} done"), *_next(path))
    return PathwayPanel(rows, Link("The whole pathway, drawn", reverse("pathway", args=[baby.pk])))


def _next(path: prebirth_doors.Pathway) -> tuple[Row, ...]:
    if path.next is None:
        return (Row("Next", "Nothing is due"),)
    step = path.next.step
    ahead = step.state is StepState.AHEAD
    when = f"From {day_text(step.from_day)}" if ahead else f"By {day_text(step.to_day)}"
    tag = Tag(step.state.label, "late" if step.state is StepState.PAST else "plain" if ahead else "action")
    return (Row("Next", (path.next.label, f"{when}. {path.next.owner}"), tag=tag),)


def due(actor: Actor, at: datetime) -> Panel | None:
    """Pregnancies in which something is due or past its time; nothing for somebody without an open pregnancy."""
    found, count = prebirth_doors.due_for(actor, at=at)
    if not found:
        return None
    items = tuple(
        Item(
            f"{path.next.label if path.next else ''}: {people_doors.name_of(path.baby)}",
            reverse("pathway", args=[path.baby.pk]),
            f"By {day_text(path.next.step.to_day)}" if path.next else "",
            Tag(path.next.step.state.label, "late" if path.next.step.state is StepState.PAST else "action")
            if path.next
            else None,
        )
        for path in found
    )
    return Panel(
        "Pregnancies: due now",
        items,
        "",
        Link(f"Every open pregnancy ({count} with something due)", reverse("pathways")),
    )

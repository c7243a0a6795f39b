"""Marks on the baby's page, and those that wait for a step on somebody's desk."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from kith.access.actor import Actor
from kith.design.pages import Clock, Link, NextStep, Row, Tag
from kith.design.wording import near_moment_text, plural
from kith.injuries import doors
from kith.injuries.words import Came
from kith.people import doors as people_doors

from .parts import Item, Panel, clock

SHOWN = 5


@dataclass(frozen=True)
class InjuriesPanel:
    """Each record of marks in a line: when, how many, and what the procedure asks for next."""

    rows: tuple[Row, ...]
    link: Link


@dataclass(frozen=True)
class Shown:
    """What this room adds to the baby's page. Nothing is on file for most babies."""

    panel: InjuriesPanel | None = None
    clocks: tuple[Clock, ...] = ()
    next_step: NextStep | None = None


def injuries_panel(actor: Actor, baby_id: UUID, *, at: datetime) -> Shown:
    """The caller has opened the file. A mark that waits for a step comes before everything else."""
    files = doors.files_about(actor, baby_id)
    if not files:
        return Shown()
    waiting = [one for one in files if one.next.way.open]
    rows = tuple(
        Row(one.injury.number, _line(one, at), href=reverse("injury", args=[one.injury.pk])) for one in files[:SHOWN]
    )
    unseen = [one for one in waiting if one.standing.came is not Came.SEEN]
    clocks = tuple(clock(f"{one.injury.number}: a clinician sees the baby", one.seen_by, at=at) for one in unseen)
    panel = InjuriesPanel(rows, Link("Every mark on one body map", reverse("injuries_of", args=[baby_id])))
    return Shown(panel, clocks, _next(waiting[-1], at) if waiting else None)


def _line(one: doors.InjuryFile, at: datetime) -> tuple[str, str]:
    marks = plural(len(one.marks), "mark")
    return f"{marks}, noticed {near_moment_text(one.injury.noticed_at, now=at)}", one.next.way.label


def _next(one: doors.InjuryFile, at: datetime) -> NextStep:
    link = Link("Open the record", reverse("injury", args=[one.injury.pk]))
    marks = plural(len(one.marks), "mark on this baby", "marks on this baby")
    return NextStep(
        one.next.way.label,
        f"{marks}, {one.injury.number}.",
        link,
        f"Seen by a clinician by {near_moment_text(one.seen_by.due_at, now=at)}",
    )


def waiting(actor: Actor, at: datetime) -> tuple[Panel, ...]:
    """Closures I am asked to countersign, then records on my babies that wait for another step."""
    found, total = doors.open_for(actor, at=at)
    mine = [one for one in found if doors.asked_to_countersign(actor, one)]
    others = [one for one in found if one not in mine]
    more = Link("All of them", reverse("injuries_waiting"))
    panels = (
        Panel("Asked to countersign", tuple(_second(one, at) for one in mine[:SHOWN]), "", _more(more, mine)),
        Panel("Marks on babies who cannot move", tuple(_step(one, at) for one in others[:SHOWN]), "",
              more if total - len(mine) > SHOWN else None),
    )  # fmt: skip
    return tuple(panel for panel in panels if panel.items)


def _more(link: Link, found: list[doors.InjuryFile]) -> Link | None:
    return link if len(found) > SHOWN else None


def _second(one: doors.InjuryFile, at: datetime) -> Item:
    closure = one.closure
    assert closure is not None
    return Item(
        f"{one.injury.number}: {people_doors.name_of(one.injury.baby)}",
        reverse("injury_second", args=[one.injury.pk]),
        f"{closure.closed_by.full_name} closed it {near_moment_text(closure.closed_at, now=at)}. Do you agree?",
        Tag("Second clinician", "action"),
    )


def _step(one: doors.InjuryFile, at: datetime) -> Item:
    return Item(
        f"{one.injury.number}: {people_doors.name_of(one.injury.baby)}",
        reverse("injury", args=[one.injury.pk]),
        one.next.way.label,
        Tag("Act now", "late"),
        clock("A clinician sees the baby", one.seen_by, at=at),
    )


def closures(_actor: Actor, _at: datetime) -> Panel:
    """Where closures are read again."""
    item = Item("Marks closed as no injury of concern", reverse("injury_closures"), "Read what others closed.")
    return Panel("Audit of closed marks", (item,), "")


def photographs(actor: Actor, at: datetime) -> Panel:
    """What medical illustration was asked for."""
    items = tuple(
        Item(
            f"{one.injury.number}: {people_doors.name_of(one.injury.baby)}",
            reverse("photograph_add", args=[one.injury_id]),
            f"{one.words.rstrip('.')}. Asked by {one.asked_by.full_name}, {near_moment_text(one.asked_at, now=at)}",
            Tag("Photograph", "action"),
        )
        for one in doors.asked_of(actor, at=at)
    )
    return Panel("Photographs asked for", items, "Nobody waits for a photograph from you.")

"""The pathway of one baby and the list of open pregnancies: where are we, and what is next."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kith.design import wording
from kith.design.pages import KeyFact, Link, NavItem, NextStep, Tag, Tone
from kith.kernel.entries import Certainty
from kith.people import doors as people_doors
from kith.prebirth.words import Mark, StepState, Where

from . import panel, parts, picture
from .parts import FormPage, Group, Section, address

if TYPE_CHECKING:
    from kith.prebirth.doors import Agreed, Open, Pathway, StepLine

TONES: dict[StepState, Tone] = {StepState.DUE: "action", StepState.PAST: "late"}
HEADINGS = (
    ("Now", frozenset({StepState.PAST, StepState.DUE})),
    ("Later", frozenset({StepState.AHEAD})),
    ("Done", frozenset({StepState.DONE})),
    ("Set aside, or not possible", frozenset({StepState.NOT_NEEDED, StepState.NOT_POSSIBLE, StepState.NOT_RECORDED})),
)
LATE = (
    "The pregnancy, or the worry, came to notice late. "
    "Steps whose weeks were over are nobody’s omission: those that still help are "
    "due at once, in fewer days; the others were not possible."
)
DEFAULTS = (
    "No weeks set by this partnership were found. Those marked as a proposal or as general knowledge are Kith’s "
    "default, in the handbook’s file “pathway”, where the partnership changes them."
)
NO_LEVEL = "No request for support was made, so these are the steps that every family has."


@dataclass(frozen=True, kw_only=True)
class StepView:
    """One step as the list shows it, with the number it has in the picture."""

    number: int
    label: str
    when: str
    tag: Tag
    owner: str
    text: str
    source: str
    told: Link | None
    action: Link | None


@dataclass(frozen=True)
class StepGroup:
    heading: str
    steps: tuple[StepView, ...]


@dataclass(frozen=True, kw_only=True)
class PathwayPage:
    title: str
    caption: str
    back: Link
    facts: tuple[KeyFact, ...]
    next_step: NextStep | None
    picture: picture.Picture
    notice: str
    groups: tuple[StepGroup, ...]
    links: tuple[Link, ...]
    agreed: Section | None
    footnote: str


@dataclass(frozen=True, kw_only=True)
class QuietPage:
    """The pathway of a file that has ended: nothing is due, and the page says no more than that."""

    title: str
    caption: str
    back: Link


def quiet(path: "Pathway") -> QuietPage:
    baby = path.baby
    return QuietPage(
        title="Pathway", caption=parts.name_of(baby), back=Link("Back to the file", address("baby", baby.pk))
    )


def pathway_page(path: "Pathway", agreed: "Agreed", *, now: datetime, may_record: bool) -> PathwayPage:
    baby = path.baby
    numbered = tuple(enumerate(sorted(path.lines, key=lambda one: one.step.from_day), start=1))
    notices = (LATE if path.late and not path.facts.born_on else "", "" if path.facts.level else NO_LEVEL)
    return PathwayPage(
        title="Pathway",
        caption=parts.caption(baby, path.today),
        back=Link(parts.name_of(baby), address("baby", baby.pk)),
        facts=facts(path),
        next_step=next_step(path, may_record=may_record),
        picture=picture.drawn(path, numbered),
        notice=" ".join(one for one in notices if one),
        groups=tuple(
            StepGroup(heading, steps)
            for heading, states in HEADINGS
            if (steps := tuple(_view(n, one, path, may_record) for n, one in numbered if one.step.state in states))
        ),
        links=links(baby.pk),
        agreed=panel.agreed_section(agreed, now=now, may_record=may_record),
        footnote=DEFAULTS if _has_defaults(path) else "",
    )


def _has_defaults(path: "Pathway") -> bool:
    unsure = {Certainty.PROPOSAL, Certainty.GENERAL_KNOWLEDGE}
    return any(one.entry.certainty in unsure for one in path.lines)


def facts(path: "Pathway") -> tuple[KeyFact, ...]:
    """How far, expected or born, at which level."""
    edd, born = path.facts.edd, path.facts.born_on
    how_far = path.gestation.in_words if path.gestation else people_doors.age_of(path.baby, path.today)
    level = f"Level {path.facts.level}" if path.facts.level else "No request made"
    found = [
        KeyFact("Where we are", how_far),
        KeyFact("Born" if born else "Expected", wording.day_text(born or edd)),
        KeyFact("Level of need", level),
    ]
    if path.facts.babies > 1 and not born:
        found.append(KeyFact("Babies", str(path.facts.babies)))
    return tuple(found)


def links(baby_id: Any) -> tuple[Link, ...]:
    return (
        Link("What do I do if …", address("what_if")),
        Link("Assessment before birth", address("assessment", baby_id)),
        Link("Birth and going-home plan", address("birth_plan", baby_id)),
        Link("Coping with crying, and safe sleep", address("crying", baby_id)),
        Link("Ready for the national register (CP-IS)", address("register", baby_id)),
        Link("Pregnancy, birth and details", address("pregnancy", baby_id)),
    )


def next_step(path: "Pathway", *, may_record: bool = True) -> NextStep | None:
    """The one thing to do first; a step that lies ahead says when it begins."""
    line = path.next
    if line is None:
        return None
    step = line.step
    due = f"From {wording.day_text(step.from_day)}"
    if step.state is StepState.DUE:
        due = f"By {wording.day_text(step.to_day)}"
    elif step.state is StepState.PAST:
        due = f"It should have been done by {wording.day_text(step.to_day)}"
    return NextStep(
        line.label, f"{line.owner}. {line.why}" if line.owner else line.why, _act(line, path, may_record), due
    )


def _act(line: "StepLine", path: "Pathway", may_record: bool) -> Link | None:
    if not may_record or line.told:
        return None
    return Link("Say where it stands", address("pathway_step", path.baby.pk, line.step.code), hidden=f": {line.label}")


def _view(number: int, line: "StepLine", path: "Pathway", may_record: bool) -> StepView:
    step = line.step
    late = line.before and step.late and step.state.open
    tag = Tag("Due at once: known late", "action") if late and step.state is StepState.DUE else None
    return StepView(
        number=number,
        label=line.label,
        when=_when(line),
        tag=tag or Tag(step.state.label, TONES.get(step.state, "plain")),
        owner=line.owner,
        text=_text(line),
        source=parts.sourced(line.entry),
        told=Link(step.done.source, step.done.href) if step.done and line.told else None,
        action=_act(line, path, may_record),
    )


def _when(line: "StepLine") -> str:
    step, entry = line.step, line.entry
    days = f"{wording.day_text(step.from_day)} to {wording.day_text(step.to_day)}"
    if step.from_day == step.to_day:
        days = wording.day_text(step.from_day)
    if not line.before:
        return days
    first, last = getattr(entry, "weeks_from", 0), getattr(entry, "weeks_to", 0)
    weeks = f"{first} weeks" if first == last else f"{first} to {last} weeks"
    return f"{days}, instead of {weeks}" if step.late and step.state.open else f"{weeks}: {days}"


def _text(line: "StepLine") -> str:
    step = line.step
    if step.done:
        at = f", at {line.gestation.in_words}" if line.gestation else ""
        judged = step.done.judged_by
        by = f" Judged by the expected date of {wording.day_text(judged)}." if judged else ""
        return f"Done on {wording.day_text(step.done.on)}{at}.{by}"
    if step.state is StepState.NOT_NEEDED:
        return f"Not needed: {step.why_not}"
    if step.state is StepState.NOT_RECORDED:
        return "Not recorded before the birth. It is not due any more."
    return line.why


def step_form(path: "Pathway", line: "StepLine", form: Any) -> FormPage:
    return FormPage(
        title=line.label,
        caption=parts.caption(path.baby, path.today),
        back=parts.back_to_pathway(path.baby.pk),
        form=form,
        groups=(Group(("mark", "on_day", "why")),),
        intro=(f"{_when(line)}. {line.why}", f"Who: {line.owner or 'not said'}."),
    )


MARKS = {
    True: (Mark.TAKEN_BACK, Mark.DONE, Mark.NOT_NEEDED),
    False: (Mark.DONE, Mark.NOT_NEEDED),
}


def offered(line: "StepLine") -> tuple[Mark, ...]:
    """What can be said of a step as it stands."""
    return MARKS[line.step.state in {StepState.DONE, StepState.NOT_NEEDED}]


@dataclass(frozen=True, kw_only=True)
class OpenLine:
    """One pregnancy on the list: who, how far, and what is next."""

    name: str
    href: str
    where: str
    next: str
    when: str
    tag: Tag | None
    owner: str


@dataclass(frozen=True, kw_only=True)
class OpenPage:
    title: str
    summary: str
    kinds: tuple[NavItem, ...]
    lines: tuple[OpenLine, ...]
    empty: str
    place: str
    previous: Link | None
    next: Link | None


def open_page(found: "Open") -> OpenPage:
    here = address("pathways")

    def link(text: str, number: int) -> Link | None:
        there = 1 <= number <= found.pages
        return Link(text, f"{here}?show={found.where.value}&page={number}") if there else None

    due = found.counts[Where.DUE]
    return OpenPage(
        title="Open pregnancies",
        summary=f"{wording.plural(found.counts[Where.ALL], 'pregnancy', 'pregnancies')} you work with; "
        f"something is due in {due}.",
        kinds=tuple(
            NavItem(f"{one.label} ({found.counts[one]})", f"{here}?show={one.value}", one is found.where)
            for one in Where
        ),
        lines=tuple(open_line(one) for one in found.shown),
        empty="No pregnancy of this kind. You see those whose families you, or your team, work with.",
        place=f"Page {found.number} of {found.pages}" if found.pages > 1 else "",
        previous=link("Previous page", found.number - 1),
        next=link("Next page", found.number + 1),
    )


def open_line(path: "Pathway") -> OpenLine:
    how_far = path.gestation.in_words if path.gestation else ""
    level = f", level {path.facts.level}" if path.facts.level else ""
    late = ". Came to notice late" if path.late else ""
    line, step = path.next, path.next.step if path.next else None
    return OpenLine(
        name=parts.name_of(path.baby),
        href=address("pathway", path.baby.pk),
        where=f"{how_far}, expected {wording.day_text(path.facts.edd)}{level}{late}",
        next=line.label if line else "Nothing is due",
        when=_next_when(step),
        tag=Tag(step.state.label, TONES.get(step.state, "plain")) if step else None,
        owner=line.owner if line else "",
    )


def _next_when(step: Any) -> str:
    if step is None:
        return ""
    if step.state is StepState.AHEAD:
        return f"From {wording.day_text(step.from_day)}"
    return f"By {wording.day_text(step.to_day)}"

"""Reading the pathway of one baby, and the list of open pregnancies."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from kith.access import audit
from kith.access.actor import Actor
from kith.access.decide import decide
from kith.access.doors import NotThere, must
from kith.access.permissions import Permission
from kith.kernel import gestation, handbook
from kith.kernel.clock import day_of
from kith.kernel.entries import Entry
from kith.kernel.gestation import Span
from kith.kernel.handbook.kinds import Milestone
from kith.kernel.handbook.pathway import AfterBirth
from kith.people import doors as people_doors
from kith.people.models import Baby
from kith.prebirth import rules
from kith.prebirth.words import StepState, Where

from .gathering import Kept, allowed, kept_of

PAGE = 25
SOON = timedelta(weeks=6)


@dataclass(frozen=True, kw_only=True)
class StepLine:
    """A step with the words of the handbook. `gestation`: when it was done, by the date it was judged by."""

    step: rules.PathStep
    label: str
    why: str
    owner: str
    entry: Entry
    before: bool
    on_the_day: bool = False
    gestation: Span | None = None

    @property
    def told(self) -> bool:
        """Whether another room's record says that it is done: nobody ticks it, and nobody takes it back, here."""
        return bool(self.step.done and self.step.done.source)


@dataclass(frozen=True, kw_only=True)
class Pathway:
    """One baby's pathway today."""

    baby: Baby
    facts: rules.PregnancyFacts
    lines: tuple[StepLine, ...]
    next: StepLine | None
    today: date

    @property
    def gestation(self) -> Span | None:
        """How far the pregnancy is; None after the birth."""
        return None if self.facts.born_on else gestation.gestation(self.facts.edd, self.today)

    @property
    def late(self) -> bool:
        """Whether weeks of some step were over when the pregnancy came to notice."""
        return any(one.step.late or one.step.state is StepState.NOT_POSSIBLE for one in self.lines if one.before)


@dataclass(frozen=True)
class Book:
    """The template in force on a day."""

    before: tuple[Milestone, ...]
    after: tuple[AfterBirth, ...]
    allowed: rules.Allowed

    @classmethod
    def on(cls, day: date) -> "Book":
        book = handbook.current()
        return cls(book.milestones(day), book.after_birth(day), allowed(day))


def pathway_from(baby: Baby, kept: Kept, book: Book, today: date) -> Pathway:
    """The pathway of one baby from what is kept of it."""
    facts = kept.facts(baby)
    before = rules.steps_before(book.before, facts, kept.done, kept.aside, on=today, allowed=book.allowed)
    after = rules.steps_after(book.after, facts, kept.done, kept.aside, on=today)
    milestones = {one.code: one for one in book.before}
    later = {one.code: one for one in book.after}
    lines = (
        *(_line(step, milestones[step.code], facts.edd) for step in before),
        *(_line(step, later[step.code], facts.edd) for step in after),
    )
    following = rules.what_is_next((*before, *after))
    return Pathway(
        baby=baby,
        facts=facts,
        lines=lines,
        next=next((one for one in lines if one.step is following), None),
        today=today,
    )


def _line(step: rules.PathStep, entry: Milestone | AfterBirth, edd: date) -> StepLine:
    before = isinstance(entry, Milestone)
    done_at = gestation.gestation(step.done.judged_by or edd, step.done.on) if step.done and before else None
    return StepLine(
        step=step,
        label=entry.label,
        why=entry.why,
        owner=entry.owner,
        entry=entry,
        before=before,
        on_the_day=isinstance(entry, AfterBirth) and entry.on_the_day,
        gestation=done_at,
    )


def pathway_for(
    actor: Actor, baby_id: UUID, permission: Permission = Permission.PATHWAY_VIEW, *, at: datetime, told: bool = True
) -> Pathway:
    """One baby's pathway; the opening is recorded. Without `told` no room above is asked of its steps, for a page that
    shows none of them. Raises Refused, NotThere.
    """
    baby = people_doors.baby_for(actor, baby_id, permission, at=at)
    today = day_of(at)
    return pathway_from(baby, kept_of([baby], judged=told, told=told)[baby.pk], Book.on(today), today)


SHOWN = "was shown where a pathway stands"


def pathway_shown(actor: Actor, baby_id: UUID, *, at: datetime) -> Pathway:
    """The pathway as a part of the baby's page, fetched by it: recorded as that. Raises Refused, NotThere."""
    people_doors.allow(actor, Permission.PATHWAY_VIEW, baby_id, at=at)
    baby = people_doors.visible_to(actor).select_related("mother").filter(pk=baby_id).first()
    if baby is None:
        raise NotThere
    act = audit.Act(action=SHOWN, permission=Permission.PATHWAY_VIEW, subject_kind="baby", baby_id=baby_id)
    audit.record(actor, act)
    today = day_of(at)
    return pathway_from(baby, kept_of([baby])[baby.pk], Book.on(today), today)


def step_for(actor: Actor, baby_id: UUID, code: str, *, at: datetime) -> tuple[Pathway, StepLine]:
    """A step to say something of. Raises NotThere for one that this pathway does not have, and for one that another
    room's record says is done; Refused.
    """
    found = pathway_for(actor, baby_id, Permission.PATHWAY_RECORD, at=at)
    line = next((one for one in found.lines if one.step.code == code), None)
    if line is None or line.told:
        raise NotThere
    return found, line


def may_record(actor: Actor, baby_id: UUID, *, at: datetime) -> bool:
    """Whether this reader records here; somebody who only reads by break-glass does not."""
    return bool(decide(actor, Permission.PATHWAY_RECORD, people_doors.subject_of(baby_id), at=at))


@dataclass(frozen=True, kw_only=True)
class Open:
    """One page of the open pregnancies, and how many there are of each kind."""

    shown: tuple[Pathway, ...]
    counts: dict[Where, int]
    where: Where
    number: int
    pages: int


def open_pregnancies(actor: Actor, where: Where = Where.ALL, number: int = 1, *, at: datetime) -> Open:
    """The unborn babies that the actor works with: what is past its time first, then what is due soonest.

    Raises Refused. A page that does not exist is the nearest one that does.
    """
    must(actor, Permission.PATHWAY_LIST, at=at)
    everything = _all(actor, at)
    kinds = {one: [path for path in everything if _belongs(path, one)] for one in Where}
    chosen = kinds[where]
    pages = max(1, -(-len(chosen) // PAGE))
    number = min(max(1, number), pages)
    shown = chosen[(number - 1) * PAGE : number * PAGE]
    act = audit.Act(
        action="opened the list of open pregnancies",
        permission=Permission.PATHWAY_LIST,
        detail={"shown": len(shown), "page": number},
    )
    audit.record(actor, act)
    counts = {one: len(found) for one, found in kinds.items()}
    return Open(shown=tuple(shown), counts=counts, where=where, number=number, pages=pages)


def _all(actor: Actor, at: datetime) -> list[Pathway]:
    babies: Sequence[Baby] = list(
        people_doors.one_of_each(actor)
        .filter(date_of_birth=None)
        .select_related("mother")
        .order_by("expected_on", "pk")
    )
    today = day_of(at)
    book, kept = Book.on(today), kept_of(babies)
    return sorted((pathway_from(baby, kept[baby.pk], book, today) for baby in babies), key=_order)


def _order(one: Pathway) -> tuple[int, date, date]:
    order = {StepState.PAST: 0, StepState.DUE: 1, StepState.AHEAD: 2}
    step = one.next.step if one.next else None
    return (order[step.state] if step else 3, step.to_day if step else one.facts.edd, one.facts.edd)


def _belongs(one: Pathway, where: Where) -> bool:
    if where is Where.DUE:
        return one.next is not None and one.next.step.state is not StepState.AHEAD
    if where is Where.LATE_BOOKED:
        return one.late
    return where is Where.ALL or one.facts.edd - one.today <= SOON

"""What this room tells the chronology: panels, assessments, birth plans, going home, talks about crying."""

from collections.abc import Iterator
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.urls import reverse

from kith.access.actor import Actor
from kith.access.together import Together
from kith.kernel import handbook
from kith.kernel.clock import LONDON
from kith.people.timeline import TimelineFact, by, of
from kith.people.words import About, Audience, EntryKind

from .models import AssessmentDone, BirthPlan, CryingTalk, DischargeMeeting, PanelOutcome, PlanRead, StepMark
from .words import AfterAssessment, GoesHome, Mark, Talked, TalkedHow

NOON = time(12)
READ = Together(
    outcome=(
        of(PanelOutcome),
        by("recorded_by", "id", "talked", "words", "recorded_at", "meeting__planned_for", "request__keep_from"),
    ),
    assessment=(of(AssessmentDone), by("recorded_by", "id", "follows", "analysis", "recorded_at")),
    plan=(of(BirthPlan), by("recorded_by", "id", "number", "unit", "why", "recorded_at")),
    read=(of(PlanRead), by("recorded_by", "id", "who", "read_at")),
    going=(of(DischargeMeeting), by("recorded_by", "id", "held_at", "decided", "words", "recorded_at")),
    talk=(of(CryingTalk), by("recorded_by", "id", "carer_id", "how", "safe_sleep", "on_day", "recorded_at")),
    mark=(of(StepMark), by("recorded_by", "id", "mark", "code", "why", "recorded_at")),
)

MARKED = {
    Mark.DONE: "Step of the pathway done",
    Mark.NOT_NEEDED: "Step of the pathway set aside",
    Mark.TAKEN_BACK: "Step of the pathway taken back",
}

type Rows = dict[str, list[Any]]


def entries_for(_actor: Actor, baby_id: UUID, rows: Rows | None = None) -> list[TimelineFact]:
    """Everything of this room about one baby; the caller has asked access for the file."""
    rows = rows or READ.about(baby_id)
    tellers = (_panels, _assessments, _plans, _meetings, _talks, _marked)
    return [fact for teller in tellers for fact in teller(rows, baby_id)]


def _fact(key: str, at: datetime, said: tuple[str, str], page: str, one: Any, baby_id: UUID) -> TimelineFact:
    """One row as an entry; it says who wrote it down and when."""
    team = one.recorded_by.team
    return TimelineFact(
        happened_at=at,
        known_at=getattr(one, "recorded_at", at),
        agency_name=team.agency.name,
        agency_id=team.agency_id,
        kind=said[0],
        words=said[1],
        who=one.recorded_by.full_name,
        href=reverse(page, args=[baby_id]),
        key=f"{key}.{one.id}",
        group=EntryKind.OTHER,
        about=About.BABY,
        audience=Audience.NOT_PARENTS if page == "birth_plan" or _kept(one) else Audience.FILE,
    )


def _kept(one: Any) -> bool:
    """Whether it follows from a request that somebody must not learn of (ASK-6)."""
    request = getattr(one, "request", None)
    return bool(request and request.keep_from)


def _panels(rows: Rows, baby_id: UUID) -> Iterator[TimelineFact]:
    for one in rows["outcome"]:
        words, at = f"{Talked(one.talked).label}. {one.words}", min(one.meeting.planned_for, one.recorded_at)
        yield _fact("paneloutcome", at, ("Pathway panel", words), "pathway", one, baby_id)


def _assessments(rows: Rows, baby_id: UUID) -> Iterator[TimelineFact]:
    for one in rows["assessment"]:
        words = f"{AfterAssessment(one.follows).label}. {one.analysis}"
        kind = "Assessment before birth completed"
        yield _fact("assessmentdone", one.recorded_at, (kind, words), "assessment", one, baby_id)


def _plans(rows: Rows, baby_id: UUID) -> Iterator[TimelineFact]:
    for one in rows["plan"]:
        words = f"Version {one.number}, for {one.unit}. {one.why}".strip()
        yield _fact("birthplan", one.recorded_at, ("Birth plan written", words), "birth_plan", one, baby_id)
    for one in rows["read"]:
        yield _fact("planread", one.read_at, ("Birth plan read", f"{one.who} has read it."), "birth_plan", one, baby_id)


def _meetings(rows: Rows, baby_id: UUID) -> Iterator[TimelineFact]:
    for one in rows["going"]:
        words = f"{GoesHome(one.decided).label}. {one.words}"
        yield _fact("dischargemeeting", one.held_at, ("Meeting before going home", words), "birth_plan", one, baby_id)


def _talks(rows: Rows, baby_id: UUID) -> Iterator[TimelineFact]:
    for one in rows["talk"]:
        whom = "a man or other carer" if one.carer_id else "the mother"
        sleep = " Safe sleep too." if one.safe_sleep else ""
        at = min(datetime.combine(one.on_day, NOON, LONDON), one.recorded_at)
        words = f"With {whom}: {TalkedHow(one.how).label}.{sleep}"
        yield _fact("cryingtalk", at, ("Coping with crying", words), "crying", one, baby_id)


def _marked(rows: Rows, baby_id: UUID) -> Iterator[TimelineFact]:
    """What somebody said of a step, in the words of the handbook."""
    book = handbook.current()
    labels = {one.code: one.label for one in book.milestones()}
    labels |= {one.code: one.label for one in book.after_birth()}
    for one in rows["mark"]:
        mark, words = Mark(one.mark), f"{labels.get(one.code, one.code)}. {one.why}".strip()
        yield _fact("stepmark", one.recorded_at, (MARKED[mark], words), "pathway", one, baby_id)

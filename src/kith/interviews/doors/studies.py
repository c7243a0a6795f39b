"""Studies, who has which part in them, and the codebook."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from django.db.models import F, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat

from kith.access import audit
from kith.access.actor import Actor
from kith.access.decide import decide
from kith.access.doors import NotThere, must
from kith.access.permissions import Permission
from kith.access.policy import Subject
from kith.interviews.models import Assignment, Code, Finished, Member, Study, Transcript
from kith.interviews.rules import coding
from kith.interviews.words import Part, State, Tier, Unit

NEEDS = {
    Permission.INTERVIEWS_LEAD: (Part.LEAD,),
    Permission.INTERVIEWS_KEY: (Part.KEEPER,),
    Permission.INTERVIEWS_CODE: (Part.CODER,),
    Permission.INTERVIEWS_VIEW: tuple(Part),
}


@dataclass(frozen=True)
class StudyLine:
    study_id: UUID
    title: str
    transcripts: int


@dataclass(frozen=True, kw_only=True)
class TranscriptLine:
    """One interview in a list."""

    transcript_id: UUID
    number: int
    title: str
    agency: str
    profession: str
    tier: Tier
    state: State
    coders: tuple[str, ...]
    mine: bool
    finished_by_me: bool


@dataclass(frozen=True)
class MemberLine:
    worker_id: UUID
    name: str
    part: Part
    profession: str
    agency: str
    until: date | None


@dataclass(frozen=True, kw_only=True)
class CodeLine:
    """A code with its newest words, and the earlier ones."""

    code_id: UUID
    number: int
    name: str
    definition: str
    include: str
    exclude: str
    version: int
    history: tuple[tuple[int, str, str, datetime], ...]


@dataclass(frozen=True, kw_only=True)
class StudyFile:
    """A study as somebody with a part in it sees it."""

    study_id: UUID
    title: str
    purpose: str
    unit: Unit
    target: float
    destroy_key_on: date
    transcripts: tuple[TranscriptLine, ...]
    members: tuple[MemberLine, ...]
    codes: int
    leads: bool
    keeps: bool
    codes_here: bool


def parts_in(study_id: UUID, *, at: datetime) -> QuerySet[Member]:
    """Who has a part now."""
    return Member.objects.filter(Q(until=None) | Q(until__gte=at.date()), study_id=study_id)


def subject_for(permission: Permission, study_id: UUID, *, at: datetime) -> Subject:
    """The facts for a decision: who has a part of the kind that this permission needs."""
    holders = parts_in(study_id, at=at).filter(part__in=NEEDS[permission])
    return Subject(holders=frozenset(holders.values_list("worker_id", flat=True)))


def study_to(actor: Actor, permission: Permission, study_id: UUID, *, at: datetime) -> Study:
    """The study, for an act that needs this permission. Raises Refused, NotThere."""
    must(actor, permission, subject_for(permission, study_id, at=at), at=at)
    study = Study.objects.filter(pk=study_id).first()
    if study is None:
        raise NotThere
    return study


def may(actor: Actor, permission: Permission, study_id: UUID, *, at: datetime) -> bool:
    return bool(decide(actor, permission, subject_for(permission, study_id, at=at), at=at))


def studies_for(actor: Actor, *, at: datetime) -> tuple[StudyLine, ...]:
    """The studies this person has a part in, newest first."""
    if actor.worker_id is None:
        return ()
    mine = Member.objects.filter(Q(until=None) | Q(until__gte=at.date()), worker_id=actor.worker_id)
    studies = Study.objects.filter(pk__in=mine.values("study_id")).order_by("-created_at")
    counts = dict.fromkeys((study.pk for study in studies), 0)
    for found in Transcript.objects.filter(study_id__in=counts).values_list("study_id", flat=True):
        counts[found] += 1
    return tuple(StudyLine(study.pk, study.title, counts[study.pk]) for study in studies)


def to_code_for(actor: Actor, *, at: datetime) -> QuerySet[Assignment, Any]:
    """The masked interviews given to this person that they have not finished, in studies they still code for.

    Of each: `about` (its id), `title`, `note` (the study) and `since` (when it was given).
    """
    if actor.worker_id is None:
        return Assignment.objects.none().values("given_at")
    mine = Member.objects.filter(
        Q(until=None) | Q(until__gte=at.date()), worker_id=actor.worker_id, part=Part.CODER
    ).values("study_id")
    done = Finished.objects.filter(coder_id=actor.worker_id).values("transcript_id")
    given = Assignment.objects.filter(coder_id=actor.worker_id, study_id__in=mine).exclude(transcript_id__in=done)
    named = (Value("Code interview "), "transcript__number", Value(": "), "transcript__title")
    title = Concat(*named, output_field=TextField())
    waiting = given.exclude(transcript__masked=None)
    return waiting.values(about=F("transcript_id"), title=title, note=F("study__title"), since=F("given_at"))


def study_for(actor: Actor, study_id: UUID, *, at: datetime) -> StudyFile:
    """A study with its interviews. Raises Refused, NotThere."""
    study = study_to(actor, Permission.INTERVIEWS_VIEW, study_id, at=at)
    audit.record(actor, opened("interview study opened", "interview study", study.pk))
    members = parts_in(study_id, at=at).select_related("worker", "agency").order_by("added_at", "part")
    return StudyFile(
        study_id=study.pk,
        title=study.title,
        purpose=study.purpose,
        unit=Unit(study.unit),
        target=float(study.target_alpha),
        destroy_key_on=study.destroy_key_on,
        transcripts=tuple(transcript_line(t, actor) for t in with_progress(study_id)),
        members=tuple(
            MemberLine(m.worker_id, m.worker.full_name, Part(m.part), m.profession, m.agency.name, m.until)
            for m in members
        ),
        codes=Code.objects.filter(study_id=study_id).count(),
        leads=may(actor, Permission.INTERVIEWS_LEAD, study_id, at=at),
        keeps=may(actor, Permission.INTERVIEWS_KEY, study_id, at=at),
        codes_here=may(actor, Permission.INTERVIEWS_CODE, study_id, at=at),
    )


def opened(action: str, kind: str, subject_id: UUID) -> audit.Act:
    return audit.Act(action=action, permission=Permission.INTERVIEWS_VIEW, subject_kind=kind, subject_id=subject_id)


def with_progress(study_id: UUID) -> QuerySet[Transcript]:
    """The study's transcripts with what tells how far each has come, but not their words."""
    found = Transcript.objects.filter(study_id=study_id).select_related("agency", "masked")
    return found.defer("masked__text").prefetch_related("assignments__coder", "finished")


def coders_of(transcript: Transcript) -> dict[UUID, str]:
    """Who codes it here, and who coded it in another tool, each with their name."""
    outside = {outside_id(transcript.study_id, name): name for name in transcript.outside_coders}
    return {a.coder_id: a.coder.full_name for a in transcript.assignments.all()} | outside


def outside_id(study_id: UUID, name: str) -> UUID:
    """The identifier of somebody whom another tool names as coder: the same name in a study is the same person."""
    return uuid5(study_id, name)


def transcript_line(transcript: Transcript, actor: Actor) -> TranscriptLine:
    coders = coders_of(transcript)
    done = {f.coder_id for f in transcript.finished.all()}
    done |= {outside_id(transcript.study_id, name) for name in transcript.outside_coders}
    return TranscriptLine(
        transcript_id=transcript.pk,
        number=transcript.number,
        title=transcript.title,
        agency=transcript.agency.name if transcript.agency else "",
        profession=transcript.profession,
        tier=Tier(transcript.tier),
        state=coding.state(masked=hasattr(transcript, "masked"), coders=coders, done=done),
        coders=tuple(coders.values()),
        mine=actor.worker_id in coders,
        finished_by_me=actor.worker_id in done,
    )


def codebook_for(actor: Actor, study_id: UUID, *, at: datetime) -> tuple[CodeLine, ...]:
    """Every code as it stands, with why it changed. Raises Refused, NotThere."""
    study_to(actor, Permission.INTERVIEWS_VIEW, study_id, at=at)
    return codebook(study_id)


def codebook(study_id: UUID) -> tuple[CodeLine, ...]:
    codes = Code.objects.filter(study_id=study_id).prefetch_related("texts__written_by")
    return tuple(_code_line(code) for code in codes)


def _code_line(code: Code) -> CodeLine:
    texts = list(code.texts.all())
    newest = texts[0]
    return CodeLine(
        code_id=code.pk,
        number=code.number,
        name=newest.name,
        definition=newest.definition,
        include=newest.include,
        exclude=newest.exclude,
        version=newest.version,
        history=tuple((t.version, t.reason, t.written_by.full_name, t.written_at) for t in texts),
    )


def code_for(actor: Actor, code_id: UUID, *, at: datetime) -> tuple[UUID, CodeLine]:
    """A code to be changed, with its study, for whoever leads it. Raises Refused, NotThere."""
    where = Code.objects.filter(pk=code_id).values_list("study_id", flat=True).first()
    if where is None:
        raise NotThere
    study_to(actor, Permission.INTERVIEWS_LEAD, where, at=at)
    return where, next(line for line in codebook(where) if line.code_id == code_id)

"""The words of an interview, and who has coded what in them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.interviews.models import Coding, KeyEntry, MaskedText, OutsideCoding, SourceText, TakenIn, Transcript
from kith.interviews.rules import masking
from kith.interviews.words import FileKind, State

from .studies import (
    CodeLine,
    TranscriptLine,
    codebook,
    may,
    opened,
    outside_id,
    study_to,
    transcript_line,
    with_progress,
)


@dataclass(frozen=True)
class CodingLine:
    """A passage with its code and its coder; `outside` when it was given in another tool."""

    coding_id: UUID
    code_id: UUID
    coder_id: UUID
    coder: str
    start: int
    end: int
    memo: str
    made_at: datetime | None = None
    outside: bool = False


@dataclass(frozen=True, kw_only=True)
class TranscriptFile:
    """An interview open on the desk: its masked words, and the codings this person may see."""

    study_id: UUID
    study_title: str
    line: TranscriptLine
    text: str = field(repr=False)
    codes: tuple[CodeLine, ...]
    codings: tuple[CodingLine, ...]
    may_code: bool
    leads: bool
    keeps: bool

    @property
    def shows_coders(self) -> bool:
        """Whether codes of more than one coder are shown."""
        return self.line.state is State.CODED


@dataclass(frozen=True, kw_only=True)
class ToMask:
    """The words as they were said, for a keeper, with what the rules find in them; or the key once they are masked."""

    study_id: UUID
    line: TranscriptLine
    text: str = field(repr=False)
    suggestions: tuple[masking.Suggestion, ...] = field(repr=False)
    key: tuple[tuple[str, str], ...] = field(repr=False)
    destroyed_at: datetime | None


def found(transcript_id: UUID) -> Transcript:
    """The transcript with its progress, unguarded: the caller asks about its study. Raises NotThere."""
    here = Transcript.objects.filter(pk=transcript_id).values_list("study_id", flat=True).first()
    if here is None:
        raise NotThere
    return with_progress(here).get(pk=transcript_id)


HERE = ("pk", "code_id", "coder_id", "coder__full_name", "start", "end", "memo", "made_at")
THERE = ("pk", "code_id", "coder", "start", "end", "memo")


def visible(transcript: Transcript, actor: Actor, *, state: State) -> tuple[CodingLine, ...]:
    """The codings that stand and that this person may see: their own, and everybody's once all have finished."""
    standing = Coding.objects.filter(transcript=transcript, removal=None)
    shown = standing if state is State.CODED else standing.filter(coder_id=actor.worker_id)
    mine = [CodingLine(*row) for row in shown.values_list(*HERE)]
    return tuple(mine) if state is State.CODING else (*mine, *_outside(transcript))


def _outside(transcript: Transcript) -> list[CodingLine]:
    rows = OutsideCoding.objects.filter(transcript=transcript).values_list(*THERE)
    return [
        CodingLine(pk, code, outside_id(transcript.study_id, name), name, start, end, memo, outside=True)
        for pk, code, name, start, end, memo in rows
    ]


def transcript_for(actor: Actor, transcript_id: UUID, *, at: datetime) -> TranscriptFile:
    """A masked interview. Raises Refused, NotThere (also while it is not masked yet)."""
    transcript = found(transcript_id)
    study = study_to(actor, Permission.INTERVIEWS_VIEW, transcript.study_id, at=at)
    line = transcript_line(transcript, actor)
    masked = MaskedText.objects.filter(transcript=transcript).first()
    if masked is None:
        raise NotThere
    audit.record(actor, opened("interview opened", "interview", transcript.pk))
    return TranscriptFile(
        study_id=study.pk,
        study_title=study.title,
        line=line,
        text=masked.text,
        codes=codebook(study.pk),
        codings=visible(transcript, actor, state=line.state),
        may_code=line.mine and not line.finished_by_me and may(actor, Permission.INTERVIEWS_CODE, study.pk, at=at),
        leads=may(actor, Permission.INTERVIEWS_LEAD, study.pk, at=at),
        keeps=may(actor, Permission.INTERVIEWS_KEY, study.pk, at=at),
    )


def words_to_mask(actor: Actor, transcript_id: UUID, *, at: datetime) -> ToMask:
    """The words as they were said, or the key to them. Raises Refused, NotThere."""
    transcript = found(transcript_id)
    study_to(actor, Permission.INTERVIEWS_KEY, transcript.study_id, at=at)
    source = SourceText.objects.filter(transcript=transcript).first()
    if source is None:
        raise NotThere
    line = transcript_line(transcript, actor)
    waiting = line.state is State.TO_MASK
    act = audit.Act(
        action="key to an interview read",
        permission=Permission.INTERVIEWS_KEY,
        subject_kind="interview",
        subject_id=transcript.pk,
    )
    audit.record(actor, act)
    key = KeyEntry.objects.filter(transcript=transcript).order_by("kind", "made_at", "token")
    return ToMask(
        study_id=transcript.study_id,
        line=line,
        text=source.text,
        suggestions=masking.suggestions(source.text) if waiting else (),
        key=() if waiting else tuple((entry.token, entry.original) for entry in key),
        destroyed_at=source.destroyed_at,
    )


def coding_for(actor: Actor, coding_id: UUID, *, at: datetime) -> tuple[TranscriptFile, CodingLine]:
    """One coding in its interview. Raises Refused, NotThere."""
    where = Coding.objects.filter(pk=coding_id, removal=None).values_list("transcript_id", flat=True).first()
    if where is None:
        raise NotThere
    file = transcript_for(actor, where, at=at)
    line = next((coding for coding in file.codings if coding.coding_id == coding_id), None)
    if line is None:
        raise NotThere
    return file, line


@dataclass(frozen=True, kw_only=True)
class TakenFile:
    """What a project from another tool held, for whoever keeps the key: it may quote words not masked yet."""

    study_id: UUID
    study_title: str
    file_name: str
    kind: FileKind
    held: dict[str, int]
    left: dict[str, int]
    mismatches: tuple[dict[str, Any], ...] = field(repr=False)
    by: str
    at: datetime


def taken_for(actor: Actor, taken_id: UUID, *, at: datetime) -> TakenFile:
    """The report of a project taken in. Raises Refused, NotThere."""
    one = TakenIn.objects.select_related("taken_by").filter(pk=taken_id).first()
    if one is None:
        raise NotThere
    study = study_to(actor, Permission.INTERVIEWS_KEY, one.study_id, at=at)
    return TakenFile(
        study_id=study.pk,
        study_title=study.title,
        file_name=one.file_name,
        kind=FileKind(one.kind),
        held=one.held,
        left=one.left,
        mismatches=tuple(one.mismatches),
        by=one.taken_by.full_name,
        at=one.taken_at,
    )

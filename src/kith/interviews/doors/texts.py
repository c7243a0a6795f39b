"""The words of an interview, and who has coded what in them."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.interviews.models import Coding, KeyEntry, MaskedText, SourceText, Transcript
from kith.interviews.rules import masking
from kith.interviews.words import State

from .studies import CodeLine, TranscriptLine, codebook, may, opened, study_to, transcript_line, with_progress


@dataclass(frozen=True)
class CodingLine:
    """A passage with its code and its coder."""

    coding_id: UUID
    code_id: UUID
    coder_id: UUID
    coder: str
    start: int
    end: int
    memo: str


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


def visible(transcript: Transcript, actor: Actor, *, state: State) -> list[Coding]:
    """The codings that stand and that this person may see: their own, and everybody's once all have finished."""
    standing = Coding.objects.filter(transcript=transcript, removal=None).select_related("coder")
    return list(standing if state is State.CODED else standing.filter(coder_id=actor.worker_id))


def lines(codings: Collection[Coding]) -> tuple[CodingLine, ...]:
    return tuple(CodingLine(c.pk, c.code_id, c.coder_id, c.coder.full_name, c.start, c.end, c.memo) for c in codings)


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
        codings=lines(visible(transcript, actor, state=line.state)),
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

"""Coding: giving a code to a passage, taking it back, and saying that a transcript is done."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.interviews.doors.studies import study_to
from kith.interviews.doors.texts import found
from kith.interviews.models import Code, Coding, Finished, MaskedText, Removal, Transcript

from .studies import record


@dataclass(frozen=True)
class Passage:
    """What is coded: a code, from where to where, and what the coder thought."""

    code_id: UUID
    start: int
    end: int
    memo: str = ""


class TooLate(NotThere):
    """The coder has said that this transcript is finished."""


def _mine(by: Actor, transcript_id: UUID, at: datetime) -> Transcript:
    """A transcript the actor codes and has not finished. Raises Refused, NotThere, TooLate."""
    transcript = found(transcript_id)
    study_to(by, Permission.INTERVIEWS_CODE, transcript.study_id, at=at)
    if by.worker_id not in {a.coder_id for a in transcript.assignments.all()} or not hasattr(transcript, "masked"):
        raise NotThere
    if by.worker_id in {f.coder_id for f in transcript.finished.all()}:
        raise TooLate
    return transcript


@transaction.atomic
def code(transcript_id: UUID, passage: Passage, *, by: Actor, at: datetime) -> UUID:
    """Give a code to a passage. The same code on the same passage is one coding. Raises Refused, NotThere, TooLate."""
    transcript = _mine(by, transcript_id, at)
    length = len(MaskedText.objects.get(transcript=transcript).text)
    known = Code.objects.filter(pk=passage.code_id, study_id=transcript.study_id).exists()
    if not known or not 0 <= passage.start < passage.end <= length:
        raise NotThere
    given, _made = Coding.objects.filter(removal=None).get_or_create(
        transcript=transcript,
        coder_id=by.worker_id,
        code_id=passage.code_id,
        start=passage.start,
        end=passage.end,
        defaults={"study_id": transcript.study_id, "memo": passage.memo, "made_at": at},
    )
    record(by, Permission.INTERVIEWS_CODE, "passage coded", transcript.study_id, number=transcript.number)
    return given.pk


@transaction.atomic
def take_back(coding_id: UUID, *, by: Actor, at: datetime) -> UUID:
    """Take one's own coding back; the transcript's id. Raises Refused, NotThere, TooLate."""
    coding = Coding.objects.filter(pk=coding_id, coder_id=by.worker_id).first()
    if coding is None:
        raise NotThere
    transcript = _mine(by, coding.transcript_id, at)
    defaults = {"study_id": transcript.study_id, "removed_by_id": by.worker_id, "removed_at": at}
    Removal.objects.get_or_create(coding=coding, defaults=defaults)
    record(by, Permission.INTERVIEWS_CODE, "coding taken back", transcript.study_id, number=transcript.number)
    return transcript.pk


@transaction.atomic
def finish(transcript_id: UUID, *, by: Actor, at: datetime) -> None:
    """Say that the whole transcript is coded: no more codes from this coder. Raises Refused, NotThere."""
    transcript = _mine(by, transcript_id, at)
    Finished.objects.get_or_create(
        transcript=transcript, coder_id=by.worker_id, defaults={"study_id": transcript.study_id, "at": at}
    )
    record(by, Permission.INTERVIEWS_CODE, "interview coded", transcript.study_id, number=transcript.number)

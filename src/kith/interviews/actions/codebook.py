"""The codebook: every change is a version with its reason; a settled difference is one."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.interviews import doors
from kith.interviews.doors.studies import codebook, study_to
from kith.interviews.models import Code, CodeText, Resolution, Study
from kith.interviews.words import Outcome

from .studies import record


@dataclass(frozen=True, kw_only=True)
class Words:
    """A code in words: what it means, what belongs to it and what does not, and why it is so."""

    name: str
    definition: str
    include: str = ""
    exclude: str = ""
    reason: str = ""


def _next_version(study: Study) -> int:
    newest = CodeText.objects.filter(study=study).order_by("-version").values_list("version", flat=True).first()
    return (newest or 0) + 1


def _write(study: Study, code: Code, words: Words, by: Actor, at: datetime) -> CodeText:
    text = CodeText(
        study=study,
        code=code,
        version=_next_version(study),
        written_by=directory_doors.worker_of(by),
        written_at=at,
        **vars(words),
    )
    text.save(force_insert=True)
    return text


@transaction.atomic
def add_code(study_id: UUID, words: Words, *, by: Actor, at: datetime) -> UUID:
    """Add a code to the codebook. Raises Refused, NotThere."""
    study = study_to(by, Permission.INTERVIEWS_LEAD, study_id, at=at)
    newest = Code.objects.filter(study=study).order_by("-number").values_list("number", flat=True).first() or 0
    code = Code(study=study, number=newest + 1, added_by=directory_doors.worker_of(by), added_at=at)
    code.save(force_insert=True)
    _write(study, code, words, by, at)
    record(by, Permission.INTERVIEWS_LEAD, "code added", study.pk, number=code.number)
    return code.pk


@transaction.atomic
def change_code(code_id: UUID, words: Words, *, by: Actor, at: datetime) -> int:
    """Write a code anew, with the reason; the codebook's new version. Raises Refused, NotThere."""
    code = Code.objects.filter(pk=code_id).first()
    if code is None:
        raise NotThere
    study = study_to(by, Permission.INTERVIEWS_LEAD, code.study_id, at=at)
    text = _write(study, code, words, by, at)
    record(by, Permission.INTERVIEWS_LEAD, "code changed", study.pk, number=code.number, version=text.version)
    return text.version


@transaction.atomic
def resolve(one: doors.results.Differing, outcome: Outcome, reason: str, *, by: Actor, at: datetime) -> int:
    """Settle a difference. The reason becomes part of the code's include or exclude. Raises Refused, NotThere."""
    where = one.transcript.transcript_id
    code = Code.objects.get(pk=one.code.code_id)
    study = study_to(by, Permission.INTERVIEWS_LEAD, code.study_id, at=at)
    done = Resolution.objects.filter(transcript_id=where, code=code, start=one.start).select_related("text").first()
    if done:
        return done.text.version
    now = next(line for line in codebook(study.pk) if line.code_id == code.pk)
    include = "\n".join(filter(None, (now.include, reason if outcome is Outcome.APPLIES else "")))
    exclude = "\n".join(filter(None, (now.exclude, reason if outcome is Outcome.DOES_NOT else "")))
    said = f"Interview {one.transcript.number}, {study.unit} {one.number}: coders differed. {outcome.label}."
    words = Words(name=now.name, definition=now.definition, include=include, exclude=exclude, reason=said)
    text = _write(study, code, words, by, at)
    Resolution(
        study=study,
        transcript_id=where,
        code=code,
        start=one.start,
        end=one.start + len(one.words),
        outcome=outcome,
        reason=reason,
        text=text,
        decided_by=directory_doors.worker_of(by),
        decided_at=at,
    ).save(force_insert=True)
    record(by, Permission.INTERVIEWS_LEAD, "difference settled", study.pk, number=code.number, version=text.version)
    return text.version

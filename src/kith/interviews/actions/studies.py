"""Starting a study, bringing in transcripts, masking them, and destroying the key."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere, must
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.directory.models import Worker
from kith.interviews.doors.studies import parts_in, study_to
from kith.interviews.doors.texts import found
from kith.interviews.models import (
    Assignment,
    KeyEntry,
    MaskedText,
    Member,
    OutsideCoding,
    SourceText,
    Study,
    TakenIn,
    Transcript,
)
from kith.interviews.rules import masking
from kith.interviews.words import Kind, Part, Tier, Unit
from kith.kernel.clock import day_of


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is settled before the first interview: the unit and the target of agreement, and when the key goes."""

    title: str
    purpose: str
    unit: Unit
    target_alpha: Decimal
    destroy_key_on: date


@dataclass(frozen=True, kw_only=True)
class Brought:
    """A transcript as it was brought in."""

    title: str
    text: str
    tier: Tier
    agency_id: UUID | None = None
    profession: str = ""
    outside_coders: tuple[str, ...] = ()


def record(by: Actor, permission: Permission, action: str, subject_id: UUID, **detail: object) -> None:
    act = audit.Act(
        action=action,
        permission=permission,
        subject_kind="interview study",
        subject_id=subject_id,
        detail=detail,
    )
    audit.record(by, act)


@transaction.atomic
def start(plan: Plan, *, by: Actor, at: datetime) -> UUID:
    """Start a study. Whoever starts it leads it and keeps its key. Raises Refused."""
    must(by, Permission.INTERVIEWS_START, at=at)
    worker = directory_doors.worker_of(by)
    study = Study(created_by=worker, created_at=at, **vars(plan))
    study.save(force_insert=True)
    Member.objects.bulk_create([_member(study.pk, worker, part, worker, at) for part in (Part.LEAD, Part.KEEPER)])
    record(by, Permission.INTERVIEWS_START, "interview study started", study.pk)
    return study.pk


def _member(study_id: UUID, worker: Worker, part: Part, added_by: Worker, at: datetime) -> Member:
    return Member(
        study_id=study_id,
        worker=worker,
        part=part,
        profession=worker.post_title or "Not said",
        agency_id=worker.team.agency_id,
        added_by=added_by,
        added_at=at,
    )


@transaction.atomic
def add_member(study_id: UUID, email: str, part: Part, *, by: Actor, at: datetime) -> bool:
    """Give somebody a part in the study; False when nobody at work has this e-mail. Raises Refused, NotThere."""
    study_to(by, Permission.INTERVIEWS_LEAD, study_id, at=at)
    worker = directory_doors.workers_by_email([email.strip()]).get(email.strip().casefold())
    if worker is None:
        return False
    if not parts_in(study_id, at=at).filter(worker=worker, part=part).exists():
        _member(study_id, worker, part, directory_doors.worker_of(by), at).save(force_insert=True)
        record(by, Permission.INTERVIEWS_LEAD, "part in a study given", study_id, worker=worker.pk, part=part.value)
    return True


@transaction.atomic
def add_transcript(study_id: UUID, brought: Brought, *, by: Actor, at: datetime) -> UUID:
    """Bring in an interview. Its words wait for masking; only keepers read them. Raises Refused, NotThere."""
    study = study_to(by, Permission.INTERVIEWS_LEAD, study_id, at=at)
    study_to(by, Permission.INTERVIEWS_KEY, study_id, at=at)
    newest = Transcript.objects.filter(study=study).order_by("-number").values_list("number", flat=True).first() or 0
    transcript = Transcript(
        study=study,
        number=newest + 1,
        title=brought.title,
        agency_id=brought.agency_id,
        profession=brought.profession,
        tier=brought.tier,
        outside_coders=list(brought.outside_coders),
        added_by=directory_doors.worker_of(by),
        added_at=at,
    )
    transcript.save(force_insert=True)
    SourceText(study=study, transcript=transcript, text=brought.text).save(force_insert=True)
    record(by, Permission.INTERVIEWS_LEAD, "interview brought in", study.pk, number=transcript.number)
    return transcript.pk


@transaction.atomic
def mask(transcript_id: UUID, chosen: Sequence[tuple[str, Kind]], *, by: Actor, at: datetime) -> bool:
    """Mask the chosen words wherever they stand; False when it is masked already. Raises Refused, NotThere."""
    transcript = found(transcript_id)
    study_to(by, Permission.INTERVIEWS_KEY, transcript.study_id, at=at)
    source = SourceText.objects.select_for_update().filter(transcript=transcript).first()
    if source is None:
        raise NotThere
    if hasattr(transcript, "masked"):
        return False
    masked, worker = masking.mask(source.text, chosen), directory_doors.worker_of(by)
    _move(transcript, masked)  # first: once the words are masked, a keeper is blind to these too
    MaskedText(study_id=transcript.study_id, transcript=transcript, text=masked.text, made_by=worker, made_at=at).save(
        force_insert=True
    )
    for token, original, kind in masked.key:
        _keep(transcript, token, original, kind, worker, at)
    record(by, Permission.INTERVIEWS_KEY, "interview masked", transcript.study_id, words=len(masked.key))
    return True


def _move(transcript: Transcript, masked: masking.Masked) -> None:
    """Let the codes given in another tool keep to their words, and cover in their memos what is masked."""
    rows = list(OutsideCoding.objects.filter(transcript=transcript))
    for row in rows:
        row.start, row.end = masked.moved(row.start, row.end)
        row.memo = masking.replaced(row.memo, masked.key)
    OutsideCoding.objects.bulk_update(rows, ["start", "end", "memo"])


def _keep(transcript: Transcript, token: str, original: str, kind: Kind, worker: Worker, at: datetime) -> None:
    KeyEntry(
        study_id=transcript.study_id,
        transcript=transcript,
        token=token,
        original=original,
        kind=kind,
        made_by=worker,
        made_at=at,
    ).save(force_insert=True)


@transaction.atomic
def cover(transcript_id: UUID, words: str, *, by: Actor, at: datetime) -> bool:
    """Cover a name found after masking, without moving a letter; False when it stands nowhere. Raises Refused."""
    transcript = found(transcript_id)
    study_to(by, Permission.INTERVIEWS_KEY, transcript.study_id, at=at)
    masked = MaskedText.objects.select_for_update().filter(transcript=transcript).first()
    if masked is None:
        raise NotThere
    covered = masking.cover(masked.text, words.strip()) if words.strip() else masked.text
    if covered == masked.text:
        return False
    masked.text = covered
    masked.save(update_fields=["text"])
    _keep(transcript, "covered late", words.strip()[:300], Kind.PERSON, directory_doors.worker_of(by), at)
    record(by, Permission.INTERVIEWS_KEY, "words covered late", transcript.study_id)
    return True


@transaction.atomic
def assign(transcript_id: UUID, coder_id: UUID, *, by: Actor, at: datetime) -> None:
    """Give a transcript to a coder of the study. Doing it again changes nothing. Raises Refused, NotThere."""
    transcript = found(transcript_id)
    study_to(by, Permission.INTERVIEWS_LEAD, transcript.study_id, at=at)
    if not parts_in(transcript.study_id, at=at).filter(worker_id=coder_id, part=Part.CODER).exists():
        raise NotThere
    Assignment.objects.get_or_create(
        transcript=transcript,
        coder_id=coder_id,
        defaults={"study_id": transcript.study_id, "given_by": directory_doors.worker_of(by), "given_at": at},
    )
    record(by, Permission.INTERVIEWS_LEAD, "interview given to a coder", transcript.study_id, number=transcript.number)


@transaction.atomic
def destroy_keys(study_id: UUID, *, by: Actor, at: datetime) -> int:
    """Destroy what was masked and the words as they were said, for good; the number of interviews. Raises Refused."""
    study_to(by, Permission.INTERVIEWS_KEY, study_id, at=at)
    number = _destroy([study_id], at)
    record(by, Permission.INTERVIEWS_KEY, "key destroyed", study_id, interviews=number)
    return number


def destroy_due(*, at: datetime) -> int:
    """Destroy the keys of every study whose day has come, whoever forgot it; the number of interviews."""
    due = Study.objects.filter(destroy_key_on__lte=day_of(at)).values_list("pk", flat=True)
    with transaction.atomic():
        return _destroy(list(due), at)


def _destroy(studies: Sequence[UUID], at: datetime) -> int:
    KeyEntry.objects.filter(study_id__in=studies).exclude(original="").update(original="")
    TakenIn.objects.filter(study_id__in=studies).exclude(mismatches=[]).update(mismatches=[])
    return SourceText.objects.filter(study_id__in=studies, destroyed_at=None).update(text="", destroyed_at=at)

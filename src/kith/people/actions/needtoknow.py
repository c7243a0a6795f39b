"""Break-glass and seals: set, reviewed, lifted. Everything is added, nothing is changed, and all of it is audited."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.decide import Decision
from kith.access.doors import NotThere, Refused, must
from kith.access.permissions import Permission
from kith.access.policy import Subject
from kith.access.words import Role
from kith.directory import actions as directory_actions
from kith.directory import doors as directory_doors
from kith.directory.models import Worker
from kith.kernel import handbook, limits
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding
from kith.people import doors, rules
from kith.people.models import BreakGlass, BreakGlassReview, Seal, SealName, SealStep
from kith.people.words import Judgement, Purpose, SealCause, SealKind, SealStepKind

from . import checks

REVIEW_LIMIT = "NTK"


@transaction.atomic
def break_glass(
    baby_id: UUID, *, purpose: Purpose, reason: str, by: Actor, at: datetime
) -> BreakGlass | checks.Queried:
    """Open one file to read, for the handbook's minutes, without working with the family. Reviewers are told.

    Raises Refused without a second factor given afresh, or for somebody who works with the family; NotThere when
    there is no such file, or a seal keeps it from them.
    """
    doors.existence_of(by, baby_id, Permission.GLASS_BREAK, at=at)
    subject = doors.allow(by, Permission.GLASS_BREAK, baby_id, at=at)
    book = handbook.current()
    minutes = book.figure("fresh_factor_minutes", day_of(at))
    stale = rules.the_second_factor_is_fresh(by.second_factor_at, at, minutes)
    if stale:
        raise Refused(Permission.GLASS_BREAK, Decision(False, stale.says), subject, "break-glass")
    finding = rules.break_glass_has_a_reason(reason)
    if finding:
        return checks.Queried((finding,))
    checks.alone("break-glass", baby_id, by.worker_id)
    running = doors.glass_running(by, baby_id)
    return running or _opened(baby_id, purpose, reason, by, at)


def _opened(baby_id: UUID, purpose: Purpose, reason: str, by: Actor, at: datetime) -> BreakGlass:
    book = handbook.current()
    review = limits.due(book.limit(REVIEW_LIMIT, day_of(at)), at, book.calendar())
    worker = directory_doors.worker_of(by)
    made = BreakGlass.objects.create(
        baby_id=baby_id,
        worker=worker,
        agency_id=worker.team.agency_id,
        purpose=purpose.value,
        reason=reason.strip()[:400],
        opened_at=at,
        ends_at=at + timedelta(minutes=book.figure("break_glass_minutes", day_of(at))),
        review_due_at=review.due_at,
    )
    more = {"purpose": purpose.value, "until": made.ends_at.isoformat()}
    _record("opened a file by break-glass", Permission.GLASS_BREAK, "break-glass", made.pk, baby_id, by, **more)
    body = (
        "Somebody who does not work with a family opened its file by break-glass.\n\n"
        "It waits for your review. Sign in to Kith: it is on your desk.\n"
    )
    _tell_reviewers(f"glass:{made.pk}", "A file was opened by break-glass", body, at=at)
    return made


@transaction.atomic
def review_opening(opening_id: UUID, *, judgement: Judgement, words: str, by: Actor, at: datetime) -> BreakGlassReview:
    """Say whether an opening by break-glass was needed. The first review stands.

    Raises Refused for the person who opened the file and for whoever reviews nothing, NotThere when there is none.
    """
    must(by, Permission.GLASS_REVIEW, Subject(), at=at)
    opening = BreakGlass.objects.filter(pk=opening_id).first()
    if opening is None:
        raise NotThere
    subject = Subject(baby_id=opening.baby_id, author_ids=frozenset({opening.worker_id}))
    must(by, Permission.GLASS_REVIEW, subject, at=at)
    mine = rules.somebody_else_reviews(opening.worker_id, by.worker_id)
    if mine:
        raise Refused(Permission.GLASS_REVIEW, Decision(False, mine.says), subject, "break-glass")
    checks.alone("review", opening_id)
    given = BreakGlassReview.objects.filter(opening=opening).first()
    if given is not None:
        return given
    made = BreakGlassReview.objects.create(
        opening=opening, judgement=judgement.value, words=words.strip()[:400],
        reviewed_by=directory_doors.worker_of(by), reviewed_at=at,
    )  # fmt: skip
    said = {"judgement": judgement.value}
    _record("reviewed a break-glass", Permission.GLASS_REVIEW, "break-glass", opening.pk, opening.baby_id, by, **said)
    return made


@dataclass(frozen=True, kw_only=True)
class SealSaid:
    """What somebody says who seals a file. `workers` are shut out, or alone let in, as `kind` says."""

    kind: SealKind
    cause: SealCause
    reason: str
    source: str
    ask: str
    review_on: date
    workers: tuple[Worker, ...]


@transaction.atomic
def seal(baby_id: UUID, said: SealSaid, *, by: Actor, at: datetime) -> Seal | checks.Queried:
    """Keep a file from some people, or for some people only; from this moment, for everything they ask.

    Raises Refused for somebody who may not seal it, NotThere when there is no such file for them.
    """
    doors.existence_of(by, baby_id, Permission.PEOPLE_SEARCH, at=at)
    doors.allow(by, Permission.SEAL_SET, baby_id, at=at)
    finding = _looked_at_again(said.review_on, at)
    if finding:
        return checks.Queried((finding,))
    made = Seal.objects.create(
        baby_id=baby_id, kind=said.kind.value, cause=said.cause.value, reason=said.reason.strip()[:400],
        source=said.source.strip()[:200], ask=said.ask.strip()[:200], review_on=said.review_on,
        set_by_id=by.worker_id, set_at=at,
    )  # fmt: skip
    for worker in said.workers:
        SealName.objects.create(seal=made, worker=worker, recorded_by_id=by.worker_id, recorded_at=at)
    more = {"kind": said.kind.value, "named": len(said.workers)}
    _record("sealed a file", Permission.SEAL_SET, "seal", made.pk, baby_id, by, **more)
    if by.role is not Role.INFORMATION_GOVERNANCE:
        body = "A manager sealed a file. Look at why, and at whom it names.\n\nSign in to Kith: it is on your desk.\n"
        _tell_reviewers(f"seal:{made.pk}", "A file was sealed", body, at=at)
    return made


@transaction.atomic
def review_seal(
    seal_id: UUID, step: SealStepKind, *, reason: str, review_on: date | None, by: Actor, at: datetime
) -> SealStep | checks.Queried:
    """Keep a seal until a new date, or lift it. Raises Refused, or NotThere when there is no such seal."""
    standing = doors.seal_for(by, seal_id, at=at)
    if step is SealStepKind.KEPT:
        finding = _looked_at_again(review_on or day_of(at), at)
        if finding:
            return checks.Queried((finding,))
    made = SealStep.objects.create(
        seal=standing, step=step.value, reason=reason.strip()[:400], recorded_by_id=by.worker_id, recorded_at=at,
        review_on=review_on if step is SealStepKind.KEPT else None,
    )  # fmt: skip
    act = "lifted a seal" if step is SealStepKind.LIFTED else "kept a seal"
    _record(act, Permission.SEAL_REVIEW, "seal", standing.pk, standing.baby_id, by)
    return made


@transaction.atomic
def change_list(seal_id: UUID, worker: Worker, *, named: bool, reason: str, by: Actor, at: datetime) -> SealName:
    """Put somebody on a seal's list or take them off. Raises Refused, or NotThere when there is no such seal."""
    standing = doors.seal_for(by, seal_id, at=at)
    made = SealName.objects.create(
        seal=standing, worker=worker, named=named, reason=reason.strip()[:400], recorded_by_id=by.worker_id,
        recorded_at=at,
    )  # fmt: skip
    more = {"worker": str(worker.pk), "named": named}
    _record("changed a seal's list", Permission.SEAL_REVIEW, "seal", standing.pk, standing.baby_id, by, **more)
    return made


def _looked_at_again(review_on: date, at: datetime) -> Finding | None:
    longest = handbook.current().figure("seal_review", day_of(at))
    return rules.a_seal_is_looked_at_again(review_on, day_of(at), longest)


def _record(
    action: str, permission: Permission, about: str, subject_id: UUID, baby_id: UUID, by: Actor, **detail: object
) -> None:
    act = audit.Act(
        action=action,
        permission=permission,
        subject_kind=about,
        subject_id=subject_id,
        baby_id=baby_id,
        detail=detail,
    )
    audit.record(by, act)


def _tell_reviewers(key: str, subject: str, body: str, *, at: datetime) -> None:
    """Tell information governance that something waits for them; no name, no family, nothing that happened."""
    for worker in directory_doors.at_work_as(Role.INFORMATION_GOVERNANCE, at=at):
        if worker.email:
            letter = directory_actions.Letter(
                key=f"{key}:{worker.pk}", address=worker.email, subject=subject, body=body, worker=worker
            )
            directory_actions.notify(letter, at=at)

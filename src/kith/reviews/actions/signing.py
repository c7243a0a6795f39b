"""Sign-off: the content is frozen when it is put up, and what is approved is exactly that."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from procrastinate.contrib.django import app

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere, must
from kith.access.permissions import Permission
from kith.access.words import Role
from kith.directory import actions as directory_actions
from kith.directory import doors as directory_doors
from kith.directory.models import Worker
from kith.kernel.ids import new_id
from kith.reviews import doors, rules
from kith.reviews.documents.page import html_of
from kith.reviews.documents.report import Issue, report_of
from kith.reviews.doors.progress import newest_version_number
from kith.reviews.models import ReportVersion, Review, SignOffDecision, SignOffRequest
from kith.reviews.words import Decision


@transaction.atomic
def ask_for_sign_off(review_id: UUID, *, note: str, by: Actor, at: datetime) -> SignOffRequest:
    """Put the review up as it stands now. A request not decided yet is replaced. Raises Refused, NotThere."""
    must(by, Permission.REVIEW_EDIT, at=at)
    review = Review.objects.filter(pk=review_id).first()
    if review is None:
        raise NotThere
    content = doors.content_of(review, note)
    request = SignOffRequest.objects.create(
        review=review,
        number=SignOffRequest.objects.filter(review=review).count() + 1,
        content=content,
        sha256=rules.fingerprint(content),
        note=note,
        asked_by_id=doors.worker(by),
        asked_at=at,
    )
    _record(by, "sign-off asked", Permission.REVIEW_EDIT, request, at)
    for member in directory_doors.at_work_as(Role.EXECUTIVE, at=at):
        _tell(request, member, at)
    return request


def _tell(request: SignOffRequest, member: Worker, at: datetime) -> None:
    if not member.email:
        return
    address = settings.KITH_ADDRESS + reverse("sign_off", args=[request.pk])
    letter = directory_actions.Letter(
        key=f"sign-off:{request.pk}:{member.pk}",
        address=member.email,
        subject="A review waits for the Executive's decision",
        body=f"Sign in to read it and decide:\n{address}\n\nThis message holds no personal information.\n",
        worker=member,
    )
    directory_actions.notify(letter, at=at)


def _record(by: Actor, action: str, permission: Permission, request: SignOffRequest, at: datetime) -> None:
    act = audit.Act(
        action=action,
        permission=permission,
        subject_kind="sign-off request",
        subject_id=request.pk,
        detail={"number": request.number, "sha256": request.sha256},
    )
    audit.record(by, act)


@transaction.atomic
def decide(request_id: UUID, *, decision: Decision, reasons: str, by: Actor, at: datetime) -> SignOffDecision:
    """Approve or return what was put up, with reasons. Approval makes a version that never changes.

    Raises Refused for an author, NotThere when it was decided, replaced, or altered since it was put up.
    """
    request = doors.request_to_decide(by, request_id, at=at)
    if rules.altered(request.content, request.sha256):
        raise NotThere
    made = SignOffDecision(
        request=request, decision=decision, reasons=reasons, decided_by_id=doors.worker(by), decided_at=at
    )
    _decide_once(made)
    if decision is Decision.APPROVE:
        _freeze(request, by, at)
    _record(by, f"sign-off: {decision.past.lower()}", Permission.REVIEW_APPROVE, request, at)
    return made


def _decide_once(decision: SignOffDecision) -> None:
    """Two members of the Executive at one moment: the first decision stands. Raises NotThere for the second."""
    try:
        with transaction.atomic():
            decision.save(force_insert=True)
    except IntegrityError as error:
        raise NotThere from error


def _freeze(request: SignOffRequest, by: Actor, at: datetime) -> ReportVersion:
    """Keep content and page with their fingerprints, and have the documents made."""
    version_id, number = new_id(), newest_version_number(request.review_id) + 1
    name = directory_doors.worker_of(by).full_name
    report = report_of(request.content, Issue(number, name, at, request.sha256))
    html = html_of(report, reverse("report", args=[version_id]) + "/charts/")
    version = ReportVersion.objects.create(
        id=version_id,
        review_id=request.review_id,
        number=number,
        request=request,
        content=request.content,
        sha256=request.sha256,
        html=html,
        html_sha256=rules.fingerprint(html),
        approved_by_id=doors.worker(by),
        approved_at=at,
    )
    app.configure_task("make_report_files", queueing_lock=f"report:{version_id}").defer(version_id=str(version_id))
    return version

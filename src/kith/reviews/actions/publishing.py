"""Making the documents of a version, sending it to every partner agency, and acknowledging it."""

import hashlib
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere, must
from kith.access.permissions import Permission
from kith.design.wording import day_text
from kith.directory import actions as directory_actions
from kith.directory import doors as directory_doors
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.measures import actions as measure_actions
from kith.measures import doors as measure_doors
from kith.reviews import doors, rules
from kith.reviews.documents import pdf, word
from kith.reviews.documents.report import Issue, Report, briefing_of, report_of
from kith.reviews.models import Acknowledgement, Publication, ReportFile, ReportVersion
from kith.reviews.words import FileKind

SUBJECT = "Learning briefing to read and acknowledge"
BODY = """A thematic review has been signed off, and your agency is asked to read its learning briefing.

Sign in to read it, talk about it with your team, and acknowledge it for your agency by {by}:
{address}

This message holds no personal information.
"""


def document(version_id: UUID, kind: FileKind, *, at: datetime) -> bytes:
    """A document of a version: found, or made now and kept. Whoever calls has asked a door for the version."""
    found = doors.file_for(version_id, kind)
    if found is not None:
        return found
    version = ReportVersion.objects.select_related("approved_by").filter(pk=version_id).first()
    if version is None:
        raise NotThere
    issue = Issue(version.number, version.approved_by.full_name, version.approved_at, version.sha256)
    body = _make(report_of(version.content, issue), kind, at)
    made = ReportFile(version=version, kind=kind, body=body, sha256=hashlib.sha256(body).hexdigest(), made_at=at)
    ReportFile.objects.bulk_create([made], ignore_conflicts=True)
    return doors.file_for(version_id, kind) or body


def picture(content: dict[str, Any], code: str, measure: str, *, at: datetime) -> str:
    """The picture of one linked measure of a frozen content, as SVG. Raises NotThere when it is not linked."""
    for finding in content["findings"]:
        for evidence in finding["evidence"]:
            if finding["code"] == code and evidence["measure"] == measure:
                result = measure_doors.from_data(evidence["values"])
                return measure_actions.chart(result.groups, result.total, at=at)
    raise NotThere


def who_and_by_when(*, at: datetime) -> tuple[int, datetime]:
    """How many agencies a report sent now goes to, and by when each is asked to acknowledge it."""
    return len(directory_doors.agencies()), _due_at(at)


def _make(report: Report, kind: FileKind, at: datetime) -> bytes:
    if kind is FileKind.REPORT_PDF:
        return pdf.report_pdf(report, at=at)
    if kind is FileKind.REPORT_DOCX:
        return word.report_docx(report, at=at)
    return pdf.briefing_pdf(briefing_of(report), at=at)


@transaction.atomic
def publish(version_id: UUID, *, by: Actor, at: datetime) -> list[Publication]:
    """Send a version to every partner agency it has not been sent to. Raises Refused, NotThere."""
    must(by, Permission.REVIEW_EDIT, at=at)
    version = doors.version_for(by, version_id, at=at, note_opening=False)
    if version.findings or not version.newest:
        raise NotThere
    already = set(Publication.objects.filter(version_id=version_id).values_list("agency_id", flat=True))
    addresses = directory_doors.agency_addresses()
    due_at = _due_at(at)
    sent = [
        Publication(
            version_id=version_id,
            agency=agency,
            address=addresses.get(agency.pk, ""),
            sent_by_id=doors.worker(by),
            sent_at=at,
            due_at=due_at,
        )
        for agency in directory_doors.agencies()
        if agency.pk not in already
    ]
    Publication.objects.bulk_create(sent)
    for publication in sent:
        _tell(publication, at)
    act = audit.Act(
        action="report sent",
        permission=Permission.REVIEW_EDIT,
        subject_kind="report version",
        subject_id=version_id,
        detail={"agencies": len(sent)},
    )
    audit.record(by, act)
    return sent


def _due_at(at: datetime) -> datetime:
    book = handbook.current()
    return rules.acknowledge_by(book.limit("ACK", day_of(at)), at, book.calendar()).due_at


def _tell(publication: Publication, at: datetime) -> None:
    if not publication.address:
        return
    address = settings.KITH_ADDRESS + reverse("briefing", args=[publication.version_id])
    letter = directory_actions.Letter(
        key=f"briefing:{publication.version_id}:{publication.agency_id}",
        address=publication.address,
        subject=SUBJECT,
        body=BODY.format(by=day_text(publication.due_at), address=address),
    )
    directory_actions.notify(letter, at=at)


@transaction.atomic
def acknowledge(version_id: UUID, *, changes: str, by: Actor, at: datetime) -> Acknowledgement:
    """Say for the actor's own agency that it has the learning; the first to say so stands. Raises Refused, NotThere."""
    publication = doors.publication_to_acknowledge(by, version_id, at=at)
    said, made = Acknowledgement.objects.get_or_create(
        publication=publication,
        defaults={"changes": changes, "acknowledged_by_id": doors.worker(by), "acknowledged_at": at},
    )
    if made:
        act = audit.Act(
            action="briefing acknowledged",
            permission=Permission.BRIEFING_ACKNOWLEDGE,
            subject_kind="publication",
            subject_id=publication.pk,
        )
        audit.record(by, act)
    return said

"""What was signed off: who may read it, who has it, and who has acknowledged it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet, TextField, Value

from kith.access import audit
from kith.access.actor import Actor
from kith.access.decide import decide
from kith.access.doors import NotThere, must
from kith.access.permissions import Permission
from kith.access.policy import Subject
from kith.kernel.findings import Finding as RuleFinding
from kith.kernel.findings import gather
from kith.reviews import rules
from kith.reviews.models import Publication, ReportFile, ReportVersion
from kith.reviews.words import FileKind


@dataclass(frozen=True, kw_only=True)
class VersionLine:
    """An approved version in a list. `mine` is what its sending says to the reader's own agency, if anything."""

    version_id: UUID
    title: str
    number: int
    approved_at: datetime
    sent_at: datetime | None
    newest: bool
    publication_id: UUID | None = None
    due_at: datetime | None = None
    acknowledged_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class VersionFile:
    """An approved version whole. `findings` speaks up when it is not what was approved."""

    version_id: UUID
    review_id: UUID
    title: str
    number: int
    approved_by: str
    approved_at: datetime
    sha256: str
    content: dict[str, Any] = field(repr=False)
    html: str = field(repr=False)
    sent_at: datetime | None
    newest: bool
    findings: tuple[RuleFinding, ...]


@dataclass(frozen=True, kw_only=True)
class Reader:
    """An agency a version was sent to, and whether it has said so."""

    agency: str
    address: str
    due_at: datetime
    acknowledged_by: str = ""
    acknowledged_at: datetime | None = None
    changes: str = ""


def _agency(actor: Actor) -> UUID:
    """The agency the actor works for. Raises NotThere for a visitor."""
    if actor.agency_id is None:
        raise NotThere
    return actor.agency_id


def versions_for(actor: Actor, *, at: datetime) -> tuple[VersionLine, ...]:
    """The approved versions this person may read, newest first. Raises Refused."""
    must(actor, Permission.REPORT_VIEW, at=at)
    may_see_unsent = bool(decide(actor, Permission.REVIEW_VIEW, at=at))
    found = ReportVersion.objects.select_related("review").defer("content", "html", "review__methods")
    versions = list(found.order_by("-approved_at", "-number"))
    mine = _own_publications(actor)
    sent = dict(Publication.objects.order_by("-sent_at").values_list("version_id", "sent_at"))
    newest = _newest_of(versions)
    return tuple(
        _line(version, sent.get(version.pk), mine.get(version.pk), newest)
        for version in versions
        if may_see_unsent or version.pk in sent
    )


def _own_publications(actor: Actor) -> dict[UUID, Publication]:
    found = Publication.objects.filter(agency_id=_agency(actor)).select_related("acknowledgement")
    return {publication.version_id: publication for publication in found}


def _newest_of(versions: list[ReportVersion]) -> set[UUID]:
    newest: dict[UUID, ReportVersion] = {}
    for version in versions:
        best = newest.get(version.review_id)
        if best is None or version.number > best.number:
            newest[version.review_id] = version
    return {version.pk for version in newest.values()}


def _line(version: ReportVersion, sent_at: datetime | None, mine: Publication | None, newest: set[UUID]) -> VersionLine:
    acknowledgement = getattr(mine, "acknowledgement", None)
    return VersionLine(
        version_id=version.pk,
        title=version.review.title,
        number=version.number,
        approved_at=version.approved_at,
        sent_at=sent_at,
        newest=version.pk in newest,
        publication_id=mine.pk if mine else None,
        due_at=mine.due_at if mine else None,
        acknowledged_at=acknowledgement.acknowledged_at if acknowledgement else None,
    )


def version_for(actor: Actor, version_id: UUID, *, at: datetime, note_opening: bool = True) -> VersionFile:
    """An approved version; before it is sent only for those who may read the review. Raises Refused, NotThere."""
    must(actor, Permission.REPORT_VIEW, at=at)
    version = ReportVersion.objects.select_related("review", "approved_by").filter(pk=version_id).first()
    if version is None:
        raise NotThere
    sent_at = Publication.objects.filter(version=version).values_list("sent_at", flat=True).first()
    if sent_at is None:
        must(actor, Permission.REVIEW_VIEW, at=at)
    if note_opening:
        act = audit.Act(
            action="report opened",
            permission=Permission.REPORT_VIEW,
            subject_kind="report version",
            subject_id=version.pk,
        )
        audit.record(actor, act)
    return VersionFile(
        version_id=version.pk,
        review_id=version.review_id,
        title=version.review.title,
        number=version.number,
        approved_by=version.approved_by.full_name,
        approved_at=version.approved_at,
        sha256=version.sha256,
        content=version.content,
        html=version.html,
        sent_at=sent_at,
        newest=not ReportVersion.objects.filter(review_id=version.review_id, number__gt=version.number).exists(),
        findings=gather(
            rules.altered(version.content, version.sha256), rules.altered(version.html, version.html_sha256)
        ),
    )


def file_for(version_id: UUID, kind: FileKind) -> bytes | None:
    """A document made earlier; None when it has not been made. Ask `version_for` first: it decides who may."""
    found = ReportFile.objects.filter(version_id=version_id, kind=kind).first()
    return bytes(found.body) if found else None


@dataclass(frozen=True)
class Readership:
    """Every agency a version was sent to, and what the rules say of how far it has reached."""

    version: VersionFile
    readers: tuple[Reader, ...]
    findings: tuple[RuleFinding, ...]


def readers_of(actor: Actor, version_id: UUID, *, at: datetime) -> Readership:
    """Every agency the version was sent to and what it has said. Raises Refused, NotThere."""
    must(actor, Permission.REVIEW_VIEW, at=at)
    version = version_for(actor, version_id, at=at)
    found = Publication.objects.filter(version_id=version_id).select_related(
        "agency", "acknowledgement__acknowledged_by"
    )
    readers = tuple(_reader(publication) for publication in found.order_by("agency__name", "id"))
    return Readership(version, readers, gather(rules.not_reached({r.agency: r.address for r in readers})))


def _reader(publication: Publication) -> Reader:
    said = getattr(publication, "acknowledgement", None)
    return Reader(
        agency=publication.agency.name,
        address=publication.address,
        due_at=publication.due_at,
        acknowledged_by=said.acknowledged_by.full_name if said else "",
        acknowledged_at=said.acknowledged_at if said else None,
        changes=said.changes if said else "",
    )


def publication_to_acknowledge(actor: Actor, version_id: UUID, *, at: datetime) -> Publication:
    """What was sent to the actor's own agency. Raises Refused, NotThere when nothing was."""
    found = Publication.objects.select_related("version__review", "agency", "acknowledgement")
    publication = found.filter(version_id=version_id, agency_id=_agency(actor)).first()
    if publication is None:
        raise NotThere
    must(actor, Permission.BRIEFING_ACKNOWLEDGE, Subject(agency_id=publication.agency_id), at=at)
    return publication


def is_acknowledged(publication: Publication) -> bool:
    """Whether the agency has said that it has the learning."""
    return hasattr(publication, "acknowledgement")


def awaiting(actor: Actor, *, at: datetime) -> QuerySet[Publication, Any]:
    """Briefings the actor's agency has been sent and has not acknowledged: work for the desk to show.

    Of each: `about` (the version's id), `title` (of the review), `note` (nothing) and `since` (by when it is due).
    """
    if not decide(actor, Permission.BRIEFING_ACKNOWLEDGE, Subject(agency_id=actor.agency_id), at=at):
        return Publication.objects.none().values("due_at")
    waiting = Publication.objects.filter(agency_id=_agency(actor), acknowledgement__isnull=True)
    title, nothing = F("version__review__title"), Value("", output_field=TextField())
    return waiting.values(about=F("version_id"), title=title, note=nothing, since=F("due_at"))

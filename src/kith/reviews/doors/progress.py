"""A review while it is being written and decided on."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from kith.access import audit
from kith.access.actor import Actor
from kith.access.decide import decide
from kith.access.doors import NotThere, Refused, must
from kith.access.permissions import Permission
from kith.access.policy import Subject
from kith.kernel.findings import Finding as RuleFinding
from kith.kernel.findings import gather
from kith.reviews import rules
from kith.reviews.models import Evidence, Finding, FindingText, ReportVersion, Review, SignOffRequest
from kith.reviews.words import Decision, Stage

type Content = dict[str, Any]


class Closed(NotThere):
    """The request was decided, or replaced by a newer one."""


@dataclass(frozen=True)
class ReviewLine:
    """A review in a list."""

    review_id: UUID
    title: str
    body: str
    stage: Stage


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One time the review was put up for sign-off, and what came of it."""

    request_id: UUID
    review_id: UUID
    number: int
    asked_by: str
    asked_at: datetime
    note: str
    sha256: str
    content: Content = field(repr=False)
    decision: Decision | None = None
    reasons: str = ""
    decided_by: str = ""
    decided_at: datetime | None = None
    findings: tuple[RuleFinding, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReviewFile:
    """A review, what it says today, and how far it has come. `findings` is what the rules say is missing."""

    review_id: UUID
    stage: Stage
    content: Content = field(repr=False)
    asked: tuple[Asked, ...]
    versions: tuple[tuple[UUID, int, datetime], ...]
    findings: tuple[RuleFinding, ...]
    may_write: bool
    may_decide: bool


@dataclass(frozen=True, kw_only=True)
class FindingFile:
    """One finding with every version of its words."""

    review_id: UUID
    review_title: str
    finding_id: UUID
    content: Content = field(repr=False)
    measure_code: str
    texts: tuple[tuple[int, str, str, datetime], ...]
    may_write: bool


def reviews_for(actor: Actor, *, at: datetime) -> tuple[ReviewLine, ...]:
    """Every review with how far it has come. Raises Refused."""
    must(actor, Permission.REVIEW_VIEW, at=at)
    reviews = _with_progress().order_by("-began")
    return tuple(ReviewLine(r.pk, r.title, r.body, _stage(r)) for r in reviews)


def _stage(review: Review) -> Stage:
    newest = next(iter(review.sign_off_requests.all()), None)
    decision = getattr(newest, "decision", None)
    versions = list(review.versions.all())
    return rules.stage(
        rules.Progress(
            asked=newest is not None,
            decided=decision is not None,
            returned=decision is not None and decision.decision == Decision.RETURN,
            approved=bool(versions),
            sent=any(version.publications.all() for version in versions[:1]),
        )
    )


def review_for(actor: Actor, review_id: UUID, *, at: datetime) -> ReviewFile:
    """A review in progress. Raises Refused, NotThere."""
    must(actor, Permission.REVIEW_VIEW, at=at)
    review = _review(review_id)
    content = content_of(review)
    audit.record(actor, _opened("review opened", "review", review.pk))
    return ReviewFile(
        review_id=review.pk,
        stage=_stage(review),
        content=content,
        asked=tuple(_asked(request) for request in review.sign_off_requests.all()),
        versions=tuple((v.pk, v.number, v.approved_at) for v in review.versions.all()),
        findings=missing_from(content),
        may_write=bool(decide(actor, Permission.REVIEW_EDIT, at=at)),
        may_decide=bool(decide(actor, Permission.REVIEW_APPROVE, Subject(author_ids=authors_of(review.pk)), at=at)),
    )


def _opened(action: str, kind: str, subject_id: UUID) -> audit.Act:
    return audit.Act(action=action, permission=Permission.REVIEW_VIEW, subject_kind=kind, subject_id=subject_id)


def _with_progress() -> QuerySet[Review]:
    """Reviews with what was asked, decided and sent, but without the frozen contents."""
    requests = SignOffRequest.objects.defer("content").select_related("asked_by", "decision__decided_by")
    versions = ReportVersion.objects.defer("content", "html")
    return Review.objects.prefetch_related(
        Prefetch("sign_off_requests", requests), Prefetch("versions", versions), "versions__publications"
    )


def _review(review_id: UUID) -> Review:
    review = _with_progress().filter(pk=review_id).first()
    if review is None:
        raise NotThere
    return review


def missing_from(content: Content) -> tuple[RuleFinding, ...]:
    """What the rules say is missing before sign-off."""
    return gather(
        rules.without_evidence({f["code"]: len(f["evidence"]) for f in content["findings"]}),
        rules.without_owner({r["code"]: r["owner"] for r in content["recommendations"]}),
    )


def content_of(review: Review, note: str = "") -> Content:
    """Everything the review says today, as plain data: what is frozen when it is put up for sign-off."""
    findings = list(review.findings.prefetch_related("texts", "evidence"))
    return {
        "schema": 1,
        "note": note,
        "review": {
            "code": review.code,
            "title": review.title,
            "body": review.body,
            "began": review.began.isoformat(),
            "ended": review.ended.isoformat(),
            "cohort": review.cohort,
            "scope": review.scope,
            "priorities": review.priorities,
            "builds_on": review.builds_on,
            "stands": review.stands,
            "methods": review.methods,
            "source": review.source,
        },
        "findings": [_finding_content(finding) for finding in findings],
        "recommendations": [
            {"code": r.code, "text": r.text, "owner": r.owner, "owner_kind": r.owner_kind, "findings": r.finding_codes}
            for r in review.recommendations.all()
        ],
        "sections": [{"code": s.code, "title": s.title, "points": s.points} for s in review.sections.all()],
    }


def _finding_content(finding: Finding) -> Content:
    text = next(iter(finding.texts.all()))
    return {
        "code": finding.code,
        "title": finding.title,
        "statement": text.statement,
        "text_number": text.number,
        "evidence": [_evidence_content(evidence) for evidence in _standing(finding)],
    }


def _standing(finding: Finding) -> list[Evidence]:
    """The newest link of each measure, in the order they were first linked."""
    newest: dict[str, Evidence] = {}
    for evidence in reversed(list(finding.evidence.all())):
        newest[evidence.measure_code] = evidence
    return list(newest.values())


def _evidence_content(evidence: Evidence) -> Content:
    return {
        "measure": evidence.measure_code,
        "version": evidence.measure_version,
        "values": evidence.values,
        "note": evidence.note,
        "linked_at": evidence.linked_at.isoformat(),
    }


def _asked(request: SignOffRequest, now: Content | None = None) -> Asked:
    """One request. Its content, and what the rules say of it, come along only when `now`, today's content, is given."""
    decision = getattr(request, "decision", None)
    return Asked(
        request_id=request.pk,
        review_id=request.review_id,
        number=request.number,
        asked_by=request.asked_by.full_name,
        asked_at=request.asked_at,
        note=request.note,
        sha256=request.sha256,
        content=request.content if now else {},
        decision=Decision(decision.decision) if decision else None,
        reasons=decision.reasons if decision else "",
        decided_by=decision.decided_by.full_name if decision else "",
        decided_at=decision.decided_at if decision else None,
        findings=_findings_of(request, now) if now else (),
    )


def _findings_of(request: SignOffRequest, now: Content) -> tuple[RuleFinding, ...]:
    changed = rules.newer_words({**now, "note": request.note}, request.sha256)
    return gather(rules.altered(request.content, request.sha256), changed)


def finding_for(actor: Actor, review_id: UUID, code: str, *, at: datetime) -> FindingFile:
    """One finding with its words and evidence. Raises Refused, NotThere."""
    must(actor, Permission.REVIEW_VIEW, at=at)
    found = Finding.objects.filter(review_id=review_id, code=code).select_related("review")
    finding = found.prefetch_related("texts__written_by", "evidence").first()
    if finding is None:
        raise NotThere
    audit.record(actor, _opened("finding opened", "finding", finding.pk))
    return FindingFile(
        review_id=finding.review_id,
        review_title=finding.review.title,
        finding_id=finding.pk,
        content=_finding_content(finding),
        measure_code=finding.measure_code,
        texts=tuple((t.number, t.statement, _writer(t), t.written_at) for t in finding.texts.all()),
        may_write=bool(decide(actor, Permission.REVIEW_EDIT, at=at)),
    )


def _writer(text: FindingText) -> str:
    return text.written_by.full_name if text.written_by else "The handbook"


def authors_of(review_id: UUID) -> frozenset[UUID]:
    """Everybody who wrote words, linked evidence or put the review up."""
    written = FindingText.objects.filter(finding__review_id=review_id, written_by__isnull=False).order_by()
    linked = Evidence.objects.filter(finding__review_id=review_id).order_by()
    asked = SignOffRequest.objects.filter(review_id=review_id).order_by()
    ids = written.values_list("written_by_id", flat=True).union(
        linked.values_list("linked_by_id", flat=True), asked.values_list("asked_by_id", flat=True)
    )
    return frozenset(ids.order_by())


def request_for(actor: Actor, request_id: UUID, *, at: datetime) -> Asked:
    """A version as it was put up, for anybody who may read the review. Raises Refused, NotThere."""
    must(actor, Permission.REVIEW_VIEW, at=at)
    request = _request(request_id)
    audit.record(actor, _opened("sign-off opened", "sign-off request", request.pk))
    return _asked(request, content_of(request.review))


def request_to_decide(actor: Actor, request_id: UUID, *, at: datetime) -> SignOffRequest:
    """A version for somebody to decide on. Raises Refused for its authors, Closed when it is decided or replaced."""
    request = _request(request_id)
    authors = authors_of(request.review_id)
    subject = Subject(author_ids=authors)
    decision = must(actor, Permission.REVIEW_APPROVE, subject, at=at)
    if rules.own_work(actor.worker_id, authors):
        raise Refused(Permission.REVIEW_APPROVE, decision, subject, "sign-off request")
    if hasattr(request, "decision") or _replaced(request):
        raise Closed
    return request


def _request(request_id: UUID) -> SignOffRequest:
    found = SignOffRequest.objects.select_related("review", "asked_by", "decision__decided_by").filter(pk=request_id)
    request = found.first()
    if request is None:
        raise NotThere
    return request


def _replaced(request: SignOffRequest) -> bool:
    return SignOffRequest.objects.filter(review_id=request.review_id, number__gt=request.number).exists()


def worker(actor: Actor) -> UUID:
    """Whose name stands under what is added. Raises NotThere for a visitor."""
    if actor.worker_id is None:
        raise NotThere
    return actor.worker_id


def newest_version_number(review_id: UUID) -> int:
    """The number of the newest approved version, 0 when there is none."""
    return ReportVersion.objects.filter(review_id=review_id).count()

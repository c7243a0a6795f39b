"""Writing findings and linking evidence. Every version is kept; two writers see each other's words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere, must
from kith.access.permissions import Permission
from kith.measures import doors as measure_doors
from kith.measures.words import PeriodCode
from kith.reviews import doors
from kith.reviews.models import Evidence, Finding, FindingText


class StaleEdit(Exception):
    """Somebody saved the finding while this person was writing; `theirs` is what stands now."""

    def __init__(self, number: int, theirs: str, who: str, when: datetime) -> None:
        super().__init__(f"text {number} stands")
        self.number, self.theirs, self.who, self.when = number, theirs, who, when


@dataclass(frozen=True)
class Chosen:
    """A measure chosen as evidence, over which period, and what the author says of it."""

    measure: str
    period: PeriodCode
    note: str = ""


def _finding(by: Actor, review_id: UUID, code: str, at: datetime) -> Finding:
    must(by, Permission.REVIEW_EDIT, at=at)
    finding = Finding.objects.filter(review_id=review_id, code=code).first()
    if finding is None:
        raise NotThere
    return finding


def _record(by: Actor, action: str, finding: Finding, **detail: Any) -> None:
    act = audit.Act(
        action=action,
        permission=Permission.REVIEW_EDIT,
        subject_kind="finding",
        subject_id=finding.pk,
        detail=detail,
    )
    audit.record(by, act)


@transaction.atomic
def edit_finding(review_id: UUID, code: str, *, statement: str, seen: int, by: Actor, at: datetime) -> FindingText:
    """Add a version of a finding's words; `seen` is the number of the version they were written from.

    Raises StaleEdit when another version was saved since, Refused, NotThere.
    """
    finding = _finding(by, review_id, code, at)
    newest = FindingText.objects.select_related("written_by").filter(finding=finding).first()
    number = newest.number if newest else 0
    if newest and number != seen:
        who = newest.written_by.full_name if newest.written_by else "The handbook"
        raise StaleEdit(number, newest.statement, who, newest.written_at)
    text, made = FindingText.objects.get_or_create(
        finding=finding,
        number=number + 1,
        defaults={"statement": statement, "written_by_id": doors.worker(by), "written_at": at},
    )
    if not made:
        raise StaleEdit(text.number, text.statement, "Somebody else", text.written_at)
    _record(by, "finding written", finding, number=text.number)
    return text


@transaction.atomic
def link_evidence(review_id: UUID, code: str, chosen: Chosen, *, by: Actor, at: datetime) -> Evidence:
    """Link a measure to a finding as it stands now: its cells, with what is hidden hidden, are frozen.

    Raises Refused, NotThere.
    """
    finding = _finding(by, review_id, code, at)
    result = measure_doors.measure_for(by, chosen.measure, chosen.period, at=at)
    evidence = Evidence.objects.create(
        finding=finding,
        measure_code=result.code,
        measure_version=result.version,
        period_code=chosen.period.value,
        starts_on=result.period.starts_on,
        ends_on=result.period.ends_on,
        values=measure_doors.as_data(result),
        note=chosen.note,
        linked_by_id=doors.worker(by),
        linked_at=at,
    )
    _record(by, "evidence linked", finding, measure=result.code, version=result.version, period=chosen.period.value)
    return evidence

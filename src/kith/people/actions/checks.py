"""What a rule queries is asked about once; the answer is kept beside what was saved."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from kith.access.actor import Actor
from kith.kernel import handbook
from kith.kernel.findings import Finding, gather
from kith.kernel.gestation import Bounds
from kith.people.models import Baby, Explanation, Person


@dataclass(frozen=True)
class Queried:
    """Nothing was saved yet: these findings ask for a reason. Send again with `explained`."""

    findings: tuple[Finding, ...]


def unexplained(found: Iterable[Finding | None], explained: str) -> Queried | None:
    """The findings that still want a reason, or None."""
    findings = tuple(finding for finding in gather(*found) if "reason" in finding.asks or finding.missing)
    return Queried(findings) if findings and not explained.strip() else None


def explain(found: Iterable[Finding | None], explained: str, about: Baby | Person, *, by: Actor, at: datetime) -> None:
    """Keep the reason given for what the rules queried."""
    codes = " ".join(dict.fromkeys(finding.code for finding in found if finding))
    if not codes or not explained.strip():
        return
    subject = {"baby": about} if isinstance(about, Baby) else {"person": about}
    Explanation.objects.create(
        codes=codes, reason=explained.strip()[:400], recorded_at=at, recorded_by_id=by.worker_id, **subject
    )


def bounds(on: date) -> Bounds:
    """What is possible in a pregnancy, as the handbook had it on that day."""
    return handbook.current().pregnancy_bounds(on)


def worker_id(by: Actor) -> UUID:
    """Whose act this is, where the record must say so. Raises ValueError for somebody who is no worker."""
    if by.worker_id is None:
        raise ValueError("only a worker may record this")
    return by.worker_id


def alone(*parts: UUID | str | None) -> None:
    """Hold this thing until the transaction ends, so that two people changing it go one after the other."""
    key = ":".join(str(part) for part in parts)
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])

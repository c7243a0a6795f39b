"""What agencies added to entries of their own: corrections, and what an entry means."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kith.access.actor import Actor
from kith.people.models import EntryRemark
from kith.people.words import Impact, Significance

from . import files


@dataclass(frozen=True, kw_only=True)
class Remark:
    """One addition to an entry. With `words` it corrects; without, it says significance and impact."""

    entry: str
    agency_id: UUID
    words: str
    reason: str
    happened_at: datetime | None
    significance: Significance | None
    impact: Impact | None
    impact_words: str
    who: str
    at: datetime

    @property
    def corrects(self) -> bool:
        return bool(self.words)


def remarks_of(actor: Actor, baby_ids: Iterable[UUID]) -> dict[str, list[Remark]]:
    """Additions by the entry's key, oldest first. The caller has opened the files."""
    rows = EntryRemark.objects.filter(baby_id__in=list(baby_ids), baby__in=files.visible_to(actor))
    found: dict[str, list[Remark]] = defaultdict(list)
    for row in rows.select_related("recorded_by").order_by("recorded_at", "id"):
        found[row.entry].append(_remark(row))
    return dict(found)


def _remark(row: EntryRemark) -> Remark:
    return Remark(
        entry=row.entry,
        agency_id=row.agency_id,
        words=row.words,
        reason=row.reason,
        happened_at=row.happened_at,
        significance=Significance(row.significance) if row.significance else None,
        impact=Impact(row.impact) if row.impact else None,
        impact_words=row.impact_words,
        who=row.recorded_by.full_name if row.recorded_by else "",
        at=row.recorded_at,
    )

"""Seals the audit: every unsealed entry becomes a leaf of a Merkle tree whose root is chained to the one before.

Anybody who edits, removes, adds or back-dates an entry after it was sealed is found by `verify`; somebody who
rewrites every seal as well is found by comparing the newest head with one kept elsewhere (`./run manage audit-verify`
prints it).
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from .models import AuditEntry, Seal, SealedEntry

BATCH = 5000


@dataclass(frozen=True)
class Broken:
    """One thing that does not fit: which seal, and how."""

    seal_id: int
    how: str


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def leaf(entry: AuditEntry) -> str:
    """The hash of one entry; its detail goes in salted, so that it can be erased one day and the leaf still stand."""
    detail = _sha(entry.salt + json.dumps(entry.detail, sort_keys=True))
    parts = (
        entry.id, entry.at.isoformat(), entry.account_id, entry.worker_id, entry.role, entry.action, entry.permission,
        entry.outcome, entry.because, entry.subject_kind, entry.subject_id, entry.baby_id, detail,
    )  # fmt: skip
    return _sha("\x1f".join("" if part is None else str(part) for part in parts))


def root(leaves: Sequence[str]) -> str:
    """The Merkle root of the leaves in order. Raises ValueError for none."""
    if not leaves:
        raise ValueError("a tree needs leaves")
    level = list(leaves)
    while len(level) > 1:
        pairs = zip(level[::2], [*level[1::2], ""], strict=False)
        level = [_sha("node" + left + right) for left, right in pairs]
    return level[0]


def seal(*, at: datetime) -> Seal | None:
    """Seal what has been committed and is not sealed yet; None when there is nothing. Returns the new seal."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(hashtext('kith.seal'))")
        sealed = SealedEntry.objects.values("entry_id")
        entries = list(AuditEntry.objects.exclude(id__in=sealed).order_by("at", "id")[:BATCH])
        if not entries:
            return None
        last = Seal.objects.order_by("-id").first()
        previous = last.head if last else ""
        top = root([leaf(entry) for entry in entries])
        made = Seal.objects.create(
            sealed_at=at, size=len(entries), root=top, previous=previous, head=_head(previous, top, len(entries))
        )
        SealedEntry.objects.bulk_create(
            [SealedEntry(entry_id=e.id, seal=made, position=i) for i, e in enumerate(entries)]
        )
        return made


def _head(previous: str, top: str, size: int) -> str:
    return _sha(f"{previous}|{top}|{size}")


def verify() -> Iterable[Broken]:
    """Every seal that no longer fits its entries or its predecessor, oldest first."""
    previous = ""
    for made in Seal.objects.order_by("id").iterator():
        ids = list(SealedEntry.objects.filter(seal=made).order_by("position").values_list("entry_id", flat=True))
        entries = AuditEntry.objects.in_bulk(ids)
        if len(entries) != made.size or len(ids) != made.size:
            yield Broken(made.pk, f"{made.size} entries were sealed and {len(entries)} are there")
        elif root([leaf(entries[key]) for key in ids]) != made.root:
            yield Broken(made.pk, "an entry was changed after it was sealed")
        if made.previous != previous or made.head != _head(previous, made.root, made.size):
            yield Broken(made.pk, "the chain of seals was rewritten")
        previous = made.head

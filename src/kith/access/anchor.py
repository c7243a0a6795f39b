"""Keeps the audit's newest head outside the database, so that whoever rewrites every seal is found out.

One line a minute at most: the moment, the seal's number, its head. Copy the file somewhere the database's keepers
cannot write.
"""

from datetime import datetime, timedelta
from pathlib import Path

from .models import Seal

EVERY = timedelta(minutes=1)


def keep(made: Seal, file: Path, last: datetime | None) -> datetime | None:
    """Add the head of a new seal unless one was kept within the minute. Returns when a head was last kept."""
    if last is not None and made.sealed_at - last < EVERY:
        return last
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as out:
        out.write(f"{made.sealed_at.isoformat()} {made.pk} {made.head}\n")
    return made.sealed_at


def strangers(file: Path) -> list[str]:
    """The kept heads that the database no longer knows, oldest first; empty when all is as it was or none was kept."""
    if not file.exists():
        return []
    kept = [line.split() for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    known = dict(Seal.objects.filter(pk__in=[int(number) for _at, number, _head in kept]).values_list("pk", "head"))
    return [f"seal {number} of {at}" for at, number, head in kept if known.get(int(number)) != head]

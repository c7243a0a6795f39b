"""What the audit costs: commits a second for the same write with its entry and without, and the sealing of a batch."""

import statistics
import time
from argparse import Namespace
from typing import Any
from uuid import uuid4

from . import partnership
from .surroundings import milliseconds, tell, timed


def measure(chosen: Namespace) -> dict[str, Any]:
    partnership.ensure(chosen.babies)
    from kith.access import audit
    from kith.access import seal as seals
    from kith.access.permissions import Permission
    from kith.kernel import clock

    from .inside import actor_of

    actor, baby_id = actor_of("health.visitor"), uuid4()
    act = audit.Act(action="measured", permission=Permission.NOTE_ADD, subject_kind="baby", baby_id=baby_id)
    times = chosen.times * 20
    tell(f"{times} commits each way, turn by turn")
    ways = {"plain": _write(None), "audited": _write(lambda: audit.record(actor, act))}
    took: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(times):
        for name, write in ways.items():
            took[name] += timed(write, 1, warm=0)
    plain, both = took["plain"], took["audited"]
    tell("sealing")
    sealed, seconds = 0, []
    while (made := _sealed(seals, clock.now())) is not None:
        seconds.append(made[0])
        sealed += made[1]
    return {
        "commits": times,
        "plain_write": _rate(sum(plain), times) | milliseconds(plain),
        "write_with_audit": _rate(sum(both), times) | milliseconds(both),
        "audit_costs_ms": round((statistics.median(both) - statistics.median(plain)) * 1000, 3),
        "sealed_entries": sealed,
        "sealing_entries_per_second": round(sealed / sum(seconds)) if seconds else 0,
        "peer": "the same insert committed alone, turn by turn with the audited one",
    }


def _write(more: Any) -> Any:
    """One committed insert of a draft, which is what saving a form's answers writes; `more` joins its transaction."""
    from django.db import transaction

    from kith.access.models import Draft
    from kith.kernel import clock

    owner = uuid4()

    def write() -> None:
        at = clock.now()
        with transaction.atomic():
            Draft.objects.create(owner_id=owner, kind=f"bench/{uuid4()}", answers={"words": "measured"}, updated_at=at)
            if more is not None:
                more()

    return write


def _sealed(seals: Any, at: Any) -> tuple[float, int] | None:
    began = time.perf_counter()
    made = seals.seal(at=at)
    return (time.perf_counter() - began, made.size) if made else None


def _rate(seconds: float, times: int) -> dict[str, float]:
    return {"commits_per_second": round(times / seconds, 1)}

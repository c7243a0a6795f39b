"""What the audit costs: commits a second for the same write with its entry and without, and the sealing of a batch."""

from argparse import Namespace
from typing import Any
from uuid import uuid4

from . import partnership
from .surroundings import milliseconds, tell, timed


def measure(chosen: Namespace) -> dict[str, Any]:
    partnership.ensure(min(chosen.babies, 2_000))
    from kith.access import audit
    from kith.access import seal as seals
    from kith.access.permissions import Permission
    from kith.kernel import clock

    from .inside import actor_of

    actor, baby_id = actor_of("health.visitor"), uuid4()
    act = audit.Act(action="measured", permission=Permission.NOTE_ADD, subject_kind="baby", baby_id=baby_id)
    times = chosen.times * 20
    tell(f"{times} commits each way")
    plain, both = timed(_write(None), times), timed(_write(lambda: audit.record(actor, act)), times)
    plain_again = timed(_write(None), times)
    tell("sealing")
    sealed, seconds = 0, []
    while (made := _sealed(seals, clock.now())) is not None:
        seconds.append(made[0])
        sealed += made[1]
    best_plain = min(sum(plain), sum(plain_again))
    return {
        "commits": times,
        "plain_write": _rate(best_plain, times) | milliseconds(plain + plain_again),
        "write_with_audit": _rate(sum(both), times) | milliseconds(both),
        "audit_costs_ms": round((sum(both) - best_plain) / times * 1000, 3),
        "sealed_entries": sealed,
        "sealing_entries_per_second": round(sealed / sum(seconds)) if seconds else 0,
        "peer": "the same insert committed alone, before and after, the faster of the two",
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
    import time

    began = time.perf_counter()
    made = seals.seal(at=at)
    return (time.perf_counter() - began, made.size) if made else None


def _rate(seconds: float, times: int) -> dict[str, float]:
    return {"commits_per_second": round(times / seconds, 1)}

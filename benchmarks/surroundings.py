"""What the figures were measured on, and small arithmetic."""

import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


def tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def described() -> dict[str, Any]:
    """Machine, versions and how busy it was: a figure without these says little."""
    return {
        "measured_at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "machine": platform.machine(),
        "system": platform.system(),
        "python": platform.python_version(),
        "load_average": [round(number, 2) for number in os.getloadavg()],
        "commit": _commit(),
    }


def _commit() -> str:
    found = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return found.stdout.strip()


def milliseconds(seconds: Sequence[float]) -> dict[str, float]:
    """Median and 95th percentile in milliseconds."""
    if not seconds:
        return {"median_ms": 0.0, "p95_ms": 0.0}
    ordered = sorted(seconds)
    ninety_five = ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]
    return {"median_ms": round(statistics.median(ordered) * 1000, 2), "p95_ms": round(ninety_five * 1000, 2)}


def timed(act: Callable[[], Any], times: int, *, warm: int = 3) -> list[float]:
    """How long each of so many runs took, after some that do not count."""
    for _ in range(warm):
        act()
    found = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        found.append(time.perf_counter() - began)
    return found

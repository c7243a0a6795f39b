"""Each page of the walk: queries, server time and bytes, beside a bare page and the same list filtered otherwise."""

import json
import subprocess
import sys
from argparse import Namespace
from typing import Any

from . import partnership
from .surroundings import ROOT, milliseconds, tell, timed

TARGET_MS, TARGET_QUERIES = 150, 25


def measure(chosen: Namespace) -> dict[str, Any]:
    babies = partnership.ensure(chosen.babies)
    wanted = {"subjects": partnership.subjects(), "times": chosen.times}
    tell("pages, as the web role, in one process without a network")
    inside = subprocess.run(
        [sys.executable, "-m", "benchmarks.inside"], input=json.dumps(wanted), env=partnership.web_environment(),
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    found = json.loads(inside.stdout)
    found["list"]["filter alone, by the tables' owner"] = milliseconds(timed(_owners_list(), chosen.times))
    pages = [page for page in found["pages"] if page.get("status") == 200]
    return {
        "babies": babies,
        "targets": {"p95_ms": TARGET_MS, "queries": TARGET_QUERIES},
        "pages": found["pages"],
        "slowest_p95_ms": max(page["p95_ms"] for page in pages),
        "most_queries": max(page["queries"] for page in pages),
        "within_targets": all(page["p95_ms"] < TARGET_MS and page["queries"] <= TARGET_QUERIES for page in pages),
        "not_measured": [page["step"] for page in found["pages"] if page.get("status") != 200],
        "peer_bare_page": found["bare"],
        "peer_list": found["list"],
        "bytes": _bytes(wanted["subjects"]),
    }


def _owners_list() -> Any:
    partnership.connection()
    from kith.people import doors

    from .inside import actor_of, first_page

    actor = actor_of("health.visitor")
    return lambda: first_page(doors.visible_to(actor))


def _bytes(subjects: dict[str, str]) -> dict[str, Any]:
    """What a browser fetches, by its own account: the first page with everything it needs, then the following ones."""
    from .browsing import transferred
    from .serving import Serving

    with Serving() as serving:
        return transferred(serving.address, subjects)

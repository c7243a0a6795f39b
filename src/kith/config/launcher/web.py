"""The web server and the worker: how they are started, and when they are ready."""

import json
import os
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from . import jobs
from .crew import Crew, Member
from .postgres.cluster import tail
from .trouble import Trouble

MEMORY = Path("/dev/shm")  # noqa: S108


def argv(bind: str) -> list[str]:
    """gunicorn with threads; as many processes as cores, up to four."""
    processes = os.environ.get("WEB_CONCURRENCY") or str(min(4, max(2, jobs.cores())))
    heartbeat = ["--worker-tmp-dir", str(MEMORY)] if MEMORY.is_dir() else []
    return [
        sys.executable, "-m", "gunicorn", "kith.config.wsgi:application", "--bind", bind, "--worker-class", "gthread",
        "--workers", processes, "--threads", os.environ.get("KITH_THREADS", "6"), "--timeout", "60",
        "--graceful-timeout", "5", "--preload", "--max-requests", "20000", "--max-requests-jitter", "2000",
        "--no-control-socket", "--log-level", "warning", "--config", "python:kith.config.web_worker", *heartbeat,
    ]  # fmt: skip


def wait_until_well(crew: Crew, web: Member, address: str, *, host: str, seconds: float = 60) -> None:
    """Wait until `/healthz` answers 200; raise Trouble with what it said, or what the log says, when it does not."""
    until, said = time.monotonic() + seconds, "no answer"
    request = urllib.request.Request(f"{address}/healthz", headers={"Host": host})  # noqa: S310
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(request, timeout=10):  # noqa: S310
                return
        except urllib.error.HTTPError as error:
            said = f"{error.code} {_reason(error)}"
        except OSError as error:
            said = str(error)
        crew.look()
        time.sleep(0.05)
    raise Trouble(
        f"The web server did not become well within {seconds:.0f} s: {said}\n{tail(web.log)}\nIts log: {web.log}"
    )


def _reason(error: urllib.error.HTTPError) -> str:
    try:
        return json.dumps(json.load(error))
    except ValueError:
        return ""

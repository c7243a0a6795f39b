"""Journeys run against `./run demo` itself: the real command, the real web role, the real worker, a real browser."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.people import Walk

ROOT = Path(__file__).resolve().parents[2]
BABIES = 120
PATIENCE = 480


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def kith() -> Iterator[str]:
    """The address of a demonstration started for this session; KITH_JOURNEY_AT uses one that runs already."""
    running = os.environ.get("KITH_JOURNEY_AT")
    if running:
        yield running
        return
    data, port = tempfile.mkdtemp(prefix="kith-journey-"), free_port()
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("KITH_", "DJANGO_", "DATABASE_"))}
    clean |= {key: os.environ[key] for key in ("KITH_CHROMIUM", "KITH_UV") if key in os.environ}
    command = [str(ROOT / "run"), "demo", "--data", data, "--port", str(port), "--babies", str(BABIES)]
    log = Path(data) / "demo.log"
    with log.open("w") as out:
        demo = subprocess.Popen(command, env=clean, stdout=out, stderr=subprocess.STDOUT, start_new_session=True)
    try:
        wait_until_ready(demo, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(demo.pid, signal.SIGINT)
        demo.wait(timeout=60)
        shutil.rmtree(data, ignore_errors=True)


def wait_until_ready(demo: subprocess.Popen[bytes], log: Path) -> None:
    import time

    end = time.monotonic() + PATIENCE
    while "Ready at" not in log.read_text():
        if demo.poll() is not None or time.monotonic() > end:
            pytest.fail(f"the demonstration did not start:\n{log.read_text()[-3000:]}")
        time.sleep(0.3)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium (KITH_CHROMIUM says where), or the one on the path.

    Closed after each file: while it is open its event loop runs in this thread, and Django then refuses the database to
    whatever test comes next.
    """
    path = os.environ.get("KITH_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not path:
        pytest.fail("No Chromium was found. On Debian: apt-get install chromium")
    arguments = ["--disable-background-networking", "--disable-component-update", "--no-first-run"]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=arguments)
        yield opened
        opened.close()


@pytest.fixture
def walk(kith: str, browser: Browser) -> Iterator[Walk]:
    """Everybody who takes part in one journey, each with a browser of their own."""
    taken = Walk(kith, browser)
    yield taken
    taken.over()

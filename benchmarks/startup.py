"""How long the demonstration takes from the command to the first page, with nothing there and with everything there."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from argparse import Namespace
from pathlib import Path
from typing import Any

from .surroundings import ROOT, tell

OURS = ("KITH_", "DATABASE_", "DJANGO_", "PYTHON")
LONGEST = 600


def measure(chosen: Namespace) -> dict[str, Any]:
    babies = min(chosen.babies, 2_000)
    folder = Path(tempfile.mkdtemp(prefix="kith-startup-"))
    try:
        tell(f"cold, {babies:,} babies")
        cold = _started(folder, babies)
        warm = []
        for _ in range(3):
            tell("warm")
            warm.append(_started(folder, babies))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return {
        "babies": babies,
        "cold_s": cold,
        "warm_s": warm,
        "note": "cold: no database and no families; the Python environment and the built styles were there already",
        "target_warm_s": 10,
        "within_target": max(warm) < 10,
    }


def _started(folder: Path, babies: int) -> float:
    """Seconds from the command to its line `Ready at`; then it is stopped as a person would, with Ctrl-C."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    command = ["./run", "demo", "--port", str(port), "--babies", str(babies), "--data", str(folder)]
    began = time.monotonic()
    child = subprocess.Popen(
        command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True
    )
    try:
        for line in child.stdout or ():
            if line.startswith("Ready at "):
                return round(time.monotonic() - began, 2)
            if time.monotonic() - began > LONGEST:
                break
        raise RuntimeError("The demonstration did not become ready.")
    finally:
        child.send_signal(signal.SIGINT)
        child.wait(60)

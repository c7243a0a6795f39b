"""Commands that run to their end: each leaves its number, logs what it says, and is ended when we are."""

import os
import subprocess
import sys
from collections.abc import Sequence
from typing import IO

from .paths import CHECKOUT, DataFolder
from .postgres.cluster import tail
from .processes import PidFile, end
from .trouble import Trouble

DJANGO = (sys.executable, "-m", "django")


def run(folder: DataFolder, name: str, argv: Sequence[str], env: dict[str, str], *, shown: bool = False) -> None:
    """Run one job to its end. `shown`: what it says goes to the screen (a progress bar) instead of its log."""
    log = folder.log / f"{name}.log"
    with log.open("ab") as file:
        code = attend(folder, name, argv, env, None if shown else file)
    if code:
        said = "What it said is above." if shown else f"\n{tail(log)}\nIts log: {log}"
        raise Trouble(f"'{name}' failed (exit code {code}). {said}")


def attend(folder: DataFolder, name: str, argv: Sequence[str], env: dict[str, str], output: IO[bytes] | None) -> int:
    """Run a command as our child, in a group of its own, and give its exit code."""
    note = PidFile(folder.run / f"{name}.pid")
    child = subprocess.Popen(
        note.wrap(argv), env=env, cwd=CHECKOUT, start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=output or sys.stderr.fileno(), stderr=subprocess.STDOUT if output else None,
    )  # fmt: skip
    note.note(child.pid)
    try:
        return child.wait()
    except BaseException:
        end(child.pid, grace=5)
        child.wait()
        raise
    finally:
        note.forget()


def in_foreground(argv: Sequence[str], env: dict[str, str], note: PidFile | None = None) -> int:
    """Run a command that has the terminal to itself (tests, a management command); Ctrl-C reaches it directly."""
    child = subprocess.Popen(note.wrap(argv) if note else argv, env=env, cwd=CHECKOUT)
    if note:
        note.note(child.pid)
    try:
        return child.wait()
    except BaseException:
        try:
            child.wait(10)
        except subprocess.TimeoutExpired:
            child.terminate()
            child.wait()
        raise
    finally:
        if note:
            note.forget()


def django(*arguments: str) -> list[str]:
    """A management command; dashes in its name are underscores, as its file has them."""
    name, *rest = arguments
    return [*DJANGO, name.replace("-", "_") if not name.startswith("-") else name, *rest]


def cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

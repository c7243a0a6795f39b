"""Who is running: a process is known by its number *and* the moment it began, since numbers are used again."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .paths import CHECKOUT, write_whole

NUMBER_THEN_EXEC = 'printf "%s\\n" "$$" >"$1"; shift; exec "$@"'
ZOMBIE = ("Z", "X")
PROC = Path("/proc")


def began(pid: int) -> str | None:
    """When process `pid` began, in words that only compare with themselves; None when it is gone or a zombie."""
    if sys.platform == "linux":
        return _began_linux(pid)
    seen = _ps("state=,lstart=", pid).split(None, 1)
    return None if len(seen) < 2 or seen[0][0] in ZOMBIE else seen[1].strip()


def _began_linux(pid: int) -> str | None:
    try:
        fields = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    boot = (PROC / "sys/kernel/random/boot_id").read_text().strip()
    return None if fields[0] in ZOMBIE else f"{fields[19]}@{boot}"


def command(pid: int) -> str:
    """The command line of process `pid`, or nothing."""
    if sys.platform == "linux":
        try:
            return (PROC / str(pid) / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
        except OSError:
            return ""
    return _ps("command=", pid).strip()


def _ps(columns: str, pid: int) -> str:
    asked = subprocess.run(["ps", "-o", columns, "-p", str(pid)], capture_output=True, text=True, check=False)
    return asked.stdout


def group_members(leader: int) -> list[int]:
    """Processes of the group that `leader` led, whether or not it still lives."""
    listed = subprocess.run(["ps", "-A", "-o", "pid=,pgid="], capture_output=True, text=True, check=False).stdout
    pairs = (line.split() for line in listed.splitlines())
    return [int(pid) for pid, group in pairs if int(group) == leader]


def _group_members_linux(leader: int) -> list[int]:
    found = []
    for folder in PROC.iterdir():
        if folder.name.isdigit():
            with contextlib.suppress(OSError):
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
                if int(fields[2]) == leader and fields[0] not in ZOMBIE:
                    found.append(int(folder.name))
    return found


if sys.platform == "linux":
    group_members = _group_members_linux


@dataclass(frozen=True)
class PidFile:
    """The note a child leaves of itself: its number, written by the child, and the moment it began, by its parent."""

    path: Path

    @property
    def _moment(self) -> Path:
        return self.path.with_suffix(".began")

    def wrap(self, argv: Sequence[str]) -> list[str]:
        """A command that writes its own number first, so that not even `kill -9` of the parent leaves it unknown."""
        return ["/bin/sh", "-c", NUMBER_THEN_EXEC, "kith", str(self.path), *argv]

    def note(self, pid: int) -> None:
        """Written by the parent: when the child began, and who the parent is."""
        write_whole(self._moment, f"{pid} {began(pid) or ''}\n{os.getpid()} {began(os.getpid())}\n")

    def parent_lives(self) -> bool:
        with contextlib.suppress(OSError, ValueError, IndexError):
            pid, moment = self._moment.read_text().splitlines()[1].split(None, 1)
            return began(int(pid)) == moment.strip()
        return False

    def forget(self) -> None:
        self.path.unlink(missing_ok=True)
        self._moment.unlink(missing_ok=True)

    def number(self) -> int | None:
        for path in (self.path, self._moment):
            with contextlib.suppress(OSError, ValueError, IndexError):
                return int(path.read_text().split()[0])
        return None

    def is_ours(self, pid: int) -> bool:
        """True when the process that has this number now is the one the note was made for."""
        now = began(pid)
        if now is None:
            return False
        with contextlib.suppress(OSError, ValueError):
            noted, moment = self._moment.read_text().splitlines()[0].split(None, 1)
            if int(noted) == pid and moment.strip():
                return moment.strip() == now
        return ours(pid)

    def alive(self) -> int | None:
        pid = self.number()
        return pid if pid is not None and self.is_ours(pid) else None


def ours(pid: int) -> bool:
    """Whether the command line shows a program of this checkout."""
    return str(CHECKOUT / ".venv") in command(pid) or "kith.config" in command(pid)


def end(pid: int, *, grace: float) -> None:
    """Ask `pid` to stop; after `grace` seconds make its whole group stop."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGTERM)
    if not wait_gone(pid, grace):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    kill_group(pid)


def wait_gone(pid: int, seconds: float) -> bool:
    until = time.monotonic() + seconds
    while began(pid) is not None:
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def kill_group(leader: int) -> None:
    """End what is left of a group at once, leader and all."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)
    wait_gone(leader, 5)


def replace_orphan(note: PidFile, *, grace: float = 5.0) -> bool:
    """End what an earlier launcher left behind under this note. True when there was something.

    A child whose launcher lives is nobody's orphan: tests may be running from the same data folder.
    """
    if note.parent_lives():
        return False
    pid = note.number()
    found = False
    if pid is not None and note.is_ours(pid):
        end(pid, grace=grace)
        found = True
    elif pid is not None and began(pid) is None:
        for member in group_members(pid):
            if ours(member):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(member, signal.SIGKILL)
                found = True
    note.forget()
    return found

"""The long-running children: started, watched, started again when they die, stopped in the opposite order."""

import subprocess
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from .paths import CHECKOUT, DataFolder
from .postgres.cluster import tail
from .processes import PidFile, kill_group, replace_orphan
from .progress import tell
from .trouble import Trouble

OFTEN, WITHIN = 5, 60.0
GRACE = 8.0
LARGEST_LOG = 10_000_000
NAMES = ("web", "worker")


@dataclass
class Member:
    name: str
    argv: list[str]
    env: dict[str, str]
    note: PidFile
    log: Path
    process: subprocess.Popen[bytes] | None = None
    deaths: deque[float] = field(default_factory=deque)

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.note.wrap(self.argv), env=self.env, cwd=CHECKOUT, start_new_session=True,
                stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
            )  # fmt: skip
        self.note.note(self.process.pid)

    def fell(self) -> int | None:
        return self.process.poll() if self.process else None

    def stop(self, grace: float = GRACE) -> None:
        if self.process is None:
            return
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(grace)
            except subprocess.TimeoutExpired:
                tell(f"    {self.name} did not stop in {grace:.0f} s and was ended")
        kill_group(self.process.pid)
        self.process.wait()
        self.note.forget()
        self.process = None


class Crew:
    def __init__(self, folder: DataFolder) -> None:
        self.folder = folder
        self.members: list[Member] = []

    def start(self, name: str, argv: list[str], env: dict[str, str]) -> Member:
        log = self.folder.log / f"{name}.log"
        if log.exists() and log.stat().st_size > LARGEST_LOG:
            log.replace(log.with_suffix(".log.1"))
        member = Member(name, argv, env, PidFile(self.folder.run / f"{name}.pid"), log)
        self.members.append(member)
        member.start()
        return member

    def look(self) -> None:
        """Start again whoever has died; raise Trouble with the reason when it keeps dying."""
        for member in self.members:
            code = member.fell()
            if code is None or member.process is None:
                continue
            kill_group(member.process.pid)
            now = time.monotonic()
            member.deaths.append(now)
            while member.deaths[0] < now - WITHIN:
                member.deaths.popleft()
            if len(member.deaths) >= OFTEN:
                raise Trouble(
                    f"{member.name} stopped {OFTEN} times within a minute.\n{tail(member.log)}\nIts log: {member.log}"
                )
            tell(f"    {member.name} stopped by itself (code {code}); starting it again")
            time.sleep(min(2.0, 0.25 * len(member.deaths)))
            member.start()

    def watch(self, also: Callable[[], bool]) -> None:
        """Stay until somebody stops us. `also` brings back the database and says whether that was needed."""
        while True:
            self.look()
            if also():
                tell("    the database stopped by itself; it is back")
            time.sleep(1)

    def stop(self) -> None:
        while self.members:
            self.members.pop().stop()


def replace_orphans(folder: DataFolder) -> list[str]:
    """End whatever an earlier launcher, killed without warning, left running from this data folder."""
    notes = sorted(folder.run.glob("*.pid"))
    return [note.stem for note in notes if replace_orphan(PidFile(note))]

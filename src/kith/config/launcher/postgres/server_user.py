"""PostgreSQL refuses to run as root: so its server, and nothing else, runs as somebody without rights."""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kith.config.launcher.trouble import Trouble

CANDIDATES = ("postgres", "nobody")
CLEAN = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}


@dataclass(frozen=True)
class ServerUser:
    name: str
    uid: int
    gid: int

    def drop(self) -> dict[str, Any]:
        """The arguments that make `subprocess` run something as this user."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def can_run(self, argv: Sequence[str]) -> bool:
        try:
            done = subprocess.run(argv, capture_output=True, check=False, cwd="/", env=CLEAN, **self.drop())
        except OSError:
            return False
        return done.returncode == 0

    def can_enter(self, folder: Path) -> bool:
        return self.can_run(["/bin/sh", "-c", 'test -x "$1"', "sh", str(folder)])

    def own(self, path: Path) -> None:
        os.chown(path, self.uid, self.gid, follow_symlinks=False)


@cache
def for_server() -> ServerUser | None:
    """Whom the server runs as: for an ordinary caller, the caller (None); for root, an account that exists."""
    if os.geteuid() != 0:
        return None
    for name in CANDIDATES:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        user = ServerUser(name, entry.pw_uid, entry.pw_gid)
        if user.can_run(["/bin/sh", "-c", "true"]):
            return user
    raise Trouble(
        "PostgreSQL does not run as root, and there is no account 'postgres' or 'nobody' to run it as. "
        "Run Kith as an ordinary user, or set DATABASE_URL."
    )


def caller_name() -> str:
    """The operating system's name for whoever runs Kith; the database recognises its clients by it."""
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError as missing:
        raise Trouble(
            f"The user number {os.geteuid()} has no name on this machine, and the database knows people by name. "
            "Give it an entry in /etc/passwd, or set DATABASE_URL."
        ) from missing

"""The demonstration's sign-ins, asked of Kith while the web server gets ready."""

import json
import subprocess
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from . import jobs, state
from .database import Database
from .paths import CHECKOUT, DataFolder
from .progress import tell


def listed(folder: DataFolder, database: Database, env: dict[str, str], undo: ExitStack) -> Callable[[], list[str]]:
    """Ask for the sign-ins, unless an earlier start has; call what is returned for the lines to show."""
    known = [state.fingerprint_of_code(), database.identity()]
    kept = state.read(folder).get("sign_ins")
    if isinstance(kept, list) and kept[:2] == known and kept[2]:
        return lambda: [str(line) for line in kept[2]]
    asked = Asked(env, folder.log / "demo-accounts.log")
    undo.callback(asked.end)

    def answer() -> list[str]:
        lines = asked.lines()
        state.remember(folder, sign_ins=[*known, lines])
        return lines

    return answer


class Asked:
    """A question on its way; `lines` waits for the answer."""

    def __init__(self, env: dict[str, str], log: Path) -> None:
        self.log = log
        with log.open("ab") as errors:
            self.process = subprocess.Popen(
                jobs.django("demo-accounts", "--json"), env=env, cwd=CHECKOUT, start_new_session=True,
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, text=True,
            )  # fmt: skip

    def lines(self) -> list[str]:
        try:
            answer, _ = self.process.communicate(timeout=60)
            return as_lines(json.loads(answer))
        except (ValueError, subprocess.TimeoutExpired):
            tell(f"    the list of sign-ins could not be had; see {self.log}")
            return []

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


def as_lines(accounts: Any) -> list[str]:
    """One line per sign-in: the role, then how to sign in."""
    rows = accounts.get("accounts", []) if isinstance(accounts, dict) else accounts
    width = max((len(_role(row)) for row in rows), default=0)
    return [f"  {_role(row):{width}}  {_login(row)}" for row in rows]


def _role(row: dict[str, Any]) -> str:
    return str(row.get("label") or row.get("role") or "")


def _login(row: dict[str, Any]) -> str:
    who = row.get("email") or row.get("username") or row.get("login") or ""
    password = row.get("password")
    return f"{who}  password: {password}" if password else str(who)

"""One cluster: made whole or not at all, started until it answers, shared by all who need it, stopped by the last."""

import fcntl
import os
import secrets
import shlex
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote

from kith.config.launcher.paths import write_whole
from kith.config.launcher.processes import began, command, wait_gone
from kith.config.launcher.trouble import Trouble

from . import binaries, place, roles, server_user, settings

LARGEST_LOG = 10_000_000


class Cluster:
    """A PostgreSQL server over `home`, a folder inside the data folder."""

    def __init__(
        self, home: Path, *, kind: str | None = None, chosen: dict[str, str] | None = None, for_tests: bool = False
    ) -> None:
        self.home = home
        self.kind = kind
        self.chosen = chosen or (settings.TEST if for_tests else settings.DEMO)
        self.for_tests = for_tests
        self._users: IO[str] | None = None
        self._prepared = False

    def join(self, *, seconds: float = 60) -> None:
        """Start the server unless it runs already, and count as one of those who need it."""
        self._prepare()
        with self._guard() as guard:
            self._make(guard)
            if self._users is None:
                self._users = (self.place.base / "users").open("w")
                fcntl.flock(self._users, fcntl.LOCK_SH)
            try:
                self._start(seconds)
                roles.ensure(self.conninfo(settings.SUPERUSER, "postgres"), owner_makes_databases=self.for_tests)
            except BaseException:
                self._users.close()
                self._users = None
                raise

    def leave(self) -> None:
        """Need it no longer; the last one out stops the server, unless somebody has thrown the cluster away."""
        if self._users is None:
            return
        if not self.place.base.exists():
            self._users.close()
            self._users = None
            return
        with self._guard():
            try:
                fcntl.flock(self._users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                pass
            else:
                self.stop()
            finally:
                self._users.close()
                self._users = None

    def __enter__(self) -> "Cluster":
        self.join()
        return self

    def __exit__(self, *_: object) -> None:
        self.leave()

    def revive(self) -> bool:
        """Start the server again when it does not answer. True when that was needed."""
        if self.answers():
            return False
        with self._guard():
            self._start(60)
        return True

    def answers(self) -> bool:
        """Whether somebody listens on the socket: cheap enough to ask every second."""
        with socket.socket(socket.AF_UNIX) as probe:
            probe.settimeout(2)
            try:
                probe.connect(str(self.place.socket / f".s.PGSQL.{settings.PORT}"))
            except OSError:
                return False
        return True

    def ready(self) -> bool:
        """Whether the server answers. That its process exists proves nothing: just after `kill -9` it still does."""
        asked = self._run("pg_isready", "-q", "-h", str(self.place.socket), "-p", str(settings.PORT), check=False)
        return asked.returncode == 0

    def stop(self) -> None:
        if not (self.place.cluster / "postmaster.pid").exists():
            return
        pid = self._postmaster()
        stop = ("pg_ctl", "-D", str(self.place.cluster), "-w", "-t", "30", "stop", "-m")
        if self._run(*stop, "fast", check=False).returncode:
            self._run(*stop, "immediate", check=False)
        if pid:
            wait_gone(pid, 10)

    def discard(self) -> None:
        """Stop the server and remove the cluster, wherever it lies."""
        if self.home.exists():
            self._prepare()
            with self._guard():
                self.stop()
                place.forget(self.home)

    def url(self, role: str) -> str:
        """Where a child finds the database as `role`: over the socket, with no password to keep."""
        host = quote(str(self.place.socket), safe="/")
        return f"postgresql://{role}@/{settings.DATABASE}?host={host}&port={settings.PORT}"

    def conninfo(self, role: str, database: str = settings.DATABASE) -> str:
        folder = str(self.place.socket).replace("\\", "\\\\").replace("'", "\\'")
        return f"host='{folder}' port={settings.PORT} user={role} dbname={database} connect_timeout=10"

    def _prepare(self) -> None:
        if self._prepared:
            return
        self.user = server_user.for_server()
        self.place = place.settle(self.home, self.user)
        self.bin = binaries.reachable(binaries.find(self.kind), self.user, self.place.base)
        self.place.log.mkdir(mode=0o700, exist_ok=True)
        if self.user:
            self.user.own(self.place.log)
        self._prepared = True

    def _guard(self) -> IO[str]:
        guard = (self.place.base / "guard").open("w")
        fcntl.flock(guard, fcntl.LOCK_EX)
        return guard

    def _run(self, program: str, *arguments: str, check: bool = True, **more: Any) -> subprocess.CompletedProcess[str]:
        drop = self.user.drop() if self.user else {}
        done = subprocess.run(
            [self.bin / program, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
            env=server_user.CLEAN,
            **drop,
            **more,
        )
        if check and done.returncode:
            raise Trouble(f"PostgreSQL's {program} failed: {(done.stderr + done.stdout).strip()}")
        return done

    def _make(self, guard: IO[str]) -> None:
        """Make the cluster in a folder of another name and rename it: a folder called `data` is always whole.

        The guard's lock is handed to initdb: should this launcher be killed, the next waits until initdb has ended.
        """
        for unfinished in self.place.base.glob("making-*"):
            shutil.rmtree(unfinished, ignore_errors=True)
        if self.place.cluster.exists():
            self._same_major()
            return
        making = self.place.base / f"making-{secrets.token_hex(4)}"
        making.mkdir(mode=0o700)
        if self.user:
            self.user.own(making)
        options = ["-U", settings.SUPERUSER, "-E", "UTF8", "-A", "peer", "--data-checksums", *self._locale()]
        options += ["--no-sync"] if self.for_tests else []
        self._run("initdb", "-D", str(making), *options, pass_fds=[guard.fileno()])
        making.rename(self.place.cluster)

    def _locale(self) -> list[str]:
        if self.bin.major >= 17:
            return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        listed = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout.split()
        return ["--locale=C.UTF-8" if {"C.UTF-8", "C.utf8"} & set(listed) else "--locale=C"]

    def _same_major(self) -> None:
        version = (self.place.cluster / "PG_VERSION").read_text().strip()
        if version != str(self.bin.major):
            raise Trouble(
                f"The database in {self.home} was made with PostgreSQL {version}, and this is {self.bin.version}. "
                "Choose another folder with --data, or start afresh with --reset."
            )

    def _start(self, seconds: float) -> None:
        if self.ready():
            return
        base = self.place.base
        write_whole(base / "pg_hba.conf", settings.who_may_enter())
        write_whole(base / "pg_ident.conf", settings.who_is_who(server_user.caller_name()))
        text = settings.configuration(base, self.place.cluster, self.place.socket, self.chosen)
        write_whole(base / "kith.conf", text)
        log = self.place.log / "postgres.log"
        if log.exists() and log.stat().st_size > LARGEST_LOG:
            log.replace(log.with_suffix(".log.1"))
        options = f"-c config_file={shlex.quote(str(base / 'kith.conf'))}"
        until, said = time.monotonic() + seconds, ""
        while not self.ready():
            if time.monotonic() > until:
                raise Trouble(f"PostgreSQL did not start. {said.strip()}\n{tail(log)}")
            self._forget_recycled_number()
            start = ("pg_ctl", "-D", str(self.place.cluster), "-w", "-t", "20", "-l", str(log), "-o", options, "start")
            done = self._run(*start, check=False)
            said = done.stderr + done.stdout
            if done.returncode:
                time.sleep(0.1)

    def _postmaster(self) -> int | None:
        try:
            return int((self.place.cluster / "postmaster.pid").read_text().split()[0])
        except (OSError, ValueError, IndexError):
            return None

    def _forget_recycled_number(self) -> None:
        """After a crash of the machine the old server's number may be somebody else's, and PostgreSQL would refuse.

        Only the note is removed. Should old backends still be there, PostgreSQL finds their shared memory by itself.
        """
        pid = self._postmaster()
        if pid and began(pid) is not None and "postgres" not in command(pid):
            (self.place.cluster / "postmaster.pid").unlink(missing_ok=True)


def tail(path: Path, lines: int = 15) -> str:
    """The last lines of a log, for a message that says why."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, os.fstat(file.fileno()).st_size - 8_000))
            return "\n".join(file.read().decode(errors="replace").splitlines()[-lines:])
    except OSError:
        return ""

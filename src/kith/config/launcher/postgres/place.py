"""Where a cluster lies: in the data folder, or elsewhere when the server's user cannot get there.

The socket folder is always called `kith-…`: by that name the check for live use knows the bundled database.
"""

import os
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path

from kith.config.launcher.paths import short_name, write_whole
from kith.config.launcher.trouble import Trouble

from .server_user import ServerUser

LONGEST_SOCKET = 99
SOCKET_FILE = ".s.PGSQL.5432.lock"
SHORT_FOLDERS = Path("/tmp")  # noqa: S108
ELSEWHERE = (Path("/var/lib/kith"), Path("/var/tmp/kith"))  # noqa: S108


@dataclass(frozen=True)
class Place:
    """The folders of one cluster. `base` belongs to the caller; cluster, log and socket to the server's user."""

    base: Path
    socket: Path

    @property
    def cluster(self) -> Path:
        return self.base / "data"

    @property
    def log(self) -> Path:
        return self.base / "log"


def settle(home: Path, user: ServerUser | None) -> Place:
    """Find or make the place for the cluster that `home`, a folder in the data folder, stands for."""
    if user is None:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        return Place(home, _socket_folder(home, None))
    home.mkdir(parents=True, exist_ok=True)
    home.chmod(0o711)
    base = _base_for(home, user)
    return Place(base, _socket_folder(base, user))


def _pointer(home: Path) -> Path:
    return home / "elsewhere"


def _base_for(home: Path, user: ServerUser) -> Path:
    here = (home / "data").exists()
    if not _pointer(home).exists() and user.can_enter(home):
        return home
    if here:
        raise Trouble(
            f"The database in {home} can no longer be reached by the user '{user.name}', as whom it runs. "
            f"Let that user pass through the folders above it, or choose another folder with --data."
        )
    if _pointer(home).exists() and (known := Path(_pointer(home).read_text().strip())).exists():
        return known
    for shelf in ELSEWHERE:
        try:
            shelf.mkdir(parents=True, exist_ok=True)
            shelf.chmod(0o711)
            base = shelf / short_name(home)
            base.mkdir(exist_ok=True)
            base.chmod(0o711)
        except OSError:
            continue
        if base.owner() == "root" and user.can_enter(base):
            write_whole(_pointer(home), f"{base}\n")
            return base
    raise Trouble(f"No folder was found that the user '{user.name}' can reach. Choose one with --data.")


def _socket_folder(base: Path, user: ServerUser | None) -> Path:
    inside = base / "kith-run"
    if len(os.fsencode(inside / SOCKET_FILE)) < LONGEST_SOCKET:
        folder = inside
    else:
        folder = SHORT_FOLDERS / f"kith-{short_name(base)}"
    folder.mkdir(exist_ok=True, mode=0o711)
    seen = folder.lstat()
    owners = {os.geteuid(), user.uid if user else os.geteuid()}
    if not stat.S_ISDIR(seen.st_mode) or seen.st_uid not in owners:
        raise Trouble(f"{folder} belongs to somebody else. Remove it, or choose another data folder with --data.")
    folder.chmod(0o711)
    if user:
        user.own(folder)
    return folder


def forget(home: Path) -> None:
    """Remove a cluster wherever it lies, with its socket folder; nothing outside the places this file makes."""
    places = [home]
    if _pointer(home).exists():
        known = Path(_pointer(home).read_text().strip())
        if known.parent in ELSEWHERE and known.name == short_name(home):
            places.insert(0, known)
    for base in places:
        short = SHORT_FOLDERS / f"kith-{short_name(base)}"
        if short.exists() and not short.is_symlink():
            shutil.rmtree(short, ignore_errors=True)
        if base.exists():
            shutil.rmtree(base)

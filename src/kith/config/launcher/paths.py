"""Where things are: the checkout, and the data folder with all that one instance of Kith keeps."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[4]
SOURCE = CHECKOUT / "src"


@dataclass(frozen=True)
class DataFolder:
    """Everything one instance keeps outside the database of somebody else."""

    path: Path

    @property
    def log(self) -> Path:
        return self.path / "log"

    @property
    def run(self) -> Path:
        return self.path / "run"

    @property
    def state(self) -> Path:
        return self.path / "state.json"

    def make(self) -> "DataFolder":
        """Make the folder. Root's may be passed through but not listed: the database's user must reach its own part."""
        if not self.path.exists():
            self.path.mkdir(parents=True)
            self.path.chmod(0o711 if os.geteuid() == 0 else 0o700)
        for part in (self.log, self.run):
            part.mkdir(mode=0o700, exist_ok=True)
        return self


def data_folder(chosen: str | None = None) -> DataFolder:
    """The folder named by `--data`, else `KITH_DATA`, else `./var`; relative to where the caller stands."""
    name = chosen or os.environ.get("KITH_DATA")
    if not name:
        return DataFolder(CHECKOUT / "var")
    caller = Path(os.environ.get("KITH_CALLER") or Path.cwd())
    return DataFolder(Path(os.path.realpath(caller / Path(name).expanduser())))


def short_name(path: Path) -> str:
    """A name of twelve letters for a path of any length, the same each time."""
    return hashlib.sha256(os.path.realpath(path).encode()).hexdigest()[:12]


def write_private(path: Path, text: str) -> None:
    """Write a file only its owner can read, whole or not at all."""
    write_whole(path, text, mode=0o600)


def write_whole(path: Path, text: str, *, mode: int = 0o644) -> None:
    """Write a file so that a reader sees the old text or the new, never half; a link in its place is replaced."""
    new = path.with_name(f".{path.name}.{os.getpid()}")
    new.unlink(missing_ok=True)
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        os.fchmod(file.fileno(), mode)
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)

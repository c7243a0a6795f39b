"""The zip around a project, opened with suspicion: nothing is written to disk, nothing grows without bound."""

import io
import stat
import zipfile
from pathlib import PurePosixPath

from .shapes import Unreadable

MOST_FILES = 5_000
MOST_BYTES = 300_000_000
MOST_GROWTH = 200
SMALL = 1_000_000
PROJECT_FILE = "project.qde"


def files_in(data: bytes) -> dict[str, bytes]:
    """Every file by its name. Raises Unreadable for a broken, hostile or overgrown archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _suspect(entries)
            return {entry.filename: _read(archive, entry) for entry in entries}
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable("It is not a whole zip archive: it may have been cut short on the way.") from error


def _suspect(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_FILES:
        raise Unreadable(f"It holds more than {MOST_FILES:,} files.")
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise Unreadable(f"Unpacked it would be larger than {MOST_BYTES // 1_000_000} MB.")
    names = [entry.filename for entry in entries]
    if len(set(names)) != len(names):
        raise Unreadable("It holds two files of one name, so nobody can say which is meant.")
    for entry in entries:
        _suspect_one(entry)


def _suspect_one(entry: zipfile.ZipInfo) -> None:
    path = PurePosixPath(entry.filename)
    if path.is_absolute() or ".." in path.parts or "\\" in entry.filename or ":" in entry.filename:
        raise Unreadable("It names a file outside its own folder.")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise Unreadable("It holds a link to another place instead of a file.")
    if entry.flag_bits & 0x1:
        raise Unreadable("It is locked with a password.")
    if entry.file_size > SMALL and entry.file_size > MOST_GROWTH * max(entry.compress_size, 1):
        raise Unreadable(f"A file in it would grow more than {MOST_GROWTH} times when unpacked.")


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Read no more than the archive says there is: a size that lies is found out."""
    with archive.open(entry) as stream:
        data = stream.read(entry.file_size + 1)
    if len(data) != entry.file_size:
        raise Unreadable("A file in it is not as long as the archive says.")
    return data


def pack(files: dict[str, bytes]) -> bytes:
    """An archive of these files, the same bytes for the same files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return out.getvalue()

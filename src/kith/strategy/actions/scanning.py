"""Whether a letter holds a virus: asked of a scanner (clamd), if there is one. Until it answers nobody gets it."""

import socket
import struct
from datetime import datetime

from django.conf import settings

from kith.strategy.models import Letter, LetterScan
from kith.strategy.words import ScanFound

CHUNK = 64 * 1024
SECONDS = 10
AT_ONCE = 20
"""How many letters one run of the background task sends."""


class NoScanner(Exception):
    """The scanner cannot be reached, or did not say what it found."""


def found_in(content: bytes) -> str:
    """What the scanner calls what it found; empty for a clean file. Raises NoScanner.

    The exchange is clamd's own INSTREAM: chunks with their length before them, ended by one of no length.
    """
    try:
        with _connected(str(settings.KITH_CLAMD)) as wire:
            wire.sendall(b"zINSTREAM\0")
            for start in range(0, len(content), CHUNK):
                chunk = content[start : start + CHUNK]
                wire.sendall(struct.pack("!I", len(chunk)) + chunk)
            wire.sendall(struct.pack("!I", 0))
            said = wire.makefile("rb").read(4096).decode("utf-8", "replace").strip("\0 \n")
    except OSError as broken:
        raise NoScanner(str(broken)) from broken
    if said == "stream: OK":
        return ""
    if said.startswith("stream: ") and said.endswith(" FOUND"):
        return said.removeprefix("stream: ").removesuffix(" FOUND")[:120]
    raise NoScanner(said or "no answer")


def _connected(address: str) -> socket.socket:
    """To a socket file (a path), or to a host and port."""
    if address.startswith("/"):
        wire = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        wire.settimeout(SECONDS)
        try:
            wire.connect(address)
        except OSError:
            wire.close()
            raise
        return wire
    host, _colon, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=SECONDS)


def asked_about(content: bytes) -> str | None:
    """What a scanner finds in a file: its name, or "" for nothing. None without a scanner, or when it is silent."""
    if not settings.KITH_CLAMD:
        return None
    try:
        return found_in(content)
    except NoScanner:
        return None


def write_down(letter: Letter, what: str | None, *, at: datetime) -> LetterScan | None:
    """Keep what the scanner said of a letter; nothing when it said nothing."""
    if what is None:
        return None
    return LetterScan.objects.create(
        letter=letter,
        invitation_id=letter.invitation_id,
        baby_id=letter.baby_id,
        found=ScanFound.SOMETHING if what else ScanFound.CLEAN,
        what=what,
        scanned_at=at,
    )


def scan_waiting(*, at: datetime) -> int:
    """Scan letters that no scanner has looked at yet, the oldest first. How many were."""
    if not settings.KITH_CLAMD:
        return 0
    waiting = Letter.objects.filter(scan=None, taken_off=None).order_by("added_at", "id")[:AT_ONCE]
    return sum(1 for one in waiting if write_down(one, asked_about(bytes(one.content)), at=at) is not None)

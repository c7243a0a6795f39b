"""Identifiers: UUID version 7 (RFC 9562), so that rows made later sort later and say nothing about a person."""

import secrets
import threading
import time
from uuid import UUID

_lock = threading.Lock()
_last = (0, 0)
_COUNTER_BITS = 12


def new_id() -> UUID:
    """A new identifier, ordered by time and, within one process, by call even inside one millisecond.

    Layout: 48 bits of milliseconds, the version, a 12-bit counter that starts at random, the variant, 62 random bits.
    """
    milliseconds, counter = _tick(time.time_ns() // 1_000_000)
    value = (milliseconds & (2**48 - 1)) << 80
    value |= 0x7 << 76
    value |= counter << 64
    value |= 0b10 << 62
    value |= secrets.randbits(62)
    return UUID(int=value)


def _tick(milliseconds: int) -> tuple[int, int]:
    """The next (millisecond, counter) pair, never going back even when the computer's clock does."""
    global _last
    with _lock:
        then, counter = _last
        if milliseconds > then:
            _last = (milliseconds, secrets.randbits(_COUNTER_BITS - 1))
        elif counter + 1 < 2**_COUNTER_BITS:
            _last = (then, counter + 1)
        else:
            _last = (then + 1, 0)
        return _last

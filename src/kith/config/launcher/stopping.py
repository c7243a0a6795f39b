"""Ctrl-C, SIGTERM and a closed terminal all mean: stop everything, in order, and then go."""

import signal
from types import FrameType

WISHES = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(BaseException):
    """Somebody asked us to stop; `code` is what the shell shall hear."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = 130 if number == signal.SIGINT else 0


def listen() -> None:
    for wish in WISHES:
        signal.signal(wish, _stop)


def ignore() -> None:
    """While stopping, one more Ctrl-C changes nothing: stopping is bounded in time by itself."""
    for wish in WISHES:
        signal.signal(wish, signal.SIG_IGN)


def _stop(number: int, _frame: FrameType | None) -> None:
    ignore()
    raise Stopped(number)

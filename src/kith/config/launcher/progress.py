"""What the person at the keyboard sees while Kith gets ready."""

import contextlib
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


def tell(text: str = "") -> None:
    """One line to the screen; on standard error, so that what a command prints stays clean."""
    with contextlib.suppress(OSError):  # the terminal may have been closed; stopping goes on all the same
        print(text, file=sys.stderr, flush=True)


def announce(text: str) -> None:
    """One line on standard output, for people and for programs that wait for it."""
    with contextlib.suppress(OSError):
        print(text, flush=True)


class Steps:
    """Numbered steps, each with the time it took."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0
        self.began = time.monotonic()

    @contextmanager
    def step(self, name: str) -> Iterator[list[str]]:
        """Run one step; whatever is added to the list it yields is shown beside its name."""
        self.done += 1
        number, began = self.done, time.monotonic()
        notes: list[str] = []
        tell(f"[{number}/{self.total}] {name} …")
        yield notes
        said = f" ({'; '.join(notes)})" if notes else ""
        tell(f"[{number}/{self.total}] {name}: {time.monotonic() - began:.1f} s{said}")

    def seconds(self) -> float:
        return time.monotonic() - self.began

"""Making the next rows while the last are being written: the database's time is not the generator's."""

from collections.abc import Iterable, Iterator
from queue import Empty, Full, Queue
from threading import Event, Thread

WAITING = 2
"""Chunks made and not yet written; this bounds the memory."""
PATIENCE = 0.2


def ahead[T](things: Iterable[T]) -> Iterator[T]:
    """The same things in the same order, made by a thread of its own, at most a few ahead of whoever takes them.

    What goes wrong in the making is raised where they are taken. When nobody takes any more, the making stops.
    """
    queue: Queue[tuple[T | None, BaseException | None]] = Queue(WAITING)
    stopped = Event()
    maker = Thread(target=_make, args=(things, queue, stopped), daemon=True)
    maker.start()
    try:
        yield from _taken(queue)
    finally:
        stopped.set()
        maker.join()


def _make[T](things: Iterable[T], queue: Queue[tuple[T | None, BaseException | None]], stopped: Event) -> None:
    try:
        for thing in things:
            if not _put(queue, (thing, None), stopped):
                return
        _put(queue, (None, None), stopped)
    except BaseException as problem:
        _put(queue, (None, problem), stopped)


def _put[T](queue: Queue[T], thing: T, stopped: Event) -> bool:
    while not stopped.is_set():
        try:
            queue.put(thing, timeout=PATIENCE)
        except Full:
            continue
        return True
    return False


def _taken[T](queue: Queue[tuple[T | None, BaseException | None]]) -> Iterator[T]:
    while True:
        try:
            thing, problem = queue.get(timeout=PATIENCE)
        except Empty:
            continue
        if problem is not None:
            raise problem
        if thing is None:
            return
        yield thing

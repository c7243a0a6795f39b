"""What rooms above know of a step: a discussion or a conference that was held is a step done, by its own record."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from uuid import UUID

type Reader = Callable[[Sequence[UUID]], Iterable["Told"]]


@dataclass(frozen=True, kw_only=True)
class Told:
    """A step of one baby was done, as the record that `source` names says; it is read at `href`."""

    baby_id: UUID
    code: str
    on: date
    source: str
    href: str


_READERS: dict[str, Reader] = {}


def tell_from(room: str, reader: Reader) -> None:
    """A room above says once, when Kith starts, how its facts are read: for any number of babies, in one query.

    The reader answers for those babies whose rows the database shows to whoever asks. News never comes upwards by
    import: this room knows no room above it.
    """
    _READERS[room] = reader


def told_about(baby_ids: Sequence[UUID]) -> list[Told]:
    """Everything the rooms above say of steps of these babies, the earliest first."""
    found = chain.from_iterable(reader(baby_ids) for reader in _READERS.values()) if baby_ids else ()
    return sorted(found, key=lambda one: (one.on, one.source))

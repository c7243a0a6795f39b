"""What a run of the engine may be told. Everything has a default; numbers and forms of names come from the handbook."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kith.kernel import handbook

from .numbers import Chance, Numbers, chances_of

Backend = Literal["duckdb", "spark"]


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How to run. Weights are in bits (log2)."""

    backend: Backend = "duckdb"
    threshold: float | None = None
    """From which match weight a pair is a link; None takes the handbook's."""
    review_from: float | None = None
    """From which match weight a pair is in `Result.pairs`, linked or not; None takes the threshold."""
    memory_mb: int = 2400
    """What DuckDB may use before it writes to disk."""
    threads: int = 2
    name_sets: tuple[tuple[str, ...], ...] | None = None
    """Given names that are forms of one name; None takes the handbook's, where one is in use."""
    numbers: Numbers | None = None
    """How much is compared, and how a file is learned from; None takes the handbook's."""
    chances: Mapping[str, Chance] | None = None
    """What agreement is worth before the files are heard, by column and level; None takes the handbook's."""
    tell: Callable[[str], None] | None = None
    """Called with a word or two at each step, for somebody who waits."""
    model: Path | None = None
    """Where to write the trained model, as Splink's JSON."""

    @property
    def links_from(self) -> float:
        return self.threshold if self.threshold is not None else _figure("link_from_bits", 0)

    @property
    def shows_from(self) -> float:
        return self.links_from if self.review_from is None else self.review_from

    @property
    def told(self) -> Numbers:
        """The numbers of this run. Raises NoHandbook when none were given and no handbook is in use."""
        return self.numbers or Numbers.of(handbook.current())

    @property
    def starts(self) -> Mapping[str, Chance]:
        """The chances this run starts from. Raises NoHandbook when none were given and no handbook is in use."""
        return self.chances or chances_of(handbook.current())

    @property
    def forms(self) -> tuple[tuple[str, ...], ...]:
        if self.name_sets is not None:
            return self.name_sets
        try:
            sets = handbook.current().name_sets()
        except handbook.NoHandbook:
            return ()
        return tuple(one.names for one in sets if one.kind == "given")


def _figure(code: str, otherwise: int) -> int:
    try:
        return handbook.current().figure(code)
    except handbook.NoHandbook:
        return otherwise

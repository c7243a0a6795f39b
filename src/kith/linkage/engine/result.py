"""What a run of the engine gives back: tables for many rows, and plain objects for one."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pyarrow as pa


@dataclass(frozen=True)
class Field:
    """One bar of a waterfall chart: how a column agreed, and how many bits that adds or takes away."""

    column: str
    level: str
    label: str
    weight: float


@dataclass(frozen=True)
class Link:
    """Two records that may be the same person, and why."""

    left_id: str
    right_id: str
    match_weight: float
    """Bits (log2 of the odds), with what each field adds: `prior` and the fields sum to it."""
    probability: float
    linked: bool
    """At or above the threshold, or joined by others of its cluster."""
    prior: float
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Figures:
    """The figures of a run."""

    rows_left: int = 0
    rows_right: int = 0
    candidates: int = 0
    linked: int = 0
    clusters: int = 0
    threshold: float = 0.0
    seconds: dict[str, float] = field(default_factory=dict)
    blocking: tuple[tuple[str, int], ...] = ()
    """Each blocking rule in words, with the pairs it makes; a rule's pairs may be another's too."""
    trained: bool = False
    """False: too few rows to learn from, the handbook's weights were used as they are."""


@dataclass(frozen=True)
class Result:
    """`pairs` has the columns left_id, right_id, match_weight, probability, linked, and for each compared column
    level_<column> and weight_<column>. `clusters` has side ("left" or "right"), id, cluster; a record linked to nobody
    is not in it. Without a right table both ids of a pair are of the left one."""

    pairs: pa.Table
    clusters: pa.Table
    figures: Figures
    labels: dict[tuple[str, str], str]
    """(column, level) → words for the screen."""
    prior: float
    model: str
    """The model as Splink's JSON: what was learned, to keep and to give again."""

    def links(self) -> Iterator[Link]:
        """Each pair as an object, strongest first."""
        columns = [name.removeprefix("level_") for name in self.pairs.column_names if name.startswith("level_")]
        for batch in self.pairs.to_batches():
            for row in batch.to_pylist():
                yield Link(
                    left_id=row["left_id"],
                    right_id=row["right_id"],
                    match_weight=row["match_weight"],
                    probability=row["probability"],
                    linked=row["linked"],
                    prior=self.prior,
                    fields=tuple(self._field(column, row) for column in columns),
                )

    def _field(self, column: str, row: dict[str, str | float]) -> Field:
        level = str(row[f"level_{column}"])
        return Field(column, level, self.labels[column, level], float(row[f"weight_{column}"]))

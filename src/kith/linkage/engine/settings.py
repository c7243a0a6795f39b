"""What a run of the engine may be told. Everything has a default; the weights and thresholds come from the handbook."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Backend = Literal["duckdb", "spark"]


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How to run. `threshold` is a match weight (log2); None takes the handbook's."""

    backend: Backend = "duckdb"
    threshold: float | None = None
    review_from: float | None = None
    """Pairs from this match weight (log2) on are in `Result.pairs`, linked or not; None takes the handbook's."""
    memory_mb: int | None = None
    """DuckDB's limit; None takes half of the machine's memory, at most 3 GB."""
    threads: int | None = None
    model: Path | None = None
    """Write the trained model here, as Splink's JSON."""
    given: Path | None = None
    """Take this trained model (Splink's JSON) and learn nothing."""

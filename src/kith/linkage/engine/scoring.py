"""Splink at work: the pairs we chose, scored by the model, on DuckDB."""

import json
import logging
import warnings
from collections.abc import Sequence
from dataclasses import replace
from math import log2
from typing import Any

from duckdb import DuckDBPyConnection
from splink import DuckDBAPI, Linker

from .comparisons import Comparison, Level, splink

logging.getLogger("splink").setLevel(logging.ERROR)


def telling(comparisons: Sequence[Comparison]) -> list[Comparison]:
    """The comparisons with chances such that the weight of level i is i + 1: what a pair's pattern is read from."""
    told = []
    for one in comparisons:
        levels = tuple(replace(level, m=2.0 ** (i - 9), u=2.0**-10) for i, level in enumerate(one.levels))
        told.append(replace(one, levels=levels, share=""))
    return told


def level_sql(comparison: Comparison) -> str:
    """Which level a scored pair has, read from its weight (Splink tells the level only with every column of both records)."""
    weights = [weight_of(level) for level in comparison.levels]
    cases = " ".join(f"when abs(mw_{comparison.name} - ({w!r})) < 1e-9 then {i}" for i, w in enumerate(weights))
    return f"case {cases} else -1 end"


def weight_of(level: Level) -> float:
    return log2(level.m / level.u)


def model(
    comparisons: Sequence[Comparison], prior: float, dialect: str = "duckdb", *, full: bool = True
) -> dict[str, Any]:
    """The model as Splink's settings: what `Result.model` keeps as JSON."""
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "rid",
        "probability_two_random_records_match": prior,
        "comparisons": [splink(one, dialect) for one in comparisons],
        "blocking_rules_to_generate_predictions": ["l.rid = r.rid"],
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": full,
    }


def score(
    con: DuckDBPyConnection, settings: dict[str, Any], pairs: str, into: str, *, from_weight: float | None = None
) -> None:
    """Score the pairs of a table (l, r) by the model into a new table with a level and a weight for each comparison."""
    api = DuckDBAPI(connection=con)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        linker = Linker(
            api.register("records"), json.loads(json.dumps(settings)), log_level=None, validate_settings=False
        )
        con.execute(
            f"create or replace temp view wanted as select l as join_key_l, r as join_key_r, '0' as match_key from {pairs}"
        )
        linker.table_management.register_blocked_pairs_for_predict(api.register("wanted"))
        found = linker.inference.predict(threshold_match_weight=from_weight, warning_mode="never")
    con.execute(f"create table {into} as select * from {found.physical_name}")
    found.drop_table_from_database_and_remove_from_cache()

"""The same model on Spark gives the same links. One test, because a Java machine takes its time to start."""

import pytest

from kith.linkage import engine

from .engine_people import pairs_of, table, two_agencies


@pytest.mark.filterwarnings("ignore")
def test_spark_and_duckdb_give_the_same_links() -> None:
    left, right, _ = two_agencies(90, seed=11)
    one, other = (table(rows).select(["id", "given_name", "family_name", "date_of_birth"]) for rows in (left, right))
    here = engine.link(one, other)
    there = engine.link(one, other, engine.Settings(backend="spark"))
    assert pairs_of(there.pairs) == pairs_of(here.pairs) != set()
    weights = [
        {(row["left_id"], row["right_id"]): row["match_weight"] for row in result.pairs.to_pylist()}
        for result in (here, there)
    ]
    assert weights[0] == pytest.approx(weights[1], abs=1e-6)

"""The men whom one agency knows and nobody tied to a baby: found, without tying the wrong one."""

import pyarrow as pa

from kith.config.synthetic import invisible
from kith.linkage import engine

FLOOR = 0.93


def _table(rows: list[invisible.Row]) -> pa.Table:
    return pa.Table.from_pylist([{key: value or None for key, value in row.items()} for row in rows])


def test_the_same_seed_gives_the_same_men() -> None:
    assert invisible.made(20) == invisible.made(20)
    assert invisible.made(20) != invisible.made(20, "another seed")


def test_invisible_men_are_found_for_the_babies_they_live_with() -> None:
    made = invisible.made(600)
    result = engine.link(_table(made.ours), _table(made.theirs))
    truth = pa.table({"left_id": [a for a, _ in made.truth], "right_id": [b for _, b in made.truth]})
    judged = engine.judge(result.pairs.filter(result.pairs["linked"]), truth, dedupe=False)
    assert judged.f1 >= FLOOR, judged

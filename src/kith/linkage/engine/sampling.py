"""What the weights are learned from: pairs that share a key, and pairs drawn at random, counted by how they agree."""

from collections.abc import Sequence

from . import scoring, training
from .comparisons import Comparison
from .run import Run


def learn(run: Run, used: Sequence[Comparison], candidates: int) -> training.Learned:
    """The comparisons with the chances these files themselves tell. The same records give the same sample."""
    numbers = run.numbers
    left, right = (run.number(f"select count(*) from records where side = {side}") for side in (0, 1))
    every = left * (left - 1) / 2 if run.dedupe else left * right
    part = max(1, -(-candidates // numbers.keyed_sample))
    run.con.execute(
        f"create table keyed as select l, r from pairs where l <> r and hash(l::ubigint * 4294967296 + r) % {part} = 0"
    )
    first, others = (0, left) if run.dedupe else (left, right)
    _draw(run, left, first, others, numbers.random_sample if every > numbers.random_sample else int(every) * 2)
    keyed = _patterns(run, used, "keyed", float(part))
    drawn = _patterns(run, used, "drawn", 1.0)
    return training.learn(used, keyed, drawn, every, numbers)


def _draw(run: Run, left: int, first: int, others: int, wanted: int) -> None:
    chosen = "select l, r from pairs limit 0"
    if left and others and wanted:
        chosen = (
            f"select distinct least(l, r) as l, greatest(l, r) as r from (select (hash(i) % {left})::uinteger as l, "
            f"({first} + hash(i + 7000000) % {others})::uinteger as r from range({wanted}) t(i)) where l <> r"
        )
    run.con.execute(f"create table drawn as {chosen}")


def _patterns(run: Run, used: Sequence[Comparison], pairs: str, scale: float) -> dict[training.Pattern, float]:
    into = f"patterns_{pairs}"
    scoring.score(run.con, scoring.model(scoring.telling(used), 0.001), pairs, into)
    levels = ", ".join(f"round(mw_{one.name})::int - 1" for one in used)
    rows = run.con.execute(f"select count(*), {levels} from {into} group by all order by all").fetchall()
    run.con.execute(f"drop table {into}")
    run.con.execute(f"drop table {pairs}")
    return {tuple(row[1:]): row[0] * scale for row in rows}

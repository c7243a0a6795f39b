"""From two tables to links."""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import log2

import duckdb
import pyarrow as pa
from duckdb import DuckDBPyConnection

from . import blocking, deciding, scoring, tidy, training
from .comparisons import COMPARISONS, Comparison
from .result import Figures, Result
from .settings import Settings

SAMPLE = 120_000
DRAWN = 150_000
REVIEW = -10.0


@dataclass
class Run:
    """One run: its database and its watch."""

    con: DuckDBPyConnection
    dedupe: bool
    seconds: dict[str, float] = field(default_factory=dict)
    since: float = field(default_factory=time.perf_counter)

    def lap(self, name: str) -> None:
        now = time.perf_counter()
        self.seconds[name], self.since = round(now - self.since, 3), now

    def one(self, sql: str) -> float:
        return self.con.execute(sql).fetchall()[0][0] or 0


def link(left: pa.Table, right: pa.Table | None = None, settings: Settings | None = None) -> Result:
    """The pairs of records that may be the same person. Without `right`, `left` is compared with itself."""
    settings = settings or Settings()
    con = duckdb.connect(config={"memory_limit": f"{settings.memory_mb or 2600}MB", "preserve_insertion_order": "false", "threads": str(settings.threads or 2)})
    run = Run(con, right is None)
    tidy.prepare(con, left, right)
    run.lap("tidy")
    n = int(run.one("select count(*) from records"))
    made = blocking.block(con, dedupe=run.dedupe, budget=max(20_000, min(6_000_000, 30 * n)))
    candidates = int(run.one("select count(*) from pairs"))
    run.lap("blocking")
    used = [one for one in COMPARISONS if run.one(f"select count({one.present}) from records")]
    learned = _learn(run, used, candidates)
    run.lap("training")
    model = scoring.model(learned.comparisons, learned.prior)
    scoring.score(con, model, "pairs", "scored", from_weight=REVIEW)
    _weigh_household(run, learned)
    run.lap("scoring")
    threshold = settings.threshold if settings.threshold is not None else 0.0
    return _decide(run, learned, threshold, json.dumps(model), made, candidates)


def _learn(run: Run, used: Sequence[Comparison], candidates: int) -> training.Learned:
    con = run.con
    n_left, n_right = (int(run.one(f"select count(*) from records where side = {side}")) for side in (0, 1))
    all_pairs = n_left * (n_left - 1) / 2 if run.dedupe else n_left * n_right
    part = max(1, -(-candidates // SAMPLE))
    con.execute(f"create table keyed_sample as select l, r from pairs where hash(l * 4294967296::ubigint + r) % {part} = 0")
    other, first = (n_left, 0) if run.dedupe else (n_right, n_left)
    if other and n_left:
        con.execute(
            f"create table drawn_sample as select distinct least(l, r) as l, greatest(l, r) as r from (select (hash(i) % {n_left})::uinteger as l, "
            f"({first} + hash(i + 7000000) % {other})::uinteger as r from range({DRAWN if all_pairs > DRAWN else int(all_pairs) * 2}) t(i)) where l <> r"
        )
    else:
        con.execute("create table drawn_sample as select l, r from pairs limit 0")
    model = scoring.model(scoring.telling(used), 0.001)
    keyed = _patterns(run, model, used, "keyed_sample", float(part))
    drawn = _patterns(run, model, used, "drawn_sample", 1.0)
    return training.learn(used, keyed, drawn, all_pairs)


def _patterns(run: Run, model: dict[str, object], used: Sequence[Comparison], pairs: str, scale: float) -> dict[training.Pattern, float]:
    into = f"patterns_{pairs}"
    scoring.score(run.con, model, pairs, into)
    gammas = ", ".join(f"round(mw_{one.name})::int - 1" for one in used)
    rows = run.con.execute(f"select count(*), {gammas} from {into} group by all order by all").fetchall()
    run.con.execute(f"drop table {into}")
    run.con.execute(f"drop table {pairs}")
    return {tuple(row[1:]): row[0] * scale for row in rows}


def _weigh_household(run: Run, learned: training.Learned) -> None:
    """Take off what two people of one household would show as well: one bar more, and a weight that says it."""
    terms = [f"{log2(learned.kin / (1 - learned.kin))}"]
    for one in learned.comparisons:
        cases = " ".join(f"when {i} then {log2(level.kin / level.u)}" for i, level in enumerate(one.levels))
        terms.append(f"case {scoring.level_sql(one)} {cases} else 0 end" + (f" + mw_tf_adj_{one.name}" if one.share else ""))
    run.con.execute(
        "create table weighed as select * replace (match_weight + weight_household as match_weight) from "
        f"(select *, -log2(1 + pow(2, least(500, {' + '.join(terms)}))) as weight_household from scored)"
    )
    run.con.execute("drop table scored")


def _decide(run: Run, learned: training.Learned, threshold: float, model: str, made: list[tuple[str, int]], candidates: int) -> Result:
    con = run.con
    if run.dedupe:
        edges = con.execute("select rid_l, rid_r, match_weight from weighed").fetchall()
        found = deciding.groups(edges, threshold)
        rows = [(i, r) for i, g in enumerate(found) for r in g]
        con.register("grouped", pa.table({"cluster": pa.array([i for i, _ in rows], pa.int64()), "rid": pa.array([r for _, r in rows], pa.int64())}))
        con.execute("create table links as select a.rid as l, b.rid as r from grouped a join grouped b using (cluster) where a.rid < b.rid")
        con.unregister("grouped")
    else:
        twice = [deciding.holds_somebody_twice(con, side) for side in (0, 1)]
        deciding.one_to_one(con, "weighed", threshold, left_once=not twice[0], right_once=not twice[1])
    linked = con.execute(
        "select a.id as left_id, b.id as right_id from links join source a on a.rid = l join source b on b.rid = r"
        + (" union all select a.id, b.id from source a join source b on a.rid = b.rid and a.id < b.id" if run.dedupe else "")
    ).to_arrow_table()
    run.lap("deciding")
    figures = Figures(candidates=candidates, linked=linked.num_rows, threshold=threshold, seconds=run.seconds, blocking=tuple(made), trained=learned.trained)
    return Result(linked, pa.table({}), figures, {}, log2(learned.prior), model)

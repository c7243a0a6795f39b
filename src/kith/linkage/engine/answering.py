"""From weighed pairs of records to the rows of the files: links, pairs with their reasons, clusters, figures."""

from dataclasses import dataclass
from math import log2

import pyarrow as pa
import pyarrow.compute as pc

from . import deciding, weighing
from .result import Figures, Result
from .run import Run
from .training import Learned

EMPTY = pa.schema(
    [
        ("left_id", pa.string()),
        ("right_id", pa.string()),
        ("match_weight", pa.float64()),
        ("probability", pa.float64()),
        ("linked", pa.bool_()),
    ]
)
CLUSTERS = pa.schema([("side", pa.string()), ("id", pa.string()), ("cluster", pa.string())])


@dataclass(frozen=True)
class Counts:
    """What is known before anything is decided."""

    rows: tuple[int, int]
    candidates: int
    blocking: list[tuple[str, int]]


def nothing(run: Run, left: int, right: int, made: list[tuple[str, int]]) -> Result:
    """No two records share a key: no pairs, and nothing to learn from."""
    figures = Figures(left, right, threshold=run.settings.links_from, seconds=run.seconds, blocking=tuple(made))
    return Result(EMPTY.empty_table(), CLUSTERS.empty_table(), figures, {}, 0.0, "{}")


def answer(run: Run, learned: Learned, model: str, counts: Counts) -> Result:
    """Decide which pairs are links and write all of it in the files' own identifiers."""
    threshold = run.settings.links_from
    if run.dedupe:
        _group(run, threshold)
    else:
        twice = [deciding.holds_somebody_twice(run.con, side, run.numbers.holds_twice) for side in (0, 1)]
        deciding.one_to_one(run.con, "weighed", threshold, left_once=not twice[0], right_once=not twice[1])
    pairs = run.con.sql(_pairs_sql(run, learned)).to_arrow_table()
    clusters = run.con.sql(_clusters_sql(run)).to_arrow_table()
    run.lap("deciding")
    figures = Figures(
        rows_left=counts.rows[0],
        rows_right=counts.rows[1],
        candidates=counts.candidates,
        linked=pc.sum(pairs["linked"]).as_py() or 0,
        clusters=run.number("select count(distinct cluster) from clustered"),
        threshold=threshold,
        seconds=run.seconds,
        blocking=tuple(counts.blocking),
        trained=learned.trained,
    )
    prior = log2(learned.prior / (1 - learned.prior))
    return Result(pairs, clusters, figures, weighing.labels(learned), prior, model)


def _group(run: Run, threshold: float) -> None:
    """Make `links` of a file compared with itself: every two records of a group, and what is the same to the letter."""
    edges = run.con.execute("select rid_l, rid_r, match_weight from weighed where rid_l <> rid_r").fetchall()
    rows = [
        (number, rid) for number, group in enumerate(deciding.groups(edges, threshold, run.numbers)) for rid in group
    ]
    table = pa.table(
        {"g": pa.array([g for g, _ in rows], pa.int64()), "rid": pa.array([r for _, r in rows], pa.int64())}
    )
    run.con.register("grouped", table)
    run.con.execute(
        "create table links as select a.rid as l, b.rid as r from grouped a join grouped b using (g) where a.rid < b.rid "
        f"union all select rid_l, rid_r from weighed where rid_l = rid_r and match_weight >= {threshold}"
    )
    run.con.unregister("grouped")


def _pairs_sql(run: Run, learned: Learned) -> str:
    """Links first joined by their group only have no score of their own: their weight is the threshold, their levels missing."""
    run.con.execute(
        "create table found as select coalesce(rid_l, l) as rid_l, coalesce(rid_r, r) as rid_r, l is not null as linked, "
        f"coalesce(match_weight, {run.settings.links_from}) as match_weight, "
        "1 / (1 + pow(2, -greatest(-500, least(500, coalesce(match_weight, 0))))) as probability, "
        f"{_unscored(learned)} from (select rid_l, rid_r, match_weight, {weighing.named_sql(learned)} from weighed) w "
        "full join links on rid_l = l and rid_r = r "
        f"where l is not null or match_weight >= {run.settings.shows_from}"
    )
    order = "a.rid <> b.rid or a.nth < b.nth" if run.dedupe else "true"
    names = ", ".join(f"level_{n}, weight_{n}" for n in _names(learned))
    most = run.numbers.same_rows  # of rows the same to the letter; the others are paired with the first only
    few, more = f"nth <= {most}", f"nth > {most}"
    parts = [
        f"select a.id as left_id, b.id as right_id, match_weight, probability, linked, {names} from found "
        f"join (from source where {one}) a on a.rid = rid_l join (from source where {other}) b on b.rid = rid_r "
        f"where {order}"
        for one, other in ((few, few), ("nth = 1", more), (more, "nth = 1"))
    ]
    return f"from ({' union all '.join(parts)}) order by match_weight desc, left_id, right_id"


def _names(learned: Learned) -> list[str]:
    return [*(one.name for one in learned.comparisons), weighing.HOUSEHOLD]


def _unscored(learned: Learned) -> str:
    said = [
        f"coalesce(level_{n}, 'missing') as level_{n}, coalesce(weight_{n}, 0) as weight_{n}" for n in _names(learned)
    ]
    said[-1] = said[-1].replace("'missing'", "'none'")
    return ", ".join(said)


def _clusters_sql(run: Run) -> str:
    links = run.con.execute("select l, r from links where l <> r").fetchall()
    of = deciding.connected(links)
    alone = [rid for (rid,) in run.con.execute("select l from links where l = r").fetchall() if rid not in of]
    of |= {rid: rid for rid in alone}
    table = pa.table({"rid": pa.array(of.keys(), pa.int64()), "cluster": pa.array(of.values(), pa.int64())})
    run.con.register("connected", table)
    run.con.execute(
        "create table clustered as select case s.side when 0 then 'left' else 'right' end as side, s.id, f.id as cluster "
        "from source s join connected using (rid) join source f on f.rid = connected.cluster and f.nth = 1"
    )
    run.con.unregister("connected")
    return "select * from clustered order by cluster, side, id"

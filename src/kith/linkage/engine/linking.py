"""From two tables to links."""

import json
from pathlib import Path

import pyarrow as pa

from . import answering, blocking, sampling, scoring, spark, tables, tidy, weighing
from .comparisons import COMPARISONS, started
from .result import Result
from .run import Run
from .settings import Settings
from .training import Learned


def link(left: pa.Table, right: pa.Table | None = None, settings: Settings | None = None) -> Result:
    """The pairs of records that may be the same person. Without `right`, `left` is compared with itself.

    Raises BadTable for a table without an `id` of its own for each row.
    """
    settings = settings or Settings()
    left = tables.checked(left, "left" if right is not None else "one")
    right = tables.checked(right, "right") if right is not None else None
    with Run(settings, right is None) as run:
        return _link(run, left, right)


def _link(run: Run, left: pa.Table, right: pa.Table | None) -> Result:
    tidy.prepare(run.con, left, right, run.settings.forms)
    run.lap("tidy")
    made = blocking.block(run.con, run.numbers, dedupe=run.dedupe)
    candidates = run.number("select count(*) from pairs")
    run.lap("blocking")
    starts = run.settings.starts
    used = [started(one, starts) for one in COMPARISONS if run.number(f"select count({one.present}) from records")]
    if not used or not candidates:
        return answering.nothing(run, left.num_rows, right.num_rows if right is not None else 0, made)
    learned = sampling.learn(run, used, candidates)
    run.lap("training")
    model = scoring.model(learned.comparisons, learned.prior)
    score(run, learned, model)
    run.lap("scoring")
    rows = (left.num_rows, right.num_rows if right is not None else 0)
    text = json.dumps(model, indent=1)
    if run.settings.model:
        run.settings.model.write_text(text)
    return answering.answer(run, learned, text, answering.Counts(rows, candidates, made))


def score(run: Run, learned: Learned, model: dict[str, object]) -> None:
    """Make the table `weighed`: every candidate worth keeping, by Splink and less what a household shows."""
    lowest = (
        min(run.numbers.against, run.settings.shows_from)
        if run.dedupe
        else min(run.settings.shows_from, run.settings.links_from)
    )
    if run.settings.backend == "spark":
        theirs = scoring.model(learned.comparisons, learned.prior, "spark")
        spark.score(run.con, theirs, "scored", Path(run.folder.name), from_weight=lowest)
    else:
        scoring.score(run.con, model, "pairs", "scored", from_weight=lowest)
    run.con.execute(f"create table weighed as {weighing.weigh_sql(learned, 'scored')}")
    run.con.execute("drop table scored")

"""How right the links of a labelled file are."""

from dataclasses import dataclass

import duckdb
import pyarrow as pa

from .tables import BadTable


@dataclass(frozen=True)
class Judged:
    """Shares of 1. Every true pair counts, also those that were never compared."""

    precision: float
    recall: float
    f1: float


def judge(links: pa.Table, truth: pa.Table, *, dedupe: bool) -> Judged:
    """Links and true pairs as left_id, right_id; of a file linked with itself the two may stand in either order.

    Raises BadTable when `truth` lacks one of the two columns.
    """
    if not {"left_id", "right_id"} <= set(truth.column_names):
        raise BadTable("The file of true pairs needs the columns left_id and right_id.")
    pair = "least(left_id, right_id), greatest(left_id, right_id)" if dedupe else "left_id, right_id"
    with duckdb.connect() as con:
        for name, table in (("links", links), ("truth", truth)):
            con.register(f"{name}_given", table.select(["left_id", "right_id"]))
            con.execute(f"create temp table {name} as select distinct {pair} from {name}_given t(left_id, right_id)")
        found, true, right = con.execute(
            "select (select count(*) from links), (select count(*) from truth), "
            "(select count(*) from (from links intersect from truth))"
        ).fetchall()[0]
    precision, recall = right / found if found else 0.0, right / true if true else 0.0
    f1 = 2 * right / (found + true) if found + true else 0.0
    return Judged(round(precision, 6), round(recall, 6), round(f1, 6))

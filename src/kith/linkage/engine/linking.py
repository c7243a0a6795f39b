"""From two tables to links."""

import pyarrow as pa

from .result import Figures, Result
from .settings import Settings

COMPARED = ("given_name", "family_name", "date_of_birth")


def link(left: pa.Table, right: pa.Table | None = None, settings: Settings | None = None) -> Result:
    """The pairs of records that may be the same person. Without `right`, `left` is compared with itself."""
    settings = settings or Settings()
    columns = [name for name in COMPARED if name in left.column_names and (right is None or name in right.column_names)]
    found: dict[tuple[str, ...], list[str]] = {}
    for row in left.to_pylist():
        found.setdefault(tuple(str(row[name] or "").casefold() for name in columns), []).append(str(row["id"]))
    pairs = []
    for row in (left if right is None else right).to_pylist():
        for left_id in found.get(tuple(str(row[name] or "").casefold() for name in columns), []):
            if right is not None or left_id < str(row["id"]):
                pairs.append(_pair(left_id, str(row["id"]), columns))
    clusters = [{"side": "left", "id": p["left_id"], "cluster": p["left_id"]} for p in pairs]
    figures = Figures(left.num_rows, right.num_rows if right else 0, len(pairs), len(pairs))
    labels = {(name, "exact"): "Exactly the same" for name in columns}
    return Result(pa.Table.from_pylist(pairs), pa.Table.from_pylist(clusters), figures, labels, -10.0, "{}")


def _pair(left_id: str, right_id: str, columns: list[str]) -> dict[str, str | float | bool]:
    pair: dict[str, str | float | bool] = {
        "left_id": left_id,
        "right_id": right_id,
        "match_weight": 10.0 * len(columns) - 10.0,
        "probability": 0.99,
        "linked": True,
    }
    for name in columns:
        pair[f"level_{name}"] = "exact"
        pair[f"weight_{name}"] = 10.0
    return pair

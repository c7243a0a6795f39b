"""What a run learned, as the match-weight table that the look-up reads: both then say the same of a pair."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from .comparisons import COMPARISONS
from .result import Result

MILLION = 1_000_000
SAID_THERE = {
    "given_name": (
        "given",
        {"exact": "exact", "nickname": "variant", "typo": "near", "close": "sounds", "initial": "begins"},
    ),
    "family_name": ("family", {"exact": "exact", "typo": "near", "part": "part", "close": "sounds"}),
    "date_of_birth": ("born", {"exact": "exact", "transposed": "swapped", "one_digit": "near"}),
    "postcode": ("place", {"exact": "exact", "district": "district"}),
    "phone": ("phone", {"exact": "exact"}),
    "nhs_number": ("number", {"exact": "exact"}),
}
"""Our column and levels as the look-up names them; every other level of a column is its “differs”."""


@dataclass(frozen=True)
class Weight:
    """One row of the table: m and u in parts per million."""

    fact: str
    agrees: str
    label: str
    m: int
    u: int
    by_frequency: bool


def export_weights(result: Result) -> list[Weight]:
    """The learned chances by fact and level. Levels the look-up does not tell apart are added up."""
    learned = {one["output_column_name"]: one for one in json.loads(result.model).get("comparisons", [])}
    return [row for name in SAID_THERE if name in learned for row in _rows(name, learned[name]["comparison_levels"])]


def _rows(name: str, levels: list[dict[str, float | str]]) -> Iterator[Weight]:
    comparison = next(one for one in COMPARISONS if one.name == name)
    fact, names = SAID_THERE[name]
    shares: dict[str, list[float]] = {}
    labels: dict[str, str] = {}
    for ours, theirs in zip(comparison.levels, levels[1:], strict=True):
        agrees = names.get(ours.code, "differs")
        sums = shares.setdefault(agrees, [0.0, 0.0])
        sums[0] += float(theirs["m_probability"])
        sums[1] += float(theirs["u_probability"])
        labels[agrees] = ours.label
    for agrees, (m, u) in shares.items():
        often = bool(comparison.share) and agrees == "exact"
        yield Weight(fact, agrees, labels[agrees], max(round(m * MILLION), 1), max(round(u * MILLION), 1), often)


def as_toml(weights: list[Weight], source: str) -> str:
    """The table as a page of the handbook, to be read and taken over by a person."""
    head = ["[about]", 'title = "Same person? What agreement of each fact is worth"', f"source = {json.dumps(source)}"]
    lines = [*head, 'edition = "1"', "in_force_from = 2018-07-04", 'certainty = "proposal"']
    for one in weights:
        lines += ["", "[[match_weight]]", f'code = "{one.fact}.{one.agrees}"', f'fact = "{one.fact}"']
        lines += [f'agrees = "{one.agrees}"', f"label = {json.dumps(one.label)}", f"m = {one.m}", f"u = {one.u}"]
        lines += ["by_frequency = true"] if one.by_frequency else []
    return "\n".join(lines) + "\n"

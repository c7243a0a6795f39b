"""From Splink's scores to ours: what a household would show as well is taken off, and each level gets its name."""

from math import log2

from kith.linkage.words import HOUSEHOLD

from .comparisons import Comparison
from .scoring import level_sql
from .training import Learned

LABELS = {
    (HOUSEHOLD, "kin"): "Two people of one household would agree so too",
    (HOUSEHOLD, "none"): "Not like two people of one household",
}


def weigh_sql(learned: Learned, scored: str) -> str:
    """SQL for every scored pair with `weight_household` and with a match weight that counts it.

    Two brothers share a family name, an address and a telephone; independent weights would call them one man.
    Beside “one person” and “two by chance” stands “two of one household”: the odds are against both, and the
    difference is one more bar.
    """
    terms = [repr(log2(learned.kin / (1 - learned.kin)))]
    for one in learned.comparisons:
        cases = " ".join(f"when {i} then {log2(level.kin / level.u)!r}" for i, level in enumerate(one.levels))
        shared = f" + mw_tf_adj_{one.name}" if one.share else ""
        terms.append(f"case {level_sql(one)} {cases} else 0 end{shared}")
    return (
        "select * replace (match_weight + weight_household as match_weight) from "
        f"(select *, -log2(1 + pow(2, greatest(-500, least(500, {' + '.join(terms)})))) as weight_household from {scored})"
    )


def named_sql(learned: Learned) -> str:
    """SQL columns level_<column> and weight_<column> of a weighed pair, the household last."""
    said = [
        f"{_code_sql(one)} as level_{one.name}, {_bits_sql(one)} as weight_{one.name}" for one in learned.comparisons
    ]
    said.append(f"case when weight_household < -0.05 then 'kin' else 'none' end as level_{HOUSEHOLD}, weight_household")
    return ", ".join(said)


def labels(learned: Learned) -> dict[tuple[str, str], str]:
    """(column, level) → words for the screen."""
    found = dict(LABELS)
    for one in learned.comparisons:
        found[one.name, "missing"] = "Missing in one of them"
        found |= {(one.name, level.code): level.label for level in one.levels}
    return found


def _code_sql(comparison: Comparison) -> str:
    cases = " ".join(f"when {i} then '{level.code}'" for i, level in enumerate(comparison.levels))
    return f"case {level_sql(comparison)} {cases} else 'missing' end"


def _bits_sql(comparison: Comparison) -> str:
    return f"mw_{comparison.name}" + (f" + mw_tf_adj_{comparison.name}" if comparison.share else "")

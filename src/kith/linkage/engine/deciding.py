"""Which scored pairs are links: one to one between files that hold nobody twice, groups where somebody may stand
more than once.
"""

from collections.abc import Iterable

from duckdb import DuckDBPyConnection

from .numbers import Numbers

Edge = tuple[int, int, float]


def holds_somebody_twice(con: DuckDBPyConnection, side: int, percent: int) -> bool:
    """Whether more than `percent` rows in a hundred with names and a date share them with another row of the file."""
    shared, known = con.execute(
        "select coalesce(sum(n) filter (n > 1), 0), coalesce(sum(n), 0) from (select sum(times) as n from records "
        f"where side = {side} and given is not null and family is not null and ymd is not null "
        "and ymd not like '%0101' group by given, family, ymd)"
    ).fetchall()[0]
    return bool(known and shared / known > percent / 100)


def one_to_one(con: DuckDBPyConnection, scored: str, threshold: float, *, left_once: bool, right_once: bool) -> None:
    """Make the table `links` (l, r): every pair from the threshold on, or the best of each record where it can have but one."""
    con.execute("create or replace table links (l bigint, r bigint)")
    if not (left_once or right_once):
        con.execute(f"insert into links select rid_l, rid_r from {scored} where match_weight >= {threshold}")
        return
    for _ in range(3):
        taken = []
        best = []
        for once, side in ((left_once, "l"), (right_once, "r")):
            if once:
                taken.append(f"rid_{side} not in (select {side} from links)")
                best.append(f"row_number() over (partition by rid_{side} order by match_weight desc, rid_l, rid_r) = 1")
        con.execute(
            f"insert into links select rid_l, rid_r from (select * from {scored} where match_weight >= {threshold} "
            f"and {' and '.join(taken)}) qualify {' and '.join(best)}"
        )


def groups(edges: Iterable[Edge], threshold: float, numbers: Numbers) -> list[list[int]]:
    """Records grouped by average linkage: two groups join while their pairs, taken together, speak for it.

    `edges` are all compared pairs with their weight, also those that speak against. Strongest first; ties by
    number, so that the order of the rows decides nothing.
    """
    clip = float(numbers.pair_speaks)
    ordered = sorted(edges, key=lambda e: (-e[2], e[0], e[1]))
    members: dict[int, list[int]] = {}
    between: dict[int, dict[int, tuple[float, int]]] = {}
    of: dict[int, int] = {}
    for a, b, weight in ordered:
        clipped = max(-clip, min(clip, weight))
        for x, y in ((a, b), (b, a)):
            of[x] = x
            members.setdefault(x, [x])
            between.setdefault(x, {})[y] = (clipped, 1)
    for _ in range(2):
        for a, b, weight in ordered:
            if weight < threshold:
                break
            x, y = of[a], of[b]
            if x != y and _average(members, between, (x, y), numbers.uncompared) >= threshold:
                _join(members, between, of, x, y)
    return [sorted(group) for group in members.values() if len(group) > 1]


def _average(
    members: dict[int, list[int]],
    between: dict[int, dict[int, tuple[float, int]]],
    both: tuple[int, int],
    uncompared: int,
) -> float:
    x, y = both
    total, seen = between[x].get(y, (0.0, 0))
    size = len(members[x]) * len(members[y])
    return (total + (size - seen) * uncompared) / size


def _join(
    members: dict[int, list[int]], between: dict[int, dict[int, tuple[float, int]]], of: dict[int, int], x: int, y: int
) -> None:
    if len(between[x]) < len(between[y]):
        x, y = y, x
    for record in members[y]:
        of[record] = x
    members[x] += members.pop(y)
    theirs = between.pop(y)
    ours = between[x]
    for z, (total, seen) in theirs.items():
        if z == x:
            continue
        before, count = ours.get(z, (0.0, 0))
        ours[z] = between[z][x] = (before + total, count + seen)
        del between[z][y]
    ours.pop(y, None)


def connected(links: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Each linked record with the smallest number of those it is connected with."""
    parent: dict[int, int] = {}

    def root(x: int) -> int:
        while parent.setdefault(x, x) != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for a, b in links:
        x, y = sorted((root(a), root(b)))
        parent[y] = x
    return {record: root(record) for record in sorted(parent)}

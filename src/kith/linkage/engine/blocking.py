"""Which records are compared at all: many cheap keys, each with its pairs counted before any is made.

A key that too many records share says little and costs the square of them: of each rule only the blocks are used
that fit in its budget of pairs, smallest first, so that no file, however odd, asks for more.
"""

from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from .numbers import Numbers

YMD_LOOSE = (
    "left(ymd, 4) || least(substr(ymd, 5, 2), substr(ymd, 7, 2)) || greatest(substr(ymd, 5, 2), substr(ymd, 7, 2))"
)
ROOTS = "unnest(given_roots)"
ROOTS_FIRST = "given_roots[1]"
SHORTENED = "unnest(case when length(family) > 4 then list_append(list_transform(range(1, length(family) + 1), lambda i: left(family, i - 1) || substr(family, i + 1)), family) else [family] end)"
STREET = "coalesce(house, '') || list_reduce(tokens, lambda a, b: case when length(b) > length(a) then b else a end)"


@dataclass(frozen=True)
class Rule:
    """Records with the same key are compared. `key` is SQL over `records`; a missing part makes no key."""

    words: str
    key: str
    thorough: bool = False
    """Many keys a record, or many pairs for little: only for files short enough."""


RULES = (
    Rule("NHS number", "nhs"),
    Rule("phone", "phone"),
    Rule("date and given name", f"ymd || {ROOTS}"),
    Rule("date and sound of family name", "ymd || family_sound"),
    Rule("postcode and given name", f"postcode || {ROOTS}"),
    Rule("postcode and sound of family name", "postcode || family_sound"),
    Rule(
        "date, day and month in either order, and initials",
        f"{YMD_LOOSE} || least(left(given, 1), left(family, 1)) || greatest(left(given, 1), left(family, 1))",
    ),
    Rule("both names and district", f"{ROOTS} || '|' || family || '|' || district"),
    Rule("both names and year", f"{ROOTS} || '|' || family || '|' || left(ymd, 4)"),
    Rule("sound of both names and month", "given_sound || '|' || family_sound || '|' || left(ymd, 6)"),
    Rule("names the other way round", "least(given, family) || '|' || greatest(given, family)"),
    Rule("sound of both names, day and month", "given_sound || '|' || family_sound || '|' || substr(ymd, 5)"),
    Rule("address and given name", f"{STREET} || '|' || {ROOTS}", thorough=True),
    Rule("address and sound of family name", f"{STREET} || '|' || family_sound"),
    Rule("postcode and date", "postcode || ymd", thorough=True),
    Rule("postcode and year", "postcode || left(ymd, 4)", thorough=True),
    Rule("end of phone and given name", f"right(phone, 6) || {ROOTS}", thorough=True),
    Rule("family name, initial and year", "family || '|' || left(given, 1) || left(ymd, 4)", thorough=True),
    Rule("family name less a letter and given name", f"{SHORTENED} || '|' || {ROOTS_FIRST}", thorough=True),
    Rule("family name less a letter and year", f"{SHORTENED} || '|' || left(ymd, 4)", thorough=True),
    Rule("family name less a letter and postcode district", f"{SHORTENED} || '|' || district", thorough=True),
    Rule("address and family name", "address || '|' || family", thorough=True),
    Rule("address, given name and year", "address || '|' || given_roots[1] || left(ymd, 4)", thorough=True),
    Rule("given name, month and day", f"{ROOTS} || '|' || substr(ymd, 5) || left(ymd, 3)", thorough=True),
    Rule("both names", f"{ROOTS} || '|' || family_sound", thorough=True),
    Rule("postcode", "postcode", thorough=True),
    Rule("date", "ymd", thorough=True),
    Rule("family name and year", "family || '|' || left(ymd, 4)", thorough=True),
    Rule("district and family name", "district || '|' || family", thorough=True),
)


def block(con: DuckDBPyConnection, numbers: Numbers, *, dedupe: bool) -> list[tuple[str, int]]:
    """Make the table `pairs` (l, r: record numbers) and say how many pairs each rule made."""
    con.execute("create table blocked (l uinteger, r uinteger)")
    size = int(con.execute("select count(*) from records").fetchall()[0][0])
    caps = numbers.block_pairs, numbers.pairs_of_a_rule(size)
    used = [rule for rule in RULES if size <= numbers.thorough_rows or not rule.thorough]
    made = [(rule.words, _use(con, rule, dedupe, caps)) for rule in used]
    con.execute("create table pairs as select distinct l, r from blocked")
    con.execute("drop table blocked")
    if dedupe:
        con.execute("insert into pairs select rid, rid from records where times > 1")
    return made


def _use(con: DuckDBPyConnection, rule: Rule, dedupe: bool, caps: tuple[int, int]) -> int:
    """`caps`: the pairs of one block, and of the rule, at most."""
    once = "distinct" if "unnest" in rule.key else ""
    con.execute(
        f"create or replace temp table keyed_by as select {once} rid::uinteger as rid, side, hash(k) as k from "
        f"(select rid, side, {rule.key} as k from records) where k is not null"
    )
    size = "n * (n - 1) // 2" if dedupe else "n_left * n_right"
    con.execute(
        f"create or replace temp table blocks as select k, {size} as size from (select k, count(*) as n, "
        "count(*) filter (side = 0) as n_left, count(*) filter (side = 1) as n_right from keyed_by group by k) "
        "where size > 0"
    )
    limit = con.execute(
        "select coalesce(max(size), 0) from (select size, sum(total) over (order by size) as so_far from "
        "(select size, sum(size) as total from blocks where size <= ? group by size)) where so_far <= ?",
        list(caps),
    ).fetchall()[0][0]
    join = "a.rid < b.rid" if dedupe else "a.side = 0 and b.side = 1"
    con.execute(
        f"insert into blocked select a.rid, b.rid from (select k from blocks where size <= {limit}) "
        f"join keyed_by a using (k) join keyed_by b using (k) where {join}"
    )
    return int(con.execute("select coalesce(sum(size), 0) from blocks where size <= ?", [limit]).fetchall()[0][0])

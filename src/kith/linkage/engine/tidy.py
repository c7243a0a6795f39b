"""From an agency's spelling to what is compared: names, dates, postcodes, addresses and numbers in one form, in
DuckDB.

Nothing is guessed: what cannot be read is missing. Each distinct name is looked at once in Python (how it sounds,
which names it is short for); everything else is SQL over the whole table.
"""

from collections.abc import Sequence

import pyarrow as pa
from duckdb import DuckDBPyConnection

from kith.kernel import text
from kith.people.rules import names

Forms = Sequence[Sequence[str]]

DIGITS = r"regexp_replace({0}, '[^0-9]', '', 'g')"
EMPTY = "('', 'null', 'none', 'nan', 'n/a', 'na', 'nk', 'unknown', 'not known', '-', '.')"
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
SIMPLE = f"""
create or replace macro filled(x) as case when lower(trim(x)) in {EMPTY} then null else trim(x) end;
"""
SIMPLE += """
create or replace macro plain(x) as nullif(trim(regexp_replace(regexp_replace(
    lower(strip_accents(x)), '[''`’ʼ.]', '', 'g'), '[^\\p{L}\\p{N}]+', ' ', 'g')), '');
create or replace macro name_of(x) as nullif(trim(regexp_replace(regexp_replace(plain(x),
    '[0-9]+', ' ', 'g'), '^(mr|mrs|ms|miss|dr|rev|sir|lady|lord) (.)', '\\2')), '');
create or replace macro padded(x) as lpad(x, 2, '0');
"""
SHARES = {"given": 0.006, "family": 0.002, "ymd": 0.0001, "postcode": 0.0005, "address": 0.0002}
SEEN = 500
"""How common a value is, in a file so short that it cannot tell, is judged as if so many rows had shown the usual share before."""
GROUPED = "given, family, ymd, sex, postcode, address, phone, nhs"
DERIVED = """
split_part(given, ' ', 1) as given1,
case when length(postcode) >= 5 and regexp_matches(postcode, '^[A-Z]')
    then left(postcode, length(postcode) - 3) else postcode end as district,
list_sort(list_distinct(string_split(address, ' '))) as tokens,
nullif(regexp_extract(address, '[0-9]+[a-z]?'), '') as house
"""


def prepare(con: DuckDBPyConnection, left: pa.Table, right: pa.Table | None, forms: Forms) -> None:
    """Make `source` (one row a row of the files, `rid` of its tidied record) and `records` (one row a distinct record)."""
    con.execute(SIMPLE)
    con.register("given_left", left)
    con.register("given_right", right if right is not None else left.slice(0, 0))
    con.execute("create temp view given_both as select * from given_left union all select * from given_right")
    con.execute(
        "create temp table said_names as select raw, name_of(filled(raw)) as said from (select given_name as raw "
        "from given_both union select family_name from given_both) where raw is not null"
    )
    con.execute(
        f"create temp table said_dates as select raw, {_date()} as said from (select raw, filled(raw) as date_of_birth "
        "from (select distinct date_of_birth as raw from given_both where date_of_birth is not null))"
    )
    con.execute(
        f"create table grouped as select side, {GROUPED}, list_sort(list(id)) as ids "
        f"from ({_tidied('given_left', 0)} union all {_tidied('given_right', 1)}) group by all"
    )
    con.execute(
        f"create table distinct_records as select row_number() over (order by side, ids[1]) - 1 as rid, side, "
        f"len(ids) as times, {GROUPED}, {DERIVED}, ids from grouped"
    )
    con.execute(
        "create table source as select rid, side, unnest(ids) as id, generate_subscripts(ids, 1) as nth "
        "from distinct_records"
    )
    for made in ("view given_both", "table grouped", "table said_names", "table said_dates"):
        con.execute(f"drop {made}")
    con.unregister("given_left")
    con.unregister("given_right")
    _add_sounds_and_shares(con, forms)


def _tidied(name: str, side: int) -> str:
    return f"""
    select {side}::utinyint as side, id, given, family, ymd,
        case when left(sex, 1) in ('m', '1') or sex in ('boy') then 'm'
             when left(sex, 1) in ('f', 'w', '2') or sex in ('girl') then 'f' end as sex,
        postcode, address,
        case when length(phone) >= 6 then right(phone, 10) end as phone,
        case when length(nhs) >= 5 then nhs end as nhs
    from (select id, a.said as given, b.said as family, d.said as ymd,
            lower(filled(sex)) as sex, nullif(upper(regexp_replace(regexp_replace(filled(postcode), '\\.0$', ''),
            '[^A-Za-z0-9]', '', 'g')), '') as postcode, plain(filled(address)) as address,
            regexp_replace({DIGITS.format("filled(phone)")}, '^(0044|44|0)', '') as phone,
            upper(regexp_replace(filled(nhs_number), '[^A-Za-z0-9]', '', 'g')) as nhs
        from {name} left join said_names a on a.raw = given_name left join said_names b on b.raw = family_name
            left join said_dates d on d.raw = date_of_birth)"""


def _date() -> str:
    """Year, month and day as eight digits, right or impossible (an impossible date is still nearly somebody's)."""
    x = "date_of_birth"
    day_first = r"'^([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})'"
    year_first = r"'^([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})'"
    worded = r"'^([0-9]{1,2})[-/. ]*([a-z]{3})[a-z]*[-/., ]*([0-9]{4})'"
    months = "[" + ", ".join(f"'{m}'" for m in MONTHS) + "]"
    return f"""case
        when regexp_matches({x}, {year_first}) then regexp_extract({x}, {year_first}, 1)
            || padded(regexp_extract({x}, {year_first}, 2)) || padded(regexp_extract({x}, {year_first}, 3))
        when regexp_matches({x}, {day_first}) then regexp_extract({x}, {day_first}, 3)
            || padded(regexp_extract({x}, {day_first}, 2)) || padded(regexp_extract({x}, {day_first}, 1))
        when regexp_matches({x}, '^[0-9]{{8}}(\\.0)?$') and left({x}, 4) between '1500' and '2199' then left({x}, 8)
        when regexp_matches({x}, '^[0-9]{{8}}(\\.0)?$') then substr({x}, 5, 4) || substr({x}, 3, 2) || left({x}, 2)
        when regexp_matches({x}, '^[0-9]{{4}}$') then {x} || '0101'
        when regexp_matches(lower({x}), {worded}) then regexp_extract(lower({x}), {worded}, 3)
            || padded(list_position({months}, regexp_extract(lower({x}), {worded}, 2))::varchar)
            || padded(regexp_extract({x}, '^[0-9]{{1,2}}'))
        end"""


def _add_sounds_and_shares(con: DuckDBPyConnection, forms: Forms) -> None:
    distinct = con.execute(
        "select distinct name from (select given1 as name from distinct_records union all "
        "select family from distinct_records) where name is not null"
    ).fetchall()
    words = [row[0] for row in distinct]
    con.register(
        "sounds",
        pa.table(
            {
                "name": pa.array(words, pa.string()),
                "sound": pa.array([names.sound(word) or word for word in words], pa.string()),
                "roots": pa.array(_roots(words, forms), pa.list_(pa.string())),
            }
        ),
    )
    for name, usual in SHARES.items():
        con.execute(
            f"create temp table tf_{name} as select {name}, "
            f"(count(*) + {SEEN * usual}) / (sum(count(*)) over () + {SEEN}) as tf_{name} "
            f"from distinct_records where {name} is not null group by 1"
        )
    con.execute(f"""create table records as
        select d.* exclude (ids), g.sound as given_sound, g.roots as given_roots, f.sound as family_sound,
            string_split(family, ' ') as family_parts, {", ".join(f"tf_{n}" for n in SHARES)}
        from distinct_records d left join sounds g on g.name = d.given1 left join sounds f on f.name = d.family
        {" ".join(f"left join tf_{n} using ({n})" for n in SHARES)} order by rid""")
    con.execute("drop table distinct_records")
    con.unregister("sounds")


def _roots(words: Sequence[str], forms: Forms) -> list[list[str]]:
    """The sets of the handbook each given name stands in, or the name itself."""
    of: dict[str, list[str]] = {}
    for listed in forms:
        for name in listed:
            of.setdefault(text.name_key(name), []).append(listed[0])
    return [of.get(word) or [word] for word in words]

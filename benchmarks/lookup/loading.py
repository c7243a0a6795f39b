"""Into PostgreSQL: people, babies, who works with them, and their traces, by COPY; then the indexes, timed."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import numpy as np
import psycopg
import pyarrow as pa

from .people import People

UID = "'00000000-0000-4000-8000-' || lpad(to_hex({}), 12, '0')"
TRACES = "role,subject,given,family,other_given,other_family,born,woman,postcode,outcode,street,phone_a,phone_b"
DAY = "(date '1970-01-01' + {}::int)"
VIEWS = f"""
create view v as select p.*, g.v as g, f.v as f, o.v as fo, s.v as f2 from p
  join given g on g.i = p.given join family f on f.i = p.family
  left join family o on o.i = p.old left join family s on s.i = p.second;
create view lived as
  select i, place as pl from p where place >= 0 or moved < 0 union select i, moved from p where moved >= 0;
create view placed as
  select lived.i, pl, case when pl >= 0 then a.v || ' ' || (pl % 4000 // 400)::varchar
      || substr('ABDEFGHJLNPQRSTUWXYZ', ((pl % 400) // 20 + 1)::int, 1)
      || substr('ABDEFGHJLNPQRSTUWXYZ', (pl % 20 + 1)::int, 1) end as pc,
    a.v as oc, st.v as street
  from lived left join outcodes a on pl >= 0 and a.i = pl // 4000
  left join streets st on pl >= 0 and st.i = (pl * 2654435761 % 4294967296) % (select count(*) from streets);
create view named as
  select i, g, case when f2 is null then f else f || f2 end as f from v
  union all select i, g, f from v where f2 is not null
  union all select i, g, f2 from v where f2 is not null
  union all select i, g, fo from v where fo is not null;
create view adult_traces as
  select 'p' as role, {UID.format("n.i")} as subject, n.g, n.f, null as og, null as ofa,
    case when p.born <> 0 then {DAY.format("p.born")} end as born, p.woman, replace(a.pc, ' ', '') as pc, a.oc,
    a.street, case when p.phone >= 0 then substr(p.phone::varchar, 1, 4) end as pa,
    case when p.phone >= 0 then substr(p.phone::varchar, 5, 5) end as pb
  from named n join p on p.i = n.i join placed a on a.i = n.i;
create view whole as select i, g, case when f2 is null then f else f || f2 end as f from v;
create view both_parents as
  select i, 'm' as role, mother as one, father as two, mother, expected from b
  union all select i, 'f', father, mother, mother, expected from b;
create view baby_traces as
  select role, {UID.format("b.i + 100000000")} as subject, n.g, n.f, o.g as og, o.f as ofa,
    {DAY.format("b.expected")} as born, role = 'm' as woman, replace(a.pc, ' ', '') as pc, a.oc, a.street,
    case when p.phone >= 0 then substr(p.phone::varchar, 1, 4) end as pa,
    case when p.phone >= 0 then substr(p.phone::varchar, 5, 5) end as pb
  from both_parents b join named n on n.i = b.one join whole o on o.i = b.two
  join p on p.i = b.mother join placed a on a.i = b.mother;
"""


def columns(people: People) -> Any:
    """The people as DuckDB sees them."""
    con = duckdb.connect()
    col = people.col
    p = {name: col[name] for name in ("given", "family", "old", "second", "born", "woman", "place", "moved", "phone")}
    con.register("p_frame", pa.table({"i": np.arange(people.n, dtype=np.int64), **p}))
    con.register(
        "b_frame",
        pa.table(
            {"i": np.arange(people.babies, dtype=np.int64), **{k: col[k] for k in ("mother", "father", "expected")}}
        ),
    )
    con.execute("create table p as select * from p_frame; create table b as select * from b_frame")
    for name in ("given", "family", "streets", "outcodes"):
        words = getattr(people.names, name, None) or getattr(people, name)
        con.register("w", pa.table({"i": np.arange(len(words)), "v": words}))
        con.execute(f"create table {name} as select * from w")
    con.execute(VIEWS)
    return con


def copied(con: Any, pg: Any, query: str, table: str, listed: str) -> None:
    with pg.cursor() as cursor:
        copied_by(cursor, con, query, f"{table} ({listed})")
    pg.commit()


def copied_by(cursor: Any, con: Any, query: str, into: str) -> None:
    """The rows DuckDB finds, written through a cursor of PostgreSQL in whatever transaction it is in."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "rows.csv"
        con.execute(f"copy ({query}) to '{file}' (format csv, header false)")
        with file.open("rb") as source, cursor.copy(f"copy {into} from stdin (format csv)") as copy:
            while block := source.read(1 << 20):
                copy.write(block)


NOW = "timestamp '2026-11-24 09:00:00'"
PERSONS = f"""
select {UID.format("i")}, g, case when f2 is null then f else f || '-' || f2 end,
  g || ' ' || case when f2 is null then f else f || ' ' || f2 end, case when born <> 0 then {DAY.format("born")} end,
  case when woman then 'female' else 'unknown' end, '', '', '', coalesce(pc, ''), false, {NOW}
from v left join (select i as pi, pc, pl from placed) a on a.pi = v.i and a.pl = v.place
"""
BABIES = f"""
select {UID.format("b.i + 100000000")}, {UID.format("b.mother")}, '', '', '', {DAY.format("b.expected")}, 'unknown', '',
  'not_recorded', '', '', '', '', {NOW} from b
"""

PERSON = (
    "id,given_name,family_name,name_key,date_of_birth,sex,nhs_number,"
    "phone,address,postcode,withhold_address,recorded_at"
)
BABY = (
    "id,mother_id,given_name,family_name,name_key,expected_on,sex,nhs_number,mobility,postcode,locality,district,"
    "ended_as,recorded_at"
)
ALL_TRACES = "select * from adult_traces union all select * from baby_traces"

LOADED = ("people_person", "people_baby", "people_involvement", "people_trace")


def load(people: People, url: str, workers: list[tuple[str, str, str]]) -> dict[str, Any]:
    """Fill the tables and build the look-up's indexes. `workers`: (worker, team, agency) who hold babies by turns."""
    con, took = columns(people), {}
    with psycopg.connect(url, options="-c kith.maintenance=on") as pg:
        pg.execute("set maintenance_work_mem = '2GB'; set synchronous_commit = off; set work_mem = '256MB'")
        for table in LOADED:
            pg.execute(f"alter table {table} disable trigger user, no force row level security")
        rest = _drop_indexes(pg, "people_person")
        copied(con, pg, PERSONS, "people_person", PERSON)
        copied(con, pg, BABIES, "people_baby", BABY)
        _involve(pg, people.babies, workers)
        for index in rest:
            if "nhs_number" in index or "merged_into" in index:
                pg.execute(index)
        made = _drop_indexes(pg, "people_trace")
        began = time.perf_counter()
        copied(con, pg, ALL_TRACES, "people_trace", TRACES)
        took["traces_copy_s"] = round(time.perf_counter() - began, 1)
        began = time.perf_counter()
        for index in made:
            pg.execute(index)
        pg.commit()
        took["indexes_s"] = round(time.perf_counter() - began, 1)
        began = time.perf_counter()
        pg.execute("select people_trace_count()")
        pg.commit()
        took["names_s"] = round(time.perf_counter() - began, 1)
        for table in LOADED:
            pg.execute(f"alter table {table} enable trigger user, force row level security")
        pg.commit()
        pg.autocommit = True
        pg.execute("vacuum analyze people_trace")
        pg.execute("analyze")
        took |= _sizes(pg)
    return took


def _drop_indexes(pg: Any, table: str) -> list[str]:
    found = pg.execute(
        "select indexname, indexdef from pg_indexes where tablename = %s and indexname not like %s", [table, "%_pkey"]
    ).fetchall()
    for name, _ in found:
        pg.execute(f"drop index {name}")
    pg.commit()
    return [definition for _, definition in found]


def _involve(pg: Any, babies: int, workers: list[tuple[str, str, str]]) -> None:
    for turn, (worker, team, agency) in enumerate(workers):
        pg.execute(
            "insert into people_involvement (id, baby_id, worker_id, team_id, agency_id, part, basis, claimed, since) "
            "select gen_random_uuid(), id, %s, %s, %s, 'health_visitor', '', false, now() from people_baby "
            "where abs(hashtext(id::text)) %% %s = %s",
            [worker, team, agency, len(workers), turn],
        )
    pg.commit()


def _sizes(pg: Any) -> dict[str, Any]:
    row = pg.execute(
        "select count(*), pg_table_size('people_trace') / 1048576, pg_indexes_size('people_trace') / 1048576 "
        "from people_trace"
    ).fetchone()
    return {"trace_rows": row[0], "table_mb": row[1], "indexes_mb": row[2]}

"""Three other ways of looking somebody up, on the same people and the same questions about adults.

Trigrams with metaphone codes (the method of the best open case system) in the same PostgreSQL; Splink's own linking of
one record (`predict_between`, DuckDB; u estimated from the people, m as Splink starts); rapidfuzz over every name. None
has row-level security or the rule of existence, which ours has. Each is asked for a minute at most.
"""

import statistics
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import jellyfish
import psycopg
import pyarrow as pa
from rapidfuzz import fuzz, process

from benchmarks.surroundings import milliseconds, tell

from .loading import columns
from .people import TODAY, People
from .questions import Question

ADULTS = ("A", "B", "C", "D", "E", "F")
BUDGET_S = 60.0
FLAT = (
    "select w.i, w.g, w.f, case when p.born <> 0 then (date '1970-01-01' + p.born::int)::varchar end as born, "
    "replace(a.pc, ' ', '') as pc, a.oc, a.street, case when p.phone >= 0 then '07' || p.phone::varchar end as phone "
    "from whole w join p on p.i = w.i left join (select distinct on (i) i, pc, oc, street, pl from placed) a "
    "on a.i = w.i"
)
Answer = Callable[[dict[str, Any]], list[int]]


def compare(people: People, asked: list[Question], url: str) -> dict[str, Any]:
    """Recall and time of each peer, and the numbers of the questions each was asked."""
    adults = [(n, q) for n, q in enumerate(asked) if q.kind[0] in ADULTS]
    adults.sort(key=lambda one: (one[0] % 60, one[0]))
    con = columns(people)
    con.execute(f"create table flat as {FLAT}")
    found = {}
    for name, make in (("trigrams", _trigrams), ("splink", _splink), ("rapidfuzz", _rapidfuzz)):
        tell(f"peer: {name}")
        began = time.perf_counter()
        answer = make(con, url)
        found[name] = {"ready_s": round(time.perf_counter() - began, 1)} | _asked(answer, adults)
    return found


def _asked(answer: Answer, adults: list[tuple[int, Question]]) -> dict[str, Any]:
    seconds, hits, numbers = [], [], []
    until = time.perf_counter() + BUDGET_S
    for number, question in adults:
        began = time.perf_counter()
        if began > until:
            break
        top = answer(question.terms)
        seconds.append(time.perf_counter() - began)
        hits.append(question.wanted in top[:10])
        numbers.append(number)
    times = milliseconds(seconds)
    return {"questions": len(hits), "recall_at_10": round(statistics.mean(hits), 3), "p50_ms": times["median_ms"],
            "p95_ms": times["p95_ms"], "numbers": numbers}  # fmt: skip


def facts(terms: dict[str, Any]) -> dict[str, Any]:
    """What was typed, as columns."""
    given, _, family = terms.get("name", "").lower().partition(" ")
    code = terms.get("postcode", "").replace(" ", "")
    day, age = terms.get("date_of_birth"), terms.get("age")
    years = None if age is None else (date(TODAY.year - age - 4, 1, 1), date(TODAY.year - age + 3, 12, 31))
    return {
        "g": given or None, "f": family or None, "born": day.isoformat() if day else None, "years": years,
        "pc": code if len(code) > 4 else None, "oc": (code[:-3] if len(code) > 4 else code) or None,
        "street": terms.get("street", "").removesuffix(" road") or None, "phone": terms.get("phone") or None,
    }  # fmt: skip


def _codes(*words: str | None) -> list[str]:
    return [code for word in words if word for part in word.split() if (code := jellyfish.metaphone(part))]


TRGM = """
select i from peer_person
where (name %% %(name)s or codes && %(codes)s::text[] and (born = %(born)s or born between %(lo)s and %(hi)s
  or oc = %(oc)s or street = %(street)s) or phone = %(phone)s)
order by similarity(name, %(name)s)
  + case when codes @> %(codes)s::text[] then 0.5 else 0 end
  + case when born = %(born)s then 1 when born between %(lo)s and %(hi)s then 0.3 else 0 end
  + case when pc = %(pc)s then 0.6 when oc = %(oc)s then 0.3 else 0 end
  + case when street = %(street)s then 0.5 else 0 end + case when phone = %(phone)s then 1 else 0 end desc
limit 10
"""


def _trigrams(con: Any, url: str) -> Answer:
    pg = psycopg.connect(url, options="-c kith.maintenance=on", autocommit=True)
    pg.execute("create extension if not exists pg_trgm")
    pg.execute("drop table if exists peer_person")
    pg.execute("create table peer_person (i int, name text, codes text[], born date, pc text, oc text, street text, "
               "phone text)")  # fmt: skip
    words = [w for (w,) in con.execute("select distinct g from flat union select distinct f from flat").fetchall()]
    con.register("said", pa.table({"word": words, "code": [jellyfish.metaphone(w) for w in words]}))
    con.execute(
        "create table coded as select i, g || ' ' || f as name, [a.code, b.code] as codes, born, pc, oc, street, phone "
        "from flat join said a on a.word = g join said b on b.word = f"
    )
    with pg.cursor().copy("copy peer_person from stdin") as copy:
        rows = con.execute("select * from coded")
        while some := rows.fetchmany(50_000):
            for row in some:
                copy.write_row(row)
    pg.execute("set maintenance_work_mem = '1GB'; set work_mem = '128MB'")
    pg.execute(
        "create index on peer_person using gin (name gin_trgm_ops); create index on peer_person using gin (codes)"
    )
    pg.execute("create index on peer_person (phone); create index on peer_person (born)")
    pg.execute("vacuum analyze peer_person")
    pg.execute("set pg_trgm.similarity_threshold = 0.45")

    def answer(terms: dict[str, Any]) -> list[int]:
        typed = facts(terms)
        lo, hi = typed["years"] or (None, None)
        name = " ".join(part for part in (typed["g"], typed["f"]) if part)
        said = typed | {"name": name, "codes": _codes(typed["g"], typed["f"]), "lo": lo, "hi": hi}
        return [i for (i,) in pg.execute(TRGM, said).fetchall()]

    return answer


def _splink(con: Any, _url: str) -> Answer:
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    names = ("g", "f", "born", "pc", "oc", "street", "phone")
    rules = [("g", "f"), ("g", "born"), ("f", "born"), ("f", "oc"), ("g", "street"), ("phone",), ("f", "pc")]
    api = DuckDBAPI()
    people = api.register(con.sql("select i as id, 'file' as source_dataset, * exclude (i) from flat").to_arrow_table())
    blank = pa.table({"id": [0], "source_dataset": ["typed"], **{n: pa.array([None], pa.string()) for n in names}})
    linker = Linker(
        [people, api.register(blank)],
        SettingsCreator(
            link_type="link_only",
            unique_id_column_name="id",
            comparisons=[cl.NameComparison("g"), cl.NameComparison("f"),
                         cl.LevenshteinAtThresholds("born", [1, 2]), cl.ExactMatch("pc"), cl.ExactMatch("oc"),
                         cl.LevenshteinAtThresholds("street", [1]), cl.ExactMatch("phone")],
            blocking_rules_to_generate_predictions=[block_on(*rule) for rule in rules],
            probability_two_random_records_match=1e-6,
        ),
        log_level=None,
    )  # fmt: skip
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    for name in ("g", "f"):
        linker.table_management.compute_tf_table(name)

    def answer(terms: dict[str, Any]) -> list[int]:
        typed = facts(terms)
        row = pa.table(
            {"id": [0], "source_dataset": ["typed"], **{n: pa.array([typed[n]], pa.string()) for n in names}}
        )
        one = api.register(row)
        found = linker.inference.predict_between(people, one, warning_mode="never")
        rows = api._execute_sql_against_backend(
            f"select id_l, id_r, source_dataset_l from {found.physical_name} order by match_weight desc limit 10"
        ).fetchall()
        found.drop_table_from_database_and_remove_from_cache()
        return [left if dataset == "file" else right for left, right, dataset in rows]

    return answer


def _rapidfuzz(con: Any, _url: str) -> Answer:
    ids, names = [], []
    rows = con.execute("select i, g || ' ' || f from flat")
    while some := rows.fetchmany(200_000):
        ids += [i for i, _ in some]
        names += [name for _, name in some]

    def answer(terms: dict[str, Any]) -> list[int]:
        typed = " ".join(terms.get("name", "").lower().split())
        scores = process.cdist([typed], names, scorer=fuzz.ratio, workers=2)[0]
        best = scores.argpartition(-10)[-10:]
        return [ids[n] for n in best[scores[best].argsort()[::-1]]]

    return answer

"""Exhaustive scoring: the look-up's own weights over every trace there is, with no index in the way."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import numpy as np
import psycopg

from .questions import Question

EPOCH = date(1970, 1, 1).toordinal()
UNKNOWN = -100_000
TEXTS = ("given", "family", "other_given", "other_family", "street", "outcode", "postcode", "phone_a", "phone_b")
READ = """
select role, subject, given, family, other_given, other_family, street, outcode, postcode, phone_a, phone_b,
  born, woman from people_trace
"""


class Everybody:
    """Every trace as numbers in memory."""

    def __init__(self, read: Callable[[str], AbstractContextManager[Iterable[bytes]]]) -> None:
        """`read` is given a query of PostgreSQL and answers with its rows as CSV."""
        import duckdb

        con = duckdb.connect()
        con.execute(
            "create table t (role text, subject text, given text, family text, other_given text, other_family text,"
            " street text, outcode text, postcode text, phone_a text, phone_b text, born date, woman boolean)"
        )
        self._filled(con, read)
        self.codes: dict[str, dict[str, int]] = {}
        self.col: dict[str, Any] = {}
        for name in TEXTS:
            con.execute(
                f"create or replace table w as select v, row_number() over (order by v)::int as i from "
                f"(select distinct {name} as v from t where {name} is not null)"
            )
            self.codes[name] = dict(con.execute("select v, i from w").fetchall())
            got = con.execute(
                f"select coalesce(w.i, 0)::int as c from t left join w on w.v = t.{name} order by t.rowid"
            )
            self.col[name] = got.fetchnumpy()["c"]
        rest = con.execute(
            f"select coalesce(born - date '1970-01-01', {UNKNOWN})::int as born, woman, ascii(role)::tinyint as role, "
            "('0x' || right(subject, 12))::bigint as who from t order by rowid"
        ).fetchnumpy()
        self.col |= {name: np.asarray(rest[name]) for name in ("born", "woman", "role", "who")}

    @staticmethod
    def _filled(con: Any, read: Callable[[str], AbstractContextManager[Iterable[bytes]]]) -> None:
        from tempfile import TemporaryDirectory

        with TemporaryDirectory() as folder:
            with open(f"{folder}/t.csv", "wb") as out, read(f"copy ({READ}) to stdout (format csv)") as copy:
                for block in copy:
                    out.write(block)
            con.execute(f"copy t from '{folder}/t.csv' (format csv, header false)")

    def rank(self, ask: Any, wanted: int) -> int:
        """Where the one meant stands: 1 is first; ties go by number; 0 when nothing of theirs is found."""
        rows = len(self.col["who"])
        halves = [slice(0, rows // 2), slice(rows // 2, rows)]
        with ThreadPoolExecutor(2) as pool:
            score = np.concatenate(list(pool.map(lambda part: self._score(ask, part), halves)))
        theirs = score[self.col["who"] == wanted]
        if not len(theirs) or theirs.max() < -50:
            return 0
        best = theirs.max()
        if best < 2:
            return 0
        more = np.unique(self.col["who"][score > best + 0.004])
        ties = np.unique(self.col["who"][(np.abs(score - best) <= 0.004) & (self.col["who"] < wanted)])
        return 1 + len(np.union1d(more, ties))

    def _table(self, name: str, values: list[str], bits: list[float]) -> Any:
        table = np.full(len(self.codes[name]) + 1, np.nan, np.float32)
        for value, worth in zip(values, bits, strict=True):
            if code := self.codes[name].get(value):
                table[code] = worth
        return table

    def _score(self, ask: Any, part: slice) -> Any:
        said, col = ask.said, {name: values[part] for name, values in self.col.items()}
        score = self._names(ask, col) + self._dates(ask, col)
        if said["postcode"] or said["outcode"]:
            same = col["postcode"] == self.codes["postcode"].get(said["postcode"] or "", -1)
            near = col["outcode"] == self.codes["outcode"].get(said["outcode"] or "", -1)
            worth = np.select([col["outcode"] == 0, same, near],
                              [0, said["place_exact"], said["place_district"]], said["place_differs"])  # fmt: skip
            score = score + worth.astype(np.float32)
        if ask.street.values:
            worth = self._table("street", ask.street.values, ask.street.bits)[col["street"]]
            score = score + np.where(col["street"] == 0, 0, np.where(np.isnan(worth), said["street_differs"], worth))
        if said["phone_b"]:
            a = col["phone_a"] == self.codes["phone_a"].get(said["phone_a"] or "", -1)
            b = col["phone_b"] == self.codes["phone_b"].get(said["phone_b"], -1)
            score = score + np.select([col["phone_b"] == 0, a & b, a | b],
                                      [0, said["phone_exact"], said["phone_half"]], said["phone_differs"])  # fmt: skip
        return np.where(np.isin(col["role"], [ord(r) for r in said["roles"].split(",")]), score, -99).astype(np.float32)

    def _names(self, ask: Any, col: Any) -> Any:
        words, said = ask.said["words"], ask.said
        if words == 0:
            return np.zeros(len(col["who"]), np.float32)
        g = self._table("given", ask.given.values, ask.given.bits)[col["given"]]
        f = self._table("family", ask.family.values, ask.family.bits)[col["family"]]
        gm = self._masks("given", ask.given)[col["given"]]
        fm = self._masks("family", ask.family)[col["family"]]
        has_g, has_f, apart = ~np.isnan(g), ~np.isnan(f), (gm & fm) == 0
        g, f = np.nan_to_num(g), np.nan_to_num(f)
        use_g = has_g & (~has_f | apart | (g >= f))
        use_f = has_f & (~has_g | apart | (g < f))
        one = words < 2
        miss_f = np.where(col["woman"], said["family_differs_woman"], said["family_differs"])
        got_g = np.where(use_g, g, np.where((one & use_f) | (col["given"] == 0), 0, said["given_differs"]))
        got_f = np.where(use_f, f, np.where((one & use_g) | (col["family"] == 0), 0, miss_f))
        return (got_g + got_f).astype(np.float32)

    def _masks(self, name: str, keys: Any) -> Any:
        table = np.zeros(len(self.codes[name]) + 1, np.int16)
        for value, mask in zip(keys.values, keys.masks, strict=True):
            if code := self.codes[name].get(value):
                table[code] = mask
        return table

    def _dates(self, ask: Any, col: Any) -> Any:
        said, born, known = ask.said, col["born"], col["born"] != UNKNOWN
        adult = (col["role"] == ord("p")) | (col["role"] == ord("c"))
        score = np.zeros(len(born), np.float32)
        if ask.days:
            table = np.full(80_000, said["born_differs"], np.float32)
            for day, bits in zip(ask.days, ask.day_bits, strict=True):
                if 0 <= (place := day.toordinal() - EPOCH + 40_000) < len(table):
                    table[place] = bits
            score = np.where(adult & known, table[np.clip(born, -39_999, 39_999) + 40_000], score)
        elif said.get("lo"):
            lo, hi, lo2, hi2 = (said[name].toordinal() - EPOCH for name in ("lo", "hi", "lo2", "hi2"))
            worth = np.select([(born >= lo) & (born <= hi), (born >= lo2) & (born <= hi2)],
                              [said["age_exact"], said["age_near"]], said["age_differs"])  # fmt: skip
            score = np.where(adult & known, worth, score)
        if said["day"]:
            apart = np.abs(born - (said["day"].toordinal() - EPOCH))
            worth = np.select([apart == 0, apart <= 14, apart <= 35],
                              [said["expected_exact"], said["expected_near"], said["expected_half"]],
                              said["expected_differs"])  # fmt: skip
            score = np.where(~adult & known, worth, score)
        return score


def ceilings(url: str, questions: list[Question], asker: Any) -> list[int]:
    with psycopg.connect(url, options="-c kith.maintenance=on") as pg:
        everybody = Everybody(pg.cursor().copy)
    return ranked(everybody, questions, asker)


def ranked(everybody: Everybody, questions: list[Question], asker: Any) -> list[int]:
    """Where the person meant stands in each answer when everybody is scored."""
    from kith.people.doors.search import Terms

    return [everybody.rank(asker.questions(Terms(**one.terms))[0], one.wanted) for one in questions]

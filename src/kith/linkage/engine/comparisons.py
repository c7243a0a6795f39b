"""How each column is compared: levels from the same to different, as Splink takes them, on DuckDB and on Spark.

Levels are born without chances: a run starts from the handbook's, and one of enough rows learns its own from the files.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from kith.linkage.words import Column

from .numbers import Chance


@dataclass(frozen=True)
class Level:
    """One way two values can stand to each other.

    `m` is the chance of it when both records are one person, `u` when they are two, `kin` when they are two people
    of one household.
    """

    code: str
    label: str
    sql: str
    m: float = 0.0
    u: float = 0.0
    kin: float = 0.0


@dataclass(frozen=True)
class Comparison:
    """One column's levels, the most alike first; the last takes whatever is left. `share` weighs an exact match by how
    common it is.
    """

    column: Column
    present: str
    levels: tuple[Level, ...]
    share: str = ""
    unless: str = ""
    """SQL for when the column says nothing because another already says it."""

    @property
    def name(self) -> str:
        return self.column.value


SWAPPED = "given_l = family_r and family_l = given_r"
GIVEN = Comparison(
    Column.GIVEN_NAME,
    "given",
    (
        Level("exact", "The same given name", "given_l = given_r"),
        Level("swapped", "Names the other way round", SWAPPED),
        Level("nickname", "One is short for the other", "HAS_ANY(given_roots_l, given_roots_r) or given1_l = given1_r"),
        Level(
            "typo",
            "One letter apart",
            "length(given1_l) > 3 and levenshtein(given1_l, given1_r) <= 2 and (levenshtein(given1_l, given1_r) <= 1 or DL(given1_l, given1_r) <= 1)",
        ),
        Level("close", "Spelt nearly alike", "JW(given_l, given_r) >= 0.88"),
        Level(
            "initial",
            "The initial fits",
            "(length(given_l) = 1 or length(given_r) = 1) and left(given_l, 1) = left(given_r, 1)",
        ),
        Level("else", "A different given name", "ELSE"),
    ),
    "tf_given",
)
FAMILY = Comparison(
    Column.FAMILY_NAME,
    "family",
    (
        Level("exact", "The same family name", "family_l = family_r"),
        Level(
            "typo",
            "One letter apart",
            "length(family_l) > 3 and levenshtein(family_l, family_r) <= 2 and (levenshtein(family_l, family_r) <= 1 or DL(family_l, family_r) <= 1)",
        ),
        Level("part", "A part of a double-barrelled name", "HAS_ANY(family_parts_l, family_parts_r)"),
        Level(
            "close",
            "Spelt or sounding nearly alike",
            "JW(family_l, family_r) >= 0.90 or family_sound_l = family_sound_r",
        ),
        Level("else", "A different family name", "ELSE"),
    ),
    "tf_family",
    unless=SWAPPED,
)
YMD = "left(ymd_{0}, 4)", "substr(ymd_{0}, 5, 2)", "substr(ymd_{0}, 7, 2)"


def _both(part: int) -> str:
    return f"{YMD[part].format('l')} = {YMD[part].format('r')}"


CROSSED = "left(ymd_l, 4) = left(ymd_r, 4) and substr(ymd_l, 5, 2) = substr(ymd_r, 7, 2) and substr(ymd_l, 7, 2) = substr(ymd_r, 5, 2)"
BIRTH = Comparison(
    Column.DATE_OF_BIRTH,
    "ymd",
    (
        Level("exact", "The same date", "ymd_l = ymd_r"),
        Level("transposed", "Day and month the other way round", CROSSED),
        Level(
            "one_digit",
            "One digit apart",
            "levenshtein(ymd_l, ymd_r) <= 2 and (levenshtein(ymd_l, ymd_r) <= 1 or DL(ymd_l, ymd_r) <= 1)",
        ),
        Level(
            "two_parts",
            "Two of day, month and year are the same",
            f"({_both(0)} and {_both(1)}) or ({_both(0)} and {_both(2)}) or ({_both(1)} and {_both(2)})",
        ),
        Level(
            "year", "The same year, or the next", "abs(cast(left(ymd_l, 4) as int) - cast(left(ymd_r, 4) as int)) <= 1"
        ),
        Level("else", "A different date", "ELSE"),
    ),
    "tf_ymd",
)
SEX = Comparison(
    Column.SEX,
    "sex",
    (
        Level("exact", "The same sex", "sex_l = sex_r"),
        Level("else", "A different sex", "ELSE"),
    ),
)
POSTCODE = Comparison(
    Column.POSTCODE,
    "postcode",
    (
        Level("exact", "The same postcode", "postcode_l = postcode_r"),
        Level(
            "typo",
            "One character apart",
            "levenshtein(postcode_l, postcode_r) <= 2 and (levenshtein(postcode_l, postcode_r) <= 1 or DL(postcode_l, postcode_r) <= 1)",
        ),
        Level("district", "The same postcode district", "district_l = district_r"),
        Level("else", "A different postcode", "ELSE"),
    ),
    "tf_postcode",
)
ANY = "HAS_ANY(tokens_l, tokens_r)"
SHARED = "cast(COUNT(INTERSECT(tokens_l, tokens_r)) as double) / greatest(COUNT(tokens_l), COUNT(tokens_r))"
ADDRESS = Comparison(
    Column.ADDRESS,
    "address",
    (
        Level("exact", "The same address", "address_l = address_r"),
        Level(
            "most",
            "Most of the address is the same",
            f"{ANY} and ({SHARED} >= 0.6 or JW(address_l, address_r) >= 0.95)",
        ),
        Level("some", "Some of the address is the same", f"{ANY} and {SHARED} >= 0.34"),
        Level("else", "A different address", "ELSE"),
    ),
    "tf_address",
)
PHONE = Comparison(
    Column.PHONE,
    "phone",
    (
        Level("exact", "The same phone number", "phone_l = phone_r"),
        Level(
            "typo",
            "One digit apart",
            "levenshtein(phone_l, phone_r) <= 2 and (levenshtein(phone_l, phone_r) <= 1 or DL(phone_l, phone_r) <= 1)",
        ),
        Level("else", "A different phone number", "ELSE"),
    ),
)
NHS = Comparison(
    Column.NHS_NUMBER,
    "nhs",
    (
        Level("exact", "The same NHS number", "nhs_l = nhs_r"),
        Level(
            "typo",
            "One digit apart",
            "levenshtein(nhs_l, nhs_r) <= 2 and (levenshtein(nhs_l, nhs_r) <= 1 or DL(nhs_l, nhs_r) <= 1)",
        ),
        Level("else", "A different NHS number", "ELSE"),
    ),
)
COMPARISONS = (GIVEN, FAMILY, BIRTH, SEX, POSTCODE, ADDRESS, PHONE, NHS)

WORDS = {
    "duckdb": {
        "HAS_ANY": "list_has_any",
        "DL": "damerau_levenshtein",
        "JW": "jaro_winkler_similarity",
        "COUNT": "len",
        "INTERSECT": "list_intersect",
    },
    "spark": {
        "HAS_ANY": "arrays_overlap",
        "DL": "damerau_levenshtein",
        "JW": "jaro_winkler",
        "COUNT": "size",
        "INTERSECT": "array_intersect",
    },
}


def splink(comparison: Comparison, dialect: str) -> dict[str, Any]:
    """A comparison as Splink's settings say it."""
    column = comparison.present
    silent = f"{column}_l is null or {column}_r is null" + (f" or ({comparison.unless})" if comparison.unless else "")
    levels: list[dict[str, Any]] = [
        {"sql_condition": silent, "label_for_charts": "Says nothing", "is_null_level": True}
    ]
    for level in comparison.levels:
        one: dict[str, Any] = {
            "sql_condition": _in(level.sql, dialect),
            "label_for_charts": level.label,
            "m_probability": level.m,
            "u_probability": level.u,
        }
        if comparison.share and level.code == "exact":
            one |= {"tf_adjustment_column": column, "tf_adjustment_weight": 1.0, "tf_minimum_u_value": 1e-6}
        levels.append(one)
    return {"output_column_name": comparison.name, "comparison_levels": levels}


def _in(sql: str, dialect: str) -> str:
    for ours, theirs in WORDS[dialect].items():
        sql = sql.replace(f"{ours}(", f"{theirs}(")
    return sql


def started(comparison: Comparison, chances: Mapping[str, Chance]) -> Comparison:
    """The same comparison with the handbook's chances, by column and level. Raises KeyError for one it lacks."""
    told = [(level, chances[f"{comparison.name}.{level.code}"]) for level in comparison.levels]
    levels = tuple(replace(level, m=one.m, u=one.u, kin=one.kin) for level, one in told)
    return replace(comparison, levels=levels)


def with_chances(comparison: Comparison, m: list[float], u: list[float]) -> Comparison:
    """The same comparison with what was learned."""
    levels = tuple(replace(level, m=a, u=b) for level, a, b in zip(comparison.levels, m, u, strict=True))
    return replace(comparison, levels=levels)

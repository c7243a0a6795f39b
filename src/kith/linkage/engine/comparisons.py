"""How each column is compared: levels from the same to different, as Splink takes them, on DuckDB and on Spark.

The chances beside a level are what a run starts from; a run of enough rows learns its own from the files.
"""

from dataclasses import dataclass, replace
from typing import Any

from kith.linkage.words import Column


@dataclass(frozen=True)
class Level:
    """One way two values can stand to each other.

    `m` is the chance of it when both records are one person, `u` when they are two, `kin` when they are two people
    of one household.
    """

    code: str
    label: str
    sql: str
    m: float
    u: float
    kin: float


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
        Level("exact", "The same given name", "given_l = given_r", 0.60, 0.006, 0.03),
        Level("swapped", "Names the other way round", SWAPPED, 0.02, 3e-6, 3e-6),
        Level(
            "nickname",
            "One is short for the other",
            "HAS_ANY(given_roots_l, given_roots_r) or given1_l = given1_r",
            0.14,
            0.004,
            0.01,
        ),
        Level(
            "typo",
            "One letter apart",
            "length(given1_l) > 3 and levenshtein(given1_l, given1_r) <= 2 and (levenshtein(given1_l, given1_r) <= 1 or DL(given1_l, given1_r) <= 1)",
            0.10,
            0.002,
            0.005,
        ),
        Level("close", "Spelt nearly alike", "JW(given_l, given_r) >= 0.88", 0.05, 0.006, 0.015),
        Level(
            "initial",
            "The initial fits",
            "(length(given_l) = 1 or length(given_r) = 1) and left(given_l, 1) = left(given_r, 1)",
            0.02,
            0.004,
            0.01,
        ),
        Level("else", "A different given name", "ELSE", 0.07, 0.978, 0.93),
    ),
    "tf_given",
)
FAMILY = Comparison(
    Column.FAMILY_NAME,
    "family",
    (
        Level("exact", "The same family name", "family_l = family_r", 0.76, 0.002, 0.75),
        Level(
            "typo",
            "One letter apart",
            "length(family_l) > 3 and levenshtein(family_l, family_r) <= 2 and (levenshtein(family_l, family_r) <= 1 or DL(family_l, family_r) <= 1)",
            0.11,
            0.001,
            0.02,
        ),
        Level(
            "part", "A part of a double-barrelled name", "HAS_ANY(family_parts_l, family_parts_r)", 0.02, 0.0005, 0.02
        ),
        Level(
            "close",
            "Spelt or sounding nearly alike",
            "JW(family_l, family_r) >= 0.90 or family_sound_l = family_sound_r",
            0.04,
            0.003,
            0.01,
        ),
        Level("else", "A different family name", "ELSE", 0.06, 0.9935, 0.2),
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
        Level("exact", "The same date", "ymd_l = ymd_r", 0.76, 0.0001, 0.01),
        Level("transposed", "Day and month the other way round", CROSSED, 0.02, 0.00002, 0.0001),
        Level(
            "one_digit",
            "One digit apart",
            "levenshtein(ymd_l, ymd_r) <= 2 and (levenshtein(ymd_l, ymd_r) <= 1 or DL(ymd_l, ymd_r) <= 1)",
            0.08,
            0.001,
            0.002,
        ),
        Level(
            "two_parts",
            "Two of day, month and year are the same",
            f"({_both(0)} and {_both(1)}) or ({_both(0)} and {_both(2)}) or ({_both(1)} and {_both(2)})",
            0.05,
            0.004,
            0.006,
        ),
        Level(
            "year",
            "The same year, or the next",
            "abs(cast(left(ymd_l, 4) as int) - cast(left(ymd_r, 4) as int)) <= 1",
            0.05,
            0.05,
            0.08,
        ),
        Level("else", "A different date", "ELSE", 0.04, 0.9449, 0.9),
    ),
    "tf_ymd",
)
SEX = Comparison(
    Column.SEX,
    "sex",
    (
        Level("exact", "The same sex", "sex_l = sex_r", 0.97, 0.5, 0.5),
        Level("else", "A different sex", "ELSE", 0.03, 0.5, 0.5),
    ),
)
POSTCODE = Comparison(
    Column.POSTCODE,
    "postcode",
    (
        Level("exact", "The same postcode", "postcode_l = postcode_r", 0.60, 0.0005, 0.93),
        Level(
            "typo",
            "One character apart",
            "levenshtein(postcode_l, postcode_r) <= 2 and (levenshtein(postcode_l, postcode_r) <= 1 or DL(postcode_l, postcode_r) <= 1)",
            0.08,
            0.001,
            0.03,
        ),
        Level("district", "The same postcode district", "district_l = district_r", 0.08, 0.01, 0.01),
        Level("else", "A different postcode", "ELSE", 0.24, 0.9885, 0.03),
    ),
    "tf_postcode",
)
ANY = "HAS_ANY(tokens_l, tokens_r)"
SHARED = "cast(COUNT(INTERSECT(tokens_l, tokens_r)) as double) / greatest(COUNT(tokens_l), COUNT(tokens_r))"
ADDRESS = Comparison(
    Column.ADDRESS,
    "address",
    (
        Level("exact", "The same address", "address_l = address_r", 0.45, 0.0002, 0.85),
        Level(
            "most",
            "Most of the address is the same",
            f"{ANY} and ({SHARED} >= 0.6 or JW(address_l, address_r) >= 0.95)",
            0.17,
            0.0005,
            0.1,
        ),
        Level("some", "Some of the address is the same", f"{ANY} and {SHARED} >= 0.34", 0.10, 0.02, 0.02),
        Level("else", "A different address", "ELSE", 0.28, 0.979, 0.03),
    ),
    "tf_address",
)
PHONE = Comparison(
    Column.PHONE,
    "phone",
    (
        Level("exact", "The same phone number", "phone_l = phone_r", 0.55, 0.00001, 0.3),
        Level(
            "typo",
            "One digit apart",
            "levenshtein(phone_l, phone_r) <= 2 and (levenshtein(phone_l, phone_r) <= 1 or DL(phone_l, phone_r) <= 1)",
            0.05,
            0.00002,
            0.001,
        ),
        Level("else", "A different phone number", "ELSE", 0.40, 0.99997, 0.699),
    ),
)
NHS = Comparison(
    Column.NHS_NUMBER,
    "nhs",
    (
        Level("exact", "The same NHS number", "nhs_l = nhs_r", 0.90, 0.00001, 0.0001),
        Level(
            "typo",
            "One digit apart",
            "levenshtein(nhs_l, nhs_r) <= 2 and (levenshtein(nhs_l, nhs_r) <= 1 or DL(nhs_l, nhs_r) <= 1)",
            0.06,
            0.0001,
            0.001,
        ),
        Level("else", "A different NHS number", "ELSE", 0.04, 0.9999, 0.9989),
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


def with_chances(comparison: Comparison, m: list[float], u: list[float]) -> Comparison:
    """The same comparison with what was learned."""
    levels = tuple(replace(level, m=a, u=b) for level, a, b in zip(comparison.levels, m, u, strict=True))
    return replace(comparison, levels=levels)

"""Looking up among thousands of invented people finds whom scoring every one of them would find."""

from datetime import date
from typing import Any

import pytest
from benchmarks.lookup import ceiling, loading, questions
from benchmarks.lookup.people import TODAY, People, people
from django.db import connection

from kith.access.database import acting_as
from kith.directory.tests.factories import WorkerFactory, actor_of
from kith.people.doors.search import Terms, dictionary, finding
from kith.people.doors.search.asking import Asker

PEOPLE, EACH, FIRST = 5_000, 7, 10
WITHIN = 0.01
PLAIN = {"A", "D", "I", "K"}
"""Kinds of question that say enough to tell one person from thousands."""


def load(made: People) -> None:
    """Everybody and their traces in the test's own transaction, without the triggers that write them one by one."""
    con = loading.columns(made)
    with connection.cursor() as cursor:
        for table in ("people_person", "people_baby", "people_trace"):
            cursor.execute(f"alter table {table} disable trigger user, no force row level security")
        for rows, into in (
            (loading.PERSONS, f"people_person ({loading.PERSON})"),
            (loading.BABIES, f"people_baby ({loading.BABY})"),
            (loading.ALL_TRACES, f"people_trace ({loading.TRACES})"),
        ):
            loading.copied_by(cursor, con, rows, into)
        cursor.execute("select people_trace_count()")
        cursor.execute("analyze people_trace")


def rank(terms: Terms, wanted: str, on: date) -> int:
    rows = sorted(finding.rows_for(terms, on), key=lambda row: (-round(row["bits"] or 0, 2), str(row["id"])))
    found = [str(row["id"]) for row in rows]
    return found.index(wanted) + 1 if wanted in found else 0


def share(ranks: list[int]) -> float:
    return sum(0 < one <= FIRST for one in ranks) / len(ranks)


@pytest.mark.django_db
def test_looking_up_finds_whom_scoring_everybody_would_find(monkeypatch: pytest.MonkeyPatch) -> None:
    made = people(PEOPLE)
    load(made)
    fresh: Any = dictionary.Dictionary()
    monkeypatch.setattr(finding, "shared", fresh)
    asked = questions.questions(made, EACH)
    with acting_as(actor_of(WorkerFactory())):
        mine = [rank(Terms(**one.terms), questions.uid(one.wanted), TODAY) for one in asked]
    with connection.cursor() as cursor:
        everybody = ceiling.Everybody(cursor.copy)
    most = ceiling.ranked(everybody, asked, Asker.now(fresh.refresh(), TODAY))
    assert share(mine) >= share(most) - WITHIN, (share(mine), share(most))
    plain = [own for own, one in zip(mine, asked, strict=True) if one.kind[0] in PLAIN]
    assert share(plain) > 0.85, share(plain)

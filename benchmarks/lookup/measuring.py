"""Each size: invented people loaded, every kind of question asked three times over, and the ceiling found."""

import json
import os
import statistics
import subprocess
import sys
import time
from argparse import Namespace
from datetime import date
from typing import Any

import numpy as np

from benchmarks.generator import _database, _django, _url
from benchmarks.partnership import owners_environment, web_environment
from benchmarks.surroundings import ROOT, milliseconds, tell

from . import ceiling, loading, peers, questions
from .people import GROUPS, TODAY, people


def measure(chosen: Namespace) -> dict[str, Any]:
    sizes = [int(size) for size in chosen.people.split(",")]
    return {"sizes": [_size(size, chosen) for size in sizes]}


def _size(n: int, chosen: Namespace) -> dict[str, Any]:
    name = f"kith_lookup_{n}"
    urls = {role: _url(role, name) for role in ("KITH_DB_OWNER_URL", "KITH_DB_WEB_URL")}
    env = owners_environment() | urls
    tell(f"{n:,} people")
    there = chosen.keep and _is_there(name)
    if not there:
        _database("drop", name)
        _database("create", name)
    try:
        _django(env, "prepare_database", "-v0")
        began = time.perf_counter()
        made = people(n)
        generated = round(time.perf_counter() - began, 1)
        os.environ |= urls
        import django

        django.setup()
        workers = _known_workers() if there else _workers()
        tell("loading")
        loaded = {} if there else loading.load(made, urls["KITH_DB_OWNER_URL"], workers)
        tell(f"{loaded}; asking")
        asked = questions.questions(made, chosen.each)
        ours = _asked(asked, workers[0], web_environment() | {"KITH_DB_WEB_URL": urls["KITH_DB_WEB_URL"]})
        tell("asked; the ceiling")
        tops = _ceiling(asked, urls["KITH_DB_OWNER_URL"])
        figures = _figures(asked, ours, tops)
        insert = _inserts(urls["KITH_DB_OWNER_URL"])
        others = _peers(made, asked, ours, urls["KITH_DB_OWNER_URL"]) if chosen.peers else {}
    finally:
        from django.db import connections

        connections.close_all()
        if not chosen.keep:
            _database("drop", name)
    return {"people": n, "babies": made.babies, "generated_s": generated, **loaded, "insert": insert, **figures,
            "dictionary_s": ours["dictionary_s"], "peers": others}  # fmt: skip


def _is_there(name: str) -> bool:
    import psycopg

    with psycopg.connect(os.environ["KITH_DB_OWNER_URL"]) as pg:
        return pg.execute("select 1 from pg_database where datname = %s", [name]).fetchone() is not None


def _known_workers() -> list[tuple[str, str, str]]:
    from kith.directory.models import Worker

    found = Worker.objects.order_by("full_name").values_list("pk", "team_id", "team__agency_id")
    return [(str(worker), str(team), str(agency)) for worker, team, agency in found]


def _workers() -> list[tuple[str, str, str]]:
    """Fifty workers in five teams of one agency: (worker, team, agency)."""
    from kith.access.models import Account
    from kith.directory.models import Agency, Team, Worker

    agency = Agency.objects.create(code="bench", name="Bench", kind="public_health_nursing")
    teams = [Team.objects.create(agency=agency, name=f"Team {n}", setting="community") for n in range(5)]
    made = []
    for n in range(50):
        account = Account.objects.create(email=f"w{n}@bench.example", password="!")  # noqa: S106  it lets nobody in
        worker = Worker.objects.create(account=account, team=teams[n % 5], full_name=f"W {n}", role="health_visitor",
                                       post_title="Nurse", active_from=date(2020, 1, 1))  # fmt: skip
        made.append((str(worker.pk), str(worker.team_id), str(agency.pk)))
    return made


def _asked(asked: list[questions.Question], worker: tuple[str, str, str], env: dict[str, str]) -> dict[str, Any]:
    said = {"questions": [q.terms for q in asked], "worker": worker, "on": TODAY.isoformat(), "times": 3}
    done = subprocess.run([sys.executable, "-m", "benchmarks.lookup.inside"], env=env, cwd=ROOT, check=True, text=True,
                          input=json.dumps(said, default=str), stdout=subprocess.PIPE)  # fmt: skip
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _ceiling(asked: list[questions.Question], url: str) -> list[int]:
    from kith.people.doors.search.asking import Asker
    from kith.people.doors.search.dictionary import Dictionary

    return ceiling.ceilings(url, asked, Asker.now(Dictionary().refresh(), TODAY))


def _figures(asked: list[questions.Question], ours: dict[str, Any], tops: list[int]) -> dict[str, Any]:
    mine = np.array([_rank(found, questions.uid(q.wanted)) for q, found in zip(asked, ours["found"], strict=True)])
    top, rounds = np.array(tops), np.array(ours["rounds"])

    def of(some: Any) -> dict[str, Any]:
        times = [milliseconds(list(one[some])) for one in rounds]
        return {
            "questions": int(some.sum()),
            "recall_at_1": round(questions.ranks(mine[some], 1), 3),
            "recall_at_10": round(questions.ranks(mine[some], 10), 3),
            "ceiling_at_1": round(questions.ranks(top[some], 1), 3),
            "ceiling_at_10": round(questions.ranks(top[some], 10), 3),
            "p50_ms": statistics.median(t["median_ms"] for t in times),
            "p95_ms": statistics.median(t["p95_ms"] for t in times),
        }

    kinds = np.array([q.kind for q in asked])
    groups = np.array([q.group for q in asked])
    return {
        "all": of(np.full(len(asked), True)),
        "by_kind": {kind: of(kinds == kind) for kind in questions.KINDS},
        "by_group_of_name": {group: of(groups == group) for group in GROUPS},
    }


def _peers(made: Any, asked: list[questions.Question], ours: dict[str, Any], url: str) -> dict[str, Any]:
    """Each peer, with ours on the very questions it was asked."""
    found = peers.compare(made, asked, url)
    for peer in found.values():
        numbers = peer.pop("numbers")
        times = [milliseconds([one[n] for n in numbers]) for one in ours["rounds"]]
        ranks = np.array([_rank(ours["found"][n], questions.uid(asked[n].wanted)) for n in numbers])
        peer["ours"] = {"recall_at_10": round(questions.ranks(ranks, 10), 3),
                        "p50_ms": statistics.median(t["median_ms"] for t in times),
                        "p95_ms": statistics.median(t["p95_ms"] for t in times)}  # fmt: skip
    return found


def _rank(found: list[str], wanted: str) -> int:
    return found.index(wanted) + 1 if wanted in found else 0


def _inserts(url: str) -> dict[str, Any]:
    """One person added in a transaction of their own, with the traces and without."""
    import psycopg

    took: dict[str, Any] = {}
    with psycopg.connect(url, options="-c kith.maintenance=on", autocommit=True) as pg:
        pg.execute("set synchronous_commit = off")
        for how in ("with traces", "without"):
            if how == "without":
                pg.execute("alter table people_person disable trigger user")
            seconds = []
            for n in range(200):
                began = time.perf_counter()
                pg.execute(
                    "insert into people_person (id, given_name, family_name, name_key, date_of_birth, sex, nhs_number, "
                    "phone, address, postcode, withhold_address, recorded_at) values (gen_random_uuid(), 'Mary', %s, "
                    "%s, '1990-01-01', 'female', '', '07700 900123', '1 High Street', 'EX4 3LS', false, now())",
                    [f"Tamblyn{n}", f"mary tamblyn{n}"],
                )
                seconds.append(time.perf_counter() - began)
            took[how] = milliseconds(seconds)
        pg.execute("alter table people_person enable trigger user")
    return took

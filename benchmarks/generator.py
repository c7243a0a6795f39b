"""How fast the invented partnership is made and loaded, and in how much memory, in a database of its own."""

import os
import subprocess
import sys
import time
from argparse import Namespace
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from .partnership import owners_environment
from .surroundings import ROOT, tell

PEAK = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=sys.stderr).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime)
sys.exit(code)
"""


def measure(chosen: Namespace) -> dict[str, Any]:
    sizes = [int(size) for size in chosen.sizes.split(",")]
    return {"sizes": [_size(size) for size in sizes], "peer": "generating without loading, same rows, same run"}


def _size(babies: int) -> dict[str, Any]:
    name = f"kith_bench_{babies}"
    env = owners_environment() | {"KITH_DB_OWNER_URL": _url("KITH_DB_OWNER_URL", name),
                                  "KITH_DB_WEB_URL": _url("KITH_DB_WEB_URL", name)}  # fmt: skip
    tell(f"{babies:,} babies")
    _database("drop", name)
    _database("create", name)
    try:
        _django(env, "prepare_database", "-v0")
        began = time.perf_counter()
        peak, user = _peak(env, "make_partnership", "--babies", str(babies))
        seconds = time.perf_counter() - began
        rows, size = _sizes(env["KITH_DB_OWNER_URL"])
    finally:
        _database("drop", name)
    alone = _alone(env, babies)
    return {
        "babies": babies,
        "seconds": round(seconds, 1),
        "babies_per_second": round(babies / seconds),
        "peak_mb": round(peak, 1),
        "processor_seconds": round(user, 1),
        "rows": rows,
        "database_mb": size,
        "generating_alone_seconds": alone,
    }


def _url(variable: str, name: str) -> str:
    parts = urlsplit(os.environ[variable])
    return urlunsplit(parts._replace(path=f"/{name}"))


def _database(verb: str, name: str) -> None:
    """Make or drop a database, as the owner where it may, else as the bundled cluster's own administrator."""
    owner = sql.Identifier(urlsplit(os.environ["KITH_DB_OWNER_URL"]).username or "kith_owner")
    statement = "drop database if exists {} with (force)" if verb == "drop" else "create database {} owner {}"
    wanted = sql.SQL(statement).format(*((sql.Identifier(name), owner)[: statement.count("{}")]))
    for administrator in ("", "postgres"):
        try:
            with psycopg.connect(_administered(administrator), autocommit=True) as connection:
                connection.execute(wanted)
        except psycopg.errors.InsufficientPrivilege:
            continue
        return
    raise RuntimeError("Neither the owner nor the administrator may make a database here.")


def _administered(administrator: str) -> str:
    parts = urlsplit(_url("KITH_DB_OWNER_URL", "postgres"))
    if administrator:
        parts = parts._replace(netloc=f"{administrator}@{parts.netloc.rpartition('@')[2]}")
    return urlunsplit(parts)


def _django(env: dict[str, str], *arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "django", *arguments], env=env, cwd=ROOT, check=True, stdout=sys.stderr)


def _peak(env: dict[str, str], *arguments: str) -> tuple[float, float]:
    """Run a command as the only child of a process, whose reckoning of its children is then this command's."""
    command = [sys.executable, "-c", PEAK, sys.executable, "-m", "django", *arguments]
    done = subprocess.run(command, env=env, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    size, user = done.stdout.split()
    return int(size) / (1024 if sys.platform != "darwin" else 1024**2), float(user)


COUNTED = """
select coalesce(sum(reltuples), 0)::bigint, pg_database_size(current_database()) / 1048576
from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and reltuples > 0
"""


def _sizes(url: str) -> tuple[int, int]:
    """Rows as the planner counted them after loading, and megabytes on disk."""
    with psycopg.connect(url) as connection:
        found = connection.execute(COUNTED).fetchone()
    return (int(found[0]), int(found[1])) if found else (0, 0)


ALONE = """
import sys, time
import django
django.setup()
from kith.config.synthetic import make
from kith.kernel import clock, handbook
began = time.perf_counter()
for _ in make.generate(make.Plan(int(sys.argv[1]), clock.day_of(clock.now())), handbook.current()):
    pass
print(round(time.perf_counter() - began, 1))
"""


def _alone(env: dict[str, str], babies: int) -> float:
    command = [sys.executable, "-c", ALONE, str(babies)]
    done = subprocess.run(command, env=env, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return float(done.stdout)

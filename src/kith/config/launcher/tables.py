"""Migrations, privileges and the invented partnership: done once, and again only when something has changed."""

from . import jobs, state
from .database import Database
from .paths import DataFolder


def prepare(folder: DataFolder, database: Database, env: dict[str, str], *, record: str = "prepared") -> str:
    """Bring tables, policies and privileges up to date. Says what it did."""
    wanted = [state.fingerprint_of_code(), database.web_url]
    if state.read(folder).get(record) == [*wanted, database.identity(), database.migrations()]:
        return "up to date"
    jobs.run(folder, "prepare-database", jobs.django("prepare-database"), env)
    state.remember(folder, **{record: [*wanted, database.identity(), database.migrations()]})
    return "brought up to date"


def populate(folder: DataFolder, database: Database, env: dict[str, str], *, babies: int) -> str:
    """Fill an empty database with an invented partnership; one that has people in it is left alone."""
    identity = database.identity()
    if state.read(folder).get("partnership") == identity:
        return "there already"
    command = jobs.django("make-partnership", "--babies", str(babies), "--if-empty")
    jobs.run(folder, "make-partnership", command, env, shown=True)
    state.remember(folder, partnership=identity)
    return f"{babies} babies asked for"

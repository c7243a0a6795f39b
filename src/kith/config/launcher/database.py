"""The database Kith runs on, whoever runs it: how to reach it as owner and as the web."""

import os
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from . import external
from .paths import DataFolder
from .postgres import settings
from .postgres.cluster import Cluster
from .trouble import Trouble


@dataclass
class Database:
    """Two URLs, and the cluster behind them when it is ours."""

    owner_url: str
    web_url: str
    cluster: Cluster | None = None
    description: str = field(default="")

    def leave(self) -> None:
        if self.cluster:
            self.cluster.leave()

    def revive(self) -> bool:
        return self.cluster.revive() if self.cluster else False

    def identity(self) -> str:
        """What tells this database from every other, even one made anew in the same place."""
        question = (
            "select system_identifier::text, (select oid::text from pg_database where datname = current_database())"
        )
        return ":".join(self._ask(f"{question} from pg_control_system()"))

    def migrations(self) -> str:
        """What tells which migrations the database has had; empty when it has had none."""
        try:
            return ":".join(self._ask("select count(*)::text, coalesce(max(applied)::text, '') from django_migrations"))
        except (psycopg.errors.UndefinedTable, psycopg.errors.InsufficientPrivilege):
            return ""

    def _ask(self, question: str) -> tuple[str, ...]:
        with psycopg.connect(self.owner_url, connect_timeout=10) as connection:
            return connection.execute(question).fetchone() or ()


def embedded(home: Path, *, kind: str | None = None, for_tests: bool = False) -> Database:
    """Start, or join, the cluster in `home`."""
    cluster = Cluster(home, kind=kind, for_tests=for_tests)
    cluster.join()
    said = f"PostgreSQL {cluster.bin.version}" + (f", run by {cluster.user.name}" if cluster.user else "")
    return Database(cluster.url(settings.OWNER), cluster.url(settings.WEB), cluster, said)


def given(folder: DataFolder) -> Database | None:
    """The database `DATABASE_URL` names, with its web role made or checked; None when the variable is empty."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        return None
    owner = external.check_url(url)
    other = os.environ.get("DATABASE_WEB_URL")
    web = (
        external.check_url(other, "DATABASE_WEB_URL")
        if other
        else external.web_url(owner, folder.path / "web-password")
    )
    external.check_web_role(owner, web)
    return Database(owner, web, description="the one DATABASE_URL names")


def open_for(folder: DataFolder) -> Database:
    """`DATABASE_URL` if it is set, else our own cluster in the data folder."""
    return given(folder) or embedded(folder.path / "cluster")


def required(folder: DataFolder) -> Database:
    """For live records: never the bundled server."""
    found = given(folder)
    if found is None:
        raise Trouble(
            "./run serve keeps live records, and those never go into the bundled database: "
            "it has no TLS and no team behind it. Set DATABASE_URL "
            "to a PostgreSQL 15 or newer that is looked after and backed up."
        )
    return found

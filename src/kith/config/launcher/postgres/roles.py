"""The two roles and the database. The owner migrates; the web role meets every row-level policy."""

import psycopg
from psycopg import sql

from .settings import DATABASE, OWNER, WEB

OWNER_MAY = "login nosuperuser nocreaterole nobypassrls noreplication inherit"
WEB_MAY = "login nosuperuser nocreaterole nobypassrls noreplication noinherit nocreatedb"


def ensure(conninfo: str, *, owner_makes_databases: bool) -> None:
    """Make the roles and the database, or put them right; the same however often it runs."""
    with psycopg.connect(conninfo, autocommit=True) as connection:
        _role(connection, OWNER, OWNER_MAY + (" createdb" if owner_makes_databases else " nocreatedb"))
        _role(connection, WEB, WEB_MAY)
        connection.execute(membership(connection.info.server_version, WEB, OWNER))
        if not connection.execute("select 1 from pg_database where datname = %s", [DATABASE]).fetchone():
            connection.execute(sql.SQL("create database {} owner {}").format(*_names(DATABASE, OWNER)))
        connection.execute(sql.SQL("revoke all on database {} from public").format(*_names(DATABASE)))
        connection.execute(sql.SQL("grant connect on database {} to {}").format(*_names(DATABASE, WEB)))


def membership(server_version: int, web: str, owner: str) -> sql.Composed:
    """Let the owner step down to the web role (`set role`), without inheriting what it may."""
    only_to_step_down = sql.SQL(" with inherit false, set true" if server_version >= 160000 else "")
    return sql.SQL("grant {} to {}").format(*_names(web, owner)) + only_to_step_down


def _role(connection: psycopg.Connection, name: str, rights: str) -> None:
    there = connection.execute("select 1 from pg_roles where rolname = %s", [name]).fetchone()
    verb = "alter" if there else "create"
    connection.execute(sql.SQL("{} role {} {}").format(sql.SQL(verb), *_names(name), sql.SQL(rights)))


def _names(*names: str) -> list[sql.Identifier]:
    return [sql.Identifier(name) for name in names]

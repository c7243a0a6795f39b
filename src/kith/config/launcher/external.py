"""A PostgreSQL that somebody else runs (`DATABASE_URL`): the owner's login is given, the web's is made beside it."""

import secrets
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit, urlunsplit

import psycopg
from psycopg import sql

from .paths import write_private
from .postgres import binaries, roles
from .trouble import Trouble

SCHEMES = ("postgres", "postgresql")


def check_url(url: str, name: str = "DATABASE_URL") -> str:
    """Return the URL in the one spelling everything reads; raise Trouble when it is not PostgreSQL's."""
    parts = urlsplit(url)
    if parts.scheme not in SCHEMES:
        raise Trouble(
            f"{name} begins with '{parts.scheme}:'. Kith keeps its records in PostgreSQL: postgresql://user:password@host/name"
        )
    if not parts.path.strip("/"):
        raise Trouble(f"{name} names no database: postgresql://user:password@host/name")
    return urlunsplit(parts._replace(scheme="postgresql"))


def with_login(url: str, user: str, password: str) -> str:
    """The same database, signed in to as somebody else."""
    parts = urlsplit(url)
    place = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{quote(user, safe='')}:{quote(password, safe='')}@{place}"))


def web_url(owner_url: str, kept: Path) -> str:
    """The web role's URL. The role is made when it is missing, with a password kept in the file `kept` (0600)."""
    role = f"{unquote(urlsplit(owner_url).path.strip('/'))}_web"
    with _connect(owner_url) as connection:
        _new_enough(connection)
        there = connection.execute("select 1 from pg_roles where rolname = %s", [role]).fetchone()
        if not kept.exists():
            if there:
                raise Trouble(
                    f"The database has a role {role} already, and its password is not known here. "
                    "Give its login in DATABASE_WEB_URL."
                )
            write_private(kept, secrets.token_urlsafe(32))
        password = kept.read_text().strip()
        if not there:
            _make(connection, role, password)
    return with_login(owner_url, role, password)


def check_web_role(owner_url: str, web: str) -> None:
    """Raise Trouble unless the web's login works and meets every row-level policy."""
    with _connect(web) as connection:
        found = connection.execute(
            "select current_user, rolsuper or rolbypassrls, pg_get_userbyid(datdba) = current_user"
            " from pg_roles, pg_database where rolname = current_user and datname = current_database()"
        ).fetchone()
    role, bypasses, owns = found or ("", True, True)
    if bypasses or owns:
        raise Trouble(
            f"The web's role {role} is a superuser, may bypass row-level security, or owns the database. "
            "Give one that does none of these in DATABASE_WEB_URL."
        )
    if urlsplit(owner_url).username == urlsplit(web).username:
        raise Trouble("DATABASE_URL and DATABASE_WEB_URL have the same user. The web may not own the tables.")


def _connect(url: str) -> psycopg.Connection:
    try:
        return psycopg.connect(url, autocommit=True, connect_timeout=10)
    except psycopg.OperationalError as error:
        where = urlsplit(url)
        raise Trouble(
            f"The database at {where.hostname or 'the socket'} did not let {where.username} in: {error}"
        ) from error


def _new_enough(connection: psycopg.Connection) -> None:
    if connection.info.server_version < binaries.OLDEST * 10_000:
        raise Trouble(f"Kith needs PostgreSQL {binaries.OLDEST} or newer.")


def _make(connection: psycopg.Connection, role: str, password: str) -> None:
    name, owner = sql.Identifier(role), connection.info.user
    database = sql.Identifier(connection.info.dbname)
    command = "create role {} login nosuperuser nobypassrls noinherit nocreatedb nocreaterole password {}"
    try:
        with connection.transaction():
            connection.execute(sql.SQL(command).format(name, sql.Literal(password)))
            connection.execute(roles.membership(connection.info.server_version, role, owner))
            connection.execute(sql.SQL("grant connect on database {} to {}").format(database, name))
    except psycopg.errors.InsufficientPrivilege as error:
        raise Trouble(
            f"{owner} may not make roles, and the web needs one of its own. Ask the database's administrator to run\n"
            f'    CREATE ROLE "{role}" LOGIN NOINHERIT PASSWORD \'…\'; GRANT "{role}" TO "{owner}";\n'
            "and give its login in DATABASE_WEB_URL."
        ) from error

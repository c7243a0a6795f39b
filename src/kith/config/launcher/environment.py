"""What each child process is told. The web is never told the owner's login."""

import os
import secrets
from pathlib import Path

from .database import Database
from .paths import CHECKOUT, SOURCE, DataFolder, write_private
from .trouble import Trouble

OWNERS_SECRETS = ("DATABASE_URL", "DATABASE_WEB_URL", "KITH_DB_OWNER_URL", "KITH_DB_WEB_URL", "KITH_PROCESS")
SHORTEST_KEY = 50


def base(folder: DataFolder, *, mode: str) -> dict[str, str]:
    """The environment all children share; nothing in it opens the database."""
    own = {name: value for name, value in os.environ.items() if name not in OWNERS_SECRETS}
    return own | {
        "KITH_MODE": mode,
        "KITH_DATA": str(folder.path),
        "DJANGO_SETTINGS_MODULE": "kith.config.settings",
        "PYTHONPATH": os.pathsep.join([str(SOURCE), str(CHECKOUT)]),
        "PYTHONUNBUFFERED": "1",
        "PYTHONWARNINGS": os.environ.get("PYTHONWARNINGS", ""),
    }


def _with_database(env: dict[str, str], database: Database, extra: dict[str, str]) -> dict[str, str]:
    if database.cluster:
        env = {name: value for name, value in env.items() if not name.startswith("PG")}
    return env | {"KITH_DB_WEB_URL": database.web_url} | extra


def for_web(env: dict[str, str], database: Database) -> dict[str, str]:
    """For the web server: it can only be the role that meets every row-level policy."""
    return _with_database(env, database, {"KITH_PROCESS": "web"})


def for_owner(env: dict[str, str], database: Database) -> dict[str, str]:
    """For migrations, the worker and management commands."""
    return _with_database(env, database, {"KITH_DB_OWNER_URL": database.owner_url})


def demo_key(folder: DataFolder) -> str:
    """The demonstration's signing key, made once per data folder."""
    kept: Path = folder.path / "secret.key"
    if not kept.exists():
        write_private(kept, secrets.token_urlsafe(64))
    return kept.read_text().strip()


def live_key() -> str:
    """The operator's signing key; raise Trouble when it is missing or easy to guess."""
    key = os.environ.get("KITH_SECRET_KEY", "")
    if len(key) < SHORTEST_KEY or len(set(key)) < 10:
        raise Trouble(
            f"Set KITH_SECRET_KEY to at least {SHORTEST_KEY} random letters, and keep it secret "
            "and the same from start to start. This makes one: "
            "python3 -c 'import secrets; print(secrets.token_urlsafe(64))'"
        )
    return key

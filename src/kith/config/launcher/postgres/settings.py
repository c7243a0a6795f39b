"""PostgreSQL's settings for a demonstration and for tests, and who may come in."""

from pathlib import Path

SUPERUSER = "postgres"
OWNER = "kith_owner"
WEB = "kith_web"
DATABASE = "kith"
PORT = 5432

DEMO = {
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "wal_compression": "on",
    "random_page_cost": "1.1",
    "jit": "off",
    "max_connections": "100",
}
TEST = DEMO | {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "autovacuum": "off",  # it counts uncommitted rows as none, and a plan made for no rows takes minutes
}


def configuration(base: Path, cluster: Path, socket: Path, chosen: dict[str, str]) -> str:
    """The text of the server's configuration; it lies outside the cluster, where the server cannot change it."""
    values = {
        "hba_file": str(base / "pg_hba.conf"),
        "ident_file": str(base / "pg_ident.conf"),
        "listen_addresses": "",
        "port": str(PORT),
        "unix_socket_directories": f'"{socket}"',
        "unix_socket_permissions": "0777",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "logging_collector": "off",
        **chosen,
    }
    lines = [f"include {_quoted(str(cluster / 'postgresql.conf'))}"]
    return "\n".join([*lines, *(f"{name} = {_quoted(value)}" for name, value in values.items()), ""])


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def who_may_enter() -> str:
    return f"local all {SUPERUSER},{OWNER},{WEB} peer map=kith\n"


def who_is_who(caller: str) -> str:
    """The caller alone may be any of the three; plain lines, since versions before 16 know no patterns here."""
    name = '"' + caller.replace('"', '""') + '"'
    return "".join(f"kith {name} {role}\n" for role in (SUPERUSER, OWNER, WEB))

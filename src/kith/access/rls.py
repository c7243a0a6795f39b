"""Row-level security written once: what a migration needs to protect a table."""

from django.db.migrations.operations import RunSQL

ME = "(select nullif(current_setting('kith.worker', true), '')::uuid)"
MY_ACCOUNT = "(select nullif(current_setting('kith.account', true), '')::uuid)"
MY_TEAMS = "(select string_to_array(nullif(current_setting('kith.teams', true), ''), ',')::uuid[])::uuid[]"
"""The cast stands inside: a condition that still has to cast counts as one that might leak, is tried last, and lets
`people_holds` be asked of every other worker's row first (18 times slower, measured). The outer cast costs nothing and
tells `any()` that this is one array and not a set of rows."""
MY_INVITATION = "(select nullif(current_setting('kith.invitation', true), '')::uuid)"
MOMENT = "(select greatest(now(), nullif(current_setting('kith.at', true), '')::timestamptz))"
"""The moment of the request or, when the web server's clock is behind, the database's: the later of the two, so that
nobody's clock keeps a file open."""
INVITED_BABY = "(select nullif(current_setting('kith.invited_baby', true), '')::uuid)"
SOMEBODY = f"({ME} is not null)"
MAINTENANCE = "(select current_setting('kith.maintenance', true) = 'on' or current_user <> session_user)"


TABLE = "[table]"
"""Stands for the protected table until `protect` writes its name."""


def holds(column: str) -> str:
    """SQL that is true when the actor, or a team of theirs, works with the baby in `column` now.

    A bare column is the protected table's. It is always written with its table: inside the subquery a bare `baby_id`
    would be the view's own, and the condition true of every row. What "works with now" means (until when, and which
    seals shut somebody out) is said once, in the view `people_held` of the people room's migrations.
    """
    baby = column if "." in column else f"{TABLE}.{column}"
    return (
        "exists (select 1 from people_held held "  # noqa: S608  the column's name is ours
        f"where held.baby_id = {baby} and (held.worker_id = {ME} or held.team_id = any({MY_TEAMS})))"
    )


def reading(condition: str) -> str:
    """The same condition for reading alone: files opened by break-glass count too (the view `people_open`)."""
    return condition.replace("from people_held held", "from people_open held")


def protect(table: str, *, using: str, check: str | None = None) -> RunSQL:
    """FORCE row-level security on `table`: rows seen where `using`, rows written where `check` (default the same).

    The owner passes only while `kith.maintenance` is on (migrations, the worker and the generator switch it on for
    themselves) or inside one of our own SECURITY DEFINER functions; for the web role that setting does nothing.

    Where a condition says `holds`, rows are also read, never written, while a break-glass opening runs.

    Policies are tried from the last name to the first. The owner's is called "upkeep" so that it is tried before
    "seen": otherwise a function that runs as the owner would ask the policy that asks the function, without end.
    """
    check = (check or using).replace(TABLE, table)
    using = using.replace(TABLE, table)
    return RunSQL(
        f"""
        alter table {table} enable row level security;
        alter table {table} force row level security;
        create policy {table}_seen on {table} for select using ({reading(using)});
        create policy {table}_added on {table} for insert with check ({check});
        create policy {table}_changed on {table} for update using ({using}) with check ({check});
        create policy {table}_upkeep on {table} for all to current_user
          using ({MAINTENANCE}) with check ({MAINTENANCE});
        """,
        f"""
        drop policy {table}_upkeep on {table};
        drop policy {table}_changed on {table};
        drop policy {table}_added on {table};
        drop policy {table}_seen on {table};
        alter table {table} no force row level security;
        alter table {table} disable row level security;
        """,
    )

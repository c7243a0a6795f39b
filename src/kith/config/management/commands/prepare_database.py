"""Migrate, then give the web role exactly what it needs: it adds and reads, and changes only what may change."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from kith.config import grants


class Command(BaseCommand):
    help = "Migrate the database and grant the web role its privileges"

    def handle(self, *_args: Any, **options: Any) -> None:
        refuse_a_database_left_behind()
        call_command("migrate", interactive=False, verbosity=options["verbosity"])
        grants.give()


def refuse_a_database_left_behind() -> None:
    """Errors: CommandError when the database has had some, not all, of the migrations that one of ours replaced."""
    loader = MigrationLoader(connection)
    for migration in loader.disk_migrations.values():
        had = [one in loader.applied_migrations for one in migration.replaces]
        if any(had) and not all(had):
            raise CommandError(
                f"This database was made by an older Kith and stopped half-way: {migration} stands for {len(had)} "
                f"migrations, and it has had {sum(had)}. For a demonstration: ./run demo --reset. For records to be "
                "kept: migrate it with the Kith of 24 November 2026 (commit 30b782b) first, then with this one."
            )

"""Migrate, then give the web role exactly what it needs: it adds and reads, and changes only what may change."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from kith.config import grants


class Command(BaseCommand):
    help = "Migrate the database and grant the web role its privileges"

    def handle(self, *_args: Any, **options: Any) -> None:
        call_command("migrate", interactive=False, verbosity=options["verbosity"])
        grants.give()

"""The demonstration's sign-ins, one for each role."""

import json
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from kith.config.synthetic import accounts


class Command(BaseCommand):
    help = "List the demonstration's sign-ins by role; refused with live data"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="a JSON list, for programs")

    def handle(self, *_args: Any, **options: Any) -> None:
        if settings.LIVE:
            raise CommandError("There are no demonstration accounts with live data.")
        found = accounts.listed()
        if not found:
            raise CommandError("There is no invented partnership here yet. Run make-partnership first.")
        if options["json"]:
            self.stdout.write(json.dumps(found, indent=2))
            return
        for account in found:
            self.stdout.write(f"{account['label']:24} {account['email']:44} {account['password']}")

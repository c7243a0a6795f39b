"""Make the key of an agency's own system."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kith.directory import actions
from kith.directory.models import Agency
from kith.kernel import clock


class Command(BaseCommand):
    help = "Make a new SCIM key for an agency, show it once, and end the one before"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("agency", help="the agency's code")

    def handle(self, *_args: Any, **options: Any) -> None:
        agency = Agency.objects.filter(code=options["agency"]).first()
        if agency is None:
            codes = ", ".join(Agency.objects.order_by("code").values_list("code", flat=True)[:20])
            raise CommandError(f"There is no agency {options['agency']}. Some that there are: {codes}")
        self.stdout.write(actions.new_key(agency, at=clock.now()))
        self.stderr.write(f"This key speaks for {agency.name}. It is not shown again, and the one before it has ended.")

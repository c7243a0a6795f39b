"""Write docs/reference, or say which of its pages are out of date."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kith.config import reference


class Command(BaseCommand):
    help = "Write docs/reference from the house itself"

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--check", action="store_true", help="Write nothing; fail if a page is out of date")

    def handle(self, *_args: Any, **options: Any) -> None:
        if not options["check"]:
            reference.write_all()
            return
        wrong = [path.name for path in reference.differing()]
        if wrong:
            raise CommandError(f"out of date: {', '.join(wrong)}. Run ./run fix")

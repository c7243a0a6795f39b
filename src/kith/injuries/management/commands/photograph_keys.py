"""./run manage photograph_keys: make a key for photographs, or encrypt them again with the newest one."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kith.injuries import actions, doors


class Command(BaseCommand):
    help = "Make a key for photographs (--make NAME), or encrypt every photograph again with the first key (--again)."

    def add_arguments(self, parser: CommandParser) -> None:
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--make", metavar="NAME", help="print a fresh key: put it first in KITH_PHOTOGRAPH_KEYS")
        what.add_argument("--again", action="store_true", help="after that, encrypt with it what another key sealed")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["make"]:
            if not options["make"].isalnum():
                raise CommandError("A key's name is letters and digits, for example 2026a")
            self.stdout.write(doors.keys.make(options["make"]))
            return
        try:
            done = actions.seal_again()
        except doors.keys.NoKey as missing:
            raise CommandError(str(missing)) from missing
        self.stdout.write(f"Encrypted again: {done}. Keys that are not the first are no longer needed.")

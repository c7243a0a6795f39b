"""./run manage qdpx check|roundtrip: look into a REFI-QDA project, or read it and write it again."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kith.interviews.refi import checking
from kith.interviews.refi.shapes import Unreadable
from kith.interviews.refi.writing import NotValid


class Command(BaseCommand):
    help = "Check a REFI-QDA project (.qdpx), or read it and write it again. Nothing is stored."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        look = verbs.add_parser("check", help="say what a project holds and which passages do not fit")
        look.add_argument("file", type=Path)
        look.add_argument("--json", action="store_true", help="as JSON")
        again = verbs.add_parser("roundtrip", help="read a project and write it again")
        again.add_argument("file", type=Path)
        again.add_argument("out", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            data = options["file"].read_bytes()
            self._check(data, options["json"]) if options["verb"] == "check" else self._again(data, options["out"])
        except (Unreadable, NotValid, OSError) as error:
            raise CommandError(f"{options['file']}: {error}") from error

    def _check(self, data: bytes, as_json: bool) -> None:
        found = checking.check(data)
        if as_json:
            self.stdout.write(json.dumps(found, indent=2, ensure_ascii=False))
            return
        for name in ("users", "codes", "sources", "selections", "codings"):
            self.stdout.write(f"{name}: {found[name]}")
        self.stdout.write(f"mismatches: {len(found['mismatches'])}")
        for one in found["mismatches"]:
            where = f"; found at {one['found_at'][0]}-{one['found_at'][1]}" if one["found_at"] else ""
            self.stdout.write(f"  {one['source']} {one['start']}-{one['end']}: {one['problem']}{where}")
        for name, number in found["not_read"].items():
            self.stdout.write(f"not read, handed on as it came: {name} ({number})")

    def _again(self, data: bytes, out: Path) -> None:
        written, lost = checking.round_trip(data)
        out.write_bytes(written)
        found = checking.check(written)
        self.stdout.write(f"Lost: {', '.join(lost) or 'nothing'}")
        self.stdout.write(f"Mismatches, kept as they were: {len(found['mismatches'])}")
        for name, number in found["not_read"].items():
            self.stdout.write(f"Not read, handed on as it came: {name} ({number})")

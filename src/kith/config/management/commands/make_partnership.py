"""Fill an empty database with an invented partnership."""

import sys
import time
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from kith.config.synthetic import after, load, make
from kith.kernel import clock, handbook

WIDTH = 30


class Command(BaseCommand):
    help = "Fill an empty database with an invented partnership: the same seed, size and day give the same people"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--babies", type=int, default=2000)
        parser.add_argument("--seed", type=int, default=2024)
        parser.add_argument("--today", type=date.fromisoformat, help="the day it is as on, YYYY-MM-DD; default today")
        parser.add_argument("--if-empty", action="store_true", help="do nothing where there are families already")

    def handle(self, *_args: Any, **options: Any) -> None:
        if settings.LIVE:
            raise CommandError("An invented partnership may not be mixed with real families: this is live.")
        if not 1 <= options["babies"] <= 5_000_000:
            raise CommandError("--babies must be between 1 and 5,000,000.")
        if options["if_empty"] and not load.is_empty():
            self.stdout.write("There are families here already; nothing was added.")
            return
        at = clock.now()
        plan = make.Plan(options["babies"], options["today"] or clock.day_of(at), options["seed"])
        bar = Bar(plan.babies, self.stdout)
        try:
            load.load(make.generate(plan, handbook.current()), progress=bar.show)
        except load.NotEmptyError as refused:
            raise CommandError(f"{refused} Use --if-empty to leave them alone, or a new data folder.") from None
        bar.end()
        after.loaded(at=at)


class Bar:
    """How far it has come: one line that renews itself on a terminal, a line for each tenth elsewhere."""

    def __init__(self, total: int, out: Any) -> None:
        self.total, self.out = total, out
        self.began = time.monotonic()
        self.tenth = -1
        self.live = sys.stdout.isatty()

    def show(self, done: int) -> None:
        tenth = done * 10 // self.total
        if self.live:
            filled = done * WIDTH // self.total
            self._write(f"\r    [{'#' * filled}{'.' * (WIDTH - filled)}] {done:,} of {self.total:,} babies", end="")
        elif tenth > self.tenth:
            self._write(f"    {done:,} of {self.total:,} babies")
        self.tenth = tenth

    def end(self) -> None:
        seconds = time.monotonic() - self.began
        self._write(f"{chr(10) if self.live else ''}    {self.total:,} babies invented in {seconds:.1f} s")

    def _write(self, line: str, end: str = "\n") -> None:
        self.out.write(line, ending=end)
        self.out.flush()

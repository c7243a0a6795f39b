"""./run manage link: find the same people in one file or two."""

import json
import resource
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kith.linkage import engine


class Command(BaseCommand):
    help = "Link two CSV files, or one with itself; learns without labels, tells how right it is when given the truth"
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("left", type=Path, help="CSV with the column id and any of: given_name, family_name, …")
        parser.add_argument(
            "right", type=Path, nargs="?", help="the other CSV; without it LEFT is compared with itself"
        )
        parser.add_argument("--out", type=Path, required=True, help="where the links go, as CSV")
        parser.add_argument("--truth", type=Path, help="CSV of true pairs (left_id, right_id): prints how right it was")
        parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
        parser.add_argument("--backend", choices=("duckdb", "spark"), default="duckdb")
        parser.add_argument("--model", type=Path, help="where the trained model goes, as Splink's JSON")

        parser.add_argument("--weights", type=Path, help="where the learned match weights go, for the handbook")

    def handle(self, *_args: Any, **options: Any) -> None:
        began = time.perf_counter()
        try:
            result = self._linked(options)
            engine.write_links(result.pairs, options["out"])
            if options["weights"]:
                learned = engine.as_toml(engine.export_weights(result), f"Learned from {options['left'].name}")
                options["weights"].write_text(learned)
            seconds = time.perf_counter() - began
            said = _said(result, seconds)
            if options["truth"]:
                truth = engine.read_pairs(options["truth"])
                links = result.pairs.filter(result.pairs["linked"])
                judged = engine.judge(links, truth, dedupe=options["right"] is None)
                said = {"precision": judged.precision, "recall": judged.recall, "f1": judged.f1} | said
        except engine.BadTable as problem:
            raise CommandError(str(problem)) from None
        except OSError as problem:
            raise CommandError(f"{options['out']} cannot be written: {problem.strerror}") from None
        if options["json"] or options["truth"]:
            self.stdout.write(json.dumps(said))
        else:
            self.stdout.write(f"{said['links']} links in {options['out']}, {said['seconds']} s, {said['peak_mb']} MB")

    def _linked(self, options: dict[str, Any]) -> engine.Result:
        left = engine.read_table(options["left"])
        right = engine.read_table(options["right"]) if options["right"] else None
        tell = self.stderr.write if sys.stderr.isatty() and not options["json"] else None
        settings = engine.Settings(backend=options["backend"], tell=tell, model=options["model"])
        return engine.link(left, right, settings)


def _said(result: engine.Result, seconds: float) -> dict[str, float]:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    return {
        "seconds": round(seconds, 2),
        "peak_mb": round(peak, 1),
        "links": result.figures.linked,
        "threshold": result.figures.threshold,
        "candidates": result.figures.candidates,
    }

"""`python -m benchmarks NAME --json`: figures on standard output, what is going on on standard error."""

import json
import sys
from argparse import ArgumentParser
from importlib import import_module

NAMES = (
    *("pages", "load", "generator", "audit", "startup", "lookup", "picture", "linkage"),
    *("queue", "chronology", "discussion", "pathway", "interviews"),
)


def main() -> int:
    parser = ArgumentParser(prog="./run bench", description="Measure Kith.")
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("--json", action="store_true", help="print one JSON object (this is the only form there is)")
    parser.add_argument("--babies", type=int, default=20_000, help="size of the invented partnership")
    parser.add_argument("--users", type=int, default=50, help="load: people at once")
    parser.add_argument("--seconds", type=int, default=60, help="load: for how long")
    parser.add_argument("--think", type=float, default=1.0, help="load: seconds each person reads before the next page")
    parser.add_argument("--times", type=int, default=40, help="pages: how often each page is asked for")
    parser.add_argument("--sizes", default="2000,20000", help="generator: how many babies, with commas between")
    parser.add_argument("--people", default="100000", help="lookup: how many people, with commas between")
    parser.add_argument("--each", type=int, default=60, help="lookup: questions of each kind")
    parser.add_argument("--alone", dest="peers", action="store_false", help="lookup: without the peers")
    parser.add_argument("--keep", action="store_true", help="lookup: leave the database; ask one that was left")
    parser.add_argument(
        "--historical", default="", help="linkage: historical_figures_with_errors_50k.parquet, if there"
    )
    parser.add_argument("--agencies", default="10000", help="linkage: rows of two agencies' larger file, with commas")
    parser.add_argument("--runs", type=int, default=3, help="linkage: of how many runs the median is taken")
    parser.add_argument("--only", default="", help="linkage: these labelled sets, with commas between")
    chosen = parser.parse_args()
    from . import surroundings

    found = import_module(f"benchmarks.{chosen.name}").measure(chosen)
    print(json.dumps({"name": chosen.name, **surroundings.described(), "figures": found}, indent=2, default=str))
    return int(bool(found.get("errors")))


if __name__ == "__main__":
    sys.exit(main())

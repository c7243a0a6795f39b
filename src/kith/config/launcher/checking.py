"""`./run check`: every check, whatever the others say, and one table at the end."""

import subprocess
import sys
import time
from argparse import ArgumentParser
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from . import jobs, stopping, testing
from .paths import CHECKOUT, data_folder
from .progress import Steps, tell

BIN = Path(sys.executable).parent
PYTHON = (sys.executable, "-m")


@dataclass(frozen=True)
class Check:
    name: str
    argv: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    check: Check
    code: int
    seconds: float
    said: str


def program(name: str) -> str:
    return str(BIN / name)


def checks() -> list[Check]:
    """In the order of the table; the longest begin first, two at a time."""
    return [
        Check("format", (program("ruff"), "format", "--check", ".")),
        Check("lint", (program("ruff"), "check", ".")),
        Check("types", (program("mypy"), "src")),
        Check("import contracts", (program("lint-imports"),)),
        Check("templates", (program("djlint"), "src", "--lint", "--quiet")),
        Check("architecture", (*PYTHON, "pytest", "tests/architecture", "-q", "-p", "no:cacheprovider")),
        Check("generated documents", tuple(jobs.django("reference", "--check"))),
        Check("migrations", tuple(jobs.django("makemigrations", "--check", "--dry-run"))),
        Check("lock files", (*PYTHON, "kith.config.launcher.locks")),
        Check("launcher's shell", ("sh", "-n", "run")),
    ]


def main(arguments: list[str]) -> int:
    parser = ArgumentParser(
        prog="./run check", description="Format, lint, types, imports, architecture, documents, locks."
    )
    parser.add_argument("--data", help="the data folder; default KITH_DATA, else ./var")
    parser.add_argument("--only", action="append", help="the name of a check; may be given more than once")
    chosen = parser.parse_args(arguments)
    stopping.listen()
    wanted = [check for check in checks() if not chosen.only or check.name in chosen.only]
    folder = data_folder(chosen.data).make()
    with testing.ready(folder, None, Steps(2), with_browser=False) as env:
        outcomes = run_all(wanted, env)
    tell("")
    for outcome in outcomes:
        tell(f"{'ok    ' if outcome.code == 0 else 'FAILED'}  {outcome.check.name:22} {outcome.seconds:6.1f} s")
    failed = [outcome for outcome in outcomes if outcome.code]
    tell(f"\n{len(outcomes) - len(failed)} checks passed, {len(failed)} failed")
    return bool(failed)


def run_all(wanted: list[Check], env: dict[str, str]) -> list[Outcome]:
    """Run the checks, as many at a time as there are cores, and show what the failed ones say as they end."""
    slow_first = sorted(wanted, key=lambda check: check.name not in ("types", "architecture"))
    with ThreadPoolExecutor(max_workers=min(4, jobs.cores())) as pool:
        done = {check.name: pool.submit(run_one, check, env) for check in slow_first}
        return [done[check.name].result() for check in wanted]


def run_one(check: Check, env: dict[str, str]) -> Outcome:
    began = time.monotonic()
    try:
        done = subprocess.run(
            check.argv, env=env, cwd=CHECKOUT, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False,
        )  # fmt: skip
        code, said = done.returncode, done.stdout
    except OSError as error:
        code, said = 127, str(error)
    outcome = Outcome(check, code, time.monotonic() - began, said)
    if code:
        began_as = " ".join(Path(part).name for part in check.argv[:4])
        tell(f"\n--- {check.name} failed: {began_as} …\n{said.rstrip()}")
    return outcome

"""`./run fix`: put right what a machine can."""

from . import checking, stopping, testing
from .checking import Check, program
from .jobs import django
from .paths import data_folder
from .progress import Steps, tell

REPAIRS = (
    Check("lint", (program("ruff"), "check", "--fix", ".")),
    Check("format", (program("ruff"), "format", ".")),
    Check("generated documents", tuple(django("reference"))),
)


def main(arguments: list[str]) -> int:
    stopping.listen()
    folder = data_folder(arguments[1] if arguments[:1] == ["--data"] else None).make()
    with testing.ready(folder, None, Steps(2), with_browser=False) as env:
        outcomes = [checking.run_one(repair, env) for repair in REPAIRS]
    for outcome in outcomes:
        tell(f"{'done  ' if outcome.code == 0 else 'LEFT  '}  {outcome.check.name}")
    return any(outcome.code for outcome in outcomes)

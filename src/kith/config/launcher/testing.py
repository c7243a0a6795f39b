"""`./run test`: a cluster of its own, the assets, a browser, and then pytest."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from . import assets, browser, database, environment, jobs, stopping
from .crew import replace_orphans
from .instance import Instance
from .paths import DataFolder, data_folder
from .processes import PidFile
from .progress import Steps
from .trouble import Trouble

OWN_OPTIONS = ("--postgres", "--data")
SEVERAL_AT_ONCE = ("-n", "--numprocesses", "--dist", "--pdb", "-p")


def main(arguments: list[str]) -> int:
    own, rest = split(arguments)
    stopping.listen()
    folder = data_folder(own.get("--data")).make()
    steps = Steps(3)
    with Instance(folder, address="a test run", purpose="test"):
        replace_orphans(folder)
        note = PidFile(folder.run / "pytest.pid")
        with ready(folder, own.get("--postgres"), steps, with_browser=True) as env:
            return jobs.in_foreground([sys.executable, "-m", "pytest", *at_once(rest), *rest], env, note)


@contextmanager
def ready(folder: DataFolder, kind: str | None, steps: Steps, *, with_browser: bool) -> Iterator[dict[str, str]]:
    """Everything tests and checks need; the environment for them."""
    env = environment.base(folder, mode="test") | {"KITH_SECRET_KEY": "only-for-tests-" + "t" * 40}
    with steps.step("styles and scripts") as notes:
        notes.append(assets.ensure(folder, env, collect=False))
    if with_browser:
        with steps.step("browser") as notes:
            env["KITH_CHROMIUM"] = browser.ensure(folder) or ""
            notes.append(env["KITH_CHROMIUM"] or "none")
    with steps.step("database for tests") as notes:
        chosen = kind or os.environ.get("KITH_POSTGRES") or "embedded"
        ours = database.embedded(folder.path / f"test-{chosen}", kind=chosen, for_tests=True)
        notes.append(ours.description)
    try:
        yield environment.for_owner(env, ours) | {"KITH_DATA": str(_files(folder))}
    finally:
        ours.leave()


def _files(folder: DataFolder) -> os.PathLike[str]:
    files = folder.path / "test-files"
    files.mkdir(exist_ok=True)
    return files


def split(arguments: list[str]) -> tuple[dict[str, str], list[str]]:
    """Our own options, wherever they stand, and the rest, which is pytest's."""
    own: dict[str, str] = {}
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        name, equals, value = argument.partition("=")
        if name not in OWN_OPTIONS:
            rest.append(argument)
            continue
        own[name] = value if equals else next(waiting, "")
        if not own[name]:
            raise Trouble(f"{name} needs a value.")
    return own, rest


def at_once(rest: list[str]) -> list[str]:
    """As many tests at a time as there are cores, a file at a time, unless the caller says otherwise."""
    asked = any(a.startswith(SEVERAL_AT_ONCE) for a in rest)
    single = any("::" in a for a in rest)
    return [] if asked or single else ["-n", str(max(2, min(4, jobs.cores()))), "--dist", "loadfile"]

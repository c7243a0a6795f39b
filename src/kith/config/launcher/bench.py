"""`./run bench NAME --json`: a database of its own, and then `python -m benchmarks NAME --json`."""

import sys

from . import assets, browser, database, environment, jobs, stopping, tables
from .crew import replace_orphans
from .instance import Instance
from .paths import data_folder
from .processes import PidFile
from .progress import Steps
from .testing import split
from .trouble import Trouble


def main(arguments: list[str]) -> int:
    own, rest = split(arguments)
    if not rest or rest[0].startswith("-"):
        raise Trouble("Name a measurement: ./run bench NAME --json")
    stopping.listen()
    folder = data_folder(own.get("--data")).make()
    env = environment.base(folder, mode="demo") | {"KITH_SECRET_KEY": environment.demo_key(folder)}
    steps = Steps(3)
    with Instance(folder, address="a measurement", purpose="bench"):
        replace_orphans(folder)
        with steps.step("styles and scripts") as notes:
            notes.append(assets.ensure(folder, env, collect=True))
        with steps.step("database for measurements") as notes:
            ours = database.embedded(folder.path / "bench", kind=own.get("--postgres"))
            notes.append(ours.description)
        try:
            env = environment.for_owner(env, ours) | {"KITH_CHROMIUM": browser.find() or ""}
            with steps.step("tables") as notes:
                notes.append(tables.prepare(folder, ours, env, record="bench"))
            note = PidFile(folder.run / "benchmarks.pid")
            return jobs.in_foreground([sys.executable, "-m", "benchmarks", *rest], env, note)
        finally:
            ours.leave()

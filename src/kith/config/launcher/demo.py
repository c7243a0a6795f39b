"""`./run demo`: everything set up, then served, then stopped, without a question asked."""

import os
import shutil
from argparse import ArgumentParser
from contextlib import ExitStack

from . import accounts, assets, database, environment, jobs, state, stopping, tables, web
from .crew import Crew, replace_orphans
from .instance import Instance, need_port
from .paths import DataFolder, data_folder
from .postgres.cluster import Cluster
from .progress import Steps, announce, tell
from .trouble import Trouble

HOST = "127.0.0.1"
MADE_HERE = ("state.json", "secret.key", "files", "mail", "anchors")


def main(arguments: list[str]) -> int:
    parser = ArgumentParser(prog="./run demo", description="Serve Kith with an invented partnership.")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--babies", type=int, default=2000, help="how many babies to invent when the database is empty")
    parser.add_argument("--reset", action="store_true", help="throw the demonstration's data away first")
    parser.add_argument("--data", help="the data folder; default KITH_DATA, else ./var")
    chosen = parser.parse_args(arguments)
    if chosen.babies < 1:
        raise Trouble("--babies must be at least 1.")
    folder = data_folder(chosen.data).make()
    stopping.listen()
    with ExitStack() as undo:
        undo.callback(stopping.ignore)
        undo.enter_context(Instance(folder, address=f"http://{HOST}:{chosen.port}"))
        try:
            _serve(folder, chosen.port, chosen.babies, reset=chosen.reset, undo=undo)
        except stopping.Stopped as stopped:
            tell("\nStopping …")
            undo.close()
            tell("Stopped.")
            return stopped.code
    return 0


def _serve(folder: DataFolder, port: int, babies: int, *, reset: bool, undo: ExitStack) -> None:
    steps, address = Steps(6), f"http://{HOST}:{port}"
    env = environment.base(folder, mode="demo") | {"KITH_SECRET_KEY": "", "KITH_ADDRESS": address}
    with steps.step("environment") as notes:
        for orphan in replace_orphans(folder):
            notes.append(f"ended a {orphan} left from before")
        if reset:
            forget(folder)
            notes.append("the old data is gone")
        need_port(HOST, port, "demo")
        env["KITH_SECRET_KEY"] = environment.demo_key(folder)
    with steps.step("styles and scripts") as notes:
        notes.append(assets.ensure(folder, env, collect=True))
    with steps.step("database") as notes:
        ours = database.open_for(folder)
        undo.callback(ours.leave)
        state.remember(folder, mode="demo")
        notes.append(ours.description)
    owner = environment.for_owner(env, ours)
    with steps.step("tables") as notes:
        notes.append(tables.prepare(folder, ours, owner))
    with steps.step("invented partnership") as notes:
        notes.append(tables.populate(folder, ours, owner, babies=babies))
    crew = Crew(folder)
    undo.callback(crew.stop)
    with steps.step("worker and web server"):
        served = crew.start("web", web.argv(f"{HOST}:{port}"), environment.for_web(env, ours))
        sign_ins = accounts.listed(folder, ours, owner, undo)
        web.wait_until_well(crew, served, address, host=f"{HOST}:{port}")
        crew.start("worker", jobs.django("worker"), owner)
        lines = sign_ins()
    _announce(address, lines, steps.seconds())
    crew.watch(ours.revive)


def _announce(address: str, sign_ins: list[str], seconds: float) -> None:
    if sign_ins:
        announce("\n".join(["\nSign in as:", *sign_ins, ""]))
    announce(f"Ready at {address}")
    tell(f"(after {seconds:.1f} s; Ctrl-C stops everything)")


def forget(folder: DataFolder) -> None:
    """Throw away what a demonstration has made in its data folder, and nothing else that lies there."""
    if os.environ.get("DATABASE_URL"):
        raise Trouble(
            "--reset only throws away a database that Kith made itself, and DATABASE_URL names one it did not make."
        )
    Cluster(folder.path / "cluster").discard()
    for name in MADE_HERE:
        path = folder.path / name
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    for log in folder.log.glob("*.log*"):
        log.unlink()

"""`./run serve`: for real records, on a database that is looked after. It refuses rather than guesses."""

import os
import sys
from argparse import ArgumentParser
from contextlib import ExitStack

from . import assets, database, environment, jobs, state, stopping, tables, web
from .crew import Crew, replace_orphans
from .instance import Instance, need_port
from .paths import DataFolder, data_folder
from .progress import Steps, announce, tell
from .trouble import Trouble


def main(arguments: list[str]) -> int:
    parser = ArgumentParser(prog="./run serve", description="Serve Kith with live records.")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument(
        "--host", default="127.0.0.1", help="the address to listen on; a proxy with TLS stands before it"
    )
    parser.add_argument("--data", help="the data folder; default KITH_DATA, else ./var")
    chosen = parser.parse_args(arguments)
    folder = data_folder(chosen.data).make()
    stopping.listen()
    with ExitStack() as undo:
        undo.callback(stopping.ignore)
        undo.enter_context(Instance(folder, address=f"http://{chosen.host}:{chosen.port}"))
        try:
            _serve(folder, chosen.host, chosen.port, undo)
        except stopping.Stopped as stopped:
            tell("\nStopping …")
            undo.close()
            tell("Stopped.")
            return stopped.code
    return 0


def _hosts() -> str:
    hosts = os.environ.get("KITH_HOSTS", "")
    if not hosts:
        raise Trouble("Set KITH_HOSTS to the names people reach Kith by, with commas between: kith.example.org")
    return hosts.split(",")[0]


def _serve(folder: DataFolder, host: str, port: int, undo: ExitStack) -> None:
    steps, name = Steps(5), _hosts()
    env = environment.base(folder, mode="live") | {"KITH_SECRET_KEY": environment.live_key()}
    with steps.step("environment") as notes:
        notes.extend(f"ended a {orphan} left from before" for orphan in replace_orphans(folder))
        need_port(host, port, "serve")
    with steps.step("database") as notes:
        theirs = database.required(folder)
        notes.append(theirs.description)
    owner = environment.for_owner(env, theirs)
    with steps.step("styles and scripts") as notes:
        notes.append(assets.ensure(folder, env, collect=True))
    with steps.step("checks and tables") as notes:
        check = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
        jobs.run(folder, "check-deploy", check, environment.for_web(env, theirs))
        notes.append(tables.prepare(folder, theirs, owner))
        state.remember(folder, mode="live")
    crew = Crew(folder)
    undo.callback(crew.stop)
    with steps.step("worker and web server"):
        served = crew.start("web", web.argv(f"{host}:{port}"), environment.for_web(env, theirs))
        crew.start("worker", jobs.django("worker"), owner)
        near = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104
        web.wait_until_well(crew, served, f"http://{near}:{port}", host=name)
    announce(f"Ready at http://{host}:{port}")
    crew.watch(theirs.revive)

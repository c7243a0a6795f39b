"""`./run manage COMMAND …`: Django's commands with the database up; it is left as it was found."""

import os

from . import database, environment, jobs, state, stopping
from .paths import data_folder
from .trouble import Trouble


def main(arguments: list[str]) -> int:
    if not arguments:
        raise Trouble("Name a command: ./run manage help")
    stopping.listen()
    folder = data_folder(_taken(arguments, "--data")).make()
    mode = os.environ.get("KITH_MODE") or state.read(folder).get("mode", "demo")
    env = environment.base(folder, mode=mode)
    env["KITH_SECRET_KEY"] = environment.live_key() if mode == "live" else environment.demo_key(folder)
    ours = database.required(folder) if mode == "live" else database.open_for(folder)
    try:
        return jobs.in_foreground(jobs.django(*arguments), environment.for_owner(env, ours))
    finally:
        ours.leave()


def _taken(arguments: list[str], option: str) -> str | None:
    """Take `--data DIR`, ours when it stands before the command's name, out of the arguments."""
    if arguments[0].startswith(f"{option}="):
        return arguments.pop(0).partition("=")[2]
    if arguments[0] == option and len(arguments) > 2:
        arguments.pop(0)
        return arguments.pop(0)
    return None

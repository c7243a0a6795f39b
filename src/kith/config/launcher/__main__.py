"""`./run` hands over to this: `python -m kith.config.launcher COMMAND …`."""

import importlib
import sys

from .progress import tell
from .stopping import Stopped
from .trouble import Trouble

COMMANDS = {
    "demo": "demo",
    "serve": "serve",
    "test": "testing",
    "check": "checking",
    "fix": "fixing",
    "bench": "bench",
    "manage": "manage",
    "prepare": "prepare",
}


def main(argv: list[str]) -> int:
    command, *arguments = argv or [""]
    if command not in COMMANDS:
        tell(f"There is no command '{command}'. There are: {', '.join(COMMANDS)}.")
        return 2
    module = importlib.import_module(f"kith.config.launcher.{COMMANDS[command]}")
    try:
        return int(module.main(arguments))
    except Trouble as trouble:
        tell(f"\n{trouble}")
        return 1
    except Stopped as stopped:
        return stopped.code
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

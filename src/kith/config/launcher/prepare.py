"""`./run prepare`: everything that needs a network, so that a container can start without one."""

from . import assets, environment
from .paths import data_folder
from .progress import Steps


def main(_arguments: list[str]) -> int:
    folder = data_folder().make()
    with Steps(1).step("styles and scripts") as notes:
        notes.append(assets.ensure(folder, environment.base(folder, mode="demo"), collect=True))
    return 0

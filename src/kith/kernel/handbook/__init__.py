"""The partnership's handbook: versioned TOML, a national folder with local folders laid over it.

`load(paths)` reads and checks; `use(handbook)` says which one the application speaks from; `current()` is that one.
"""

from collections.abc import Iterable
from pathlib import Path

from . import kinds as kinds
from .book import Handbook as Handbook
from .book import Places as Places
from .book import Sharing as Sharing
from .checks import problems_of
from .errors import HandbookBroken as HandbookBroken
from .errors import NoHandbook as NoHandbook
from .errors import NotInHandbook as NotInHandbook
from .errors import Problem as Problem
from .reader import Found, read_folder

_in_use: list[Handbook] = []


def load(paths: Iterable[Path | str]) -> Handbook:
    """Read the folders, the national one first, each later one laid over those before.

    Raises HandbookBroken with every mistake found, each with its file, key and reason.
    """
    problems: list[Problem] = []
    found: list[Found] = []
    for layer, path in enumerate(paths):
        found.extend(read_folder(Path(path), layer, problems))
    problems.extend(problems_of(found))
    if problems:
        raise HandbookBroken(problems)
    return Handbook.of(found)


def use(handbook: Handbook) -> None:
    """Make this the handbook in use; called once, when the application starts."""
    _in_use[:] = [handbook]


def current() -> Handbook:
    """The handbook in use. Raises NoHandbook before `use` was called."""
    if not _in_use:
        raise NoHandbook("No handbook is in use yet: call kith.kernel.handbook.use(load(paths)) at start")
    return _in_use[0]

"""The peers, on the same people and questions in the same run."""

from argparse import Namespace
from typing import Any

from .people import People
from .questions import Question


def compared(people: People, asked: list[Question], chosen: Namespace) -> dict[str, Any]:
    return {}

"""What is in a project, what does not fit, and whether writing it again loses anything."""

from collections import Counter
from dataclasses import asdict, dataclass
from typing import Any

from .quotes import mismatches
from .reading import read_project
from .shapes import Carried, Project, flat
from .writing import write_project
from .xml import kind, parse


@dataclass(frozen=True)
class Count:
    """How much a project holds."""

    users: int
    codes: int
    sources: int
    selections: int
    codings: int


def count(project: Project) -> Count:
    """Everything in it, what Kith only hands on included."""
    carried = _carried(project)
    texts = (*project.texts, *project.notes)
    selections = [selection for text in texts for selection in text.selections]
    codings = sum(len(text.codings) for text in texts) + sum(len(s.codings) for s in selections)
    return Count(
        users=len(project.users),
        codes=len(flat(project.codes)),
        sources=len(project.sources),
        selections=len(selections) + sum(n for name, n in carried.items() if name.endswith("Selection")),
        codings=codings + carried["Coding"],
    )


def _carried(project: Project) -> Counter[str]:
    parts = [source for source in project.sources if isinstance(source, Carried)]
    found: Counter[str] = Counter()
    for part in (*parts, *project.carried):
        found.update(kind(element) for element in parse(part.xml).iter() if kind(element))
    return found


def handed_on(project: Project) -> dict[str, int]:
    """The parts that Kith does not read, and how many: written again as they came, not taken into a study."""
    found: Counter[str] = Counter(source.kind for source in project.sources if isinstance(source, Carried))
    for part in project.carried:
        found[part.kind] += len(parse(part.xml))
    found["VariableValue"] += sum(len(text.carried) for text in project.texts)
    found["File"] += len(project.files)
    return {name: number for name, number in sorted(found.items()) if number}


def check(data: bytes) -> dict[str, Any]:
    """The whole of `qdpx check`: counts, mismatches, what is handed on. Raises Unreadable."""
    project = read_project(data)
    wrong = mismatches(project)
    return {
        **asdict(count(project)),
        "mismatches": [asdict(one) for one in wrong],
        "not_read": handed_on(project),
    }


def round_trip(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The project written again, and what of it was lost (nothing, or the test that watches this fails)."""
    before = read_project(data)
    written = write_project(before)
    after = read_project(written)
    lost = [
        part for part in ("users", "codes", "sources", "notes", "description", "files") if _differs(before, after, part)
    ]
    return written, tuple(lost)


def _differs(before: Project, after: Project, part: str) -> bool:
    return bool(getattr(before, part) != getattr(after, part))

"""What the architecture tests know of the house: its rooms, floors, files and views."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KITH = ROOT / "src" / "kith"


def floors() -> dict[str, int]:
    """Room → floor, 0 at the bottom, read from the import contract so that there is one truth."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text())
    contract = next(c for c in config["tool"]["importlinter"]["contracts"] if c["id"] == "floors")
    rows = [[room.strip() for room in row.split("|")] for row in reversed(contract["layers"])]
    return {room: floor for floor, rooms in enumerate(rows) for room in rooms}


def rooms() -> list[Path]:
    return sorted(path for path in KITH.iterdir() if (path / "__init__.py").exists())


def files(*, tests: bool) -> list[Path]:
    """Our Python files, migrations left out."""
    found = [p for p in KITH.rglob("*.py") if "migrations" not in p.parts and "static" not in p.parts]
    found += list((ROOT / "tests").rglob("*.py")) if tests else []
    return sorted(path for path in found if ("tests" in path.relative_to(ROOT).parts) is tests)


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def lines(node: ast.AST) -> int:
    return node.end_lineno - node.lineno + 1


def templates() -> list[Path]:
    return sorted(KITH.rglob("*.jinja"))

"""What an earlier start has done already, so that a warm start need not do it again."""

import hashlib
import json
from typing import Any

from .paths import CHECKOUT, SOURCE, DataFolder, write_private

NOT_TABLES = ("tests", "launcher", "static", "assets", "jinja2", "__pycache__")


def read(folder: DataFolder) -> dict[str, Any]:
    try:
        found = json.loads(folder.state.read_text())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def remember(folder: DataFolder, **facts: Any) -> None:
    write_private(folder.state, json.dumps(read(folder) | facts, indent=1) + "\n")


def fingerprint_of_code() -> str:
    """Changes whenever anything does that may change a table, a policy or a privilege."""
    known = hashlib.sha256()
    files = [*SOURCE.rglob("*.py"), *SOURCE.rglob("*.sql"), CHECKOUT / "requirements/kith.lock"]
    for path in sorted(files):
        if not set(path.parts) & set(NOT_TABLES):
            known.update(str(path.relative_to(CHECKOUT)).encode() + b"\0" + path.read_bytes())
    return known.hexdigest()

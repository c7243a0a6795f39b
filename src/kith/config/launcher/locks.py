"""Lock files honoured: every dependency pinned in its range, with hashes, and no address anywhere."""

import json
import re
import subprocess
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from . import assets
from .paths import CHECKOUT

PIN = re.compile(
    r"^(?P<name>[A-Za-z0-9._-]+)(\[[^\]]*\])?==(?P<version>[^\s;\\]+)(?P<marker>\s*;[^\\]*)?", re.MULTILINE
)
OPTIONS = [
    "--universal",
    "--python-version",
    "3.12",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-header",
    "--quiet",
]
GROUPS = {
    "kith": ["pyproject.toml"],
    "dev": ["pyproject.toml", "--group", "dev"],
    "tools": ["--group", "tools"],
    "node": ["--group", "node"],
}
SECONDS = 60

Pins = dict[str, set[str]]


def check(checkout: Path) -> list[str]:
    """All that is wrong with the lock files, one sentence each; an empty list when nothing is."""
    wrong = python_locks(checkout) + npm_lock(checkout)
    return wrong or compiled_afresh(checkout)


def pins(text: str) -> Pins:
    """Name to versions: a universal lock may pin two versions of one package for different machines."""
    found: Pins = {}
    for match in PIN.finditer(text):
        found.setdefault(canonicalize_name(match["name"]), set()).add(match["version"])
    return found


def python_locks(checkout: Path) -> list[str]:
    project = tomllib.loads((checkout / "pyproject.toml").read_text())
    groups = project.get("dependency-groups", {})
    wanted = {
        "kith": project["project"]["dependencies"],
        "dev": [*project["project"]["dependencies"], *groups.get("dev", [])],
        "tools": groups.get("tools", []),
        "node": groups.get("node", []),
    }
    wrong: list[str] = []
    for name, requirements in wanted.items():
        path = checkout / f"requirements/{name}.lock"
        if not path.exists():
            wrong.append(f"requirements/{name}.lock is missing")
            continue
        wrong += _one_lock(f"requirements/{name}.lock", path.read_text(), requirements)
    return wrong or _dev_holds_kith(checkout)


def _one_lock(label: str, text: str, requirements: list[str]) -> list[str]:
    held = pins(text)
    wrong = [f"{label} holds an address"] if "://" in text else []
    for block in re.split(r"\n(?=\S)", text.strip()):
        if "==" in block.split("\n")[0] and "--hash=sha256:" not in block:
            wrong.append(f"{label}: {block.split()[0]} has no hash")
    for requirement in map(Requirement, requirements):
        versions = held.get(canonicalize_name(requirement.name), set())
        if not versions:
            wrong.append(f"{label} does not pin {requirement.name}")
        wrong += [
            f"{label} pins {requirement.name} {v}, outside {requirement.specifier}"
            for v in versions
            if not _fits(requirement, v)
        ]
    return wrong


def _fits(requirement: Requirement, version: str) -> bool:
    applies = requirement.marker is None or requirement.marker.evaluate()
    return not applies or requirement.specifier.contains(Version(version), prereleases=True)


def _dev_holds_kith(checkout: Path) -> list[str]:
    kith, dev = (pins((checkout / f"requirements/{name}.lock").read_text()) for name in ("kith", "dev"))
    return [
        f"requirements/dev.lock and kith.lock differ on {name}" for name in sorted(kith) if kith[name] != dev.get(name)
    ]


def npm_lock(checkout: Path) -> list[str]:
    package = json.loads((checkout / "package.json").read_text())
    lock = json.loads((checkout / "package-lock.json").read_text())
    root, *others = lock["packages"].items()
    wrong = []
    for kind in ("dependencies", "devDependencies", "optionalDependencies"):
        if package.get(kind, {}) != root[1].get(kind, {}):
            wrong.append(f"package-lock.json does not agree with package.json about {kind}: run npm install")
    for name, entry in others:
        wrong += _npm_entry(name, entry)
    return wrong


def _npm_entry(name: str, entry: dict[str, Any]) -> list[str]:
    if entry.get("link"):
        return []
    wrong = [] if entry.get("integrity") else [f"package-lock.json: {name} has no integrity"]
    return [*wrong, f"package-lock.json: {name} holds an address"] if "resolved" in entry else wrong


def compiled_afresh(checkout: Path) -> list[str]:
    """Compile pyproject.toml again, starting from what is pinned; nothing may change. Offline: nothing to say."""
    (checkout / "build").mkdir(exist_ok=True)
    with ThreadPoolExecutor(max_workers=2) as pool:
        return list(filter(None, pool.map(lambda name: _afresh(checkout, name), GROUPS)))


def _afresh(checkout: Path, name: str) -> str:
    lock, again = checkout / f"requirements/{name}.lock", checkout / f"build/{name}.lock.again"
    again.write_text(lock.read_text())
    arguments = [*GROUPS[name], *OPTIONS, "-o", str(again)]
    done, said = _compile(checkout, ["--offline", *arguments])
    if not done:
        _, said = _compile(checkout, arguments)
    before, after = (pins(path.read_text()) for path in (lock, again))
    again.unlink()
    if "No solution found" in said:
        return f"requirements/{name}.lock: {said.strip()}"
    changed = sorted(
        f"{pin} {sorted(found)}"
        for pin, found in [*before.items(), *after.items()]
        if before.get(pin) != after.get(pin)
    )
    return f"requirements/{name}.lock is behind pyproject.toml: {'; '.join(changed)}" if changed else ""


def _compile(checkout: Path, arguments: list[str]) -> tuple[bool, str]:
    command = [*assets.uv(), "pip", "compile", *arguments]
    try:
        done = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return False, ""
    return done.returncode == 0, done.stderr


def main() -> int:
    """For `./run check`: print what is wrong."""
    wrong = check(CHECKOUT)
    print("\n".join(wrong) or "every dependency is pinned, in its range, with its hash")
    return bool(wrong)


if __name__ == "__main__":
    raise SystemExit(main())

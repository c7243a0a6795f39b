"""Chromium for the journeys: the machine's own, or Debian's when it may be installed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from .paths import DataFolder
from .progress import tell
from .trouble import Trouble

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


def find() -> str | None:
    """Where Chromium is: `KITH_CHROMIUM`, else on PATH, else among the Mac's applications."""
    chosen = os.environ.get("KITH_CHROMIUM")
    if chosen and Path(chosen).exists():
        return chosen
    on_path = (shutil.which(name) for name in NAMES)
    return next((found for found in (*on_path, *(a for a in APPLICATIONS if Path(a).exists())) if found), None)


def ensure(folder: DataFolder) -> str | None:
    """Find Chromium or install it. In CI it must be there; elsewhere, without it, the journeys say what is missing."""
    found = find() or (_install(folder) if os.geteuid() == 0 and shutil.which("apt-get") else None)
    if found:
        return found
    how = "brew install --cask chromium" if sys.platform == "darwin" else "sudo apt-get install chromium"
    said = f"The journeys need Chromium. Install it ({how}), or name it in KITH_CHROMIUM."
    if os.environ.get("CI"):
        raise Trouble(said)
    tell(f"    {said} Without it the journeys fail.")
    return None


def _install(folder: DataFolder) -> str | None:
    tell("    installing Chromium for the journeys")
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    with (folder.log / "apt.log").open("ab") as log:
        for command in (["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]):
            subprocess.run(command, env=quiet, stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=False)
    return find()

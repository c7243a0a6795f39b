"""Real PostgreSQL servers in throw-away folders; nothing here needs Django."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kith.config.launcher.postgres import place
from kith.config.launcher.postgres.cluster import Cluster


@pytest.fixture(autouse=True)
def _nothing_given(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABASE_URL", "DATABASE_WEB_URL", "KITH_DATA", "KITH_CALLER"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def reachable() -> Iterator[Path]:
    """A folder that the server's user can pass through (pytest's own are closed to others)."""
    folder = Path(tempfile.mkdtemp(prefix="kl-", dir="/tmp"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def cluster(reachable: Path) -> Iterator[Cluster]:
    one = Cluster(reachable / "cluster", for_tests=True)
    one.join()
    yield one
    one.leave()
    place.forget(reachable / "cluster")


@pytest.fixture(scope="session")
def as_root() -> bool:
    return os.geteuid() == 0

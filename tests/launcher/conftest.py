"""Real PostgreSQL servers in throw-away folders; nothing here needs Django."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kith.config.launcher.postgres import place, settings
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


@pytest.fixture(scope="session")
def shared() -> Iterator[Cluster]:
    """A cluster for tests that only ask; making one takes a second."""
    folder = Path(tempfile.mkdtemp(prefix="kl-", dir="/tmp"))
    folder.chmod(0o711)
    with Cluster(folder / "cluster", for_tests=True) as one:
        yield one
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def made_before(shared: Cluster) -> Path:
    """A cluster made whole and stopped, to copy from: quicker than making each anew."""
    home = shared.home.with_name("made-before")
    one = Cluster(home, for_tests=True)
    one.join()
    one.leave()
    return one.place.cluster


@pytest.fixture
def cluster(reachable: Path, made_before: Path) -> Iterator[Cluster]:
    """A cluster to be ill-treated; it keeps what it has said it kept, as the demonstration's does."""
    (reachable / "cluster").mkdir(mode=0o711)
    subprocess.run(["cp", "-a", made_before, reachable / "cluster/data"], check=True)
    one = Cluster(reachable / "cluster", chosen=settings.DEMO, for_tests=True)
    one.join()
    yield one
    one.leave()
    place.forget(reachable / "cluster")


@pytest.fixture(scope="session")
def as_root() -> bool:
    return os.geteuid() == 0

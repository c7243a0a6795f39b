"""What a demonstration throws away, what it remembers, and what it shows."""

import stat
from pathlib import Path

import pytest

from kith.config.launcher import accounts, assets, demo, serve, state
from kith.config.launcher.paths import DataFolder
from kith.config.launcher.postgres.cluster import Cluster
from kith.config.launcher.trouble import Trouble


@pytest.fixture
def folder(reachable: Path) -> DataFolder:
    return DataFolder(reachable / "data").make()


def test_reset_refuses_a_database_kith_did_not_make(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://somebody@127.0.0.1/theirs")
    with pytest.raises(Trouble, match="did not make"):
        demo.forget(folder)


def test_reset_removes_what_kith_made_and_nothing_else(folder: DataFolder) -> None:
    with Cluster(folder.path / "cluster", for_tests=True):
        pass
    (folder.path / "mail").mkdir()
    (folder.path / "thesis.txt").write_text("not Kith's")
    state.remember(folder, mode="demo")
    demo.forget(folder)
    assert sorted(path.name for path in folder.path.iterdir()) == ["log", "run", "thesis.txt"]


def test_reset_stops_a_server_that_still_runs(folder: DataFolder) -> None:
    left_running = Cluster(folder.path / "cluster", for_tests=True)
    left_running.join()
    demo.forget(folder)
    assert not left_running.answers()
    left_running.leave()


def test_what_is_remembered_is_private_and_a_broken_note_is_no_note(folder: DataFolder) -> None:
    state.remember(folder, mode="demo")
    state.remember(folder, partnership="1:2")
    assert state.read(folder) == {"mode": "demo", "partnership": "1:2"}
    assert stat.S_IMODE(folder.state.stat().st_mode) == 0o600
    folder.state.write_text("{half")
    assert state.read(folder) == {}


def test_a_sign_in_is_one_line_with_the_name_of_its_role() -> None:
    rows = [
        {"role": "gp", "label": "GP", "email": "gp@demo.example", "password": "a-b-c"},
        {"role": "midwife", "label": "Midwife", "email": "midwife@demo.example", "password": "a-b-c"},
    ]
    assert accounts.as_lines(rows) == [
        "  GP       gp@demo.example  password: a-b-c",
        "  Midwife  midwife@demo.example  password: a-b-c",
    ]


def test_live_needs_to_know_its_names(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KITH_HOSTS", raising=False)
    with pytest.raises(Trouble, match="KITH_HOSTS"):
        serve._hosts()


def test_a_node_that_does_not_run_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("node", "npm"):
        (tmp_path / name).write_text("#!/bin/sh\nexit 127\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(assets, "_packaged_node", lambda: "/packaged/bin/node")
    assert assets.npm() == ["/packaged/bin/node", "/packaged/lib/node_modules/npm/bin/npm-cli.js"]

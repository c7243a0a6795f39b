"""Children, orphans, and numbers that are used again."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kith.config.launcher import crew, instance, processes
from kith.config.launcher.paths import DataFolder
from kith.config.launcher.processes import PidFile
from kith.config.launcher.trouble import Trouble

HANG = [sys.executable, "-c", "import time; time.sleep(60) # kith.config"]


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data").make()


def begin(note: PidFile) -> subprocess.Popen[bytes]:
    child = subprocess.Popen(note.wrap(HANG), start_new_session=True)
    until = time.monotonic() + 5
    while note.number() is None and time.monotonic() < until:
        time.sleep(0.01)
    return child


def test_a_stranger_with_the_same_number_is_left_alone(folder: DataFolder) -> None:
    note = PidFile(folder.run / "web.pid")
    with subprocess.Popen(["sleep", "30"]) as stranger:
        note.path.write_text(f"{stranger.pid}\n")
        assert crew.replace_orphans(folder) == []
        assert stranger.poll() is None
        stranger.kill()


def test_the_same_number_begun_at_another_moment_is_left_alone(folder: DataFolder) -> None:
    note = PidFile(folder.run / "web.pid")
    child = begin(note)
    note._moment.write_text(f"{child.pid} long ago\n")
    assert crew.replace_orphans(folder) == []
    assert child.poll() is None
    child.kill()
    child.wait()


@pytest.mark.parametrize("noted", [True, False], ids=["noted by its parent", "parent killed before it could note it"])
def test_an_orphan_is_found_and_ended(folder: DataFolder, noted: bool) -> None:
    note = PidFile(folder.run / "web.pid")
    child = begin(note)
    if noted:
        note.note(child.pid)
        lines = note._moment.read_text().splitlines()
        note._moment.write_text(f"{lines[0]}\n{os.getpid()} long ago\n")
    else:
        time.sleep(0.2)
    assert crew.replace_orphans(folder) == ["web"]
    assert child.wait(5) == -signal.SIGTERM
    assert note.number() is None


def test_a_child_whose_launcher_lives_is_no_orphan(folder: DataFolder) -> None:
    note = PidFile(folder.run / "npm-ci.pid")
    child = begin(note)
    note.note(child.pid)
    assert crew.replace_orphans(folder) == []
    assert note.alive() == child.pid
    child.kill()
    child.wait()


def test_children_of_an_orphan_that_is_gone_are_ended_too(folder: DataFolder) -> None:
    note = PidFile(folder.run / "web.pid")
    spawn = f"import subprocess, sys; subprocess.Popen({HANG!r}); print('kith.config', flush=True)"
    leader = subprocess.Popen(note.wrap([sys.executable, "-c", spawn]), start_new_session=True, stdout=subprocess.PIPE)
    leader.wait(10)
    assert leader.stdout
    leader.stdout.close()
    assert processes.group_members(leader.pid)
    assert crew.replace_orphans(folder) == ["web"]
    until = time.monotonic() + 5
    while processes.group_members(leader.pid) and time.monotonic() < until:
        time.sleep(0.02)
    assert processes.group_members(leader.pid) == []


def test_a_zombie_counts_as_gone() -> None:
    child = subprocess.Popen(["true"])
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    assert processes.began(child.pid) is None
    child.wait()


def test_who_dies_is_started_again_and_who_keeps_dying_is_explained(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "sleep", lambda _seconds: None)
    crowd = crew.Crew(folder)
    member = crowd.start(
        "web", [sys.executable, "-c", "print('the roof leaks'); raise SystemExit(3)"], dict(os.environ)
    )
    for _ in range(crew.OFTEN - 1):
        assert member.process
        member.process.wait(10)
        crowd.look()
    assert member.process
    member.process.wait(10)
    with pytest.raises(Trouble, match="the roof leaks"):
        crowd.look()
    crowd.stop()


def test_a_child_that_will_not_stop_is_ended(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    deaf = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"
    )
    crowd = crew.Crew(folder)
    member = crowd.start("web", [sys.executable, "-c", deaf], dict(os.environ))
    until = time.monotonic() + 5
    while b"deaf" not in member.log.read_bytes() and time.monotonic() < until:
        time.sleep(0.02)
    assert member.process
    pid = member.process.pid
    member.stop(grace=0.1)
    assert processes.began(pid) is None


def test_one_launcher_per_data_folder(folder: DataFolder) -> None:
    with (
        instance.Instance(folder, address="http://127.0.0.1:8104"),
        pytest.raises(Trouble, match=r"8104.*--data DIR --port"),
        instance.Instance(folder, address="http://127.0.0.1:8105"),
    ):
        pass
    with instance.Instance(folder, address="http://127.0.0.1:8105"):
        pass


def test_a_port_in_use_is_named_with_another_to_try() -> None:
    import socket

    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(Trouble, match=f"Port {port} cannot be used.*--port"):
            instance.need_port("127.0.0.1", port, "demo")
    instance.need_port("127.0.0.1", port, "demo")

"""The supervisor: who may not come in, what survives `kill -9`, and where clusters lie."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

from kith.config.launcher import processes
from kith.config.launcher.postgres import binaries, place, server_user, settings
from kith.config.launcher.postgres.cluster import Cluster
from kith.config.launcher.trouble import Trouble

START_AND_HANG = """
import pathlib, sys, time
from kith.config.launcher.postgres.cluster import Cluster
Cluster(pathlib.Path(sys.argv[1]), for_tests=True).join()
print("up", flush=True)
time.sleep(60)
"""


def ask(url: str, question: str) -> tuple[object, ...]:
    with psycopg.connect(url) as connection:
        return connection.execute(question).fetchone() or ()


def test_the_web_role_cannot_bypass_anything(shared: Cluster) -> None:
    found = ask(
        shared.url(settings.WEB),
        "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolinherit"
        " from pg_roles where rolname = current_user",
    )
    assert found == (False, False, False, False, False)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(shared.url(settings.WEB), f"set role {settings.OWNER}")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(shared.url(settings.WEB), "create table mine (a int)")


def test_the_owner_is_no_superuser_and_may_step_down_to_the_web_role(shared: Cluster) -> None:
    assert ask(
        shared.url(settings.OWNER), "select rolsuper or rolbypassrls from pg_roles where rolname = current_user"
    ) == (False,)
    with psycopg.connect(shared.url(settings.OWNER)) as connection:
        connection.execute(f"set role {settings.WEB}")
        assert connection.execute("select current_user").fetchone() == (settings.WEB,)


def test_nobody_comes_in_over_the_network_or_as_another_role(shared: Cluster) -> None:
    assert ask(shared.url(settings.OWNER), "select current_setting('listen_addresses')") == ("",)
    with pytest.raises(psycopg.OperationalError, match=r"no pg_hba\.conf entry"):
        psycopg.connect(shared.conninfo("pg_monitor"))


def test_another_user_of_the_machine_is_turned_away(shared: Cluster, as_root: bool) -> None:
    if not as_root:
        assert shared.place.socket.stat().st_uid == os.geteuid()
        return
    asked = subprocess.run(
        [shared.bin / "psql", shared.url(settings.OWNER), "-c", "select 1"],
        user=65534, group=65534, extra_groups=[], cwd="/", capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Peer authentication failed" in asked.stderr
    assert asked.returncode != 0


def test_checksums_are_on_and_clocks_are_utc(shared: Cluster) -> None:
    assert ask(shared.url(settings.WEB), "select current_setting('data_checksums'), current_setting('timezone')") == (
        "on",
        "UTC",
    )
    assert ask(shared.url(settings.WEB), "select lower('ÉŁ'), current_setting('server_encoding')") == ("éł", "UTF8")


def test_what_was_committed_outlives_kill_9_of_the_server(cluster: Cluster) -> None:
    with psycopg.connect(cluster.url(settings.OWNER)) as connection:
        connection.execute("create table kept (word text)")
        connection.execute("insert into kept values ('baby')")
    server = cluster._postmaster()
    assert server
    os.kill(server, signal.SIGKILL)
    assert processes.wait_gone(server, 5)
    assert cluster.revive()
    assert ask(cluster.url(settings.OWNER), "select word from kept") == ("baby",)
    assert not cluster.revive()


def test_a_launcher_killed_with_kill_9_leaves_a_server_that_the_next_one_takes_over(reachable: Path) -> None:
    home = reachable / "cluster"
    first = subprocess.Popen([sys.executable, "-c", START_AND_HANG, str(home)], stdout=subprocess.PIPE, text=True)
    assert first.stdout is not None
    with first.stdout as said:
        assert said.readline() == "up\n"
    first.kill()
    first.wait()
    second = Cluster(home, for_tests=True)
    began = time.monotonic()
    second.join()
    assert time.monotonic() - began < 5
    assert second.answers()
    second.leave()
    assert not second.answers()


@pytest.mark.parametrize("moment", [0.15, 0.5])
def test_kill_9_while_the_cluster_is_made_leaves_nothing_half_made(reachable: Path, moment: float) -> None:
    home = reachable / "cluster"
    first = subprocess.Popen([sys.executable, "-c", START_AND_HANG, str(home)], stdout=subprocess.DEVNULL)
    until = time.monotonic() + 10
    while not list(home.glob("making-*")) and time.monotonic() < until:
        time.sleep(0.005)
    time.sleep(moment)
    first.kill()
    first.wait()
    with Cluster(home, for_tests=True) as second:
        assert ask(second.url(settings.OWNER), "select 1") == (1,)
        assert not list(home.glob("making-*"))


def test_a_number_used_again_does_not_keep_the_server_down(cluster: Cluster) -> None:
    cluster.stop()
    note = cluster.place.cluster / "postmaster.pid"
    stranger = subprocess.Popen(["sleep", "30"], **(cluster.user.drop() if cluster.user else {}))
    note.write_text(f"{stranger.pid}\n{cluster.place.cluster}\n1\n5432\n{cluster.place.socket}\n\n\n")
    try:
        assert cluster.revive()
        assert cluster.ready()
        assert processes.began(stranger.pid)
    finally:
        stranger.kill()
        stranger.wait()


def test_a_long_path_gets_a_short_socket(reachable: Path) -> None:
    home = reachable / ("a long name " * 8) / "it's here" / "cluster"
    home.parent.mkdir(parents=True)
    with Cluster(home, for_tests=True) as one:
        assert len(os.fsencode(one.place.socket / place.SOCKET_FILE)) < 100
        assert one.place.socket.name.startswith("kith-")
        assert ask(one.url(settings.WEB), "select 1") == (1,)
    one.discard()
    assert not one.place.socket.exists()
    assert not home.exists()


def test_a_socket_folder_of_somebody_else_is_not_used(reachable: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = reachable / ("long" * 30) / "cluster"
    home.mkdir(parents=True)
    monkeypatch.setattr(place, "SHORT_FOLDERS", reachable)
    (reachable / "elsewhere").mkdir()
    (reachable / f"kith-{place.short_name(home)}").symlink_to(reachable / "elsewhere")
    with pytest.raises(Trouble, match="belongs to somebody else"):
        place.settle(home, server_user.for_server())


def test_root_with_a_closed_folder_keeps_the_cluster_elsewhere_and_opens_nothing(as_root: bool) -> None:
    with tempfile.TemporaryDirectory(prefix="kl-closed-") as closed:
        home = Path(closed) / "cluster"
        with Cluster(home, for_tests=True) as one:
            assert Path(closed).stat().st_mode & 0o777 == 0o700
            assert (one.place.base != home) == as_root
            assert ask(one.url(settings.OWNER), "select 1") == (1,)
        base = one.place.base
        with Cluster(home, for_tests=True) as again:
            assert again.place.base == base
        one.discard()
        assert not base.exists()


def test_programs_out_of_reach_are_copied(reachable: Path, as_root: bool) -> None:
    user = server_user.for_server()
    if user is None:
        assert not as_root
        return
    found = binaries.find("embedded")
    closed = reachable / "closed"
    closed.mkdir(mode=0o700)
    assert found.package
    for part in (found.package, *found.package.parent.glob(f"{found.package.name}.*libs")):
        binaries.shutil.copytree(part, closed / part.name, symlinks=True)
    out_of_reach = binaries.Binaries(
        closed / found.package.name / "pginstall/bin", found.version, closed / found.package.name
    )
    assert not user.can_run([out_of_reach / "postgres", "--version"])
    copied = binaries.reachable(out_of_reach, user, reachable)
    assert user.can_run([copied / "initdb", "--version"])
    assert closed.stat().st_mode & 0o777 == 0o700


def test_two_clusters_stand_side_by_side(cluster: Cluster, reachable: Path) -> None:
    with Cluster(reachable / "another" / "cluster", for_tests=True) as other:
        question = "select system_identifier::text from pg_control_system()"
        assert ask(cluster.url(settings.OWNER), question) != ask(other.url(settings.OWNER), question)
    assert cluster.ready()
    assert not other.ready()


def test_the_last_one_out_stops_the_server(cluster: Cluster) -> None:
    visitor = Cluster(cluster.home, for_tests=True)
    visitor.join()
    visitor.leave()
    assert cluster.ready()
    cluster.leave()
    assert not cluster.ready()


def test_another_major_version_is_refused_with_what_to_do(cluster: Cluster) -> None:
    cluster.leave()
    (cluster.place.cluster / "PG_VERSION").write_text("14\n")
    with pytest.raises(Trouble, match=r"--reset"):
        Cluster(cluster.home, for_tests=True).join()


def test_a_cluster_that_disappeared_from_reach_is_not_silently_made_anew(cluster: Cluster, as_root: bool) -> None:
    user = server_user.for_server()
    if user is None:
        assert not as_root
        return
    cluster.leave()
    cluster.home.parent.chmod(0o700)
    with pytest.raises(Trouble, match="can no longer be reached"):
        Cluster(cluster.home, for_tests=True).join()

"""What each process is told, above all what the web is not told; and databases that somebody else runs."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from kith.config.launcher import database, environment, external, paths, testing
from kith.config.launcher.database import Database
from kith.config.launcher.paths import DataFolder
from kith.config.launcher.postgres import settings
from kith.config.launcher.postgres.cluster import Cluster
from kith.config.launcher.trouble import Trouble


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data").make()


@pytest.fixture
def owner_with_rights(shared: Cluster) -> Iterator[str]:
    """The owner's URL, on a cluster where the owner may make roles, as on somebody else's server."""
    with psycopg.connect(shared.conninfo("postgres"), autocommit=True) as connection:
        connection.execute(f"alter role {settings.OWNER} createrole")
        yield shared.url(settings.OWNER)
        connection.execute(f"alter role {settings.OWNER} nocreaterole")


def test_the_web_is_not_told_the_owners_login(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://owner:secret@host/kith")
    monkeypatch.setenv("KITH_DB_OWNER_URL", "postgresql://owner:secret@host/kith")
    ours = Database("postgresql://owner:secret@host/kith", "postgresql://web:other@host/kith")
    told = environment.for_web(environment.base(folder, mode="demo"), ours)
    assert not [name for name, value in told.items() if "owner:secret" in value]
    assert told["KITH_DB_WEB_URL"] == "postgresql://web:other@host/kith"


def test_worker_and_commands_are_told_both(folder: DataFolder) -> None:
    told = environment.for_owner(
        environment.base(folder, mode="demo"), Database("postgresql://o@/k", "postgresql://w@/k")
    )
    assert told["KITH_DB_OWNER_URL"] == "postgresql://o@/k"
    assert told["KITH_DB_WEB_URL"] == "postgresql://w@/k"
    assert told["KITH_DATA"] == str(folder.path)


def test_the_demonstrations_key_is_private_and_stays(folder: DataFolder) -> None:
    key = environment.demo_key(folder)
    assert key == environment.demo_key(folder)
    assert stat.S_IMODE((folder.path / "secret.key").stat().st_mode) == 0o600


@pytest.mark.parametrize("key", ["", "short", "a" * 80])
def test_live_refuses_a_key_that_can_be_guessed(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KITH_SECRET_KEY", key)
    with pytest.raises(Trouble, match="KITH_SECRET_KEY"):
        environment.live_key()


def test_live_refuses_the_bundled_database(folder: DataFolder) -> None:
    with pytest.raises(Trouble, match="Set DATABASE_URL"):
        database.required(folder)


@pytest.mark.parametrize("url", ["sqlite:///kith.db", "mysql://a@b/c", "kith", "postgresql://a@b"])
def test_only_postgresql_is_taken(url: str) -> None:
    with pytest.raises(Trouble, match="postgresql://"):
        external.check_url(url)


def test_the_short_spelling_is_taken_too() -> None:
    assert external.check_url("postgres://a:b@c:5433/d?sslmode=require") == "postgresql://a:b@c:5433/d?sslmode=require"


def test_a_login_is_put_in_place_of_another() -> None:
    changed = external.with_login("postgresql://a:b@c:5433/d?sslmode=require", "d_web", "p/w@")
    assert changed == "postgresql://d_web:p%2Fw%40@c:5433/d?sslmode=require"


def test_an_owner_who_may_not_make_roles_is_told_what_to_ask_for(shared: Cluster, folder: DataFolder) -> None:
    with psycopg.connect(shared.conninfo("postgres", "postgres"), autocommit=True) as connection:
        connection.execute(f"create database elsewhere owner {settings.OWNER}")
    with pytest.raises(Trouble, match='CREATE ROLE "elsewhere_web"'):
        external.web_url(shared.url(settings.OWNER).replace("/kith?", "/elsewhere?"), folder.path / "web-password")


def test_the_webs_role_is_made_once_and_its_password_kept(owner_with_rights: str, folder: DataFolder) -> None:
    url = owner_with_rights.replace("/kith?", "/postgres?")
    kept = folder.path / "web-password"
    first = external.web_url(url, kept)
    assert first == external.web_url(url, kept)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    with psycopg.connect(url) as connection:
        question = "select rolsuper, rolbypassrls, rolcanlogin from pg_roles where rolname = 'postgres_web'"
        assert connection.execute(question).fetchone() == (False, False, True)
        connection.execute("set role postgres_web")


def test_a_role_whose_password_is_unknown_is_not_taken_over(owner_with_rights: str, folder: DataFolder) -> None:
    with pytest.raises(Trouble, match="DATABASE_WEB_URL"):
        external.web_url(owner_with_rights, folder.path / "web-password")


def test_a_web_login_that_bypasses_is_refused(shared: Cluster) -> None:
    owner, web = shared.url(settings.OWNER), shared.url(settings.WEB)
    external.check_web_role(owner, web)
    with pytest.raises(Trouble, match="superuser"):
        external.check_web_role(owner, shared.url("postgres"))
    with pytest.raises(Trouble, match="owns the database"):
        external.check_web_role(owner, owner)


def test_a_database_that_does_not_answer_is_said_so() -> None:
    with pytest.raises(Trouble, match="did not let somebody in"):
        external.check_web_role("postgresql://somebody@127.0.0.1:1/x", "postgresql://somebody@127.0.0.1:1/x")


def test_a_relative_data_folder_counts_from_where_the_caller_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KITH_CALLER", str(tmp_path))
    assert paths.data_folder("mine").path == Path(os.path.realpath(tmp_path / "mine"))
    monkeypatch.setenv("KITH_DATA", "/srv/kith")
    assert paths.data_folder().path == Path("/srv/kith")


def test_pytests_arguments_pass_through_and_ours_do_not() -> None:
    own, rest = testing.split(["-k", "quorum", "--postgres", "system", "src/kith/strategy", "--data=/x"])
    assert own == {"--postgres": "system", "--data": "/x"}
    assert rest == ["-k", "quorum", "src/kith/strategy"]
    with pytest.raises(Trouble, match="--postgres needs a value"):
        testing.split(["--postgres"])


@pytest.mark.parametrize("argument", ["-n0", "--pdb", "tests/test_x.py::test_y"])
def test_one_at_a_time_when_asked(argument: str) -> None:
    assert testing.at_once([argument]) == []
    assert testing.at_once(["-k", "x"])[0] == "-n"

"""The lock check finds what is missing, out of range, without a hash, or tied to an address."""

import json
import shutil
from pathlib import Path

import pytest

from kith.config.launcher import locks
from kith.config.launcher.paths import CHECKOUT

FILES = ("pyproject.toml", "package.json", "package-lock.json", *(f"requirements/{n}.lock" for n in locks.GROUPS))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    (tmp_path / "requirements").mkdir()
    for name in FILES:
        shutil.copy(CHECKOUT / name, tmp_path / name)
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_ours_are_in_order(copy: Path) -> None:
    assert locks.python_locks(copy) == []
    assert locks.npm_lock(copy) == []


def test_a_dependency_that_is_not_pinned(copy: Path) -> None:
    change(copy / "pyproject.toml", "dependencies = [", 'dependencies = [\n    "attrs-nowhere>=1",')
    assert "requirements/kith.lock does not pin attrs-nowhere" in locks.python_locks(copy)


def test_a_pin_outside_its_range(copy: Path) -> None:
    change(copy / "requirements/kith.lock", "jinja2==3", "jinja2==2")
    assert any("pins Jinja2 2" in wrong for wrong in locks.python_locks(copy))


def test_dev_and_kith_must_agree(copy: Path) -> None:
    change(copy / "requirements/dev.lock", "jinja2==3.1", "jinja2==3.2")
    assert locks.python_locks(copy) == ["requirements/dev.lock and kith.lock differ on jinja2"]


def test_an_address_and_a_missing_hash(copy: Path) -> None:
    lock = copy / "requirements/tools.lock"
    lock.write_text("--index-url https" + "://somewhere.example/simple\nuv==0.13.9\n")
    wrong = locks.python_locks(copy)
    assert "requirements/tools.lock holds an address" in wrong
    assert "requirements/tools.lock: uv==0.13.9 has no hash" in wrong


def test_npms_lock_without_integrity_with_an_address_or_behind(copy: Path) -> None:
    path = copy / "package-lock.json"
    lock = json.loads(path.read_text())
    name = next(name for name in lock["packages"] if name)
    del lock["packages"][name]["integrity"]
    lock["packages"][name]["resolved"] = "somewhere"
    lock["packages"][""]["devDependencies"] = {}
    path.write_text(json.dumps(lock))
    wrong = locks.npm_lock(copy)
    assert f"package-lock.json: {name} has no integrity" in wrong
    assert f"package-lock.json: {name} holds an address" in wrong
    assert any("does not agree with package.json" in one for one in wrong)


def test_a_lock_behind_its_source_is_told_by_compiling_again(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def newer(checkout: Path, arguments: list[str]) -> tuple[bool, str]:
        again = Path(arguments[-1])
        again.write_text(again.read_text().replace("uv==0.", "uv==1."))
        return True, ""

    monkeypatch.setattr(locks, "_compile", newer)
    (wrong,) = locks.compiled_afresh(copy)
    assert wrong.startswith("requirements/tools.lock is behind pyproject.toml: uv ")
    monkeypatch.setattr(locks, "_compile", lambda _checkout, _arguments: (False, "No route"))
    assert locks.compiled_afresh(copy) == []


def test_a_missing_lock_file_is_named(copy: Path) -> None:
    (copy / "requirements/node.lock").unlink()
    assert "requirements/node.lock is missing" in locks.python_locks(copy)

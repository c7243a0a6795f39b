"""The handbook: editions by day, local over national, and what the rooms ask for."""

from datetime import date, datetime
from pathlib import Path

import pytest

from kith.kernel import calendar, handbook, limits
from kith.kernel.clock import LONDON
from kith.kernel.handbook import NoHandbook, NotInHandbook

ABOUT = '[about]\nsource = "S"\nedition = "1"\nin_force_from = 2020-01-01\ncertainty = "proposal"\n'


def limit_row(amount: int, **more: str) -> str:
    extra = "".join(f"{key} = {value}\n" for key, value in more.items())
    return f'[[time_limit]]\ncode = "R1"\nlabel = "L"\namount = {amount}\nunit = "hours"\nclock_starts = "C"\n{extra}'


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    national, local = tmp_path / "national", tmp_path / "local"
    national.mkdir()
    local.mkdir()
    return national, local


def test_nothing_is_current_before_one_is_in_use(monkeypatch: pytest.MonkeyPatch, folders: tuple[Path, Path]):
    monkeypatch.setattr(handbook, "_in_use", [])
    with pytest.raises(NoHandbook, match="No handbook is in use yet"):
        handbook.current()
    (folders[0] / "a.toml").write_text(ABOUT + limit_row(1))
    book = handbook.load(folders[:1])
    handbook.use(book)
    assert handbook.current() is book


def test_last_years_record_is_judged_by_last_years_limit(folders: tuple[Path, Path]):
    text = ABOUT + limit_row(48, in_force_to="2024-12-31") + limit_row(24, in_force_from="2025-01-01")
    (folders[0] / "a.toml").write_text(text)
    book = handbook.load(folders[:1])
    assert book.limit("R1", date(2024, 12, 31)).amount == 48
    assert book.limit("R1", date(2025, 1, 1)).amount == 24
    assert book.limit("R1").amount == 24
    assert book.at(date(2024, 6, 1)).limit("R1").amount == 48
    assert len(book.versions("time_limit", "R1")) == 2
    assert book.versions("time_limit", "R99") == ()


def test_before_any_edition_the_handbook_says_so(folders: tuple[Path, Path]):
    (folders[0] / "a.toml").write_text(ABOUT + limit_row(1))
    book = handbook.load(folders[:1])
    with pytest.raises(NotInHandbook, match="no time limit R1 in force on 31/12/2019"):
        book.limit("R1", date(2019, 12, 31))
    with pytest.raises(NotInHandbook, match="no time limit R2 in any edition"):
        book.limit("R2")
    assert book.limits(date(2019, 12, 31)) == ()


def test_a_local_entry_wins_only_while_it_is_in_force(folders: tuple[Path, Path]):
    (folders[0] / "a.toml").write_text(ABOUT + limit_row(24))
    (folders[1] / "b.toml").write_text(ABOUT + limit_row(4, in_force_from="2025-01-01", in_force_to="2025-12-31"))
    book = handbook.load(folders)
    assert [book.limit("R1", date(year, 6, 1)).amount for year in (2024, 2025, 2026)] == [24, 4, 24]


def test_an_entry_takes_what_it_leaves_out_from_its_file(folders: tuple[Path, Path]):
    (folders[0] / "a.toml").write_text(ABOUT + limit_row(1, source='"Its own"'))
    entry = handbook.load(folders[:1]).limit("R1")
    assert (entry.source, entry.edition, entry.certainty.label) == (
        "Its own",
        "1",
        "Our proposal, for the partnership to confirm",
    )


def test_a_day_off_in_the_handbook_reaches_the_calendar(folders: tuple[Path, Path]):
    (folders[0] / "a.toml").write_text(ABOUT + '[[day_off]]\ncode = "d1"\nday = 2026-11-23\nname = "Flood"\n')
    working = handbook.load(folders[:1]).calendar()
    assert not working.is_working_day(date(2026, 11, 23))
    assert calendar.england().is_working_day(date(2026, 11, 23))


def test_a_deadline_from_a_limit_of_the_handbook(folders: tuple[Path, Path]):
    (folders[0] / "a.toml").write_text(ABOUT + limit_row(4))
    book = handbook.load(folders[:1])
    start = datetime(2026, 11, 20, 9, tzinfo=LONDON)
    assert limits.due(book.limit("R1", start.date()), start, book.calendar()).why == "4 hours from C"

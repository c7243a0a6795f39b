"""Small enough to read: files, functions, views, templates and tests keep to the house's budgets."""

from pathlib import Path

import pytest

from tests.architecture import house


@pytest.mark.parametrize("path", house.files(tests=False), ids=lambda p: str(p.relative_to(house.KITH)))
def test_files_and_functions_are_short(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 400
    long = [f.name for f in house.functions(path) if house.lines(f) >= 40]
    assert not long


@pytest.mark.parametrize("path", house.files(tests=True), ids=lambda p: str(p.relative_to(house.ROOT)))
def test_test_files_are_short(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 500


def test_views_are_thin() -> None:
    thick = [
        f"{path.relative_to(house.KITH)}:{view.name}"
        for path in house.files(tests=False)
        if path.name == "views.py" or path.parent.name == "views"
        for view in house.functions(path)
        if house.lines(view) > 20
    ]
    assert not thick


@pytest.mark.parametrize("path", house.templates(), ids=lambda p: p.name)
def test_templates_are_short_and_hold_no_style_or_script(path: Path) -> None:
    text = path.read_text()
    assert len(text.splitlines()) <= 120
    assert "style=" not in text
    assert "<style" not in text
    assert "onclick" not in text


def test_every_room_says_what_it_is() -> None:
    silent = [room.name for room in house.rooms() if not (room / "README.md").exists()]
    assert not silent

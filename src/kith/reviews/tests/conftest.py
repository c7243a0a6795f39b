"""Every test of this room counts the same invented discussions."""

import pytest

from kith.reviews.tests.factories import counted
from kith.strategy.measures import SettingCounts


@pytest.fixture(autouse=True)
def facts(monkeypatch: pytest.MonkeyPatch) -> list[SettingCounts]:
    return counted(monkeypatch)

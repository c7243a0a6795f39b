"""Tests run against PostgreSQL: tables made by the owner, pages served as the web role behind row-level security."""

from typing import Any

import pytest
from django.core.cache import cache
from xdist.scheduler import LoadFileScheduling

JOURNEYS = "tests/journeys"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: Any, django_db_blocker: Any) -> None:
    """Give the web role its privileges once the test database is migrated."""
    from kith.config import grants

    with django_db_blocker.unblock():
        grants.give()


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """No test inherits another's rate limits."""
    cache.clear()


class JourneysTogether(LoadFileScheduling):
    """A file at a time on each worker, but all journeys on one: a single demonstration is started for them."""

    def _split_scope(self, nodeid: str) -> str:
        scope = super()._split_scope(nodeid)
        return JOURNEYS if scope.startswith(JOURNEYS) else scope


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> JourneysTogether | None:
    """Our order of work when files go to several workers."""
    if config.getvalue("dist") != "loadfile":
        return None
    config.option.loadscopereorder = False  # else a file with many tests would go before the journeys
    return JourneysTogether(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest work is begun first: the journeys, then whatever the random order says."""
    items.sort(key=lambda item: not item.nodeid.startswith(JOURNEYS))

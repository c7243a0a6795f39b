"""Tests run against PostgreSQL: tables made by the owner, pages served as the web role behind row-level security."""

from typing import Any

import pytest
from django.core.cache import cache


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

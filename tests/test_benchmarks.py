"""The measurements keep up with the house: every page they name has an address, and their arithmetic is right."""

from uuid import uuid4

import pytest
from benchmarks import surroundings, walk

SUBJECTS = (
    "baby",
    "mother",
    "carer",
    "request",
    "waiting_request",
    "waiting_baby",
    "discussion",
    "held_discussion",
    "review",
)


@pytest.mark.parametrize("page", walk.PAGES, ids=lambda page: page.step)
def test_every_page_measured_has_an_address(page: walk.Page) -> None:
    assert walk.address(page, {name: str(uuid4()) for name in SUBJECTS})


def test_a_page_without_a_subject_is_not_measured() -> None:
    page = next(page for page in walk.PAGES if page.ids)
    assert walk.address(page, {}) is None


def test_median_and_percentile() -> None:
    assert surroundings.milliseconds([n / 1000 for n in range(1, 101)]) == {"median_ms": 50.5, "p95_ms": 95.0}
    assert surroundings.milliseconds([]) == {"median_ms": 0.0, "p95_ms": 0.0}

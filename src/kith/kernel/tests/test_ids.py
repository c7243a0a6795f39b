"""Identifiers: version 7, one of a kind, in order."""

import time
from concurrent.futures import ThreadPoolExecutor
from uuid import RFC_4122

import pytest

from kith.kernel import ids


def test_it_is_a_version_7_uuid_that_carries_the_time():
    before = time.time_ns() // 1_000_000
    made = ids.new_id()
    assert (made.version, made.variant) == (7, RFC_4122)
    assert 0 <= (made.int >> 80) - before < 5_000


def test_ids_sort_in_the_order_they_were_made():
    made = [ids.new_id() for _ in range(20_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_ids_made_at_once_by_several_threads_differ():
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: ids.new_id(), range(4_000)))
    assert len(set(made)) == len(made)


def test_a_clock_put_back_does_not_put_ids_back(monkeypatch: pytest.MonkeyPatch):
    first = ids.new_id()
    monkeypatch.setattr(ids.time, "time_ns", lambda: 0)
    assert ids.new_id() > first


def test_a_full_counter_moves_on_to_the_next_millisecond(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ids, "_last", (5, 4095))
    assert ids._tick(5) == (6, 0)

"""The engine as its callers use it."""

import pyarrow as pa

from kith.linkage import engine


def test_two_tables_are_linked_and_say_why() -> None:
    left = pa.table({"id": ["1", "2"], "given_name": ["Ann", "Ben"], "family_name": ["Roe", "Low"]})
    right = pa.table({"id": ["9"], "given_name": ["ann"], "family_name": ["ROE"]})
    links = list(engine.link(left, right, engine.Settings()).links())
    assert [(one.left_id, one.right_id) for one in links] == [("1", "9")]
    assert [one.column for one in links[0].fields] == ["given_name", "family_name"]

"""The engine as its callers use it."""

import random

import pytest

from kith.linkage import engine

from .engine_people import pairs_of, people, table, two_agencies


def share(found: set[tuple[str, str]], truth: set[tuple[str, str]]) -> float:
    return 2 * len(found & truth) / (len(found) + len(truth))


def test_two_files_are_linked_and_each_pair_says_why() -> None:
    left, right, truth = two_agencies()
    result = engine.link(table(left), table(right))
    assert share(pairs_of(result.pairs), truth) > 0.95
    assert result.figures.trained
    assert result.figures.candidates < 300 * 200
    assert dict(result.figures.blocking)["phone"] >= 90
    strongest = next(result.links())
    assert {field.column for field in strongest.fields} >= {"given_name", "date_of_birth", "household"}
    total = strongest.prior + sum(field.weight for field in strongest.fields)
    assert strongest.match_weight == pytest.approx(total, abs=1e-6)
    assert all(field.label for field in strongest.fields)


def test_the_order_of_the_rows_and_a_second_run_change_nothing() -> None:
    left, right, _ = two_agencies(150, seed=3)
    first = engine.link(table(left), table(right))
    random.Random(9).shuffle(left)
    random.Random(8).shuffle(right)
    again = engine.link(table(left), table(right))
    assert first.pairs.equals(again.pairs)
    assert first.clusters.equals(again.clusters)


def test_left_and_right_may_change_places() -> None:
    left, right, _ = two_agencies(150, seed=4)
    one = pairs_of(engine.link(table(left), table(right)).pairs)
    other = pairs_of(engine.link(table(right), table(left)).pairs)
    assert one
    assert {(b, a) for a, b in other} == one


def test_one_file_is_linked_with_itself_in_groups() -> None:
    left, right, truth = two_agencies(150, seed=5)
    result = engine.link(table(left + right))
    found = {tuple(sorted(pair)) for pair in pairs_of(result.pairs)}
    assert share(found, truth) > 0.93
    clusters = {row["id"]: row["cluster"] for row in result.clusters.to_pylist()}
    assert all(clusters[a] == clusters[b] for a, b in found)


def test_pairs_below_the_threshold_are_shown_when_asked_for() -> None:
    left, right, _ = two_agencies(150, seed=6)
    result = engine.link(table(left), table(right), engine.Settings(threshold=5, review_from=-5))
    shown = [link for link in result.links() if not link.linked]
    assert shown
    assert all(link.match_weight >= -5 for link in shown)


def test_brothers_at_one_address_are_not_one_man() -> None:
    crowd, other, _ = two_agencies(150, seed=7)
    home = {
        "family_name": "penhallow",
        "sex": "m",
        "postcode": "EX4 6HJ",
        "address": "3 Oak Close",
        "phone": "07700900123",
    }
    mark = home | {"given_name": "mark", "date_of_birth": "1990-03-04"}
    kevin = home | {"given_name": "kevin", "date_of_birth": "1993-11-20"}
    left = [*crowd, {"id": "kevin"} | kevin]
    right = [*other, {"id": "mark"} | mark]
    found = pairs_of(engine.link(table(left), table(right)).pairs)
    assert ("kevin", "mark") not in found


def test_a_model_is_kept(tmp_path) -> None:
    path = tmp_path / "model.json"
    result = engine.link(table(people(60)), None, engine.Settings(model=path))
    assert path.read_text() == result.model
    assert "m_probability" in result.model

"""Look-up and batch say the same of a pair."""

from dataclasses import astuple

import pytest

from kith.linkage import engine
from kith.linkage.engine.weights import SAID_THERE
from kith.people.rules import matching
from kith.people.words import Agree, Trait

from .engine_people import table, two_agencies


def test_the_look_up_with_exported_weights_says_what_splink_says() -> None:
    left, right, _ = two_agencies(200, seed=12)
    result = engine.link(table(left), table(right), engine.Settings(review_from=-10))
    rows = [astuple(one) for one in engine.export_weights(result)]
    weights = matching.Weights.of((fact, agrees, m, u, often) for fact, agrees, _label, m, u, often in rows)
    compared = 0
    for link in result.links():
        for field in link.fields:
            fact, names = SAID_THERE.get(field.column, ("", {}))
            if field.level in names and field.level != "exact":
                ours = weights.bits(Trait(fact), Agree(names[field.level]))
                assert ours == pytest.approx(field.weight, abs=0.3), field
                compared += 1
    assert compared > 20


def test_exported_weights_are_a_page_of_the_handbook(tmp_path) -> None:
    left, right, _ = two_agencies(90, seed=13)
    text = engine.as_toml(engine.export_weights(engine.link(table(left), table(right))), "A test")
    assert 'code = "given.exact"' in text
    assert "by_frequency = true" in text

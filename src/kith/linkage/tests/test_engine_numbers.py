"""The engine's numbers are the handbook's: all of them there, and another handbook's are obeyed."""

from dataclasses import replace

import pytest

from kith.kernel import handbook
from kith.linkage import engine
from kith.linkage.engine.comparisons import COMPARISONS, started
from kith.linkage.engine.numbers import Chance, Numbers, chances_of

from .engine_people import table, two_agencies


@pytest.fixture
def numbers() -> Numbers:
    return Numbers.of(handbook.current())


def test_every_level_of_every_column_starts_from_the_handbook_and_nothing_else_is_there() -> None:
    levels = {f"{one.name}.{level.code}" for one in COMPARISONS for level in one.levels}
    assert set(chances_of(handbook.current())) == levels


def test_the_chances_over_the_levels_of_a_column_make_a_whole() -> None:
    chances = chances_of(handbook.current())
    for one in COMPARISONS:
        levels = started(one, chances).levels
        assert sum(level.m for level in levels) == pytest.approx(1, abs=0.02), one.name
        assert sum(level.u for level in levels) == pytest.approx(1, abs=0.02), one.name


def test_a_rule_has_a_budget_between_the_least_and_the_most(numbers: Numbers) -> None:
    told = replace(numbers, rule_pairs_a_record=10, rule_pairs_least=50, rule_pairs_most=200)
    assert [told.pairs_of_a_rule(rows) for rows in (0, 7, 1000)] == [50, 70, 200]


def test_a_smaller_block_is_obeyed(numbers: Numbers) -> None:
    left, right, _truth = two_agencies()
    usual = engine.link(table(left), table(right))
    narrow = engine.link(table(left), table(right), engine.Settings(numbers=replace(numbers, block_pairs=1)))
    assert narrow.figures.candidates < usual.figures.candidates


def test_other_starting_chances_are_obeyed() -> None:
    left, right, _truth = two_agencies(60)
    worthless = {code: Chance(0.5, 0.5, 0.5) for code in chances_of(handbook.current())}
    told = engine.link(table(left), table(right), engine.Settings(chances=worthless))
    assert told.model != engine.link(table(left), table(right)).model

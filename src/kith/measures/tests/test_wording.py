"""Cells in words."""

import pytest

from kith.measures import rules, wording
from kith.measures.rules import Count


def said(*pairs: tuple[int, int]) -> tuple[str, ...]:
    names = ("Front Door", "Locality", "Hospital")
    counts = tuple(Count(name, name, *pair) for name, pair in zip(names, pairs, strict=False))
    return wording.sentences(*rules.shown(counts, 5))


@pytest.mark.parametrize(
    ("pairs", "sentences"),
    [
        (((0, 0), (0, 0)), ("Nothing was counted in this period.",)),
        (((1, 2), (0, 1)), ("Too few were counted in this period to show a number.",)),
        (((80, 90), (2, 3)), ("There is nothing to compare: fewer than two places have enough to show.",)),
        (
            ((106, 120), (52, 105)),
            (
                "Front Door (88%) is higher than Locality (50%), by more than chance is likely to make.",
                "158 of 225 met this: 70%, interval 64% to 76%.",
            ),
        ),
        (
            ((6, 10), (5, 10), (1, 3)),
            ("The intervals of all places overlap: the differences between them may be chance.",),
        ),
    ],
)
def test_only_what_the_numbers_allow_is_said(pairs: tuple[tuple[int, int], ...], sentences: tuple[str, ...]) -> None:
    assert said(*pairs) == sentences


def test_a_hidden_group_is_its_symbol_in_every_column() -> None:
    (small,), _ = rules.shown((Count("h", "Hospital", 1, 3),), 5)
    assert wording.row(small) == ("Hospital", "[c]", "[c]", "[c]")
    assert wording.fact(small).startswith("Hospital: [c] hidden")


def test_a_true_zero_is_a_number() -> None:
    (none,), _ = rules.shown((Count("h", "Hospital", 0, 12),), 5)
    assert wording.row(none) == ("Hospital", "0%", "0 of 12", "0% to 24%")

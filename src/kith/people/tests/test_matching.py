from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.kernel import handbook
from kith.people import rules
from kith.people.words import Agree, Trait

BOOK = handbook.current()
VARIANTS = rules.Variants.of((entry.kind, entry.names) for entry in BOOK.name_sets())
WEIGHTS = rules.Weights.of((w.fact, w.agrees, w.m, w.u, w.by_frequency) for w in BOOK.match_weights())


@pytest.mark.parametrize(
    ("kind", "one", "other", "agree"),
    [
        ("given", "daniel", "daniel", Agree.EXACT),
        ("given", "dan", "daniel", Agree.VARIANT),
        ("given", "katarzyna", "kasia", Agree.VARIANT),
        ("given", "محمد", "mohammed", Agree.VARIANT),
        ("given", "danile", "daniel", Agree.NEAR),
        ("given", "daniel", "kerensa", Agree.DIFFERS),
        ("family", "macdonald", "mcdonald", Agree.VARIANT),
        ("family", "obrien", "obrian", Agree.VARIANT),
        ("family", "tamblyn", "tamblin", Agree.NEAR),
        ("family", "philbrick", "filbrik", Agree.SOUNDS),
        ("family", "tamblyn", "", Agree.MISSING),
    ],
)
def test_names_are_compared_as_people_use_them(kind, one, other, agree) -> None:
    assert rules.compare_names(kind, one, other, VARIANTS) is agree


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (date(1996, 4, 12), date(1996, 12, 4), Agree.SWAPPED),
        (date(1996, 4, 12), date(1996, 4, 13), Agree.NEAR),
        (date(1996, 4, 12), date(1969, 4, 12), Agree.NEAR),
        (date(1996, 4, 12), date(1988, 1, 30), Agree.DIFFERS),
    ],
)
def test_dates_of_birth_forgive_one_slip(one, other, agree) -> None:
    assert rules.compare_born(one, other) is agree


@given(st.dates(), st.dates())
def test_comparing_dates_does_not_depend_on_the_order(one, other) -> None:
    assert (rules.compare_born(one, other) is Agree.EXACT) == (rules.compare_born(other, one) is Agree.EXACT)


@given(st.text(max_size=200))
def test_any_name_has_a_sound_and_words(name) -> None:
    for word in rules.words_of(name):
        assert rules.compare_names("given", word, word, VARIANTS) is Agree.EXACT
        rules.sound(word), rules.skeleton(word)


def test_a_rare_name_is_worth_more_than_a_common_one() -> None:
    assert WEIGHTS.bits(Trait.FAMILY, Agree.EXACT, 1e-6) > WEIGHTS.bits(Trait.FAMILY, Agree.EXACT, 1e-2) > 0


def test_what_is_missing_says_nothing_and_a_woman_may_have_changed_her_name() -> None:
    assert WEIGHTS.bits(Trait.FAMILY, Agree.MISSING) == 0
    assert WEIGHTS.bits(Trait.FAMILY, Agree.DIFFERS) < WEIGHTS.bits(Trait.FAMILY, Agree.DIFFERS_WOMAN) < 0


def test_phones_and_postcodes_agree_in_part() -> None:
    assert rules.compare_phones("+44 7700 900123", "07700 900 123") is Agree.EXACT
    assert rules.compare_phones("07700 900123", "07811 911111") is Agree.DIFFERS
    assert rules.compare_postcodes("ex4 3ls", "EX4 1AA") is Agree.DISTRICT

"""Names to sort by, characters nobody sees, lists in English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.kernel import text


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("O\u2019Brien-Łukasz", "obrien lukasz"),
        ("  Zoë   MÜLLER ", "zoe muller"),
        ("Weiß", "weiss"),
        ("Ægir Ørsted", "aegir orsted"),
        ("Nguyễn", "nguyen"),
        ("", ""),
    ],
)
def test_name_key(name: str, key: str):
    assert text.name_key(name) == key


@given(st.text())
def test_the_key_of_a_key_is_itself(name: str):
    key = text.name_key(name)
    assert text.name_key(key) == key


@pytest.mark.parametrize("hidden", ["\x00", "\x07", "\u202e", "\u200b", "\ufeff", "\x9f"])
def test_hidden_characters_are_found(hidden: str):
    assert text.hidden_characters(f"baby{hidden}") == (hidden,)


def test_line_ends_accents_and_joined_emoji_are_not_hidden():
    assert text.hidden_characters("Zoë\r\n\tfamily 👩\u200d👧") == ()


def test_lists_and_counts_read_as_english():
    assert text.in_words([]) == ""
    assert text.in_words(["police"]) == "police"
    assert text.in_words(["police", "", "health", "the GP"]) == "police, health and the GP"
    assert text.in_words(["a", "b"], "or") == "a or b"
    assert text.count(1, "baby", "babies") == "1 baby"
    assert text.count(2000, "baby", "babies") == "2,000 babies"
    assert text.count(0, "day") == "0 days"

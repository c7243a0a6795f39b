"""Fields of words and numbers: what they refuse and how they say so, then what they give."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from kith.design import fields
from kith.design.fields.text import BIDI, clean_text, hidden_characters


def refusal(field, value):
    with pytest.raises(ValidationError) as caught:
        field.clean(value)
    return caught.value.messages[0]


NAME = fields.TextField(label="First name", max_length=10)
STORY = fields.LongTextField(label="What did you see?", called="what you saw", max_length=500)


@pytest.mark.parametrize("field", [NAME, STORY])
@pytest.mark.parametrize("character", sorted(BIDI | {"\x00", "\x07", "\x1b", "\x7f", "\x85", "\ud800"}))
def test_hidden_characters_are_refused_with_what_to_do(field, character):
    assert "Delete it and type it again" in refusal(field, f"Al{character}fie")


def test_nothing_given():
    assert refusal(NAME, "") == "Enter first name"
    assert refusal(NAME, "   ") == "Enter first name"
    assert refusal(STORY, None) == "Enter what you saw"
    assert refusal(fields.TextField(label="Where?"), "") == "Enter an answer to “Where?”"
    assert refusal(fields.TextField(label="Where?", missing="Enter where you were"), "") == "Enter where you were"


def test_too_long():
    assert refusal(NAME, "a" * 11) == "First name must be 10 characters or fewer"
    assert refusal(STORY, "a" * 501) == "What you saw must be 500 characters or fewer"
    assert "4,000 characters or fewer" in refusal(fields.LongTextField(label="Notes"), "a" * 4001)


def test_words_are_trimmed_and_normalised():
    assert NAME.clean("  Zoe\u0308 ") == "Zoë"
    assert NAME.clean("Ann\r\n Lee") == "Ann Lee"
    assert STORY.clean(" one\r\ntwo\rthree ") == "one\ntwo\nthree"


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u200e", "\u2060", "\ufeff"])
def test_what_pasting_brings_unseen_is_left_out(unseen):
    assert NAME.clean(f"{unseen}Al{unseen}fie") == "Alfie"


def test_emoji_and_their_joiners_are_kept():
    family = "👩‍👧 ❤️"
    assert STORY.clean(family) == family


def test_optional_fields_give_empty_words_and_say_so():
    field = fields.TextField(label="Middle name", required=False)
    assert field.clean("") == ""
    assert field.label_text == "Middle name (optional)"
    assert fields.TextField(label="Other", required=False, mark_optional=False).label_text == "Other"


def test_acronyms_keep_their_capitals():
    assert refusal(fields.TextField(label="NHS number"), "") == "Enter NHS number"


@given(st.text(max_size=400))
def test_any_words_are_cleaned_or_refused_never_changed_twice(words):
    cleaned = clean_text(words, lines=True)
    assert clean_text(cleaned, lines=True) == cleaned
    if not hidden_characters(cleaned, lines=True) and cleaned:
        assert STORY.clean(words) == cleaned


SIBLINGS = fields.WholeNumberField(label="Number of children", least=0, most=1000)


@pytest.mark.parametrize("wrong", ["two", "1.5", "1e3", "٣", "--1", "0x10", "1 or 2"])
def test_not_a_whole_number(wrong):
    assert refusal(SIBLINGS, wrong) == "Number of children must be a whole number, like 7"


def test_numbers_outside_their_limits():
    assert refusal(SIBLINGS, "-1") == "Number of children must be 0 or more"
    assert refusal(SIBLINGS, "1001") == "Number of children must be 1,000 or fewer"
    assert "characters or fewer" in refusal(SIBLINGS, "9" * 5000)


def test_whole_numbers():
    assert SIBLINGS.clean(" 1,000 ") == 1000
    assert SIBLINGS.clean("0") == 0
    assert fields.WholeNumberField(label="Count", required=False).clean("") is None


EMAIL = fields.EmailField(label="Work e-mail", called="a work e-mail address")


@pytest.mark.parametrize("wrong", ["ruth", "ruth@", "@nhs.uk", "ruth at nhs.uk", "a@b@c.uk", "ruth@nhs"])
def test_not_an_email(wrong):
    assert refusal(EMAIL, wrong) == "Enter a work e-mail address in the correct format, like name@example.com"


def test_an_email():
    assert EMAIL.clean(" ruth.pascoe@example.org ") == "ruth.pascoe@example.org"


POSTCODE = fields.PostcodeField(label="Postcode", called="the postcode")


@pytest.mark.parametrize("wrong", ["EX4", "EX4 3L", "12345", "QX1 1AA", "EX4 3CI", "EX4 3LSS", "💌"])
def test_not_a_postcode(wrong):
    assert refusal(POSTCODE, wrong) == "Enter a full UK postcode, like EX4 3LS"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ex43ls", "EX4 3LS"),
        (" Ex4-3ls ", "EX4 3LS"),
        ("w1a1aa", "W1A 1AA"),
        ("EC1A1BB", "EC1A 1BB"),
        ("m11ae", "M1 1AE"),
        ("PL12 4XY", "PL12 4XY"),
    ],
)
def test_postcodes_are_written_one_way(typed, kept):
    assert POSTCODE.clean(typed) == kept


PHONE = fields.PhoneField(label="Telephone", called="a telephone number")


@pytest.mark.parametrize("wrong", ["123", "call me", "01392 abc 000", "٠١٣٩٢٤٩٦٠٠٠", "01392496000 ext two"])
def test_not_a_telephone_number(wrong):
    assert refusal(PHONE, wrong) == "Enter a telephone number, like 01632 960 001 or 07700 900 982"


@pytest.mark.parametrize("right", ["01632 960 118", "+44 1632 960118", "(01632) 960-118", "01632 960118 ext 42"])
def test_telephone_numbers_are_kept_as_typed(right):
    assert PHONE.clean(right) == right


CODE = fields.CodeField(label="Code", called="the code")


@pytest.mark.parametrize("wrong", ["12345", "1234567", "12345a", "١٢٣٤٥٦"])
def test_not_a_code(wrong):
    assert refusal(CODE, wrong) == "The code must be 6 digits, like 123456"


def test_codes_forgive_spaces():
    assert CODE.clean("123 456") == "123456"
    assert CODE.clean("123-456") == "123456"

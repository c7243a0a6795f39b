"""Masking suggestions, units, and what a study asks of its coders."""

from uuid import uuid4

from kith.interviews.rules import coding, masking
from kith.interviews.words import Kind, State, Unit

TEXT = (
    "I rang Jenna Brook on 3 March 2026. Dr Nair said so.\n\n"
    "At Pebble Surgery, Kit waited. Ring 0392 555 0100 or a@b.org."
)


def test_names_places_dates_and_numbers_are_suggested_once_each() -> None:
    found = {one.words: one.kind for one in masking.suggestions(TEXT)}
    assert found == {
        "Jenna Brook": Kind.PERSON,
        "3 March 2026": Kind.DATE,
        "Dr Nair": Kind.PERSON,
        "Pebble Surgery": Kind.PLACE,
        "Kit": Kind.PERSON,
        "0392 555 0100": Kind.NUMBER,
        "a@b.org": Kind.NUMBER,
    }


def test_the_longest_words_are_masked_first_and_parts_of_words_stay() -> None:
    masked = masking.mask("Ann Brook and Ann annoyed Brookside.", [("Ann", Kind.PERSON), ("Ann Brook", Kind.PERSON)])
    assert masked.text == "[person 1] and [person 2] annoyed Brookside."


def test_a_passage_keeps_to_its_words_when_they_are_masked() -> None:
    text = "Ask Jenna Brook, then Kit, then me."
    masked = masking.mask(text, [("Jenna Brook", Kind.PERSON), ("Kit", Kind.PERSON)])
    for words, stays in (("Ask", "Ask"), ("then me", "then me"), ("Brook, then K", "[person 1], then [person 2]")):
        start = text.index(words)
        begins, ends = masked.moved(start, start + len(words))
        assert masked.text[begins:ends] == stays
    assert masking.replaced("Kit again", masked.key) == "[person 2] again"


def test_words_are_found_in_a_paragraph_whatever_their_white_space_and_on_into_the_next() -> None:
    text = "One and one.\nOne and\none."
    first, *_rest = coding.paragraphs(text)
    assert [(s.start, s.end) for s in coding.found_in(text, first, "one")] == [(8, 11)]
    assert [text[s.start : s.end] for s in coding.found_in(text, first, "one. One and one")] == ["one.\nOne and\none"]


def test_covering_late_moves_no_letter() -> None:
    assert masking.cover("Ask Kit, not Kitty.", "Kit") == "Ask ███, not Kitty."


def test_units_are_paragraphs_or_sentences() -> None:
    text = "One. Two?\n\n  \nThree"
    assert [text[s.start : s.end] for s in coding.units(text, Unit.PARAGRAPH)] == ["One. Two?", "Three"]
    assert [text[s.start : s.end] for s in coding.units(text, Unit.SENTENCE)] == ["One.", "Two?", "Three"]


def test_int_1_unmasked() -> None:
    assert coding.unmasked(masked=False).code == "INT-1"
    assert coding.unmasked(masked=True) is None


def test_int_2_still_blind() -> None:
    one, two = uuid4(), uuid4()
    assert coding.still_blind(coders=[one, two], done=[one]).code == "INT-2"
    assert coding.still_blind(coders=[one, two], done=[two, one]) is None


def test_int_3_below_target() -> None:
    assert "Odd" in coding.below_target({"Odd": 0.5, "Fine": 0.9, "Never": None}, 0.8).says
    assert coding.below_target({"Fine": 0.9}, 0.8) is None


def test_how_far_a_transcript_has_come() -> None:
    one = uuid4()
    assert coding.state(masked=False, coders=[one], done=[one]) is State.TO_MASK
    assert coding.state(masked=True, coders=[], done=[]) is State.TO_ASSIGN
    assert coding.state(masked=True, coders=[one], done=[]) is State.CODING
    assert coding.state(masked=True, coders=[one], done=[one]) is State.CODED

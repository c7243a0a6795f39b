"""Transcripts in: text, Word, WebVTT, and what is not one of them."""

import io

import docx
import pytest

from kith.interviews.actions.reading import words_of
from kith.interviews.refi.shapes import Unreadable


@pytest.mark.parametrize(
    ("name", "data"), [("a.txt", b"  \n"), ("a.vtt", b"hello"), ("a.docx", b"PK\x03\x04"), ("a.vtt", b"WEBVTT\n")]
)
def test_what_holds_no_words_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(Unreadable):
        words_of(name, data)


def test_line_ends_and_odd_encodings() -> None:
    assert words_of("a.txt", b"\xef\xbb\xbfOne\r\nTwo\rThree") == "One\nTwo\nThree"
    assert words_of("a.txt", "£5 – so".encode("cp1252")) == "£5 – so"


def test_subtitles_keep_who_spoke() -> None:
    text = (
        "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n<v Ann>We <i>rang</i>\ntwice.\n\n00:03.000 --> 00:04.000\nYes.\n"
    )
    assert words_of("a.vtt", text.encode()) == "Ann: We rang twice.\nYes."


def test_word_documents() -> None:
    document, out = docx.Document(), io.BytesIO()
    document.add_paragraph("One")
    document.add_paragraph("Two")
    document.save(out)
    assert words_of("a.docx", out.getvalue()) == "One\nTwo"

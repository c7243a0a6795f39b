"""Taguette's export, made here with the tables its project publishes."""

import sqlite3
from pathlib import Path

import pytest

from kith.interviews.refi import checking, quotes, taguette, writing
from kith.interviews.refi.shapes import Unreadable

TABLES = """
create table projects (id integer primary key, name text, description text);
create table documents (id integer primary key, name text, description text, contents text);
create table tags (id integer primary key, path text, description text);
create table highlights
  (id integer primary key, document_id integer, start_offset integer, end_offset integer, snippet text);
create table highlight_tags (highlight_id integer, tag_id integer);
"""
CONTENTS = "<p>Café &amp; ward 😀</p><p>Nobody <b>rings</b> back.</p>"
COUNTED = "Café & ward 😀Nobody rings back."


def export(folder: Path) -> bytes:
    path = folder / "t.sqlite3"
    base = sqlite3.connect(path)
    base.executescript(TABLES)
    start = len(COUNTED[: COUNTED.index("Nobody")].encode())
    base.execute("insert into projects values (1, 'Study', '')")
    base.execute("insert into documents values (1, 'One', '', ?)", (CONTENTS,))
    base.execute("insert into tags values (1, 'ringing.back', 'Says so')")
    snippet = "Nobody <b>rings</b> back"
    base.execute("insert into highlights values (1, 1, ?, ?, ?)", (start, start + len("Nobody rings back"), snippet))
    base.execute("insert into highlight_tags values (1, 1)")
    base.commit()
    base.close()
    return path.read_bytes()


def test_what_is_not_taguettes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        taguette.read_taguette(b"PK")
    with pytest.raises(Unreadable):
        taguette.read_taguette(taguette.MAGIC + b"\x00" * 200)
    empty = tmp_path / "e.sqlite3"
    base = sqlite3.connect(empty)
    base.execute("create table other (id integer)")
    base.commit()
    base.close()
    with pytest.raises(Unreadable):
        taguette.read_taguette(empty.read_bytes())


def test_highlights_land_on_their_words_and_nobody_is_made_their_coder(tmp_path: Path) -> None:
    project = taguette.read_taguette(export(tmp_path))
    (source,) = project.texts
    (passage,) = source.selections
    assert source.text == "Café & ward 😀\nNobody rings back.\n"
    assert source.text[passage.start : passage.end] == "Nobody rings back"
    assert quotes.mismatches(project) == ()
    assert passage.codings[0].user == ""
    assert project.users == ()
    assert checking.check(writing.write_project(project))["codings"] == 1

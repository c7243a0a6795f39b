"""REFI-QDA in and out: hostile files refused, offsets re-found by quote, nothing lost on the way round."""

import io
import json
import stat
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from kith.interviews.refi import checking, quotes, reading, writing
from kith.interviews.refi.shapes import Code, Selection, Unreadable
from kith.interviews.refi.xml import SCHEMA, faults, parse
from kith.interviews.tests import projects
from kith.interviews.tests.projects import QUOTE, TEXT, packed, qde, selection

START = TEXT.index(QUOTE)


def only(data: bytes) -> dict[str, Any]:
    (found,) = checking.check(data)["mismatches"]
    return found


@pytest.mark.parametrize("name", ["../one.txt", "/etc/one.txt", "sources\\..\\one.txt", "C:/one.txt"])
def test_a_file_outside_its_folder_is_refused(name: str) -> None:
    with pytest.raises(Unreadable, match="outside its own folder"):
        checking.check(packed(qde(), more={name: "x"}))


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(Unreadable, match="grow more than"):
        checking.check(packed(qde(), more={"sources/bomb.txt": b"0" * 30_000_000}))


def test_too_many_files_are_refused() -> None:
    with pytest.raises(Unreadable, match="more than"):
        checking.check(packed(qde(), more={f"sources/{n}": b"" for n in range(5_001)}))


def test_a_link_and_a_double_name_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        entry = zipfile.ZipInfo("sources/link.txt")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")
    with pytest.raises(Unreadable, match="link"):
        checking.check(out.getvalue())
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("project.qde", qde())
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("project.qde", qde())
    with pytest.raises(Unreadable, match="two files of one name"):
        checking.check(out.getvalue())


@pytest.mark.parametrize("cut", [0, 10, 200, -30])
def test_a_truncated_archive_is_refused(cut: int) -> None:
    with pytest.raises(Unreadable, match="cut short"):
        checking.check(projects.right()[:cut])


@pytest.mark.parametrize("how", ["utf-8", "utf-16"])
def test_entities_are_refused(how: str) -> None:
    evil = '<!DOCTYPE Project [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    xml = qde(before=evil).decode().replace("utf-8", how).encode(how)
    with pytest.raises(Unreadable, match="entities"):
        checking.check(packed(xml))


@pytest.mark.parametrize("xml", [b"", b"<Project", b"<html/>", qde().replace(b"project:1.0", b"project:9.9")])
def test_what_is_not_a_project_is_refused(xml: bytes) -> None:
    with pytest.raises(Unreadable):
        checking.check(packed(xml))


def test_an_archive_without_a_project_is_refused() -> None:
    with pytest.raises(Unreadable, match=r"no project\.qde"):
        checking.check(zip_of({"sources/one.txt": b""}))


def zip_of(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_a_position_that_is_no_number_is_refused() -> None:
    xml = qde(selection(1, 2)).replace(b'startPosition="1"', b'startPosition="one"')
    with pytest.raises(Unreadable, match="begins or ends"):
        checking.check(packed(xml))


def test_a_whole_project_is_counted_and_fits() -> None:
    found = checking.check(projects.right())
    assert {key: found[key] for key in ("users", "codes", "sources", "selections", "codings")} == {
        "users": 2,
        "codes": 2,
        "sources": 1,
        "selections": 1,
        "codings": 1,
    }
    assert found["mismatches"] == []


@pytest.mark.parametrize("folder", ["sources", "Sources"])
@pytest.mark.parametrize("path", ["internal://one.txt", "one.txt", "sources/one.txt"])
def test_the_text_is_found_however_its_address_is_written(folder: str, path: str) -> None:
    xml = qde(selection(START, START + len(QUOTE), QUOTE)).replace(b"internal://one.txt", path.encode())
    assert checking.check(packed(xml, folder=folder))["mismatches"] == []


def test_a_missing_text_is_reported() -> None:
    assert only(packed(qde(selection(0, 5, "Who")), None))["problem"] == "text missing"
    assert only(packed(qde(), None))["problem"] == "text missing"


def test_offsets_past_the_end_are_reported() -> None:
    assert only(packed(qde(selection(5, 5_000))))["problem"] == "outside the text"
    assert only(packed(qde(selection(-4, 3))))["problem"] == "outside the text"


def test_a_moved_passage_is_found_again_by_its_quote() -> None:
    found = only(packed(qde(selection(START + 3, START + 3 + len(QUOTE), QUOTE))))
    assert found["problem"] == "quote found elsewhere"
    assert found["found_at"] == (START, START + len(QUOTE))


def test_a_quote_that_is_nowhere_is_reported_and_not_guessed() -> None:
    found = only(packed(qde(selection(0, 10, "words that nobody ever said here"))))
    assert found["problem"] == "quote not found"
    assert found["found_at"] is None


def test_a_label_is_not_taken_for_a_quote() -> None:
    assert checking.check(packed(qde(selection(0, 10, "line:6"))))["mismatches"] == []


def test_windows_line_ends_counted_as_one_character() -> None:
    found = only(packed(qde(selection(START, START + len(QUOTE), QUOTE)), TEXT.replace("\n", "\r\n").encode()))
    assert found["problem"] == "counted with other line endings"
    assert found["found_at"] == (START + 1, START + 1 + len(QUOTE))


def test_single_line_ends_counted_as_two_characters() -> None:
    found = only(packed(qde(selection(START + 1, START + 1 + len(QUOTE), QUOTE))))
    assert found["problem"] == "counted with other line endings"
    assert found["found_at"] == (START, START + len(QUOTE))


def test_an_emoji_before_the_passage_counts_once() -> None:
    text = "😀😀 " + TEXT
    start = text.index(QUOTE)
    assert checking.check(packed(qde(selection(start, start + len(QUOTE), QUOTE)), text.encode()))["mismatches"] == []
    found = only(packed(qde(selection(start + 2, start + 2 + len(QUOTE), QUOTE)), text.encode()))
    assert found["problem"] == "counted in UTF-16 units"
    assert found["found_at"] == (start, start + len(QUOTE))


def test_a_quote_cut_short_by_its_tool_fits() -> None:
    spot = quotes.place(TEXT, Selection(guid="x", start=START, end=START + len(QUOTE), name="nobody ri..."))
    assert spot == quotes.Place(START, START + len(QUOTE), quotes.Fit.RIGHT)


def test_nothing_is_lost_on_the_way_round_and_what_is_not_read_is_said() -> None:
    picture = '<PictureSource guid="88888888-8888-4888-8888-888888888888" path="internal://p.png">'
    picture += '<PictureSelection guid="99999999-9999-4999-8999-999999999999" firstX="0" firstY="0" secondX="9" '
    picture += 'secondY="9"/></PictureSource>'
    words = f'<TextSource guid="{projects.SOURCE}" name="Inline"><PlainTextContent>{TEXT}</PlainTextContent>'
    words += selection(START, START + len(QUOTE), QUOTE) + "</TextSource>"
    note = f'<Notes><Note guid="{projects.CHILD}" name="Memo"><PlainTextContent>So?</PlainTextContent></Note></Notes>'
    sets = f'<Sets><Set guid="{projects.SOURCE}" name="S"/></Sets><Description>All of it</Description>'
    data = packed(qde(source=words + picture, after=note + sets), None, more={"sources/p.png": b"png"})
    written, lost = checking.round_trip(data)
    assert lost == ()
    assert checking.check(written) == checking.check(data)
    assert checking.check(data)["not_read"] == {"File": 1, "PictureSource": 1, "Sets": 1}
    assert checking.check(data)["selections"] == 2
    again = reading.read_project(written)
    assert again.users[1].guid == projects.B
    assert again.texts[0].selections[0].more == (("creationDateTime", "2026-03-02T10:00:00Z"),)


def test_what_is_written_conforms_to_the_published_schema() -> None:
    written, _lost = checking.round_trip(projects.right())
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert faults(parse(archive.read("project.qde"))) == ()
    assert b"licensed under the MIT license" in SCHEMA.read_bytes()


def test_what_would_break_the_schema_does_not_leave() -> None:
    bad = Code(guid="not-a-guid", name="Odd")
    with pytest.raises(writing.NotValid, match="not-a-guid"):
        writing.write_codebook((bad,))


def test_a_codebook_goes_out_and_comes_back() -> None:
    codes = reading.read_project(projects.right()).codes
    assert reading.read_codebook(writing.write_codebook(codes)) == codes
    with pytest.raises(Unreadable):
        reading.read_codebook(b"<CodeBook/>")


def test_the_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, two = tmp_path / "one.qdpx", tmp_path / "two.qdpx"
    one.write_bytes(projects.right())
    call_command("qdpx", "check", str(one), "--json")
    assert json.loads(capsys.readouterr().out)["codings"] == 1
    call_command("qdpx", "roundtrip", str(one), str(two))
    assert "Lost: nothing" in capsys.readouterr().out
    call_command("qdpx", "check", str(two))
    assert "codings: 1" in capsys.readouterr().out
    two.write_bytes(b"PK")
    with pytest.raises(CommandError, match="cut short"):
        call_command("qdpx", "check", str(two))

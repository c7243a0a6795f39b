"""Files as agencies' systems write them, and files that would do harm."""

import zipfile
from datetime import date, datetime
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.linkage import extracts
from kith.linkage.extracts import Limits, Unreadable
from kith.linkage.tests.spreadsheets import book

LIMITS = Limits(file_bytes=5_000_000, unpacked_bytes=20_000_000, rows=50_000)


def refusal_of(content: bytes, limits: Limits = LIMITS) -> str:
    with pytest.raises(Unreadable) as refused:
        extracts.read(content, limits)
    return str(refused.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_accents_survive_whatever_the_encoding(encoding: str) -> None:
    words = "ref,First name,Surname\n7,Zoë,O’Brien-Müller\n8,André,Núñez\n"
    sheet = extracts.read(words.encode(encoding), LIMITS)
    assert sheet.headings == ("ref", "First name", "Surname")
    assert sheet.rows[0] == (2, ("7", "Zoë", "O’Brien-Müller"))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator: str) -> None:
    rows = [["ref", "Surname, as known", "Town"], ["1", "Smith", "Exeter"]]
    words = "\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows)
    assert extracts.read(words.encode(), LIMITS).rows[0][1] == ("1", "Smith", "Exeter")


def test_row_numbers_are_the_files_own() -> None:
    sheet = extracts.read(b"\n\nref,name\n1,A\n\n2,B\n", LIMITS)
    assert [number for number, _cells in sheet.rows] == [4, 6]


def test_short_and_long_rows_are_made_to_fit() -> None:
    sheet = extracts.read(b"ref,name\n1\n2,B,extra\n", LIMITS)
    assert [cells for _number, cells in sheet.rows] == [("1", ""), ("2", "B")]


def test_a_spreadsheet_keeps_references_whole_and_days_plain() -> None:
    content = book(["ref", "dob", "phone"], [1042, datetime(1998, 9, 14), 7700900123], ["X1", date(1999, 1, 2), "0770"])
    rows = [cells for _number, cells in extracts.read(content, LIMITS).rows]
    assert rows == [("1042", "1998-09-14", "7700900123"), ("X1", "1999-01-02", "0770")]


def test_a_formula_is_text_and_is_never_handed_out_as_one() -> None:
    sheet = extracts.read(b'ref,name\n1,"=HYPERLINK(""http://evil"",""x"")"\n2,@SUM(1)\n', LIMITS)
    assert sheet.rows[0][1][1].startswith("=HYPERLINK")
    out = extracts.write_csv(["ref", "name"], [cells for _number, cells in sheet.rows])
    assert "'=HYPERLINK" in out
    assert "'@SUM" in out


@given(st.lists(st.text(max_size=30), min_size=1, max_size=4))
def test_no_cell_we_write_is_run(cells: list[str]) -> None:
    assert not any(extracts.escaping.safe(cell)[:1] in set("=+-@\t\r") for cell in cells)


def test_a_file_too_large_is_refused_before_it_is_read() -> None:
    said = refusal_of(b"ref,name\n" + b"1,Smith\n" * 655_360, Limits(file_bytes=1_048_576, unpacked_bytes=1, rows=9))
    assert "5.0 MB" in said
    assert "1.0 MB" in said


def test_too_many_rows_are_refused() -> None:
    said = refusal_of(b"ref,name\n" + b"1,Smith\n" * 11, Limits(file_bytes=9_000, unpacked_bytes=1, rows=10))
    assert said == "The file has more than 10 rows. Send it in parts."


def test_a_spreadsheet_that_unpacks_to_gigabytes_is_refused_unopened() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 31_457_280)
    assert "unpacks to 30.0 MB" in refusal_of(out.getvalue())


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"ref,name\n", "no rows under them"),
        (b",,\n,,\n", "no rows with anything"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04 not a zip", "damaged"),
        (b"\xd0\xcf\x11\xe0 old excel, broken", "cannot be opened"),
        (b"\x89PNG\x00\x01\x02", "not a table"),
        (b'ref,name\n1,"' + b"x" * 200_000, "quotation mark"),
    ],
)
def test_what_is_no_table_is_refused_in_plain_words(content: bytes, says: str) -> None:
    assert says in refusal_of(content)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        sheet = extracts.read(content, LIMITS)
    except Unreadable:
        return
    assert all(len(cells) == len(sheet.headings) for _number, cells in sheet.rows)

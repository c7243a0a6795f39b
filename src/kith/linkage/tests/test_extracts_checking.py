"""Columns matched, rows checked, each refused row with its number and reason."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.linkage import extracts
from kith.linkage.extracts import Limits
from kith.linkage.words import Column

TODAY = date(2026, 11, 24)
LIMITS = Limits(file_bytes=50_000_000, unpacked_bytes=50_000_000, rows=100_000)


def checked(words: str) -> extracts.Checked:
    sheet = extracts.read(words.encode(), LIMITS)
    return extracts.check_rows(sheet, extracts.suggest(sheet.headings), today=TODAY)


def test_headings_are_recognised_as_systems_write_them() -> None:
    probation = ["CRN", "Forename", "Surname", "DateOfBirth", "Gender", "Post Code", "Address Line 1", "Mobile No"]
    assert extracts.suggest(probation) == {
        Column.ID: 0, Column.GIVEN_NAME: 1, Column.FAMILY_NAME: 2, Column.DATE_OF_BIRTH: 3, Column.SEX: 4,
        Column.POSTCODE: 5, Column.ADDRESS: 6, Column.PHONE: 7,
    }  # fmt: skip


def test_no_heading_serves_two_columns() -> None:
    found = extracts.suggest(["name", "name", "first name", "first name"])
    assert len(set(found.values())) == len(found)


def test_headings_of_another_kind_are_not_guessed() -> None:
    assert extracts.suggest(["offence", "sentence", "officer"]) == {}


def test_the_same_headings_have_the_same_shape_however_written() -> None:
    assert extracts.shape_of(["Date_of_Birth", "CRN"]) == extracts.shape_of(["DateOfBirth", "crn"])
    assert extracts.shape_of(["CRN", "DOB"]) != extracts.shape_of(["DOB", "CRN"])


def test_rows_are_tidied() -> None:
    found = checked(
        "ref,first name,surname,dob,sex,postcode,nhs number\n"
        "A1, Dan ,O'Neill,14/09/1998,M,ex43ls,999 000 0018\n"
        "A2,Dan,unknown,36052,,EX4,\n"
    )
    assert found.refused == ()
    first, second = found.rows
    assert (first["given_name"], first["date_of_birth"], first["sex"]) == ("Dan", "1998-09-14", "male")
    assert (first["postcode"], first["nhs_number"]) == ("EX4 3LS", "9990000018")
    assert (second["family_name"], second["date_of_birth"], second["postcode"]) == ("", "1998-09-14", "EX4")


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        (",Dan,Hill,,", "ref", "no reference"),
        ("A1,,,,", "ref", "no name"),
        ("A1,Dan,Hill,31/02/1990,", "dob", "cannot be understood"),
        ("A1,Dan,Hill,14/09/2044,", "dob", "future"),
        ("A1,Dan,Hill,14/09/1798,", "dob", "120 years"),
        ("A1,Dan,Hill,,EXETER", "postcode", "not a UK postcode"),
        (f"A1,{'x' * 201},Hill,,", "first name", "longer than 100"),
    ],
)
def test_a_row_that_cannot_be_used_is_refused_with_its_reason(row: str, column: str, reason: str) -> None:
    found = checked(f"ref,first name,surname,dob,postcode\nZ9,Ann,Bell,,\n{row}\n")
    assert [one["id"] for one in found.rows] == ["Z9"]
    (refusal,) = found.refused
    assert (refusal.row, refusal.column) == (3, column)
    assert reason in refusal.reason


def test_a_wrong_nhs_number_and_an_unknown_sex_are_refused() -> None:
    found = checked("ref,surname,sex,nhs number\n1,Hill,dragon,\n2,Hill,f,1234567890\n")
    assert [(one.row, one.column) for one in found.refused] == [(2, "sex"), (3, "nhs number")]


def test_forty_thousand_identical_rows_leave_one_and_a_reason_for_each_other() -> None:
    found = checked("ref,surname\n" + "7,Hill\n" * 40_000)
    assert len(found.rows) == 1
    assert len(found.refused) == 39_999
    assert found.refused[0].reason == "The reference stands in row 2 already."


def test_a_refusal_does_not_repeat_what_the_cell_held() -> None:
    found = checked("ref,surname,dob\nA1,Trelawney,44/44/4444\n")
    assert "44" not in found.refused[0].reason.replace("1998-09-14 or 14/09/1998", "")


def test_without_a_reference_nothing_is_checked() -> None:
    sheet = extracts.read(b"surname\nHill\n", LIMITS)
    with pytest.raises(ValueError, match="reference"):
        extracts.check_rows(sheet, {Column.FAMILY_NAME: 0}, today=TODAY)


@given(
    st.lists(
        st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20), min_size=1, max_size=8
    )
)
def test_every_row_is_used_or_refused(cells: list[str]) -> None:
    words = extracts.write_csv(["ref", "dob"], [[f"r{place}", cell] for place, cell in enumerate(cells)])
    sheet = extracts.read(words.encode(), LIMITS)
    found = extracts.check_rows(sheet, extracts.suggest(sheet.headings), today=TODAY)
    assert len(found.rows) + len(found.refused) == len(sheet.rows)

"""Each row checked: what can be used is tidied, what cannot is refused with its row number and the reason."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import nhs_number

from kith.kernel.text import hidden_characters
from kith.linkage.words import Column

from .reading import Sheet

OLDEST_YEARS = 120
EXCEL_BEGINS = date(1899, 12, 30)
EXCEL_DAYS = (10_000, 60_000)
LONGEST: dict[Column, int] = {
    Column.ID: 60, Column.GIVEN_NAME: 100, Column.FAMILY_NAME: 100, Column.ADDRESS: 200, Column.PHONE: 40,
}  # fmt: skip
NOTHING = frozenset({"", "-", "--", "n/a", "na", "null", "none", "nil", "unknown", "not known", "nk", "?"})
SEXES = {
    "m": "male", "male": "male", "1": "male", "man": "male", "f": "female", "female": "female", "2": "female",
    "woman": "female", "9": "indeterminate", "i": "indeterminate", "indeterminate": "indeterminate",
    "u": "", "0": "", "x": "",
}  # fmt: skip
DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y%m%d", "%Y/%m/%d", "%d %b %Y", "%d %B %Y", "%d-%b-%Y")
POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})")


@dataclass(frozen=True)
class Refusal:
    """Why a row is not used: its number in the file, the column, and the reason. It does not repeat the cell."""

    row: int
    column: str
    reason: str


@dataclass(frozen=True)
class Checked:
    """The rows that can be linked, by their number in the file and by column, and those refused."""

    numbered: tuple[tuple[int, dict[str, str]], ...]
    refused: tuple[Refusal, ...]

    @property
    def rows(self) -> tuple[dict[str, str], ...]:
        return tuple(row for _number, row in self.numbered)


class _Wrong(ValueError):
    """What is wrong with one cell."""


def check_rows(sheet: Sheet, mapping: Mapping[Column, int], *, today: date) -> Checked:
    """Every row checked. A row is refused when it has no reference, repeats one, names nobody, or a cell cannot be
    understood: a wrong date or number would link a man to somebody else's baby.

    `mapping` says at which place (from 0) each column stands. Raises ValueError when the reference is not mapped.
    """
    if Column.ID not in mapping:
        raise ValueError("the agency's own reference must be mapped")
    rows: list[tuple[int, dict[str, str]]] = []
    refused: list[Refusal] = []
    seen: dict[str, int] = {}
    for number, cells in sheet.rows:
        column = Column.ID
        row: dict[str, str] = {}
        try:
            for column, place in mapping.items():
                row[column.value] = _clean(column, cells[place], today)
            column = Column.ID
            _stands_alone(row, seen, number)
        except _Wrong as wrong:
            refused.append(Refusal(number, sheet.headings[mapping[column]], str(wrong)))
            continue
        rows.append((number, row))
    return Checked(tuple(rows), tuple(refused))


def _stands_alone(row: dict[str, str], seen: dict[str, int], number: int) -> None:
    """The row as a whole: it has a reference of its own and names somebody. Raises _Wrong."""
    reference = row["id"]
    if not reference:
        raise _Wrong("There is no reference.")
    if reference in seen:
        raise _Wrong(f"The reference stands in row {seen[reference]} already.")
    if not (row.get("given_name") or row.get("family_name") or row.get("nhs_number")):
        raise _Wrong("There is no name and no NHS number.")
    seen[reference] = number


def _clean(column: Column, cell: str, today: date) -> str:
    text = " ".join(cell.split())
    if column is not Column.ID and text.casefold() in NOTHING:
        return ""
    if hidden_characters(text):
        raise _Wrong("It holds characters that cannot be seen. Type it again.")
    if len(text) > LONGEST.get(column, 200):
        raise _Wrong(f"It is longer than {LONGEST.get(column, 200)} characters.")
    understand = _UNDERSTAND.get(column)
    return understand(text, today) if understand and text else text


def _day(text: str, today: date) -> str:
    day = _parsed(text)
    if day is None:
        raise _Wrong("The date cannot be understood. Write it as 1998-09-14 or 14/09/1998.")
    if day > today:
        raise _Wrong("The date of birth is in the future.")
    if day.year < today.year - OLDEST_YEARS:
        raise _Wrong(f"The date of birth is more than {OLDEST_YEARS} years ago.")
    return day.isoformat()


def _parsed(text: str) -> date | None:
    """Days before months, as here in Britain; a bare number of five figures is a day as Excel counts them."""
    if text.isascii() and text.isdigit() and len(text) == 5 and EXCEL_DAYS[0] < int(text) < EXCEL_DAYS[1]:
        return EXCEL_BEGINS + timedelta(days=int(text))
    plain = re.split(r"[T ]\d{1,2}:\d{2}", text)[0].strip()
    for pattern in DAYS:
        try:
            return datetime.strptime(plain, pattern).date()  # noqa: DTZ007  a day has no time zone
        except ValueError:
            continue
    return None


def _sex(text: str, _today: date) -> str:
    known = SEXES.get(text.casefold())
    if known is None:
        raise _Wrong("The sex cannot be understood. Write male, female, or leave it empty.")
    return known


def _postcode(text: str, _today: date) -> str:
    """A postcode as "EX4 3LS". Half a postcode is kept: it still says where; anything else is refused."""
    plain = re.sub(r"[^A-Z0-9]", "", text.upper())
    whole = POSTCODE.fullmatch(plain)
    if whole:
        return f"{whole[1]} {whole[2]}"
    if re.fullmatch(r"[A-Z]{1,2}\d[A-Z\d]?", plain):
        return plain
    raise _Wrong("This is not a UK postcode.")


def _number(text: str, _today: date) -> str:
    digits = re.sub(r"\D", "", text)
    if len(digits) != 10 or not nhs_number.is_valid(digits):
        raise _Wrong("The NHS number has a mistake in it.")
    return digits


_UNDERSTAND: dict[Column, Callable[[str, date], str]] = {
    Column.DATE_OF_BIRTH: _day,
    Column.SEX: _sex,
    Column.POSTCODE: _postcode,
    Column.NHS_NUMBER: _number,
}

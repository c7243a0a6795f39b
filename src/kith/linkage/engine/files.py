"""CSV files in and out, for the command: any encoding, any of the usual separators, nothing run and nothing guessed."""

import csv
import io
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pa_csv
from charset_normalizer import from_bytes

from kith.linkage.words import Column

from .tables import BadTable

SEPARATORS = ",;\t|"
LOOKED_AT = 200_000
ALSO_CALLED = {
    "first_name": Column.GIVEN_NAME,
    "forename": Column.GIVEN_NAME,
    "surname": Column.FAMILY_NAME,
    "last_name": Column.FAMILY_NAME,
    "dob": Column.DATE_OF_BIRTH,
    "gender": Column.SEX,
    "unique_id": Column.ID,
    "telephone": Column.PHONE,
}


def read_table(path: Path) -> pa.Table:
    """A CSV file as text columns; empty cells are missing. Columns we do not compare are left out.

    Raises BadTable for a file that is not there, is empty, or is not a table.
    """
    return _read(path, frozenset(column.value for column in Column))


def read_pairs(path: Path) -> pa.Table:
    """A CSV file of pairs: left_id, right_id. Raises BadTable like `read_table`."""
    return _read(path, frozenset({"left_id", "right_id"}))


def _read(path: Path, wanted: frozenset[str]) -> pa.Table:
    try:
        raw = path.read_bytes()
    except OSError as problem:
        raise BadTable(f"{path} cannot be read: {problem.strerror}.") from None
    text = _as_utf8(raw)
    if not text.strip():
        raise BadTable(f"{path} is empty.")
    header = text[:LOOKED_AT].decode("utf-8", "ignore").splitlines()[0]
    separator = max(SEPARATORS, key=header.count)
    names = _names(next(csv.reader([header], delimiter=separator)))
    try:
        return _parsed(text, separator, names, wanted)
    except pa.ArrowInvalid as problem:
        raise BadTable(f"{path} is not a table: {problem}") from None


def _parsed(text: bytes, separator: str, names: list[str], wanted: frozenset[str]) -> pa.Table:
    return pa_csv.read_csv(
        io.BytesIO(text),
        read_options=pa_csv.ReadOptions(column_names=names, skip_rows=1),
        parse_options=pa_csv.ParseOptions(delimiter=separator, newlines_in_values=True),
        convert_options=pa_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()),
            include_columns=[name for name in names if name in wanted],
            strings_can_be_null=True,
            quoted_strings_can_be_null=True,
            null_values=[""],
        ),
    )


def _names(header: list[str]) -> list[str]:
    found: list[str] = []
    for number, cell in enumerate(header):
        name = "_".join(cell.strip().strip("\ufeff").casefold().split())
        name = str(ALSO_CALLED.get(name, name))
        found.append(name if name and name not in found else f"column {number}")
    return found


def _as_utf8(raw: bytes) -> bytes:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace").encode()
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        raw.decode()
    except UnicodeDecodeError:
        found = from_bytes(raw[:LOOKED_AT]).best()
        return raw.decode(found.encoding if found else "cp1252", "replace").encode()
    return raw


def write_links(pairs: pa.Table, path: Path) -> None:
    """The links with their weight, probability and how each column agreed."""
    kept = ["left_id", "right_id", "match_weight", "probability"]
    kept += [name for name in pairs.column_names if name.startswith("level_")]
    pa_csv.write_csv(pairs.filter(pairs["linked"]).select(kept), path)

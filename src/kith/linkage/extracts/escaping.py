"""Files we hand out: no cell is a formula to the program that opens it."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def safe(cell: object) -> str:
    """The cell as text; one that a spreadsheet would run begins with an apostrophe (OWASP, CSV injection)."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(DANGEROUS) else text


def write_csv(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A CSV file as text, with a byte-order mark so that Excel reads its accents."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow([safe(heading) for heading in headings])
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()

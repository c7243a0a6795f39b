"""A copy as a table for a spreadsheet (RFC 4180), in which no cell is taken for a formula."""

import csv
from io import StringIO

from .content import Copy

BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
BYTE_ORDER_MARK = "\ufeff"


def plain(cell: str) -> str:
    """A cell that a spreadsheet reads as words: one that would begin a formula gets an apostrophe before it."""
    begins = cell.lstrip(" \u00a0")[:1] in BEGINS_A_FORMULA or cell[:1] in BEGINS_A_FORMULA
    return f"'{cell}" if cell and begins else cell


def copy_csv(copy: Copy) -> bytes:
    """What was left out stands first, then the head and one row for each entry. UTF-8, marked so that Excel knows."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    first = (copy.about, copy.profile, copy.purpose, copy.made, copy.days, copy.count)
    for line in (f"{copy.title}. {copy.read_first}", *first):
        writer.writerow([plain(line)])
    for line in copy.left_out:
        writer.writerow(["Left out", plain(line)])
    writer.writerow([])
    for row in (copy.head, *copy.rows):
        writer.writerow([plain(cell) for cell in row])
    return (BYTE_ORDER_MARK + out.getvalue()).encode()

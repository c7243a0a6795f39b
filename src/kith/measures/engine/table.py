"""A CSV of points: date and value, or date, numerator and denominator; for times between events dates alone will do."""

import csv
from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import pairwise
from math import isfinite
from pathlib import Path

from .limits import Chart, Point

KNOWN = {"date", "value", "numerator", "denominator"}


class BadTable(Exception):
    """What is wrong with the file, row by row, in words for whoever made it."""

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(faults))


def read(path: Path, chart: Chart) -> list[Point]:
    """The points in the file's order. Raises BadTable with every row that cannot be read and why."""
    names, rows = _rows(path)
    faults: list[str] = []
    if {"numerator", "denominator"} <= names:
        points = list(_points(rows, faults, lambda row: (row["numerator"], row["denominator"])))
        faults += _impossible(points, chart)
    elif "value" in names and not chart.needs_denominator:
        points = list(_points(rows, faults, lambda row: (row["value"], "")))
    elif chart is Chart.T and "date" in names:
        points = _between(rows, faults)
    else:
        wanted = "numerator and denominator" if chart.needs_denominator else "value"
        raise BadTable(
            f"This chart needs the columns date, {wanted}. The file has: {', '.join(sorted(names)) or 'none'}."
        )
    if chart.of_rare_events:
        faults += [
            f"{p.when}: {p.amount:g} is less than none." for p in points if p.amount is not None and p.amount < 0
        ]
    if faults:
        raise BadTable(*faults)
    return points


def _rows(path: Path) -> tuple[set[str], list[dict[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            names = [(name or "").strip().lower() for name in reader.fieldnames or []]
            reader.fieldnames = names
            rows = [{k: (v or "").strip() for k, v in row.items() if k} for row in reader]
    except OSError as problem:
        raise BadTable(f"{path} cannot be read: {problem.strerror}.") from None
    except (UnicodeDecodeError, csv.Error):
        raise BadTable(f"{path} is not a CSV file in UTF-8.") from None
    if not rows:
        raise BadTable(f"{path} has no rows.")
    return set(names) & KNOWN, rows


def _points(
    rows: list[dict[str, str]], faults: list[str], taken: Callable[[dict[str, str]], tuple[str, str]]
) -> Iterator[Point]:
    for number, row in enumerate(rows, start=2):
        amount, denominator = taken(row)
        try:
            yield Point(row.get("date", "") or str(number), _number(amount), _number(denominator))
        except ValueError as problem:
            faults.append(f"Row {number}: {problem}.")


def _number(text: str) -> float | None:
    """Raises ValueError for words and for what is not a finite number. Blank is a point nobody knows."""
    if not text:
        return None
    try:
        number = float(text.replace(",", ""))
    except ValueError:
        raise ValueError(f"{text!r} is not a number") from None
    if not isfinite(number):
        raise ValueError(f"{text!r} is not a number")
    return number


def _impossible(points: list[Point], chart: Chart) -> Iterator[str]:
    shares = chart in {Chart.P, Chart.P_PRIME}
    for point in points:
        if point.amount is None or point.denominator is None:
            continue
        if point.denominator < 0 or (chart.needs_denominator and point.amount < 0):
            yield f"{point.when}: a count is never less than none."
        elif shares and point.amount > point.denominator:
            yield f"{point.when}: {point.amount:g} of {point.denominator:g} is more than all."


def _between(rows: list[dict[str, str]], faults: list[str]) -> list[Point]:
    """Days from each event to the one before; the first has none to count from."""
    days: list[date] = []
    for number, row in enumerate(rows, start=2):
        try:
            days.append(_day(row["date"]))
        except ValueError:
            faults.append(f"Row {number}: {row['date']!r} is not a date. Write 2026-11-24 or 24/11/2026.")
    faults += [f"{after} stands after {before}." for before, after in pairwise(days) if after < before]
    return [Point(f"{after:%Y-%m-%d}", float((after - before).days)) for before, after in pairwise(days)]


def _day(text: str) -> date:
    return date.fromisoformat(text) if "-" in text else datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007

"""Dates and moments, typed in parts. Every message names the part that is missing or wrong."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.forms.boundfield import BoundField

from kith.design import wording
from kith.design.fields.base import Given, InFieldset, given
from kith.design.widgets import Parts, Typed

MONTH_NUMBERS = {
    name[:length].lower(): number
    for number, name in enumerate(wording.MONTHS, start=1)
    for length in range(3, len(name) + 1)
}
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
WIDTHS = {"day": "2", "month": "2", "year": "4", "time": "5"}


def whole(text: str) -> int | None:
    """A number of one to four plain digits, or None."""
    return int(text) if re.fullmatch(r"[0-9]{1,4}", text) else None


def month_number(text: str) -> int | None:
    """3, 03, mar, March."""
    number = whole(text) if text.isdigit() else MONTH_NUMBERS.get(text.rstrip(".").lower())
    return number if number and 1 <= number <= 12 else None


def time_of_day(text: str) -> time | None:
    """9:30, 0930, 9.30am, 2pm, 14:30, midday, midnight; None when it is none of them."""
    words = text.lower().replace(" ", "").replace(".", ":").replace("a:m:", "am").replace("p:m:", "pm")
    if words in ("midday", "noon", "midnight"):
        return time(0) if words == "midnight" else time(12)
    found = re.fullmatch(r"([0-9]{1,2}):?([0-9]{2})?(am|pm)?", words)
    if not found or not (found[2] or found[3]):
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
    return time(hour, minute) if hour < 24 and minute < 60 else None


def in_england(on: date, at: time) -> datetime | None:
    """The moment a clock in England shows this; None when the clocks skip it in spring.

    When the clocks go back and show it twice, the first is meant: nobody is told something is due an hour too late.
    """
    moment = datetime.combine(on, at, tzinfo=wording.LONDON)
    exists = moment.astimezone(UTC).astimezone(wording.LONDON).replace(tzinfo=None) == moment.replace(tzinfo=None)
    return moment if exists else None


class DateField(InFieldset):
    """A date in three inputs. ``earliest`` and ``latest`` are dates, or functions giving one; both inclusive.

    ``latest_words`` completes the message: "must be today or in the past" (the default names the date).
    """

    macro = "govukDateInput"
    names: tuple[str, ...] = ("day", "month", "year")

    def __init__(
        self,
        *,
        earliest: Given[date] = None,
        latest: Given[date] = None,
        earliest_words: str = "",
        latest_words: str = "",
        birthday: bool = False,
        **kwargs: Any,
    ) -> None:
        self.earliest, self.latest = earliest, latest
        self.limit_words = {"earliest": earliest_words, "latest": latest_words}
        self.birthday = birthday
        super().__init__(widget=Parts(self.names), **kwargs)

    def to_python(self, value: Any) -> Any:
        typed = Typed(*(part.strip() for part in Typed.of(value)))
        parts = {name: getattr(typed, name) for name in self.names}
        if not any(parts.values()):
            return None
        empty = [name for name in self.names if not parts[name]]
        if empty:
            article = {name: f"a {name}" for name in self.names}
            raise self.refuse(
                f"{self.words.name_first} must include {wording.list_text([article[e] for e in empty])}",
                "incomplete",
                *empty,
            )
        return self.understand(typed)

    def understand(self, typed: Typed) -> Any:
        on = self.real_date(typed)
        self.check_limits(on)
        return on

    def real_date(self, typed: Typed) -> date:
        day, month, year = whole(typed.day), month_number(typed.month), whole(typed.year)
        name = self.words.name_first
        if not month:
            raise self.refuse(
                f"Month in {self.words.name} must be a number from 1 to 12, or a name", "invalid", "month"
            )
        if year is None or len(typed.year) != 4:
            raise self.refuse(f"Year in {self.words.name} must include 4 numbers, like 2026", "invalid", "year")
        if not EARLIEST.year <= year <= LATEST.year:
            limits = f"{EARLIEST.year} and {LATEST.year}"
            raise self.refuse(f"Year in {self.words.name} must be between {limits}", "invalid", "year")
        if not day or not 1 <= day <= 31:
            raise self.refuse(f"Day in {self.words.name} must be a number from 1 to 31", "invalid", "day")
        try:
            return date(year, month, day)
        except ValueError as error:
            there = f"{wording.MONTHS[month - 1]} {year}"
            raise self.refuse(
                f"{name} must be a real date: {there} has no {day}th".replace("1th", "1st"), "invalid", "day"
            ) from error

    def check_limits(self, on: date) -> None:
        earliest, latest = given(self.earliest), given(self.latest)
        name = self.words.name_first
        if earliest is not None and on < earliest:
            words = self.limit_words["earliest"] or f"{wording.day_text(earliest)} or later"
            raise self.refuse(f"{name} must be {words}", "too_early")
        if latest is not None and on > latest:
            words = self.limit_words["latest"] or f"{wording.day_text(latest)} or earlier"
            raise self.refuse(f"{name} must be {words}", "too_late")

    def common_params(self, bound: BoundField) -> dict[str, Any]:
        params = super().common_params(bound)
        params["id"] = params.pop("idPrefix")
        params["namePrefix"] = params.pop("name")
        return params

    def own_params(self, bound: BoundField) -> dict[str, Any]:
        typed = Typed.of(bound.value())
        return {"items": [self.item(name, getattr(typed, name), self.wrong_parts(bound)) for name in self.names]}

    def item(self, name: str, value: str, wrong: tuple[str, ...]) -> dict[str, Any]:
        classes = f"govuk-input--width-{WIDTHS[name]}" + (" govuk-input--error" if name in wrong else "")
        item: dict[str, Any] = {"name": name, "classes": classes}
        if value:
            item["value"] = value
        if name == "time":
            item["inputmode"] = "text"
        if self.birthday:
            item["autocomplete"] = f"bday-{name}"
        return item

    def wrong_parts(self, bound: BoundField) -> tuple[str, ...]:
        data = bound.errors.as_data() if bound.errors else []
        if not data:
            return ()
        return (data[0].params or {}).get("parts") or self.names

    def error_target(self, bound: BoundField) -> str:
        return f"{bound.auto_id}-{(self.wrong_parts(bound) or self.names)[0]}"


class MomentField(DateField):
    """A date and a time of day on a clock in England. Gives an aware datetime.

    ``earliest`` and ``latest`` are aware datetimes, or functions giving one.
    """

    names = ("day", "month", "year", "time")

    def understand(self, typed: Typed) -> datetime:
        on, at = self.real_date(typed), time_of_day(typed.time)
        if at is None:
            raise self.refuse(f"Time in {self.words.name} must be like 9:30am, 2pm or 14:30", "invalid", "time")
        moment = in_england(on, at)
        if moment is None:
            shown = wording.clock_text(at)
            message = (
                f"{self.words.name_first} cannot be {shown}: the clocks went forward then. Enter a time an hour later"
            )
            raise self.refuse(message, "no_such_time", "time")
        self.check_limits(moment)
        return moment

    def check_limits(self, on: Any) -> None:
        earliest, latest = given(self.earliest), given(self.latest)
        name = self.words.name_first
        if earliest is not None and on < earliest:
            words = self.limit_words["earliest"] or f"{wording.moment_text(earliest)} or later"  # type: ignore[arg-type]
            raise self.refuse(f"{name} must be {words}", "too_early")
        if latest is not None and on > latest + timedelta(seconds=59):
            words = self.limit_words["latest"] or f"{wording.moment_text(latest)} or earlier"  # type: ignore[arg-type]
            raise self.refuse(f"{name} must be {words}", "too_late")

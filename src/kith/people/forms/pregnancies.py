"""What is asked about a pregnancy: its expected date, how many babies, the booking."""

from datetime import datetime
from typing import Any

from kith.design import fields
from kith.kernel.clock import day_of
from kith.people.words import Booking, DateSource, YesNoUnknown

from .parts import PREGNANCY_AHEAD, Queryable, past_field

EXPECTED_HINTS = {
    DateSource.SCAN: "The surest. It stands over every other date.",
    DateSource.DATES: "Stands until there is a scan.",
    DateSource.OTHER: "Stands until there is something surer.",
}


class AtDay(Queryable):
    """A form whose past dates end today."""

    past: tuple[str, ...] = ()

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.past:
            self.fields[name].latest = day_of(at)


class ExpectedDate(AtDay):
    """An estimate of the expected date."""

    past = ("estimated_on",)
    expected_on = fields.DateField(
        label="Expected date of delivery", called="expected date of delivery", hint="For example, 8 3 2027"
    )
    source = fields.ChoiceField(
        label="What does it rest on?",
        called="what it rests on",
        choices=[fields.Choice(s.value, s.label, hint=EXPECTED_HINTS[s]) for s in DateSource],
    )
    estimated_on = past_field(
        "When was the scan, or when were you told?", called="the day of the scan", required=False, mark_optional=False
    )
    words = fields.TextField(
        label="Who said so, and where?",
        hint="For example, “Dating scan, Exampleton maternity unit”",
        max_length=200,
        required=False,
        mark_optional=False,
    )
    replaces = fields.SelectField(
        label="Does it put right an earlier date that was recorded in error?",
        called="the date it puts right",
        prompt="No, it is a new estimate",
        required=False,
        mark_optional=False,
    )

    def __init__(self, *args: Any, at: datetime, earlier: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, at=at, **kwargs)
        self.fields["expected_on"].earliest = day_of(at) - 3 * PREGNANCY_AHEAD
        self.fields["expected_on"].latest = day_of(at) + 2 * PREGNANCY_AHEAD
        self.fields["replaces"].offer(earlier)


class Babies(AtDay):
    """How many babies there are."""

    past = ("known_on",)
    babies = fields.WholeNumberField(
        label="How many babies are there?", called="number of babies", hint="One to five", least=1, most=5
    )
    known_on = past_field("When was it known?", called="the day it was known", required=False, mark_optional=False)


class Care(AtDay):
    """The mother's booking: her own health, read by fewer people than the rest."""

    past = ("booked_on",)
    booking = fields.ChoiceField(
        label="Has a midwife booked her?",
        called="whether a midwife has booked her",
        choices=[
            fields.Choice(Booking.BOOKED.value, Booking.BOOKED.label),
            fields.Choice(Booking.NOT_BOOKED.value, Booking.NOT_BOOKED.label),
            fields.Choice(Booking.NOT_KNOWN.value, Booking.NOT_KNOWN.label),
        ],
    )
    booked_on = past_field("When was she booked?", called="the day she was booked", required=False, mark_optional=False)
    booked_at = fields.TextField(
        label="Where?", called="where she was booked", max_length=200, required=False, mark_optional=False
    )
    concealed = fields.ChoiceField(
        label="Was the pregnancy concealed or denied?",
        called="whether the pregnancy was concealed",
        hint="It may be a sign of fear. Write down what she said, not a judgement.",
        choices=list(YesNoUnknown),
        inline=True,
        required=False,
        mark_optional=False,
    )
    words = fields.LongTextField(
        label="What else do people need to know?", max_length=2000, rows=4, required=False, mark_optional=False
    )
    based_on = fields.WholeNumberField(label="Record", required=False, least=0)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        booked = given.get("booking") == Booking.BOOKED.value
        if booked and not given.get("booked_on") and "booked_on" not in self.errors:
            self.add_error("booked_on", "Enter the day she was booked")
        if given.get("booked_on") and given.get("booking") == Booking.NOT_BOOKED.value:
            self.add_error("booked_on", "Take the date out, or choose “Yes” to whether a midwife has booked her")
        return given

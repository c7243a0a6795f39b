"""What is asked about a birth, an ending, an NHS number, movement, and a mother's dates."""

from datetime import date, datetime, time
from typing import Any

from kith.design import fields
from kith.design.fields.dates import time_of_day
from kith.people.words import Ending, Mobility, MobilityBasis, NumberSource, Sex

from .parts import NhsNumberField, name_field, past_field
from .pregnancies import AtDay

WHY: dict[str, Any] = {
    "label": "What was wrong before?",
    "called": "what was wrong before",
    "hint": "It is kept beside both versions.",
    "max_length": 400,
}


class TimeField(fields.TextField):
    """A time of day: 4:20am, 16:20, midday."""

    def __init__(self, **kwargs: Any) -> None:
        usual: dict[str, Any] = {"max_length": 20, "width": 10, "autocomplete": "off"}
        super().__init__(**usual | kwargs)

    def understand(self, text: str) -> time:
        found = time_of_day(text)
        if found is None:
            raise self.refuse(f"{self.words.name_first} must be a time, like 4:20am or 16:20")
        return found


class Birth(AtDay):
    """A birth."""

    past = ("date_of_birth",)
    date_of_birth = past_field("Date of birth", hint="For example, 14 9 2026")
    born_at = TimeField(
        label="Time of birth", hint="For example, 4:20am. Leave it empty if you do not know.", required=False,
        mark_optional=False,
    )  # fmt: skip
    place = fields.TextField(
        label="Where was the baby born?", called="where the baby was born", max_length=200, required=False,
        mark_optional=False,
    )  # fmt: skip
    sex = fields.ChoiceField(label="Sex", choices=list(Sex), inline=False)
    given_name = name_field("First name", hint="Leave it empty if the baby has no name yet.", required=False)
    family_name = name_field("Last name", required=False)
    weight_grams = fields.WholeNumberField(
        label="Weight in grams", hint="For example, 2350", least=200, most=8000, required=False, mark_optional=False
    )
    birth_order = fields.WholeNumberField(
        label="Of twins or more: born first, second …?",
        called="order of birth",
        hint="1 for the first. Leave it empty for one baby.",
        least=1,
        most=5,
        required=False,
        mark_optional=False,
    )
    based_on = fields.WholeNumberField(label="Record", required=False, least=0)


class Correction(Birth):
    """Who a baby is, put right. What stood before is kept."""

    why = fields.TextField(**WHY)


class UnbornCorrection(AtDay):
    """The name of a baby not born yet, put right."""

    given_name = name_field("First name", required=False)
    family_name = name_field("Last name", required=False)
    sex = fields.ChoiceField(label="Sex", choices=list(Sex), inline=False)
    why = fields.TextField(**WHY)
    based_on = fields.WholeNumberField(label="Record", required=False, least=0)


class EndingForm(AtDay):
    """How a file ends."""

    past = ("ended_on",)
    whom = fields.ChoiceField(label="Which baby is it about?", called="which baby it is about", choices=[])
    kind = fields.ChoiceField(label="What happened?", called="what happened", choices=[])
    ended_on = past_field("When?", called="the date", required=False, mark_optional=False)
    said_by = fields.TextField(
        label="Who told you?",
        called="who told you",
        hint="For example, “The bereavement midwife, by phone”. It is shown on the file.",
        max_length=200,
    )
    words = fields.LongTextField(
        label="What does the family want others to know, or not to do?",
        hint="For example, the baby’s name, whom to ring first, or that they do not want visits now.",
        max_length=2000,
        rows=4,
        required=False,
        mark_optional=False,
    )
    based_on = fields.WholeNumberField(label="Record", required=False, least=0)

    def __init__(self, *args: Any, at: datetime, born: date | None, whom: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, at=at, **kwargs)
        if whom:
            self.fields["whom"].offer(whom)
        else:
            del self.fields["whom"]
        self.fields["kind"].offer([kind for kind in Ending if _possible(kind, born=born is not None)])
        if born is not None:
            self.fields["ended_on"].earliest = born


def _possible(kind: Ending, *, born: bool) -> bool:
    if kind is Ending.MOVED:
        return True
    return kind.after_birth if born else kind is not Ending.DIED


class TakeBack(AtDay):
    """An ending was recorded in error."""

    why = fields.TextField(
        label="What was wrong?", called="what was wrong", hint="It is kept on the file.", max_length=400
    )


class NhsNumber(AtDay):
    """An NHS number and where it came from."""

    past = ("said_on",)
    nhs_number = NhsNumberField(label="NHS number", hint="For example, 999 123 4567")
    source = fields.ChoiceField(
        label="Where does it come from?",
        called="where the number comes from",
        choices=[one for one in NumberSource if one is not NumberSource.NOT_RECORDED],
    )
    said_on = past_field("On which day?", called="the day", required=False, mark_optional=False)
    verified = fields.ConfirmField(
        statement="I, or somebody named here, compared it with the national NHS record",
        label="Has it been checked?",
        required=False,
        mark_optional=False,
    )


class Movement(AtDay):
    """How a baby moves, and how we know."""

    past = ("seen_on",)
    stage = fields.ChoiceField(
        label="What is the most the baby does?",
        called="what the baby does",
        choices=[one for one in Mobility if one is not Mobility.NOT_RECORDED],
    )
    basis = fields.ChoiceField(label="How do we know?", called="how we know", choices=list(MobilityBasis))
    said_by = fields.TextField(
        label="Who saw it, or who told you?",
        called="who saw it or told you",
        hint="For example, “I did, at the home visit” or “Her mother, by phone”",
        max_length=200,
    )
    seen_on = past_field("On which day?", called="the day")
    words = fields.TextField(
        label="What was seen?", called="what was seen", max_length=400, required=False, mark_optional=False
    )


class MotherDates(AtDay):
    """A mother's dates, put right."""

    past = ("date_of_birth", "died_on")
    date_of_birth = past_field("Her date of birth", required=False, mark_optional=False)
    died_on = past_field("If she has died, when?", called="the day she died", required=False, mark_optional=False)
    why = fields.TextField(**WHY)
    based_on = fields.WholeNumberField(label="Record", required=False, least=0)

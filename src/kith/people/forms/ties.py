"""How two people are to each other."""

from datetime import datetime
from typing import Any

from kith.design import fields
from kith.kernel.clock import day_of
from kith.people.words import Living, Quality, Source, TieKind, UnionStatus

from .parts import Queryable, past_field

MOTHER, BABY = "mother", "baby"
LEFT_OUT: dict[str, Any] = {"required": False, "mark_optional": False}

SAID = {Source.HIMSELF: "They said so themselves"}


class Tie(Queryable):
    """How two people of the family are to each other: a fact with a date and a source."""

    one = fields.SelectField(label="Who?", called="the first person")
    other = fields.SelectField(label="And who?", called="the second person")
    kind = fields.ChoiceField(
        label="What do you want to record?",
        choices=[
            fields.Choice(TieKind.UNION.value, TieKind.UNION.label, reveals="union"),
            fields.Choice(TieKind.HOUSEHOLD.value, TieKind.HOUSEHOLD.label, reveals="household"),
            fields.Choice(TieKind.BOND.value, TieKind.BOND.label, reveals="bond"),
        ],
    )
    union = fields.ChoiceField(label="How are they, or were they, together?", choices=list(UnionStatus), small=True)
    household = fields.ChoiceField(label="Do they live together?", choices=list(Living), small=True)
    bond = fields.ChoiceField(
        label="How are they with each other?",
        choices=list(Quality),
        small=True,
        hint="What was seen or said, not a grade",
    )
    since = past_field("Since when, or on which day?", called="the date", **LEFT_OUT)
    words = fields.TextField(label="What was seen or said?", max_length=400, **LEFT_OUT)
    source = fields.ChoiceField(
        label="Who told you?", called="who told you", choices=[(s, SAID.get(s, s.label)) for s in Source], **LEFT_OUT
    )
    verified = fields.ConfirmField(statement="It has been checked, in person or in a record", label="", **LEFT_OUT)

    def __init__(self, *args: Any, at: datetime, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["since"].latest = day_of(at)
        self.fields["one"].offer([person for person in people if person[0] != BABY])
        self.fields["other"].offer(people)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        one, other = given.get("one"), given.get("other")
        if one and one == other:
            self.add_error("other", "Choose two different people")
        if other == BABY and given.get("kind") == TieKind.UNION:
            self.add_error("other", "A couple is two adults: choose another person")
        return given

    @property
    def says(self) -> str:
        """The answer of the kind chosen."""
        return str(self.cleaned_data[self.cleaned_data["kind"]])

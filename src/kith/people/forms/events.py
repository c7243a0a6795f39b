"""Something that happened and is recorded nowhere else; and that a handover summary was read."""

from datetime import date, datetime
from typing import Any

from kith.design import fields, forms
from kith.kernel.clock import day_of
from kith.people.words import CHOSEN_AUDIENCES, About, EventSource, EventTopic, Impact, Significance

from .parts import Queryable

SAME, LATER = "same", "later"


def significance_field(**more: Any) -> fields.ChoiceField:
    choices = [fields.Choice(one.value, one.label, one.hint) for one in Significance]
    said: dict[str, Any] = {"label": "How significant is it?", "called": "how significant it is"}
    return fields.ChoiceField(choices=choices, **said | more)


def impact_field(**more: Any) -> fields.ChoiceField:
    said: dict[str, Any] = {"label": "What did it mean for the baby?", "called": "what it meant for the baby"}
    return fields.ChoiceField(choices=list(Impact), small=True, **said | more)


def impact_words_field() -> fields.LongTextField:
    return fields.LongTextField(
        label="In what way?",
        hint="What the baby saw, heard, felt or went without; or what got better.",
        max_length=400,
        rows=3,
        required=False,
    )


class Event(Queryable):
    """Something that happened."""

    topic = fields.SelectField(label="What was it?", called="what it was", choices=list(EventTopic))
    about = fields.ChoiceField(label="Whom is it about first?", called="whom it is about", choices=list(About))
    words = fields.LongTextField(
        label="What happened?",
        called="what happened",
        hint="What was seen, said and done, and by whom. Keep facts apart from what you think. No addresses.",
        max_length=4000,
        rows=6,
    )
    happened_on = fields.DateField(
        label="On which day did it happen?",
        called="the day it happened",
        latest_words="today or in the past",
        hint="For example, 14 9 2026",
    )
    knew = fields.ChoiceField(
        label="When did your agency know?",
        called="when your agency knew",
        choices=[
            fields.Choice(SAME, "The same day"),
            fields.Choice(LATER, "On another day", reveals="known_on"),
        ],
    )
    known_on = fields.DateField(
        label="On which day?", called="the day your agency knew", latest_words="today or in the past"
    )
    source = fields.ChoiceField(label="How do you know?", called="how you know", choices=list(EventSource))
    source_words = fields.TextField(label="Who told you, or which record?", max_length=200, required=False)
    significance = significance_field()
    impact = impact_field()
    impact_words = impact_words_field()
    audience = fields.ChoiceField(
        label="Who may see this entry?",
        called="who may see it",
        choices=list(CHOSEN_AUDIENCES),
        hint="What is about domestic abuse is never told to the parents, whatever you choose here.",
    )

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today: date = day_of(at)
        for name in ("happened_on", "known_on"):
            self.fields[name].latest = today


class HandoverRead(forms.Form):
    """The one who goes on has read it."""

    words = fields.LongTextField(
        label="What will you do first?", max_length=400, rows=3, required=False, mark_optional=False
    )

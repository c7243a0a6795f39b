"""The baby was seen: four questions that need an answer, and what else there is to say."""

from datetime import datetime
from typing import Any

from kith.design import fields
from kith.people.words import Awake, Feeding, Place, State, Undressed

from .parts import Queryable

NOW, EARLIER = "now", "earlier"
MOTHER, ELSE = "mother", "else"
LEFT_OUT: dict[str, Any] = {"required": False, "mark_optional": False}


class Sighting(Queryable):
    """What somebody who was with a baby saw."""

    when = fields.ChoiceField(
        label="When did you see the baby?",
        called="when you saw the baby",
        choices=[
            fields.Choice(NOW, "Just now"),
            fields.Choice(EARLIER, "Earlier", reveals="seen_at"),
        ],
    )
    seen_at = fields.MomentField(
        label="Day and time",
        called="the day and time",
        hint="For example, 14 9 2026 at 10:30am",
        latest_words="now or in the past",
    )
    place = fields.ChoiceField(label="Where?", called="where you saw the baby", choices=list(Place), small=True)
    awake = fields.ChoiceField(
        label="Was the baby awake?", called="whether the baby was awake", choices=list(Awake), inline=True
    )
    undressed = fields.ChoiceField(
        label="Did you see the baby undressed?",
        called="whether you saw the baby undressed",
        choices=[
            fields.Choice(one.value, one.label, reveals="undressed_why" if one is Undressed.NO else "")
            for one in Undressed
        ],
    )
    undressed_why = fields.TextField(
        label="Why not?", hint="For example, “asleep; the midwife sees him undressed tomorrow”", **LEFT_OUT
    )
    handled = fields.ManyChoiceField(label="Who handled the baby while you were there?", small=True, **LEFT_OUT)
    held_by = fields.TextField(label="Who?", called="who it was", hint="A name, and who they are to the baby")
    how_held = fields.TextField(
        label="How was the baby handled?", hint="Gently, roughly, held close, left in the seat …", max_length=400,
        **LEFT_OUT,
    )  # fmt: skip
    sleep = fields.ChoiceField(
        label="Did you see where the baby sleeps?",
        choices=[fields.Choice("yes", "Yes", reveals="sleep_place"), fields.Choice("no", "No")],
        **LEFT_OUT,
    )
    sleep_place = fields.TextField(
        label="What is it like?",
        called="what the sleeping place is like",
        hint="Own cot or not, on the back, what else is in it, whose room, by day and by night",
        max_length=400,
    )
    state = fields.ManyChoiceField(label="How was the baby?", choices=list(State), small=True, **LEFT_OUT)
    feeding = fields.ChoiceField(label="How is the baby fed?", choices=list(Feeding), small=True, **LEFT_OUT)
    feeding_words = fields.TextField(label="How feeding went", max_length=400, **LEFT_OUT)
    showed = fields.LongTextField(
        label="What did the baby show?",
        hint="What you saw the baby do: looked for a face, turned away, went still, was comforted.",
        max_length=2000,
        rows=3,
        **LEFT_OUT,
    )
    voice = fields.LongTextField(
        label="What was today like for this baby?",
        hint="As if the baby could tell you. One or two sentences.",
        max_length=2000,
        rows=3,
        **LEFT_OUT,
    )

    def __init__(self, *args: Any, at: datetime, handlers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at
        self.fields["seen_at"].latest = at
        named = [fields.Choice(value, text) for value, text in handlers]
        others = fields.Choice(ELSE, "Somebody else", reveals="held_by")
        self.fields["handled"].offer([fields.Choice(MOTHER, "Mother"), *named, others])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("when") == NOW:
            given["seen_at"] = self.at
        return given

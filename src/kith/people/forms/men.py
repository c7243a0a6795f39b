"""The first page about a man, or another carer: who it is, and what we know."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from kith.design import fields
from kith.kernel.clock import day_of
from kith.people.words import RELATIONSHIPS, CarerKind, Knowledge, Sex, Side, Source, YesNoUnknown

from .parts import Queryable, name_field, past_field

KNOWLEDGE_HINTS = {
    Knowledge.KNOWN: "We know who he is, from him or from a source we trust.",
    Knowledge.BELIEVED: "Somebody has said who he is, and nobody has confirmed it.",
    Knowledge.DECLINED_BY_MOTHER: "That is her right, and may be a sign that she is afraid.",
    Knowledge.NOT_ASKED: "It stays open, with somebody to close it, until somebody has asked.",
    Knowledge.DOES_NOT_APPLY: "For example, a father who has died, or a donor.",
}
OTHER_HINTS = KNOWLEDGE_HINTS | {
    Knowledge.KNOWN: "We know who they are, from them or from a source we trust.",
    Knowledge.BELIEVED: "Somebody has said who they are, and nobody has confirmed it.",
    Knowledge.DOES_NOT_APPLY: "For example, somebody who has moved away for good.",
}
OTHER_LABELS = {
    "relationship": "Who are they to the baby?",
    "knowledge": "What do we know about them?",
    "given_name": "Their first name",
    "family_name": "Their last name",
    "date_of_birth": "Their date of birth",
    "deceased": "Have they died?",
    "lives_with_baby": "Do they live or sleep where the baby does?",
    "sole_care": "Do they look after the baby on their own?",
    "source": "Who told us about them?",
    "seen_by": "Which agency has seen them face to face?",
    "seen_on": "When did they see them?",
    "strengths": "What is good about their part in the baby’s life?",
}
LEFT_OUT: dict[str, Any] = {"required": False, "mark_optional": False}


class Man(Queryable):
    """What is known about one man, or another carer."""

    relationship = fields.ChoiceField(label="Who is he to the baby?", small=True)
    side = fields.ChoiceField(label="On whose side of the family?", choices=list(Side), inline=True, **LEFT_OUT)
    knowledge = fields.ChoiceField(label="What do we know about him?", called="what we know about him")
    next_step = fields.TextField(
        label="What will you do next, and by when?",
        hint="For example, “Ask her about him at Thursday’s visit, alone”.",
        max_length=200,
        **LEFT_OUT,
    )
    given_name = name_field("His first name", **LEFT_OUT)
    family_name = name_field("His last name", **LEFT_OUT)
    aliases = fields.TextField(
        label="Other names", hint="Nicknames, earlier names, other spellings", max_length=200, **LEFT_OUT
    )
    date_of_birth = past_field("His date of birth", **LEFT_OUT)
    sex = fields.ChoiceField(label="Sex", choices=list(Sex), small=True, **LEFT_OUT)
    deceased = fields.ConfirmField(statement="Yes", label="Has he died?", **LEFT_OUT)
    lives_with_baby = fields.ChoiceField(
        label="Does he live or sleep where the baby does?", choices=list(YesNoUnknown), inline=True, **LEFT_OUT
    )
    sole_care = fields.ChoiceField(
        label="Does he look after the baby on his own?", choices=list(YesNoUnknown), inline=True, **LEFT_OUT
    )
    source = fields.ChoiceField(label="Who told us about him?", **LEFT_OUT)
    verified = fields.ConfirmField(
        statement="Somebody has checked this, in person or in a record", label="Has it been checked?", **LEFT_OUT
    )
    seen_by = fields.SelectField(
        label="Which agency has seen him face to face?", prompt="Nobody yet, or not known", **LEFT_OUT
    )
    seen_on = past_field("When did they see him?", called="the date of seeing", **LEFT_OUT)
    strengths = fields.LongTextField(
        label="What is good about his part in the baby’s life?", max_length=2000, rows=3, **LEFT_OUT
    )
    worries = fields.LongTextField(label="What worries you?", max_length=2000, rows=3, **LEFT_OUT)
    based_on = fields.WholeNumberField(label="Record", required=False, least=0)

    def __init__(self, *args: Any, at: datetime, agencies: list[tuple[str, str]], of: CarerKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["date_of_birth"].latest = day_of(at)
        self.fields["seen_on"].latest = day_of(at)
        self.fields["seen_by"].offer(agencies)
        self.fields["relationship"].offer(RELATIONSHIPS[of])
        self.fields["source"].offer([(one, one.said_of(of)) for one in Source])
        hints = KNOWLEDGE_HINTS if of is CarerKind.MAN else OTHER_HINTS
        self.fields["knowledge"].offer([fields.Choice(k.value, k.label, hint=hints[k]) for k in Knowledge])
        for name, label in OTHER_LABELS.items() if of is CarerKind.OTHER else ():
            self.fields[name].words = replace(self.fields[name].words, label=label)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("seen_on") and not given.get("seen_by"):
            self.add_error("seen_by", "Select which agency it was, or take the date out")
        if given.get("seen_by") and not given.get("seen_on") and "seen_on" not in self.errors:
            self.add_error("seen_on", "Enter the date, or choose “Nobody yet, or not known”")
        known = given.get("knowledge") in (Knowledge.KNOWN.value, Knowledge.BELIEVED.value)
        if known and not (given.get("given_name") or given.get("family_name")) and "given_name" not in self.errors:
            self.add_error("given_name", "Enter the name they go by, or choose another answer to what we know")
        return given

"""What is known about one man."""

from datetime import datetime
from typing import Any

from kith.design import fields
from kith.kernel.clock import day_of
from kith.people.words import Knowledge, Relationship, Source, YesNoUnknown

from .parts import Queryable, name_field, past_field

KNOWLEDGE_HINTS = {
    Knowledge.KNOWN: "We know who he is, from him or from a source we trust.",
    Knowledge.BELIEVED: "Somebody has said who he is, and nobody has confirmed it.",
    Knowledge.DECLINED_BY_MOTHER: "That is her right, and may be a sign that she is afraid.",
    Knowledge.NOT_ASKED: "It stays open, with your name on it, until somebody has asked.",
    Knowledge.DOES_NOT_APPLY: "For example, a father who has died, or a donor.",
}


class Man(Queryable):
    """What is known about one man."""

    relationship = fields.ChoiceField(label="Who is he to the baby?", choices=list(Relationship))
    knowledge = fields.ChoiceField(
        label="What do we know about him?",
        called="what we know about him",
        choices=[fields.Choice(k.value, k.label, hint=KNOWLEDGE_HINTS[k]) for k in Knowledge],
    )
    next_step = fields.TextField(
        label="What will you do next, and by when?",
        hint="For example, “Ask her about him at Thursday’s visit, alone”.",
        max_length=200,
        required=False,
        mark_optional=False,
    )
    given_name = name_field("His first name", required=False, mark_optional=False)
    family_name = name_field("His last name", required=False, mark_optional=False)
    date_of_birth = past_field("His date of birth", required=False, mark_optional=False)
    lives_with_baby = fields.ChoiceField(
        label="Does he live or sleep where the baby does?",
        choices=list(YesNoUnknown),
        inline=True,
        required=False,
        mark_optional=False,
    )
    sole_care = fields.ChoiceField(
        label="Does he look after the baby on his own?",
        choices=list(YesNoUnknown),
        inline=True,
        required=False,
        mark_optional=False,
    )
    source = fields.ChoiceField(
        label="Who told us about him?", choices=list(Source), required=False, mark_optional=False
    )
    verified = fields.ConfirmField(
        statement="Somebody has checked this, with him or in a record",
        label="Has it been checked?",
        required=False,
        mark_optional=False,
    )
    seen_by = fields.SelectField(
        label="Which agency has seen him face to face?",
        prompt="Nobody yet, or not known",
        required=False,
        mark_optional=False,
    )
    seen_on = past_field("When did they see him?", called="the date he was seen", required=False, mark_optional=False)
    strengths = fields.LongTextField(
        label="What is good about his part in the baby’s life?",
        max_length=2000,
        rows=3,
        required=False,
        mark_optional=False,
    )
    worries = fields.LongTextField(
        label="What worries you?", max_length=2000, rows=3, required=False, mark_optional=False
    )
    based_on = fields.WholeNumberField(label="Record", required=False, least=0)

    def __init__(self, *args: Any, at: datetime, agencies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["date_of_birth"].latest = day_of(at)
        self.fields["seen_on"].latest = day_of(at)
        self.fields["seen_by"].offer(agencies)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("seen_on") and not given.get("seen_by"):
            self.add_error("seen_by", "Select which agency saw him, or take the date out")
        if given.get("seen_by") and not given.get("seen_on") and "seen_on" not in self.errors:
            self.add_error("seen_on", "Enter the date he was seen, or choose “Nobody yet, or not known”")
        known = given.get("knowledge") in (Knowledge.KNOWN.value, Knowledge.BELIEVED.value)
        if known and not (given.get("given_name") or given.get("family_name")) and "given_name" not in self.errors:
            self.add_error("given_name", "Enter the name he goes by, or choose another answer to what we know")
        return given

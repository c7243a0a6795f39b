"""The pages by topic about a man or another carer; everything may be left out."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from kith.design import fields
from kith.kernel.clock import day_of
from kith.people.words import (
    CarerKind,
    Fact,
    ResponsibilityBy,
    Restriction,
    Source,
    Stays,
    Topic,
    YesNoUnknown,
)

from .parts import Queryable, past_field

LEFT_OUT: dict[str, Any] = {"required": False, "mark_optional": False}


def _yes_no(label: str, hint: str = "") -> fields.ChoiceField:
    return fields.ChoiceField(label=label, hint=hint, choices=list(YesNoUnknown), inline=True, **LEFT_OUT)


class TopicForm(Queryable):
    """One page about somebody. What was recorded before is filled in; who told us belongs to what is changed here."""

    source = fields.ChoiceField(label="Who told you what you changed here?", small=True, **LEFT_OUT)
    verified = fields.ConfirmField(statement="It has been checked, in person or in a record", label="", **LEFT_OUT)
    based_on = fields.WholeNumberField(label="Record", required=False, least=0)

    def __init__(self, *args: Any, at: datetime, of: CarerKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].offer([(one, one.said_of(of)) for one in Source])
        self.prepare(at)

    def prepare(self, at: datetime) -> None:
        """What a page sets on its own fields."""


class Home(TopicForm):
    """Home and time with the baby."""

    lives_with_baby = _yes_no("Lives or sleeps where the baby does")
    stays = fields.ChoiceField(label="How often is that?", choices=list(Stays), small=True, **LEFT_OUT)
    sole_care = _yes_no("Looks after the baby alone")
    alone_when = fields.TextField(
        label="When?", hint="For example, “Tuesday evenings while she works”", max_length=200, **LEFT_OUT
    )
    phone = fields.PhoneField(label="Phone", called="phone number", max_length=30, autocomplete="off", **LEFT_OUT)
    address = fields.TextField(label="Address, or where they stay", max_length=200, autocomplete="off", **LEFT_OUT)
    postcode = fields.PostcodeField(label="Postcode", autocomplete="off", **LEFT_OUT)
    withhold_address = fields.ConfirmField(
        statement="Keep this address off every screen, because somebody could use it to find them",
        label="Does the address need to be withheld?",
        **LEFT_OUT,
    )


class Rights(TopicForm):
    """Parental responsibility and contact."""

    parental_responsibility = _yes_no("Has parental responsibility", "The right in law to decide about the child")
    responsibility_by = fields.ChoiceField(label="How?", choices=list(ResponsibilityBy), small=True, **LEFT_OUT)
    on_birth_certificate = _yes_no("Named on the birth certificate")
    restriction = fields.ChoiceField(
        label="Is there a limit on contact with the baby or the mother?", choices=list(Restriction), small=True,
        **LEFT_OUT,
    )  # fmt: skip
    restriction_words = fields.TextField(
        label="What may not happen, and until when?", called="what may not happen", max_length=400, **LEFT_OUT
    )


class Picture(TopicForm):
    """Strengths first, then worries, what is known of their life, and other children."""

    strengths = fields.LongTextField(
        label="What is good about their part in the baby’s life?",
        hint="What you saw, and what others say. Could they protect the baby?",
        max_length=2000,
        rows=4,
        **LEFT_OUT,
    )
    worries = fields.LongTextField(label="What worries you?", max_length=2000, rows=4, **LEFT_OUT)
    factors = fields.ManyChoiceField(
        label="What is known of their life?",
        hint="Tick what is known, from them or from a record. Nothing is counted or scored.",
        small=True,
        **LEFT_OUT,
    )
    other_children = fields.LongTextField(
        label="Other children",
        hint="Who and where they are, and whether any live elsewhere because of a court or social care",
        max_length=1000,
        rows=3,
        **LEFT_OUT,
    )


class Support(TopicForm):
    """Support, their views and being included."""

    views = fields.LongTextField(
        label="Their views, in their words",
        hint="Hopes for the baby, what is hard, what would help",
        max_length=2000,
        rows=4,
        **LEFT_OUT,
    )
    icon_given = _yes_no("Has somebody talked with them about coping with crying?")
    icon_on = past_field("When was that?", called="the date of talking about crying", **LEFT_OUT)
    support_offered = fields.ManyChoiceField(label="Help offered", small=True, **LEFT_OUT)
    support_accepted = fields.ManyChoiceField(label="Help taken up", small=True, **LEFT_OUT)
    invited = _yes_no("Invited to meetings about the baby")
    attended = _yes_no("Came, or gave their views in another way")
    told_of_plan = _yes_no("Has been told what the plan is")

    def prepare(self, at: datetime) -> None:
        self.fields["icon_on"].latest = day_of(at)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("icon_on") and given.get("icon_given") != YesNoUnknown.YES:
            self.add_error("icon_given", "Select yes, or take the date out")
        return given


class Sources(Queryable):
    """The source of each fact that is recorded, and whether it was checked."""

    based_on = fields.WholeNumberField(label="Record", required=False, least=0)

    def __init__(self, *args: Any, at: datetime, of: CarerKind, facts: Iterable[Fact], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.facts = tuple(facts)
        said = [(one.value, one.said_of(of)) for one in Source]
        for fact in self.facts:
            self.fields[f"source_{fact}"] = fields.SelectField(
                label=fact.label, called=fact.label, choices=said, prompt="Not recorded", **LEFT_OUT
            )
            self.fields[f"checked_{fact}"] = fields.ConfirmField(
                statement=f"Checked: {fact.label.lower()}", label="", **LEFT_OUT
            )

    @property
    def told(self) -> dict[str, list[Any]]:
        """What to keep: the source of each fact and whether it was checked."""
        given = self.cleaned_data
        return {fact.value: [given[f"source_{fact}"], given[f"checked_{fact}"]] for fact in self.facts}


TOPIC_FORMS: dict[Topic, type[TopicForm]] = {
    Topic.HOME: Home,
    Topic.RIGHTS: Rights,
    Topic.PICTURE: Picture,
    Topic.SUPPORT: Support,
}


class CarerSeen(Queryable):
    """Somebody was seen face to face."""

    agency = fields.SelectField(label="Which agency?", called="which agency it was", prompt="Choose one")
    seen_on = past_field("When?", called="the date")
    words = fields.TextField(
        label="Where, and how they were with the baby", hint="One sentence is enough", max_length=400, **LEFT_OUT
    )

    def __init__(self, *args: Any, at: datetime, agencies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen_on"].latest = day_of(at)
        self.fields["agency"].offer(agencies)

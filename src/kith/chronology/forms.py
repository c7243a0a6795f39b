"""What is asked about a chronology: narrowing it, adding to an entry, at which day to look, taking it out."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from kith.design import fields, forms
from kith.kernel.clock import day_of
from kith.people.words import About, EntryKind, Impact, Significance

from .words import Format, Shape

LEFT_OUT: dict[str, Any] = {"required": False, "mark_optional": False}
OLDEST, NEWEST = "oldest", "newest"


class Filter(forms.Form):
    """Which entries, and how they stand."""

    words = fields.TextField(label="Words to look for", max_length=100, autocomplete="off", **LEFT_OUT)
    agency = fields.SelectField(label="Agency", prompt="Every agency", **LEFT_OUT)
    kind = fields.SelectField(label="Kind", prompt="Every kind", choices=list(EntryKind), **LEFT_OUT)
    significance = fields.SelectField(
        label="Significance", prompt="Any significance", choices=list(Significance), **LEFT_OUT
    )
    about = fields.SelectField(label="About", prompt="About anybody", choices=list(About), **LEFT_OUT)
    since = fields.DateField(label="Happened from", called="the first day", **LEFT_OUT)
    until = fields.DateField(label="Happened until", called="the last day", **LEFT_OUT)
    shape = fields.SelectField(label="Show", prompt="", choices=list(Shape), **LEFT_OUT)
    order = fields.SelectField(
        label="Order", prompt="", choices=[(OLDEST, "Oldest first"), (NEWEST, "Newest first")], **LEFT_OUT
    )

    def __init__(self, *args: Any, agencies: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].offer(list(agencies))


class Correction(forms.Form):
    """What is right, and what was wrong."""

    words = fields.LongTextField(
        label="What is right?",
        called="what is right",
        hint="Write it so that it can be read by itself. What stands now stays readable beside it.",
        max_length=4000,
        rows=6,
    )
    reason = fields.LongTextField(label="What was wrong?", called="what was wrong", max_length=400, rows=3)
    day = fields.ChoiceField(
        label="Did it happen on another day?",
        called="whether it happened on another day",
        choices=[fields.Choice("no", "No"), fields.Choice("yes", "Yes", reveals="happened_on")],
    )
    happened_on = fields.DateField(label="On which day?", called="the day", latest_words="today or in the past")

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["happened_on"].latest = day_of(at)


class Meaning(forms.Form):
    """What an entry means."""

    significance = fields.ChoiceField(
        label="How significant is it?",
        called="how significant it is",
        choices=[fields.Choice(one.value, one.label, one.hint) for one in Significance],
    )
    impact = fields.ChoiceField(
        label="What did it mean for the baby?", called="what it meant for the baby", choices=list(Impact), small=True
    )
    impact_words = fields.LongTextField(label="In what way?", max_length=400, rows=3, required=False)


class Moment(forms.Form):
    """At which day to look."""

    on = fields.DateField(
        label="At the end of which day?",
        called="the day",
        hint="For example, 14 9 2026",
        latest_words="today or in the past",
    )

    def __init__(self, *args: Any, latest: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].latest = latest


class Export(forms.Form):
    """For whom a chronology is taken out, why, and in which form."""

    profile = fields.ChoiceField(label="Whom is it for?", called="whom it is for")
    purpose = fields.TextField(
        label="What for?",
        called="what it is for",
        hint="For example, “initial conference on 4 December”. It is written on the first page.",
        max_length=150,
    )
    since = fields.DateField(
        label="Happened from", called="the first day", hint="Leave it empty for the beginning.", **LEFT_OUT
    )
    until = fields.DateField(
        label="Happened until", called="the last day", hint="Leave it empty for today.", **LEFT_OUT
    )
    form = fields.ChoiceField(label="In which form?", called="the form", choices=list(Format))

    def __init__(self, *args: Any, profiles: Iterable[fields.Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["profile"].offer(list(profiles))


def part_field(label: str, hint: str = "", **more: Any) -> fields.LongTextField:
    return fields.LongTextField(
        label=label, hint=hint, max_length=6000, rows=8, required=False, mark_optional=False, **more
    )


class Handover(forms.Form):
    """What the leaving worker tells the one who goes on. Each part begins as Kith's draft."""

    who = part_field("Who is who", "Who lives with the baby, who works with the family, whom to ring first.")
    seen = part_field("Last seen", "When, where and how the baby was.")
    worries = part_field("Worries")
    strengths = part_field("Strengths")
    significant = part_field("What mattered most", "Turning points and significant entries, in their agencies’ eyes.")
    still_open = part_field("What is open", "Questions nobody has answered, replies we wait for, what was promised.")
    next_dates = part_field("Next dates")
    words = part_field("In my own words", "What works with this family, and what to watch for.")

"""Forms of a plan: one page each."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from kith.design import fields, forms
from kith.kernel.handbook.safety import PlanPart
from kith.safety import actions, doors
from kith.safety.words import Channel, Outcome, ReviewCause, Toward

from .parts import PLAIN, OnAVersion, line, past, prose

FIRST_ROWS, MOST_ROWS = 3, 12
ACTION = ("toward", "what", "who", "by_when")


class Contact(OnAVersion):
    """When and how she is reached, and what is closed."""

    when = prose("When is it safe to reach her?", "when it is safe", hint="Days and hours, and where she is then.")
    how = prose("Which way is open?", "which way is open", hint="Say the number, or the person she trusts.")
    code_word = line("Code word, by which each knows the other", most=120, **PLAIN)
    closed = fields.ManyChoiceField(
        label="Which ways are closed?",
        choices=list(Channel),
        hint="Nobody uses them. Kith itself sends nothing about this family by a way that is closed here, except to "
        "people at work.",
        **PLAIN,
    )
    addresses = prose(
        "E-mail addresses that somebody else reads",
        hint="One on a line. Kith sends nothing to them about this family, to nobody.",
        rows=2,
        **PLAIN,
    )

    def __init__(self, *args: Any, file: doors.Arrangements, **kwargs: Any) -> None:
        before = file.version
        if before:
            shown = {name: getattr(before, name) for name in ("when", "how", "code_word", "closed")}
            shown["addresses"] = "\n".join(before.closed_addresses)
            kwargs["initial"] = shown | kwargs.get("initial", {})
        super().__init__(*args, versions=file.versions, **kwargs)

    def clean_addresses(self) -> str:
        for one in str(self.cleaned_data["addresses"]).split():
            try:
                validate_email(one)
            except ValidationError:
                raise ValidationError(f"“{one}” is not an e-mail address. Write one on a line") from None
        return str(self.cleaned_data["addresses"])

    def said(self) -> actions.SectionSaid:
        given = self.cleaned_data
        return actions.SectionSaid(
            section="contact",
            based_on=self.base,
            when=given["when"],
            how=given["how"],
            code_word=given["code_word"],
            closed=tuple(Channel(one) for one in given["closed"]),
            closed_addresses=tuple(given["addresses"].split()),
        )


class Parts(OnAVersion):
    """The parts of one page of the plan, as the handbook words them."""

    def __init__(
        self, *args: Any, file: doors.Arrangements, section: str, parts: Iterable[PlanPart], **kwargs: Any
    ) -> None:
        self.section, self.parts = section, tuple(parts)
        before = file.version.words if file.version else {}
        kwargs["initial"] = {part.code: before.get(part.code, "") for part in self.parts} | kwargs.get("initial", {})
        super().__init__(*args, versions=file.versions, **kwargs)
        for part in self.parts:
            self.fields[part.code] = prose(part.label, hint=part.hint, **PLAIN)

    def said(self) -> actions.SectionSaid:
        words = {part.code: self.cleaned_data[part.code] for part in self.parts}
        return actions.SectionSaid(section=self.section, based_on=self.base, words=words)


class Actions(OnAVersion):
    """Who does what by when: first about the person who causes harm."""

    def __init__(self, *args: Any, file: doors.Arrangements, **kwargs: Any) -> None:
        shown = {f"{part}_{n}": getattr(one, part) for n, one in enumerate(file.actions) for part in ACTION}
        kwargs["initial"] = shown | kwargs.get("initial", {})
        super().__init__(*args, versions=file.versions, **kwargs)
        typed = self.data if self.is_bound else (self.entered or {})
        found = [int(hit[1]) for name in typed if (hit := re.fullmatch(r"what_([0-9]{1,2})", name))]
        shown_rows = max([FIRST_ROWS, len(file.actions) + 1, *(number + 1 for number in found)])
        self.rows = min(MOST_ROWS, shown_rows)
        for number in range(self.rows):
            self._add(number)

    def _add(self, number: int) -> None:
        name = f"action {number + 1}"
        toward = fields.ChoiceField(
            label="About whom?", called=f"whom {name} is about", choices=list(Toward), inline=True, **PLAIN
        )
        self.fields[f"toward_{number}"] = toward
        self.fields[f"what_{number}"] = line("What is done?", f"what is done in {name}", most=300, **PLAIN)
        self.fields[f"who_{number}"] = line("Who does it, from which agency?", f"who does {name}", **PLAIN)
        self.fields[f"by_when_{number}"] = fields.DateField(label="By when?", called=f"the day of {name}", **PLAIN)

    def names_of(self, number: int) -> tuple[str, ...]:
        return tuple(f"{part}_{number}" for part in ACTION)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        for number in range(self.rows):
            given = {part: said.get(f"{part}_{number}") for part in ACTION}
            if any(given.values()):
                for part, missing in (("toward", "whom it is about"), ("what", "what is done")):
                    if not given[part]:
                        self.add_error(f"{part}_{number}", f"Say {missing} in action {number + 1}")
        return said

    def said(self) -> actions.SectionSaid:
        kept = []
        for number in range(self.rows):
            given = {part: self.cleaned_data[f"{part}_{number}"] for part in ACTION}
            if given["what"]:
                kept.append(actions.ActionSaid(**given | {"toward": Toward(given["toward"])}))
        return actions.SectionSaid(section="actions", based_on=self.base, actions=tuple(kept))


class Looking(forms.Form):
    """The plan was looked at again."""

    cause = fields.ChoiceField(label="Why now?", called="why now", choices=list(ReviewCause))
    words = prose("What did you find, and with whom did you look?", "what you found")
    outcome = fields.ChoiceField(label="What follows?", called="what follows", choices=list(Outcome))

    def said(self) -> dict[str, Any]:
        given = self.cleaned_data
        return given | {"cause": ReviewCause(given["cause"]), "outcome": Outcome(given["outcome"])}


class Happening(forms.Form):
    """An incident."""

    happened_at = past("When did it happen?", "when it happened")
    words = prose("What happened, and where was the baby?", "what happened")
    source = line("Who told us?", "who told us", hint="She; the police; a neighbour; you saw it.")

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["happened_at"].latest = at


class Aside(forms.Form):
    """What pointed to abuse is none."""

    words = prose(
        "Why is it not abuse, and whom did you ask?",
        "why it is not abuse",
        hint="Ask her alone first. The case comes back to the list when anything new points to it.",
    )

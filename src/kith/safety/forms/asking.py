"""The checklist as a form, and the referral that points to it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from kith.design import fields, forms
from kith.kernel.handbook.safety import RiskTool
from kith.safety import actions
from kith.safety.doors import procedures
from kith.safety.words import HerView, Presence, Said, Source

from .parts import PLAIN, line, prose

FILE = Source.FILE.value


class Questions(forms.Form):
    """Some of a tool's questions: each yes, no or don't know, with who said so. The first page asks how."""

    def __init__(self, *args: Any, step: procedures.Step, known: Mapping[str, bool], **kwargs: Any) -> None:
        shown: dict[str, Any] = {}
        for item in step.items:
            if item.known and known.get(item.known):
                shown |= {f"said_{item.code}": Said.YES.value, f"source_{item.code}": FILE}
        kwargs["initial"] = shown | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        if step.begins_at == 1:
            self.fields["presence"] = fields.ChoiceField(
                label="How did you ask?", called="how you asked", choices=list(Presence), missing="Select how you asked"
            )
        for number, item in enumerate(step.items, step.begins_at):
            self._ask(number, item)

    def _ask(self, number: int, item: Any) -> None:
        self.fields[f"said_{item.code}"] = fields.ChoiceField(
            label=f"{number}. {item.text}",
            hint=item.hint,
            missing=f"Answer question {number}: yes, no, or don’t know",
            choices=list(Said),
            inline=True,
        )
        self.fields[f"source_{item.code}"] = fields.SelectField(
            label=f"Who said so? (question {number})", prompt="Not said", choices=list(Source), **PLAIN
        )


class Judging(forms.Form):
    """Judgement above what the checklist counts, at the end of all its pages.

    `pages` are the pages' forms as they were answered: only together do they make a checklist.
    """

    reason = prose("Why do you judge it so?", "why you judge it so", **PLAIN)
    notes = prose("What else did she say, in her words?", "what else she said", **PLAIN)

    def __init__(self, *args: Any, tool: RiskTool, pages: Sequence[Questions], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tool, self.pages = tool, tuple(pages)
        higher = [fields.Choice(band.code, band.label, hint=band.plain) for band in tool.band[1:]]
        judgement = fields.ChoiceField(
            label="Do you judge the danger to be higher than the count says?",
            hint="Your judgement raises the band. It never lowers it.",
            missing="Select whether you judge the danger to be higher",
            choices=[fields.Choice("none", "No, or the count says it already"), *higher],
        )
        self.fields = {"judgement": judgement, **self.fields}

    @property
    def unanswered(self) -> tuple[int, ...]:
        """The pages that still want an answer."""
        return tuple(number for number, one in enumerate(self.pages, 1) if not one.is_valid())

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("judgement", "none") != "none" and len(str(said.get("reason", "")).split()) < 3:
            self.add_error("reason", "Say in a sentence why you judge the danger to be higher")
        for number in self.unanswered:
            self.add_error(None, f"Answer every question of page {number}")
        return said

    def said(self) -> actions.ChecklistSaid:
        given = {name: value for one in self.pages for name, value in one.cleaned_data.items()} | self.cleaned_data
        answers = {}
        for item in self.tool.item:
            source = given[f"source_{item.code}"]
            answers[item.code] = (Said(given[f"said_{item.code}"]), Source(source) if source else None)
        judgement = given["judgement"]
        return actions.ChecklistSaid(
            tool=self.tool.code,
            edition=self.tool.edition,
            answers=answers,
            presence=Presence(given["presence"]),
            judgement="" if judgement == "none" else judgement,
            judgement_reason=given["reason"] if judgement != "none" else "",
            notes=given["notes"],
        )


class Referring(forms.Form):
    """What a referral adds to the facts that it points to."""

    her_view = fields.ChoiceField(
        label="Does she know of the referral?",
        called="whether she knows",
        choices=[
            fields.Choice(one.value, one.label, reveals="why_not_told" if one is HerView.NOT_TOLD else "")
            for one in HerView
        ],
    )
    why_not_told = prose("Why not?", "why she has not been told")
    wishes = prose("What does she want?", "what she wants", **PLAIN)
    why = prose("What should the meeting know and do?", "what the meeting should do")
    sent_to = line(
        "To which MARAC, and how was it sent?", "which MARAC", hint="Kith sends nothing to the MARAC itself."
    )

    def said(self) -> actions.MaracSaid:
        given = self.cleaned_data
        return actions.MaracSaid(**given | {"her_view": HerView(given["her_view"])})


class Heard(forms.Form):
    """What the MARAC decided."""

    heard_on = fields.DateField(
        label="On which day was it heard?", called="the day it was heard", latest_words="today or earlier"
    )
    words = prose("Which actions concern those who work with this baby?", "the actions")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["heard_on"].latest = today

"""A visit of a plan: for a baby, "seen alone" says nothing; awake, undressed, handled and sleeping do."""

from datetime import datetime
from typing import Any
from uuid import UUID

from kith.design import fields, forms
from kith.people.actions import SightingSaid
from kith.people.words import Awake, Place, Undressed, YesNoUnknown
from kith.protection import actions
from kith.protection.words import CircumstancesOfVisit

from .parts import PLAIN, YES_NO, line, past, prose

MOTHER, ELSE = "mother", "else"
OF_BABY = ("place", "awake", "undressed", "handled", "how_held", "sleep", "showed", "voice")
"""Asked only when the baby was seen."""


class Visiting(forms.Form):
    """When, whether the baby was seen, and what was seen."""

    visited_at = past("When was the visit?", "when the visit was")
    announced = fields.ChoiceField(
        label="Did the family know you were coming?", called="whether the family knew", choices=YES_NO, inline=True
    )
    found = fields.ChoiceField(
        label="Did you see the baby?",
        missing="Select whether you saw the baby",
        choices=[
            fields.Choice(
                one.value, one.label, reveals=f"why_{one.value}" if one is not CircumstancesOfVisit.SEEN else ""
            )
            for one in CircumstancesOfVisit
        ],
    )
    why_not_seen = line("What have you done about it?", "what you have done about it", most=400)
    why_no_answer = line("What have you done about it?", "what you have done about it", most=400)
    place = fields.ChoiceField(label="Where?", called="where", choices=list(Place), small=True, initial="home", **PLAIN)
    awake = fields.ChoiceField(label="Was the baby awake?", choices=list(Awake), inline=True, **PLAIN)
    undressed = fields.ChoiceField(
        label="Did you see the baby undressed?",
        choices=[
            fields.Choice(one.value, one.label, reveals="undressed_why" if one is Undressed.NO else "")
            for one in Undressed
        ],
        **PLAIN,
    )
    undressed_why = line("Why not?", most=200, **PLAIN)
    handled = fields.ManyChoiceField(label="Who handled the baby while you were there?", small=True, **PLAIN)
    held_by = line("Who?", "who it was", most=200)
    how_held = line("How was the baby handled?", most=400, **PLAIN)
    sleep = fields.ChoiceField(
        label="Did you see where the baby sleeps?",
        choices=[fields.Choice("yes", "Yes", reveals="sleep_place"), fields.Choice("no", "No")],
        **PLAIN,
    )
    sleep_place = line("What is it like?", "what the sleeping place is like", most=400)
    showed = prose("What did the baby show?", **PLAIN)
    voice = prose("What was today like for this baby?", hint="As if the baby could tell you.", **PLAIN)
    explained = prose("You have checked. Why is it right?", "why it is right", **PLAIN)

    def __init__(self, *args: Any, at: datetime, handlers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["visited_at"].latest = at
        men = [fields.Choice(value, text) for value, text in handlers]
        other = fields.Choice(ELSE, "Somebody else", reveals="held_by")
        self.fields["handled"].offer([fields.Choice(MOTHER, "Mother"), *men, other])

    @property
    def saw(self) -> bool:
        return bool(self.cleaned_data.get("found") == CircumstancesOfVisit.SEEN)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.saw:
            for name, missing in (
                ("place", "Select where"),
                ("awake", "Select whether the baby was awake"),
                ("undressed", "Select whether you saw the baby undressed"),
            ):
                if not said.get(name):
                    self.add_error(name, missing)
        return said

    def said(self) -> actions.VisitSaid:
        given = self.cleaned_data
        found = CircumstancesOfVisit(given["found"])
        why = {CircumstancesOfVisit.NOT_SEEN: "why_not_seen", CircumstancesOfVisit.NO_ANSWER: "why_no_answer"}
        return actions.VisitSaid(
            visited_at=given["visited_at"],
            announced=given["announced"] == "yes",
            found=found,
            why_not_seen=given[why[found]] if found in why else "",
            seen=self._seen() if self.saw else None,
            explained=given["explained"],
        )

    def _seen(self) -> SightingSaid:
        given = self.cleaned_data
        handled = set(given["handled"]) - {ELSE}
        words = {
            name: given[name] for name in ("undressed_why", "held_by", "how_held", "sleep_place", "showed", "voice")
        }
        return SightingSaid(
            seen_at=given["visited_at"],
            place=Place(given["place"]),
            awake=Awake(given["awake"]),
            undressed=Undressed(given["undressed"]),
            held_by_mother=MOTHER in handled,
            held_by_carers=tuple(UUID(one) for one in handled - {MOTHER}),
            sleep_seen=YesNoUnknown(given["sleep"] or YesNoUnknown.UNKNOWN),
            **words,
        )

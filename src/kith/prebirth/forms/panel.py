"""Forms of the panel: call a meeting, record one family, finish an action."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from kith.design import fields, forms
from kith.kernel import handbook
from kith.prebirth import actions, rules
from kith.prebirth.words import ServiceConsent, Talked

from .parts import PLAIN, line, prose

ROWS = 3


class CallingPanel(forms.Form):
    """When and where the panel meets."""

    planned_for = fields.MomentField(label="When does the panel meet?", called="when the panel meets")
    place = line("Where?", "where", hint="A room, or how one joins.", **PLAIN)

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["planned_for"].earliest = at.replace(hour=0, minute=0)


class PanelRecord(forms.Form):
    """What became of one family. `base` is how many outcomes there were when the page was opened."""

    talked = fields.ChoiceField(label="What became of this family?", missing="Select what became of it", choices=Talked)
    words = prose(
        "What was said, in a few lines?",
        "what was said",
        hint="The family may read it one day. Write what was agreed, with whom, and what they wish themselves.",
    )
    offers = fields.ManyChoiceField(label="Which help is offered?", called="which help is offered", **PLAIN)
    consent = fields.ChoiceField(
        label="Does the family agree to the help?",
        called="whether the family agrees",
        hint="Agreement to a service. It is not needed to share what keeps a baby safe.",
        choices=ServiceConsent,
        **PLAIN,
    )
    consent_words = line("If they refuse, or nobody has asked: what follows?", "what follows", most=400, **PLAIN)
    look_again_on = fields.DateField(
        label="When does the panel look again?",
        called="when the panel looks again",
        hint="Left out, it is the handbook’s time after this meeting.",
        **PLAIN,
    )

    def __init__(self, *args: Any, base: int, held_on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        typed = str((self.data if self.is_bound else self.entered or {}).get("base", ""))
        self.base = int(typed) if re.fullmatch(r"[0-9]{1,4}", typed) else base
        self.held_on = held_on
        offered = [
            (one.code, f"{one.label}: {one.for_whom.lower()}") for one in handbook.current().pathway_help().offers
        ]
        self.fields["offers"].offer(offered)
        for number in range(ROWS):
            name = f"action {number + 1}"
            self.fields[f"what_{number}"] = line("What is done?", f"what is done in {name}", most=300, **PLAIN)
            self.fields[f"who_{number}"] = line("Who does it?", f"who does {name}", **PLAIN)
            self.fields[f"by_when_{number}"] = fields.DateField(label="By when?", called=f"the day of {name}", **PLAIN)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        for number in range(ROWS):
            what, who, by_when = (given.get(f"{part}_{number}") for part in ("what", "who", "by_when"))
            if (what or who or by_when) and not (what and who and by_when):
                name = "what" if not what else "who" if not who else "by_when"
                self.add_error(f"{name}_{number}", "Say what is done, who does it and by when")
        if given.get("talked") and not self.errors and rules.help_is_agreed_to(self.said().facts):
            self.add_error("consent_words", "Say what follows, as the family has not agreed")
        return given

    def _actions(self) -> Iterator[actions.ActionSaid]:
        given = self.cleaned_data
        for number in range(ROWS):
            if given.get(f"what_{number}"):
                yield actions.ActionSaid(
                    what=given[f"what_{number}"], who=given[f"who_{number}"], by_when=given[f"by_when_{number}"]
                )

    def said(self) -> actions.OutcomeSaid:
        given = self.cleaned_data
        return actions.OutcomeSaid(
            based_on=self.base,
            talked=Talked(given["talked"]),
            words=given["words"],
            offers=tuple(given.get("offers") or ()),
            consent=ServiceConsent(given["consent"]) if given.get("consent") else ServiceConsent.NOT_ASKED,
            consent_words=given.get("consent_words", ""),
            look_again_on=given.get("look_again_on"),
            actions=tuple(self._actions()),
        )


class FinishingAction(forms.Form):
    """Done, or not going to be, and why."""

    done = fields.ChoiceField(
        label="Was it done?",
        missing="Select whether it was done",
        choices=(fields.Choice("yes", "Yes"), fields.Choice("no", "No, and it will not be")),
    )
    words = line("What came of it, or why not?", "what came of it", most=400)

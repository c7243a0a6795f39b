"""Forms of a police notification."""

from datetime import datetime
from typing import Any

from kith.design import forms
from kith.safety import actions

from .parts import PLAIN, line, past, prose


class Notifying(forms.Form):
    """What the police tell."""

    incident_at = past("When was it?", "when it was")
    words = prose("What happened, and what did the police do?", "what happened")
    baby_there = line(
        "Where was the baby, or was she pregnant?",
        "where the baby was",
        most=200,
        hint="In the room, in her arms, upstairs.",
    )
    reference = line("Police reference", most=60, **PLAIN)

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["incident_at"].latest = at

    def said(self) -> actions.NoticeSaid:
        return actions.NoticeSaid(**self.cleaned_data)


class Answering(forms.Form):
    """What was done about it."""

    words = prose(
        "What have you done?",
        "what you have done",
        hint="Seen her alone, changed a visit, told a colleague. Use a way that is open.",
    )

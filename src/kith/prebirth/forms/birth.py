"""Forms of the birth plan: write, send, read, the meeting before going home, talks about crying."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kith.design import fields, forms
from kith.prebirth import actions
from kith.prebirth.words import GoesHome, MayLeave, PlanLine, SentBy, TalkedHow

from .parts import PLAIN, line, prose


class WritingPlan(forms.Form):
    """The plan on one page, in the order in which the labour ward reads it. `base` is the version that was open."""

    unit = line("Where should the baby be born?", "where the baby should be born", hint="The unit, and its town.")
    may_leave = fields.ChoiceField(label="May the baby leave the ward?", missing="Select one answer", choices=MayLeave)

    def __init__(self, *args: Any, base: int, earlier: dict[str, Any], **kwargs: Any) -> None:
        kwargs["initial"] = earlier | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        typed = str((self.data if self.is_bound else self.entered or {}).get("base", ""))
        self.base = int(typed) if re.fullmatch(r"[0-9]{1,4}", typed) else base
        for one in PlanLine:
            self.fields[one.value] = prose(one.label, one.label.lower(), rows=2, hint=one.hint, **PLAIN)
        self.fields["parents_have_it"] = line(
            "Which parent has a copy, or why not?", "who of the parents has a copy", most=300, **PLAIN
        )
        self.fields["why"] = line("What changed?", "what changed", most=300, **PLAIN)

    def said(self) -> actions.BirthPlanSaid:
        given = self.cleaned_data
        return actions.BirthPlanSaid(
            based_on=self.base,
            unit=given["unit"],
            lines={one.value: given[one.value] for one in PlanLine if given.get(one.value)},
            may_leave=MayLeave(given["may_leave"]),
            parents_have_it=given.get("parents_have_it", ""),
            why=given.get("why", ""),
        )


class SendingPlan(forms.Form):
    """To teams that work with the baby in Kith, and to a unit or service outside it."""

    teams = fields.ManyChoiceField(label="Teams in Kith", called="which teams", **PLAIN)
    outside = line(
        "A unit or service outside Kith",
        "the unit outside Kith",
        hint="For instance a maternity unit in another county, the ambulance service. Print the sheet for them.",
        **PLAIN,
    )
    contact = line("Whom did it go to there, and how does one ring them?", "whom it went to", most=200, **PLAIN)
    means = fields.ChoiceField(label="How did it go there?", called="how it went there", choices=SentBy, **PLAIN)

    def __init__(self, *args: Any, teams: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["teams"].offer(teams)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if not given.get("teams") and not given.get("outside"):
            self.add_error("teams", "Select a team, or name a unit outside Kith")
        if given.get("outside") and not (given.get("contact") and given.get("means")):
            self.add_error("contact" if not given.get("contact") else "means", "Say whom it went to there, and how")
        return given

    def said(self) -> actions.CopiesSaid:
        given = self.cleaned_data
        return actions.CopiesSaid(
            team_ids=tuple(UUID(one) for one in given["teams"]),
            outside=given["outside"],
            contact=given["contact"],
            means=SentBy(given["means"]) if given["means"] else None,
        )


class ReadingPlan(forms.Form):
    """Who has read it."""

    who = line("Who has read it?", "who has read it", hint="You, or whoever said so when you rang.")


class GoingHome(forms.Form):
    """The meeting before the baby leaves the ward."""

    held_at = fields.MomentField(label="When was it held?", called="when it was held", latest_words="now or earlier")
    there = prose(
        "Who took part?",
        "who took part",
        hint="The mother, the father, ward, midwife, social worker, health visitor: name and agency.",
    )
    looked_at = fields.ManyChoiceField(label="What was looked at?", called="what was looked at", **PLAIN)
    decided = fields.ChoiceField(label="What was decided?", missing="Select what was decided", choices=GoesHome)
    words = prose("Why, and what changes?", "why, and what changes")
    first_visit_on = fields.DateField(label="First visit at home", called="the first visit at home", **PLAIN)

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["held_at"].latest = at
        self.fields["looked_at"].offer([(one.value, one.label) for one in PlanLine])

    def said(self) -> actions.MeetingSaid:
        given = self.cleaned_data
        return actions.MeetingSaid(
            **given | {"decided": GoesHome(given["decided"]), "looked_at": tuple(given["looked_at"])}
        )


class TalkingOfCrying(forms.Form):
    """With whom, at which touchpoint, how, and what they will do when it is too much."""

    people = fields.ManyChoiceField(label="With whom?", missing="Select with whom")
    touchpoint = fields.ChoiceField(label="At which time?", missing="Select at which time")
    how = fields.ChoiceField(label="How?", missing="Select how", choices=TalkedHow)
    on_day = fields.DateField(label="On which day?", called="the day", latest_words="today or earlier")
    safe_sleep = fields.ChoiceField(
        label="Was safe sleep talked about too?",
        missing="Select yes or no",
        choices=(fields.Choice("yes", "Yes"), fields.Choice("no", "No")),
        inline=True,
    )
    coping = line("What will they do when it is too much?", "what they will do", most=300, **PLAIN)

    def __init__(
        self,
        *args: Any,
        people: Iterable[tuple[str, str]],
        times: Iterable[tuple[str, str]],
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].offer(people)
        self.fields["touchpoint"].offer(times)
        self.fields["on_day"].latest = today

    def said(self) -> actions.TalkSaid:
        given = self.cleaned_data
        changed = {
            "people": tuple(given["people"]),
            "how": TalkedHow(given["how"]),
            "safe_sleep": given["safe_sleep"] == "yes",
        }
        return actions.TalkSaid(**given | changed)

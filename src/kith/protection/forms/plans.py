"""Forms of a plan: write it, end it, take one on, name who holds a part of a team."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from kith.design import fields, forms
from kith.protection import actions, doors
from kith.protection.words import Category, EndReason, FathersPart, TeamRole

from .parts import PLAIN, line, past, prose

FIRST_ROWS, MORE_ROWS, MOST_ROWS = 3, 2, 20
STEP = ("better", "what", "who", "by_when", "know")


class Writing(forms.Form):
    """The plan on one page. `base` is the number of the version that was open when writing began."""

    category = fields.ChoiceField(label="Category", called="the category", choices=Category, inline=True)
    babys_day = prose(
        "What should this baby’s day be like?",
        "what the baby’s day should be like",
        hint="Morning, feeds, sleep, night. Who is there, who holds the baby, where the baby sleeps.",
        rows=5,
    )
    mothers_part = prose("The mother’s part", "the mother’s part", hint="What she does, and what helps her do it.")
    fathers_standing = fields.ChoiceField(
        label="The father", called="how it stands with the father", choices=FathersPart
    )
    fathers_part = prose(
        "His part; or why he has none, and who goes on trying",
        "his part, or why he has none",
        hint="Write it apart from hers. For a man who is not the father and lives with the baby, say so.",
    )
    contingency = prose(
        "What happens at once when the plan does not hold?",
        "what happens at once when it does not hold",
        hint="Who does what, in which order, by day and by night.",
    )

    def __init__(self, *args: Any, file: doors.PlanFile, **kwargs: Any) -> None:
        self.file = file
        kwargs["initial"] = _earlier(file) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        typed = str(self._typed.get("base", ""))
        self.base = int(typed) if re.fullmatch(r"[0-9]{1,6}", typed) else file.versions
        self.rows = self._rows()
        for number in range(self.rows):
            self._add_step(number)

    @property
    def _typed(self) -> Any:
        return self.data if self.is_bound else (self.entered or {})

    def _rows(self) -> int:
        typed = [int(found[1]) for name in self._typed if (found := re.fullmatch(r"what_([0-9]{1,2})", name))]
        shown = max([FIRST_ROWS, len(self.file.steps), *(number + 1 for number in typed)])
        return min(MOST_ROWS, shown + (MORE_ROWS if "more" in self._typed else 0))

    def _add_step(self, number: int) -> None:
        label = f"step {number + 1}"
        self.fields[f"better_{number}"] = line(
            "What shall be better for the baby?", f"what shall be better in {label}", most=240, **PLAIN
        )
        self.fields[f"what_{number}"] = line("What is done?", f"what is done in {label}", most=300, **PLAIN)
        self.fields[f"who_{number}"] = line("Who does it?", f"who does {label}", **PLAIN)
        self.fields[f"by_when_{number}"] = fields.DateField(label="By when?", called=f"the day of {label}", **PLAIN)
        self.fields[f"know_{number}"] = line("How shall we know?", f"how we shall know in {label}", most=240, **PLAIN)

    def names_of(self, number: int) -> tuple[str, ...]:
        return tuple(f"{part}_{number}" for part in STEP)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        for number in range(self.rows):
            parts = {part: said.get(f"{part}_{number}") for part in STEP}
            if any(parts.values()):
                for part, missing in (("better", "what shall be better"), ("what", "what is done")):
                    if not parts[part]:
                        self.add_error(f"{part}_{number}", f"Say {missing} in step {number + 1}")
        return said

    def said(self) -> actions.VersionSaid:
        given = self.cleaned_data
        names = ("babys_day", "mothers_part", "fathers_part", "contingency")
        return actions.VersionSaid(
            based_on=self.base,
            category=Category(given["category"]),
            fathers_standing=FathersPart(given["fathers_standing"]),
            steps=tuple(self._steps()),
            **{name: given[name] for name in names},
        )

    def _steps(self) -> Iterable[actions.StepSaid]:
        for number in range(self.rows):
            parts = {part: self.cleaned_data[f"{part}_{number}"] for part in STEP}
            if parts["what"]:
                yield actions.StepSaid(**parts)


def _earlier(file: doors.PlanFile) -> dict[str, Any]:
    """The newest version as the form shows it."""
    if file.version is None:
        return {"category": file.plan.category}
    names = ("category", "babys_day", "mothers_part", "fathers_standing", "fathers_part", "contingency")
    shown: dict[str, Any] = {name: getattr(file.version, name) for name in names}
    for number, step in enumerate(file.steps):
        shown |= {f"{part}_{number}": getattr(step, part) for part in STEP}
    return shown


class Ending(forms.Form):
    """The end of a plan: why, what follows, who was told."""

    ended_on = fields.DateField(
        label="On which day does it end?", called="the day it ends", latest_words="today or earlier"
    )
    reason = fields.ChoiceField(
        label="Why?",
        missing="Select why it ends",
        choices=[
            fields.Choice(one.value, one.label, reveals="went_to" if one is EndReason.MOVED_AWAY else "")
            for one in EndReason
        ],
    )
    went_to = line("Which area has taken it on, and when did it confirm?", "which area has taken it on", most=120)
    words = prose("What has changed for the baby?", "what has changed for the baby")
    what_follows = prose("Which help follows, and who leads it?", "which help follows", **PLAIN)
    told = prose(
        "Who was told, when and by whom?",
        "who was told",
        hint="The mother, the father, every agency of the core group, the GP and the health visitor.",
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ended_on"].latest = today

    def said(self) -> actions.EndSaid:
        return actions.EndSaid(**self.cleaned_data | {"reason": EndReason(self.cleaned_data["reason"])})


class TakingOn(forms.Form):
    """A plan that comes from another area."""

    came_from = line("Which area does it come from?", "which area it comes from", most=120)
    category = fields.ChoiceField(label="Category", called="the category", choices=Category)
    told_at = past("When did the area tell us of the move?", "when the area told us")

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["told_at"].latest = at


class TeamNames(forms.Form):
    """Who holds a part of the multi-agency child protection team; only the parts that are switched on."""

    part = fields.ChoiceField(label="Which part?", missing="Select which part")
    name = line("Who holds it?", "who holds it", most=120)
    agency_name = line("From which agency?", "the agency", most=120, **PLAIN)

    def __init__(self, *args: Any, parts: Iterable[TeamRole], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["part"].offer(parts)

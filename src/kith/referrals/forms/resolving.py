"""Raising a disagreement, moving it on, and how it ended."""

from collections.abc import Sequence
from typing import Any

from kith.design import fields, forms
from kith.referrals.words import SafeMeanwhile, Settlement, Topic

LONGEST = 4000


class Safety(forms.Form):
    """Whether the baby is safe meanwhile: asked at every stage, before anything else."""

    safe = fields.ChoiceField(
        label="Is the baby safe while you disagree?",
        missing="Select whether the baby is safe meanwhile",
        choices=[(one.value, one.label) for one in SafeMeanwhile],
    )
    plan = fields.LongTextField(
        label="What keeps the baby safe until this is resolved?",
        called="what keeps the baby safe",
        hint="Where the baby is, who is with them, and who does what until then. Leave it empty if nothing does yet.",
        max_length=1500,
        rows=3,
        required=False,
        mark_optional=False,
    )


class Raise(Safety):
    """A disagreement as it is raised."""

    team = fields.SelectField(label="With whom do you disagree?", missing="Select the team you disagree with")
    topic = fields.ChoiceField(
        label="What is it about?",
        missing="Select what it is about",
        choices=[(one.value, one.label) for one in Topic],
    )
    what = fields.LongTextField(
        label="What do you disagree about?",
        called="what you disagree about",
        hint="The facts as you see them. The other side reads this.",
        max_length=LONGEST,
    )
    wanted = fields.LongTextField(
        label="What should happen instead?", called="what should happen instead", max_length=LONGEST, rows=3
    )

    def __init__(self, *args: Any, teams: Sequence[tuple[str, str]], topic: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].offer(teams)
        if len(teams) == 1:
            self.fields["team"].initial = teams[0][0]
        self.fields["topic"].initial = topic


class MoveOn(Safety):
    """Why it goes on, and who takes it up."""

    why = fields.LongTextField(
        label="What was tried, and why does it go on?",
        called="what was tried and why it goes on",
        max_length=LONGEST,
        rows=4,
    )
    holders = fields.ManyChoiceField(
        label="Who takes it up?",
        hint="Somebody from each side. They can open this file for a time, and are told by e-mail without names.",
        missing="Select who takes it up",
    )

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["holders"].offer(people)


class Resolve(Safety):
    """How it ended."""

    settlement = fields.ChoiceField(
        label="How did it end?",
        missing="Select how it ended",
        choices=[(one.value, one.label) for one in Settlement],
    )
    words = fields.LongTextField(
        label="What was agreed, and why?", called="what was agreed and why", max_length=LONGEST, rows=4
    )
    learning = fields.LongTextField(
        label="What should others learn from it?",
        hint="Without names: the partnership reads this when it learns from disagreements.",
        max_length=1500,
        rows=3,
        required=False,
    )

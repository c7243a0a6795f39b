"""Narrowing the queue, telling people, answering for a mark, and saying what is new."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from kith.design import fields, forms
from kith.design.fields import Choice
from kith.kernel import handbook
from kith.referrals.words import BY_HAND, MarkAnswer, WaitingSince

from .asking import LONGEST

LEFT_OUT: dict[str, Any] = {"required": False, "mark_optional": False}


class Narrow(forms.Form):
    """Which waiting requests to show."""

    locality = fields.SelectField(
        label="Locality",
        prompt="Everywhere",
        choices=lambda: [(one.code, one.name) for one in handbook.current().places().localities],
        **LEFT_OUT,
    )
    level = fields.SelectField(
        label="Level of need",
        prompt="Every level",
        choices=lambda: [(one.code, f"Level {one.code}: {one.name}") for one in handbook.current().levels()],
        **LEFT_OUT,
    )
    unborn = fields.SelectField(
        label="Born or unborn", prompt="Both", choices=[("yes", "Unborn"), ("no", "Born")], **LEFT_OUT
    )
    agency = fields.SelectField(label="Sent by", prompt="Every agency", **LEFT_OUT)
    since = fields.SelectField(
        label="Waiting since", prompt="Any time", choices=[(one.value, one.label) for one in WaitingSince], **LEFT_OUT
    )

    def __init__(self, *args: Any, agencies: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].offer(agencies)


class Told(forms.Form):
    """Who was told, and how."""

    whom = fields.ManyChoiceField(label="Whom did you tell?", missing="Select whom you told")
    how = fields.ChoiceField(
        label="How?",
        called="how you told them",
        missing="Select how you told them",
        choices=[(how.value, how.label) for how in BY_HAND],
    )

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["whom"].offer(people)


class AnswerMark(forms.Form):
    """What is said about a mark that was refused."""

    kind = fields.ChoiceField(label="What can you say?", missing="Select what you can say")
    words = fields.LongTextField(
        label="Say more",
        called="more",
        hint="Who looked at the mark, what they found and where that is written down; or your reason.",
        max_length=LONGEST,
        rows=4,
    )
    seen_at = fields.MomentField(
        label="When was it looked at?", called="when it was looked at", latest_words="now or earlier"
    )

    def __init__(self, *args: Any, at: datetime, closes: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        answers = [one for one in MarkAnswer if closes or not one.closes]
        self.fields["kind"].offer(
            [Choice(one.value, one.label, reveals="seen_at" if one is MarkAnswer.SEEN else "") for one in answers]
        )
        self.fields["seen_at"].latest = at
        if not closes:
            del self.fields["seen_at"]


class Reopen(forms.Form):
    """What is new."""

    what = fields.LongTextField(
        label="What is new?",
        called="what is new",
        hint="Facts the Front Door did not have when it decided: what, when, and how you know.",
        max_length=LONGEST,
    )

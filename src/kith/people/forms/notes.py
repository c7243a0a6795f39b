"""What was noticed."""

from datetime import datetime
from typing import Any

from kith.design import fields
from kith.people.words import NoteKind

from .parts import Queryable


class Note(Queryable):
    """Something noticed about the baby or those around them."""

    kind = fields.ChoiceField(label="What is it?", called="what it is", choices=[NoteKind.WORRY, NoteKind.STRENGTH])
    words = fields.LongTextField(
        label="In your own words",
        called="what you noticed",
        hint="What you saw and heard, who was there, and what you did. Keep what you saw apart from what you think.",
        max_length=4000,
        rows=7,
    )
    happened_at = fields.MomentField(
        label="When was it?",
        called="when it was",
        latest_words="now or in the past",
        hint="For example, 14 9 2026 at 10:30am",
    )

    about_mother = fields.ConfirmField(
        statement="It is about the mother’s own health",
        label="Who may read it?",
        hint="Then only health staff read it, and those who worked with her before the birth.",
        required=False,
        mark_optional=False,
    )

    def __init__(self, *args: Any, at: datetime, health: bool = False, **kwargs: Any) -> None:
        """`health`: whether the writer reads the mother's own health, and so may write of it."""
        super().__init__(*args, **kwargs)
        if not health:
            del self.fields["about_mother"]
        self.fields["happened_at"].latest = at

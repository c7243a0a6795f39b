"""What is added to the minutes, and who was told what came of a discussion."""

from typing import Any

from kith.design import fields, forms
from kith.strategy import doors
from kith.strategy.words import HowTold

from .live import Sent


class AddLine(Sent):
    """A correction or an addition. It is shown beside the minutes and changes nothing in them."""

    about = fields.SelectField(label="Which part is it about?", missing="Select which part it is about")
    words = fields.LongTextField(label="What should be added or put right?", called="what should be added", rows=4)

    def __init__(self, *args: Any, sections: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].offer(sections)


class Tell(forms.Form):
    """Somebody who cannot read it in Kith was told."""

    key = fields.SelectField(label="Who was told?", missing="Select who was told")
    who = fields.TextField(label="Whom did you speak with?", called="whom you spoke with", max_length=120)
    how = fields.ChoiceField(label="How?", missing="Select how", choices=HowTold, small=True)

    def __init__(self, *args: Any, minutes: doors.MinutesFile, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].offer(
            [(one.key, f"{one.agency}: {one.name}") for one in minutes.recipients if not one.knew_at]
        )

"""Forms about a worker who is close to the family."""

from typing import Any

from django.core.exceptions import ValidationError

from kith.design import fields, forms
from kith.directory import doors as directory_doors
from kith.safety.words import Closeness

from .parts import line, prose


class Linking(forms.Form):
    """Which worker is, or is close to, which adult."""

    person_id = fields.ChoiceField(label="Which adult of this family?", missing="Select which adult")
    closeness = fields.ChoiceField(label="How are they tied?", called="how they are tied", choices=list(Closeness))
    worker = line("The worker’s work e-mail", "the worker’s work e-mail", most=254)
    source = line("Who told us?", "who told us", most=300)

    def __init__(self, *args: Any, adults: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person_id"].offer(adults)

    def clean_worker(self) -> Any:
        typed = str(self.cleaned_data["worker"]).strip()
        found = directory_doors.workers_by_email([typed]).get(typed.lower())
        if found is None:
            raise ValidationError("Nobody in the directory has this work e-mail. Check it, or ask the agency")
        return found


class TakingBack(forms.Form):
    """A link was wrong."""

    reason = prose("Why is it wrong, and who says so?", "why it is wrong")

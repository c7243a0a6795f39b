"""What the chair says of the sentences that no record can tell."""

from collections.abc import Iterable
from typing import Any

from kith.design import fields, forms
from kith.strategy import actions, doors
from kith.strategy.words import RATINGS, Judgement


class Rate(forms.Form):
    """Each sentence with its anchors, and why. Any can be left out, and "cannot tell" is an answer."""

    def __init__(self, *args: Any, file: doors.QualityFile, **kwargs: Any) -> None:
        self.lines = file.lines
        kwargs["initial"] = _known(self.lines) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        for line in self.lines:
            one = line.criterion
            anchors = {Judgement.MET: one.met, Judgement.PARTLY: one.partly, Judgement.NOT_MET: one.not_met}
            listed = [fields.Choice(rating.value, rating.label, hint=anchors.get(rating, "")) for rating in RATINGS]
            self.fields[f"rate_{one.code}"] = fields.ChoiceField(
                label=one.says, choices=listed, required=False, mark_optional=False, small=True
            )
            self.fields[f"why_{one.code}"] = fields.LongTextField(
                label="What shows it?", required=False, mark_optional=False, max_length=1000, rows=2
            )

    def rated(self) -> Iterable[actions.Rated]:
        """Those that were rated, or rated anew."""
        for line in self.lines:
            code = line.criterion.code
            said, why = self.cleaned_data[f"rate_{code}"], self.cleaned_data[f"why_{code}"]
            if said and (said, why) != (line.verdict.judgement.value, line.why):
                yield actions.Rated(criterion=code, rating=Judgement(said), why=why)


def _known(lines: Iterable[doors.QualityLine]) -> dict[str, str]:
    known: dict[str, str] = {}
    for line in lines:
        if line.rated_at is not None:
            known[f"rate_{line.criterion.code}"] = line.verdict.judgement.value
            known[f"why_{line.criterion.code}"] = line.why
    return known

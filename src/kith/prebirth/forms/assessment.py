"""Forms of the pre-birth assessment: one part on a page, and completing it."""

import re
from typing import Any

from kith.design import fields, forms
from kith.prebirth import actions, doors
from kith.prebirth.words import AfterAssessment, AssessmentPart, FactSource

from .parts import PLAIN, line, prose

KNOWN = tuple((one.value, f"It is so: {one.label[0].lower()}{one.label[1:]}") for one in FactSource)


class WritingPart(forms.Form):
    """The handbook's questions of one part, strengths, and facts each with a source. `base`: which was open."""

    def __init__(self, *args: Any, found: doors.Assessment, part: doors.Part, **kwargs: Any) -> None:
        self.found, self.part = found, part
        kwargs["initial"] = earlier(part) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        typed = str((self.data if self.is_bound else self.entered or {}).get("base", ""))
        self.base = int(typed) if re.fullmatch(r"[0-9]{1,4}", typed) else part.number
        for one in found.asked(part.part):
            self.fields[f"q_{one.code}"] = prose(one.label, one.label.lower(), hint=one.hint, **PLAIN)
        if part.part in {AssessmentPart.MOTHER, AssessmentPart.CARER}:
            self.fields["seen"] = line(
                "Spoken with: when, where, and alone?", "when you spoke with them", most=300, **PLAIN
            )
        self.fields["strengths"] = prose("What is strong, and who helps?", "what is strong", **PLAIN)
        for factor in found.offered(part.part):
            self.fields[f"f_{factor.code}"] = fields.SelectField(
                label=factor.label,
                called=factor.label.lower(),
                prompt="Not known, or not so",
                choices=KNOWN,
                **PLAIN,
            )
            self.fields[f"w_{factor.code}"] = line("What exactly, and when?", "what exactly", most=300, **PLAIN)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        for factor in self.found.offered(self.part.part):
            if given.get(f"f_{factor.code}") and not given.get(f"w_{factor.code}"):
                self.add_error(f"w_{factor.code}", f"Say what exactly, and when: {factor.label.lower()}")
        return given

    def said(self) -> actions.PartSaid:
        given = self.cleaned_data
        ticked = [one for one in self.found.offered(self.part.part) if given.get(f"f_{one.code}")]
        return actions.PartSaid(
            based_on=self.base,
            answers={
                one.code: said for one in self.found.asked(self.part.part) if (said := given.get(f"q_{one.code}"))
            },
            strengths=given.get("strengths", ""),
            seen=given.get("seen", ""),
            factors=tuple(
                {"code": one.code, "source": given[f"f_{one.code}"], "words": given[f"w_{one.code}"]} for one in ticked
            ),
        )


def earlier(part: doors.Part) -> dict[str, Any]:
    """The part as it stands, as the form shows it."""
    page = part.page
    if page is None:
        return {}
    shown: dict[str, Any] = {f"q_{code}": words for code, words in page.answers.items()}
    for one in page.factors:
        shown |= {f"f_{one['code']}": one["source"], f"w_{one['code']}": one["words"]}
    return shown | {"strengths": page.strengths, "seen": page.seen}


class Completing(forms.Form):
    """What it means for this baby, and what follows."""

    analysis = prose(
        "What does it all mean for this baby’s first months?",
        "what it means for this baby",
        hint="Strengths and worries together. Facts are not counted or added up: say what they mean.",
        rows=6,
    )
    follows = fields.ChoiceField(label="What follows?", missing="Select what follows", choices=AfterAssessment)
    follows_words = prose("Why, and who does what next?", "why, and who does what")
    parents_said = prose("What did the mother and the father say when they read it?", "what the parents said", **PLAIN)
    left_open = prose("What is still not known, and who finds out?", "what is still not known", **PLAIN)

    def said(self) -> actions.DoneSaid:
        given = self.cleaned_data
        return actions.DoneSaid(**given | {"follows": AfterAssessment(given["follows"])})

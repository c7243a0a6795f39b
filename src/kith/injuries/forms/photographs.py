"""Forms about photographs: asking for them, adding one, taking one off."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError

from kith.design import fields, forms
from kith.injuries import actions

from .parts import line, past, prose

KINDS = ("jpg", "jpeg", "png")


class AskIllustration(forms.Form):
    """Whom to ask, and for what."""

    asked = fields.ChoiceField(label="Who of medical illustration?", missing="Select whom you ask")
    words = prose(
        "What should be photographed, where and when?",
        "what should be photographed",
        hint="For example: mark 1, with a scale, today on the children’s ward before 4 pm",
    )

    def __init__(self, *args: Any, people: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        asked: Any = self.fields["asked"]
        asked.offer([(code, f"{one.full_name}, {one.post_title}".rstrip(", ")) for code, one in self.people.items()])

    def of(self) -> Any:
        return self.people[self.cleaned_data["asked"]]


class AddPhotograph(forms.Form):
    """One photograph. What is wrong with the file is said beside it."""

    picture = fields.FileField(label="The photograph", called="the photograph", kinds=KINDS)
    shows = line("What does it show?", "what it shows", hint="For example: mark 1, left cheek, with a scale")
    taken_at = past("When was it taken?", "when it was taken")
    agreed = line(
        "Who agreed to it?",
        "who agreed to it",
        most=300,
        hint="Who with parental responsibility said yes, and to whom; or the order, or the reason, without their yes",
    )

    def __init__(self, *args: Any, at: datetime, most_bytes: int, most_megapixels: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.most_megapixels = most_megapixels
        picture: Any = self.fields["picture"]
        picture.most_bytes = most_bytes
        hint = (
            f"A JPEG or PNG file from the department’s own camera, smaller than {most_bytes // 1024 // 1024} MB. "
            "Save it in sRGB: a colour profile is not kept"
        )
        picture.words = replace(picture.words, hint=hint)
        self.fields["taken_at"].latest = at

    def clean_picture(self) -> actions.Picture:
        """Only what can be decoded and written anew goes on; nothing of the file itself is kept."""
        try:
            return actions.cleaned(self.cleaned_data["picture"].read(), most_megapixels=self.most_megapixels)
        except actions.NotAPicture as refused:
            raise ValidationError(str(refused)) from refused

    def said(self) -> actions.PhotographSaid:
        return actions.PhotographSaid(**self.cleaned_data)


class TakeOff(forms.Form):
    """Why a photograph should not be there."""

    reason = prose("Why should it not be here?", "why it should not be here", hint="For example: another baby’s record")

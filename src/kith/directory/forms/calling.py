"""Whom to call: where the baby lives, and what is needed. Each need is a button."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError

from kith.design import fields
from kith.design.forms import Form


class WhoToCall(Form):
    """A postcode and a need; another time than now only when somebody plans ahead."""

    postcode = fields.PostcodeField(
        label="The baby’s postcode",
        called="the baby’s postcode",
        hint="Where the baby lives, or will live",
        required=False,
        mark_optional=False,
    )
    district = fields.SelectField(label="District", prompt="From the postcode", required=False)
    moment = fields.MomentField(
        label="For another time than now", called="the other time", required=False, mark_optional=False
    )

    def __init__(
        self, *args: Any, needs: tuple[tuple[str, str], ...], districts: tuple[tuple[str, str], ...], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.needs = dict(needs)
        self.fields["district"].offer(districts)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if self.data.get("need", "") not in self.needs:
            raise ValidationError("Choose what you need")
        return said

    @property
    def need(self) -> str:
        return str(self.data.get("need", ""))

    def at(self, now: datetime) -> datetime:
        moment: datetime | None = self.cleaned_data.get("moment")
        return moment or now

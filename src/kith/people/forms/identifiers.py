"""What other systems know an adult by."""

import re
from collections.abc import Iterable
from typing import Any

import nhs_number

from kith.design import fields
from kith.people.words import IdentifierKind, ToldBy

from .parts import Queryable

SHAPES = {
    IdentifierKind.PNC: (re.compile(r"\d{2,4}/\d{1,7}[A-Z]"), "like 2026/1234567A"),
    IdentifierKind.NDELIUS: (re.compile(r"[A-Z]\d{6}"), "a letter and six digits, like X123456"),
}


class Identifier(Queryable):
    """One number, or a practice."""

    kind = fields.ChoiceField(label="What is it?", called="what it is")
    value = fields.TextField(
        label="The number, or the name of the practice",
        called="the number or the name",
        hint="As it is written there. Leave it empty to take out what stands.",
        max_length=120,
        width="two-thirds",
        required=False,
        mark_optional=False,
    )
    source = fields.ChoiceField(label="Who told us?", called="who told us", choices=list(ToldBy), small=True)
    verified = fields.ConfirmField(
        statement="It has been checked in a record", label="", required=False, mark_optional=False
    )

    def __init__(self, *args: Any, kinds: Iterable[IdentifierKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].offer([(kind.value, kind.label) for kind in kinds])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        kind, value = given.get("kind"), given.get("value") or ""
        if kind and value:
            given["value"] = self._tidy(IdentifierKind(kind), value)
        return given

    def _tidy(self, kind: IdentifierKind, value: str) -> str:
        """The value as it is kept; an error beside the field when it cannot be one."""
        if kind is IdentifierKind.GP_PRACTICE:
            return value
        plain = re.sub(r"[\s\u00a0-]", "", value).upper()
        if kind is IdentifierKind.NHS_NUMBER:
            right, like = bool(nhs_number.is_valid(plain)), "10 digits, like 999 123 4567. Check each digit"
        else:
            shape, like = SHAPES[kind]
            right = bool(shape.fullmatch(plain))
        if not right:
            self.add_error("value", f"{kind.label} must be {like}")
        return plain

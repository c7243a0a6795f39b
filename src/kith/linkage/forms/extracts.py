"""Handing over an extract, saying which column is which, and having it destroyed."""

from collections.abc import Mapping, Sequence
from typing import Any

from kith.design import fields, forms
from kith.linkage.extracts import COLUMNS
from kith.linkage.words import Basis, Column


class Send(forms.Form):
    """The file, why it is handed over, and on what the agency relies."""

    file = fields.FileField(
        label="The file",
        called="the file",
        hint="A CSV file or an Excel spreadsheet: one row for each person, with headings. Leave out every column that "
        "is not needed to tell who somebody is.",
        kinds=("csv", "txt", "tsv", "xlsx", "xls", "ods"),
    )
    purpose = fields.TextField(
        label="What is it for?",
        called="what it is for",
        hint="For example, “Men we supervise who may live with a baby on file”.",
        max_length=200,
    )
    basis = fields.ChoiceField(
        label="On what does your agency rely?", called="what your agency relies on", choices=list(Basis)
    )

    def __init__(self, *args: Any, most_bytes: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        file: Any = self.fields["file"]
        file.most_bytes = most_bytes


class Columns(forms.Form):
    """Which heading holds what. Only the agency's own reference must be there."""

    def __init__(self, *args: Any, headings: Sequence[str], suggested: Mapping[Column, int], **kwargs: Any) -> None:
        initial = {column.value: str(place) for column, place in suggested.items() if place < len(headings)}
        super().__init__(*args, initial=initial, **kwargs)
        for column in COLUMNS:
            select = fields.SelectField(
                label=column.label,
                called=f"the column with {column.label[:1].lower()}{column.label[1:]}"
                if column is not Column.NHS_NUMBER
                else "the column with the NHS number",
                prompt="Not in this file",
                required=column is Column.ID,
                mark_optional=False,
                choices=[(str(place), heading) for place, heading in enumerate(headings)],
            )
            self.fields[column.value] = select
            select.ask()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        taken: dict[str, Column] = {}
        for column in COLUMNS:
            place = given.get(column.value, "")
            if place and place in taken:
                self.add_error(column.value, f"This column is chosen for “{taken[place].label}” already")
            elif place:
                taken[place] = column
        if given.get("id") and not any(given.get(name.value) for name in (Column.GIVEN_NAME, Column.FAMILY_NAME)):
            self.add_error("family_name", "Choose at least one column with names: without a name nobody can be found")
        return given

    @property
    def mapping(self) -> dict[Column, int]:
        return {column: int(place) for column in COLUMNS if (place := self.cleaned_data.get(column.value, ""))}


class Destroy(forms.Form):
    """A page with only a button."""

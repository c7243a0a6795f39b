"""The body map as a form: each mark is a row, with or without a script."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from kith.design import fields, forms
from kith.injuries import actions
from kith.injuries.words import REGIONS, Answer, MarkKind, region_at
from kith.people.words import Mobility, MobilityBasis

from .parts import PLAIN, answer, line, past

MOST = 12
"""Rows a record may hold."""
PLACES = [(region.code, region.full_label) for region in REGIONS.values()]
PARTS = ("where", "kind", "size", "colour", "shape", "patterned")


def _row(number: int) -> dict[str, Any]:
    return {
        f"m{number}-where": fields.SelectField(
            label="Where is it?", called="where the mark is", choices=PLACES, prompt="Choose a place", **PLAIN
        ),
        f"m{number}-kind": fields.SelectField(
            label="What do you see?", called="what you see", choices=list(MarkKind), **PLAIN
        ),
        f"m{number}-size": fields.WholeNumberField(
            label="Size in millimetres, the longest way", called="the size", least=1, most=400, suffix="mm", **PLAIN
        ),
        f"m{number}-colour": line(
            "Colour, in plain words",
            "the colour",
            hint="Only what it looks like. Colour cannot tell how old a mark is.",
            **PLAIN,
        ),
        f"m{number}-shape": line("Shape or pattern", "the shape", **PLAIN),
        f"m{number}-patterned": fields.ChoiceField(
            label="Does it look like a hand, a thing or a line?", choices=list(Answer), inline=True, small=True, **PLAIN
        ),
        f"m{number}-x": fields.WholeNumberField(label="Across", least=0, most=400, **PLAIN),
        f"m{number}-y": fields.WholeNumberField(label="Down", least=0, most=500, **PLAIN),
    }


class Marks(forms.Form):
    """One or more marks, when they were noticed, and how the baby moves. Nothing but one mark is needed to save."""

    noticed_at = past("When was it noticed?", "when it was noticed", **PLAIN)
    noticed_by = line("Who noticed it, if it was not you?", hint="Their name, and who they are to the baby", **PLAIN)
    unwell = fields.ChoiceField(
        label="Is the baby unwell, in pain or not moving a limb?",
        choices=[fields.Choice("yes", "Yes"), fields.Choice("no", "No")],
        inline=True,
        **PLAIN,
    )
    stage = fields.ChoiceField(label="How does the baby move?", choices=list(Mobility), **PLAIN)
    basis = fields.ChoiceField(label="How do we know?", choices=list(MobilityBasis), inline=True, **PLAIN)
    said_by = line("Who saw it, or who told us?", "who saw how the baby moves", **PLAIN)
    moved_on = fields.DateField(label="On which day?", called="on which day", **PLAIN)

    def __init__(self, *args: Any, at: datetime, known: actions.Moves, more: int = 0, **kwargs: Any) -> None:
        initial = {"noticed_at": at, "stage": known.stage.value, "moved_on": known.on, "said_by": known.said_by}
        initial |= {"basis": known.basis.value} if known.basis else {}
        super().__init__(*args, initial=initial, **kwargs)
        self.at, self.known, self.more = at, known, more
        for number in range(1, MOST + 1):
            self.fields |= _row(number)
        self.fields["noticed_at"].latest = at
        self.fields["moved_on"].latest = at.date()

    def given(self, number: int) -> bool:
        """Whether anything was typed in this row."""
        return any(str(self.value_of(f"m{number}-{part}") or "") for part in PARTS)

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows to show: those filled in and one more, or as many as were asked for."""
        filled = max((number for number in range(1, MOST + 1) if self.given(number)), default=0)
        return tuple(range(1, min(MOST, max(filled, self.more, 1)) + 1))

    @property
    def fields_in_order(self) -> tuple[str, ...]:
        return tuple(name for name in super().fields_in_order if not name.startswith("m") or name == "moved_on")

    def clean(self) -> dict[str, Any]:
        if not any(self.given(number) for number in range(1, MOST + 1)):
            self.add_error("m1-where", "Put a mark on the map, or choose a place from the list")
        return self.cleaned_data

    def seen(self) -> actions.Seen:
        said = self.cleaned_data
        marks = tuple(self._mark(number) for number in range(1, MOST + 1) if self.given(number))
        moves = actions.Moves(
            stage=Mobility(said["stage"] or Mobility.NOT_RECORDED.value),
            basis=MobilityBasis(said["basis"]) if said["basis"] else None,
            said_by=said["said_by"],
            on=said["moved_on"],
        )
        new = moves != self.known
        return actions.Seen(
            noticed_at=said["noticed_at"] or self.at,
            noticed_by=said["noticed_by"],
            unwell=said["unwell"] == "yes",
            moves=actions.Moves(stage=moves.stage, basis=moves.basis, said_by=moves.said_by, on=moves.on, new=new),
            marks=marks,
        )

    def _mark(self, number: int) -> actions.MarkSaid:
        said: Mapping[str, Any] = {part: self.cleaned_data.get(f"m{number}-{part}") for part in (*PARTS, "x", "y")}
        x, y = _point(said["where"], said["x"], said["y"])
        return actions.MarkSaid(
            region=said["where"],
            x=x,
            y=y,
            kind=MarkKind(said["kind"]) if said["kind"] else None,
            size_mm=said["size"],
            colour=said["colour"],
            shape=said["shape"],
            patterned=answer(said["patterned"]),
        )


def _point(where: str, x: int | None, y: int | None) -> tuple[int | None, int | None]:
    """The point of a mark: the one tapped when it lies in the region chosen, else the region's middle."""
    region = REGIONS.get(where)
    if region is None:
        return None, None
    if x is not None and y is not None and region_at(region.view, x, y) == region:
        return x, y
    return region.x, region.y

"""Recording marks: the body map, its rows, and how the baby moves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kith.design.pages import Contact, Link
from kith.injuries import doors
from kith.injuries.words import REGIONS
from kith.kernel.clock import day_of

from . import parts
from .bodymap import BodyMap, body_map


@dataclass(frozen=True, kw_only=True)
class MarksPage:
    title: str
    caption: str
    back: Link
    form: Any
    map: BodyMap
    definition: str
    source: str
    numbers: tuple[Contact, ...]
    groups: tuple[parts.Group, ...]


@dataclass(frozen=True)
class Typed:
    """A mark as it stands in the form."""

    number: int
    region: str
    x: int
    y: int
    kind: str


GROUPS = (
    parts.Group(("unwell", "noticed_at", "noticed_by"), "When, and how the baby is"),
    parts.Group(("stage", "basis", "said_by", "moved_on"), "How the baby moves"),
)


def marks_page(baby: Any, form: Any, earlier: Iterable[Any], numbers: Iterable[Any], *, at: datetime) -> MarksPage:
    label, source = doors.procedures.definition(day_of(at))
    return MarksPage(
        title="A mark or an injury on a baby",
        caption=parts.caption(baby, at),
        back=Link("Back to the baby’s page", parts.address("baby", baby.pk)),
        form=form,
        map=body_map(_typed(form), earlier, live=True),
        definition=f"Here a baby who cannot move independently is: {label[0].lower()}{label[1:]}.",
        source=source,
        numbers=tuple(Contact(f"Front Door, {one.get_means_display().lower()}", number=one.value) for one in numbers),
        groups=GROUPS,
    )


def _typed(form: Any) -> Iterable[Typed]:
    for number in form.rows:
        region = REGIONS.get(str(form.value_of(f"m{number}-where") or ""))
        if region is not None:
            x, y = (_whole(form.value_of(f"m{number}-{axis}")) for axis in ("x", "y"))
            yield Typed(number, region.code, region.x if x is None else x, region.y if y is None else y, "")


def _whole(value: Any) -> int | None:
    text = str(value if value is not None else "")
    return int(text) if text.isdecimal() and len(text) < 5 else None

"""The body map as a page part: every view with its regions and the marks on it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kith.design.wording import day_text
from kith.injuries.words import REGIONS, MarkKind, View, regions_of

ART = {
    View.FRONT: "injuries/body/front.jinja",
    View.BACK: "injuries/body/back.jinja",
    View.FACE: "injuries/body/face.jinja",
    View.HEAD_LEFT: "injuries/body/side.jinja",
    View.HEAD_RIGHT: "injuries/body/side.jinja",
    View.HEAD_BACK: "injuries/body/head_back.jinja",
    View.HEAD_TOP: "injuries/body/head_top.jinja",
    View.MOUTH: "injuries/body/mouth.jinja",
    View.EARS: "injuries/body/ears.jinja",
    View.HANDS: "injuries/body/hands.jinja",
    View.FEET: "injuries/body/feet.jinja",
}


@dataclass(frozen=True)
class Dot:
    """A mark on a drawing. `number` is its row; earlier ones carry the record they are in."""

    x: int
    y: int
    number: str
    label: str
    earlier: bool = False


@dataclass(frozen=True)
class MapView:
    """One drawing with what lies on it."""

    code: str
    label: str
    art: str
    width: int
    height: int
    regions: str
    dots: tuple[Dot, ...]
    mirrored: bool
    text: str


@dataclass(frozen=True)
class BodyMap:
    """All drawings; `live` when marks can be placed. `earlier` says that older marks are shown."""

    views: tuple[MapView, ...]
    live: bool
    earlier: bool


def body_map(marks: Iterable[Any], earlier: Iterable[Any], *, live: bool, only_marked: bool = False) -> BodyMap:
    """The map with these marks; views without any are left out when `only_marked`."""
    dots = [(mark.region, _dot(mark, str(mark.number), "")) for mark in marks if _placed(mark)]
    older = [
        (mark.region, _dot(mark, "", f", {day_text(mark.injury.noticed_at)}, {mark.injury.number}"))
        for mark in earlier
        if _placed(mark)
    ]
    placed = [*older, *dots]
    views = tuple(_view(view, [dot for code, dot in placed if REGIONS[code].view is view]) for view in View)
    shown = tuple(view for view in views if view.dots) if only_marked else views
    return BodyMap(shown, live, bool(older))


def _placed(mark: Any) -> bool:
    return mark.region in REGIONS and mark.x is not None and mark.y is not None


def _dot(mark: Any, number: str, when: str) -> Dot:
    kind = MarkKind(mark.kind).label if mark.kind else "Mark"
    label = f"{kind}, {REGIONS[mark.region].label}{when}"
    return Dot(mark.x, mark.y, number, label, earlier=not number)


def _view(view: View, dots: list[Dot]) -> MapView:
    width, height = view.size
    listed = [[r.code, r.label, r.x, r.y, r.across, r.down] for r in regions_of(view)]
    said = "; ".join(f"{'earlier mark' if dot.earlier else f'mark {dot.number}'}: {dot.label}" for dot in dots)
    return MapView(
        code=view.value,
        label=view.label,
        art=ART[view],
        width=width,
        height=height,
        regions=json.dumps(listed, separators=(",", ":")),
        dots=tuple(dots),
        mirrored=view is View.HEAD_RIGHT,
        text=f"{view.label}. {said or 'No mark here'}.",
    )

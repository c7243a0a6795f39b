"""The infant body map: its views, and the named regions of each as ellipses in the drawing's own units.

Left and right are always the baby's. A point belongs to the region whose middle is nearest, measured in ellipses.
"""

from dataclasses import dataclass
from enum import StrEnum


class View(StrEnum):
    """One drawing of the map."""

    FRONT = "front"
    BACK = "back"
    FACE = "face"
    HEAD_LEFT = "head_left"
    HEAD_RIGHT = "head_right"
    HEAD_BACK = "head_back"
    HEAD_TOP = "head_top"
    MOUTH = "mouth"
    EARS = "ears"
    HANDS = "hands"
    FEET = "feet"

    @property
    def label(self) -> str:
        return VIEW_LABELS[self]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the drawing in its own units."""
        return (300, 450) if self in {View.FRONT, View.BACK} else (240, 260)


VIEW_LABELS = {
    View.FRONT: "Front",
    View.BACK: "Back",
    View.FACE: "Face",
    View.HEAD_LEFT: "Head, left side",
    View.HEAD_RIGHT: "Head, right side",
    View.HEAD_BACK: "Back of the head",
    View.HEAD_TOP: "Top of the head",
    View.MOUTH: "Inside the mouth",
    View.EARS: "Ears",
    View.HANDS: "Hands",
    View.FEET: "Feet",
}


@dataclass(frozen=True, slots=True)
class Region:
    """A named part of one view: its middle, and how far it reaches each way."""

    view: View
    name: str
    label: str
    x: int
    y: int
    across: int
    down: int

    @property
    def code(self) -> str:
        return f"{self.view.value}.{self.name}"

    @property
    def full_label(self) -> str:
        return f"{self.view.label}: {self.label}"

    def far(self, x: float, y: float) -> float:
        """How far a point is from the middle: below 1 it is inside."""
        return ((x - self.x) / self.across) ** 2 + ((y - self.y) / self.down) ** 2


SPREAD = 3.0
"""A point further away than this from every region is beside the baby and is no place for a mark."""

type Ellipse = tuple[str, str, int, int, int, int]


def _both(width: int, *of: Ellipse) -> tuple[Ellipse, ...]:
    """Each ellipse drawn on the baby's right, which is on the left of the picture, and its mirror."""
    return tuple(
        one
        for name, label, x, y, across, down in of
        for one in (
            (f"{name}_right", f"right {label}", x, y, across, down),
            (f"{name}_left", f"left {label}", width - x, y, across, down),
        )
    )


def _turned(of: tuple[Ellipse, ...]) -> tuple[Ellipse, ...]:
    """The same seen from behind: the baby's right is on the right of the picture."""
    swap = {"right": "left", "left": "right"}

    def other(words: str) -> str:
        for here, there in swap.items():
            if here in words:
                return words.replace(here, there)
        return words

    return tuple((other(name), other(label), *rest) for name, label, *rest in of)  # type: ignore[misc]


LIMBS: tuple[Ellipse, ...] = _both(
    300,
    ("shoulder", "shoulder", 98, 168, 20, 18),
    ("upper_arm", "upper arm", 72, 192, 18, 22),
    ("elbow", "elbow", 56, 218, 15, 14),
    ("forearm", "forearm", 42, 246, 15, 20),
    ("hand", "hand", 34, 286, 17, 18),
    ("thigh", "thigh", 106, 328, 24, 24),
    ("knee", "knee", 104, 358, 20, 14),
    ("lower_leg", "lower leg", 104, 384, 20, 18),
    ("foot", "foot", 99, 420, 20, 16),
)
FRONT: tuple[Ellipse, ...] = (
    ("head", "head and face", 150, 82, 60, 62),
    ("neck", "neck", 150, 150, 28, 9),
    ("breastbone", "middle of the chest", 150, 196, 15, 34),
    *_both(300, ("chest", "side of the chest", 116, 204, 22, 34)),
    *_both(300, ("belly", "side of the belly", 116, 262, 26, 28)),
    ("navel", "middle of the belly", 150, 262, 15, 30),
    ("genitals", "genitals and groin", 150, 308, 22, 14),
    *LIMBS,
)
BACK: tuple[Ellipse, ...] = (
    ("head", "back of the head", 150, 78, 60, 58),
    ("neck", "back of the neck", 150, 148, 28, 10),
    ("spine", "spine", 150, 222, 13, 56),
    *_turned(_both(300, ("shoulder_blade", "shoulder blade", 118, 196, 22, 24))),
    *_turned(_both(300, ("flank", "side of the back", 114, 244, 24, 26))),
    *_turned(_both(300, ("buttock", "buttock", 122, 298, 28, 22))),
    *_turned(LIMBS),
)
FACE: tuple[Ellipse, ...] = (
    ("forehead", "forehead", 120, 72, 54, 32),
    *_both(240, ("temple", "temple", 52, 108, 15, 24)),
    *_both(240, ("eyelid", "eyelid or around the eye", 88, 116, 22, 13)),
    *_both(240, ("eye_white", "white of the eye", 88, 128, 14, 7)),
    ("nose", "nose", 120, 146, 15, 18),
    *_both(240, ("cheek", "cheek", 72, 168, 26, 26)),
    ("upper_lip", "upper lip", 120, 180, 24, 8),
    ("lower_lip", "lower lip", 120, 196, 22, 7),
    ("chin", "chin", 120, 216, 26, 12),
    *_both(240, ("jaw", "angle of the jaw", 62, 204, 16, 16)),
    *_both(240, ("ear", "ear", 30, 138, 10, 24)),
)
SIDE: tuple[Ellipse, ...] = (
    ("forehead", "forehead", 66, 94, 20, 36),
    ("temple", "temple", 100, 108, 22, 22),
    ("eye", "eye", 80, 140, 14, 11),
    ("nose", "nose", 60, 158, 12, 12),
    ("cheek", "cheek", 94, 174, 26, 22),
    ("mouth", "mouth and lips", 70, 190, 11, 11),
    ("chin", "chin", 80, 214, 14, 12),
    ("jaw", "angle of the jaw", 122, 198, 18, 16),
    ("ear", "ear", 142, 150, 15, 24),
    ("behind_ear", "behind the ear", 170, 156, 14, 26),
    ("side", "side of the head above the ear", 136, 84, 44, 40),
    ("back", "back of the head", 196, 104, 22, 44),
    ("neck", "neck", 136, 226, 34, 16),
)
HEAD_LEFT: tuple[Ellipse, ...] = SIDE
HEAD_RIGHT: tuple[Ellipse, ...] = tuple((n, label, 240 - x, y, a, d) for n, label, x, y, a, d in SIDE)
HEAD_BACK: tuple[Ellipse, ...] = (
    ("crown", "crown", 120, 60, 56, 32),
    *_turned(_both(240, ("side", "side at the back", 62, 116, 26, 40))),
    ("middle", "middle of the back of the head", 120, 128, 34, 38),
    ("low", "low at the back, above the neck", 120, 184, 46, 20),
    *_turned(_both(240, ("behind_ear", "behind the ear", 34, 146, 14, 26))),
    ("nape", "nape of the neck", 120, 226, 34, 20),
)
HEAD_TOP: tuple[Ellipse, ...] = (
    ("front", "front, above the forehead", 120, 192, 46, 26),
    ("fontanelle", "soft spot", 120, 150, 22, 20),
    *_both(240, ("side", "side", 68, 128, 34, 50)),
    ("crown", "crown", 120, 104, 26, 24),
    ("back", "back", 120, 58, 48, 26),
)
MOUTH: tuple[Ellipse, ...] = (
    ("upper_lip", "inside of the upper lip", 120, 50, 54, 13),
    ("upper_frenulum", "fold under the upper lip (frenulum)", 120, 68, 8, 10),
    ("upper_gum", "upper gum", 120, 84, 56, 11),
    ("palate", "roof of the mouth", 120, 110, 42, 14),
    ("throat", "throat", 120, 134, 18, 9),
    *_both(240, ("cheek", "inside of the cheek", 46, 130, 14, 36)),
    ("tongue", "tongue", 120, 164, 44, 20),
    ("under_tongue", "under the tongue (frenulum)", 120, 190, 14, 7),
    ("lower_gum", "lower gum", 120, 204, 54, 9),
    ("lower_lip", "inside of the lower lip", 120, 226, 52, 12),
)
EARS: tuple[Ellipse, ...] = (
    *_both(
        240,
        ("rim", "ear, rim and top", 64, 50, 30, 16),
        ("bowl", "ear, inside", 64, 80, 26, 16),
        ("lobe", "ear, lobe", 62, 108, 18, 11),
    ),
    *_turned(_both(240, ("behind", "ear, back of it", 64, 186, 26, 34), ("fold", "ear, fold behind", 64, 226, 22, 12))),
)
PART: tuple[tuple[str, str, int, int, int, int], ...] = (
    ("fingers", "fingers", 64, 42, 26, 20),
    ("thumb", "thumb", 29, 74, 12, 18),
    ("hand", "hand", 64, 76, 22, 16),
    ("wrist", "wrist", 64, 108, 20, 12),
)
HANDS: tuple[Ellipse, ...] = (
    *_both(240, *((f"back_{n}", f"hand, back: {label}", x, y, a, d) for n, label, x, y, a, d in PART)),
    *_turned(_both(240, *((f"palm_{n}", f"hand, palm: {label}", x, y + 130, a, d) for n, label, x, y, a, d in PART))),
)
SOLE: tuple[Ellipse, ...] = (
    ("toes", "toes", 66, 40, 29, 12),
    ("ball", "middle", 66, 70, 26, 20),
    ("heel", "heel or ankle", 66, 106, 22, 18),
)
FEET: tuple[Ellipse, ...] = (
    *_both(240, *((f"top_{n}", f"foot, top: {label}", x, y, a, d) for n, label, x, y, a, d in SOLE)),
    *_turned(_both(240, *((f"sole_{n}", f"foot, sole: {label}", x, y + 130, a, d) for n, label, x, y, a, d in SOLE))),
)
DRAWN: dict[View, tuple[Ellipse, ...]] = {
    View.FRONT: FRONT, View.BACK: BACK, View.FACE: FACE, View.HEAD_LEFT: HEAD_LEFT, View.HEAD_RIGHT: HEAD_RIGHT,
    View.HEAD_BACK: HEAD_BACK, View.HEAD_TOP: HEAD_TOP, View.MOUTH: MOUTH, View.EARS: EARS, View.HANDS: HANDS,
    View.FEET: FEET,
}  # fmt: skip
REGIONS: dict[str, Region] = {
    region.code: region for view, listed in DRAWN.items() for region in (Region(view, *one) for one in listed)
}


def regions_of(view: View) -> tuple[Region, ...]:
    """The named regions of a view, in the order in which they are listed."""
    return tuple(region for region in REGIONS.values() if region.view is view)


def region_at(view: View, x: float, y: float) -> Region | None:
    """The region a point belongs to; None beside the baby."""
    nearest = min(regions_of(view), key=lambda region: region.far(x, y))
    return nearest if nearest.far(x, y) <= SPREAD else None

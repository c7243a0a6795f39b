"""An organisation chart as a picture: who answers to whom, laid out by Graphviz and drawn by us."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten

from kith.design import graphviz
from kith.design.graphviz import Laid, Point

EDGE = 14
BOX = (214, 66)
MOST_LETTERS = 30


@dataclass(frozen=True)
class Node:
    """A post, a team or several posts of one title; `above` is the key of what it answers to."""

    key: str
    above: str
    kind: str
    words: tuple[str, ...]
    says: str


@dataclass(frozen=True)
class Place:
    """A box with its words, and where the arrow keys lead."""

    key: str
    x: float
    y: float
    width: float
    height: float
    kind: str
    words: tuple[str, ...]
    says: str
    left: str = ""
    right: str = ""
    up: str = ""
    down: str = ""


@dataclass(frozen=True)
class Chart:
    """What the template draws, from back to front."""

    width: float
    height: float
    links: tuple[str, ...]
    places: tuple[Place, ...]


def chart(nodes: Sequence[Node]) -> Chart:
    """Draw it from left to right. Raises graphviz.LayoutFailed when the library gives no answer."""
    names = {node.key: f"n{number}" for number, node in enumerate(nodes)}
    laid = graphviz.laid_out("\n".join(_graph(nodes, names)))
    links = tuple(_path(curve) for curve in laid.curves.values())
    places = tuple(_place(laid, node, names[node.key], nodes) for node in nodes)
    return Chart(round(laid.width) + 2 * EDGE, round(laid.height) + 2 * EDGE, links, places)


def _graph(nodes: Sequence[Node], names: dict[str, str]) -> Iterator[str]:
    """The graph in the DOT language: sizes and arrows, no words."""
    yield "digraph { rankdir=LR; nodesep=0.14; ranksep=0.5; edge [arrowhead=none];"
    yield f'node [shape=box fixedsize=true label="" width={BOX[0] / 72:.3f} height={BOX[1] / 72:.3f}];'
    for node in nodes:
        yield f"{names[node.key]};"
    for node in nodes:
        if node.above in names:
            yield f"{names[node.above]}:e -> {names[node.key]}:w [id=e{names[node.key]}];"
    yield "}"


def _path(curve: tuple[Point, ...]) -> str:
    """A cubic curve: a first point, then three for each piece."""
    first, rest = curve[0], curve[1:]
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in rest)
    return f"M {first[0]:.1f},{first[1]:.1f} C {points}"


def _place(laid: Laid, node: Node, name: str, nodes: Sequence[Node]) -> Place:
    box = laid.nodes[name]
    below = [other.key for other in nodes if other.above == node.key]
    beside = [other.key for other in nodes if other.above == node.above]
    at = beside.index(node.key)
    return Place(
        node.key,
        box.x,
        box.y,
        box.width,
        box.height,
        node.kind,
        tuple(shorten(words, MOST_LETTERS, placeholder="…") for words in node.words if words),
        node.says,
        left=node.above,
        right=below[0] if below else "",
        up=beside[at - 1] if at else "",
        down=beside[at + 1] if at + 1 < len(beside) else "",
    )

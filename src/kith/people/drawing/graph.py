"""The plan of a family as a graph for the layout library, and which of its answers reads best."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product
from uuid import UUID

from kith.design import graphviz
from kith.design.graphviz import Laid

from .plan import Couple, Plan

PERSON = (110, 150)
COUPLE = (16, 24)
ROW_GAP = 14
PLACE_GAP = 8
HOME_LABEL = 'label="household" fontsize=15 labeljust=l labelloc=t;'
"""Makes room for the words; they are drawn by the template."""


@dataclass(frozen=True)
class Wish:
    """In what order, and how firmly, the library is told things: it keeps to some orders better than to others."""

    mirrored: bool = False
    homes_turned: bool = False
    beside: int = 80


WISHES = tuple(Wish(*each) for each in product((False, True), (False, True), (80, 8)))


def best(made: Plan) -> Laid:
    """Of a few layouts the one that keeps most of the conventions. Raises LayoutFailed when there is none."""
    found: list[Laid] = []
    for wish in WISHES:
        laid = graphviz.laid_out(graph(made, wish))
        if not strain(made, laid):
            return laid
        found.append(laid)
    return min(found, key=lambda one: (strain(made, one), one.width))


def strain(made: Plan, laid: Laid) -> int:
    """How much of what a reader expects is not so: nought is a picture to put on the wall."""
    across = {one: laid.nodes[name].x for one, name in made.names.items()}
    parents = made.couple_of_baby
    total = 8 * (parents is not None and across[parents.left] > across[parents.right])
    for couple in made.couples:
        total += 2 * (couple.beside and len(_between(made, across, couple)))
        ages = [across[child] for child in couple.children]
        total += 4 * sum(one > other for one, other in pairwise(ages))
    return total


def _between(made: Plan, across: dict[UUID, float], couple: Couple) -> list[UUID]:
    near, far = sorted((across[couple.left], across[couple.right]))
    row = made.rows[couple.left]
    return [one for one, where in made.rows.items() if where == row and near < across[one] < far]


def graph(made: Plan, wish: Wish = Wish()) -> str:
    """The graph in the DOT language: sizes and arrows, no words."""
    return "\n".join(_graph(made, wish))


def _graph(made: Plan, wish: Wish) -> Iterator[str]:
    yield "digraph {"
    yield f"newrank=true; nodesep={PLACE_GAP / 72:.3f}; ranksep={ROW_GAP / 72:.3f};"
    yield 'node [shape=box fixedsize=true label=""]; edge [arrowhead=none];'
    yield from _people(made, wish)
    yield from _homes(made, wish)
    yield from _joins(made, wish)
    yield from _bonds(made)
    yield "}"


def _sized(name: str, size: tuple[int, int]) -> str:
    return f"{name} [width={size[0] / 72:.3f} height={size[1] / 72:.3f}];"


def _people(made: Plan, wish: Wish) -> Iterator[str]:
    for name in _ordered(made, wish):
        yield _sized(name, PERSON)
    for couple in made.couples:
        yield _sized(couple.name, COUPLE)
    last = max(made.rows.values())
    for row in sorted(set(made.rows.values())):
        here = [made.names[one] for one, where in made.rows.items() if where == row]
        below = [couple.name for couple in made.couples if made.rows[couple.left] == row]
        yield f"{{rank=same; r{row}; {'; '.join(here)};}}"
        yield f"{{rank=same; s{row}; {'; '.join(below)}}}"
        if row < last:
            yield f"r{row} -> s{row} -> r{row + 1} [style=invis];"
    yield f"node [width=0.01 height=0.01]; {'; '.join(f'r{row}; s{row}' for row in sorted(set(made.rows.values())))};"


def _ordered(made: Plan, wish: Wish) -> list[str]:
    """The names from left to right, as far as the couples' places say."""
    beside = {one.left: one.right for one in made.couples if one.beside}
    firsts = [one for one in made.names if one not in set(beside.values())]
    order: list[UUID] = []
    for one in firsts:
        while one not in order:
            order.append(one)
            one = beside.get(one, one)
    return [made.names[one] for one in (order[::-1] if wish.mirrored else order)]


def _homes(made: Plan, wish: Wish) -> Iterator[str]:
    """Each household a box that nobody else stands in; those who are tied to nobody have one too."""
    homes = list(enumerate(made.family.households))
    for number, home in homes[::-1] if wish.homes_turned else homes:
        inside = set(home.members)
        names = [made.names[one] for one in home.members]
        names += [couple.name for couple in made.couples if {couple.left, couple.right, *couple.children} <= inside]
        yield f"subgraph cluster_{number} {{margin=8; {HOME_LABEL} {'; '.join(names)};}}"
    if made.others:
        names = [made.names[one] for one in made.others]
        yield f"subgraph cluster_others {{margin=8; {HOME_LABEL} {'; '.join(names)};}}"


def _joins(made: Plan, wish: Wish) -> Iterator[str]:
    names = made.names
    for couple in made.couples:
        left, right = names[couple.left], names[couple.right]
        yield f"{left} -> {couple.name} [weight=6]; {right} -> {couple.name} [weight=6];"
        if couple.beside:
            yield f"{left} -> {right} [style=invis weight={wish.beside}];"
        for child in couple.children:
            yield f"{couple.name} -> {names[child]} [weight=12];"
        for one, other in pairwise(couple.children):
            yield f"{names[one]} -> {names[other]} [style=invis weight=4];"
    for one in made.alone:
        down = made.rows[one.parent] < made.rows[one.child]
        yield f"{names[one.parent]} -> {names[one.child]} [id={one.name} {'weight=8' if down else 'constraint=false'}];"


def _bonds(made: Plan) -> Iterator[str]:
    for number, bond in enumerate(made.family.bonds):
        if bond.one in made.names and bond.other in made.names:
            yield f"{made.names[bond.one]} -> {made.names[bond.other]} [id=b{number} constraint=false weight=0];"

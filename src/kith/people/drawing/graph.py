"""The plan of a family as a graph for the layout library, and which of its answers reads best."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, product
from random import Random
from uuid import UUID

from kith.design import graphviz
from kith.design.graphviz import Laid, Point

from .plan import Couple, Plan

PERSON = (110, 150)
COUPLE = (16, 24)
ROW_GAP = 14
PLACE_GAP = 8
HOME_LABEL = 'label="household" fontsize=15 labeljust=l labelloc=t;'
"""Makes room for the words; they are drawn by the template."""


@dataclass(frozen=True)
class Wish:
    """In what order the library is told of people: which of several fair layouts it finds depends on it."""

    mirrored: bool = False
    homes_mirrored: bool = False
    shuffled: int = 0


WISHES = (*(Wish(*each) for each in product((False, True), repeat=2)), *(Wish(shuffled=seed) for seed in range(1, 13)))
MOST_KEPT = 256
_kept: dict[str, Laid] = {}


def best(made: Plan) -> Laid:
    """Of some layouts the one that keeps most of the conventions; the first that keeps all of them ends the search.

    Remembered by the graph, in which there is no name. Raises LayoutFailed when there is none.
    """
    first = graph(made, WISHES[0])
    if first not in _kept:
        found = _search(made)
        while len(_kept) >= MOST_KEPT:
            _kept.pop(next(iter(_kept)), None)
        _kept[first] = found
    return _kept[first]


def forget() -> None:
    """Forget every layout: for measuring."""
    _kept.clear()


def _search(made: Plan) -> Laid:
    """Each layout is looked at from both sides: what the library found is as right in a mirror."""
    found: list[tuple[int, int, int, Laid]] = []
    for wish in WISHES:
        laid = graphviz.laid_out(graph(made, wish))
        for one in (_by_age(made, laid), _by_age(made, laid.mirrored())):
            found.append((strain(made, one), _reach(made, one), len(found), one))
        if not min(found)[0]:
            break
    chosen = min(found)[3]
    return replace(chosen, curves=_routed(made, chosen))


def _by_age(made: Plan, laid: Laid) -> Laid:
    """Brothers and sisters of one household exchange their places, all of one size: the oldest to the left."""
    home = {one: number for number, each in enumerate(made.family.households) for one in each.members}
    grown = {end for couple in made.couples for end in (couple.left, couple.right)}
    nodes = dict(laid.nodes)
    for couple in made.couples:
        young = [child for child in couple.children if child not in grown]
        for group in {home.get(child) for child in young}:
            names = [made.names[child] for child in young if home.get(child) == group]
            places = sorted((laid.nodes[name] for name in names), key=lambda box: box.x)
            nodes.update(zip(names, places, strict=True))
    return replace(laid, nodes=nodes)


def _routed(made: Plan, laid: Laid) -> dict[str, tuple[Point, ...]]:
    """The library's ways round everybody for the lines between people, now that all places are certain."""
    edges = [*_bonds(made, laid), *_level(made)]
    if not edges:
        return {}
    places = [f'{name} [pos="{laid.nodes[name].x:.2f},{-laid.nodes[name].y:.2f}!"];' for name in made.names.values()]
    sizes = f'node [shape=box fixedsize=true label="" width={PERSON[0] / 72:.3f} height={PERSON[1] / 72:.3f}];'
    text = "\n".join(["digraph { splines=true; edge [arrowhead=none];", sizes, *places, *edges, "}"])
    found = graphviz.laid_out(text, "nop")
    first = next(iter(made.names.values()))
    right, down = laid.nodes[first].x - found.nodes[first].x, laid.nodes[first].y - found.nodes[first].y
    return {name: tuple((x + right, y + down) for x, y in curve) for name, curve in found.curves.items()}


def strain(made: Plan, laid: Laid) -> int:
    """How much of what a reader expects is not so: nought is a picture to put on the wall."""
    across = _across(made, laid)
    parents = made.couple_of_baby
    total = 8 * (parents is not None and across[parents.left] > across[parents.right])
    for couple in made.couples:
        total += 2 * (couple.beside and len(_between(made, across, couple)))
        ages = [across[child] for child in couple.children]
        total += 4 * sum(one > other for one, other in pairwise(ages))
    return total


def _reach(made: Plan, laid: Laid) -> int:
    """How many people stand between partners, all couples together."""
    across = _across(made, laid)
    return sum(len(_between(made, across, couple)) for couple in made.couples)


def _across(made: Plan, laid: Laid) -> dict[UUID, float]:
    return {one: laid.nodes[name].x for one, name in made.names.items()}


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
    yield from _joins(made)
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
    order = order[::-1] if wish.mirrored else order
    if wish.shuffled:
        Random(wish.shuffled).shuffle(order)  # noqa: S311  any order will do, the same each time
    for home in made.family.households if wish.homes_mirrored else ():
        places = [place for place, one in enumerate(order) if one in home.members]
        for place, one in zip(places, [order[place] for place in places[::-1]], strict=True):
            order[place] = one
    return [made.names[one] for one in order]


def _homes(made: Plan, wish: Wish) -> Iterator[str]:
    """Each household a box that nobody else stands in; those who are tied to nobody have one too."""
    for number, home in enumerate(made.family.households):
        inside = set(home.members)
        names = [name for name in _ordered(made, wish) if name in {made.names[one] for one in inside}]
        names += [couple.name for couple in made.couples if {couple.left, couple.right, *couple.children} <= inside]
        yield f"subgraph cluster_{number} {{margin=8; {HOME_LABEL} {'; '.join(names)};}}"
    if made.others:
        names = [made.names[one] for one in made.others]
        yield f"subgraph cluster_others {{margin=8; {HOME_LABEL} {'; '.join(names)};}}"


def _joins(made: Plan) -> Iterator[str]:
    names = made.names
    for couple in made.couples:
        left, right = names[couple.left], names[couple.right]
        yield f"{left} -> {couple.name} [weight=6]; {right} -> {couple.name} [weight=6];"
        if couple.beside:
            yield f"{left} -> {right} [style=invis weight=80];"
        for child in couple.children:
            yield f"{couple.name} -> {names[child]} [weight=12];"
        for one, other in pairwise(couple.children):
            yield f"{names[one]} -> {names[other]} [style=invis weight=4];"
    for lone in made.alone:
        if made.rows[lone.parent] < made.rows[lone.child]:
            yield f"{names[lone.parent]} -> {names[lone.child]} [weight=8];"


def _level(made: Plan) -> Iterator[str]:
    """A parent who stands in no row above the child."""
    for one in made.alone:
        if made.rows[one.parent] >= made.rows[one.child]:
            yield f"{made.names[one.parent]} -> {made.names[one.child]} [id={one.name}];"


def _bonds(made: Plan, laid: Laid) -> Iterator[str]:
    """Lines leave a symbol upwards or to the side, where no words stand."""
    for number, bond in enumerate(made.family.bonds):
        if bond.one in made.names and bond.other in made.names:
            one, other = made.names[bond.one], made.names[bond.other]
            ports = f"tailport={_port(laid, one, other)} headport={_port(laid, other, one)}"
            yield f"{one} -> {other} [id=b{number} {ports}];"


def _port(laid: Laid, name: str, to: str) -> str:
    here, there = laid.nodes[name], laid.nodes[to]
    side = "e" if there.x > here.x else "w"
    return side if there.y > here.y + 1 else f"n{side}"

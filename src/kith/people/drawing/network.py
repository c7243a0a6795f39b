"""Who is involved, from which agency: the baby in the middle, each agency a box, in it those who work with the baby."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from kith.design import graphviz
from kith.design.graphviz import Laid

from . import labels, lines
from .lines import Line

EDGE = 14
WORKER, HUB = (224, 78), (176, 70)
WORDS = 28.0


@dataclass(frozen=True)
class Party:
    """Somebody, or a whole team, and the words in their box: part, name, team."""

    words: tuple[str, ...]
    says: str


@dataclass(frozen=True)
class Agency:
    """An agency with those of it who are involved; `near` is False when only with brothers and sisters."""

    name: str
    parties: tuple[Party, ...]
    near: bool = True


@dataclass(frozen=True)
class Place:
    """A box in the picture with its words."""

    key: str
    x: float
    y: float
    width: float
    height: float
    kind: str
    words: tuple[str, ...]
    says: str
    href: str = "#involved"
    left: str = ""
    right: str = ""
    up: str = ""
    down: str = ""


@dataclass(frozen=True)
class Network:
    """What the template draws, from back to front."""

    width: float
    height: float
    agencies: tuple[Place, ...]
    links: tuple[Line, ...]
    places: tuple[Place, ...]


@dataclass
class _Plan:
    hubs: list[tuple[str, str]]
    agencies: list[tuple[str, Agency]]
    parties: dict[str, tuple[Party, str, bool]] = field(default_factory=dict)


def network(baby: str, agencies: Iterable[Agency]) -> Network:
    """Draw who is involved. Raises graphviz.LayoutFailed when the library gives no answer."""
    plan = _plan(baby, list(agencies))
    return _drawn(plan, graphviz.laid_out("\n".join(_graph(plan))))


def _plan(baby: str, agencies: list[Agency]) -> _Plan:
    """Agencies of the baby right and left in turn; those of brothers and sisters with the family's second box."""
    apart = not all(one.near for one in agencies)
    hubs = [("h0", baby), *([("h1", "Brothers and sisters")] if apart else [])]
    made = _Plan(hubs, [(f"cluster_{number}", one) for number, one in enumerate(agencies)])
    for number, (_name, agency) in enumerate(made.agencies):
        hub, rightwards = ("h0" if agency.near else "h1"), number % 2 == 0
        for place, party in enumerate(agency.parties):
            made.parties[f"w{number}_{place}"] = (party, hub, rightwards)
    return made


def _graph(plan: _Plan) -> Iterator[str]:
    """The graph in the DOT language: sizes and arrows, no words."""
    yield "digraph { rankdir=LR; nodesep=0.12; ranksep=0.75; edge [arrowhead=none];"
    yield 'node [shape=box fixedsize=true label="" width=%.3f height=%.3f];' % (WORKER[0] / 72, WORKER[1] / 72)  # noqa: UP031
    hubs = "; ".join(f"{name} [width={HUB[0] / 72:.3f} height={HUB[1] / 72:.3f}]" for name, _words in plan.hubs)
    yield f"{{rank=same; {hubs}}}"
    for number, (name, _agency) in enumerate(plan.agencies):
        inside = "; ".join(party for party in plan.parties if party.startswith(f"w{number}_"))
        yield f'subgraph {name} {{margin=10; label="agency" fontsize=18; {inside}}}'
    for party, (_words, hub, rightwards) in plan.parties.items():
        ends = f"{hub}:e -> {party}:w" if rightwards else f"{party}:e -> {hub}:w"
        yield f"{ends} [id={party}];"
    yield "}"


def _drawn(plan: _Plan, laid: Laid) -> Network:
    places = [_hub(laid, *hub) for hub in plan.hubs]
    places += [_party(laid, name, *given) for name, given in plan.parties.items()]
    links = tuple(
        Line(lines.straight(lines.sampled(laid.curves[name])), "link" if hub == "h0" else "link kith-link--apart", "")
        for name, (_party, hub, _rightwards) in plan.parties.items()
        if name in laid.curves
    )
    return Network(
        width=round(laid.width) + 2 * EDGE,
        height=round(laid.height) + 2 * EDGE,
        agencies=tuple(_agency(laid, name, agency) for name, agency in plan.agencies),
        links=links,
        places=tuple(_with_moves(places)),
    )


def _hub(laid: Laid, name: str, words: str) -> Place:
    box = laid.nodes[name]
    kind = "baby" if name == "h0" else "others"
    return Place(
        name, box.x, box.y, box.width, box.height, kind, labels.wrapped(words, 18.0, 3), words, "#main-content"
    )


def _party(laid: Laid, name: str, party: Party, hub: str, _rightwards: bool) -> Place:
    box = laid.nodes[name]
    shown = tuple(line for words in party.words for line in labels.wrapped(words, WORDS, 1))
    return Place(name, box.x, box.y, box.width, box.height, "near" if hub == "h0" else "apart", shown, party.says)


def _agency(laid: Laid, name: str, agency: Agency) -> Place:
    box = laid.clusters[name]
    words = labels.wrapped(agency.name, WORDS, 1)
    kind = "near" if agency.near else "apart"
    return Place(name, box.x, box.y, box.width, box.height, kind, words, agency.name)


def _with_moves(places: list[Place]) -> Iterator[Place]:
    """The arrow keys: up and down a column, left and right to the nearest of the next column."""
    for one in places:
        column = sorted((other for other in places if abs(other.x - one.x) < 1), key=lambda other: other.y)
        at = column.index(one)
        yield replace(
            one,
            up=column[at - 1].key if at else "",
            down=column[at + 1].key if at + 1 < len(column) else "",
            left=_nearest(one, [other for other in places if other.x < one.x - 1]),
            right=_nearest(one, [other for other in places if other.x > one.x + 1]),
        )


def _nearest(one: Place, others: list[Place]) -> str:
    near = min(others, key=lambda other: (round(abs(other.x - one.x)), abs(other.y - one.y)), default=None)
    return near.key if near else ""

"""The rules about where a request goes: who decides, who gets a copy, and the locality's list."""

from kith.kernel.findings import Finding, Weight, gather
from kith.kernel.handbook.kinds import Desk
from kith.kernel.rulebook import rule
from kith.kernel.text import in_words
from kith.referrals.words import ListStep

from .parts import DEVON_ROUTES, About, Asked, Procedures, Stop

READERS = frozenset({Desk.FRONT_DOOR, Desk.LOCALITY, Desk.LIST})


@rule("ASK-1", source=f"{DEVON_ROUTES}; a mark or injury: our safe reading", title="When the Front Door decides")
def front_door_decides(asked: Asked, about: About, stops: tuple[Stop, ...]) -> bool:
    """The Front Door decides when the route leads there, when there is a mark, and when no other desk would read it."""
    if asked.injury and not about.unborn:
        return True
    sent = [stop for stop in stops if not stop.copy and stop.desk in READERS]
    return not sent or any(stop.desk is Desk.FRONT_DOOR for stop in sent)


@rule("ASK-2", source=DEVON_ROUTES, title="Copies")
def copies_go_where_the_handbook_says(procedures: Procedures) -> Finding | None:
    """Everybody whom the handbook names gets a copy, whether or not the request is accepted."""
    copies = [stop.name for stop in procedures.stops if stop.copy]
    if not copies:
        return None
    says = f"A copy goes to: {in_words(tuple(copies))}."
    return Finding("ASK-2", says, asks=(), weight=Weight.NOTE)


def _mark_changes_the_route(asked: Asked, about: About, procedures: Procedures) -> Finding | None:
    leads_there = any(stop.desk is Desk.FRONT_DOOR and not stop.copy for stop in procedures.stops)
    if leads_there or not front_door_decides(asked, about, procedures.stops):
        return None
    why = "A mark or an injury" if asked.injury else "No other desk reads requests at this level, so this"
    return Finding("ASK-1", f"{why} goes to the Front Door, whatever the level.", asks=(), weight=Weight.NOTE)


def on_routing(asked: Asked, about: About, procedures: Procedures) -> tuple[Finding, ...]:
    """What the rules say of the way a request takes."""
    return gather(_mark_changes_the_route(asked, about, procedures), copies_go_where_the_handbook_says(procedures))


def stays_with_locality(to_front_door: bool, newest: ListStep | None, decided: bool = False) -> bool:
    """Whether a request is on a locality's list and not with the Front Door, from the newest step of the list."""
    return not to_front_door and newest is not ListStep.TO_FRONT_DOOR and not decided


@rule("ASK-8", source="Our proposal, for the partnership to confirm; limit LIST", title="On the list, and told")
def listed_request_is_answered(answered: bool, late: bool) -> Finding | None:
    """Whoever sent a request to a locality is told in time that it is on the list, or where it went instead."""
    if answered:
        return None
    if late:
        says = "This request is past its time limit. Say whether it is on the list."
        return Finding("ASK-8", says, asks=("reason",), weight=Weight.ACT_NOW)
    return Finding("ASK-8", "Whoever asked has not been told whether this is on the list.", asks=("follow_up",))

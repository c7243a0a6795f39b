"""Who is involved, from which agency: a picture, and the same as tables."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from kith.design.graphviz import LayoutFailed
from kith.design.pages import Cell, Link, Table
from kith.design.wording import day_text, plural
from kith.people import doors
from kith.people.drawing import Agency, Network, Party, network

NO_PICTURE = "The picture could not be drawn this time. Everybody it would show is in the tables below."
FAMILY_ONLY = "With a brother or sister"


@dataclass(frozen=True)
class NetworkPage:
    """Who works with a baby, drawn and told."""

    title: str
    caption: str
    back: Link
    picture: Network | None
    failed: str
    summary: str
    tables: tuple[Table, ...]
    onward: tuple[Link, ...]


def network_page(
    baby_id: UUID, name: str, involved: Sequence[doors.Involved], with_family: Iterable[str]
) -> NetworkPage:
    """`with_family` names the agencies that work with brothers and sisters: that they do, and nothing more."""
    near = _by_agency(involved)
    apart = sorted(set(with_family) - near.keys(), key=str.casefold)
    try:
        picture = network(name, _agencies(near, apart))
    except LayoutFailed:
        picture = None
    return NetworkPage(
        title="Who is involved",
        caption=name,
        back=Link("The baby’s page", reverse("baby", args=[baby_id])),
        picture=picture,
        failed="" if picture else NO_PICTURE,
        summary=_summary(len(involved), len(near), len(apart)),
        tables=(_involved(involved), _apart(apart)),
        onward=(Link("Family picture", reverse("family", args=[baby_id])),),
    )


def _summary(lines: int, near: int, apart: int) -> str:
    who = f"{plural(lines, 'worker or team', 'workers and teams')} of {plural(near, 'agency', 'agencies')}"
    more = f" {plural(apart, 'more agency works', 'more agencies work')} with a brother or sister." if apart else ""
    return f"{who} {'works' if lines == 1 else 'work'} with this baby now.{more}"


def _by_agency(involved: Iterable[doors.Involved]) -> dict[str, list[doors.Involved]]:
    found: dict[str, list[doors.Involved]] = defaultdict(list)
    for one in involved:
        found[one.agency].append(one)
    return found


def _agencies(near: dict[str, list[doors.Involved]], apart: Iterable[str]) -> list[Agency]:
    drawn = [Agency(name, tuple(_party(one) for one in theirs)) for name, theirs in near.items()]
    said = (FAMILY_ONLY, "Ask them what they know")
    return [*drawn, *(Agency(name, (Party(said, f"{name}: {FAMILY_ONLY}"),), near=False) for name in apart)]


def _party(one: doors.Involved) -> Party:
    who = (one.part.label, one.worker or "The whole team", one.team, one.phone)
    words = tuple(part for part in who if part)
    return Party(words, f"{', '.join(words)}, {one.agency}")


def _involved(involved: Iterable[doors.Involved]) -> Table:
    rows = tuple(
        (
            one.agency,
            one.part.label,
            one.worker or "The whole team",
            one.team,
            one.phone or "No number recorded",
            Cell(day_text(one.since), note="Said so themselves" if one.claimed else one.basis),
        )
        for one in involved
    )
    head = ("Agency", "Part", "Who", "Team", "Telephone", "Since")
    return Table("Who works with this baby", head, rows, empty="Nobody is recorded as working with this baby.")


def _apart(names: Iterable[str]) -> Table:
    rows = tuple((name, FAMILY_ONLY) for name in names)
    empty = "No other agency is recorded as working with a brother or sister."
    return Table("Who works with a brother or sister only", ("Agency", "How"), rows, empty=empty)

"""Two invented agencies' files: one of everybody, another that knows some of them in its own hand, and strangers."""

import csv
import random
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from .lookup.people import EPOCH, People, people
from .lookup.questions import Maker

COLUMNS = ("id", "given_name", "family_name", "date_of_birth", "sex", "postcode", "address", "phone")
KNOWN_SHARE, FILE_SHARE = 0.2, 0.3


def write(folder: Path, size: int) -> tuple[str, str, str]:
    """Left (`size` people), right (three for every ten of them, two of the three known) and truth as CSV files."""
    from kith.people.doors.search.weights import variants

    known, strangers = int(size * KNOWN_SHARE), int(size * (FILE_SHARE - KNOWN_SHARE))
    made = people(size + strangers)
    chance = random.Random(12)
    maker = Maker(made, chance, variants())
    chosen = [int(who) for who in np.random.default_rng(5).choice(size, known, replace=False)]
    theirs = [*chosen, *range(size, size + strangers)]
    order = list(range(len(theirs)))
    chance.shuffle(order)
    files = [f"two_agencies_{size}_{part}.csv" for part in ("left", "right", "truth")]
    _write(folder / files[0], COLUMNS, (_ours(made, who) for who in range(size)))
    _write(folder / files[1], COLUMNS, ((f"R{n}", *_theirs(maker, theirs[n])) for n in order))
    _write(folder / files[2], ("left_id", "right_id"), ((f"L{who}", f"R{n}") for n, who in enumerate(chosen)))
    return files[0], files[1], files[2]


def _write(path: Path, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(rows)


def _address(made: People, place: int) -> tuple[str, str]:
    """Postcode and address of a place; the same place has one house number."""
    if place < 0:
        return "", ""
    number = place * 7919 % 180 + 1
    return made.postcode(place), f"{number} {made.streets[made.street(place)].title()} Road"


def _family(made: People, who: int) -> str:
    col, words = made.col, made.names.family
    double = f"-{words[col['second'][who]]}" if col["second"][who] >= 0 else ""
    return words[col["family"][who]] + double


def _ours(made: People, who: int) -> tuple[str, ...]:
    col = made.col
    day = int(col["born"][who])
    born = "" if day == 0 else EPOCH.fromordinal(EPOCH.toordinal() + day).isoformat()
    phone = f"07{col['phone'][who]}" if col["phone"][who] >= 0 else ""
    given = made.names.given[col["given"][who]]
    return (f"L{who}", given, _family(made, who), born, "female" if col["woman"][who] else "male",
            *_address(made, int(col["place"][who])), phone)  # fmt: skip


def _theirs(maker: Maker, who: int) -> tuple[str, ...]:
    """As the other agency wrote it: another form or a slip of a name, an earlier name or address, a wrong date."""
    made, col, chance = maker.people, maker.people.col, maker.chance
    born = maker.born(who)
    family = maker.family(who)
    if col["old"][who] >= 0 and chance.random() < 0.3:
        family = made.names.family[col["old"][who]]
    place = int(col["moved" if col["moved"][who] >= 0 and chance.random() < 0.5 else "place"][who])
    if chance.random() < 0.1:
        place = -1
    has_phone = col["phone"][who] >= 0 and chance.random() < 0.6
    return (maker.given(who).upper(), family.upper(), born.strftime("%d/%m/%Y") if born else "",
            "F" if col["woman"][who] else "M", *_address(made, place),
            f"07{col['phone'][who]}" if has_phone else "")  # fmt: skip

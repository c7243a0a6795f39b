"""What the handbook says of whom to call: postcodes and their district, needs and who answers each."""

from dataclasses import dataclass

from kith.kernel.entries import Entry

EMERGENCY = "emergency"
"""999: it answers everywhere at every hour and is in nobody's directory."""


SETTINGS = ("front_door", "locality")
"""Settings of teams that a need may ask for; every other way is a kind of agency."""


@dataclass(frozen=True, kw_only=True)
class Postcodes(Entry):
    """The beginnings of a district's postcodes; an empty district lies outside the area."""

    begins: tuple[str, ...]
    district: str = ""


@dataclass(frozen=True, kw_only=True)
class Need(Entry):
    """What somebody needs at this moment, and who answers it, in order.

    Each of `ask` is "emergency", a setting of teams ("front_door", "locality") or a kind of agency.
    """

    label: str
    hint: str = ""
    ask: tuple[str, ...]
    says: str = ""


def district_of(postcode: str, known: tuple[Postcodes, ...]) -> str | None:
    """The district of a postcode written "EX4 3LS"; "" when it lies outside the area, None when nobody can say.

    The longest beginning that fits counts. One without a second half stands for the whole postcode district.
    """
    tight = "".join(postcode.split()).upper()
    if len(tight) < 5:
        return None
    outward, inward = tight[:-3], tight[-3:]
    of = {begins: entry.district for entry in known for begins in entry.begins}
    tried = [*(f"{outward} {inward[:length]}" for length in (3, 2, 1)), outward]
    return next((of[one] for one in tried if one in of), None)


KINDS: dict[str, type[Entry]] = {"postcodes": Postcodes, "need": Need}

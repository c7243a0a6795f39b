"""Where the invented families live: the handbook's districts and localities, with Devon's postcode districts."""

from dataclasses import dataclass
from functools import cached_property

from kith.kernel.handbook import Handbook

from .chance import Chance, Weighted

OUTCODES: dict[str, tuple[str, ...]] = {
    "east_devon": ("EX5", "EX8", "EX9", "EX10", "EX11", "EX12", "EX13", "EX14", "EX24"),
    "exeter": ("EX1", "EX2", "EX3", "EX4"),
    "mid_devon": ("EX15", "EX16", "EX17", "EX18"),
    "north_devon": ("EX31", "EX32", "EX33", "EX34", "EX35", "EX36"),
    "south_hams": ("TQ6", "TQ7", "TQ8", "TQ9", "TQ10", "TQ11", "PL8", "PL21"),
    "teignbridge": ("EX6", "EX7", "TQ12", "TQ13", "TQ14"),
    "torridge": ("EX19", "EX21", "EX22", "EX23", "EX38", "EX39"),
    "west_devon": ("EX20", "PL19", "PL20"),
}
ELSEWHERE = ("ZZ99",)
"""For a handbook of another area: a postcode district that is nowhere."""

BIRTHS: dict[str, float] = {
    "east_devon": 0.16,
    "exeter": 0.18,
    "mid_devon": 0.11,
    "north_devon": 0.13,
    "south_hams": 0.09,
    "teignbridge": 0.17,
    "torridge": 0.09,
    "west_devon": 0.07,
}
"""Each district's share of births, roughly."""

UNIT_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
"""The letters that end a postcode; the others are never used."""


@dataclass(frozen=True)
class Place:
    """A district, the locality it belongs to and the postcode districts in it."""

    code: str
    name: str
    locality: str
    outcodes: tuple[str, ...]
    share: float


@dataclass(frozen=True)
class Area:
    """The districts of the partnership."""

    places: tuple[Place, ...]
    localities: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, handbook: Handbook) -> "Area":
        """From the handbook's places. Raises ValueError when it names no district."""
        named = handbook.places()
        if not named.districts:
            raise ValueError("The handbook names no district: where should the families live?")
        places = []
        for district in named.districts:
            locality = named.locality_of(district.code)
            outcodes = OUTCODES.get(district.code, ELSEWHERE)
            share = BIRTHS.get(district.code, 1 / len(named.districts))
            places.append(Place(district.code, district.name, locality.code if locality else "", outcodes, share))
        return cls(tuple(places), tuple((locality.code, locality.name) for locality in named.localities))

    @cached_property
    def by_births(self) -> Weighted[Place]:
        return Weighted({place: place.share for place in self.places})

    @cached_property
    def home(self) -> Place:
        """Where the demonstration's people work."""
        return next((place for place in self.places if place.code == "exeter"), self.places[0])

    def share_of(self, codes: frozenset[str]) -> float:
        """The share of births in these districts."""
        return sum(p.share for p in self.places if p.code in codes) / sum(p.share for p in self.places)

    def districts_of(self, locality: str) -> frozenset[str]:
        return frozenset(place.code for place in self.places if place.locality == locality)


def postcode(chance: Chance, place: Place) -> str:
    """A postcode as the district has them; it may or may not exist."""
    unit = chance.pick(UNIT_LETTERS) + chance.pick(UNIT_LETTERS)
    return f"{chance.pick(place.outcodes)} {chance.whole(1, 9)}{unit}"

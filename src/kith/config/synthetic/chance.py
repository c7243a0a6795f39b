"""Seeded chance, identifiers and NHS numbers: the same seed gives the same partnership, row for row."""

from bisect import bisect
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import accumulate
from random import Random
from typing import Final


class Weighted[T]:
    """Things with shares; drawn by one random number."""

    def __init__(self, shares: dict[T, float]) -> None:
        self.things: Final = tuple(shares)
        self._steps: Final = tuple(accumulate(shares.values()))

    def at(self, number: float) -> T:
        """The thing at a number from 0 up to 1."""
        return self.things[min(bisect(self._steps, number * self._steps[-1]), len(self.things) - 1)]


class Chance:
    """What the generator asks of chance; never for a secret."""

    def __init__(self, seed: str) -> None:
        self._random = Random(seed)  # noqa: S311  invented people, not secrets
        self.number = self._random.random
        self.bits = self._random.getrandbits

    def yes(self, share: float) -> bool:
        return self.number() < share

    def pick[T](self, things: Sequence[T]) -> T:
        return things[int(self.number() * len(things))]

    def draw[T](self, weighted: Weighted[T]) -> T:
        return weighted.at(self.number())

    def whole(self, lowest: int, highest: int) -> int:
        """A whole number, both ends included."""
        return lowest + int(self.number() * (highest - lowest + 1))

    def around(self, middle: float, spread: float, lowest: float, highest: float) -> float:
        """A number near the middle (normal), kept between two bounds."""
        return min(max(self._random.gauss(middle, spread), lowest), highest)

    def later(self, moment: datetime, least: float, most: float) -> datetime:
        """A moment between `least` and `most` hours after this one, to the minute."""
        return moment + timedelta(minutes=int(60 * (least + self.number() * (most - least))))


class Ids:
    """Identifiers of version 7 that rise in the order of making, as text.

    Their moment is that of the partnership, before anything made in use, so that what is made later sorts later.
    """

    def __init__(self, chance: Chance, moment: datetime) -> None:
        self._bits = chance.bits
        self._count = int(moment.timestamp() * 1000) << 12

    def new(self) -> str:
        self._count += 1
        count = self._count
        return f"{count >> 12:012x}7{count & 0xFFF:03x}{0b10 << 62 | self._bits(62):016x}"


POOL: Final = 1_000_000
USABLE: Final = 900_000
"""Six free digits after 999; one in eleven has no check digit, which leaves a little more than this."""
_STEP: Final = 618_033


class NhsNumbers:
    """Numbers of the synthetic range 999, each once, valid by modulus 11. The range holds some 909,000 of them."""

    def __init__(self, start: int) -> None:
        self._start = start
        self._given = 0

    def new(self) -> str:
        """The next number, or nothing when the range is used up."""
        while self._given < POOL:
            serial = (self._start + self._given * _STEP) % POOL
            self._given += 1
            number = with_check_digit(f"999{serial:06d}")
            if number:
                return number
        return ""


def with_check_digit(nine: str) -> str:
    """The nine digits with the tenth of modulus 11; nothing when they have none."""
    rest = sum(int(digit) * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True)) % 11
    check = (11 - rest) % 11
    return "" if check == 10 else f"{nine}{check}"

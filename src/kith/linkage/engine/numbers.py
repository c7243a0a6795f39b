"""The numbers of the engine, read once from the handbook and handed to whoever needs them."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from kith.kernel.handbook import Handbook

MILLION = 1_000_000


@dataclass(frozen=True)
class Chance:
    """How often two records agree so: of one person, of two by chance, of two of one household."""

    m: float
    u: float
    kin: float


@dataclass(frozen=True, kw_only=True)
class Numbers:
    """How much is compared, how a file is learned from and when records are grouped: `link_*` in the handbook."""

    block_pairs: int
    rule_pairs_a_record: int
    rule_pairs_least: int
    rule_pairs_most: int
    thorough_rows: int
    keyed_sample: int
    random_sample: int
    start_counts_m: int
    start_counts_u: int
    learning_rounds: int
    learned_from: int
    rarest: int
    pair_speaks: int
    uncompared: int
    against: int
    holds_twice: int
    same_rows: int

    @classmethod
    def of(cls, book: Handbook) -> "Numbers":
        """Raises NotInHandbook for a number nobody set."""
        return cls(**{field.name: book.figure(f"link_{field.name}") for field in fields(cls)})

    def pairs_of_a_rule(self, rows: int) -> int:
        """The budget of one blocking rule over so many records."""
        return max(self.rule_pairs_least, min(self.rule_pairs_most, self.rule_pairs_a_record * rows))


def chances_of(book: Handbook) -> Mapping[str, Chance]:
    """What a run starts from, by column and level."""
    return {one.code: Chance(one.m / MILLION, one.u / MILLION, one.kin / MILLION) for one in book.start_chances()}

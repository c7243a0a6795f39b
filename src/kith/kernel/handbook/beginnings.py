"""Kinds of entry about a pregnancy and a baby: steps before birth, movement, and who helps after a loss."""

from dataclasses import dataclass

from kith.kernel.entries import Entry


@dataclass(frozen=True, kw_only=True)
class Milestone(Entry):
    """A step before birth and the weeks of pregnancy it belongs to."""

    label: str
    weeks_from: int
    weeks_to: int
    why: str


@dataclass(frozen=True, kw_only=True)
class Mobility(Entry):
    """An area's definition of a baby that cannot move independently: what counts as moving, and from which age."""

    label: str
    moves: tuple[str, ...]
    under_months: int = 0


@dataclass(frozen=True, kw_only=True)
class Support(Entry):
    """Who helps a family, and those who work with them, after a loss; `endings` names which."""

    name: str
    plain: str
    contact: str = ""
    endings: tuple[str, ...]

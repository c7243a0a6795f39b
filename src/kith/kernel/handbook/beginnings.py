"""Kinds of entry about a pregnancy and a baby: steps before birth, movement, and who helps after a loss."""

from dataclasses import dataclass

from kith.kernel.entries import Entry


@dataclass(frozen=True, kw_only=True)
class Milestone(Entry):
    """A step before birth and the weeks of pregnancy it belongs to.

    `owner` says who does it. `levels` are those whose families have it; empty means every family. `late_days`: when
    the pregnancy came to notice after these weeks, the step is done within so many days; 0: it is no longer possible.
    `earlier_with_several`: ready earlier with twins or more.
    """

    label: str
    weeks_from: int
    weeks_to: int
    why: str
    owner: str = ""
    levels: tuple[str, ...] = ()
    late_days: int = 0
    earlier_with_several: bool = False


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

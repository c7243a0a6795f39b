"""From a plan to rows, a chunk at a time: nothing is kept but the directory and a few counters."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from django.contrib.auth.hashers import make_password

from kith.kernel.clock import LONDON
from kith.kernel.handbook import Handbook

from . import around, care, demo, discussions, families, live, meetings, requests
from .area import Area
from .chance import POOL, USABLE, Chance, Ids, NhsNumbers
from .rows import Rows
from .staff import Builder
from .world import Child, World

SMALLEST_CHUNK, LARGEST_CHUNK = 100, 1000
NUMBERS_EACH = 1.9
"""NHS numbers wanted for each baby: its own, its mother's, now and then a man's."""


@dataclass(frozen=True)
class Plan:
    """How many babies, from which seed, as on which day. The same plan gives the same rows."""

    babies: int
    today: date
    seed: int = 2024

    @property
    def as_of(self) -> datetime:
        """Everything happens before the day begins; the day itself belongs to those who use Kith."""
        return datetime.combine(self.today, time(0), LONDON)


@dataclass(frozen=True)
class Made:
    """One chunk: its rows, and how many babies there are so far."""

    rows: Rows
    babies: int


def generate(plan: Plan, handbook: Handbook) -> Iterator[Made]:
    """The directory first, then the demonstration's families, then all the others, chunk by chunk."""
    chance = Chance(f"kith/{plan.seed}/{plan.babies}/{plan.today.isoformat()}")
    area, ids = Area.of(handbook), Ids(chance, plan.as_of)
    builder = Builder(area, chance, ids, babies=plan.babies, as_of=plan.as_of)
    staff = builder.build(_hash(plan))
    yield Made(builder.rows, 0)
    share = min(1.0, USABLE / (plan.babies * NUMBERS_EACH))
    numbers = NhsNumbers(plan.seed * 7919 % POOL)
    world = World(handbook, area, staff, chance, ids, numbers, plan.as_of, share)
    sheets = meetings.Sheets(world)
    made = live.scenes(world, sheets, most=plan.babies)
    yield Made(world.hand_over(), made)
    chunk = min(max(plan.babies // 20, SMALLEST_CHUNK), LARGEST_CHUNK)
    while made < plan.babies:
        upto = min(made + chunk, plan.babies)
        while made < upto:
            made += _family(world, sheets, room=upto - made)
        yield Made(world.hand_over(), made)


def _hash(plan: Plan) -> str:
    """The demonstration's password as it is kept; the salt follows the plan so that rows repeat."""
    return make_password(demo.PASSWORD, salt=f"kithdemo{plan.seed:08d}")


def _family(world: World, sheets: meetings.Sheets, *, room: int) -> int:
    """A mother with her baby, or two. Returns how many babies there are in it."""
    chance = world.chance
    first = families.new_child(world)
    _around(world, first)
    mother = families.new_mother(world, first)
    babies = [first]
    if room > 1 and chance.yes(families.TWIN_SHARE):
        babies.append(families.twin_of(world, first))
        _around(world, babies[-1])
    elif room > 1 and chance.yes(families.ANOTHER_SHARE):
        babies.append(families.new_child(world, first.place))
        _around(world, babies[-1])
    for child in babies:
        families.write_child(world, child, mother)
        families.men_of(world, child, mother)
        around.around(world, child)
        care.notes(world, child)
        if child.worrying:
            _what_followed(world, sheets, child)
    return len(babies)


def _around(world: World, child: Child) -> None:
    child.worrying = world.chance.yes(families.CONCERN_SHARE)
    care.universal(world, child)


def _what_followed(world: World, sheets: meetings.Sheets, child: Child) -> None:
    for sent in requests.requests(world, child):
        wanted = discussions.from_front_door(world, child, sent)
        if wanted is not None:
            meetings.discussion(world, sheets, discussions.call(world, child, wanted))
        later = discussions.in_locality(world, child, sent)
        if later is not None and later.cause < world.as_of:
            meetings.discussion(world, sheets, discussions.call(world, child, later))

"""What every part of the generator needs at hand, and the little it remembers of a baby while making its rows."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from kith.directory.words import AgencyKind
from kith.kernel.calendar import WorkingCalendar
from kith.kernel.clock import LONDON
from kith.kernel.handbook import Handbook
from kith.people.words import Part

from . import rows
from .area import Area, Place
from .chance import Chance, Ids, NhsNumbers
from .rows import Rows
from .staff import Post, Staff, TeamPosts

PART_OF: dict[AgencyKind, Part] = {
    AgencyKind.PUBLIC_HEALTH_NURSING: Part.HEALTH_VISITOR,
    AgencyKind.MATERNITY: Part.MIDWIFE,
    AgencyKind.GENERAL_PRACTICE: Part.GP,
    AgencyKind.SOCIAL_CARE: Part.SOCIAL_WORKER,
    AgencyKind.POLICE: Part.POLICE,
    AgencyKind.PAEDIATRICS: Part.PAEDIATRICIAN,
    AgencyKind.FAMILY_HUB: Part.FAMILY_HUB,
    AgencyKind.PROBATION: Part.PROBATION,
    AgencyKind.DOMESTIC_ABUSE: Part.DOMESTIC_ABUSE,
}


@dataclass(eq=False)
class World:
    """The partnership while it is being made. Everything happens before `as_of`; after it, people use Kith."""

    handbook: Handbook
    area: Area
    staff: Staff
    chance: Chance
    ids: Ids
    nhs: NhsNumbers
    as_of: datetime
    nhs_share: float
    rows: Rows = field(default_factory=Rows)
    numbers: dict[str, int] = field(default_factory=dict)
    working: dict[date, date] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.today = self.as_of.date()
        self.calendar: WorkingCalendar = self.handbook.calendar()
        self.turn = self.chance.whole(0, 99)
        self.invitation_rules = {(rule.when, rule.agency): rule for rule in self.handbook.invitation_rules()}

    def next_number(self, stem: str) -> str:
        """The next reference of a series, such as RS-2026-000012."""
        count = self.numbers.get(stem, 0) + 1
        self.numbers[stem] = count
        return f"{stem}{count:06d}"

    def working_day_after(self, day: date) -> date:
        """The first working day after this day; remembered, since it is asked often."""
        found = self.working.get(day)
        if found is None:
            found = self.working[day] = self.calendar.next_working_day(day)
        return found

    def hand_over(self) -> Rows:
        """The rows made since the last time; they are forgotten here."""
        made, self.rows = self.rows, Rows()
        return made


@dataclass(eq=False)
class Held:
    """One involvement while a baby's rows are made."""

    team: TeamPosts
    post: Post | None
    part: Part
    since: datetime
    until: datetime | None = None

    @property
    def worker_id(self) -> str | None:
        return self.post.id if self.post else None

    def at(self, moment: datetime) -> bool:
        return self.since <= moment and (self.until is None or self.until > moment)


@dataclass(eq=False)
class Child:
    """A baby while its rows are made."""

    id: str
    place: Place
    born: date | None
    expected: date
    recorded_at: datetime
    sex: str = "unknown"
    held: list[Held] = field(default_factory=list)
    worrying: bool = False
    pregnancy_id: str = ""
    twin: "Child | None" = None

    @property
    def conceived(self) -> date:
        return self.expected - timedelta(days=266)

    def unborn_at(self, moment: datetime) -> bool:
        return self.born is None or moment.date() < self.born

    def holding(self, part: Part, moment: datetime) -> Held | None:
        return next((held for held in self.held if held.part is part and held.at(moment)), None)

    def health_visitor(self, moment: datetime) -> Held:
        """The health visitor at a moment, or the one nearest to it."""
        found = self.holding(Part.HEALTH_VISITOR, moment)
        return found or next(held for held in self.held if held.part in {Part.HEALTH_VISITOR, Part.MIDWIFE})


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """That day at that time in England."""
    return datetime.combine(day, time(hour, minute), LONDON)


def office_hours(chance: Chance, day: date) -> datetime:
    """Some time that day between half past eight and five."""
    minutes = chance.whole(8 * 60 + 30, 17 * 60)
    return moment(day, minutes // 60, minutes % 60)


def involve(world: World, child: Child, held: Held, basis: str) -> Held:
    """Add an involvement, as known now: one that ends after `as_of` has not ended yet."""
    if held.until is not None and held.until >= world.as_of:
        held.until = None
    child.held.append(held)
    world.rows.add(
        rows.Involvement(
            world.ids.new(), child.id, held.worker_id, held.team.id, held.team.agency_id, held.part.value,
            basis, False, held.since, held.until, held.worker_id,
        )
    )  # fmt: skip
    return held


def someone(world: World, team: TeamPosts, day: date) -> Post:
    """Somebody of the team who was there that day."""
    stayed = [post for post in team.leavers if post.left_on and post.left_on > day]
    if stayed and world.chance.yes(0.3):
        return world.chance.pick(stayed)
    return world.chance.pick(team.posts)

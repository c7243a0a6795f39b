"""Strategy discussions called, and who was asked: with the pattern the review found, strong at the Front Door."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from kith.directory.words import AgencyKind, Setting
from kith.kernel.handbook.kinds import When
from kith.people.words import Part
from kith.referrals.words import TriageOutcome
from kith.strategy.words import Mode

from . import rows, wording
from .chance import Weighted
from .requests import Sent
from .staff import Post, TeamPosts
from .world import PART_OF, Child, Held, World, involve, moment, office_hours

K = AgencyKind


@dataclass(frozen=True)
class Habit:
    """How often a setting does each thing as it should."""

    quorate: float
    everyone: float
    same_day: float
    in_time: float


FRONT_DOOR_HABIT = Habit(0.95, 0.96, 0.93, 0.93)
HOSPITAL_HABIT = Habit(0.88, 0.72, 0.85, 0.75)
LOCALITY_HABITS: tuple[Habit, ...] = (
    Habit(0.82, 0.62, 0.7, 0.66),
    Habit(0.74, 0.5, 0.62, 0.58),
    Habit(0.66, 0.42, 0.55, 0.52),
    Habit(0.7, 0.34, 0.6, 0.42),
)
"""Localities are uneven. Which one gets which is drawn by the seed and says nothing about the real ones."""
LATER_SHARES: dict[TriageOutcome, float] = {
    TriageOutcome.ASSESSMENT: 0.6,
    TriageOutcome.EARLY_HELP: 0.15,
    TriageOutcome.STRATEGY_DISCUSSION: 0.35,
}
"""Open cases on which a locality later held a discussion of its own."""
HOSPITAL_SHARE = 0.25
FORGOTTEN: dict[AgencyKind, float] = {
    K.FAMILY_HUB: 6, K.VOLUNTARY: 6, K.DOMESTIC_ABUSE: 2.5, K.HOUSING: 2.5, K.GENERAL_PRACTICE: 2,
    K.MENTAL_HEALTH: 1.5, K.PROBATION: 1.5,
}  # fmt: skip
"""Who is left out when somebody is: services that are not statutory partners before others."""
MODES = Weighted({Mode.VIDEO: 0.62, Mode.PHONE: 0.2, Mode.HYBRID: 0.12, Mode.MEETING: 0.06})


@dataclass(eq=False)
class Seat:
    """An agency with a place at a discussion, while the rows are made."""

    team: TeamPosts
    post: Post | None
    asked_as: str
    rule: str
    why: str
    invitation_id: str = ""
    attended: bool = False


@dataclass(eq=False)
class Call:
    """Why, where and by whom a discussion is called."""

    setting: Setting
    team: TeamPosts
    chair: Post
    cause: datetime
    trigger: str
    injury: bool
    habit: Habit
    sent: Sent | None = None
    planned_for: datetime | None = None


@dataclass(eq=False)
class Called:
    """A discussion that was called, with those who were asked."""

    row: rows.Discussion
    call: Call
    seats: list[Seat] = field(default_factory=list)

    def seat(self, kind: AgencyKind) -> Seat | None:
        return next((seat for seat in self.seats if seat.team.kind is kind), None)


def from_front_door(world: World, child: Child, sent: Sent) -> Call | None:
    """The discussion that the Front Door decided on: held there, or at the hospital when the baby is examined."""
    if sent.outcome is not TriageOutcome.STRATEGY_DISCUSSION or sent.decided_at is None:
        return None
    hospital = sent.row.injury and world.chance.yes(HOSPITAL_SHARE)
    team = world.staff.front_door
    return Call(
        Setting.HOSPITAL if hospital else Setting.FRONT_DOOR, team, world.chance.pick(team.managers), sent.decided_at,
        sent.row.what_seen, sent.row.injury, HOSPITAL_HABIT if hospital else FRONT_DOOR_HABIT, sent,
    )  # fmt: skip


def in_locality(world: World, child: Child, sent: Sent) -> Call | None:
    """A discussion that the locality called later, on an open case."""
    chance = world.chance
    team = world.staff.localities.get(child.place.locality)
    if sent.outcome is None or sent.decided_at is None or team is None:
        return None
    if not chance.yes(LATER_SHARES.get(sent.outcome, 0)):
        return None
    day = world.working_day_after(sent.decided_at.date() + timedelta(days=chance.whole(4, 75)))
    cause = moment(day, chance.whole(9, 14), chance.whole(0, 59))
    injury = not child.unborn_at(cause) and chance.yes(0.4)
    trigger = chance.pick(wording.SEEN_INJURY if injury else wording.TRIGGERS)
    habit = habit_of(world, team.locality)
    return Call(Setting.LOCALITY, team, chance.pick(team.managers), cause, trigger, injury, habit)


def habit_of(world: World, locality: str) -> Habit:
    codes = [code for code, _name in world.area.localities]
    return LOCALITY_HABITS[(codes.index(locality) + world.turn) % len(LOCALITY_HABITS)]


def call(world: World, child: Child, wanted: Call) -> Called:
    """Write the discussion and its invitations; agencies that were asked now hold the baby's file."""
    chance = world.chance
    called_at = chance.later(wanted.cause, 0.1, 0.6)
    planned = wanted.planned_for or _planned(world, wanted, called_at)
    mode = chance.draw(MODES)
    request_id = wanted.sent.row.id if wanted.sent else None
    row = rows.Discussion(
        world.ids.new(), world.next_number(f"SD-{called_at.year}-"), child.id, request_id,
        wanted.trigger, wanted.injury, child.unborn_at(called_at), wanted.cause, called_at, wanted.chair.id,
        wanted.setting.value, wanted.team.id, wanted.team.locality, planned, mode.value,
        "" if mode is Mode.MEETING else "The link is in the calendar entry",
    )  # fmt: skip
    world.rows.add(row)
    called = Called(row, wanted)
    seats = _must_be_asked(world, child, called)
    forgotten = [] if chance.yes(wanted.habit.everyone) else _forgotten(world, seats)
    for seat in seats:
        if seat in forgotten:
            _not_invited(world, called, seat)
        else:
            _invite(world, child, called, seat)
    return called


def _planned(world: World, wanted: Call, called_at: datetime) -> datetime:
    """The same day, or some working days on."""
    chance = world.chance
    if chance.yes(wanted.habit.same_day):
        return chance.later(called_at, 0.5, max(min(3.5, 20 - called_at.hour), 0.6))
    day = called_at.date()
    for _ in range(chance.whole(1, 3)):
        day = world.working_day_after(day)
    return moment(day, chance.whole(9, 15), chance.pick((0, 15, 30)))


class GuestList:
    """Everybody to be asked, each agency once, under the first of the handbook's rules that names it."""

    def __init__(self, world: World, child: Child, at: datetime) -> None:
        self.world, self.child, self.at = world, child, at
        self.seats: dict[str, Seat] = {}

    def add(self, team: TeamPosts, post: Post | None, when: When, kind: str = "") -> None:
        if team.agency_id in self.seats:
            return
        rule = self.world.invitation_rules.get((when, kind))
        asked_as = rule.label if rule and kind else team.agency_name
        code, why = (rule.code, rule.why) if rule else ("", "Works with the family.")
        self.seats[team.agency_id] = Seat(team, post, asked_as[:60], code, why[:240])

    def add_one_of(self, kind: AgencyKind, when: When) -> None:
        """Whoever of this kind works with the baby now, else somebody who serves the district."""
        held = next((held for held in self.child.held if held.team.kind is kind and held.at(self.at)), None)
        team = held.team if held else self.world.chance.pick(self.world.staff.serving(kind, self.child.place.code))
        self.add(team, held.post if held and held.post else self.world.chance.pick(team.posts), when, kind.value)

    def add_involved(self) -> None:
        for held in self.child.held:
            if held.at(self.at) and held.part is Part.GP:
                self.add(held.team, held.post, When.REGISTERED_GP, K.GENERAL_PRACTICE.value)
            elif held.at(self.at):
                self.add(held.team, held.post, When.INVOLVED)


def _must_be_asked(world: World, child: Child, called: Called) -> list[Seat]:
    """Everybody whom the handbook's rules name, and everybody who works with the family."""
    wanted, guests = called.call, GuestList(world, child, called.row.called_at)
    guests.add(wanted.team, wanted.chair, When.ALWAYS, K.SOCIAL_CARE.value)
    guests.add_one_of(K.POLICE, When.ALWAYS)
    guests.add_one_of(K.PUBLIC_HEALTH_NURSING, When.ALWAYS)
    if wanted.injury:
        guests.add_one_of(K.PAEDIATRICS, When.INJURY)
    if called.row.unborn:
        guests.add_one_of(K.MATERNITY, When.UNBORN)
    if wanted.sent:
        guests.add(wanted.sent.referrer, wanted.sent.by, When.REFERRER)
    guests.add_involved()
    return list(guests.seats.values())


def _forgotten(world: World, seats: list[Seat]) -> list[Seat]:
    """One or two who should have been asked and were not."""
    shares = {seat: FORGOTTEN[seat.team.kind] for seat in seats if seat.team.kind in FORGOTTEN}
    if not shares:
        return []
    first = world.chance.draw(Weighted(shares))
    left_out = [first]
    del shares[first]
    if shares and world.chance.yes(0.35):
        left_out.append(world.chance.draw(Weighted(shares)))
    return left_out


def _not_invited(world: World, called: Called, seat: Seat) -> None:
    row, reason = called.row, world.chance.pick(wording.UNINVITED)
    world.rows.add(
        rows.NotInvited(
            world.ids.new(), row.id, row.baby_id, seat.team.agency_id, seat.rule, reason, row.called_by_id,
            row.called_at,
        )
    )  # fmt: skip


def _invite(world: World, child: Child, called: Called, seat: Seat) -> None:
    row = called.row
    invited_at = row.called_at + timedelta(minutes=3)
    worker = None if seat.team.kind is K.GENERAL_PRACTICE else seat.post
    invitation = rows.Invitation(
        world.ids.new(), row.id, row.baby_id, seat.team.agency_id, seat.team.id, worker.id if worker else None,
        seat.asked_as, seat.rule, seat.why, invited_at, row.called_by_id,
    )  # fmt: skip
    world.rows.add(invitation)
    seat.invitation_id = invitation.id
    called.seats.append(seat)
    if not any(held.team.id == seat.team.id and held.at(invited_at) for held in child.held):
        part = PART_OF.get(seat.team.kind, Part.OTHER)
        until = office_hours(world.chance, invited_at.date() + timedelta(days=world.chance.whole(30, 60)))
        involve(world, child, Held(seat.team, worker, part, invited_at, until), f"Invited to {row.number}")

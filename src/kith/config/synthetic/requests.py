"""Requests for support with their sharing decisions, what the Front Door decided and when, and whether it said so."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from kith.directory.words import AgencyKind
from kith.kernel.handbook.kinds import ReasonFor
from kith.people.words import Part
from kith.referrals.words import Agreement, FamilyTold, TriageOutcome

from . import rows, wording
from .chance import Weighted
from .staff import Post, TeamPosts
from .world import PART_OF, Child, Held, World, involve, moment, office_hours, someone

K, T = AgencyKind, TriageOutcome
HOW_MANY = Weighted({1: 0.77, 2: 0.18, 3: 0.05})
"""More than one request about the same baby: about one request in five is a repeat, as nationally."""
REFERRERS = Weighted({
    K.PUBLIC_HEALTH_NURSING: 0.27, K.POLICE: 0.26, K.MATERNITY: 0.12, K.PAEDIATRICS: 0.09, K.FAMILY_HUB: 0.08,
    K.GENERAL_PRACTICE: 0.05, K.DOMESTIC_ABUSE: 0.04, K.MENTAL_HEALTH: 0.04, K.PROBATION: 0.03, K.HOUSING: 0.02,
})  # fmt: skip
LEVELS = Weighted({2: 0.1, 3: 0.52, 4: 0.38})
OUTCOMES = Weighted({
    T.NO_FURTHER_ACTION: 0.17, T.ADVICE: 0.19, T.EARLY_HELP: 0.24, T.ASSESSMENT: 0.23, T.STRATEGY_DISCUSSION: 0.15,
    T.OTHER: 0.02,
})  # fmt: skip
OUTCOMES_OF_INJURY = Weighted({T.ADVICE: 0.1, T.EARLY_HELP: 0.08, T.ASSESSMENT: 0.22, T.STRATEGY_DISCUSSION: 0.6})
INJURY_SHARE = 0.17
IN_TIME_SHARE = 0.87
TOLD_SHARE = 0.74
"""Referrers who were told: the other quarter went without an answer."""
AGREEMENTS = Weighted({
    Agreement.GIVEN: 0.58, Agreement.REFUSED: 0.11, Agreement.NOT_SOUGHT: 0.22, Agreement.NOT_NEEDED: 0.09,
})  # fmt: skip
TOLD_FAMILY = Weighted({FamilyTold.TOLD: 0.7, FamilyTold.WILL_BE_TOLD: 0.14, FamilyTold.NOT_SAFE: 0.16})


@dataclass(eq=False)
class Sent:
    """A request while what follows from it is made."""

    row: rows.Request
    referrer: TeamPosts
    by: Post
    outcome: TriageOutcome | None = None
    decided_at: datetime | None = None


@dataclass(eq=False)
class Wish:
    """What a request of the demonstration must be; empty means as chance has it."""

    received_at: datetime
    referrer: TeamPosts
    by: Post
    injury: bool
    level: int
    decided_at: datetime | None = None
    outcome: TriageOutcome | None = None


def requests(world: World, child: Child) -> list[Sent]:
    """The requests about a baby somebody worries about, in order of time."""
    wanted = world.chance.draw(HOW_MANY)
    first = max(child.recorded_at, moment(child.conceived + timedelta(days=112), 9))
    hours = int((world.as_of - first).total_seconds() // 3600) - 1
    if hours < 2:
        return []
    moments = sorted(world.chance.later(first, 0.5, hours) for _ in range(wanted))
    return [request(world, child, wish_by_chance(world, child, received)) for received in moments]


def wish_by_chance(world: World, child: Child, received: datetime) -> Wish:
    """Mostly in working hours, by one who knows the baby where there is one."""
    chance = world.chance
    if chance.yes(0.8):
        day = received.date()
        working = day if world.calendar.is_working_day(day) else world.working_day_after(day - timedelta(days=4))
        received = max(office_hours(chance, min(working, day)), child.recorded_at)
    kind = chance.draw(REFERRERS)
    held = next((held for held in child.held if held.team.kind is kind and held.at(received) and held.post), None)
    team = held.team if held else chance.pick(world.staff.serving(kind, child.place.code))
    by = held.post if held and held.post else someone(world, team, received.date())
    unborn = child.unborn_at(received)
    injury = not unborn and chance.yes(INJURY_SHARE)
    wish = Wish(min(received, world.as_of - timedelta(hours=1)), team, by, injury, 4 if injury else chance.draw(LEVELS))
    wish.outcome = chance.draw(OUTCOMES_OF_INJURY if injury else OUTCOMES)
    wish.decided_at = _decided(world, wish.received_at)
    return wish


def _decided(world: World, received: datetime) -> datetime | None:
    """Within one working day for most; for the others up to four working days later."""
    chance, day = world.chance, received.date()
    if chance.yes(IN_TIME_SHARE):
        if received.hour < 13 and world.calendar.is_working_day(day) and chance.yes(0.6):
            decided = chance.later(received, 0.5, 4)
        else:
            decided = moment(world.working_day_after(day), 8, 30) + timedelta(minutes=chance.whole(0, 20))
    else:
        for _ in range(chance.whole(2, 4)):
            day = world.working_day_after(day)
        decided = office_hours(chance, day)
    return decided if decided < world.as_of else None


def request(world: World, child: Child, wish: Wish) -> Sent:
    """One request and all that came of it so far."""
    chance, received = world.chance, wish.received_at
    unborn = child.unborn_at(received)
    row = rows.Request(
        world.ids.new(), world.next_number(f"RS-{received.year}-"), None, child.id, wish.by.id, wish.by.agency_id,
        received, _seen(world, child, wish.injury, unborn), chance.pick(wording.WHY_WORRIED),
        max(chance.later(received, -20, -0.5), child.recorded_at), "" if unborn else chance.pick(wording.SAFE_NOW),
        chance.pick(wording.STRENGTHS) if chance.yes(0.6) else "", wish.injury, wish.level,
    )  # fmt: skip
    world.rows.add(row)
    _sharing(world, row)
    sent = Sent(row, wish.referrer, wish.by, wish.outcome if wish.decided_at else None, wish.decided_at)
    _held_by_referrer(world, child, sent)
    _held_by_front_door(world, child, sent)
    if sent.decided_at is not None and sent.outcome is not None:
        _decide(world, sent, sent.decided_at, sent.outcome)
        _allocate(world, child, sent.decided_at, sent.outcome)
    return sent


def _seen(world: World, child: Child, injury: bool, unborn: bool) -> str:
    if unborn:
        weeks = max((280 - (child.expected - world.today).days) // 7, 16)
        return world.chance.pick(wording.SEEN_UNBORN).format(weeks=min(weeks, 36))
    return world.chance.pick(wording.SEEN_INJURY if injury else wording.SEEN_WORRY)


def _sharing(world: World, row: rows.Request) -> None:
    chance, sharing = world.chance, world.handbook.sharing()
    bases = [basis.code for basis in sharing.bases if basis.usual]
    agreement, told = chance.draw(AGREEMENTS), chance.draw(TOLD_FAMILY)
    unasked = [reason.code for reason in sharing.reasons_for(ReasonFor.NOT_SEEKING_AGREEMENT)]
    untold = [reason.code for reason in sharing.reasons_for(ReasonFor.NOT_TELLING_FAMILY)]
    world.rows.add(
        rows.SharingDecision(
            world.ids.new(), row.id, row.baby_id, chance.pick(bases) if bases else "", agreement.value,
            chance.pick(unasked) if unasked and agreement is Agreement.NOT_SOUGHT else "", told.value,
            chance.pick(untold) if untold and told is FamilyTold.NOT_SAFE else "", chance.pick(wording.RATIONALES),
            row.made_by_id, row.received_at,
        )
    )  # fmt: skip


def _held_by_referrer(world: World, child: Child, sent: Sent) -> None:
    if any(held.post is sent.by and held.at(sent.row.received_at) for held in child.held):
        return
    part = PART_OF.get(sent.referrer.kind, Part.OTHER)
    until = sent.row.received_at + timedelta(days=45)
    held = Held(sent.referrer, sent.by, part, sent.row.received_at, until)
    involve(world, child, held, f"Made request {sent.row.number}")


def _held_by_front_door(world: World, child: Child, sent: Sent) -> None:
    if child.holding(Part.FRONT_DOOR, sent.row.received_at):
        return
    until = sent.decided_at + timedelta(days=20) if sent.decided_at else None
    held = Held(world.staff.front_door, None, Part.FRONT_DOOR, sent.row.received_at, until)
    involve(world, child, held, f"Request for support {sent.row.number}")


def _decide(world: World, sent: Sent, decided_at: datetime, outcome: TriageOutcome) -> None:
    chance, row = world.chance, sent.row
    level = row.level if chance.yes(0.8) else max(row.level - 1, 1)
    decision = rows.TriageDecision(
        world.ids.new(), row.id, row.baby_id, outcome.value, level,
        chance.pick(wording.DECISION_REASONS[outcome.value]), chance.pick(world.staff.front_door.managers).id,
        decided_at,
    )  # fmt: skip
    world.rows.add(decision)
    told_at = chance.later(decided_at, 0.2, 40)
    if chance.yes(TOLD_SHARE) and told_at < world.as_of:
        world.rows.add(rows.ReferrerTold(world.ids.new(), row.id, decision.id, row.baby_id, row.made_by_id, told_at))


def _allocate(world: World, child: Child, decided_at: datetime, outcome: TriageOutcome) -> None:
    """The locality's social worker, with the team, for an assessment or a discussion; the Family Hub for early help."""
    chance, since = world.chance, decided_at + timedelta(hours=2)
    if since >= world.as_of:
        return
    until = office_hours(chance, since.date() + timedelta(days=chance.whole(45, 200)))
    team = world.staff.localities.get(child.place.locality)
    if outcome in {T.ASSESSMENT, T.STRATEGY_DISCUSSION} and team and not child.holding(Part.SOCIAL_WORKER, since):
        post = someone(world, team, since.date())
        involve(world, child, Held(team, post, Part.SOCIAL_WORKER, since, until), "Allocated for assessment")
        involve(world, child, Held(team, None, Part.LOCALITY_TEAM, since, until), "Allocated to the locality")
    if outcome is T.EARLY_HELP and not child.holding(Part.FAMILY_HUB, since):
        hub = chance.pick(world.staff.serving(K.FAMILY_HUB, child.place.code))
        held = Held(hub, chance.pick(hub.posts), Part.FAMILY_HUB, since, until)
        involve(world, child, held, "Early help after a request for support")

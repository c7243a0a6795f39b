"""The demonstration's own families: the one of the walk, and something waiting on the desk of every role."""

from datetime import date, datetime, timedelta

from kith.access.words import Role
from kith.directory.words import Setting
from kith.kernel.limits import add_months
from kith.people.words import Knowledge, Part, Relationship, Sex
from kith.referrals.words import TriageOutcome

from . import around, care, demo, discussions, families, meetings, requests, rows, wording
from .discussions import Call, Called
from .requests import Sent, Wish
from .staff import Post, TeamPosts
from .world import Child, Held, World, involve, moment, office_hours

FEWEST_BABIES = 40
"""Below this the demonstration's scenes would be most of the partnership; only the family of the walk is made."""
REFERRING = (Role.HEALTH_VISITOR, Role.MIDWIFE, Role.POLICE, Role.FAMILY_HUB_WORKER)


def scenes(world: World, sheets: meetings.Sheets, *, most: int) -> int:
    """Write them, and return how many babies there are in them."""
    if most < 1:
        return 0
    walk(world)
    if most < FEWEST_BABIES:
        return 1
    queue = [_waiting(world, role, number) for number, role in enumerate(REFERRING)]
    planned = [_called_last_night(world), _called_in_locality(world, sheets)]
    _to_be_circulated(world, sheets)
    _to_be_called(world)
    caseloads = [_caseload(world, role) for role in (Role.SOCIAL_WORKER, Role.PROBATION, Role.DOMESTIC_ABUSE_ADVISER)]
    return 1 + len(queue) + len(planned) + 2 + len(caseloads)


def walk(world: World) -> None:
    """A mother with a toddler on file, known to the practice and the Family Hub. Her new baby has no file yet."""
    people, teams, home = world.staff.people, world.staff.team_of, world.area.home
    born = add_months(world.today, -demo.SIBLING_MONTHS)
    child = Child(world.ids.new(), home, born, born + timedelta(days=3), moment(born + timedelta(days=2), 9, 40))
    visitors = world.staff.serving(demo.PEOPLE[0].kind, home.code)[0]
    practice, hub = teams[Role.GP], teams[Role.FAMILY_HUB_WORKER]
    since = moment(born + timedelta(days=9), 10)
    involve(world, child, Held(visitors, visitors.posts[-1], Part.HEALTH_VISITOR, child.recorded_at), "Allocated")
    involve(world, child, Held(practice, None, Part.GP, child.recorded_at), "Registered with the practice")
    hub_worker = people[Role.FAMILY_HUB_WORKER]
    involve(world, child, Held(hub, hub_worker, Part.FAMILY_HUB, since), "Comes to the group for toddlers")
    mother = rows.Person(
        world.ids.new(), demo.MOTHER_GIVEN, demo.MOTHER_FAMILY,
        families.full_key(demo.MOTHER_GIVEN, demo.MOTHER_FAMILY), date(*demo.MOTHER_BORN), Sex.FEMALE.value,
        world.nhs.new(), "07700 900 142", demo.MOTHER_ADDRESS, demo.MOTHER_POSTCODE, False,
        child.held[0].worker_id, child.recorded_at,
    )  # fmt: skip
    sibling = rows.Baby(
        child.id, mother.id, demo.SIBLING_GIVEN, demo.MOTHER_FAMILY,
        families.full_key(demo.SIBLING_GIVEN, demo.MOTHER_FAMILY), born, child.expected, 277, Sex.FEMALE.value,
        world.nhs.new(), "walks", demo.MOTHER_POSTCODE, home.locality, home.code, child.held[0].worker_id,
        child.recorded_at,
    )  # fmt: skip
    carer = rows.MaleCarer(world.ids.new(), child.id, child.recorded_at, child.held[0].worker_id)
    gap = rows.MaleCarerRecord(
        world.ids.new(), carer.id, child.id, 1, Knowledge.NOT_ASKED.value, Relationship.FATHER.value,
        child.recorded_at, child.held[0].worker_id,
    )  # fmt: skip
    world.rows.add_all((mother, sibling, carer, gap))
    care.notes(world, child)


def _family(world: World, role: Role, *, age_days: int) -> Child:
    """A baby of this age with whom the demonstration's person of this role works, and the usual people around it."""
    people, teams = world.staff.people, world.staff.team_of
    born = world.today - timedelta(days=age_days) if age_days > 0 else None
    expected = (born or world.today) + timedelta(days=4 if born else -age_days)
    recorded = moment(expected - timedelta(days=200 if born is None else 0), 10)
    recorded = min(recorded, moment(world.today - timedelta(days=12), 10))
    if born is not None:
        recorded = max(recorded, moment(born + timedelta(days=1), 10))
    child = Child(world.ids.new(), world.area.home, born, expected, recorded, worrying=True)
    visitor = people[Role.HEALTH_VISITOR]
    team = teams[Role.HEALTH_VISITOR]
    involve(world, child, Held(team, visitor, Part.HEALTH_VISITOR, recorded), "Allocated to the caseload")
    involve(world, child, Held(teams[Role.GP], None, Part.GP, recorded), "Registered with the practice")
    hub = Held(teams[Role.FAMILY_HUB_WORKER], people[Role.FAMILY_HUB_WORKER], Part.FAMILY_HUB, recorded)
    involve(world, child, hub, "Comes to the Family Hub")
    if born is None:
        midwife = Held(teams[Role.MIDWIFE], people[Role.MIDWIFE], Part.MIDWIFE, recorded)
        involve(world, child, midwife, "Booked for this pregnancy")
    mother = families.new_mother(world, child)
    families.write_child(world, child, mother)
    families.men_of(world, child, mother)
    around.around(world, child)
    care.notes(world, child)
    return child


def _days_ago(world: World, working_days: int) -> date:
    day = world.today
    while working_days:
        day -= timedelta(days=1)
        working_days -= world.calendar.is_working_day(day)
    return day


def _request(
    world: World, child: Child, role: Role, received: datetime, *, decided: TriageOutcome | None = None
) -> Sent:
    people, teams = world.staff.people, world.staff.team_of
    wish = Wish(received, teams[role], people[role], child.born is not None and role is Role.HEALTH_VISITOR, 4)
    if decided:
        wish.outcome, wish.decided_at = decided, received + timedelta(minutes=50)
    return requests.request(world, child, wish)


def _waiting(world: World, role: Role, number: int) -> Sent:
    """A request that waits for the Front Door; the third one has waited too long."""
    child = _family(world, role, age_days=-110 if role is Role.MIDWIFE else 40 + 55 * number)
    return _request(world, child, role, moment(_days_ago(world, 3 if number == 2 else 1), 15, 40))


def _discussion(world: World, setting: Setting, child: Child, sent: Sent, planned_for: datetime) -> Called:
    """A discussion to which everybody is asked who should be."""
    team, chair = _chair(world, setting)
    cause = (sent.decided_at or sent.row.received_at) + timedelta(minutes=10)
    everyone = discussions.Habit(1, 1, 1, 1)
    wanted = Call(
        setting, team, chair, cause, sent.row.what_seen, sent.row.injury, everyone,
        sent if setting is Setting.FRONT_DOOR else None, planned_for,
    )  # fmt: skip
    return discussions.call(world, child, wanted)


def _chair(world: World, setting: Setting) -> tuple[TeamPosts, Post]:
    role = Role.FRONT_DOOR_MANAGER if setting is Setting.FRONT_DOOR else Role.LOCALITY_MANAGER
    return world.staff.team_of[role], world.staff.people[role]


def _known_to(world: World, child: Child, *roles: tuple[Role, Part]) -> None:
    for role, part in roles:
        held = Held(world.staff.team_of[role], world.staff.people[role], part, child.recorded_at)
        involve(world, child, held, "Works with somebody in the family")


def _called_last_night(world: World) -> Called:
    """The police were called out in the evening; the Front Door holds a discussion today. Nobody has answered yet."""
    child = _family(world, Role.HEALTH_VISITOR, age_days=70)
    _known_to(world, child, (Role.PROBATION, Part.PROBATION), (Role.DOMESTIC_ABUSE_ADVISER, Part.DOMESTIC_ABUSE),
              (Role.PAEDIATRICIAN, Part.PAEDIATRICIAN))  # fmt: skip
    received = moment(world.today - timedelta(days=1), 20, 10)
    sent = _request(world, child, Role.POLICE, received, decided=TriageOutcome.STRATEGY_DISCUSSION)
    return _discussion(world, Setting.FRONT_DOOR, child, sent, moment(world.today, 14))


def _called_in_locality(world: World, sheets: meetings.Sheets) -> Called:
    """A discussion that the locality holds today; some have answered and some are silent."""
    child = _family(world, Role.FAMILY_HUB_WORKER, age_days=150)
    _known_to(world, child, (Role.PROBATION, Part.PROBATION), (Role.SOCIAL_WORKER, Part.SOCIAL_WORKER))
    received = moment(_days_ago(world, 1), 12, 15)
    sent = _request(world, child, Role.FAMILY_HUB_WORKER, received, decided=TriageOutcome.ASSESSMENT)
    called = _discussion(world, Setting.LOCALITY, child, sent, moment(world.today, 11, 30))
    meetings.before(world, sheets, called, quorate=True)
    return called


def _to_be_circulated(world: World, sheets: meetings.Sheets) -> None:
    """A discussion that the locality held and whose record has not gone round."""
    child = _family(world, Role.SOCIAL_WORKER, age_days=95)
    received = moment(_days_ago(world, 3), 10)
    sent = _request(world, child, Role.FAMILY_HUB_WORKER, received, decided=TriageOutcome.ASSESSMENT)
    called = _discussion(world, Setting.LOCALITY, child, sent, moment(_days_ago(world, 1), 15))
    meetings.before(world, sheets, called, quorate=True)
    meetings.held(world, sheets, called, quorate=True)


def _to_be_called(world: World) -> None:
    """The Front Door decided on a discussion that nobody has called yet."""
    child = _family(world, Role.HEALTH_VISITOR, age_days=33)
    received = moment(_days_ago(world, 1), 10, 20)
    _request(world, child, Role.HEALTH_VISITOR, received, decided=TriageOutcome.STRATEGY_DISCUSSION)


def _caseload(world: World, role: Role) -> Child:
    """A family on the caseload of somebody who would otherwise have few."""
    child = _family(world, role, age_days=120)
    part = {Role.SOCIAL_WORKER: Part.SOCIAL_WORKER, Role.PROBATION: Part.PROBATION}.get(role, Part.DOMESTIC_ABUSE)
    since = office_hours(world.chance, world.today - timedelta(days=9))
    held = Held(world.staff.team_of[role], world.staff.people[role], part, since)
    involve(world, child, held, wording.ALLOCATED)
    return child

"""Who works with a baby in the ordinary run of things, moves and handovers, and what they noticed."""

from datetime import date, datetime, timedelta

from kith.directory.words import AgencyKind
from kith.people.words import NoteKind, Part

from . import lived, rows, wording
from .chance import Chance
from .world import PART_OF, Child, Held, World, involve, moment, office_hours, someone

K = AgencyKind
MOVED_SHARE = 0.06
OTHERS: dict[AgencyKind, tuple[float, float]] = {
    K.FAMILY_HUB: (0.13, 0.36),
    K.VOLUNTARY: (0.05, 0.16),
    K.MENTAL_HEALTH: (0.03, 0.14),
    K.DOMESTIC_ABUSE: (0.015, 0.15),
    K.PROBATION: (0.01, 0.1),
    K.HOUSING: (0.02, 0.1),
    K.PAEDIATRICS: (0.03, 0.07),
}
"""The share of babies with whom each works: of all, and of those about whom somebody worries."""


def universal(world: World, child: Child) -> None:
    """The services every family gets: midwife until after the birth, health visitor, practice; and those by need."""
    if child.recorded_at.date() < (child.born or child.expected):
        _midwife(world, child)
    _health_visitor(world, child)
    practice = world.chance.pick(world.staff.serving(K.GENERAL_PRACTICE, child.place.code))
    involve(world, child, Held(practice, None, Part.GP, child.recorded_at), "Registered with the practice")
    for kind, (usual, worrying) in OTHERS.items():
        if world.chance.yes(worrying if child.worrying else usual):
            _other(world, child, kind)


def _midwife(world: World, child: Child) -> None:
    team = world.chance.pick(world.staff.serving(K.MATERNITY, child.place.code))
    until = None
    if child.born is not None:
        until = office_hours(world.chance, child.born + timedelta(days=world.chance.whole(10, 24)))
    post = someone(world, team, child.recorded_at.date())
    involve(world, child, Held(team, post, Part.MIDWIFE, child.recorded_at, until), "Booked for this pregnancy")


def _health_visitor(world: World, child: Child) -> None:
    """From 28 weeks or an earlier birth; a leaver hands over, and so does a team when the family moves."""
    chance = world.chance
    weeks_28 = child.expected - timedelta(days=84)
    since = max(moment(min(weeks_28, child.born or weeks_28), 10), child.recorded_at)
    if since >= world.as_of:
        return
    team = chance.pick(world.staff.serving(K.PUBLIC_HEALTH_NURSING, child.place.code))
    post = someone(world, team, since.date())
    until = moment(post.left_on, 16) if post.left_on else None
    if until is not None and until <= since:
        post, until = chance.pick(team.posts), None
    involve(world, child, Held(team, post, Part.HEALTH_VISITOR, since, until), "Allocated to the caseload")
    if until is not None:
        heir = Held(team, chance.pick(team.posts), Part.HEALTH_VISITOR, until)
        involve(world, child, heir, "Taken over from a colleague who left")
    elif child.born is not None and chance.yes(MOVED_SHARE):
        _move(world, child)


def _move(world: World, child: Child) -> None:
    """The family came from another district: the health visitor there handed over."""
    chance, place = world.chance, chance_place(world, child)
    days = (world.today - child.born).days if child.born else 0
    if days < 40:
        return
    here = child.held[-1]
    moved = office_hours(chance, world.today - timedelta(days=chance.whole(5, days - 20)))
    if moved <= here.since:
        return
    team = chance.pick(world.staff.serving(K.PUBLIC_HEALTH_NURSING, place))
    earlier = Held(team, chance.pick(team.posts), Part.HEALTH_VISITOR, here.since, moved)
    world.rows.of(rows.Involvement).pop()
    child.held.pop()
    involve(world, child, earlier, "Allocated to the caseload")
    here.since = moved
    involve(world, child, here, "Taken over when the family moved here")


def chance_place(world: World, child: Child) -> str:
    """Another district, where there is one."""
    others = [place.code for place in world.area.places if place is not child.place]
    return world.chance.pick(others) if others else child.place.code


def _other(world: World, child: Child, kind: AgencyKind) -> None:
    chance = world.chance
    team = chance.pick(world.staff.serving(kind, child.place.code))
    span = max(int((world.as_of - child.recorded_at).total_seconds() // 3600), 1)
    since = chance.later(child.recorded_at, 0, span)
    until = chance.later(since, 24 * 40, 24 * 240) if chance.yes(0.5) else None
    part = PART_OF.get(kind, Part.OTHER)
    involve(world, child, Held(team, someone(world, team, since.date()), part, since, until), "Asked for by the family")


def notes(world: World, child: Child) -> None:
    """What was noticed at the ordinary visits, and strengths; the baby's own day."""
    chance = world.chance
    lived.tell(world, child)
    if child.born is None:
        if chance.yes(0.3) and child.holding(Part.HEALTH_VISITOR, world.as_of) is not None:
            _note(world, child, NoteKind.SIGHTING, wording.ANTENATAL, world.today - timedelta(days=chance.whole(1, 9)))
        return
    for after, usual in ((chance.whole(10, 14), 0.95), (chance.whole(42, 58), 0.9), (chance.whole(270, 370), 0.85)):
        words = wording.BIRTH_VISIT if after < 20 else chance.pick(wording.SIGHTINGS)
        if chance.yes(usual):
            _note(world, child, NoteKind.SIGHTING, words, child.born + timedelta(days=after))
    if chance.yes(0.3):
        _note(world, child, NoteKind.STRENGTH, chance.pick(wording.STRENGTHS), _some_day(chance, child.born, world))
    if child.worrying or chance.yes(0.04):
        for _ in range(chance.whole(1, 3)):
            _note(world, child, NoteKind.WORRY, chance.pick(wording.WORRIES), _some_day(chance, child.born, world))


def _some_day(chance: Chance, born: date, world: World) -> date:
    return born + timedelta(days=chance.whole(0, max((world.today - born).days - 1, 0)))


def _note(world: World, child: Child, kind: NoteKind, words: str, day: date) -> None:
    if day >= world.today:
        return
    happened = office_hours(world.chance, day)
    if happened < child.recorded_at:
        return
    by = child.health_visitor(happened)
    known = world.chance.later(happened, 0.1, 4)
    world.rows.add(
        rows.Note(
            world.ids.new(), child.id, kind.value, words, by.team.agency_id, happened, min(known, world.as_of),
            by.worker_id,
        )
    )  # fmt: skip


def latest(world: World, wanted: datetime) -> datetime:
    """The moment, but not after the partnership's last day."""
    return min(wanted, world.as_of - timedelta(minutes=5))

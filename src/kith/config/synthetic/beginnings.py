"""Pregnancies with the history of their dates, late bookings, twins, a few losses, and how a baby's facts are known."""

from datetime import date, timedelta

from kith.people.words import Booking, DateSource, Ending, Mobility, MobilityBasis, NumberSource

from . import beginning_rows as rows
from .chance import Weighted
from .world import Child, World

SCAN_SHARE = 0.9
LATE_SHARE, UNBOOKED_SHARE, CONCEALED_SHARE = 0.03, 0.006, 0.008
LOSS_SHARE, MOVED_SHARE = 0.03, 0.004
"""Of the unborn and of the born: a few, and kindly few."""
LOSSES = Weighted({Ending.MISCARRIAGE: 0.6, Ending.STILLBIRTH: 0.2, Ending.TERMINATION: 0.2})
STILLBIRTH_FROM = 24 * 7
TOLD_BY = ("Her midwife", "The maternity unit, by phone", "Her GP")


def begin(world: World, child: Child, mother_id: str) -> str:
    """The pregnancy a baby belongs to: its twin's, or a new one with its dates and booking."""
    if child.twin is not None and child.twin.pregnancy_id:
        child.pregnancy_id = child.twin.pregnancy_id
        _twins(world, child)
        return child.pregnancy_id
    by, at = child.health_visitor(child.recorded_at), child.recorded_at
    made = rows.Pregnancy(world.ids.new(), mother_id, at, by.worker_id)
    world.rows.add(made)
    child.pregnancy_id = made.id
    _dates(world, child)
    _care(world, child)
    return made.id


def _dates(world: World, child: Child) -> None:
    """By dates first, then by scan, which stands."""
    chance, at = world.chance, child.recorded_at
    by = child.health_visitor(at)
    scanned = chance.yes(SCAN_SHARE) and child.expected - timedelta(days=190) < world.today
    off = timedelta(days=chance.whole(-9, 9)) if scanned else timedelta()
    day = _past(world, child.expected - timedelta(days=212))
    said = [(child.expected + off, DateSource.DATES, day, "Booking appointment")]
    if scanned:
        seen_on = _past(world, child.expected - timedelta(days=193))
        said.append((child.expected, DateSource.SCAN, seen_on, "Dating scan, maternity unit"))
    for expected, source, known, words in said:
        world.rows.add(
            rows.ExpectedDate(
                world.ids.new(), child.pregnancy_id, expected, source.value, known, words, by.team.agency_id, at,
                by.worker_id,
            )
        )  # fmt: skip


def _past(world: World, day: date) -> date:
    return min(day, world.today - timedelta(days=1))


def _care(world: World, child: Child) -> None:
    """Most are booked early; a few late, a few not at all, and now and then a pregnancy was concealed."""
    chance, at = world.chance, child.recorded_at
    by = child.health_visitor(at)
    booking, weeks = Booking.BOOKED, chance.whole(8, 12)
    if chance.yes(UNBOOKED_SHARE):
        booking = Booking.NOT_BOOKED
    elif chance.yes(LATE_SHARE):
        weeks = chance.whole(21, 34)
    on = _past(world, child.expected - timedelta(days=280 - weeks * 7 - chance.whole(0, 6)))
    booked = booking is Booking.BOOKED
    world.rows.add(
        rows.PregnancyCare(
            world.ids.new(), child.pregnancy_id, 1, booking.value, on if booked else None,
            "Community midwifery" if booked else "", "yes" if chance.yes(CONCEALED_SHARE) else "no",
            by.team.agency_id, at, by.worker_id,
        )
    )  # fmt: skip


def _twins(world: World, child: Child) -> None:
    by = child.health_visitor(child.recorded_at)
    day = _past(world, child.expected - timedelta(days=193))
    world.rows.add(rows.BabiesExpected(world.ids.new(), child.pregnancy_id, 2, day, child.recorded_at, by.worker_id))


def ending_of(world: World, child: Child) -> str:
    """How this baby's file ended; for nearly all it has not."""
    chance = world.chance
    if child.worrying:
        return ""
    if child.born is not None:
        return Ending.MOVED.value if chance.yes(MOVED_SHARE) else ""
    if not chance.yes(LOSS_SHARE):
        return ""
    so_far = 280 - (child.expected - world.today).days
    kind = chance.draw(LOSSES)
    if kind is Ending.MISCARRIAGE and so_far >= STILLBIRTH_FROM:
        return Ending.STILLBIRTH.value
    return (Ending.MISCARRIAGE if kind is Ending.STILLBIRTH and so_far < STILLBIRTH_FROM else kind).value


def known(world: World, child: Child, number: str, stage: str, ended_as: str) -> None:
    """How the number, the movement and the ending are known; the baby's own row is written by now."""
    at, day = world.as_of - timedelta(hours=14), world.today - timedelta(days=1)
    by = child.health_visitor(at)
    if number and child.born:
        world.rows.add(
            rows.NhsNumberRecord(
                world.ids.new(), child.id, number, NumberSource.BIRTH_NOTIFICATION.value, child.born,
                world.chance.yes(0.9), max(child.recorded_at, at - timedelta(days=30)), by.worker_id,
            )
        )  # fmt: skip
    if stage != Mobility.NOT_RECORDED.value:
        seen = world.chance.yes(0.8)
        basis = MobilityBasis.OBSERVED if seen else MobilityBasis.REPORTED
        who = "Seen at the visit" if seen else "Her mother, by phone"
        world.rows.add(
            rows.MobilityRecord(
                world.ids.new(), child.id, stage, basis.value, who, day, by.team.agency_id, at, by.worker_id
            )
        )
    if ended_as:
        said_by = world.chance.pick(TOLD_BY)
        world.rows.add(
            rows.BabyEnding(world.ids.new(), child.id, 1, ended_as, day, said_by, by.team.agency_id, at, by.worker_id)
        )

"""A pregnancy: which expected date stands, how it came to notice, and which dates cannot be."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kith.kernel import gestation
from kith.kernel.findings import Finding
from kith.kernel.gestation import Span
from kith.kernel.rulebook import rule
from kith.people.words import Booking, CameToNotice, DateSource, YesNoUnknown

WEEKS = "handbook/england/gestation.toml"
NICE = "NICE guideline NG201: gestation is estimated by ultrasound, and by dates until then"
LATE_BOOKED = "Procedures of Rutland, Greater Manchester and Doncaster: booked after 20 weeks; weeks in the handbook"
MOST_BABIES = 5
_SURENESS = (DateSource.SCAN, DateSource.DATES, DateSource.OTHER)


@dataclass(frozen=True, kw_only=True)
class Estimate[T]:
    """One estimate of the expected date. `key` tells it from the others; `replaced` when it was an error."""

    key: T
    expected_on: date
    source: DateSource
    known_on: date
    order: int = 0
    replaced: bool = False


@dataclass(frozen=True, kw_only=True)
class DatingWindow:
    """Between which days of a pregnancy a scan dates it, both included, as the handbook has it."""

    first: int
    last: int

    def holds[T](self, estimate: Estimate[T]) -> bool:
        """Whether this was a scan made at that time, by its own expected date."""
        day = gestation.gestation(estimate.expected_on, estimate.known_on).total_days
        return estimate.source is DateSource.SCAN and self.first <= day <= self.last


@rule("PRG-1", source=NICE, title="The expected date that stands")
def the_expected_date_that_stands[T](estimates: Iterable[Estimate[T]], window: DatingWindow) -> Estimate[T] | None:
    """The expected date that stands is that of the dating scan; without one, of the newest scan, then by dates.

    A scan later in pregnancy measures how the baby grows: it does not move the date that a dating scan gave. Where
    nobody scanned in time the newest scan stands; where nobody scanned, the newest by dates; then anything else.
    """
    counting = [one for one in estimates if not one.replaced]
    surest = [[one for one in counting if window.holds(one)]]
    surest += [[one for one in counting if one.source is source] for source in _SURENESS]
    return next((max(some, key=lambda one: (one.known_on, one.order)) for some in surest if some), None)


@rule("PRG-2", source="domain of the record: one file for each baby of a pregnancy", title="One to five babies")
def babies_of_a_pregnancy(babies: int, files: int) -> Finding | None:
    """A pregnancy is of one to five babies, and of no fewer than have a file of their own."""
    if not 1 <= babies <= MOST_BABIES:
        says = f"Number of babies must be between 1 and {MOST_BABIES}."
        return Finding("PRG-2", says, asks=("reason",), missing=("number of babies",))
    if babies < files:
        says = f"{files} babies of this pregnancy have a file already. If one was lost, record that on its own file."
        return Finding("PRG-2", says, asks=("reason",), missing=("number of babies",))
    return None


@dataclass(frozen=True, kw_only=True)
class CareFacts:
    """What is known of the mother's booking. Gestation at booking is counted from the expected date that stands."""

    booking: Booking
    concealed: YesNoUnknown = YesNoUnknown.UNKNOWN
    booked_at: Span | None = None


@rule("PRG-3", source=LATE_BOOKED, title="Concealed, late booked, unbooked")
def how_it_came_to_notice(care: CareFacts | None, late_after: int) -> tuple[CameToNotice, ...]:
    """A first booking after the handbook's week is late; no booking is unbooked; concealment is said, never guessed."""
    if care is None:
        return (CameToNotice.NOT_ASKED,)
    states = []
    if care.concealed is YesNoUnknown.YES:
        states.append(CameToNotice.CONCEALED)
    if care.booking is Booking.NOT_BOOKED:
        states.append(CameToNotice.UNBOOKED)
    elif care.booking is Booking.BOOKED:
        late = care.booked_at is not None and care.booked_at.total_days > late_after * 7
        states.append(CameToNotice.LATE_BOOKED if late else CameToNotice.BOOKED)
    return tuple(states) or (CameToNotice.NOT_ASKED,)


@rule("PRG-7", source=WEEKS, title="A baby is younger than its mother")
def a_baby_is_younger_than_its_mother(mother_born: date | None, day: date, youngest: int) -> Finding | None:
    """A baby is born long after its mother: a day before she was of the handbook's age is queried."""
    if mother_born is None:
        return None
    years = day.year - mother_born.year - ((day.month, day.day) < (mother_born.month, mother_born.day))
    if years >= youngest:
        return None
    if day <= mother_born:
        says = "By these dates the baby would be older than its mother. Check both dates of birth."
    else:
        says = f"By these dates the mother was {years} years old. Check both dates of birth."
    return Finding("PRG-7", says, asks=("reason",), missing=("date of birth",))


@rule("PRG-8", source=WEEKS, title="Nothing after the mother’s death")
def nothing_after_the_mothers_death(died_on: date | None, happened: date) -> Finding | None:
    """Nothing in a pregnancy is dated after the mother's death; a baby may be born on the day she died."""
    if died_on is None or happened <= died_on:
        return None
    says = "The mother’s file says that she had died by this day. Check the date, or say how it can be right."
    return Finding("PRG-8", says, asks=("reason",), missing=("date",))

"""What the handbook of the day says: by when, who looks twice, what belongs to a work-up."""

from datetime import date, datetime, timedelta

from kith.injuries.words import Benign
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.kernel.handbook.kinds import Listed
from kith.kernel.limits import Deadline, due
from kith.people import doors as people_doors
from kith.people.models import Baby
from kith.people.words import Mobility


def _due(code: str, started: datetime) -> Deadline:
    book = handbook.current()
    return due(book.limit(code, day_of(started)), started, book.calendar())


def seen_by(noticed_at: datetime) -> Deadline:
    return _due("R14", noticed_at)


def book_by(recorded_at: datetime) -> Deadline:
    return _due("INJ-BOOK", recorded_at)


def read_by(closed_at: datetime) -> Deadline:
    return _due("INJ-READ", closed_at)


def second_wanted(kind: Benign, on: date) -> bool:
    """Whether the partnership asks for a second clinician before this closure stands."""
    code = "second_clinician_documented" if kind is Benign.DOCUMENTED else "second_clinician"
    return handbook.current().switched_on(code, on)


def non_mobile(stage: Mobility, baby: Baby, on: date) -> bool:
    """Whether the baby cannot move by the definition of that day. Not recorded counts as cannot."""
    if stage is Mobility.NOT_RECORDED:
        return True
    return people_doors.non_mobile_at(stage.value, baby.date_of_birth, on).is_so is not False


def definition(on: date) -> tuple[str, str]:
    """The area's definition in words, and who says so."""
    found = handbook.current().mobility(on)
    return found.label, found.source


def work_up(on: date) -> tuple[Listed, ...]:
    """The investigations of a work-up, in the handbook's order."""
    return handbook.current().listed("work_up", on)


def ten4(on: date) -> tuple[Listed, ...]:
    return handbook.current().listed("ten4", on)


def follow_up_days(on: date) -> tuple[int, int]:
    """Between how many days after a skeletal survey the follow-up films are taken."""
    book = handbook.current()
    return book.figure("follow_up_survey_from", on), book.figure("follow_up_survey_to", on)


def photograph_bytes(on: date) -> int:
    """How large a photograph's file may be."""
    return handbook.current().figure("photograph_megabytes", on) * 1024 * 1024


def photograph_megapixels(on: date) -> int:
    return handbook.current().figure("photograph_megapixels", on)


def illustration_until(at: datetime) -> datetime:
    """Until when somebody asked for photographs reaches them."""
    return at + timedelta(days=handbook.current().figure("photograph_ask_days", day_of(at)))


def leads_until(at: datetime) -> datetime:
    """Until when the named professionals of the recorder's agency can open the file."""
    return at + timedelta(days=handbook.current().figure("injury_lead_days", day_of(at)))

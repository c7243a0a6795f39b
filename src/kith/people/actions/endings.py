"""A file ends, and everything about that baby stops in the same transaction; or the ending was recorded in error."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction

from kith.access.actor import Actor
from kith.access.permissions import Permission
from kith.directory import actions as directory_actions
from kith.kernel import gestation, handbook
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding
from kith.people import doors, rules
from kith.people.models import Baby, BabyEnding
from kith.people.words import Ending

from . import checks, pregnancies, twins


class Whom(StrEnum):
    """Which babies of a pregnancy an ending is about."""

    THIS = "this"
    ONE_OF = "one_of"
    ALL = "all"


@dataclass(frozen=True, kw_only=True)
class EndingSaid:
    """How it ended, when, on whose word, and what the family wants others to know."""

    kind: Ending
    said_by: str
    ended_on: date | None = None
    words: str = ""
    whom: Whom = Whom.THIS


@dataclass(frozen=True)
class StaleEnding:
    """Somebody recorded another ending meanwhile: what stands now. Nothing was saved."""

    newer: doors.EndingLine


Ended = Baby | checks.Queried | StaleEnding


@transaction.atomic
def record_ending(
    baby_id: UUID, said: EndingSaid, *, based_on: int = 0, explained: str = "", by: Actor, at: datetime
) -> Ended:
    """Close a baby's file: reminders, letters and tasks stop at once, letters in the post included. Raises Refused.

    The file itself stays, quiet. The same ending said twice is one; another one than was read is StaleEnding. Where
    one file stands for several babies and one is lost, that baby gets a file of its own, and this one goes on.
    """
    baby = pregnancies.baby_for_writing(baby_id, Permission.FILE_RECORD, by=by, at=at)
    newest = next(iter(doors.endings_of(baby.pk)), None)
    if newest is not None and newest.number > based_on and not newest.withdrawn:
        return baby if newest.kind is said.kind and newest.ended_on == said.ended_on else StaleEnding(newest)
    found = _queries(baby, said, at)
    queried = checks.unexplained(found, explained)
    if queried:
        return queried
    ended = _whom(baby, said, by, at)
    for one in ended:
        _end(one, said, by, at)
    checks.explain(found, explained, ended[0], by=by, at=at)
    return ended[0]


def _whom(baby: Baby, said: EndingSaid, by: Actor, at: datetime) -> list[Baby]:
    if said.whom is Whom.ONE_OF:
        return [twins.another_file(baby, by=by, at=at)]
    if said.whom is Whom.ALL and baby.pregnancy_id:
        going = Baby.objects.filter(pregnancy_id=baby.pregnancy_id, ended_as="", date_of_birth=None).exclude(pk=baby.pk)
        return [baby, *going]
    return [baby]


def _queries(baby: Baby, said: EndingSaid, at: datetime) -> list[Finding]:
    day = baby.date_of_birth or baby.expected_on
    if said.ended_on is None or day is None:
        return []
    at_end = gestation.gestation(baby.expected_on, said.ended_on) if baby.expected_on else None
    stillbirth_from = handbook.current().figure("stillbirth_from", day_of(at))
    found = [
        rules.nothing_happens_before_conception(said.ended_on, day, checks.bounds(day_of(at))),
        rules.words_fit_the_weeks(said.kind, at_end, stillbirth_from),
    ]
    return [finding for finding in found if finding]


def _end(baby: Baby, said: EndingSaid, by: Actor, at: datetime) -> None:
    _add(baby, said, by, at)
    baby.ended_as = said.kind.value
    baby.save(update_fields=["ended_as"])
    directory_actions.silence(baby.pk, at=at)
    pregnancies.leave_a_line(by, "closed a baby's file", baby, baby.pk, {})


@transaction.atomic
def withdraw_ending(baby_id: UUID, *, why: str, by: Actor, at: datetime) -> Baby:
    """An ending was recorded in error: that is added, and everything about the baby starts again. Raises Refused."""
    baby = pregnancies.baby_for_writing(baby_id, Permission.FILE_RECORD, by=by, at=at)
    newest = next(iter(doors.endings_of(baby.pk)), None)
    if newest is None or newest.withdrawn:
        return baby
    said = EndingSaid(kind=newest.kind, ended_on=newest.ended_on, said_by=newest.said_by, words=why)
    row = _add(baby, said, by, at, withdrawn=True)
    baby.ended_as = ""
    baby.save(update_fields=["ended_as"])
    directory_actions.lift_silence(baby.pk, at=at)
    pregnancies.leave_a_line(by, "took back the closing of a file", baby, row.pk, {})
    return baby


def _add(baby: Baby, said: EndingSaid, by: Actor, at: datetime, *, withdrawn: bool = False) -> BabyEnding:
    return BabyEnding.objects.create(
        baby=baby,
        number=BabyEnding.objects.filter(baby=baby).count() + 1,
        kind=said.kind.value,
        ended_on=said.ended_on,
        said_by=said.said_by,
        words=said.words,
        withdrawn=withdrawn,
        agency_id=pregnancies.agency_of(by),
        recorded_at=at,
        recorded_by_id=by.worker_id,
    )

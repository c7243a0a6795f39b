"""Reading a pregnancy: its dates, its babies, and the mother's health for those who may."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from kith.access.actor import Actor
from kith.access.decide import Decision, decide
from kith.access.doors import must
from kith.access.permissions import Permission
from kith.access.policy import Subject
from kith.kernel import gestation, handbook
from kith.kernel.clock import day_of
from kith.kernel.gestation import Span
from kith.people import rules
from kith.people.models import (
    BabiesExpected,
    Baby,
    ExpectedDate,
    Pregnancy,
    PregnancyCare,
)
from kith.people.words import Booking, CameToNotice, DateSource, Ending, YesNoUnknown

from . import files, lists


@dataclass(frozen=True, kw_only=True)
class DateLine:
    """One estimate in the history of the expected date."""

    id: UUID
    expected_on: date
    source: DateSource
    estimated_on: date | None
    words: str
    agency: str
    who: str
    recorded_at: datetime
    replaced: bool
    stands: bool
    dating: bool
    at: Span


@dataclass(frozen=True, kw_only=True)
class Care:
    """What is known of the mother's booking, newest record."""

    number: int
    states: tuple[CameToNotice, ...]
    booking: Booking
    booked_on: date | None
    booked_at: str
    gestation: Span | None
    concealed: YesNoUnknown
    words: str
    who: str
    agency: str
    recorded_at: datetime


@dataclass(frozen=True, kw_only=True)
class Sibling:
    """Another baby of the same pregnancy whom the reader works with too."""

    id: UUID
    name: str
    born: bool
    ended_as: str
    birth_order: int | None


@dataclass(frozen=True, kw_only=True)
class PregnancyFile:
    """Everything of one pregnancy that this reader may see. `care` is None when there is none or it is not open."""

    id: UUID | None
    dates: tuple[DateLine, ...]
    babies: int
    files: int
    siblings: tuple[Sibling, ...]
    care: Care | None
    care_open: Decision

    @property
    def several(self) -> bool:
        """Whether one file still stands for more than one baby."""
        return self.babies > self.files


def estimates_of(pregnancy_id: UUID) -> list[rules.Estimate[UUID]]:
    """Every estimate as the rule takes it, in the order they were recorded."""
    return _estimates(list(ExpectedDate.objects.filter(pregnancy_id=pregnancy_id).order_by("recorded_at", "id")))


type OnDay = tuple[UUID | None, date]


def dates_that_stood(asked: Collection[OnDay]) -> dict[OnDay, date]:
    """The expected date that stood in a pregnancy on each day asked about, so far as one was known. One query."""
    known: dict[UUID, list[ExpectedDate]] = {}
    for row in ExpectedDate.objects.filter(pregnancy__in={pk for pk, _day in asked}).order_by("recorded_at", "id"):
        known.setdefault(row.pregnancy_id, []).append(row)
    found: dict[OnDay, date] = {}
    for pk, day in asked:
        rows = [row for row in known.get(pk, ()) if day_of(row.recorded_at) <= day] if pk else []
        stood = rules.the_expected_date_that_stands(_estimates(rows), dating_window(day))
        if stood is not None:
            found[pk, day] = stood.expected_on
    return found


def _estimates(rows: list[ExpectedDate]) -> list[rules.Estimate[UUID]]:
    replaced = {row.replaces_id for row in rows if row.replaces_id}
    return [
        rules.Estimate(
            key=row.pk,
            expected_on=row.expected_on,
            source=DateSource(row.source),
            known_on=row.estimated_on or day_of(row.recorded_at),
            order=place,
            replaced=row.pk in replaced,
        )
        for place, row in enumerate(rows)
    ]


def dating_window(on: date) -> rules.DatingWindow:
    """Between which days of a pregnancy a scan dates it, by the handbook of that day."""
    book = handbook.current()
    return rules.DatingWindow(first=book.figure("dating_scan_from", on), last=book.figure("dating_scan_until", on))


def standing_date(pregnancy_id: UUID, on: date) -> rules.Estimate[UUID] | None:
    """The estimate that stands (PRG-1)."""
    return rules.the_expected_date_that_stands(estimates_of(pregnancy_id), dating_window(on))


def dates_of(pregnancy_id: UUID, on: date) -> tuple[DateLine, ...]:
    """The history of the expected date, newest first, the one that stands marked."""
    estimates = {one.key: one for one in estimates_of(pregnancy_id)}
    window = dating_window(on)
    stands = rules.the_expected_date_that_stands(estimates.values(), window)
    rows = ExpectedDate.objects.filter(pregnancy_id=pregnancy_id).select_related("agency", "recorded_by")
    return tuple(
        DateLine(
            id=row.pk,
            expected_on=row.expected_on,
            source=DateSource(row.source),
            estimated_on=row.estimated_on,
            words=row.words,
            agency=row.agency.name if row.agency else "",
            who=row.recorded_by.full_name if row.recorded_by else "",
            recorded_at=row.recorded_at,
            replaced=estimates[row.pk].replaced,
            stands=stands is not None and stands.key == row.pk,
            dating=window.holds(estimates[row.pk]),
            at=gestation.gestation(row.expected_on, estimates[row.pk].known_on),
        )
        for row in rows.order_by("-recorded_at", "-id")
    )


def babies_in(pregnancy_id: UUID) -> int:
    """How many babies there are as last recorded; at least as many as have files."""
    newest = BabiesExpected.objects.filter(pregnancy_id=pregnancy_id).order_by("-recorded_at", "-id").first()
    files_there = Baby.objects.filter(pregnancy_id=pregnancy_id).count()
    return max(newest.babies if newest else 1, files_there)


def care_of(pregnancy_id: UUID, edd: date | None) -> Care | None:
    """The newest record of the booking; the caller has asked `mothers_health`. Gestation by the date that stands."""
    rows = PregnancyCare.objects.filter(pregnancy_id=pregnancy_id).select_related("agency", "recorded_by")
    row = rows.order_by("-number").first()
    if row is None:
        return None
    at_booking = gestation.gestation(edd, row.booked_on) if edd and row.booked_on else None
    late_after = handbook.current().figure("late_booking", row.booked_on or day_of(row.recorded_at))
    facts = rules.CareFacts(booking=Booking(row.booking), concealed=YesNoUnknown(row.concealed), booked_at=at_booking)
    return Care(
        number=row.number,
        states=rules.how_it_came_to_notice(facts, late_after),
        booking=facts.booking,
        booked_on=row.booked_on,
        booked_at=row.booked_at,
        gestation=at_booking,
        concealed=facts.concealed,
        words=row.words,
        who=row.recorded_by.full_name if row.recorded_by else "",
        agency=row.agency.name if row.agency else "",
        recorded_at=row.recorded_at,
    )


def health_subject(baby: Baby) -> Subject:
    """What PRG-9 is decided on: who works with the baby now, and who of them did before the birth."""
    held = lists.standing(baby.pk).values_list("worker_id", "team_id", "since")
    before = [row for row in held if baby.date_of_birth is None or day_of(row[2]) < baby.date_of_birth]
    return replace(
        files.subject_of(baby.pk),
        before_birth_workers=frozenset(worker for worker, _team, _since in before if worker),
        before_birth_teams=frozenset(team for _worker, team, _since in before),
    )


def mothers_health(actor: Actor, baby: Baby, *, at: datetime) -> Subject:
    """Raise Refused unless this actor reads the mother's own health in this pregnancy (PRG-9)."""
    subject = health_subject(baby)
    must(actor, Permission.MOTHERS_HEALTH, subject, at=at)
    return subject


def mothers_health_open(actor: Actor, baby: Baby, *, at: datetime) -> Decision:
    """Whether this actor reads the mother's own health in this pregnancy, and because of what."""
    return decide(actor, Permission.MOTHERS_HEALTH, health_subject(baby), at=at)


def pregnancy_of(actor: Actor, baby: Baby, *, at: datetime) -> PregnancyFile:
    """The pregnancy of a file already opened with `baby_for`; the mother's health only for those it is open to."""
    is_open = mothers_health_open(actor, baby, at=at)
    if baby.pregnancy_id is None:
        return PregnancyFile(id=None, dates=(), babies=1, files=1, siblings=(), care=None, care_open=is_open)
    return PregnancyFile(
        id=baby.pregnancy_id,
        dates=dates_of(baby.pregnancy_id, day_of(at)),
        babies=babies_in(baby.pregnancy_id),
        files=Baby.objects.filter(pregnancy_id=baby.pregnancy_id).count(),
        siblings=siblings_of(actor, baby),
        care=care_of(baby.pregnancy_id, baby.expected_on) if is_open else None,
        care_open=is_open,
    )


def siblings_of(actor: Actor, baby: Baby) -> tuple[Sibling, ...]:
    """The other babies of this pregnancy whom the actor works with."""
    if baby.pregnancy_id is None:
        return ()
    others = files.visible_to(actor).select_related("mother").filter(pregnancy_id=baby.pregnancy_id)
    return tuple(
        Sibling(
            id=other.pk,
            name=files.name_of(other),
            born=other.date_of_birth is not None,
            ended_as=other.ended_as,
            birth_order=other.birth_order,
        )
        for other in others.exclude(pk=baby.pk).order_by("birth_order", "recorded_at", "id")
    )


def noticed_on(baby: Baby) -> date:
    """The day the pregnancy came to notice: when its first file was opened."""
    if baby.pregnancy_id is None:
        return day_of(baby.recorded_at)
    first = Pregnancy.objects.filter(pk=baby.pregnancy_id).values_list("recorded_at", flat=True).first()
    return day_of(min(first, baby.recorded_at)) if first else day_of(baby.recorded_at)


def ended(baby: Baby) -> Ending | None:
    """How this file ended, or None while it goes on."""
    return Ending(baby.ended_as) if rules.everything_stops(baby.ended_as) else None

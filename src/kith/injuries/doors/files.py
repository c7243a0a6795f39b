"""One record with everything that followed, read in a bounded number of queries however many there are."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from kith.access import audit
from kith.access.actor import Actor
from kith.access.decide import role_may
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.injuries import rules
from kith.injuries.models import (
    BenignClosure,
    ClosureRead,
    FamilyWord,
    Injury,
    InjuryAccount,
    InjuryAlarm,
    InjuryCare,
    InjuryMark,
    Review,
    ReviewOutcome,
    SecondLook,
)
from kith.injuries.words import REGIONS, Alarm, Answer, Benign, Came, MarkKind, Read, Said
from kith.kernel.limits import Deadline
from kith.people import doors as people_doors
from kith.people.models import Baby
from kith.referrals.models import Request, UrgentCall

from . import procedures


@dataclass(frozen=True, kw_only=True)
class InjuryFile:
    """One record and the newest of each thing that followed; `others` are marks of other records of the same baby.

    `registered` is the reader.
    """

    injury: Injury
    marks: tuple[InjuryMark, ...]
    account: InjuryAccount | None
    care: tuple[InjuryCare, ...]
    closure: BenignClosure | None
    second: SecondLook | None
    reading: ClosureRead | None
    review: Review | None
    outcome: ReviewOutcome | None
    alarms: tuple[InjuryAlarm, ...]
    family: FamilyWord | None
    request: Request | None
    call: UrgentCall | None
    marks_on_file: int
    others: tuple[InjuryMark, ...]
    registered: bool

    @property
    def seen(self) -> list[rules.MarkSeen]:
        return [_seen(mark) for mark in self.marks]

    @property
    def told(self) -> rules.Account:
        return _told(self.account)

    @property
    def pointers(self) -> tuple[str, ...]:
        return rules.pointers(self.seen, self.told)

    @property
    def closure_stands(self) -> bool:
        """Closed, and nobody who looked at it again says otherwise."""
        if self.closure is None or (self.second is not None and not self.second.agrees):
            return False
        return self.reading is None or self.reading.thinks != Read.QUESTION

    @property
    def standing(self) -> rules.Standing:
        """The facts the next step is asked on."""
        closure = self.closure if self.closure_stands else None
        return rules.Standing(
            non_mobile=self.injury.non_mobile,
            registered=self.registered,
            unwell=self.injury.unwell,
            marks=self.marks_on_file,
            pointers=self.pointers,
            referred=self.request is not None or self.call is not None,
            closed_as=Benign(closure.kind) if closure else None,
            second_open=bool(closure and closure.second_wanted and self.second is None),
            booked=self.review is not None,
            came=Came(self.outcome.came) if self.outcome else None,
            ruled_out=self.outcome.ruled_out if self.outcome else None,
        )

    @property
    def next(self) -> rules.Next:
        return rules.next_step(self.standing)

    @property
    def seen_by(self) -> Deadline:
        """By when the baby is seen (limit R14)."""
        return procedures.seen_by(self.injury.noticed_at)

    @property
    def alarm_clocks(self) -> dict[str, datetime]:
        """When an alarm is raised by itself: nobody booked, or nobody confirmed."""
        planned = self.review.planned_for if self.review else self.seen_by.due_at
        book = procedures.book_by(self.injury.recorded_at).due_at
        return {"book_by": book, "confirm_by": max(self.seen_by.due_at, planned)}

    def alarm(self, now: datetime) -> Alarm | None:
        return rules.alarm(self.standing, now=now, **self.alarm_clocks)


def _seen(mark: InjuryMark) -> rules.MarkSeen:
    return rules.MarkSeen(
        kind=MarkKind(mark.kind) if mark.kind else None,
        size_mm=mark.size_mm,
        colour=mark.colour,
        shape=mark.shape,
        patterned=Answer(mark.patterned) if mark.patterned else None,
        where=REGIONS[mark.region].full_label if mark.region in REGIONS else "",
    )


def _told(account: InjuryAccount | None) -> rules.Account:
    if account is None:
        return rules.Account()
    answers = {name: getattr(account, name) for name in ("changed", "witnessed", "plausible", "delay")}
    return rules.Account(
        said=Said(account.said) if account.said else None,
        words=account.words,
        **{name: Answer(value) if value else None for name, value in answers.items()},
    )


def files(injuries: Iterable[Injury], *, registered: bool) -> list[InjuryFile]:
    """The same records with what followed. Eleven queries at most."""
    listed = list(injuries)
    if not listed:
        return []
    rows = _Rows.of(listed)
    return [_file(one, rows, registered=registered) for one in listed]


@dataclass(frozen=True, kw_only=True)
class _Rows:
    """What followed several records, by record; readings by closure, outcomes by review, every mark by baby."""

    marks: dict[UUID, list[InjuryMark]]
    accounts: dict[UUID, InjuryAccount]
    care: dict[UUID, list[InjuryCare]]
    closures: dict[UUID, BenignClosure]
    readings: dict[UUID, ClosureRead]
    reviews: dict[UUID, Review]
    outcomes: dict[UUID, ReviewOutcome]
    alarms: dict[UUID, list[InjuryAlarm]]
    family: dict[UUID, FamilyWord]
    referred: tuple[dict[UUID, Request], dict[UUID, UrgentCall]]
    on_file: dict[UUID, list[InjuryMark]]

    @classmethod
    def of(cls, listed: Sequence[Injury]) -> "_Rows":
        ids, babies = [one.pk for one in listed], {one.baby_id for one in listed}
        closures = _newest(BenignClosure, ids, "closed_at", "closed_by__team__agency", "second__looked_by")
        reviews = _newest(Review, ids, "booked_at", "booked_by")
        marks = list(_marks().filter(baby__in=babies))
        return cls(
            marks=_many(marks),
            accounts=_newest(InjuryAccount, ids, "recorded_at", "recorded_by__team__agency"),
            care=_many(InjuryCare.objects.filter(injury__in=ids).order_by("recorded_at", "id")),
            closures=closures,
            readings=_readings([one.pk for one in closures.values()]),
            reviews=reviews,
            outcomes=_outcomes([one.pk for one in reviews.values()]),
            alarms=_many(InjuryAlarm.objects.filter(injury__in=ids).order_by("raised_at")),
            family=_newest(FamilyWord, ids, "told_at", "told_by"),
            referred=_referred(listed),
            on_file=_many(marks, "baby_id"),
        )


def _file(one: Injury, rows: _Rows, *, registered: bool) -> InjuryFile:
    closure, review = rows.closures.get(one.pk), rows.reviews.get(one.pk)
    on_file = rows.on_file.get(one.baby_id, [])
    asked, rung = rows.referred
    return InjuryFile(
        injury=one,
        marks=tuple(rows.marks.get(one.pk, ())),
        account=rows.accounts.get(one.pk),
        care=tuple(rows.care.get(one.pk, ())),
        closure=closure,
        second=getattr(closure, "second", None),
        reading=rows.readings.get(closure.pk) if closure else None,
        review=review,
        outcome=rows.outcomes.get(review.pk) if review else None,
        alarms=tuple(rows.alarms.get(one.pk, ())),
        family=rows.family.get(one.pk),
        request=asked.get(one.pk),
        call=rung.get(one.pk),
        marks_on_file=len(on_file),
        others=tuple(mark for mark in on_file if mark.injury_id != one.pk),
        registered=registered,
    )


def _many(rows: Iterable[Any], by: str = "injury_id") -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, by)].append(row)
    return found


def _marks() -> QuerySet[InjuryMark]:
    return InjuryMark.objects.select_related("injury").order_by("injury__noticed_at", "number")


def _newest(model: Any, ids: Sequence[UUID], moment: str, *related: str) -> dict[UUID, Any]:
    rows = model.objects.select_related(*related).filter(injury__in=ids).order_by(moment, "id")
    return {row.injury_id: row for row in rows}


def _readings(closures: Sequence[UUID]) -> dict[UUID, ClosureRead]:
    if not closures:
        return {}
    read = ClosureRead.objects.select_related("read_by").filter(closure__in=closures).order_by("read_at", "id")
    return {one.closure_id: one for one in read}


def _outcomes(reviews: Sequence[UUID]) -> dict[UUID, ReviewOutcome]:
    if not reviews:
        return {}
    rows = (
        ReviewOutcome.objects.select_related("said_by__team__agency")
        .filter(review__in=reviews)
        .order_by("said_at", "id")
    )
    return {one.review_id: one for one in rows}


def _referred(injuries: Sequence[Injury]) -> tuple[dict[UUID, Request], dict[UUID, UrgentCall]]:
    """The first request about a mark, and the first call to the Front Door, since each mark was noticed."""
    babies = {one.baby_id for one in injuries}
    requests = list(Request.objects.filter(baby__in=babies, injury=True).order_by("received_at", "id"))
    calls = list(UrgentCall.objects.filter(baby__in=babies).order_by("rang_at", "id"))

    def first(rows: Sequence[Any], moment: str) -> dict[UUID, Any]:
        since = ((one, [r for r in rows if r.baby_id == one.baby_id]) for one in injuries)
        return {
            one.pk: row
            for one, mine in since
            for row in [next((r for r in mine if getattr(r, moment) >= one.noticed_at), None)]
            if row is not None
        }

    return first(requests, "received_at"), first(calls, "rang_at")


def registered(actor: Actor) -> bool:
    """Whether the directory knows the reader as a registered health professional."""
    return actor.worker_id is not None and directory_doors.worker_of(actor).registered_health_professional


RELATED = ("baby__mother", "recorded_by__team", "agency")


def file_for(
    actor: Actor, injury_id: UUID, permission: Permission = Permission.INJURY_VIEW, *, at: datetime
) -> InjuryFile:
    """One record; the opening is recorded. Raises Refused, NotThere."""
    found = Injury.objects.select_related(*RELATED).filter(pk=injury_id).first()
    if found is None:
        raise NotThere
    people_doors.allow(actor, permission, found.baby_id, at=at)
    act = audit.Act(
        action="opened a record of marks",
        permission=permission,
        subject_kind="injury",
        subject_id=found.pk,
        baby_id=found.baby_id,
    )
    audit.record(actor, act)
    return files([found], registered=registered(actor))[0]


def files_about(actor: Actor, baby_id: UUID) -> list[InjuryFile]:
    """Every record of a baby, newest first. The caller has opened the file."""
    found = Injury.objects.select_related(*RELATED).filter(baby_id=baby_id, baby__in=people_doors.visible_to(actor))
    rows = list(found.order_by("-noticed_at", "-id"))
    return files(rows, registered=registered(actor)) if rows else []


def earlier_marks(baby_id: UUID) -> list[InjuryMark]:
    """Every mark recorded on this baby, for the map. The caller has opened the file."""
    return list(_marks().filter(baby_id=baby_id))


@dataclass(frozen=True)
class Carer:
    """An adult of the file who is asked about: the code the form keeps, and who it is."""

    code: str
    name: str


def adults(actor: Actor, baby: Baby) -> tuple[Carer, ...]:
    """Every adult on a baby's file, the mother first, also a man whose name nobody knows. The file has been opened."""
    mother = Carer("mother", f"{people_doors.adult(baby.mother).name}, mother")
    men = people_doors.carers_of(actor, baby.pk)
    listed = (f"{one.name or 'Name not known'}, {one.relationship.label.lower()}" for one in men)
    return (mother, *(Carer(str(one.carer_id), name) for one, name in zip(men, listed, strict=True)))


def unasked(file: InjuryFile, listed: Iterable[Carer]) -> tuple[str, ...]:
    """The adults nobody has said anything of yet."""
    said = {one.who for one in file.care}
    return tuple(one.name for one in listed if one.code not in said)


def care_now(file: InjuryFile) -> list[InjuryCare]:
    """The newest row about each adult."""
    return list({(one.who or one.name): one for one in file.care}.values())


@dataclass(frozen=True)
class May:
    """What this reader's role does here; the template leaves out what somebody who only reads may not follow."""

    record: bool
    close: bool
    refer: bool


def may(actor: Actor) -> May:
    return May(
        bool(role_may(actor, Permission.INJURY_RECORD)),
        bool(role_may(actor, Permission.INJURY_CLOSE)),
        bool(role_may(actor, Permission.REQUEST_MAKE)),
    )


def asked_to_countersign(actor: Actor, file: InjuryFile) -> bool:
    """Whether a closure waits for a second clinician and this reader may be the one: registered, and not who closed."""
    if file.closure is None or not file.standing.second_open or not file.registered:
        return False
    return file.closure.closed_by_id != actor.worker_id and bool(role_may(actor, Permission.INJURY_CLOSE))

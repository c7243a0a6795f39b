"""The triage workbench: the queue, narrowed and paged, and what else is known of the family beside each request."""

from dataclasses import dataclass, field, fields
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import OuterRef, Subquery

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import must
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.directory.models import Agency
from kith.kernel import handbook
from kith.kernel.clock import LONDON, day_of
from kith.kernel.findings import Finding, gather
from kith.kernel.limits import Deadline, TimeLimit
from kith.referrals import rules
from kith.referrals.models import Consultation, ConsultationAdvice, ConsultationNamed, Request
from kith.referrals.words import WaitingSince

from .asking import RESPONSE_LIMIT, Standing, response_clock

QUEUE_PAGE = 25
MOST_ADVICE = 10
LONGEST_LIMIT = timedelta(days=21)
"""No response limit is longer; what was received before that is late."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """How the queue is narrowed; empty means everything."""

    locality: str = ""
    level: int = 0
    unborn: bool | None = None
    agency_id: UUID | None = None
    since: WaitingSince | None = None
    page: int = 1

    @property
    def narrowed(self) -> bool:
        return bool(self.locality or self.level or self.agency_id or self.since) or self.unborn is not None


@dataclass(frozen=True, kw_only=True)
class InQueue:
    """A waiting request, its clock, and what else there is about the same family."""

    request: Request
    clock: Deadline
    waits_since: datetime
    earlier: int = 0
    re_referral: bool = False
    waiting: int = 0
    siblings: int = 0
    asked: int = 0
    replied: int = 0


@dataclass(frozen=True, kw_only=True)
class Queue:
    """One page of the Front Door's queue, how many wait, and what it can be narrowed by."""

    waiting: tuple[InQueue, ...]
    total: int
    late: int
    number: int
    pages: int
    limit: TimeLimit
    wanted: Wanted = field(default_factory=Wanted)
    agencies: tuple[Agency, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FamilyRequest:
    """That a request was made about this baby or a brother or sister: when, by which agency and what came of it.

    `open_to_you` says whether the file it is in can be read; nothing that was written in it is here.
    """

    request_id: UUID
    number: str
    received_at: datetime
    level: int
    injury: bool
    agency: str
    same_baby: bool
    waiting: bool
    outcome: str
    open_to_you: bool


def late_before(at: datetime) -> datetime:
    """The moment before which whatever was received is past its time limit now, to the second."""
    late, in_time = at - LONGEST_LIMIT, at
    while in_time - late > timedelta(seconds=1):
        middle = late + (in_time - late) / 2
        if response_clock(middle).due_at < at:
            late = middle
        else:
            in_time = middle
    return in_time


def queue(actor: Actor, wanted: Wanted, *, at: datetime) -> Queue:
    """The waiting requests this Front Door worker may see: marks and injuries first, then the longest waiting.

    Raises Refused. A page that does not exist is the nearest one that does.
    """
    must(actor, Permission.REQUEST_QUEUE, at=at)
    read = _read(actor, wanted, at=at)
    act = audit.Act(
        action="opened the Front Door's queue",
        permission=Permission.REQUEST_QUEUE,
        detail={"page": read.number, "shown": len(read.shown)},
    )
    audit.record(actor, act)
    return Queue(
        waiting=_in_queue(read.shown, at),
        total=read.total,
        late=read.late,
        number=read.number,
        pages=max(1, -(-read.total // QUEUE_PAGE)),
        limit=handbook.current().limit(RESPONSE_LIMIT, day_of(at)),
        wanted=wanted,
        agencies=tuple(directory_doors.agencies()),
    )


@dataclass(frozen=True, kw_only=True)
class _Read:
    """What one reading of the queue gives: the counts, and one page in order."""

    total: int
    late: int
    number: int
    shown: dict[UUID, datetime]


WAITING = """
select * from referrals_waiting(%(locality)s, %(unborn)s, %(level)s, %(agency)s, %(since)s, %(before)s, %(late)s,
                                %(page)s, %(size)s)
"""


def _read(actor: Actor, wanted: Wanted, *, at: datetime, size: int = QUEUE_PAGE) -> _Read:
    """Read the queue once. The database judges by its own settings who works with which baby, as its policies do."""
    if actor.worker_id is None:
        return _Read(total=0, late=0, number=1, shown={})
    cut = late_before(at)
    since, before = _between(wanted.since, cut, at)
    asked = {
        "locality": wanted.locality, "unborn": wanted.unborn, "level": wanted.level, "agency": wanted.agency_id,
        "since": since, "before": before, "late": cut, "page": wanted.page, "size": size,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(WAITING, asked)
        rows = cursor.fetchall()
    total, late, number = rows[0][:3]
    return _Read(total=total, late=late, number=number, shown={row[3]: row[4] for row in rows if row[3]})


def _between(since: WaitingSince | None, cut: datetime, at: datetime) -> tuple[datetime | None, datetime | None]:
    """From when, and before when, what is wanted was received."""
    if since is WaitingSince.LATE:
        return None, cut
    if since is WaitingSince.IN_TIME:
        return cut, None
    return (datetime.combine(day_of(at), time(), LONDON) if since is WaitingSince.TODAY else None), None


def _in_queue(since: dict[UUID, datetime], at: datetime) -> tuple[InQueue, ...]:
    found = Request.objects.select_related("baby__mother", "made_by", "made_by_agency").in_bulk(list(since))
    beside = _beside(list(since))
    months = handbook.current().figure("re_referral_months", day_of(at))
    rows = []
    for request_id, moment in since.items():
        request = found.get(request_id)
        if request is None:
            continue
        earlier, last, *more = beside.get(request_id, (0, None, 0, 0, 0, 0))
        waiting, siblings, asked, replied = more
        rows.append(
            InQueue(
                request=request,
                clock=response_clock(moment),
                waits_since=moment,
                earlier=earlier,
                re_referral=rules.is_re_referral(request.received_at, [last] if last else [], months),
                waiting=waiting,
                siblings=siblings,
                asked=asked,
                replied=replied,
            )
        )
    return tuple(rows)


def _beside(ids: list[UUID]) -> dict[UUID, tuple[int, datetime | None, int, int, int, int]]:
    with connection.cursor() as cursor:
        cursor.execute("select * from referrals_beside(%s)", [ids])
        return {row[0]: tuple(row[1:]) for row in cursor.fetchall()}


def waiting_count(actor: Actor, *, at: datetime) -> int:
    """How many requests wait for this person's decision; nought for anybody who does not decide."""
    if not actor.team_ids:
        return 0
    return _read(actor, Wanted(), at=at, size=1).total


def family_requests(standing: Standing) -> tuple[FamilyRequest, ...]:
    """Every other request about this baby, or a brother or sister, newest first. The caller has opened this one."""
    names = [each.name for each in fields(FamilyRequest)]
    with connection.cursor() as cursor:
        cursor.execute("select * from referrals_family(%s)", [standing.request.baby_id])
        rows = [FamilyRequest(**dict(zip(names, row, strict=True))) for row in cursor.fetchall()]
    return tuple(row for row in rows if row.request_id != standing.request.pk)


@dataclass(frozen=True, kw_only=True)
class AdviceBeside:
    """A question to the advice line that was about this baby, or a brother or sister: who asked and what came of it."""

    consultation: Consultation
    same_baby: bool
    step: str
    became: str


def advice_beside(standing: Standing) -> tuple[AdviceBeside, ...]:
    """The consultations about the family's children whose files this reader has, newest first.

    The caller has opened the request.
    """
    baby = standing.request.baby
    given = ConsultationAdvice.objects.filter(consultation_id=OuterRef("consultation_id")).order_by("-given_at", "-id")
    came = Request.objects.filter(consultation_id=OuterRef("consultation_id"))
    named = ConsultationNamed.objects.select_related("consultation__asked_by_agency").annotate(
        step=Subquery(given.values("next_step")[:1]), became=Subquery(came.values("number")[:1])
    )
    return tuple(
        AdviceBeside(
            consultation=one.consultation,
            same_baby=one.baby_id == baby.pk,
            step=one.step or "",
            became=one.became or "",
        )
        for one in named.filter(baby__mother_id=baby.mother_id).order_by("-named_at", "-id")[:MOST_ADVICE]
    )


def beside_findings(standing: Standing, family: tuple[FamilyRequest, ...], *, at: datetime) -> tuple[Finding, ...]:
    """What the rules say about the other requests on the same family."""
    received = standing.request.received_at
    months = handbook.current().figure("re_referral_months", day_of(at))
    return gather(
        rules.re_referral(received, [one.received_at for one in family if one.same_baby], months),
        rules.family_is_read_together(
            sum(1 for one in family if one.waiting), sum(1 for one in family if not one.same_baby)
        ),
    )

"""After a decision: who is still to be told, marks that nobody has looked at, and what opened a request again."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Window

from kith.access.actor import Actor
from kith.directory import doors as directory_doors
from kith.directory.models import Worker
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding
from kith.kernel.limits import Deadline, due
from kith.people import doors as people_doors
from kith.people.models import Baby
from kith.referrals import rules
from kith.referrals.models import (
    InformationAsk,
    MarkRefusal,
    MarkWord,
    ReferrerTold,
    Reopening,
    ResolutionEnd,
    TriageDecision,
)
from kith.referrals.words import MarkAnswer, Settlement

from .asking import READ_AGAIN, Standing, about_moving, opened_again, standings
from .informing import Asking, asks_about, asks_of

TELL_LIMIT = "TOLD"
MOST = 25
CLOSING = [answer.value for answer in MarkAnswer if answer.closes]


@dataclass(frozen=True, kw_only=True)
class ToTell:
    """Who has not been told of the decision that stands, and by when they are to be."""

    decision: TriageDecision
    referrer: Worker | None
    asks: tuple[InformationAsk, ...]
    clock: Deadline

    @property
    def number(self) -> int:
        return len(self.asks) + (self.referrer is not None)


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A decision that left a mark on a baby who cannot move with nobody to look at it, and what was said since."""

    refusal: MarkRefusal
    decision: TriageDecision
    words: tuple[MarkWord, ...]
    open: bool
    clock: Deadline

    @property
    def reason_given(self) -> bool:
        return any(word.kind == MarkAnswer.REASON for word in self.words)

    def finding(self) -> Finding | None:
        facts = rules.MarkFacts(
            injury=True,
            non_mobile=True,
            outcome=self.decision.outcome,
            reason_given=self.reason_given,
            looked_at=not self.open,
        )
        return rules.mark_is_looked_at(facts)


def cannot_move(baby: Baby, on: date) -> bool:
    """Whether this baby counts as one who cannot move; not recorded counts as cannot. The caller has the file."""
    return rules.cannot_move(about_moving(baby, on))


def tell_clock(decided_at: datetime) -> Deadline:
    """By when people are told of a decision made then."""
    book = handbook.current()
    return due(book.limit(TELL_LIMIT, day_of(decided_at)), decided_at, book.calendar())


def to_tell(standing: Standing, asked: list[Asking] | None = None) -> ToTell | None:
    """Who has not been told of the newest decision; None when there is none or everybody was.

    `asked` is what agencies were asked, when the caller has read it already.
    """
    decision = standing.decision
    if decision is None or standing.first_decided_at is None:
        return None
    asks = asks_about(standing.request.pk) if asked is None else asked
    left = tuple(one.ask for one in asks if decision.pk not in {telling.decision_id for telling in one.told})
    referrer = standing.request.made_by if standing.told_at is None else None
    if referrer is None and not left:
        return None
    return ToTell(decision=decision, referrer=referrer, asks=left, clock=tell_clock(decision.decided_at))


def untold_by(actor: Actor, *, most: int = MOST) -> tuple[list[Standing], int]:
    """Requests on which this person decided last and somebody has not been told: the oldest first, and how many."""
    if actor.worker_id is None:
        return [], 0
    newest = _newest(TriageDecision.objects.filter(decided_by_id=actor.worker_id))
    told = ReferrerTold.objects.filter(decision_id=OuterRef("pk"))
    asked = InformationAsk.objects.filter(request_id=OuterRef("request_id")).exclude(told__decision_id=OuterRef("pk"))
    left = newest.filter(~Exists(told) | Exists(asked), request__baby__in=people_doors.going_on(actor))
    with_counts = left.annotate(of=Window(Count("*")), **{READ_AGAIN: opened_again("request_id")})
    rows = with_counts.select_related(
        "request__baby__mother", "request__made_by", "request__made_by_agency", "request__sharing"
    ).order_by("decided_at", "id")[:most]
    for row in rows:
        setattr(row.request, READ_AGAIN, vars(row)[READ_AGAIN])
    return (standings([row.request for row in rows]), rows[0].of) if rows else ([], 0)


def left_to_tell(untold: list[Standing]) -> list[tuple[Standing, ToTell]]:
    """Who is left to be told of each, in a bounded number of queries."""
    asked = asks_of([one.request.pk for one in untold])
    found = ((one, to_tell(one, asked.get(one.request.pk, []))) for one in untold)
    return [(one, left) for one, left in found if left is not None]


def _newest(decisions: QuerySet[TriageDecision]) -> QuerySet[TriageDecision]:
    later = TriageDecision.objects.filter(
        Q(decided_at__gt=OuterRef("decided_at")) | Q(decided_at=OuterRef("decided_at"), pk__gt=OuterRef("pk")),
        request_id=OuterRef("request_id"),
    )
    again = Reopening.objects.filter(request_id=OuterRef("request_id"), reopened_at__gte=OuterRef("decided_at"))
    return decisions.filter(~Exists(later), ~Exists(again))


def _open_refusals() -> QuerySet[MarkRefusal]:
    """Refusals by the decision that stands, which no health professional and no resolution has answered."""
    standing = _newest(TriageDecision.objects.filter(pk=OuterRef("decision_id")))
    said = MarkWord.objects.filter(decision_id=OuterRef("decision_id"), kind__in=CLOSING)
    settled = ResolutionEnd.objects.filter(resolution__decision_id=OuterRef("decision_id")).exclude(
        settlement=Settlement.WITHDRAWN
    )
    return MarkRefusal.objects.filter(Exists(standing), ~Exists(said), ~Exists(settled))


def marks_open(actor: Actor, *, most: int = MOST) -> tuple[list[Mark], int]:
    """Marks refused on babies this person works with that nobody has answered: the oldest first, and how many."""
    found = _open_refusals().filter(baby__in=people_doors.going_on(actor))
    rows = (
        found.select_related(
            "decision__decided_by", "request__baby__mother", "request__made_by_agency", "request__made_by"
        )
        .annotate(of=Window(Count("*")))
        .order_by("noted_at", "decision_id")[:most]
    )
    words = _words([row.pk for row in rows])
    return [_mark(row, words.get(row.pk, []), open_=True) for row in rows], rows[0].of if rows else 0


def _words(decisions: list[UUID]) -> dict[UUID, list[MarkWord]]:
    found: dict[UUID, list[MarkWord]] = {}
    said = MarkWord.objects.select_related("said_by__team__agency").filter(decision_id__in=decisions)
    for word in said.order_by("said_at", "id") if decisions else ():
        found.setdefault(word.decision_id, []).append(word)
    return found


def mark_of(standing: Standing) -> Mark | None:
    """The refused mark of the decision that stands, if it is one."""
    decision = standing.decision
    if decision is None or not standing.request.injury:
        return None
    still = Exists(_open_refusals().filter(pk=OuterRef("pk")))
    row = MarkRefusal.objects.annotate(still=still).filter(decision=decision).first()
    if row is None:
        return None
    row.decision = decision
    row.request = standing.request
    return _mark(row, _words([row.pk]).get(row.pk, []), open_=row.still)


def _mark(row: MarkRefusal, words: list[MarkWord], *, open_: bool) -> Mark:
    book = handbook.current()
    noticed = row.request.seen_on
    clock = due(book.limit("R14", day_of(noticed)), noticed, book.calendar())
    return Mark(refusal=row, decision=row.decision, words=tuple(words), open=open_, clock=clock)


def reopenings_of(request_id: UUID) -> list[Reopening]:
    """What was new, each time; the caller has opened the request."""
    rows = Reopening.objects.select_related("reopened_by__team__agency").filter(request_id=request_id)
    return list(rows.order_by("-reopened_at", "-id"))


def leads_to_tell(agency_id: UUID, *, at: datetime) -> list[Worker]:
    """The named and designated professionals who hear at once of a refused mark: the referrer's agency's own."""
    return directory_doors.safeguarding_leads({agency_id}, at=at)

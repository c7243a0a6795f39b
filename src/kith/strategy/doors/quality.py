"""How discussions were held, against the published standard: the facts for many at once, and what stands for one."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.directory.words import AgencyKind
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.kernel.handbook.standards import Criterion
from kith.people.models import Involvement
from kith.strategy import rules
from kith.strategy.models import (
    Action,
    Answer,
    Attendance,
    Circulation,
    Contribution,
    Copy,
    Discussion,
    Invitation,
    NotInvited,
    Rating,
    Record,
    Said,
    Told,
)
from kith.strategy.words import EnquiryBy, Judgement, Threshold

from . import procedures
from .discussions import discussion_for, may_record
from .live import PERSON, around_of

STANDARD = "strategy_discussion"


@dataclass(frozen=True, kw_only=True)
class QualityLine:
    """One sentence of the standard and how the discussion stands against it."""

    criterion: Criterion
    verdict: rules.Verdict
    why: str = ""
    rated_by: str = ""
    rated_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class QualityFile:
    discussion: Discussion
    lines: tuple[QualityLine, ...]
    may_rate: bool


def quality_for(
    actor: Actor, discussion_id: UUID, permission: Permission = Permission.STRATEGY_VIEW, *, at: datetime
) -> QualityFile:
    """How one discussion was held. No lines before it is held. Raises Refused, NotThere."""
    discussion = discussion_for(actor, discussion_id, permission, at=at)
    return QualityFile(
        discussion=discussion,
        lines=lines_of(actor, discussion, at=at),
        may_rate=may_record(actor, discussion, at=at),
    )


def ratable_for(actor: Actor, discussion_id: UUID, *, at: datetime) -> QualityFile:
    """What the chair can say of one discussion: the sentences that no record can tell. Raises Refused, NotThere."""
    discussion = discussion_for(actor, discussion_id, Permission.STRATEGY_RECORD, at=at)
    if not Record.objects.filter(discussion=discussion).exists():
        raise NotThere
    rated = {one.criterion: one for one in ratings([discussion.pk])}
    asked = [one for one in criteria(day_of(discussion.called_at)) if one.rated]
    return QualityFile(
        discussion=discussion, lines=tuple(_rated(one, rated.get(one.code)) for one in asked), may_rate=True
    )


def criteria(on: Any) -> tuple[Criterion, ...]:
    return handbook.current().criteria(STANDARD, on)


def lines_of(actor: Actor, discussion: Discussion, *, at: datetime) -> tuple[QualityLine, ...]:
    """Every sentence of the standard in force on the day it was called, with its verdict; the caller asked access."""
    facts = facts_of([discussion], at=at, actor=actor).get(discussion.pk)
    if facts is None:
        return ()
    rated = {one.criterion: one for one in ratings([discussion.pk])}
    return tuple(_line(one, facts, rated.get(one.code)) for one in criteria(day_of(discussion.called_at)))


def lines_of_many(discussions: Collection[Discussion], *, at: datetime) -> dict[UUID, tuple[QualityLine, ...]]:
    """The same for many, by the database's owner."""
    facts = facts_of(discussions, at=at)
    rated: dict[UUID, dict[str, Rating]] = defaultdict(dict)
    for one in ratings(list(facts)):
        rated[one.discussion_id][one.criterion] = one
    return {
        about.pk: tuple(
            _line(one, facts[about.pk], rated[about.pk].get(one.code)) for one in criteria(day_of(about.called_at))
        )
        for about in discussions
        if about.pk in facts
    }


def ratings(discussions: Collection[UUID]) -> list[Rating]:
    """Every rating, the newest of each sentence last."""
    found = Rating.objects.select_related("rated_by").filter(discussion_id__in=discussions)
    return list(found.order_by("rated_at", "id"))


def _line(criterion: Criterion, facts: rules.HeldDiscussion, rating: Rating | None) -> QualityLine:
    if criterion.rated:
        return _rated(criterion, rating)
    return QualityLine(criterion=criterion, verdict=rules.CHECKS[criterion.rule](facts))


def _rated(criterion: Criterion, rating: Rating | None) -> QualityLine:
    if rating is None:
        return QualityLine(criterion=criterion, verdict=rules.Verdict(Judgement.OPEN, "Nobody has said yet."))
    says = rating.why or "No reason is written."
    return QualityLine(
        criterion=criterion,
        verdict=rules.Verdict(Judgement(rating.rating), says),
        why=rating.why,
        rated_by=rating.rated_by.full_name,
        rated_at=rating.rated_at,
    )


@dataclass(frozen=True)
class _Rows:
    """The rows of many discussions, by discussion."""

    records: dict[UUID, Record]
    attended: dict[UUID, dict[UUID, bool]]
    invitations: dict[UUID, list[Invitation]]
    informed: dict[UUID, set[UUID]]
    left_out: dict[UUID, list[NotInvited]]
    involved: dict[UUID, list[Involvement]]
    circulated: dict[UUID, datetime]
    copies: dict[UUID, list[Copy]]
    told: dict[UUID, list[Told]]
    actions: dict[UUID, list[Action]]
    persons: dict[UUID, set[str]]


def facts_of(
    discussions: Iterable[Discussion], *, at: datetime, actor: Actor | None = None
) -> dict[UUID, rules.HeldDiscussion]:
    """The facts of every one of these that was held. A dozen queries however many there are.

    Who is on file around a baby is asked only with an actor, and only where it was told person by person.
    """
    listed = list(discussions)
    rows = _rows(listed)
    return {one.pk: _facts(one, rows, at, actor) for one in listed if one.pk in rows.records}


def _rows(listed: list[Discussion]) -> _Rows:
    of = {"discussion__in": listed}
    records = {one.discussion_id: one for one in Record.objects.filter(**of).order_by("number")}
    newest = [one.pk for one in records.values()]
    attended: dict[UUID, dict[UUID, bool]] = defaultdict(dict)
    for one in Attendance.objects.filter(record__in=newest):
        attended[one.discussion_id][one.invitation_id] = one.attended
    informed: dict[UUID, set[UUID]] = defaultdict(set)
    said, given = (kind.objects.filter(**of).values_list("discussion_id", "agency_id") for kind in (Said, Contribution))
    for discussion_id, agency_id in said.union(given):
        informed[discussion_id].add(agency_id)
    persons: dict[UUID, set[str]] = defaultdict(set)
    spoken = Answer.objects.filter(**of, question__startswith=PERSON).values_list("discussion_id", "question")
    for discussion_id, question in spoken:
        persons[discussion_id].add(question)
    sent = Circulation.objects.filter(**of).order_by("-circulated_at")
    babies = {one.baby_id for one in listed}
    involved: dict[UUID, list[Involvement]] = defaultdict(list)
    for works in Involvement.objects.select_related("agency").filter(baby_id__in=babies):
        involved[works.baby_id].append(works)
    return _Rows(
        records=records,
        attended=attended,
        invitations=_grouped(Invitation.objects.select_related("agency").filter(**of).order_by("invited_at", "id")),
        informed=informed,
        left_out=_grouped(NotInvited.objects.select_related("agency").filter(**of)),
        involved=involved,
        circulated={one.discussion_id: one.circulated_at for one in sent},
        copies=_grouped(Copy.objects.filter(**of, opened_at__isnull=False)),
        told=_grouped(Told.objects.filter(**of)),
        actions=_grouped(Action.objects.filter(record__in=newest)),
        persons=persons,
    )


def _grouped(rows: Iterable[Any]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for one in rows:
        found[one.discussion_id].append(one)
    return found


def _facts(about: Discussion, rows: _Rows, at: datetime, actor: Actor | None) -> rules.HeldDiscussion:
    record = rows.records[about.pk]
    asked = _asked(about, rows)
    around = list(around_of(actor, about.baby_id)) if actor and rows.persons[about.pk] else []
    return rules.HeldDiscussion(
        asked=asked,
        forgotten=_forgotten(about, rows),
        left_out_with_reason=tuple(one.agency.name for one in rows.left_out[about.pk]),
        not_quorate_reason=record.not_quorate_reason,
        started_at=record.started_at,
        held_due_at=procedures.due_by(about).due_at,
        circulated_at=rows.circulated.get(about.pk),
        circulation_due_at=procedures.circulation_due_by(record.ended_at).due_at,
        to_tell=_to_tell(about, rows),
        questions=tuple(one.code for one in procedures.ten_questions(day_of(about.called_at)).questions),
        answers={"threshold": record.reasons} | record.answers,
        threshold=Threshold(record.threshold),
        enquiry_by=EnquiryBy(record.enquiry_by),
        reasons=record.reasons,
        around=tuple(one.name for one in around),
        not_spoken_of=tuple(one.name for one in around if one.key not in rows.persons[about.pk]),
        person_by_person=bool(rows.persons[about.pk]),
        owners=tuple(one.owner_name for one in rows.actions[about.pk]),
        next_discussion_on=record.next_discussion_on,
        now=at,
    )


def _asked(about: Discussion, rows: _Rows) -> tuple[rules.AskedAgency, ...]:
    """Each agency once, however many of it were asked."""
    found: dict[UUID, rules.AskedAgency] = {}
    for one in rows.invitations[about.pk]:
        came = rows.attended[about.pk].get(one.pk, False)
        earlier = found.get(one.agency_id)
        found[one.agency_id] = rules.AskedAgency(
            name=one.agency.name,
            kind=one.agency.kind,
            attended=came or (earlier is not None and earlier.attended),
            informed=one.agency_id in rows.informed[about.pk],
        )
    return tuple(found.values())


def _forgotten(about: Discussion, rows: _Rows) -> tuple[str, ...]:
    """Agencies that worked with the baby when it was called, the referrer, and kinds the circumstances call for."""
    invited = {one.agency_id for one in rows.invitations[about.pk]}
    answered = invited | {one.agency_id for one in rows.left_out[about.pk]}
    known = {
        one.agency_id: one.agency.name
        for one in rows.involved[about.baby_id]
        if one.since <= about.called_at and (one.until is None or one.until > about.called_at)
    }
    if about.request:
        agency = about.request.made_by.team.agency
        known[agency.pk] = agency.name
    names = [name for agency_id, name in known.items() if agency_id not in answered]
    kinds = {one.agency.kind for one in rows.invitations[about.pk]}
    wanted = [*([AgencyKind.PAEDIATRICS] if about.injury else []), *([AgencyKind.MATERNITY] if about.unborn else [])]
    return (*names, *(kind.label.lower() for kind in wanted if kind not in kinds))


def _to_tell(about: Discussion, rows: _Rows) -> tuple[rules.ToTell, ...]:
    """The referrer, and each invited who was not there, with when they first knew."""
    referrer = about.request.made_by if about.request else None
    found = []
    for one in rows.invitations[about.pk]:
        made_it = referrer is not None and one.worker_id == referrer.pk
        if made_it or not rows.attended[about.pk].get(one.pk, False):
            knew = _knew(rows, about.pk, one.pk, one.worker_id)
            found.append(rules.ToTell(name=one.agency.name, knew_at=knew))
    if referrer is not None and referrer.pk not in {one.worker_id for one in rows.invitations[about.pk]}:
        knew = _knew(rows, about.pk, None, referrer.pk)
        found.append(rules.ToTell(name=referrer.team.agency.name, knew_at=knew))
    return tuple(found)


def _knew(rows: _Rows, discussion_id: UUID, invitation_id: UUID | None, worker_id: UUID | None) -> datetime | None:
    opened = [
        one.opened_at
        for one in rows.copies[discussion_id]
        if one.invitation_id == invitation_id and (worker_id is None or one.worker_id == worker_id)
    ]
    told = [
        one.told_at
        for one in rows.told[discussion_id]
        if one.invitation_id == invitation_id and (invitation_id is not None or one.worker_id == worker_id)
    ]
    return min((moment for moment in (*opened, *told) if moment is not None), default=None)

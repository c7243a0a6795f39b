"""Opening what this room holds about a baby. A worker who is close to the family is refused before anything is read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import OuterRef, Subquery

from kith.access import audit
from kith.access.actor import Actor
from kith.access.decide import role_may
from kith.access.doors import NotThere, must
from kith.access.permissions import Permission
from kith.access.policy import Subject
from kith.kernel.clock import day_of
from kith.kernel.handbook.safety import RiskTool
from kith.people import doors as people_doors
from kith.people.models import Baby
from kith.safety import rules
from kith.safety.models import (
    Checklist,
    Incident,
    MaracHeard,
    MaracReferral,
    PlanAction,
    PlanReview,
    PlanVersion,
    PoliceAnswer,
    PoliceNotice,
    SetAside,
    WorkerLink,
)
from kith.safety.words import Gateway, Outcome, Said, Sign

from . import procedures
from .standing import Told, signs_of, told_of

BY = "recorded_by__team__agency"


@dataclass(frozen=True, kw_only=True)
class ChecklistLine:
    """A checklist with what its tool advises and what somebody judged."""

    checklist: Checklist
    tool: RiskTool
    yes: int
    unknown: tuple[str, ...]
    alone: tuple[str, ...]
    advice: rules.BandFacts
    judgement: rules.BandFacts | None

    @property
    def band(self) -> rules.BandFacts:
        return rules.judged(self.advice, self.judgement)

    @property
    def gateways(self) -> tuple[Gateway, ...]:
        """The gateways that the checklist opens by itself."""
        if self.band.heard and not self.advice.heard:
            return (Gateway.JUDGEMENT,)
        return (Gateway.COUNT,) if self.advice.heard else ()


@dataclass(frozen=True, kw_only=True)
class MaracLine:
    """A referral, and when the MARAC heard it."""

    referral: MaracReferral
    heard: MaracHeard | None


@dataclass(frozen=True, kw_only=True)
class NoticeLine:
    """A police notification, whom it reached, and what each did."""

    notice: PoliceNotice
    told: tuple[Told, ...]
    answers: tuple[PoliceAnswer, ...]

    @property
    def unread(self) -> tuple[str, ...]:
        """Who has not answered: by worker, or by team where no worker is named."""
        teams = {one.answered_by.team_id for one in self.answers}
        return tuple(one.name for one in self.told if one.team_id not in teams)


@dataclass(frozen=True, kw_only=True)
class Arrangements:
    """Everything of this room about a baby, newest first."""

    baby: Baby
    version: PlanVersion | None
    incidents: tuple[Incident, ...]
    checklists: tuple[ChecklistLine, ...]
    notices: tuple[NoticeLine, ...]
    aside_at: datetime | None
    on: date
    may_record: bool
    may_notify: bool
    actions: tuple[PlanAction, ...] = ()
    reviews: tuple[PlanReview, ...] = ()
    signs: tuple[tuple[Sign, datetime, datetime], ...] = ()

    @property
    def born(self) -> bool:
        return self.baby.date_of_birth is not None

    @property
    def versions(self) -> int:
        return self.version.number if self.version else 0

    @property
    def referrals(self) -> tuple[MaracLine, ...]:
        """Referrals to a MARAC, newest first."""
        found = [one.checklist.referral for one in self.checklists if hasattr(one.checklist, "referral")]
        found.sort(key=lambda one: (one.referred_at, one.pk), reverse=True)
        return tuple(MaracLine(referral=one, heard=getattr(one, "heard", None)) for one in found)

    @property
    def over(self) -> bool:
        """Whether the newest look said that the plan is no longer needed, and nothing was written since."""
        newest = self.reviews[0] if self.reviews else None
        if newest is None or self.version is None or newest.outcome != Outcome.OVER:
            return False
        return newest.reviewed_at >= self.version.recorded_at

    @property
    def signs_now(self) -> tuple[Sign, ...]:
        """What points to abuse and has not been set aside since."""
        since = self.aside_at
        return tuple(sign for sign, _first, last in self.signs if since is None or last > since)

    @property
    def incident_times(self) -> tuple[datetime, ...]:
        """When incidents became known here: recorded, or told by the police."""
        known = [one.recorded_at for one in self.incidents] + [one.notice.sent_at for one in self.notices]
        return tuple(sorted(known))

    @property
    def gateways(self) -> tuple[Gateway, ...]:
        """Every gateway to a MARAC that is open now."""
        found = list(self.checklists[0].gateways) if self.checklists else []
        found += [Gateway.ESCALATION] if self.escalates else []
        found += [Gateway.REPEAT] if self.repeats else []
        return tuple(found)

    @property
    def escalates(self) -> Any:
        most = procedures.figure("escalation_incidents", self.on)
        months = procedures.figure("escalation_months", self.on)
        happened = [one.happened_at for one in self.incidents] + [one.notice.incident_at for one in self.notices]
        latest = max(happened, default=None)
        return rules.escalation(happened, latest, most=most, months=months) if latest else None

    @property
    def repeats(self) -> Any:
        referred = day_of(self.referrals[0].referral.referred_at) if self.referrals else None
        return rules.repeat(referred, self.incident_times, months=procedures.figure("repeat_months", self.on))

    @property
    def referred(self) -> bool:
        """Whether the newest checklist was referred, and nothing has happened since that makes it a repeat."""
        if not self.referrals or self.repeats:
            return False
        newest = self.referrals[0].referral
        return not self.checklists or newest.checklist_id == self.checklists[0].checklist.pk


def allow(actor: Actor, permission: Permission, baby_id: UUID, *, at: datetime) -> Subject:
    """Raise Refused unless the actor may; somebody close to the family may nothing (DAS-16)."""
    subject = people_doors.subject_of(baby_id)
    with connection.cursor() as cursor:
        cursor.execute("select safety_linked_workers(%s)", [baby_id])
        linked = frozenset(row[0] for row in cursor.fetchall())
    subject = replace(subject, excluded=subject.excluded | linked)
    must(actor, permission, subject, at=at)
    return subject


def opened(actor: Actor, baby_id: UUID, permission: Permission, what: str, thing_id: UUID | None = None) -> None:
    """Leave a line in the audit that something of this room was opened."""
    act = audit.Act(
        action=f"opened {what}", permission=permission, subject_kind="safety", subject_id=thing_id, baby_id=baby_id
    )
    audit.record(actor, act)


def arrangements_for(
    actor: Actor, baby_id: UUID, permission: Permission = Permission.SAFETY_VIEW, *, at: datetime
) -> Arrangements:
    """Everything of this room about a baby; the opening is recorded. Raises Refused, NotThere."""
    subject = allow(actor, permission, baby_id, at=at)
    known = _known(actor, baby_id, at=at)
    opened(actor, baby_id, permission, "arrangements")
    reviews = PlanReview.objects.select_related("reviewed_by__team__agency").filter(baby_id=baby_id)
    actions = PlanAction.objects.filter(version=known.version).order_by("position", "id")
    return replace(
        known,
        actions=tuple(actions) if known.version else (),
        reviews=tuple(reviews.order_by("-reviewed_at", "-id")),
        notices=_answered([one.notice for one in known.notices], told_of(baby_id, subject.excluded)),
        signs=signs_of([baby_id]).get(baby_id, ()),
    )


def _known(actor: Actor, baby_id: UUID, *, at: datetime) -> Arrangements:
    """What a referral rests on: the plan that stands, incidents, notifications, checklists. The file is open."""
    aside = SetAside.objects.filter(baby=OuterRef("pk")).order_by("-recorded_at").values("recorded_at")[:1]
    babies = Baby.objects.select_related("mother").annotate(aside_at=Subquery(aside))
    baby = babies.filter(pk=baby_id).first()
    if baby is None:
        raise NotThere
    incidents = Incident.objects.select_related(BY).filter(baby=baby).order_by("-happened_at", "-id")
    notices = PoliceNotice.objects.select_related("sent_by__team__agency").filter(baby=baby)
    return Arrangements(
        baby=baby,
        version=PlanVersion.objects.select_related(BY).filter(baby=baby).order_by("-number").first(),
        incidents=tuple(incidents),
        checklists=_checklists(baby_id),
        notices=tuple(NoticeLine(notice=one, told=(), answers=()) for one in notices.order_by("-sent_at", "-id")),
        aside_at=baby.aside_at,
        on=day_of(at),
        may_record=bool(role_may(actor, Permission.SAFETY_RECORD)) and not baby.ended_as,
        may_notify=bool(role_may(actor, Permission.SAFETY_NOTIFY)) and procedures.notices_on(day_of(at)),
    )


def baby_for(actor: Actor, baby_id: UUID, permission: Permission, *, at: datetime) -> Baby:
    """The baby alone, for a form that needs no more; the opening is recorded. Raises Refused, NotThere."""
    allow(actor, permission, baby_id, at=at)
    baby = Baby.objects.select_related("mother").filter(pk=baby_id).first()
    if baby is None:
        raise NotThere
    opened(actor, baby_id, permission, "arrangements")
    return baby


def links_of(baby_id: UUID) -> tuple[WorkerLink, ...]:
    """Workers who are shut out as close to this family, as recorded on this file. The caller has opened the file."""
    rows = WorkerLink.objects.select_related("person", "worker__team__agency", BY).filter(baby_id=baby_id)
    newest = {(one.person_id, one.worker_id): one for one in rows.order_by("recorded_at", "id")}
    return tuple(one for one in newest.values() if one.linked)


def line_of(checklist: Checklist) -> ChecklistLine:
    """A checklist judged by the edition of its tool. Raises NotThere for a tool that the handbook never had."""
    tool = procedures.tool_of(checklist.tool, checklist.edition)
    if tool is None:
        raise NotThere
    said = {code: one["said"] for code, one in checklist.answers.items()}
    chosen = [item for item in tool.item if said.get(item.code) == Said.YES]
    bands = procedures.bands(tool)
    return ChecklistLine(
        checklist=checklist,
        tool=tool,
        yes=len(chosen),
        unknown=tuple(one.text for one in tool.item if said.get(one.code, Said.UNKNOWN) == Said.UNKNOWN),
        alone=tuple(one.text for one in chosen if one.alone),
        advice=rules.advised(len(chosen), bands),
        judgement=next((one for one in bands if one.code == checklist.judgement), None),
    )


def _checklists(baby_id: UUID) -> tuple[ChecklistLine, ...]:
    rows = Checklist.objects.select_related(BY, "referral__heard", "referral__referred_by").filter(baby_id=baby_id)
    return tuple(line_of(one) for one in rows.order_by("-number"))


def _answered(notices: Sequence[PoliceNotice], told: Sequence[Told]) -> tuple[NoticeLine, ...]:
    if not notices:
        return ()
    rows = PoliceAnswer.objects.select_related("answered_by__team__agency").filter(notice__in=notices)
    answers = list(rows.order_by("answered_at", "id"))
    return tuple(
        NoticeLine(notice=one, told=tuple(told), answers=tuple(each for each in answers if each.notice_id == one.pk))
        for one in notices
    )


def checklist_for(
    actor: Actor, checklist_id: UUID, permission: Permission = Permission.SAFETY_VIEW, *, at: datetime
) -> tuple[ChecklistLine, Arrangements]:
    """One checklist and what else a referral rests on; the opening is recorded. Raises Refused, NotThere."""
    baby_id = Checklist.objects.filter(pk=checklist_id).values_list("baby_id", flat=True).first()
    if baby_id is None:
        raise NotThere
    allow(actor, permission, baby_id, at=at)
    file = _known(actor, baby_id, at=at)
    opened(actor, baby_id, permission, "a checklist", checklist_id)
    return next(one for one in file.checklists if one.checklist.pk == checklist_id), file


def referral_for(actor: Actor, referral_id: UUID, permission: Permission, *, at: datetime) -> MaracReferral:
    """One MARAC referral. Raises Refused, NotThere."""
    found = MaracReferral.objects.select_related("baby__mother").filter(pk=referral_id).first()
    if found is None:
        raise NotThere
    allow(actor, permission, found.baby_id, at=at)
    return found


def notice_for(actor: Actor, notice_id: UUID, *, at: datetime) -> NoticeLine:
    """One police notification; the opening is recorded, and is the receipt. Raises Refused, NotThere."""
    found = PoliceNotice.objects.select_related("baby__mother", "sent_by__team__agency").filter(pk=notice_id).first()
    if found is None:
        raise NotThere
    subject = allow(actor, Permission.SAFETY_ANSWER, found.baby_id, at=at)
    opened(actor, found.baby_id, Permission.SAFETY_ANSWER, "a police notification", found.pk)
    return _answered([found], told_of(found.baby_id, subject.excluded))[0]

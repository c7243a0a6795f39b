"""Lists of discussions for the desk, the baby's page and whoever is invited: small facts, words already known."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from kith.access.actor import Actor
from kith.access.decide import role_may
from kith.access.permissions import Permission
from kith.kernel.limits import Deadline
from kith.strategy import rules
from kith.strategy.models import (
    Circulation,
    Contribution,
    DiscussedBaby,
    Discussion,
    Invitation,
    InvitationReply,
    Record,
    Reminder,
    Rescheduling,
)
from kith.strategy.words import DiscussionStage, Reply, Threshold

from . import procedures, times
from .discussions import addressed_to, visible_to

LOOKS_BACK = timedelta(days=60)
MOST = 50


@dataclass(frozen=True, kw_only=True)
class DiscussionLine:
    """One discussion in a list. `due` is its open clock: to be held, or its record to go round; None once it went."""

    id: UUID
    number: str
    baby_id: UUID
    baby_name: str
    stage: DiscussionStage
    held_at: str
    planned_for: datetime
    called_at: datetime
    threshold: Threshold | None
    due: Deadline | None


@dataclass(frozen=True, kw_only=True)
class InvitationLine:
    """An invitation that waits for a reply, or for the agency's information."""

    discussion_id: UUID
    number: str
    baby_id: UUID
    baby_name: str
    planned_for: datetime
    why: str
    needs_reply: bool
    needs_contribution: bool


def invitations_for(actor: Actor, *, at: datetime) -> list[InvitationLine]:
    """Invitations to this actor, or a team whose work they share, still waiting for a reply or for information."""
    if actor.worker_id is None:
        return []
    found = (
        times.with_times(Invitation.objects.select_related("discussion__baby"), of="discussion_id")
        .filter(addressed_to(actor), invited_at__gte=at - LOOKS_BACK, baby__ended_as="")
        .exclude(Exists(Record.objects.filter(discussion=OuterRef("discussion"))))
        .annotate(
            replied=Exists(InvitationReply.objects.filter(invitation=OuterRef("pk")).filter(_said_to_this_time())),
            given=Exists(Contribution.objects.filter(invitation=OuterRef("pk"))),
        )
        .filter(Q(replied=False) | Q(given=False), called_off=False)
        .order_by(times.planned_now("discussion__"), "id")
    )
    return [
        InvitationLine(
            discussion_id=one.discussion_id,
            number=one.discussion.number,
            baby_id=one.baby_id,
            baby_name=baby_name(one.discussion),
            planned_for=one.moved_to or one.discussion.planned_for,
            why=one.why,
            needs_reply=not one.replied,
            needs_contribution=not one.given,
        )
        for one in found[:MOST]
    ]


def _said_to_this_time() -> Any:
    """Replies given to the time that stands; information instead of coming holds for any."""
    moved = Rescheduling.objects.filter(discussion=OuterRef("discussion_id"), recorded_at__gt=OuterRef("replied_at"))
    return Q(reply=Reply.WRITTEN) | ~Exists(moved)


def discussions_for(actor: Actor, *, at: datetime) -> list[DiscussionLine]:
    """Discussions this actor, or a team they manage, called and that still have to be held or to go round."""
    if actor.worker_id is None or not role_may(actor, Permission.STRATEGY_RECORD):
        return []
    mine = Q(called_by_id=actor.worker_id) | Q(team_id__in=actor.team_ids)
    rows = _with_state(visible_to(actor).filter(mine, baby__ended_as="", called_at__gte=at - LOOKS_BACK))
    lines = [_line(one) for one in rows.order_by(times.planned_now(), "id")]
    over = {DiscussionStage.CIRCULATED, DiscussionStage.CALLED_OFF}
    return [line for line in lines if line.stage not in over][:MOST]


def discussions_about(_actor: Actor, baby_id: UUID) -> list[DiscussionLine]:
    """Every discussion about one baby, newest first; the caller has asked access for the baby's file."""
    also = Q(pk__in=DiscussedBaby.objects.filter(other_id=baby_id).values("discussion_id"))
    rows = _with_state(Discussion.objects.filter(Q(baby_id=baby_id) | also))
    return [_line(one) for one in rows.order_by("-called_at", "-id")]


def baby_name(discussion: Discussion) -> str:
    """The baby's name, or "Unborn baby" with the family name."""
    baby = discussion.baby
    return f"{baby.given_name or 'Unborn baby'} {baby.family_name}".strip()


def _with_state(rows: QuerySet[Discussion]) -> QuerySet[Discussion]:
    newest = Record.objects.filter(discussion=OuterRef("pk")).order_by("-number")
    sent = Circulation.objects.filter(discussion=OuterRef("pk")).order_by("-circulated_at", "-id")
    return times.with_times(rows.select_related("baby")).annotate(
        newest_record=Subquery(newest.values("pk")[:1]),
        newest_ended_at=Subquery(newest.values("ended_at")[:1]),
        newest_threshold=Subquery(newest.values("threshold")[:1]),
        sent_record=Subquery(sent.values("record_id")[:1]),
    )


def _line(row: Any) -> DiscussionLine:
    """A line from a discussion annotated by `_with_state`."""
    row = times.standing(row)
    state = rules.stage(
        held=row.newest_record is not None,
        newest_record_circulated=row.newest_record is not None and row.newest_record == row.sent_record,
        called_off=row.called_off,
    )
    clocks = {
        DiscussionStage.CALLED: lambda: procedures.due_by(row),
        DiscussionStage.CALLED_OFF: lambda: None,
        DiscussionStage.HELD: lambda: procedures.circulation_due_by(row.newest_ended_at),
        DiscussionStage.CIRCULATED: lambda: None,
    }
    return DiscussionLine(
        id=row.pk,
        number=row.number,
        baby_id=row.baby_id,
        baby_name=baby_name(row),
        stage=state,
        held_at=row.get_held_at_display(),
        planned_for=row.planned_for,
        called_at=row.called_at,
        threshold=Threshold(row.newest_threshold) if row.newest_threshold else None,
        due=None if row.baby.ended_as else clocks[state](),
    )


def unanswered(*, at: datetime) -> list[Any]:
    """Invitations to discussions still to come that nobody answered, contributed to or was reminded of. For the
    background, which sees every row; `planned_now` is when people meet."""
    rows = times.with_times(Invitation.objects.select_related("team__agency", "worker"), of="discussion_id")
    waiting = (
        rows.filter(invited_at__gte=at - LOOKS_BACK, baby__ended_as="", called_off=False)
        .annotate(planned_now=times.planned_now("discussion__"))
        .filter(planned_now__gt=at)
        .exclude(Exists(Record.objects.filter(discussion=OuterRef("discussion"))))
        .exclude(Exists(InvitationReply.objects.filter(invitation=OuterRef("pk"))))
        .exclude(Exists(Contribution.objects.filter(invitation=OuterRef("pk"))))
        .exclude(Exists(Reminder.objects.filter(invitation=OuterRef("pk"))))
    )
    return list(waiting.order_by("planned_now", "id"))


def at_its_time(discussion_id: UUID) -> Any:
    """A discussion with the time that stands; for the background and for what has been asked of access already."""
    rows = Discussion.objects.select_related("team").filter(pk=discussion_id)
    return times.standing(times.with_times(rows).get())

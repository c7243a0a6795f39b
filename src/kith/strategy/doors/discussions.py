"""Reading one discussion: asks access, leaves a line in the audit, and gathers everything its page shows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import OuterRef, Q, QuerySet, Subquery

from kith.access import audit
from kith.access.actor import Actor
from kith.access.decide import decide
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.access.policy import Subject
from kith.access.words import Role
from kith.directory import doors as directory_doors
from kith.directory.words import ContactMeans
from kith.people import doors as people_doors
from kith.strategy import rules
from kith.strategy.models import (
    Action,
    Attendance,
    Circulation,
    Contribution,
    Copy,
    DiscussedBaby,
    Discussion,
    Invitation,
    InvitationReply,
    Letter,
    NotInvited,
    OneTimeLink,
    Record,
    Reminder,
)
from kith.strategy.words import DiscussionStage, LinkState, Reply, ScanFound

from . import circumstances, times
from .links import state_of

WITH = ("baby__mother", "team__agency", "seen_by__agency", "called_by__team__agency", "request__made_by__team__agency")


@dataclass(frozen=True, kw_only=True)
class Invited:
    """One invitation with what came of it. `earlier_reply` was given for a time that no longer stands."""

    invitation: Any
    reply: InvitationReply | None
    earlier_reply: InvitationReply | None = None
    contribution: Contribution | None
    link: OneTimeLink | None
    link_state: LinkState | None = None

    @property
    def silent(self) -> bool:
        """Whether nothing has come from them yet."""
        return self.reply is None and self.contribution is None


@dataclass(frozen=True, kw_only=True)
class DiscussionFile:
    """Everything about one discussion, at the time that stands. `record` is the newest; earlier ones are kept."""

    discussion: Any
    invited: tuple[Invited, ...]
    contributions: tuple[Contribution, ...]
    not_invited: tuple[NotInvited, ...]
    record: Record | None
    attendance: tuple[Attendance, ...]
    actions: tuple[Action, ...]
    circulation: Circulation | None
    copies: tuple[Copy, ...]
    others: tuple[DiscussedBaby, ...]
    letters: Mapping[UUID, list[Letter]]
    may_record: bool
    mine: Invitation | None

    @property
    def stage(self) -> DiscussionStage:
        sent = self.circulation is not None and self.record is not None and self.circulation.record_id == self.record.pk
        off = self.discussion.called_off
        return rules.stage(held=self.record is not None, newest_record_circulated=sent, called_off=off)

    @property
    def newest(self) -> Record:
        """The record of a discussion that has been held. Raises NotThere before that."""
        if self.record is None:
            raise NotThere
        return self.record

    @property
    def places(self) -> tuple[rules.Place, ...]:
        return tuple(
            rules.Place(agency_name=one.agency.name, kind=one.agency.kind, attended=one.attended)
            for one in self.attendance
        )


def discussion_for(
    actor: Actor, discussion_id: UUID, permission: Permission = Permission.STRATEGY_VIEW, *, at: datetime
) -> Any:
    """A discussion for somebody involved with its baby; the opening is recorded.

    Raises Refused when the actor may not, NotThere when there is none among the rows they see.
    """
    found = times.with_times(Discussion.objects.select_related(*WITH).filter(pk=discussion_id)).first()
    if found is None:
        raise NotThere
    people_doors.allow(actor, permission, found.baby_id, at=at)
    audit.record(
        actor,
        audit.Act(
            action="opened a strategy discussion",
            permission=permission,
            subject_kind="discussion",
            subject_id=found.pk,
            baby_id=found.baby_id,
        ),
    )
    return times.standing(found)


def file_for(
    actor: Actor,
    discussion_id: UUID,
    permission: Permission = Permission.STRATEGY_VIEW,
    *,
    at: datetime,
    asked_only: bool = False,
    for_minutes: bool = False,
) -> DiscussionFile:
    """Everything about a discussion; with `asked_only` who was asked, and not what they answered.

    With `for_minutes` what minutes say: neither replies, links and letters, nor who was left out, nor other babies.

    Raises Refused and NotThere as `discussion_for`.
    """
    discussion = discussion_for(actor, discussion_id, permission, at=at)
    records = list(Record.objects.select_related("recorded_by").filter(discussion=discussion).order_by("-number")[:1])
    record = records[0] if records else None
    circulations = Circulation.objects.select_related("circulated_by").filter(discussion=discussion)
    circulation = circulations.order_by("-circulated_at", "-id").first() if record else None
    given = [] if asked_only else contributions_to(discussion)
    invited = asked_to(discussion) if asked_only or for_minutes else invited_to(discussion, given, at=at)
    return DiscussionFile(
        discussion=discussion,
        invited=invited,
        contributions=tuple(given),
        not_invited=() if for_minutes else left_out_of(discussion),
        record=record,
        attendance=tuple(_of(Attendance.objects.select_related("agency"), record)),
        actions=tuple(_of(Action.objects.select_related("agency"), record)),
        circulation=circulation,
        copies=tuple(_copies(circulation)),
        others=() if for_minutes else others_of(discussion),
        letters={} if for_minutes else letters_to(given),
        may_record=may_record(actor, discussion, at=at),
        mine=next((one.invitation for one in invited if is_mine(actor, one.invitation)), None),
    )


def left_out_of(discussion: Discussion) -> tuple[NotInvited, ...]:
    """Agencies that were not asked, each with its reason."""
    return tuple(NotInvited.objects.select_related("agency").filter(discussion=discussion).order_by("id"))


def others_of(discussion: Discussion) -> tuple[DiscussedBaby, ...]:
    """The other babies it is about."""
    found = DiscussedBaby.objects.select_related("other__mother").filter(discussion=discussion)
    return tuple(found.order_by("id"))


def discussion_to_hold(actor: Actor, discussion_id: UUID, *, at: datetime) -> Any:
    """A discussion that has not been held or called off, for its chair. Raises Refused, and NotThere when it has."""
    found = discussion_for(actor, discussion_id, Permission.STRATEGY_RECORD, at=at)
    if found.called_off or Record.objects.filter(discussion=found).exists():
        raise NotThere
    return found


def phones_of(file: DiscussionFile) -> dict[UUID, str]:
    """How to ring the practices that were sent a link."""
    teams = {one.invitation.team_id for one in file.invited if one.link}
    contacts = directory_doors.contacts_of(teams) if teams else []
    return {one.team_id: one.value for one in contacts if one.means == ContactMeans.PHONE}


def working_uninvited(file: DiscussionFile) -> tuple[str, ...]:
    """Agencies near the family now that were neither invited nor left out with a reason."""
    answered = {one.invitation.agency_id for one in file.invited} | {one.agency_id for one in file.not_invited}
    near = circumstances.around(file.discussion.baby).seats
    return tuple(sorted({one.agency.name for one in near if one.agency.pk not in answered}))


def may_record(actor: Actor, discussion: Discussion, *, at: datetime) -> bool:
    """Whether this actor may record and circulate; involvement has been asked already when they could open it."""
    subject = Subject(
        baby_id=discussion.baby_id,
        involved_workers=frozenset({actor.worker_id} if actor.worker_id else ()),
    )
    return decide(actor, Permission.STRATEGY_RECORD, subject, at=at).allowed


def invited_to(discussion: Any, contributions: Iterable[Contribution], *, at: datetime) -> tuple[Invited, ...]:
    """Every invitation, in the order asked, with its newest reply, contribution and link."""
    replies = {one.invitation_id: one for one in InvitationReply.objects.filter(discussion=discussion).order_by("id")}
    given = {one.invitation_id: one for one in contributions}
    links = {one.invitation_id: one for one in OneTimeLink.objects.filter(discussion=discussion).order_by("id")}
    stand = {pk: one for pk, one in replies.items() if _stands(one, discussion.moved_at)}
    return tuple(
        Invited(
            invitation=one,
            reply=stand.get(one.pk),
            earlier_reply=None if one.pk in stand else replies.get(one.pk),
            contribution=given.get(one.pk),
            link=links.get(one.pk),
            link_state=state_of(links[one.pk], at=at) if one.pk in links else None,
        )
        for one in invitations_to(discussion)
    )


def _stands(reply: InvitationReply, moved_at: datetime | None) -> bool:
    """A yes or a no was said to one time; sending information instead holds for any."""
    return moved_at is None or reply.replied_at >= moved_at or reply.reply == Reply.WRITTEN


def invitations_to(discussion: Discussion) -> QuerySet[Any]:
    """Every invitation, in the order asked, with when it was last reminded of."""
    asked = Invitation.objects.select_related("agency", "team", "worker").filter(discussion=discussion)
    newest = Reminder.objects.filter(invitation=OuterRef("pk")).order_by("-number")
    asked = asked.annotate(
        reminded_at=Subquery(newest.values("sent_at")[:1]), reminded=Subquery(newest.values("number")[:1])
    )
    return asked.order_by("invited_at", "id")


def asked_to(discussion: Discussion) -> tuple[Invited, ...]:
    """Who was asked, without what came of it."""
    return tuple(
        Invited(invitation=one, reply=None, contribution=None, link=None) for one in invitations_to(discussion)
    )


def contributions_to(discussion: Discussion) -> list[Contribution]:
    """Every agency's information, oldest first."""
    found = Contribution.objects.select_related("agency", "given_by").filter(discussion=discussion)
    return list(found.order_by("given_at", "id"))


def is_mine(actor: Actor, invitation: Invitation) -> bool:
    """Whether the invitation is to this actor, or to a whole team whose work they share."""
    if invitation.worker_id is not None:
        return invitation.worker_id == actor.worker_id
    return invitation.team_id in actor.team_ids or invitation.team_id == actor.team_id


def invitation_of(
    actor: Actor, discussion_id: UUID, permission: Permission, *, at: datetime
) -> tuple[Discussion, Invitation]:
    """The discussion and this actor's own invitation to it. Raises NotThere for somebody not invited, Refused."""
    discussion = discussion_for(actor, discussion_id, permission, at=at)
    asked = Invitation.objects.select_related("agency", "team", "worker").filter(discussion=discussion)
    mine = [one for one in asked.order_by("id") if is_mine(actor, one)]
    if not mine:
        raise NotThere
    return discussion, min(mine, key=lambda one: one.worker_id is None)


def invitation_to_withdraw(
    actor: Actor, discussion_id: UUID, invitation_id: UUID, *, at: datetime
) -> tuple[Any, Invitation]:
    """A discussion still to be held and one invitation to it, for its chair. Raises Refused; NotThere for the chair's
    own invitation, and once they have given their information."""
    found = discussion_to_hold(actor, discussion_id, at=at)
    asked = Invitation.ever.select_related("agency", "team__agency", "worker").filter(discussion=found)
    invitation = asked.filter(pk=invitation_id).first()
    if invitation is None or invitation.worker_id == actor.worker_id:
        raise NotThere
    if Contribution.objects.filter(invitation=invitation).exists():
        raise NotThere
    return found, invitation


def babies_also_discussed(discussion_id: UUID) -> list[UUID]:
    """The other babies a discussion is about; the caller has opened it."""
    found = DiscussedBaby.objects.filter(discussion_id=discussion_id).order_by("id")
    return list(found.values_list("other_id", flat=True))


def asked_by_link(file: DiscussionFile, invitation_id: UUID) -> Invitation:
    """The invitation of this discussion that went by one-time link. Raises NotThere for any other."""
    for one in file.invited:
        if one.invitation.pk == invitation_id and one.link is not None:
            return one.invitation
    raise NotThere


def letters_to(contributions: Iterable[Contribution]) -> dict[UUID, list[Letter]]:
    """Letters that came with these contributions, by invitation, without their content."""
    by_link = [one.invitation_id for one in contributions if one.by_link]
    found: dict[UUID, list[Letter]] = {}
    if by_link:
        rows = Letter.objects.select_related("scan").defer("content")
        rows = rows.filter(invitation_id__in=by_link, taken_off=None)
        for one in rows.order_by("added_at", "id"):
            found.setdefault(one.invitation_id, []).append(one)
    return found


def may_be_fetched(letter: Letter) -> bool:
    """Whether a letter is handed out: with a scanner, only once that found no virus; without one, always."""
    scan = getattr(letter, "scan", None)
    return scan.found == ScanFound.CLEAN if scan else not settings.KITH_CLAMD


def letter_for(actor: Actor, discussion_id: UUID, letter_id: UUID, *, at: datetime) -> Letter:
    """A letter that was sent with a contribution, for whoever was asked and the chair. Raises Refused, NotThere."""
    discussion = discussion_for(actor, discussion_id, at=at)
    asked = Invitation.objects.filter(discussion=discussion)
    if not may_record(actor, discussion, at=at) and not asked.filter(addressed_to(actor)).exists():
        raise NotThere
    sent = Contribution.objects.filter(discussion=discussion).values("invitation_id")
    of_this = Letter.objects.select_related("scan").filter(pk=letter_id, taken_off=None, invitation_id__in=sent)
    letter = of_this.first()
    if letter is None or not may_be_fetched(letter):
        raise NotThere
    audit.record(
        actor,
        audit.Act(
            action="downloaded a letter",
            permission=Permission.STRATEGY_VIEW,
            subject_kind="discussion",
            subject_id=discussion.pk,
            baby_id=discussion.baby_id,
            detail={"letter": str(letter.pk)},
        ),
    )
    return letter


def post_of(actor: Actor) -> str:
    """What the actor's post is called, to fill in for them."""
    worker = directory_doors.worker_of(actor)
    return worker.post_title or Role(worker.role).label


def visible_to(actor: Actor) -> QuerySet[Discussion]:
    """The discussions about babies that this actor, or a team they manage or share, works with now."""
    return Discussion.objects.filter(baby__in=people_doors.visible_to(actor))


def addressed_to(actor: Actor) -> Q:
    """The filter "invitations to me, or to a whole team whose work I share"."""
    teams = actor.team_ids | ({actor.team_id} if actor.team_id else frozenset())
    return Q(worker_id=actor.worker_id) | Q(worker=None, team_id__in=teams)


def _of[Rows: QuerySet](rows: Rows, record: Record | None) -> Rows:
    return rows.filter(record=record).order_by("id") if record else rows.none()


def _copies(circulation: Circulation | None) -> QuerySet[Copy]:
    rows = Copy.objects.select_related("worker", "invitation__agency", "invitation__team")
    return rows.filter(circulation=circulation).order_by("id") if circulation else rows.none()

"""Reading a discussion while it goes on: once whole, then only whether anything is new, and what."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from uuid import UUID

from django.db import connection

from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.kernel.handbook.kinds import Question, QuestionSet
from kith.people import doors as people_doors
from kith.people.words import Member
from kith.strategy import rules
from kith.strategy.models import (
    ActionLine,
    Answer,
    Contribution,
    Discussion,
    Invitation,
    InvitationReply,
    Presence,
    Record,
    Said,
)
from kith.strategy.words import AnswerState, SaidKind

from . import procedures
from .discussions import contributions_to, discussion_for, is_mine, may_record

VOICES = "strategy_voices"
PERSON = "person:"
QUORUM = "quorum"
"""The code under which it is written why a discussion that is not quorate goes ahead."""

PULSE = """
select 'room', count(*) from strategy_presence where discussion_id = %(id)s
union all select 'room', count(*) from strategy_invitation where discussion_id = %(id)s
union all select 'room', count(*) from strategy_invitationwithdrawn where discussion_id = %(id)s
union all select 'room', count(*) from strategy_invitationreply where discussion_id = %(id)s
union all select case when kind = 'dissent' then 'dissent' else 'info-' || agency_id end, count(*)
  from strategy_said where discussion_id = %(id)s group by 1
union all select 'info-' || agency_id, count(*) from strategy_contribution where discussion_id = %(id)s group by 1
union all select case when question like 'person:%%' then 'around' else 'q-' || question end, count(*)
  from strategy_answer where discussion_id = %(id)s group by 1
union all select 'actions', count(*) from strategy_actionline where discussion_id = %(id)s
union all select 'state', count(*) from strategy_record where discussion_id = %(id)s
"""


@dataclass(frozen=True, kw_only=True)
class LiveFile:
    """Everything put down in a discussion so far."""

    discussion: Discussion
    invitations: tuple[Invitation, ...]
    withdrawn: int
    replies: dict[UUID, InvitationReply]
    moves: tuple[Presence, ...]
    said: tuple[Said, ...]
    contributions: tuple[Contribution, ...]
    versions: tuple[Answer, ...]
    action_rows: tuple[ActionLine, ...]
    record: Record | None
    records: int
    may_record: bool
    mine: Invitation | None
    ours: tuple[Invitation, ...]
    around: tuple[rules.OnFile, ...] = field(default=())

    @cached_property
    def seats(self) -> tuple[rules.Seated, ...]:
        return rules.in_the_room(
            rules.Move(
                invitation_id=one.invitation_id,
                agency_id=one.agency_id,
                name=one.name,
                came=one.came,
                at=one.at,
                in_place_of=one.in_place_of,
            )
            for one in self.moves
            if one.invitation_id is not None
        )

    @cached_property
    def places(self) -> tuple[rules.Place, ...]:
        came = {seat.invitation_id for seat in self.seats}
        return tuple(
            rules.Place(agency_name=one.agency.name, kind=one.agency.kind, attended=one.pk in came)
            for one in self.invitations
        )

    @cached_property
    def answers(self) -> dict[str, rules.StandingAnswer]:
        """The answer that stands to each question that has one, by its code."""
        versions: dict[str, list[rules.Version]] = defaultdict(list)
        for row in self.versions:
            versions[row.question].append(_version(row))
        return {code: answer for code, found in versions.items() if (answer := rules.standing(found)) is not None}

    @cached_property
    def action_lines(self) -> tuple[ActionLine, ...]:
        """The lines that stand: neither replaced nor taken back."""
        replaced = {one.replaces_id for one in self.action_rows}
        return tuple(one for one in self.action_rows if one.pk not in replaced and not one.withdrawn)

    @cached_property
    def dissent(self) -> tuple[Said, ...]:
        return tuple(one for one in self.said if one.kind == SaidKind.DISSENT)

    @cached_property
    def vector(self) -> dict[str, int]:
        """How much there is of each part; what `pulse` counts in the database."""
        counts: Counter[str] = Counter()
        counts["room"] = len(self.invitations) + 2 * self.withdrawn + len(self.moves) + self._reply_rows
        for one in self.said:
            counts["dissent" if one.kind == SaidKind.DISSENT else f"info-{one.agency_id}"] += 1
        for given in self.contributions:
            counts[f"info-{given.agency_id}"] += 1
        for version in self.versions:
            counts["around" if version.question.startswith(PERSON) else f"q-{version.question}"] += 1
        counts["actions"], counts["state"] = len(self.action_rows), self.records
        return dict(counts)

    @property
    def _reply_rows(self) -> int:
        return sum(getattr(one, "rows", 1) for one in self.replies.values())

    @property
    def begun_at(self) -> datetime | None:
        return min((one.came_at for one in self.seats), default=None)


def live_for(
    actor: Actor, discussion_id: UUID, permission: Permission = Permission.STRATEGY_VIEW, *, at: datetime
) -> LiveFile:
    """A discussion as it stands now, with everybody on file around the baby; the opening is recorded.

    Raises Refused, NotThere.
    """
    discussion = discussion_for(actor, discussion_id, permission, at=at)
    return _file(actor, discussion, around_of(actor, discussion.baby_id), at)


def changes_for(actor: Actor, discussion_id: UUID, *, at: datetime) -> LiveFile:
    """The same, to renew a page that is open already: its opening was recorded when it was opened."""
    discussion = _followed(actor, discussion_id, at)
    return _file(actor, discussion, around_of(actor, discussion.baby_id), at)


def pulse(actor: Actor, discussion_id: UUID, *, at: datetime) -> dict[str, int]:
    """How much there is of each part of a discussion. Permission is asked each time; three queries.

    Rows are only ever added, so a count that is the same means that nothing is new.
    """
    _followed(actor, discussion_id, at)
    counts: Counter[str] = Counter()
    with connection.cursor() as cursor:
        cursor.execute(PULSE, {"id": discussion_id})
        for part, number in cursor.fetchall():
            counts[part] += number
    return dict(counts)


def _followed(actor: Actor, discussion_id: UUID, at: datetime) -> Discussion:
    found = (
        Discussion.objects.select_related("baby__mother", "team__agency", "called_by__team__agency")
        .filter(pk=discussion_id)
        .first()
    )
    if found is None:
        raise NotThere
    people_doors.allow(actor, Permission.STRATEGY_VIEW, found.baby_id, at=at)
    return found


def _file(actor: Actor, discussion: Discussion, around: Iterable[rules.OnFile], at: datetime) -> LiveFile:
    of_this = {"discussion": discussion}
    asked = Invitation.ever.select_related("agency", "team", "worker", "withdrawal").filter(**of_this)
    everybody = list(asked.order_by("invited_at", "id"))
    invitations = tuple(one for one in everybody if not hasattr(one, "withdrawal"))
    records = list(Record.objects.filter(**of_this).order_by("-number"))
    mine = sorted((one for one in invitations if is_mine(actor, one)), key=lambda one: one.worker_id is None)
    return LiveFile(
        discussion=discussion,
        invitations=invitations,
        withdrawn=len(everybody) - len(invitations),
        replies=_replies(discussion),
        moves=tuple(Presence.objects.filter(**of_this).order_by("at", "id")),
        said=tuple(Said.objects.select_related("agency", "written_by").filter(**of_this).order_by("said_at", "id")),
        contributions=tuple(contributions_to(discussion)),
        versions=tuple(Answer.objects.select_related("written_by").filter(**of_this).order_by("number")),
        action_rows=tuple(ActionLine.objects.select_related("agency").filter(**of_this).order_by("written_at", "id")),
        record=records[0] if records else None,
        records=len(records),
        may_record=may_record(actor, discussion, at=at),
        mine=mine[0] if mine else None,
        ours=tuple(one for one in invitations if one.agency_id == actor.agency_id),
        around=tuple(around),
    )


def _replies(discussion: Discussion) -> dict[UUID, InvitationReply]:
    """The newest reply to each invitation; `rows` is how many there are of it."""
    newest: dict[UUID, InvitationReply] = {}
    for row in InvitationReply.objects.filter(discussion=discussion).order_by("id"):
        earlier = newest.get(row.invitation_id)
        row.rows = getattr(earlier, "rows", 0) + 1  # type: ignore[attr-defined]
        newest[row.invitation_id] = row
    return newest


def around_of(actor: Actor, baby_id: UUID) -> list[rules.OnFile]:
    """Every child and adult on file around the baby, the baby left out."""
    family = people_doors.family_of(actor, baby_id)
    return [
        rules.OnFile(
            key=f"{PERSON}{one.id}",
            name=f"{one.name}, {one.relationship.lower()}" if one.name else f"{one.relationship}, name not known",
            man=one.member is Member.MAN,
        )
        for one in family.people
        if one.member is not Member.BABY
    ]


def _version(row: Answer) -> rules.Version:
    return rules.Version(
        number=row.number,
        based_on=row.based_on,
        state=AnswerState(row.state),
        choice=row.choice,
        words=row.words,
        by=row.written_by.full_name,
        at=row.written_at,
        more=row.more,
    )


def voices(discussion: Discussion) -> QuestionSet:
    """What is asked of the baby and the family beside the ten questions."""
    return handbook.current().question_set(VOICES, day_of(discussion.called_at))


def every_question(discussion: Discussion) -> tuple[Question, ...]:
    """The ten questions of the handbook, then those about the baby and the family."""
    return (*procedures.ten_questions(day_of(discussion.called_at)).questions, *voices(discussion).questions)


def about_person(one: rules.OnFile) -> Question:
    """What is asked of a child or an adult on file around the baby."""
    hint = "What is known, who has seen them, what it means for the baby. If nobody knows, who finds out and by when."
    return Question(code=one.key, text=f"What is said of {one.name}?", hint=hint)

"""Reading the birth plan and its copies, the meeting before going home, and talks about crying."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.directory.models import Team
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding, gather
from kith.kernel.handbook.pathway import Touchpoint
from kith.people import doors as people_doors
from kith.people.models import Baby
from kith.prebirth import rules
from kith.prebirth.models import BirthPlan, CryingTalk, DischargeMeeting, PlanCopy, PlanRead
from kith.prebirth.words import PlanLine, TalkedHow

from .pathway import may_record

MOTHER = "mother"


@dataclass(frozen=True, kw_only=True)
class CopyLine:
    """Who has which version, how it reached them, and who there said that they read it."""

    copy: PlanCopy
    number: int
    to: str
    reads: tuple[PlanRead, ...]
    mine: bool

    @property
    def facts(self) -> rules.CopyFacts:
        return rules.CopyFacts(to=self.to, number=self.number, sent_at=self.copy.sent_at, read=bool(self.reads))


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The birth plan of one baby, as it stands, with who has it."""

    baby: Baby
    plan: BirthPlan | None
    versions: int
    copies: tuple[CopyLine, ...]
    meeting: DischargeMeeting | None
    men: tuple[str, ...]
    today: date
    may_record: bool

    @property
    def lines(self) -> dict[str, str]:
        return dict(self.plan.lines) if self.plan else {}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules say of the plan, its copies and the way home."""
        if self.plan is None:
            return ()
        facts = [one.facts for one in self.copies]
        newest = [one for one in facts if one.number == self.versions]
        said, wishes = self.lines.get(PlanLine.LIVES_THERE, ""), self.lines.get(PlanLine.WISHES, "")
        return gather(
            rules.plan_is_ready(self.lines),
            rules.every_man_is_named(said, f"{wishes} {self.lines.get(PlanLine.MAY_NOT_ATTEND, '')}", self.men),
            rules.everybody_has_the_newest(facts, self.versions),
            rules.copies_are_read(newest),
            rules.meeting_before_going_home(self.baby.date_of_birth, True, self.meeting is not None),
        )


def plan_for(actor: Actor, baby_id: UUID, permission: Permission = Permission.PATHWAY_VIEW, *, at: datetime) -> Plan:
    """The birth plan of a baby; the opening is recorded. Raises Refused; NotThere for a file that has ended."""
    baby = people_doors.baby_for(actor, baby_id, permission, at=at)
    if baby.ended_as:
        raise NotThere
    newest = BirthPlan.objects.select_related("recorded_by__team__agency").filter(baby=baby).order_by("-number").first()
    meetings = DischargeMeeting.objects.select_related("recorded_by__team__agency").filter(baby=baby)
    return Plan(
        baby=baby,
        plan=newest,
        versions=newest.number if newest else 0,
        copies=_copies(actor, baby_id),
        meeting=meetings.order_by("-held_at", "-id").first(),
        men=tuple(one.name for one in people_doors.carers_of(actor, baby_id) if one.name),
        today=day_of(at),
        may_record=may_record(actor, baby_id, at=at),
    )


def _copies(actor: Actor, baby_id: UUID) -> tuple[CopyLine, ...]:
    reads: dict[UUID, list[PlanRead]] = {}
    for one in PlanRead.objects.filter(baby_id=baby_id).order_by("read_at", "id"):
        reads.setdefault(one.copy_id, []).append(one)
    rows = PlanCopy.objects.filter(baby_id=baby_id).select_related("plan", "team__agency", "sent_by")
    teams = {*actor.team_ids, actor.team_id}
    return tuple(
        CopyLine(
            copy=row,
            number=row.plan.number,
            to=f"{row.team.name}, {row.team.agency.name}" if row.team else row.outside,
            reads=tuple(reads.get(row.pk, ())),
            mine=row.team_id in teams,
        )
        for row in rows.order_by("-plan__number", "sent_at", "id")
    )


def teams_with(baby_id: UUID) -> list[Team]:
    """The teams that work with the baby: they can be sent a copy in Kith. The caller has opened the file."""
    held = people_doors.standing(baby_id).select_related("team__agency")
    found = {one.team_id: one.team for one in held}
    return sorted(found.values(), key=lambda team: (team.name, str(team.pk)))


def copy_for(actor: Actor, copy_id: UUID, *, at: datetime) -> tuple[Plan, CopyLine]:
    """A copy, to say that it was read. Raises Refused, NotThere."""
    row = PlanCopy.objects.filter(pk=copy_id).values_list("baby_id", flat=True).first()
    if row is None:
        raise NotThere
    found = plan_for(actor, row, Permission.PATHWAY_RECORD, at=at)
    return found, next(one for one in found.copies if one.copy.pk == copy_id)


@dataclass(frozen=True, kw_only=True)
class Somebody:
    """The mother, or a man or other carer, with whom crying is talked about at each touchpoint."""

    key: str
    name: str
    carer_id: UUID | None
    number: int
    told: bool
    talks: dict[str, CryingTalk]


@dataclass(frozen=True, kw_only=True)
class Crying:
    """Five touchpoints and everybody who cares for the baby."""

    baby: Baby
    touchpoints: tuple[Touchpoint, ...]
    people: tuple[Somebody, ...]
    open: tuple[tuple[str, str], ...]
    today: date
    may_record: bool


def crying_for(
    actor: Actor, baby_id: UUID, permission: Permission = Permission.PATHWAY_VIEW, *, at: datetime
) -> Crying:
    """Who was talked with about crying, at which touchpoint. Raises Refused; NotThere for a file that has ended."""
    baby = people_doors.baby_for(actor, baby_id, permission, at=at)
    if baby.ended_as:
        raise NotThere
    talks: dict[str, dict[str, CryingTalk]] = {}
    rows = CryingTalk.objects.select_related("recorded_by").filter(baby=baby).order_by("recorded_at", "id")
    for row in rows:
        talks.setdefault(str(row.carer_id or MOTHER), {})[row.touchpoint] = row
    people = _people(actor, baby, talks)
    touchpoints, today = handbook.current().pathway_help(day_of(at)).touchpoints, day_of(at)
    due = [(point.code, one.key) for point in touchpoints if _begun(point, baby, today) for one in people]
    done = {(code, one.key) for one in people for code, row in one.talks.items() if TalkedHow(row.how).counts}
    return Crying(
        baby=baby,
        touchpoints=touchpoints,
        people=people,
        open=rules.not_talked_with(due, done),
        today=today,
        may_record=may_record(actor, baby_id, at=at),
    )


def _people(actor: Actor, baby: Baby, talks: dict[str, dict[str, CryingTalk]]) -> tuple[Somebody, ...]:
    """The mother first, then each man and other carer on file."""
    carers = people_doors.carers_of(actor, baby.pk)
    return (
        Somebody(
            key=MOTHER,
            name=f"{baby.mother.given_name} {baby.mother.family_name}",
            carer_id=None,
            number=0,
            told=False,
            talks=talks.get(MOTHER, {}),
        ),
        *(
            Somebody(
                key=str(one.carer_id),
                name=one.name or f"{one.relationship.label}, name not known",
                carer_id=one.carer_id,
                number=one.number,
                told=one.detail.icon_given == "yes",
                talks=talks.get(str(one.carer_id), {}),
            )
            for one in carers
        ),
    )


def _begun(point: Touchpoint, baby: Baby, today: date) -> bool:
    day = baby.date_of_birth or baby.expected_on
    if day is None or (baby.date_of_birth is None and point.days_from > 0):
        return False
    return today >= day + timedelta(days=point.days_from)

"""Writing the birth plan, sending it, saying that it was read, the meeting before going home, talks about crying."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.directory import actions as directory_actions
from kith.directory import doors as directory_doors
from kith.directory.models import Team
from kith.directory.words import ContactMeans
from kith.kernel.clock import day_of
from kith.people import actions as people_actions
from kith.people.words import Source, Topic, YesNoUnknown
from kith.prebirth import doors
from kith.prebirth.models import BirthPlan, CryingTalk, DischargeMeeting, PlanCopy, PlanRead
from kith.prebirth.words import GoesHome, MayLeave, SentBy, TalkedHow

from .parts import Stale, alone, note

STEP = "birth_plan"


@dataclass(frozen=True, kw_only=True)
class BirthPlanSaid:
    """The plan as it is written now. `based_on` is the number of the version that was open, 0 for none."""

    based_on: int
    unit: str
    lines: dict[str, str]
    may_leave: MayLeave
    parents_have_it: str = ""
    why: str = ""


@transaction.atomic
def write_plan(baby_id: UUID, said: BirthPlanSaid, *, by: Actor, at: datetime) -> BirthPlan:
    """Add the next version; earlier ones are kept. Raises Stale, Refused, NotThere."""
    alone(baby_id)
    found = doors.plan_for(by, baby_id, Permission.PATHWAY_RECORD, at=at)
    if found.versions != said.based_on:
        raise Stale
    made = BirthPlan.objects.create(
        baby_id=baby_id,
        number=said.based_on + 1,
        unit=said.unit,
        lines=said.lines,
        may_leave=said.may_leave.value,
        parents_have_it=said.parents_have_it,
        why=said.why,
        recorded_by=directory_doors.worker_of(by),
        recorded_at=at,
    )
    note(by, "wrote a birth plan", Permission.PATHWAY_RECORD, made, {"number": made.number})
    return made


@dataclass(frozen=True, kw_only=True)
class CopiesSaid:
    """To which teams in Kith the plan goes, and to whom outside it."""

    team_ids: tuple[UUID, ...] = ()
    outside: str = ""
    contact: str = ""
    means: SentBy | None = None


@transaction.atomic
def send_plan(baby_id: UUID, said: CopiesSaid, *, draft_id: UUID | None, by: Actor, at: datetime) -> list[PlanCopy]:
    """Send the newest version; a team in Kith is told by e-mail without a name, and reads it here.

    The step of the pathway is done with the first copy. Sending the same draft again sends nothing. Raises Refused,
    NotThere when there is no plan.
    """
    alone(baby_id)
    found = doors.plan_for(by, baby_id, Permission.PATHWAY_RECORD, at=at)
    if found.plan is None:
        raise NotThere
    done = list(PlanCopy.objects.filter(draft_id=draft_id)) if draft_id else []
    if done:
        return done
    wanted: list[Team | None] = [one for one in doors.teams_with(baby_id) if one.pk in said.team_ids]
    wanted += [None] if said.outside else []
    made = [_copy(found.plan, team, said, draft_id, by, at) for team in wanted]
    for one in made:
        note(by, "sent a birth plan", Permission.PATHWAY_RECORD, one, {"number": found.versions})
    if made and not found.copies and found.baby.date_of_birth is None:
        people_actions.record_step(baby_id, STEP, day_of(at), by=by, at=at, words="The plan was sent")
    return made


def _copy(
    plan: BirthPlan, team: Team | None, said: CopiesSaid, draft_id: UUID | None, by: Actor, at: datetime
) -> PlanCopy:
    made = PlanCopy.objects.create(
        draft_id=draft_id,
        plan=plan,
        baby_id=plan.baby_id,
        team=team,
        outside="" if team else said.outside,
        contact="" if team else said.contact,
        sent_by_means=said.means.value if said.means and not team else "",
        sent_by=directory_doors.worker_of(by),
        sent_at=at,
    )
    mailbox = directory_doors.contact(team.pk, ContactMeans.EMAIL) if team else None
    if mailbox is not None:
        where = str(settings.KITH_ADDRESS) + reverse("birth_plan", args=[plan.baby_id])
        letter = directory_actions.Letter(
            key=f"birth-plan:{made.pk}",
            address=mailbox.value,
            subject="A plan waits for your team to read",
            body=(
                "A plan was sent to your team. This message holds nothing about the family. Sign in to Kith to read "
                f"it, and say that you have:\n\n{where}\n"
            ),
            about=plan.baby_id,
        )
        directory_actions.notify(letter, at=at)
    return made


@transaction.atomic
def read_plan(copy_id: UUID, who: str, *, draft_id: UUID | None, by: Actor, at: datetime) -> PlanRead:
    """Somebody has read a copy: the actor, or whoever told the actor so on the telephone. Raises Refused, NotThere."""
    alone(copy_id)
    found, line = doors.copy_for(by, copy_id, at=at)
    done = PlanRead.objects.filter(draft_id=draft_id).first() if draft_id else None
    if done is not None:
        return done
    made = PlanRead.objects.create(
        draft_id=draft_id,
        copy=line.copy,
        baby_id=found.baby.pk,
        who=who,
        recorded_by=directory_doors.worker_of(by),
        read_at=at,
    )
    note(by, "said that a birth plan was read", Permission.PATHWAY_RECORD, made)
    return made


@dataclass(frozen=True, kw_only=True)
class MeetingSaid:
    """The meeting before going home: who came, which lines of the plan were looked at, what was decided."""

    held_at: datetime
    there: str
    decided: GoesHome
    words: str
    looked_at: tuple[str, ...] = ()
    first_visit_on: date | None = None


@transaction.atomic
def record_meeting(
    baby_id: UUID, said: MeetingSaid, *, draft_id: UUID | None, by: Actor, at: datetime
) -> DischargeMeeting:
    """Record it; the same draft again is the same meeting. Raises Refused, NotThere."""
    alone(baby_id)
    doors.plan_for(by, baby_id, Permission.PATHWAY_RECORD, at=at)
    done = DischargeMeeting.objects.filter(draft_id=draft_id).first() if draft_id else None
    if done is not None:
        return done
    made = DischargeMeeting.objects.create(
        draft_id=draft_id,
        baby_id=baby_id,
        held_at=said.held_at,
        there=said.there,
        looked_at=list(said.looked_at),
        decided=said.decided.value,
        words=said.words,
        first_visit_on=said.first_visit_on,
        recorded_by=directory_doors.worker_of(by),
        recorded_at=at,
    )
    note(by, "recorded the meeting before going home", Permission.PATHWAY_RECORD, made, {"decided": made.decided})
    return made


@dataclass(frozen=True, kw_only=True)
class TalkSaid:
    """With whom crying and safe sleep were talked about, at which touchpoint, and how."""

    people: tuple[str, ...]
    touchpoint: str
    how: TalkedHow
    on_day: date
    safe_sleep: bool = False
    coping: str = ""


@transaction.atomic
def record_talk(baby_id: UUID, said: TalkSaid, *, draft_id: UUID | None, by: Actor, at: datetime) -> list[CryingTalk]:
    """Record it for each person; that a man was talked with is written in people's record of him too.

    Raises Refused, NotThere for somebody who is not around this baby.
    """
    alone(baby_id)
    found = doors.crying_for(by, baby_id, Permission.PATHWAY_RECORD, at=at)
    done = list(CryingTalk.objects.filter(draft_id=draft_id)) if draft_id else []
    if done:
        return done
    chosen = [one for one in found.people if one.key in said.people]
    if len(chosen) != len(set(said.people)):
        raise NotThere
    made = []
    for one in chosen:
        row = CryingTalk.objects.create(
            draft_id=draft_id,
            baby_id=baby_id,
            carer_id=one.carer_id,
            touchpoint=said.touchpoint,
            how=said.how.value,
            safe_sleep=said.safe_sleep,
            coping=said.coping,
            on_day=said.on_day,
            recorded_by=directory_doors.worker_of(by),
            recorded_at=at,
        )
        note(by, "recorded a talk about crying", Permission.PATHWAY_RECORD, row, {"touchpoint": said.touchpoint})
        if one.carer_id and said.how.counts and not one.told:
            _tell_people(one, said.on_day, by, at)
        made.append(row)
    return made


def _tell_people(one: doors.Somebody, day: date, by: Actor, at: datetime) -> None:
    """One record of a man, not two: the touchpoint here, that he was talked with there."""
    assert one.carer_id is not None, "the mother has no such record"
    facts = {"icon_given": YesNoUnknown.YES.value, "icon_on": day}
    topic = people_actions.TopicSaid(topic=Topic.SUPPORT, facts=facts, source=Source.HIMSELF, verified=True)
    people_actions.record_topic(one.carer_id, topic, based_on=one.number, by=by, at=at)

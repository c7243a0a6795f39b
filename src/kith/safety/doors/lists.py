"""Lists of work: cases without a plan, plans to look at again, police notifications to answer."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kith.access.actor import Actor
from kith.kernel.limits import Deadline, TimeState, state
from kith.people import doors as people_doors
from kith.people.models import Baby
from kith.safety.models import PoliceAnswer, PoliceNotice
from kith.safety.words import Sign

from . import procedures
from .standing import Standing, standing_of

MOST = 60


@dataclass(frozen=True, kw_only=True)
class CaseLine:
    """A case on a list: which baby, by what it was identified, and by when something is due."""

    id: UUID
    baby_id: UUID
    baby_name: str
    signs: tuple[Sign, ...]
    since: datetime | None
    due: Deadline


@dataclass(frozen=True, kw_only=True)
class Work:
    """Cases without a plan and plans to look at again, the most pressing first, with how many there are of each."""

    without: tuple[CaseLine, ...]
    without_count: int
    looks: tuple[CaseLine, ...]
    looks_count: int


def work_for(actor: Actor, *, at: datetime, most: int = MOST) -> Work:
    """What is to be done about cases that the actor works with: files sealed from them are not among these."""
    mine = list(people_doors.one_of_each(actor).values_list("pk", flat=True))
    cases = standing_of(mine).values() if mine else ()
    without = [(procedures.plan_due(one.identified_at), one) for one in cases if one.without_plan and one.identified_at]
    looks = [
        (procedures.look_due(one.looked_at, one.incidents), one) for one in cases if one.looked_at and not one.over
    ]
    looks = [pair for pair in looks if state(pair[0], at) in {TimeState.SOON, TimeState.LATE}]
    for pairs in (without, looks):
        pairs.sort(key=lambda pair: (pair[0].due_at, pair[1].baby_id))
    shown = [one.baby_id for _due, one in (*without[:most], *looks[:most])]
    names = _names(shown) if shown else {}
    return Work(
        without=_lines(without[:most], names),
        without_count=len(without),
        looks=_lines(looks[:most], names),
        looks_count=len(looks),
    )


def _lines(pairs: list[tuple[Deadline, Standing]], names: dict[UUID, str]) -> tuple[CaseLine, ...]:
    return tuple(
        CaseLine(
            id=one.baby_id, baby_id=one.baby_id, baby_name=names[one.baby_id], signs=one.signs,
            since=one.identified_at or one.looked_at, due=due,
        )
        for due, one in pairs
        if one.baby_id in names
    )  # fmt: skip


def _names(baby_ids: list[UUID]) -> dict[UUID, str]:
    babies = Baby.objects.select_related("mother").filter(pk__in=baby_ids)
    return {one.pk: people_doors.name_of(one) for one in babies}


def notices_for(actor: Actor) -> tuple[CaseLine, ...]:
    """Police notifications that the actor's team has not answered, for those whom they reach."""
    if actor.team_id is None or actor.agency_id is None:
        return ()
    mine = people_doors.going_on(actor).values("pk")
    answered = PoliceAnswer.objects.filter(answered_by__team_id=actor.team_id).values("notice_id")
    rows = PoliceNotice.objects.select_related("baby__mother").filter(baby__in=mine).exclude(pk__in=answered)
    return tuple(
        CaseLine(
            id=one.pk, baby_id=one.baby_id, baby_name=people_doors.name_of(one.baby), signs=(Sign.POLICE,),
            since=one.sent_at, due=procedures.notice_due(one.sent_at),
        )
        for one in rows.order_by("sent_at", "id")[:MOST]
    )  # fmt: skip

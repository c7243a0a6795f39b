"""Handover summaries: the one that stands for an involvement, one to read, and those that wait to be read."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.kernel import handbook, limits
from kith.kernel.clock import day_of
from kith.kernel.limits import Deadline
from kith.people.models import Handover, HandoverRead, Involvement

from . import files
from .lists import MOMENT


@dataclass(frozen=True, kw_only=True)
class Reading:
    """Who read a summary, when, and what they said they would do first."""

    who: str
    at: datetime
    words: str


@dataclass(frozen=True, kw_only=True)
class Summary:
    """A handover summary as it is read. `parts` are its headings' texts by the names of the record."""

    id: UUID
    baby_id: UUID
    involvement_id: UUID
    number: int
    baby: str
    written_by: str
    agency: str
    saved_at: datetime
    parts: dict[str, str]
    readings: tuple[Reading, ...]
    goes_on: str
    may_acknowledge: bool
    newer_id: UUID | None = None


PARTS = ("who", "seen", "worries", "strengths", "significant", "still_open", "next_dates", "words")


def parts_of(handover: Handover) -> dict[str, str]:
    return {name: getattr(handover, name) for name in PARTS}


def standing_handover(involvement_id: UUID) -> Handover | None:
    """The last saving of the summary of one involvement. The caller has asked access for the file."""
    return Handover.objects.filter(involvement_id=involvement_id).order_by("-number").first()


def handover_for(actor: Actor, handover_id: UUID, *, at: datetime) -> Summary:
    """One summary for somebody who works with the baby; the opening is recorded. Raises Refused, NotThere."""
    related = ("written_by", "team__agency", "involvement__worker")
    handover = Handover.objects.select_related(*related).filter(pk=handover_id).first()
    if handover is None:
        raise NotThere
    baby = files.baby_for(actor, handover.baby_id, Permission.BABY_VIEW, at=at)
    newest = standing_handover(handover.involvement_id)
    readings = handover.readings.select_related("read_by").order_by("read_at")
    after = _goes_on(handover)
    mine = actor.worker_id is not None and actor.worker_id != handover.written_by_id
    return Summary(
        id=handover.pk,
        baby_id=handover.baby_id,
        involvement_id=handover.involvement_id,
        number=handover.number,
        baby=files.name_of(baby),
        written_by=handover.written_by.full_name,
        agency=handover.team.agency.name,
        saved_at=handover.saved_at,
        parts=parts_of(handover),
        readings=tuple(Reading(who=one.read_by.full_name, at=one.read_at, words=one.words) for one in readings),
        goes_on=", ".join(row.worker.full_name for row in after if row.worker),
        may_acknowledge=mine
        and any(row.worker_id == actor.worker_id for row in after)
        and not any(one.read_by_id == actor.worker_id for one in readings),
        newer_id=newest.pk if newest and newest.pk != handover.pk else None,
    )


def _goes_on(handover: Handover) -> list[Involvement]:
    """Who goes on: colleagues of the same team who work with the baby once the involvement that it is about is over."""
    if handover.involvement.until is None:
        return []
    rows = Involvement.objects.select_related("worker").filter(
        baby_id=handover.baby_id, team_id=handover.team_id, worker__isnull=False, stands_until__gt=MOMENT
    )
    return list(rows.exclude(pk=handover.involvement_id).exclude(worker_id=handover.written_by_id))


def handovers_of(actor: Actor, baby_id: UUID) -> list[Handover]:
    """The last saving of each summary about one baby, newest first. The caller has opened the file."""
    later = Handover.objects.filter(involvement_id=OuterRef("involvement_id"), number__gt=OuterRef("number"))
    mine = Handover.objects.filter(baby_id=baby_id, baby__in=files.visible_to(actor))
    return list(mine.exclude(Exists(later)).select_related("written_by", "team__agency").order_by("-saved_at")[:20])


def handovers_to_read(actor: Actor, *, most: int = 20) -> list[tuple[Handover, Deadline]]:
    """Summaries of families that this worker took over and has not acknowledged, the oldest first, and by when."""
    if actor.worker_id is None:
        return []
    later = Handover.objects.filter(involvement_id=OuterRef("involvement_id"), number__gt=OuterRef("number"))
    mine = Involvement.objects.filter(
        baby_id=OuterRef("baby_id"),
        team_id=OuterRef("team_id"),
        worker_id=actor.worker_id,
        stands_until__gt=MOMENT,
    )
    read = HandoverRead.objects.filter(handover_id=OuterRef("pk"), read_by_id=actor.worker_id)
    found = Handover.objects.filter(Q(involvement__until__isnull=False), Exists(mine))
    waiting = found.exclude(Exists(later)).exclude(Exists(read)).exclude(written_by_id=actor.worker_id)
    rows = waiting.select_related("baby__mother", "written_by", "involvement").order_by("saved_at")[:most]
    return [(one, _due(one.involvement.until)) for one in rows if one.involvement.until]


def _due(handed_over_at: datetime) -> Deadline:
    """CHR-4: by when the one who goes on reads the summary."""
    book = handbook.current()
    return limits.due(book.limit("HANDOVER", day_of(handed_over_at)), handed_over_at, book.calendar())


def may_hand_over(actor: Actor, involvement_id: UUID) -> bool:
    """Whether this involvement stands and is the actor's own, or a team's that they manage or share."""
    mine = Q(worker_id=actor.worker_id) | Q(team_id__in=actor.team_ids)
    return Involvement.objects.filter(mine, pk=involvement_id, stands_until__gt=MOMENT).exists()

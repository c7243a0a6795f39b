"""How a discussion was held is written down when something about it changes, so that measures can count it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.directory import doors as directory_doors
from kith.strategy import doors
from kith.strategy.models import Discussion, Judged, Rating, Record
from kith.strategy.words import Judgement


@dataclass(frozen=True, kw_only=True)
class Rated:
    """What the chair says of one sentence of the standard, and why."""

    criterion: str
    rating: Judgement
    why: str = ""


@transaction.atomic
def rate(*, discussion_id: UUID, rated: Iterable[Rated], by: Actor, at: datetime) -> None:
    """Rate what no record can tell; what was rated before is kept, the newest stands. Raises Refused, NotThere."""
    file = doors.ratable_for(by, discussion_id, at=at)
    open_ones = {line.criterion.code for line in file.lines}
    listed = list(rated)
    if not {one.criterion for one in listed} <= open_ones:
        raise NotThere
    chair = directory_doors.worker_of(by)
    Rating.objects.bulk_create(
        Rating(
            discussion=file.discussion,
            baby_id=file.discussion.baby_id,
            criterion=one.criterion,
            rating=one.rating,
            why=one.why,
            rated_by=chair,
            rated_at=at,
        )
        for one in listed
    )
    judge(file.discussion, by=by, at=at)
    audit.record(
        by,
        audit.Act(
            action="rated how a strategy discussion was held",
            permission=Permission.STRATEGY_RECORD,
            subject_kind="discussion",
            subject_id=discussion_id,
            baby_id=file.discussion.baby_id,
            detail={"sentences": len(listed)},
        ),
    )


def judge(discussion: Discussion, *, by: Actor, at: datetime) -> None:
    """Write down what has changed of how it stands. The caller has asked access and holds the transaction."""
    record = Record.objects.filter(discussion=discussion).order_by("-number").first()
    if record is None:
        return
    lines = doors.lines_of(by, discussion, at=at)
    rows = Judged.objects.filter(discussion=discussion).order_by("judged_at", "id")
    stands = {one.criterion: (one.judgement, one.says) for one in rows}
    Judged.objects.bulk_create(
        made
        for line in lines
        if stands.get((made := judged(line, discussion, record, at=at)).criterion) != (made.judgement, made.says)
    )


def judged(line: doors.QualityLine, discussion: Discussion, record: Record, *, at: datetime) -> Judged:
    """One line as a row."""
    return Judged(
        discussion=discussion,
        record=record,
        baby_id=discussion.baby_id,
        criterion=line.criterion.code,
        part=line.criterion.part,
        rated=line.criterion.rated,
        judgement=line.verdict.judgement.value,
        says=line.verdict.says[:400],
        due_at=line.verdict.due_at,
        judged_at=at,
    )

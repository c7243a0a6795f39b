"""Two files found to be one baby's, and two again: nothing moves, both are read together."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.permissions import Permission
from kith.kernel.ids import new_id
from kith.people import doors, rules
from kith.people.models import BabyMerge, BabyUnmerge

from . import checks
from .merges import MergeSaid


@transaction.atomic
def merge_babies(said: MergeSaid, *, by: Actor, at: datetime) -> BabyMerge | checks.Queried:
    """Say that two files are one baby's: `kept_id` goes on, and whoever works with one works with both from now on.

    Asking twice is one merge. Raises Refused unless `by` works with both, NotThere when one is part of another already.
    """
    checks.alone("merge")
    standing = BabyMerge.objects.filter(kept_id=said.kept_id, merged_id=said.merged_id, undone=None).first()
    if standing is not None:
        doors.baby_merge_for(by, standing.pk, at=at)
        return standing
    findings = doors.compare_babies(by, said.kept_id, said.merged_id, at=at).findings
    missing = [finding for finding in (rules.a_merge_says_why(said.why),) if finding]
    unseen = [finding for finding in findings if finding.code not in said.seen or finding.missing]
    if missing or unseen:
        return checks.Queried((*missing, *unseen))
    merge = BabyMerge.objects.create(
        kept_id=said.kept_id,
        merged_id=said.merged_id,
        why=said.why.strip()[:400],
        explained=" ".join(finding.code for finding in findings),
        recorded_at=at,
        recorded_by_id=checks.worker_id(by),
    )
    with connection.cursor() as cursor:
        cursor.execute("select people_same_baby(%s)", [merge.pk])
    _leave_lines("made two files one baby's", merge.pk, (said.kept_id, said.merged_id), by)
    return merge


@transaction.atomic
def undo_baby_merge(baby_merge_id: UUID, *, why: str, by: Actor, at: datetime) -> BabyUnmerge | checks.Queried:
    """They are two babies: those who came to work with a file because of the merge stop, and each file stands alone.

    What was recorded since stays in the file it was recorded in. Asking twice is one undoing.
    """
    checks.alone("merge")
    merged = doors.baby_merge_for(by, baby_merge_id, at=at)
    done = BabyUnmerge.objects.filter(merge_id=baby_merge_id).first()
    if done is not None:
        return done
    finding = rules.a_merge_says_why(why)
    if finding:
        return checks.Queried((finding,))
    _leave_lines("made one baby's two files two again", baby_merge_id, (merged.kept[0], merged.merged[0]), by)
    undoing = new_id()
    with connection.cursor() as cursor:
        cursor.execute("select people_two_babies(%s, %s, %s, %s)", [baby_merge_id, undoing, why.strip()[:400], at])
    return BabyUnmerge.objects.get(pk=undoing)


def _leave_lines(action: str, merge_id: UUID, babies: Iterable[UUID], by: Actor) -> None:
    for baby_id in babies:
        act = audit.Act(
            action=action,
            permission=Permission.PERSON_MERGE,
            subject_kind="baby merge",
            subject_id=merge_id,
            baby_id=baby_id,
        )
        audit.record(by, act)

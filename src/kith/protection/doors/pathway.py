"""What this room tells the pregnancy pathway: initial conferences that were held, and visits that saw the baby."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.urls import reverse

from kith.kernel.clock import day_of
from kith.prebirth.doors import Told
from kith.protection.models import MeetingRecord, Visit
from kith.protection.words import CircumstancesOfVisit, MeetingKind

CONFERENCE, VISIT = "conference", "first_visit"


def conferences_and_visits(baby_ids: Sequence[UUID]) -> Iterator[Told]:
    """Each initial conference that has a record, and each visit of a plan at which the baby was seen."""
    held = MeetingRecord.objects.filter(baby_id__in=baby_ids, number=1, meeting__kind=MeetingKind.INITIAL.value)
    for pk, baby_id, held_at, number in held.values_list("meeting_id", "baby_id", "held_at", "meeting__number"):
        yield Told(
            baby_id=baby_id,
            code=CONFERENCE,
            on=day_of(held_at),
            source=f"Conference {number}",
            href=reverse("meeting", args=[pk]),
        )
    seen = Visit.objects.filter(
        baby_id__in=baby_ids, baby__date_of_birth__isnull=False, found=CircumstancesOfVisit.SEEN.value
    )
    for plan_id, baby_id, visited_at, number in seen.values_list("plan_id", "baby_id", "visited_at", "plan__number"):
        yield Told(
            baby_id=baby_id,
            code=VISIT,
            on=day_of(visited_at),
            source=f"Visit of plan {number}",
            href=reverse("plan", args=[plan_id]),
        )

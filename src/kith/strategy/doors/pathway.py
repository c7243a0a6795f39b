"""What this room tells the pregnancy pathway: strategy discussions that were held."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from kith.kernel.clock import day_of
from kith.prebirth.doors import Told
from kith.strategy.models import Record

STEP = "strategy"


def discussions_held(baby_ids: Sequence[UUID]) -> Iterator[Told]:
    """The discussions about these babies that have a record, also those called about a brother or sister."""
    also = Q(discussion__others__other__in=baby_ids)
    held = Record.objects.filter(Q(baby__in=baby_ids) | also, number=1)
    columns = ("discussion_id", "started_at", "discussion__number", "baby_id", "discussion__others__other_id")
    wanted = frozenset(baby_ids)
    for discussion_id, started_at, number, *babies in held.values_list(*columns):
        for baby_id in wanted.intersection(babies):
            yield Told(
                baby_id=baby_id,
                code=STEP,
                on=day_of(started_at),
                source=f"Strategy discussion {number}",
                href=reverse("discussion", args=[discussion_id]),
            )

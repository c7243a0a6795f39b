"""What this room tells the pregnancy pathway: strategy discussions that were held."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from kith.kernel.clock import day_of
from kith.prebirth.doors import Told
from kith.strategy.models import DiscussedBaby, Record

STEP = "strategy"


def discussions_held(baby_ids: Sequence[UUID]) -> Iterator[Told]:
    """The discussions about these babies that have a record, also those called about a brother or sister."""
    others = DiscussedBaby.objects.filter(other_id__in=baby_ids).values_list("discussion_id", "other_id")
    held = Record.objects.filter(Q(baby_id__in=baby_ids) | Q(discussion__in=[one for one, _baby in others]), number=1)
    babies: dict[UUID, set[UUID]] = {}
    for discussion_id, other_id in others:
        babies.setdefault(discussion_id, set()).add(other_id)
    wanted = frozenset(baby_ids)
    for one in held.values_list("discussion_id", "baby_id", "started_at", "discussion__number"):
        for baby_id in wanted & ({one[1]} | babies.get(one[0], set())):
            yield Told(
                baby_id=baby_id,
                code=STEP,
                on=day_of(one[2]),
                source=f"Strategy discussion {one[3]}",
                href=reverse("discussion", args=[one[0]]),
            )

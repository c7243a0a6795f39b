"""How often somebody looks people up: enough for work, not enough to fish."""

from datetime import datetime

from django.db import connection

from kith.access.actor import Actor
from kith.kernel import handbook
from kith.kernel.findings import Finding
from kith.people import rules

TALLY = """
insert into people_searchtally (worker_id, hour, looks) values (%s, %s, 1)
on conflict (worker_id, hour) do update set looks = people_searchtally.looks + 1 returning looks
"""


def looks_again(actor: Actor, *, at: datetime) -> Finding | None:
    """Count one more look in this hour; what PPL-21 says of so many."""
    if actor.worker_id is None:
        return None
    hour = at.replace(minute=0, second=0, microsecond=0)
    with connection.cursor() as cursor:
        cursor.execute(TALLY, (actor.worker_id, hour))
        looks = cursor.fetchone()[0]
    return rules.looking_is_not_fishing(looks, most_looks())


def most_looks() -> int:
    return handbook.current().figure("search_looks_an_hour")

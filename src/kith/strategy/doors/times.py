"""When a discussion is planned for now: its first time, or the newest rescheduling's; or that it is called off."""

from typing import Any

from django.db.models import BooleanField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from kith.strategy.models import Rescheduling


def with_times(rows: QuerySet[Any], *, of: str = "pk") -> QuerySet[Any]:
    """Rows with what stands of their time, in one query; `standing` then puts it in its place."""
    newest = Rescheduling.objects.filter(discussion=OuterRef(of)).order_by("-number")
    return rows.annotate(
        moved_number=Subquery(newest.values("number")[:1]),
        moved_to=Subquery(newest.values("planned_for")[:1]),
        moved_mode=Subquery(newest.values("mode")[:1]),
        moved_join=Subquery(newest.values("join_details")[:1]),
        moved_why=Subquery(newest.values("why")[:1]),
        moved_at=Subquery(newest.values("recorded_at")[:1]),
        called_off=Coalesce(Subquery(newest.values("called_off")[:1]), Value(False), output_field=BooleanField()),
    )


def standing(row: Any) -> Any:
    """The discussion with the time, the way and the place that stand now; `first_planned_for` keeps the first."""
    row.first_planned_for = row.planned_for
    if row.moved_number is not None:
        row.planned_for, row.mode, row.join_details = row.moved_to, row.moved_mode, row.moved_join
    return row


def planned_now(prefix: str = "") -> Any:
    """The time that stands, to order lists by; the rows come from `with_times`."""
    return Coalesce(F("moved_to"), F(f"{prefix}planned_for"))

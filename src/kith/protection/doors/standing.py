"""How it stands, in plain words, for the baby's page: one query for enquiries and plans together."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import CharField, DateField, DateTimeField, Exists, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from kith.kernel.clock import day_of
from kith.kernel.limits import Deadline
from kith.protection.models import Enquiry, EnquiryOutcome, MeetingRecord, Plan
from kith.protection.words import Category, EnquiryStage

from . import procedures
from .cases import stage_of
from .clocks import clocks_of, with_clocks


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How it stands in a line: the words for the baby's page, since when, and what is due."""

    words: str
    since: date
    href_kind: str
    href_id: UUID
    due: tuple[tuple[str, Deadline], ...] = ()


class Line(NamedTuple):
    """A plan or an enquiry. `over`: the plan has ended, or the enquiry's conference was held. `code`: category or
    outcome. The last six are what a plan's clocks are counted from."""

    kind: str
    id: UUID
    discussion_id: UUID | None
    opened_at: datetime
    over: bool
    code: str
    began: datetime
    core: datetime | None
    review: datetime | None
    seen: datetime | None
    began_on: date | None
    ours: datetime | None
    conference_id: UUID | None


def lines_of(baby_id: UUID) -> list[Line]:
    """The plans and enquiries of a baby, the newest first; the caller has opened the file."""
    both = _plans(baby_id).union(_enquiries(baby_id), all=True)
    return sorted((Line(*row) for row in both), key=lambda one: one.opened_at, reverse=True)


def _plans(baby_id: UUID) -> QuerySet[Any, Any]:
    rows = with_clocks(Plan.objects.filter(baby_id=baby_id)).order_by()
    names = ("kind", "pk", "discussion", "opened_at", "over", "code", "begun", "core", "review", "seen", "started_on",
             "ours", "conference_id")  # fmt: skip
    return rows.annotate(
        kind=Value("plan"),
        discussion=Value(None, output_field=Plan._meta.pk),
        code=F("category"),
        begun=Coalesce("began", "opened_at"),
    ).values_list(*names)


def _enquiries(baby_id: UUID) -> QuerySet[Any, Any]:
    newest = EnquiryOutcome.objects.filter(enquiry=OuterRef("pk")).order_by("-recorded_at", "-id")
    never = Value(None, output_field=DateTimeField())
    names = ("kind", "pk", "discussion_id", "opened_at", "over", "code", "started_at", "core", "review", "seen", "day",
             "ours", "conference")  # fmt: skip
    return (
        Enquiry.objects.filter(baby_id=baby_id)
        .order_by()
        .annotate(
            kind=Value("enquiry"),
            over=Exists(MeetingRecord.objects.filter(meeting__enquiry=OuterRef("pk"))),
            code=Coalesce(Subquery(newest.values("code")[:1]), Value(""), output_field=CharField()),
            core=never,
            review=never,
            seen=never,
            day=Value(None, output_field=DateField()),
            ours=never,
            conference=Value(None, output_field=Plan._meta.pk),
        )
        .values_list(*names)
    )


def standing_of(lines: list[Line]) -> Standing | None:
    """The plan in force; or else whichever came last."""
    current = next((one for one in lines if one.kind == "plan" and not one.over), None)
    newest = current or next(iter(lines), None)
    if newest is None:
        return None
    return _on_an_enquiry(newest) if newest.kind == "enquiry" else _on_a_plan(newest)


def _on_a_plan(line: Line) -> Standing:
    words = f"Child protection plan: {Category(line.code).label.lower()}"
    return Standing(
        words="A child protection plan has ended" if line.over else words,
        since=line.began_on or day_of(line.began),
        href_kind="plan",
        href_id=line.id,
        due=() if line.over else clocks_of(line),
    )


def _on_an_enquiry(line: Line) -> Standing:
    stage = stage_of(line.code, held=line.over)
    open_clock = stage in {EnquiryStage.UNDER_WAY, EnquiryStage.CONFERENCE_DUE}
    due = (("Initial conference", procedures.conference_due(line.began)),) if open_clock else ()
    words = f"Section 47 enquiry: {stage.label[0].lower()}{stage.label[1:]}"
    return Standing(words=words, since=day_of(line.began), href_kind="enquiry", href_id=line.id, due=due)

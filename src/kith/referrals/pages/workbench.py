"""The queue on the screen: work to do with its clocks, narrowed and paged."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.http import urlencode

from kith.design.forms import Form
from kith.design.pages import Clock, Link, Tag
from kith.design.wording import clock_text, near_moment_text, plural, short_day_text
from kith.kernel.clock import day_of

from . import shared

if TYPE_CHECKING:
    from kith.referrals.doors import InQueue, Queue, Wanted


@dataclass(frozen=True, kw_only=True)
class InQueueView:
    """One waiting request: work to do, with its clock."""

    name: str
    age: str
    href: str
    number: str
    level: str
    by: str
    agency: str
    clock: Clock
    tags: tuple[Tag, ...] = ()


@dataclass(frozen=True, kw_only=True)
class QueuePage:
    title: str
    waiting: tuple[InQueueView, ...]
    summary: str
    order: str
    empty: str
    form: Form
    lists: tuple[Link, ...]
    clear: str = ""
    why: str = ""
    why_code: str = ""
    place: str = ""
    previous: Link | None = None
    next: Link | None = None


def queue(found: "Queue", form: Form, *, at: datetime) -> QueuePage:
    limit, wanted = found.limit, found.wanted
    empty = "Nobody is waiting for a decision. New requests appear here as soon as they are sent."
    return QueuePage(
        title="Front Door queue",
        waiting=tuple(_in_queue(one, at) for one in found.waiting),
        summary=_summary(found),
        order=(
            "Requests with a mark or an injury come first, then those that have waited longest. "
            "The level of need is the referrer’s."
        ),
        empty="No waiting request is like this." if wanted.narrowed else empty,
        form=form,
        lists=(
            Link("Marks that nobody has looked at", reverse("marks")),
            Link("Decisions to tell people of", reverse("to_tell")),
        ),
        clear=reverse("queue") if wanted.narrowed else "",
        why=f"{limit.in_words} from {limit.clock_starts}. {limit.basis} Source: {limit.source}.",
        why_code=limit.code,
        place=f"Page {found.number} of {found.pages}" if found.pages > 1 else "",
        previous=_page_link("Previous page", wanted, found.number - 1) if found.number > 1 else None,
        next=_page_link("Next page", wanted, found.number + 1) if found.number < found.pages else None,
    )


def _summary(found: "Queue") -> str:
    like = " like this" if found.wanted.narrowed else ""
    waiting = f"{plural(found.total, f'request{like} waits', f'requests{like} wait')} for a decision."
    return f"{waiting} {plural(found.late, 'is', 'are')} past the time limit." if found.late else waiting


def _page_link(text: str, wanted: "Wanted", number: int) -> Link:
    given = {
        "locality": wanted.locality,
        "level": wanted.level or "",
        "unborn": {True: "yes", False: "no", None: ""}[wanted.unborn],
        "agency": str(wanted.agency_id or ""),
        "since": wanted.since.value if wanted.since else "",
        "page": number,
    }
    return Link(text, f"{reverse('queue')}?{urlencode({name: value for name, value in given.items() if value != ''})}")


def _in_queue(one: "InQueue", at: datetime) -> InQueueView:
    request = one.request
    return InQueueView(
        name=shared.baby_name(request.baby),
        age=shared.baby_age(request.baby, on=day_of(at)),
        href=reverse("request", args=[request.pk]),
        number=request.number,
        level=shared.level_text(request.level, on=day_of(request.received_at)),
        by=request.made_by.full_name,
        agency=request.made_by_agency.name,
        clock=_row_clock(one, at),
        tags=_tags(one),
    )


def _row_clock(one: "InQueue", at: datetime) -> Clock:
    """The clock without its reason: a queue gives the reason once, above."""
    again = one.waits_since != one.request.received_at
    label = f"{'New information' if again else 'Received'} {_received(one.waits_since, at)}"
    return replace(shared.clock_view(one.clock, now=at, label=label), why="", source="", code="")


def _received(moment: datetime, at: datetime) -> str:
    if day_of(moment) >= day_of(at) - timedelta(days=1):
        return near_moment_text(moment, now=at)
    return f"{short_day_text(moment)} at {clock_text(moment)}"


def _tags(one: "InQueue") -> tuple[Tag, ...]:
    earlier = plural(one.earlier, "earlier request")
    offered = (
        (one.request.injury, Tag("Mark or injury", "late")),
        (one.earlier, Tag(f"Re-referral: {earlier}" if one.re_referral else earlier, "soon")),
        (one.waiting, Tag(plural(one.waiting, "other waits on this family", "others wait on this family"), "soon")),
        (one.siblings, Tag(plural(one.siblings, "request on a sibling", "requests on siblings"), "plain")),
        (one.request.consultation_id, Tag("Advice was asked first", "plain")),
        (one.asked, Tag(f"{one.replied} of {one.asked} agencies replied", "action")),
    )
    return tuple(tag for wanted, tag in offered if wanted)

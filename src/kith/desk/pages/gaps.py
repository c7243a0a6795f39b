"""What is still to be found out, on the desk and on the baby's page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from kith.access.actor import Actor
from kith.design.pages import FindingView, Link, Tag
from kith.design.wording import london, lower_first, near_day_text, plural
from kith.people import doors as people_doors

MOST_TASKS, MOST_UNASKED, MOST_ON_PAGE = 6, 8, 4


@dataclass(frozen=True)
class GapPanel:
    """The gaps around one baby: the soonest due, and where all of them are."""

    shown: tuple[FindingView, ...]
    more: Link | None


def gap_panel(baby_id: UUID, found: Sequence[people_doors.OpenGap], *, at: datetime) -> GapPanel:
    """The few gaps around a baby that its page shows."""
    shown = tuple(_view(gap, at=at) for gap in _first(found))
    address = reverse("gaps", args=[baby_id])
    return GapPanel(shown, Link(f"{plural(len(found), 'gap')}: who finds out what", address) if found else None)


def _view(gap: people_doors.OpenGap, *, at: datetime) -> FindingView:
    by = f"{gap.whose}. By {near_day_text(gap.deadline.due_at, today=london(at).date())}."
    return FindingView(
        text=gap.summary,
        code=gap.finding.code,
        asks=f"{by} Next: {gap.next_step}" if gap.next_step else by,
        action=Link("Record the answer", _address(gap), f"about {gap.who}"),
    )


def _address(gap: people_doors.OpenGap) -> str:
    name, takes = gap.answered_on
    return reverse(name, args=takes)


def _first(gaps: Iterable[people_doors.OpenGap]) -> Sequence[people_doors.OpenGap]:
    """The few to show: men nobody has asked about first, because that is where it begins."""
    return sorted(gaps, key=lambda gap: (not gap.kind.about_asking, gap.deadline.due_at))[:MOST_ON_PAGE]


@dataclass(frozen=True)
class GapItem:
    """One thing to find out, as a line of a panel."""

    text: str
    href: str
    note: str = ""
    tag: Tag | None = None


@dataclass(frozen=True)
class DeskGaps:
    """What is one's own to find out and where all of it is; babies with a man nobody has asked about, and how many."""

    mine: tuple[GapItem, ...]
    all_mine: Link | None
    unasked: tuple[GapItem, ...]
    all_unasked: str


def of_desk(actor: Actor, *, at: datetime) -> DeskGaps:
    """Both lists of the desk, from one reading."""
    work, unasked = people_doors.work_and_unasked(actor, at=at, most=MOST_UNASKED)
    mine = tuple(
        GapItem(
            f"{gap.baby}: {lower_first(gap.guide.name)}",
            _address(gap),
            f"{gap.who}. {gap.next_step or gap.guide.close[0]}. {_by(gap, at)}",
            _late(gap, at),
        )
        for gap in work.gaps[:MOST_TASKS]
    )
    men = tuple(
        GapItem(gap.baby, reverse("gaps", args=[gap.baby_id]), _unasked_words(gap, at), _late(gap, at))
        for gap in unasked.gaps
    )
    return DeskGaps(
        mine,
        Link(f"All {plural(work.total, 'gap')}", reverse("gap_list")) if work.total else None,
        men,
        f"{plural(unasked.total, 'man', 'men')} in all" if unasked.total > len(men) else "",
    )


def _unasked_words(gap: people_doors.OpenGap, at: datetime) -> str:
    return f"{gap.who}. {_by(gap, at)} {gap.whose}."


def _by(gap: people_doors.OpenGap, at: datetime) -> str:
    """By when, and which sentence of the procedures says so."""
    due = gap.deadline
    return f"By {near_day_text(due.due_at, today=london(at).date())}: {due.why} ({due.limit.code})."


def _late(gap: people_doors.OpenGap, at: datetime) -> Tag | None:
    return Tag("Late", "late") if at > gap.deadline.due_at else None

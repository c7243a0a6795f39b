"""Where a request went, and a locality's list of families: a few lines for each, for the panel's coordinator."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse

from kith.design.forms import Form
from kith.design.pages import Clock, FindingView, Link, Row, Tag, TimelineEntry
from kith.design.wording import machine_text, moment_text, near_moment_text, plural
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.kernel.rulebook import RULEBOOK
from kith.referrals.words import Agreement, ListStep

from . import answers, shared

if TYPE_CHECKING:
    from kith.referrals.doors import Behind, LocalityList, OnList, Standing
    from kith.referrals.models import Request


def caution(asked: "Request") -> tuple[FindingView, ...]:
    """The caution that stands first on a request that somebody must not learn of."""
    return (shared.caution(asked.keep_from),) if asked.keep_from else ()


def sections(standing: "Standing", behind: "Behind | None") -> tuple[answers.Section, ...]:
    """Where the request went, who got a copy, and the consultation before it."""
    if behind is None:
        return ()
    asked, on = standing.request, day_of(standing.request.received_at)
    went = tuple(body_text(one.body) for one in behind.copies if not one.copy)
    copied = tuple(body_text(one.body) for one in behind.copies if one.copy)
    rows = [Row("Level of need", shared.level_text(asked.level, on=on)), Row("Read by", _readers(asked, went))]
    rows += [Row("A copy went to", copied)] if copied else []
    if asked.consultation is not None:
        number = asked.consultation.number
        rows.append(Row("Advice before it", number, href=reverse("consultation", args=[asked.consultation_id])))
    return (answers.Section("Where it went", tuple(rows)),)


def _readers(asked: "Request", went: tuple[str, ...]) -> tuple[str, ...]:
    front_door = () if not asked.to_front_door or "Front Door" in went else ("Front Door",)
    return (*front_door, *went)


def body_text(code: str) -> str:
    """A body of the partnership by name; its code when no edition has it any more."""
    bodies = handbook.current().places().bodies
    return next((body.name for body in bodies if body.code == code), code)


def entered(standing: "Standing") -> tuple[TimelineEntry, ...]:
    """What the locality said, and that whoever sent it was told."""
    entry = standing.listed
    if entry is None:
        return ()
    return (
        TimelineEntry(
            when=moment_text(entry.at),
            title=ListStep(entry.step).label,
            by=entry.by.full_name,
            agency=entry.by.team.agency.name,
            text=(*shared.prose(entry.words), f"{standing.request.made_by.full_name} was told here."),
            datetime=machine_text(entry.at),
        ),
    )


@dataclass(frozen=True, kw_only=True)
class Family:
    """One family on the list: a few lines, enough to know who to talk about and with whom."""

    name: str
    href: str
    lines: tuple[str, ...]
    agreement: str
    by: str
    agency: str
    number: str
    clock: Clock | None = None
    tags: tuple[Tag, ...] = ()
    action: Link | None = None


@dataclass(frozen=True, kw_only=True)
class Group:
    title: str
    intro: str
    families: tuple[Family, ...]
    empty: str


@dataclass(frozen=True, kw_only=True)
class ListPage:
    title: str
    summary: str
    groups: tuple[Group, ...]
    why: str
    why_code: str
    source: str


def locality_list(found: "LocalityList", *, at: datetime) -> ListPage:
    rule = RULEBOOK["ASK-8"]
    return ListPage(
        title="The locality’s list",
        summary=(
            f"{plural(len(found.new), 'request')} to put on the list, "
            f"{plural(len(found.listed), 'family', 'families')} on it."
        ),
        groups=(
            Group(
                title="New",
                intro="Say what becomes of each. Whoever sent it is told at once.",
                families=tuple(_family(one, at, enter=True) for one in found.new),
                empty="Nothing new. Requests at your level appear here as soon as they are sent.",
            ),
            Group(
                title="For the next meeting",
                intro="Families the meeting talks about.",
                families=tuple(_family(one, at, enter=True) for one in found.listed),
                empty="Nobody is on the list yet.",
            ),
            Group(
                title="Copies of what the Front Door reads",
                intro="You need not answer these. The family joins the list if the Front Door steps the request down.",
                families=tuple(_family(one, at, enter=False) for one in found.copies),
                empty="No copies.",
            ),
        ),
        why=rule.sentence,
        why_code=rule.code,
        source=rule.source,
    )


def _family(one: "OnList", at: datetime, *, enter: bool) -> Family:
    asked = one.standing.request
    sharing = getattr(asked, "sharing", None)
    new = enter and one.step is None
    cautious = (Tag("Somebody must not learn of it", "late"),) if asked.keep_from else ()
    return Family(
        name=shared.baby_name(asked.baby),
        href=reverse("request", args=[asked.pk]),
        lines=(
            shared.baby_age(asked.baby, on=day_of(at)),
            _labelled("The worry", asked.why_worried),
            _labelled("What is strong", asked.strengths),
        ),
        agreement=f"Agreement to the help: {Agreement(sharing.agreement).label.lower()}" if sharing else "",
        by=f"{asked.made_by.full_name}, {near_moment_text(asked.received_at, now=at)}",
        agency=asked.made_by_agency.name,
        number=asked.number,
        clock=_row_clock(one, at) if new else None,
        tags=cautious,
        action=_enter_link(asked, new=new) if enter else None,
    )


def _enter_link(asked: "Request", *, new: bool) -> Link:
    words = "Say what becomes of it" if new else "Change what becomes of it"
    return Link(words, reverse("list_enter", args=[asked.pk]), hidden=asked.number)


def _row_clock(one: "OnList", at: datetime) -> Clock:
    """The clock without its reason: the list gives the reason once, above."""
    shown = shared.clock_view(one.standing.clock, now=at, label="Say whether it is on the list")
    return replace(shown, why="", source="", code="")


def _labelled(label: str, words: str) -> str:
    short = _short(words)
    return f"{label}: {short}" if short else ""


LONG = 220


def _short(words: str) -> str:
    first = words.strip().splitlines()[0] if words.strip() else ""
    return first if len(first) <= LONG else f"{first[:LONG].rsplit(' ', 1)[0]} …"


@dataclass(frozen=True, kw_only=True)
class EnterPage:
    title: str
    caption: str
    back: Link
    form: Form
    sections: tuple[answers.Section, ...]
    cautions: tuple[FindingView, ...]
    button: str = "Save and tell whoever sent it"


def enter(standing: "Standing", form: Form, behind: "Behind", *, at: datetime) -> EnterPage:
    asked = standing.request
    pages = answers.sections(answers.of_request(asked, behind), at=asked.received_at)
    return EnterPage(
        title="What becomes of this request?",
        caption=f"Request {asked.number}: {shared.baby_name(asked.baby)}, {shared.baby_age(asked.baby, on=day_of(at))}",
        back=Link("The locality’s list", reverse("locality_list")),
        form=form,
        sections=(*pages[:3], *sections(standing, behind)),
        cautions=caution(asked),
    )

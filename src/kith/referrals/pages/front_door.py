"""The Front Door's pages: the queue, a request as everybody involved reads it, and the decision."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.urls import reverse

from kith.design.forms import Form
from kith.design.pages import Clock, Conflict, ConflictRow, FindingView, Link, Tag, TimelineEntry
from kith.design.wording import clock_text, machine_text, moment_text, near_moment_text, plural, short_day_text
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding
from kith.referrals.words import RequestStage, TriageOutcome

from . import answers, shared

if TYPE_CHECKING:
    from kith.referrals.doors import InQueue, Queue, Standing
    from kith.referrals.models import TriageDecision


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
    why: str = ""
    why_code: str = ""
    place: str = ""
    previous: Link | None = None
    next: Link | None = None


@dataclass(frozen=True, kw_only=True)
class RequestPage:
    title: str
    caption: str
    back: Link
    stage: Tag
    tags: tuple[Tag, ...]
    by: str
    agency: str
    clock: Clock | None
    decisions: tuple[TimelineEntry, ...]
    findings: tuple[FindingView, ...]
    sections: tuple[answers.Section, ...]
    earlier: tuple[Link, ...]
    actions: tuple[Link, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DecidePage:
    title: str
    caption: str
    back: Link
    form: Form
    action: str
    clock: Clock | None
    worry: tuple[answers.Section, ...]
    tags: tuple[Tag, ...]
    standing: tuple[TimelineEntry, ...]
    conflict: Conflict | None = None
    button: str = "Decide and tell the referrer"


def queue(found: "Queue", *, at: datetime) -> QueuePage:
    limit = found.limit
    return QueuePage(
        title="Front Door queue",
        waiting=tuple(_in_queue(one, at) for one in found.waiting),
        summary=_summary(found),
        order=(
            "Requests with a mark or an injury come first, then those that have waited longest. "
            "The level of need is the referrer's."
        ),
        empty="Nobody is waiting for a decision. New requests appear here as soon as they are sent.",
        why=f"{limit.in_words} from {limit.clock_starts}. {limit.basis} Source: {limit.source}.",
        why_code=limit.code,
        place=f"Page {found.number} of {found.pages}" if found.pages > 1 else "",
        previous=_page_link("Previous page", found.number - 1) if found.number > 1 else None,
        next=_page_link("Next page", found.number + 1) if found.number < found.pages else None,
    )


def _summary(found: "Queue") -> str:
    waiting = plural(found.total, "request waits", "requests wait") + " for a decision."
    return f"{waiting} {plural(found.late, 'is', 'are')} past the time limit." if found.late else waiting


def _page_link(text: str, number: int) -> Link:
    return Link(text, f"{reverse('queue')}?page={number}")


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
        tags=_tags(injury=request.injury, earlier=one.earlier),
    )


def _row_clock(one: "InQueue", at: datetime) -> Clock:
    """The clock without its reason: a queue gives the reason once, above."""
    label = f"Received {_received(one.request.received_at, at)}"
    return replace(shared.clock_view(one.clock, now=at, label=label), why="", source="", code="")


def _received(moment: datetime, at: datetime) -> str:
    if day_of(moment) >= day_of(at) - timedelta(days=1):
        return near_moment_text(moment, now=at)
    return f"{short_day_text(moment)} at {clock_text(moment)}"


def _tags(*, injury: bool, earlier: int) -> tuple[Tag, ...]:
    tags = [Tag("Mark or injury", "late")] if injury else []
    if earlier:
        tags.append(Tag(plural(earlier, "earlier request"), "soon"))
    return tuple(tags)


STAGE_TONES = {RequestStage.WAITING: "soon", RequestStage.DECIDED: "action", RequestStage.ANSWERED: "plain"}


@dataclass(frozen=True, kw_only=True)
class May:
    """What this reader may go on to do."""

    decide: bool = False
    call_discussion: bool = False


def request(
    standing: "Standing", *, others: "list[Standing]", found: tuple[Finding, ...], may: May, at: datetime
) -> RequestPage:
    asked = standing.request
    earlier = [one for one in others if one.request.received_at < asked.received_at]
    return RequestPage(
        title=f"Request for support {asked.number}",
        caption=f"{shared.baby_name(asked.baby)}, {shared.baby_age(asked.baby, on=day_of(at))}",
        back=shared.to_baby(asked.baby),
        stage=Tag(standing.stage.label, STAGE_TONES[standing.stage]),  # type: ignore[arg-type]  # a tone
        tags=_tags(injury=asked.injury, earlier=len(earlier)),
        by=f"{asked.made_by.full_name}, {moment_text(asked.received_at)}",
        agency=asked.made_by_agency.name,
        clock=_clock(standing, at),
        decisions=tuple(_decision(decision) for decision in standing.decisions) + _told(standing),
        findings=shared.findings_views(found),
        sections=answers.sections(answers.of_request(asked), at=asked.received_at),
        earlier=tuple(_earlier(one) for one in earlier),
        actions=_actions(standing, may),
    )


def _clock(standing: "Standing", at: datetime) -> Clock | None:
    """The Front Door's clock; none for a baby whose file is closed: it has stopped."""
    if standing.request.baby.ended_as:
        return None
    return shared.clock_view(standing.clock, now=at, done_at=standing.first_decided_at)


def _decision(decision: "TriageDecision") -> TimelineEntry:
    level = shared.level_text(decision.level, on=day_of(decision.decided_at))
    return TimelineEntry(
        when=moment_text(decision.decided_at),
        title=f"{TriageOutcome(decision.outcome).label}. {level}",
        by=decision.decided_by.full_name,
        agency=decision.decided_by.team.agency.name,
        text=shared.prose(decision.reasons),
        datetime=machine_text(decision.decided_at),
    )


def _told(standing: "Standing") -> tuple[TimelineEntry, ...]:
    if standing.told_at is None:
        return ()
    entry = TimelineEntry(
        when=moment_text(standing.told_at),
        title="Referrer told",
        text=f"{standing.request.made_by.full_name} was told here, and by an e-mail without names.",
        datetime=machine_text(standing.told_at),
    )
    return (entry,)


def _earlier(standing: "Standing") -> Link:
    asked = standing.request
    outcome = TriageOutcome(standing.decision.outcome).label if standing.decision else standing.stage.label
    return Link(f"{asked.number}, {short_day_text(asked.received_at)}: {outcome}", reverse("request", args=[asked.pk]))


def _actions(standing: "Standing", may: May) -> tuple[Link, ...]:
    links = []
    decision = standing.decision
    if may.call_discussion and decision and decision.outcome == TriageOutcome.STRATEGY_DISCUSSION:
        links.append(Link("Call the strategy discussion", call_href(standing)))
    if may.decide:
        words = "Decide again" if standing.decision else "Decide what happens"
        links.append(Link(words, reverse("request_decide", args=[standing.request.pk])))
    return tuple(links)


def call_href(standing: "Standing") -> str:
    asked = standing.request
    return reverse("discussion_call", args=[asked.baby_id]) + f"?request={asked.pk}"


def decide(
    standing: "Standing", form: Form, *, earlier: int, at: datetime, conflict: Conflict | None = None
) -> DecidePage:
    asked = standing.request
    seen = standing.decision.pk if standing.decision else ""
    pages = answers.sections(answers.of_request(asked), at=asked.received_at)
    return DecidePage(
        title="Decide what happens",
        caption=f"Request {asked.number}: {shared.baby_name(asked.baby)}, {shared.baby_age(asked.baby, on=day_of(at))}",
        back=Link("Read the request", reverse("request", args=[asked.pk])),
        form=form,
        action=f"{reverse('request_decide', args=[asked.pk])}?seen={seen}",
        clock=_clock(standing, at),
        worry=(pages[0], pages[1], *pages[3:]),
        tags=_tags(injury=asked.injury, earlier=earlier),
        standing=tuple(_decision(decision) for decision in standing.decisions),
        conflict=conflict,
    )


def conflict(theirs: "TriageDecision", yours: dict[str, str], *, at: datetime) -> Conflict:
    """Their decision and the one about to be made, side by side."""
    on = day_of(at)
    return Conflict(
        who=theirs.decided_by.full_name,
        when=near_moment_text(theirs.decided_at, now=at),
        rows=(
            ConflictRow(
                "What happens next", TriageOutcome(theirs.outcome).label, TriageOutcome(yours["outcome"]).label
            ),
            ConflictRow(
                "Level of need", shared.level_text(theirs.level, on=on), shared.level_text(int(yours["level"]), on=on)
            ),
            ConflictRow("Reasons", theirs.reasons, yours["reasons"]),
        ),
    )

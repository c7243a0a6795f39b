"""The Front Door's pages: a request as everybody involved reads it, and the decision."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse

from kith.design.forms import Form
from kith.design.pages import Clock, Conflict, ConflictRow, FindingView, Link, Tag, TimelineEntry
from kith.design.wording import machine_text, moment_text, near_moment_text, plural
from kith.kernel.clock import day_of
from kith.referrals.words import How, RequestStage, TriageOutcome

from . import answers, routing, shared
from .beside import Beside, beside

if TYPE_CHECKING:
    from kith.referrals.doors import Around, Behind, Standing
    from kith.referrals.models import ChildDecision, ReferrerTold, TriageDecision


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
    beside: Beside
    actions: tuple[Link, ...] = ()
    links: tuple[Link, ...] = ()


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
    beside: Beside
    findings: tuple[FindingView, ...] = ()
    conflict: Conflict | None = None
    button: str = "Decide and tell the referrer"


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
    enter_on_list: bool = False
    call_discussion: bool = False
    ask: bool = False
    reopen: bool = False
    disagree: bool = False
    answer_mark: bool = False


def request(
    standing: "Standing", around: "Around", *, may: May, at: datetime, behind: "Behind | None" = None
) -> RequestPage:
    asked = standing.request
    told = tuple(_told(one) for one in standing.tellings)
    decided = (_decision(one) for one in standing.decisions)
    children = (_for_child(one) for one in around.children)
    steps = sorted((*_again(around), *children, *decided, *told, *routing.entered(standing)), key=_when, reverse=True)
    return RequestPage(
        title=f"Request for support {asked.number}",
        caption=f"{shared.baby_name(asked.baby)}, {shared.baby_age(asked.baby, on=day_of(at))}",
        back=shared.to_baby(asked.baby),
        stage=Tag(standing.stage.label, STAGE_TONES[standing.stage]),  # type: ignore[arg-type]  # a tone
        tags=_tags(injury=asked.injury, earlier=_earlier(standing, around)),
        by=f"{asked.made_by.full_name}, {moment_text(asked.received_at)}",
        agency=asked.made_by_agency.name,
        clock=_clock(standing, at),
        decisions=tuple(steps),
        findings=(
            *routing.caution(asked),
            *shared.findings_views(around.findings, _answers(standing, around, may)),
        ),
        sections=(
            *answers.sections(answers.of_request(asked, behind), at=asked.received_at),
            *routing.sections(standing, behind),
        ),
        beside=beside(around, at=at),
        actions=_actions(standing, around, may),
        links=(Link("Arrangements", reverse("arrangements", args=[asked.baby_id])),),
    )


def _when(entry: TimelineEntry) -> str:
    return entry.datetime


def _answers(standing: "Standing", around: "Around", may: May) -> dict[str, Link]:
    """What to do about a finding, by the rule's code."""
    links = {}
    pk = standing.request.pk
    if may.answer_mark and around.mark and around.mark.open:
        links["TRI-1"] = Link("Say who has looked at the mark, or why nobody need", reverse("request_mark", args=[pk]))
    if may.decide and around.to_tell:
        links["TRI-4"] = Link("Say whom you told, and how", reverse("request_told", args=[pk]))
    return links


def _earlier(standing: "Standing", around: "Around") -> int:
    return sum(1 for one in around.family if one.same_baby and one.received_at < standing.request.received_at)


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


def _for_child(one: "ChildDecision") -> TimelineEntry:
    """What was decided for one child of several; its reasons are the decision's, unless it has its own."""
    level = shared.level_text(one.level, on=day_of(one.decided_at))
    return TimelineEntry(
        when=moment_text(one.decided_at),
        title=f"{shared.baby_name(one.baby)}: {TriageOutcome(one.outcome).label}. {level}",
        by=one.decision.decided_by.full_name,
        agency=one.decision.decided_by.team.agency.name,
        text=shared.prose(one.reasons) or ("For the same reasons.",),
        datetime=machine_text(one.decided_at),
    )


def _told(told: "ReferrerTold") -> TimelineEntry:
    name, how = told.worker.full_name, How(told.how)
    words = f"{name} was told here, and by an e-mail without names." if how is How.IN_KITH else f"{name}: {how.label}."
    return TimelineEntry(
        when=moment_text(told.told_at),
        title="Referrer told",
        by=told.told_by.full_name if told.told_by else "",
        text=words,
        datetime=machine_text(told.told_at),
    )


def _again(around: "Around") -> tuple[TimelineEntry, ...]:
    return tuple(
        TimelineEntry(
            when=moment_text(one.reopened_at),
            title="New information: it waits for a decision again",
            by=one.reopened_by.full_name,
            agency=one.reopened_by.team.agency.name,
            text=shared.prose(one.what),
            datetime=machine_text(one.reopened_at),
        )
        for one in around.reopenings
    )


def _actions(standing: "Standing", around: "Around", may: May) -> tuple[Link, ...]:
    decision, pk, baby = standing.decision, standing.request.pk, standing.request.baby_id
    strategy = decision is not None and decision.outcome == TriageOutcome.STRATEGY_DISCUSSION
    disagree = f"{reverse('resolution_start', args=[baby])}?request={pk}"
    offered = (
        (may.call_discussion and strategy, Link("Call the strategy discussion", call_href(standing))),
        (may.enter_on_list and standing.on_list, Link("Say what becomes of it", reverse("list_enter", args=[pk]))),
        (may.decide, Link("Decide again" if decision else "Decide what happens", reverse("request_decide", args=[pk]))),
        (may.ask, Link("Ask an agency for information", reverse("information_ask", args=[pk]))),
        (may.disagree and decision is not None, Link("I disagree with this decision", disagree)),
        (may.reopen and decision is not None, Link("There is new information", reverse("request_reopen", args=[pk]))),
    )
    return tuple(link for wanted, link in offered if wanted)


def call_href(standing: "Standing") -> str:
    asked = standing.request
    return reverse("discussion_call", args=[asked.baby_id]) + f"?request={asked.pk}"


def decide(
    standing: "Standing", form: Form, around: "Around", *, at: datetime, conflict: Conflict | None = None
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
        worry=(*pages[:3], *pages[4:]),
        tags=_tags(injury=asked.injury, earlier=_earlier(standing, around)),
        standing=(
            *(_decision(decision) for decision in standing.decisions),
            *(_for_child(one) for one in around.children),
        ),
        beside=beside(around, at=at),
        findings=(*routing.caution(asked), *shared.findings_views(around.findings)),
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

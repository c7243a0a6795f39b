"""The pages of a request for support as the referrer fills it in, and its receipt."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from kith.design.forms import Form
from kith.design.pages import Clock, FindingView, Link, Row, Task
from kith.design.wording import lower_first, near_moment_text, upper_first
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding
from kith.kernel.limits import Deadline
from kith.kernel.rulebook import RULEBOOK
from kith.referrals import rules
from kith.referrals.words import FamilyTold, Step

from . import answers, shared

if TYPE_CHECKING:
    from kith.directory.models import Contact
    from kith.people.models import Baby
    from kith.referrals.doors import Standing
    from kith.referrals.models import Request


@dataclass(frozen=True)
class Help:
    """Words behind a "help with this" link."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Start:
    """Where a request begins, or is taken up again."""

    title: str
    back: Link
    urgent: FindingView
    about: str
    tasks: tuple[Task, ...]
    go_on: Link
    pages: str
    promise: str
    why: str
    why_code: str
    others: tuple[Link, ...] = ()
    earlier: FindingView | None = None


@dataclass(frozen=True, kw_only=True)
class Ask:
    """One page of the form."""

    title: str
    caption: str
    back: Link
    urgent: FindingView
    about: str
    form: Form
    intro: tuple[str, ...] = ()
    helps: tuple[Help, ...] = ()
    findings: tuple[FindingView, ...] = ()
    button: str = "Save and continue"


@dataclass(frozen=True, kw_only=True)
class Check:
    """The answers before they are sent, with what the rules say about them and what the file says already."""

    title: str
    back: Link
    urgent: FindingView
    about: str
    form: Form
    sections: tuple[answers.Section, ...]
    on_file: tuple[Row, ...] = ()
    findings: tuple[FindingView, ...] = ()
    missing: tuple[Link, ...] = ()
    missing_title: str = "Answer these before you send"


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What happens by when, and which procedure says so."""

    title: str
    reference: str
    sent: str
    stands: str
    clock: Clock
    steps: tuple[str, ...]
    rule: str
    rule_code: str
    links: tuple[Link, ...] = ()


def step_href(baby_id: Any, step: Step, *, checking: bool = False) -> str:
    address = reverse("request_step", args=[baby_id, step.value])
    return f"{address}?then=check" if checking else address


def check_href(baby_id: Any) -> str:
    return reverse("request_step", args=[baby_id, "check"])


def about_line(baby: "Baby", at: datetime) -> str:
    return f"{shared.baby_name(baby)}, {shared.baby_age(baby, on=day_of(at))}"


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far a request has come: pages begun, and pages still to answer."""

    begun: frozenset[Step] = frozenset()
    missing: tuple[Step, ...] = tuple(Step)

    def status(self, step: Step) -> str:
        if step not in self.missing:
            return "Answered"
        return "Begun" if step in self.begun else "Not started"


def start(
    baby: "Baby", *, progress: Progress, clock: Deadline, numbers: "list[Contact]", before: "list[Standing]",
    at: datetime,
) -> Start:  # fmt: skip
    go_on = Link("Check and send", check_href(baby.pk))
    if progress.missing:
        go_on = Link("Carry on" if progress.begun else "Start", step_href(baby.pk, progress.missing[0]))
    return Start(
        title="Make a request for support",
        back=shared.to_baby(baby),
        urgent=shared.urgent(numbers, at=at),
        about=about_line(baby, at),
        tasks=tuple(
            Task(
                step.label,
                step_href(baby.pk, step),
                progress.status(step),
                done=step not in progress.missing,
                hint=step.caption if step.caption.startswith("Sharing") else "",
            )
            for step in Step
        ),
        go_on=go_on,
        pages=_number(len(Step)),
        promise=f"If you send this now, the Front Door decides by {near_moment_text(clock.due_at, now=at)}.",
        why=f"{upper_first(clock.why)}. {clock.limit.basis}",
        why_code=clock.limit.code,
        others=(
            Link("I have rung the Front Door: put the call down first", reverse("request_call", args=[baby.pk])),
            Link("I have decided not to share: put that down instead", reverse("not_shared", args=[baby.pk])),
        ),
        earlier=_earlier(before),
    )


def _number(pages: int) -> str:
    return ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")[pages]


def _earlier(before: "list[Standing]") -> FindingView | None:
    """The earlier requests about this baby, with the way to the newest."""
    found = rules.asked_before(rules.About(earlier=tuple(one.request.received_at for one in before)))
    if found is None:
        return None
    newest = before[0].request
    return shared.finding_view(found, Link(f"Read request {newest.number}", reverse("request", args=[newest.pk])))


def ask(step: Step, baby: "Baby", form: Form, *, numbers: "list[Contact]", at: datetime, checking: bool) -> Ask:
    before = step.previous
    back = step_href(baby.pk, before) if before else reverse("request_start", args=[baby.pk])
    return Ask(
        title=step.label,
        caption=step.caption,
        back=Link("Back", check_href(baby.pk) if checking else back),
        urgent=shared.urgent(numbers, at=at),
        about=about_line(baby, at),
        form=form,
        intro=_intro(step, at),
        helps=_helps(step, at),
    )


CONSENT_OF = {
    Step.BASIS: "lawful_basis",
    Step.AGREEMENT: "agreement",
    Step.EXAMINATION: "examination",
    Step.TELLING: "telling",
}


def _intro(step: Step, at: datetime) -> tuple[str, ...]:
    """The handbook's plain words on this one of the three consents."""
    consents = handbook.current().sharing(day_of(at)).consents
    return tuple(consent.plain for consent in consents if consent.code == CONSENT_OF.get(step))


def _helps(step: Step, at: datetime) -> tuple[Help, ...]:
    if step is Step.BASIS:
        return law_helps(at)
    if step is Step.LEVEL:
        levels = reversed(handbook.current().levels(day_of(at)))
        examples = tuple(f"Level {one.code}: {lower_first('; '.join(one.looks_like))}." for one in levels)
        return (Help("What each level can look like", examples),)
    return ()


def law_helps(at: datetime) -> tuple[Help, ...]:
    """The Acts, the other parts of the law and the golden rules, each in plain words with its source."""
    sharing = handbook.current().sharing(day_of(at))
    acts = tuple(f"{gateway.name}: {gateway.plain} Source: {gateway.source}." for gateway in sharing.gateways)
    others = tuple(f"{basis.name}: {basis.plain} Source: {basis.source}." for basis in sharing.bases if _other(basis))
    return (
        Help("The Acts that let agencies share", acts),
        Help("Health, crime and confidence", others),
        Help("The golden rules, if you are not sure", tuple(one.says for one in sharing.golden_rules)),
    )


def _other(basis: handbook.kinds.LawfulBasis) -> bool:
    return basis.article is not handbook.kinds.Article.ARTICLE_6


@dataclass(frozen=True, kw_only=True)
class Filled:
    """The request so far: answers by page, what is missing, what the rules say, and what the file says already."""

    answers: answers.Answers
    on_file: tuple[Row, ...] = ()
    missing: tuple[Step, ...] = ()
    found: tuple[Finding, ...] = ()


def check(baby: "Baby", form: Form, filled: Filled, *, numbers: "list[Contact]", at: datetime) -> Check:
    urgent = shared.urgent(numbers, at=at)
    return Check(
        title="Check your answers",
        back=Link("Back", step_href(baby.pk, Step.LEVEL)),
        urgent=urgent,
        about=about_line(baby, at),
        form=form,
        sections=answers.sections(filled.answers, at=at, change=partial(_change, baby.pk)),
        on_file=filled.on_file,
        findings=shared.findings_views(filled.found, {"REF-7": urgent.action} if urgent.action else {}),
        missing=tuple(Link(step.label, step_href(baby.pk, step, checking=True)) for step in filled.missing),
    )


def _change(baby_id: Any, step: Step) -> Link:
    return Link("Change", step_href(baby_id, step, checking=True), hidden=lower_first(step.label))


def receipt(standing: "Standing", *, numbers: "list[Contact]", at: datetime) -> Receipt:
    request = standing.request
    rule = RULEBOOK["REF-9"]
    return Receipt(
        title="Request sent",
        reference=request.number,
        sent=near_moment_text(request.received_at, now=at),
        stands="It stands on the locality’s list now."
        if standing.on_list
        else "It stands in the Front Door’s queue now.",
        clock=shared.clock_view(standing.clock, now=at, done_at=standing.first_decided_at),
        steps=_what_happens(standing, numbers, at),
        rule=rule.sentence,
        rule_code=rule.code,
        links=(
            Link(f"Go to {shared.baby_name(request.baby)}", reverse("baby", args=[request.baby_id])),
            Link("Read the request", reverse("request", args=[request.pk])),
        ),
    )


FRONT_DOOR_DECIDES = "The Front Door decides what happens next"


def _what_happens(standing: "Standing", numbers: "list[Contact]", at: datetime) -> tuple[str, ...]:
    request = standing.request
    due = near_moment_text(standing.clock.due_at, now=at)
    ring = f"ring the Front Door on {numbers[0].value}" if numbers else "ring the Front Door"
    sharing = getattr(request, "sharing", None)
    decides = "The locality says whether the family is on its list" if standing.on_list else FRONT_DOOR_DECIDES
    steps = (
        f"{decides} by {due}.",
        _route_words(request),
        "You are told the decision and the reasons here. An e-mail without names tells you when to look.",
        f"If you have heard nothing by then, {ring} and give the reference.",
        "If you see or hear more, or the baby is in danger, ring. Do not wait for the answer.",
        "Tell the family that you have shared this, with whom and why."
        if sharing and sharing.family_told == FamilyTold.WILL_BE_TOLD
        else "",
    )
    return tuple(step for step in steps if step)


def _route_words(request: "Request") -> str:
    """What happens when the level of need leads beyond the Front Door; nothing when it does not."""
    unborn = request.baby.date_of_birth is None
    try:
        route = handbook.current().route(request.level, unborn=unborn, on=day_of(request.received_at))
    except handbook.NotInHandbook:
        return ""
    return route.what_happens if route.copies or not request.to_front_door else ""

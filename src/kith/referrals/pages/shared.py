"""Parts that several of this room's pages show."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from kith.design.pages import Clock, FindingView, Link
from kith.design.wording import day_text, moment_text, near_moment_text, upper_first
from kith.directory import doors as directory_doors
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.kernel.findings import Finding, Weight
from kith.kernel.limits import Deadline, TimeState, state
from kith.kernel.rulebook import RULEBOOK
from kith.people import doors as people_doors
from kith.people import words as people_words

if TYPE_CHECKING:
    from kith.directory.models import Contact
    from kith.people.doors import Seen
    from kith.people.models import Baby

NO_ACTIONS: Mapping[str, Link] = {}


def baby_name(baby: "Baby") -> str:
    """The baby's name, or whose baby it is while there is none."""
    mother = people_words.full_name(baby.mother.given_name, baby.mother.family_name)
    return people_words.baby_name(baby.given_name, baby.family_name, mother, born=baby.date_of_birth is not None)


def baby_age(baby: "Baby", *, on: date) -> str:
    """The age, corrected for an early birth; weeks + days of pregnancy before birth; that a file is closed."""
    said = upper_first(people_doors.age_of(baby, on))
    if baby.date_of_birth or baby.ended_as or not baby.expected_on:
        return said
    return f"{said}, expected on {day_text(baby.expected_on)}"


def to_baby(baby: "Baby") -> Link:
    return Link(baby_name(baby), reverse("baby", args=[baby.pk]))


def urgent(numbers: "Iterable[Contact]", *, at: datetime) -> FindingView:
    """What comes before any form: danger now, and the Front Door's own number from the directory."""
    by_means: dict[str, Any] = {}
    for number in numbers:
        by_means.setdefault(number.means, number)
    day, night = by_means.get("phone"), by_means.get("out_of_hours")
    old = directory_doors.stale(day, at=at) if day else None
    says = (f"Evenings, nights and weekends: {night.value}." if night else "", old.says if old else "")
    return FindingView(
        text="If the baby is in danger now, ring 999. Then ring the Front Door. Do not wait for this form.",
        serious=True,
        asks=" ".join(words for words in says if words),
        action=Link(f"Ring the Front Door: {day.value}", telephone(day.value)) if day else None,
    )


def telephone(number: str) -> str:
    return "tel:" + "".join(sign for sign in number if sign.isdigit() or sign == "+")


def clock_view(deadline: Deadline, *, now: datetime, done_at: datetime | None = None, label: str = "") -> Clock:
    """The Front Door's time limit as it stands."""
    stands = state(deadline, now, done_at)
    words = {"on_time": "on_time", "soon": "soon", "late": "late"}.get(stands.value, "done")
    if done_at is not None:
        when = near_moment_text(done_at, now=now)
        due = f"Decided {when}" + (", after the time limit" if stands is TimeState.DONE_LATE else ", in time")
    else:
        due = f"{'Was due' if stands is TimeState.LATE else 'Due'} {near_moment_text(deadline.due_at, now=now)}"
    return Clock(
        label or deadline.limit.label,
        due,
        words,  # type: ignore[arg-type]  # one of the four words of the clock
        why=deadline.why,
        source=deadline.limit.source,
        code=deadline.limit.code,
    )


def findings_views(found: Iterable[Finding], actions: Mapping[str, Link] = NO_ACTIONS) -> tuple[FindingView, ...]:
    """Findings as a page shows them; `actions` are what to do about each, by the rule's code."""
    return tuple(finding_view(finding, actions.get(finding.code)) for finding in found)


def finding_view(finding: Finding, action: Link | None = None) -> FindingView:
    rule = RULEBOOK[finding.code]
    return FindingView(
        text=finding.says,
        code=finding.code,
        rule=rule.sentence,
        serious=finding.weight is Weight.ACT_NOW,
        action=action,
    )


def level_text(level: int, *, on: date) -> str:
    try:
        return f"Level {level}: {handbook.current().level(level, on).name}"
    except handbook.NotInHandbook:
        return f"Level {level}"


def reason_text(code: str, *, at: datetime) -> str:
    """A listed reason in words; the code itself when no edition in force that day has it."""
    reasons = handbook.current().sharing(day_of(at)).reasons
    return next((reason.says for reason in reasons if reason.code == code), code)


def basis_text(code: str, *, at: datetime) -> str:
    bases = handbook.current().sharing(day_of(at)).bases
    return next((basis.name for basis in bases if basis.code == code), code)


def gateway_text(code: str, *, at: datetime) -> str:
    acts = handbook.current().sharing(day_of(at)).gateways
    return next((f"{act.name}. {act.plain}" for act in acts if act.code == code), code)


def sighting_text(one: "Seen") -> str:
    """One sighting in a line: when, by whom, and how the baby was seen."""
    return f"{moment_text(one.seen_at)}, {one.by}. {one.summary}."


def caution(words: str) -> FindingView:
    """Who must not learn of a request, said before anything else to everybody who opens it."""
    rule = RULEBOOK["ASK-6"]
    return FindingView(
        text="Somebody must not learn of this request.",
        code=rule.code,
        rule=rule.sentence,
        serious=True,
        asks=words,
    )


def prose(words: str) -> tuple[str, ...]:
    """Words of several lines, for a summary list."""
    return tuple(line for line in words.splitlines() if line.strip())


def rule_sentence(code: str) -> str:
    """The rule in its own words."""
    return RULEBOOK[code].sentence

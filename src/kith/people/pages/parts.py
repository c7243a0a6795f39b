"""What the pages of this room share: the form page, its groups of questions, and how findings are worded."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.urls import reverse

from kith.design import pages, wording
from kith.design.forms import Form
from kith.kernel.findings import Finding, Weight
from kith.kernel.rulebook import RULEBOOK
from kith.people.doors import unborn_words


@dataclass(frozen=True)
class Group:
    """Some questions under a heading; no heading for the first."""

    names: tuple[str, ...]
    heading: str = ""
    lead: str = ""


@dataclass(frozen=True, kw_only=True)
class FormPage:
    """One form of this room."""

    title: str
    form: Form
    groups: tuple[Group, ...]
    caption: str = ""
    intro: tuple[str, ...] = ()
    inset_lead: str = ""
    inset: tuple[str, ...] = ()
    findings: tuple[pages.FindingView, ...] = ()
    conflict: pages.Conflict | None = None
    back: pages.Link | None = None
    button: str = "Continue"
    hidden: tuple[tuple[str, str], ...] = field(default=())
    aside: pages.Link | None = None


def asked_to_explain(form: Form, findings: Iterable[Finding], groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """The groups, with the question for a reason first while a rule queries something or a reason was begun."""
    if not list(findings) and not form.value_of("explained"):
        return groups
    return (Group(("explained",)), *groups)


def finding_view(finding: Finding, *, brief: bool = False) -> pages.FindingView:
    """What a rule says, with its sentence and where that comes from; `brief` leaves those to the rulebook's link."""
    known = None if brief else RULEBOOK.get(finding.code)
    return pages.FindingView(
        text=finding.says,
        code=finding.code,
        rule=known.sentence if known else "",
        source=known.source if known else "",
        serious=finding.weight is Weight.ACT_NOW,
    )


def finding_views(findings: Iterable[Finding]) -> tuple[pages.FindingView, ...]:
    return tuple(finding_view(finding) for finding in findings)


def age_words(born: date | None, expected: date | None, today: date) -> str:
    """When a baby was born or is expected, and what age that is."""
    if born is not None:
        return f"born {wording.day_text(born)}, {wording.age_text(born, on=today)}"
    if expected is None:
        return ""
    return f"expected {wording.day_text(expected)}, {unborn_words(expected, today)}"


def baby_link(baby_id: UUID, text: str) -> pages.Link:
    """To the baby's page, which the desk composes."""
    return pages.Link(text, reverse("baby", args=[baby_id]))

"""Adding something that happened, and the handover summary as it is read: as words."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from kith.design import pages, wording
from kith.design.forms import Form
from kith.kernel.findings import Finding
from kith.people import doors

from .parts import FormPage, Group, asked_to_explain, finding_views

HEADINGS = {
    "who": "Who is who",
    "seen": "Last seen",
    "worries": "Worries",
    "strengths": "Strengths",
    "significant": "What mattered most",
    "still_open": "What is open",
    "next_dates": "Next dates",
    "words": "In the leaving worker’s own words",
}


def event_page(form: Form, baby_id: UUID, name: str, queried: Iterable[Finding]) -> FormPage:
    findings = tuple(queried)
    groups = (
        Group(("topic", "about", "words")),
        Group(("happened_on", "knew", "source", "source_words"), "When, and how you know"),
        Group(("significance", "impact", "impact_words"), "What it means"),
        Group(("audience",), "Who may see it"),
    )
    return FormPage(
        title="Add something that happened",
        caption=name,
        form=form,
        groups=asked_to_explain(form, findings, groups),
        findings=finding_views(findings),
        intro=(
            "For what is recorded nowhere else in Kith. A worry, a strength or a sighting has a page of its own and "
            "appears in the chronology by itself. The entry stays your agency’s.",
        ),
        back=pages.Link("Chronology", reverse("chronology", args=[baby_id])),
        button="Add it to the chronology",
    )


@dataclass(frozen=True, kw_only=True)
class HandoverPart:
    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class HandoverPage:
    """A handover summary to read, to print and to acknowledge."""

    title: str
    caption: str
    intro: tuple[str, ...]
    parts: tuple[HandoverPart, ...]
    readings: tuple[str, ...]
    findings: tuple[pages.FindingView, ...]
    form: Form | None
    newer: pages.Link | None
    links: tuple[pages.Link, ...]
    back: pages.Link


def handover_page(
    found: doors.Summary, form: Form | None, findings: Iterable[Finding], *, may_edit: bool
) -> HandoverPage:
    saved = f"Written by {found.written_by}, {found.agency}, on {wording.moment_text(found.saved_at)}."
    goes_on = f"For {found.goes_on}." if found.goes_on else "Nobody has taken over yet."
    newer = reverse("handover", args=[found.newer_id]) if found.newer_id else ""
    links = (
        pages.Link("Change the summary", reverse("handover_write", args=[found.involvement_id])),
        pages.Link("Hand this baby over", reverse("involvement_hand_over", args=[found.involvement_id])),
    )
    return HandoverPage(
        title="Handover summary",
        caption=found.baby,
        intro=(
            f"{saved} {goes_on}",
            "Each fact in it belongs to the agency that recorded it; the chronology has them all.",
        ),
        parts=tuple(
            HandoverPart(heading=HEADINGS[name], lines=tuple(text.splitlines()) or ("Nothing was written.",))
            for name, text in found.parts.items()
        ),
        readings=tuple(_reading(one) for one in found.readings),
        findings=finding_views(findings),
        form=form,
        newer=pages.Link("Read the newer version", newer) if newer else None,
        links=links if may_edit else (),
        back=pages.Link("Who works with this baby", reverse("working", args=[found.baby_id])),
    )


def _reading(one: doors.Reading) -> str:
    said = f" First: {one.words}" if one.words else ""
    return f"Read by {one.who} on {wording.moment_text(one.at)}.{said}"

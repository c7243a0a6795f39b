"""The sightings of a baby: when last, by whom, what was seen; and the form for another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse

from kith.design import pages, wording
from kith.design.forms import Form
from kith.kernel.findings import Finding
from kith.people.doors import LastSeen, Man, Seen, last_of

from .parts import FormPage, Group, asked_to_explain, baby_link, finding_view, finding_views

GROUPS = (
    Group(("when", "place", "awake", "undressed")),
    Group(("handled", "how_held"), "Who held the baby", "Leave out what you did not see."),
    Group(("sleep",), "Sleep"),
    Group(("state", "feeding", "feeding_words"), "How the baby was"),
    Group(("showed", "voice"), "The baby’s own day"),
)


def sighting_form_page(form: Form, baby_id: UUID, baby_name: str, queried: Iterable[Finding]) -> FormPage:
    findings = tuple(queried)
    return FormPage(
        title="The baby was seen",
        caption=baby_name,
        form=form,
        groups=asked_to_explain(form, findings, GROUPS),
        findings=finding_views(findings),
        intro=("The first four questions need an answer. The rest is for what you saw.",),
        back=baby_link(baby_id, "The baby’s page"),
        button="Save",
    )


@dataclass(frozen=True, kw_only=True)
class SightingsPage:
    title: str
    caption: str
    last: tuple[pages.Row, ...]
    findings: tuple[pages.FindingView, ...]
    agencies: pages.Table
    entries: tuple[pages.TimelineEntry, ...]
    add: pages.Link | None
    back: pages.Link


def sightings_page(
    baby_id: UUID, baby_name: str, sightings: Sequence[Seen], *, may_add: bool, found: Iterable[Finding], at: datetime
) -> SightingsPage:
    return SightingsPage(
        title="When the baby was seen",
        caption=baby_name,
        last=_last_rows(last_of(sightings), at=at),
        findings=tuple(finding_view(finding, brief=True) for finding in found),
        agencies=_agencies(sightings),
        entries=tuple(_entry(one, at=at) for one in sightings),
        add=pages.Link("Record that you saw the baby", reverse("sighting_add", args=[baby_id])) if may_add else None,
        back=baby_link(baby_id, "The baby’s page"),
    )


def _last_rows(last: LastSeen, *, at: datetime) -> tuple[pages.Row, ...]:
    today = wording.london(at).date()
    return tuple(
        pages.Row(label, _when_and_by(one, today) if one else "", missing="Nobody has recorded it")
        for label, one in last.kinds
    )


def _when_and_by(one: Seen, today: date) -> str:
    return f"{wording.upper_first(wording.near_day_text(one.seen_at, today=today))} by {one.by}"


def _agencies(sightings: Sequence[Seen]) -> pages.Table:
    by_agency: dict[str, list[Seen]] = {}
    for one in sightings:
        by_agency.setdefault(one.agency, []).append(one)
    rows = tuple(_agency(name, seen) for name, seen in by_agency.items())
    head = ("Agency", "Last seen", "Times", "Last undressed")
    return pages.Table("By agency", head, rows, empty="No agency has recorded seeing this baby.")


def _agency(name: str, seen: Sequence[Seen]) -> tuple[pages.Cell, ...]:
    last = last_of(seen)
    undressed = wording.day_text(last.undressed.seen_at) if last.undressed else "Not recorded"
    when = wording.day_text(seen[0].seen_at)
    return pages.Cell(name), pages.Cell(when), pages.Cell(str(len(seen)), number=True), pages.Cell(undressed)


def _entry(one: Seen, *, at: datetime) -> pages.TimelineEntry:
    return pages.TimelineEntry(
        when=wording.upper_first(wording.near_moment_text(one.seen_at, now=at)),
        title=one.summary,
        by=one.who,
        agency=one.agency,
        text=one.lines,
        datetime=one.seen_at.isoformat(),
    )


def handlers(carers: Iterable[Man]) -> list[tuple[str, str]]:
    """The men and other carers on file who may have held the baby, as choices."""
    return [
        (str(one.carer_id), f"{one.name}, {wording.lower_first(one.relationship.label)}") for one in carers if one.name
    ]

"""Who works with a baby and why, who has seen the file, break-glass and seals: as words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse

from kith.design import pages, wording
from kith.design.forms import Form
from kith.kernel.findings import Finding
from kith.people import doors

from .parts import FormPage, Group, asked_to_explain, baby_link, finding_views

THE_BABY = "The baby’s page"


@dataclass(frozen=True)
class ListPage:
    """A heading, a few sentences, cards or a table, and where to go on."""

    title: str
    caption: str
    intro: tuple[str, ...]
    cards: tuple["AccessCard", ...] = ()
    table: pages.Table | None = None
    links: tuple[pages.Link, ...] = ()
    back: pages.Link | None = None


@dataclass(frozen=True)
class AccessCard:
    """One person or team: who, why they have access, and what the reader may do about it."""

    name: str
    who: str
    rows: tuple[pages.Row, ...]
    actions: tuple[pages.Link, ...]
    tag: pages.Tag | None = None


def working_page(baby_id: UUID, name: str, access: Iterable[doors.Access], because: str, *, may_seal: bool) -> ListPage:
    seal = (pages.Link("Seal this file", reverse("baby_seal", args=[baby_id])),) if may_seal else ()
    return ListPage(
        title="Who works with this baby",
        caption=name,
        intro=(f"This file is open to you because {because}.", "Access ends when the work does, at the next page."),
        cards=tuple(_card(one) for one in access),
        links=(
            pages.Link("Invite somebody until a date", reverse("involvement_invite", args=[baby_id])),
            pages.Link("Who has seen this file", reverse("who_has_seen", args=[baby_id])),
            *seal,
        ),
        back=baby_link(baby_id, THE_BABY),
    )


def _card(one: doors.Access) -> AccessCard:
    held = one.involved
    until = f"Until {wording.day_text(held.until)}" if held.until else ""
    rows = [
        pages.Row("Has access because", one.because),
        pages.Row("Why", held.basis, missing="No reason was given"),
        pages.Row("Since", wording.day_text(held.since)),
    ]
    if one.managers:
        rows.append(pages.Row("Also sees it", f"{', '.join(one.managers)}: manages the team"))
    return AccessCard(
        name=held.worker or held.team,
        who=f"{held.part.label}, {held.agency}",
        rows=tuple(rows),
        actions=_card_actions(one),
        tag=pages.Tag(until, "soon") if until else None,
    )


def _card_actions(one: doors.Access) -> tuple[pages.Link, ...]:
    if not one.mine:
        return ()
    hidden = f"({one.involved.worker or one.involved.team})"
    summary = pages.Link("Write a handover summary", reverse("handover_write", args=[one.involved.id]), hidden)
    over = pages.Link("Hand over", reverse("involvement_hand_over", args=[one.involved.id]), hidden)
    end = pages.Link("Stop working with this baby", reverse("involvement_end", args=[one.involved.id]), hidden)
    return (summary, over, end) if one.involved.worker_id else (end,)


def invite_page(form: Form, name: str, baby_id: UUID, queried: Iterable[Finding]) -> FormPage:
    return FormPage(
        title="Invite somebody until a date",
        caption=name,
        form=form,
        groups=(Group(("worker", "until", "reason")),),
        findings=finding_views(queried),
        intro=("The whole file opens to them until the end of that day, and closes by itself.",),
        back=pages.Link("Who works with this baby", reverse("working", args=[baby_id])),
        button="Invite them",
    )


def hand_over_page(form: Form, name: str, held: tuple[UUID, UUID], queried: Iterable[Finding]) -> FormPage:
    """`held` is the involvement that is handed over, and its baby."""
    involvement_id, baby_id = held
    return FormPage(
        title="Hand this baby over to a colleague",
        caption=name,
        form=form,
        groups=(Group(("to", "reason")),),
        findings=finding_views(queried),
        intro=("They go on at once, and the file closes to the one who hands over.",),
        back=pages.Link("Who works with this baby", reverse("working", args=[baby_id])),
        aside=pages.Link("Write the handover summary first", reverse("handover_write", args=[involvement_id])),
        button="Hand over",
    )


def end_page(form: Form, name: str, who: str, baby_id: UUID, queried: Iterable[Finding]) -> FormPage:
    findings = tuple(queried)
    return FormPage(
        title=f"{who}: stop working with this baby",
        caption=name,
        form=form,
        groups=asked_to_explain(form, findings, ()),
        findings=finding_views(findings),
        intro=("The file closes to them at the next page they open. What they recorded stays.",),
        back=pages.Link("Who works with this baby", reverse("working", args=[baby_id])),
        button="Stop working with this baby",
    )


def break_glass_page(form: Form, name: str, baby_id: UUID, minutes: int, queried: Iterable[Finding]) -> FormPage:
    return FormPage(
        title="Open this file in an emergency",
        caption=name,
        form=form,
        groups=(Group(("purpose", "reason")),),
        findings=finding_views(queried),
        intro=(
            f"You do not work with this family. The file opens to you for {minutes} minutes, to read and not to write.",
            "Information governance is told now, and reviews it. Everybody who works with the family can see that you "
            "opened it. If you are going to work with them, say so instead.",
        ),
        back=pages.Link("Search", reverse("people_search")),
        button="Open the file now",
    )


def openings_page(openings: Iterable[doors.Opening], at: datetime) -> ListPage:
    rows = tuple(
        (
            pages.Cell(one.who, href=reverse("opening", args=[one.id])),
            one.agency,
            one.purpose,
            wording.near_moment_text(one.opened_at, now=at),
            _due_cell(one, at),
        )
        for one in openings
    )
    table = pages.Table(
        "Openings by break-glass to review",
        ("Who", "Agency", "What for", "Opened", "Review by"),
        rows,
        empty="Nothing waits for a review.",
        caption_hidden=True,
    )
    return ListPage(
        "Openings to review",
        "Break-glass",
        ("Somebody opened a file without working with the family. Say whether it was needed.",),
        table=table,
        links=(pages.Link("Sealed files", reverse("seals")),),
        back=pages.Link("My work", reverse("desk")),
    )


def _due_cell(one: doors.Opening, at: datetime) -> pages.Cell:
    late = at > one.review_due_at
    tag = pages.Tag("Late", "late") if late else None
    return pages.Cell(wording.near_moment_text(one.review_due_at, now=at), tag=tag)


def opening_page(form: Form, opening: doors.Opening, name: str, at: datetime) -> FormPage:
    return FormPage(
        title="Was this opening needed?",
        caption=name,
        form=form,
        groups=(Group(("judgement", "words")),),
        inset_lead=f"{opening.who}, {opening.agency}",
        inset=(
            f"Opened {wording.near_moment_text(opening.opened_at, now=at)}",
            opening.purpose,
            opening.reason,
        ),
        back=pages.Link("Openings to review", reverse("openings")),
        button="Save the review",
    )


def seal_form_page(form: Form, name: str, baby_id: UUID, queried: Iterable[Finding]) -> FormPage:
    return FormPage(
        title="Seal this file",
        caption=name,
        form=form,
        groups=(Group(("cause", "kind", "workers")), Group(("reason", "source", "ask", "review_on"), "For the record")),
        findings=finding_views(queried),
        intro=(
            "Whoever is shut out gets the same reply as if there were no file: in searches, lists, pages and letters. "
            "Information governance is told, and looks at it again.",
        ),
        back=pages.Link("My work", reverse("desk")),
        button="Seal the file now",
    )


def seals_page(seals: Iterable[doors.Sealed], today: date) -> ListPage:
    rows = tuple(
        (
            pages.Cell(one.cause.label, href=reverse("seal", args=[one.id])),
            one.kind.label,
            str(len(one.named)),
            one.set_by,
            pages.Cell(
                wording.day_text(one.review_on), tag=pages.Tag("Late", "late") if one.review_on < today else None
            ),
        )
        for one in seals
    )
    head = ("Why", "Who may know of it", "People named", "Sealed by", "Look again by")
    return ListPage(
        "Sealed files",
        "Need to know",
        ("Whose file it is stands on the seal’s own page; opening that is recorded.",),
        table=pages.Table("Seals that stand", head, rows, empty="No file is sealed.", caption_hidden=True),
        links=(pages.Link("Openings to review", reverse("openings")),),
        back=pages.Link("My work", reverse("desk")),
    )


def seal_page(form: Form, seal: doors.Sealed, name: str, queried: Iterable[Finding]) -> FormPage:
    return FormPage(
        title="A sealed file",
        caption=name,
        form=form,
        groups=(Group(("step", "reason")),),
        findings=finding_views(queried),
        inset_lead=f"{seal.cause.label}. {seal.kind.label}: {', '.join(seal.named) or 'nobody'}",
        inset=(
            seal.reason,
            f"Source: {seal.source}. Sealed by {seal.set_by or 'somebody'} on {wording.day_text(seal.set_at)}.",
            f"Whom to ask: {seal.ask}",
            f"To be looked at again by {wording.day_text(seal.review_on)}.",
        ),
        back=pages.Link("Sealed files", reverse("seals")),
        button="Save",
    )


@dataclass(frozen=True)
class Pager:
    """Which page this is, whether more follow, and what narrows the list."""

    number: int
    more: bool
    asked: str = ""

    def links(self, here: str) -> tuple[pages.Link, ...]:
        asked = f"&{self.asked}" if self.asked else ""
        newer = (pages.Link("Newer", f"{here}?page={self.number - 1}{asked}"),) if self.number > 1 else ()
        return (*newer, *((pages.Link("Older", f"{here}?page={self.number + 1}{asked}"),) if self.more else ()))


@dataclass(frozen=True)
class SeenPage:
    """Who has seen a file, narrowed by whom, by agency and by day."""

    title: str
    caption: str
    intro: str
    form: Form
    open: bool
    clear: str
    table: pages.Table
    links: tuple[pages.Link, ...]
    back: pages.Link


def seen_page(baby_id: UUID, name: str, form: Form, seen: Iterable[doors.Look], pager: Pager) -> SeenPage:
    rows = tuple((wording.moment_text(one.at), one.who, _whence(one), _what(one)) for one in seen)
    here = reverse("who_has_seen", args=[baby_id])
    head = ("When", "Who", "Role and agency", "What")
    return SeenPage(
        "Who has seen this file",
        name,
        "Openings, searches that found it, exports, refusals and break-glass: who and when, not what was read.",
        form=form,
        open=form.is_bound,
        clear=here if form.is_bound else "",
        table=pages.Table("Acts, newest first", head, rows, empty="Nothing fits.", caption_hidden=True),
        links=pager.links(here),
        back=pages.Link("Who works with this baby", reverse("working", args=[baby_id])),
    )


def _whence(one: doors.Look) -> str:
    return ", ".join(part for part in (one.role, one.agency) if part)


def _what(one: doors.Look) -> pages.Cell:
    tag = pages.Tag("Refused", "soon") if one.refused else None
    return pages.Cell(wording.upper_first(one.what), note=wording.upper_first(one.because), tag=tag)

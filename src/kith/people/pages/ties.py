"""How the people of a family are to each other: what stands, each with its source, and the form for another."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from kith.design import pages, wording
from kith.design.forms import Form
from kith.kernel.findings import Finding
from kith.people.doors import Man, Tie
from kith.people.words import Source

from .carer import called
from .parts import FormPage, Group, asked_to_explain, baby_link, finding_views

TIE_MOTHER, TIE_BABY = "mother", "baby"
GROUPS = (Group(("one", "other", "kind", "since", "words")), Group(("source", "verified"), "How we know"))


@dataclass(frozen=True, kw_only=True)
class TiesPage:
    title: str
    caption: str
    table: pages.Table
    add: pages.Link | None
    back: pages.Link


def ties_page(baby_id: UUID, baby_name: str, ties: Iterable[Tie], *, may_add: bool) -> TiesPage:
    rows = tuple(_line(tie) for tie in ties)
    head = ("Who", "How they are", "Since", "Who told us", "Recorded")
    return TiesPage(
        title="How the family are to each other",
        caption=baby_name,
        table=pages.Table("What stands now", head, rows, empty="Nothing has been recorded yet.", caption_hidden=True),
        add=pages.Link("Record how two people are", reverse("tie_add", args=[baby_id])) if may_add else None,
        back=baby_link(baby_id, "The baby’s page"),
    )


def _line(tie: Tie) -> tuple[pages.Cell | str, ...]:
    source = ""
    if tie.source:
        said = "They said so themselves" if tie.source is Source.HIMSELF else tie.source.label
        source = f"{said}; {'checked' if tie.verified else 'not checked'}"
    return (
        f"{tie.one} and {wording.lower_first(tie.other) if tie.other in {'The baby', 'The mother'} else tie.other}",
        pages.Cell(tie.label, note=tie.words),
        wording.day_text(tie.since) if tie.since else "Not recorded",
        source or "Not recorded",
        f"{wording.day_text(tie.recorded_at)}, {tie.recorded_by}",
    )


def tie_people(mother: str, carers: Iterable[Man]) -> list[tuple[str, str]]:
    """Whom a tie may be about: the mother, everybody on file, the baby."""
    named = [(str(one.carer_id), f"{called(one)} ({wording.lower_first(one.relationship.label)})") for one in carers]
    return [(TIE_MOTHER, f"{mother} (mother)"), *named, (TIE_BABY, "The baby")]


def tie_form_page(form: Form, baby_id: UUID, baby_name: str, queried: Iterable[Finding]) -> FormPage:
    findings = tuple(queried)
    return FormPage(
        title="How are two people to each other?",
        caption=baby_name,
        form=form,
        groups=asked_to_explain(form, findings, GROUPS),
        findings=finding_views(findings),
        intro=(
            "The picture of the family is drawn from this. Record what was seen or said, on which day and by whom; it "
            "is a fact with a date, not a judgement of anybody.",
        ),
        back=pages.Link("How the family are to each other", reverse("ties", args=[baby_id])),
        button="Save",
    )

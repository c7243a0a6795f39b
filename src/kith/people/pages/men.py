"""The men in a baby's life: the list with its open gaps, and the form about one man."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from kith.design import pages, wording
from kith.design.forms import Form
from kith.kernel.findings import Finding
from kith.people import rules
from kith.people.doors import Man
from kith.people.words import Knowledge, Relationship, YesNoUnknown

from .parts import FormPage, Group, asked_to_explain, baby_link, finding_view, finding_views

WHO = Group(
    ("given_name", "family_name", "date_of_birth"),
    "Who he is",
    "If nobody knows yet, go to the end and save.",
)
AROUND = Group(("lives_with_baby", "sole_care"), "How he is around the baby")
SOURCE = Group(("source", "verified", "seen_by", "seen_on"), "How we know")
VIEW = Group(("strengths", "worries"), "Strengths and worries")
NEXT = Group(("next_step",), "The next step", "It carries your name until somebody takes it on.")


@dataclass(frozen=True)
class ManCard:
    """One man on the list."""

    card: pages.PersonCard
    findings: tuple[pages.FindingView, ...]
    action: pages.Link


@dataclass(frozen=True, kw_only=True)
class MenPage:
    title: str
    caption: str
    men: tuple[ManCard, ...]
    gaps: str
    no_place: pages.FindingView | None
    add: pages.Link
    onward: pages.Link
    back: pages.Link | None = None


def men_page(baby_id: UUID, baby_name: str, men: list[Man], no_place: Finding | None) -> MenPage:
    gaps = sum(man.is_gap for man in men)
    return MenPage(
        title="The men in this baby’s life",
        caption=baby_name,
        men=tuple(_card(man, baby_id) for man in men),
        gaps=f"{wording.plural(gaps, 'open gap')}: somebody still has to find out." if gaps else "No open gaps.",
        no_place=finding_view(no_place) if no_place else None,
        add=pages.Link("Add another man", reverse("carer_add", args=[baby_id])),
        onward=baby_link(baby_id, "Continue to the baby’s page"),
        back=baby_link(baby_id, "The baby’s page"),
    )


def _card(man: Man, baby_id: UUID) -> ManCard:
    name = man.name or _unnamed(man)
    rows = [
        pages.Row("Lives with the baby", man.lives_with_baby.label),
        pages.Row("Looks after the baby alone", man.sole_care.label),
        pages.Row("Who told us", _source(man)),
        pages.Row("Seen face to face", _seen(man), missing="Not recorded as seen"),
    ]
    rows += [pages.Row("Strengths", man.strengths)] if man.strengths else []
    rows += [pages.Row("Worries", man.worries)] if man.worries else []
    recorded = f"Recorded {wording.moment_text(man.recorded_at)}" + (
        f" by {man.recorded_by}" if man.recorded_by else ""
    )
    shown = () if man.knowledge in {Knowledge.NOT_ASKED, Knowledge.DOES_NOT_APPLY} else tuple(rows)
    card = pages.PersonCard(
        name=name,
        relation=man.relationship.label if man.name else "",
        rows=shown,
        tag=pages.Tag(man.knowledge.label, "soon" if man.is_gap else "plain"),
        note=recorded,
    )
    asks = "Record what we know" if man.is_gap else "Record what has changed"
    href = reverse("carer_record", args=[baby_id, man.carer_id])
    said = (man.gap, rules.what_is_known_has_a_source(man.facts))
    findings = tuple(finding_view(finding, brief=True) for finding in said if finding)
    return ManCard(card, findings, pages.Link(asks, href, f"about {name}"))


def _unnamed(man: Man) -> str:
    return "The baby’s father" if man.relationship is Relationship.FATHER else man.relationship.label


def _source(man: Man) -> str:
    said = man.source.label if man.source else ""
    return f"{said}, checked" if said and man.verified else said


def _seen(man: Man) -> str:
    return f"{man.seen_by}, {wording.day_text(man.seen_on)}" if man.seen_on else ""


@dataclass(frozen=True)
class ManForm:
    """The page about one man, before and after it was sent."""

    form: Form
    baby_name: str
    man: Man | None
    back: pages.Link

    def page(self, *, queried: Iterable[Finding] = (), conflict: Man | None = None) -> FormPage:
        findings = tuple(queried)
        father = self.man is not None and self.man.relationship is Relationship.FATHER
        who_first = Group(("knowledge",) if father else ("relationship", "knowledge"))
        groups = (who_first, NEXT, WHO, AROUND, SOURCE, VIEW)
        number = conflict.number if conflict else self.form.value_of("based_on") or 0
        hidden = [("based_on", str(number))]
        hidden += [("relationship", Relationship.FATHER.value)] if father else []
        return FormPage(
            title="The baby’s father" if father else "Another man in this baby’s life",
            caption=f"The men in {self.baby_name}’s life",
            form=self.form,
            groups=asked_to_explain(self.form, findings, groups),
            findings=finding_views(findings),
            intro=(
                "Fathers and other men are often left out of records, whether they could protect a baby or harm one. "
                "Write down what is known, and what is not.",
                "Only the first question needs an answer."
                if father
                else "Only the first two questions need an answer.",
            ),
            conflict=self._conflict(conflict) if conflict else None,
            back=self.back,
            button="Save",
            hidden=tuple(hidden),
        )

    def _conflict(self, newer: Man) -> pages.Conflict:
        yours = self.form.cleaned_data
        rows = (
            ("What we know", newer.knowledge.label, Knowledge(yours["knowledge"]).label),
            ("Name", newer.name, f"{yours['given_name']} {yours['family_name']}".strip()),
            ("Date of birth", _day(newer.date_of_birth), _day(yours["date_of_birth"])),
            ("Lives with the baby", newer.lives_with_baby.label, _yes_no(yours["lives_with_baby"])),
            ("Looks after the baby alone", newer.sole_care.label, _yes_no(yours["sole_care"])),
            ("Strengths", newer.strengths, yours["strengths"]),
            ("Worries", newer.worries, yours["worries"]),
            ("Next step", newer.next_step, yours["next_step"]),
        )
        return pages.Conflict(
            who=newer.recorded_by or "Somebody",
            when=f"on {wording.moment_text(newer.recorded_at)}",
            rows=tuple(pages.ConflictRow(*row) for row in rows),
        )


def _day(day: date | None) -> str:
    return wording.day_text(day) if day else ""


def _yes_no(value: str) -> str:
    return YesNoUnknown(value or YesNoUnknown.UNKNOWN).label


def known_of(man: Man | None) -> dict[str, Any]:
    """What the form about a man starts from: the newest record, and its number."""
    if man is None:
        return {}
    asked = man.knowledge is not Knowledge.NOT_ASKED
    return {
        "knowledge": man.knowledge.value if asked else "",
        "relationship": man.relationship.value,
        "given_name": man.given_name,
        "family_name": man.family_name,
        "date_of_birth": man.date_of_birth,
        "lives_with_baby": man.lives_with_baby.value if asked else "",
        "sole_care": man.sole_care.value if asked else "",
        "source": man.source.value if man.source else "",
        "verified": man.verified,
        "strengths": man.strengths,
        "worries": man.worries,
        "next_step": man.next_step,
        "based_on": man.number,
    }

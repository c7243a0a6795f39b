"""The men and other carers in a baby's life: the list with its open gaps, and the first page about one of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from kith.design import pages, wording
from kith.design.forms import Form
from kith.kernel.findings import Finding
from kith.people import rules
from kith.people.doors import Man, OpenGap
from kith.people.words import SIDED, CarerKind, Knowledge, Relationship, YesNoUnknown

from .carer import called
from .gaps import gap_view
from .parts import FormPage, Group, asked_to_explain, baby_link, finding_view, finding_views

MOST_GAPS = 3
WHO = ("given_name", "family_name", "aliases", "date_of_birth")
SOURCE = Group(("source", "verified", "seen_by", "seen_on"), "How we know")
VIEW = Group(("strengths", "worries"), "Strengths and worries")
NEXT = Group(("next_step",), "The next step", "What should happen next, when something is still to be found out.")


@dataclass(frozen=True)
class ManCard:
    """One man, or another carer, on the list."""

    card: pages.PersonCard
    findings: tuple[pages.FindingView, ...]
    action: pages.Link


@dataclass(frozen=True, kw_only=True)
class MenPage:
    title: str
    caption: str
    men: tuple[ManCard, ...]
    carers: tuple[ManCard, ...]
    gaps: str
    all_gaps: pages.Link | None
    no_place: pages.FindingView | None
    add: pages.Link
    add_carer: pages.Link
    ties: pages.Link
    onward: pages.Link
    back: pages.Link | None = None


def men_page(baby_id: UUID, baby_name: str, carers: Sequence[Man], gaps: Sequence[OpenGap], *, at: datetime) -> MenPage:
    men = [one for one in carers if one.kind is CarerKind.MAN]
    no_place = rules.every_baby_has_a_place_for_the_father([man.facts for man in men])
    cards = {one.carer_id: _card(one, gaps, at) for one in carers}
    open_gaps = f"{wording.plural(len(gaps), 'open gap')}: somebody still has to find out."
    return MenPage(
        title="The men and other carers in this baby’s life",
        caption=baby_name,
        men=tuple(cards[man.carer_id] for man in men),
        carers=tuple(cards[one.carer_id] for one in carers if one.kind is CarerKind.OTHER),
        gaps=open_gaps if gaps else "No open gaps.",
        all_gaps=pages.Link("Who finds out what, and by when", reverse("gaps", args=[baby_id])) if gaps else None,
        no_place=finding_view(no_place) if no_place else None,
        add=pages.Link("Add another man", reverse("carer_add", args=[baby_id])),
        add_carer=pages.Link("Add another carer who is not a man", reverse("other_carer_add", args=[baby_id])),
        ties=pages.Link("How the family are to each other", reverse("ties", args=[baby_id])),
        onward=baby_link(baby_id, "Continue to the baby’s page"),
        back=baby_link(baby_id, "The baby’s page"),
    )


def _card(man: Man, gaps: Iterable[OpenGap], at: datetime) -> ManCard:
    name = called(man)
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
        href=reverse("carer", args=[man.baby_id, man.carer_id]),
        tag=pages.Tag(man.knowledge.label, "soon" if man.is_gap else "plain"),
        note=recorded,
    )
    asks = "Record what we know" if man.is_gap else "Record what has changed"
    href = reverse("carer_record", args=[man.baby_id, man.carer_id])
    unsaid = rules.what_is_known_has_a_source(man.facts)
    own = sorted((gap for gap in gaps if gap.carer_id == man.carer_id), key=lambda gap: not gap.kind.about_asking)
    findings = [gap_view(gap, at=at) for gap in own[:MOST_GAPS]]
    findings += [finding_view(unsaid, brief=True)] if unsaid else []
    return ManCard(card, tuple(findings), pages.Link(asks, href, f"about {name}"))


def _source(man: Man) -> str:
    said = man.source.said_of(man.kind) if man.source else ""
    return f"{said}, checked" if said and man.verified else said


def _seen(man: Man) -> str:
    return f"{man.seen_by}, {wording.day_text(man.seen_on)}" if man.seen_on else ""


@dataclass(frozen=True)
class ManForm:
    """The first page about a man, or another carer, before and after it was sent."""

    form: Form
    baby_name: str
    man: Man | None
    kind: CarerKind
    back: pages.Link

    def page(self, *, queried: Iterable[Finding] = (), conflict: Man | None = None) -> FormPage:
        findings = tuple(queried)
        father = self.man is not None and self.man.relationship is Relationship.FATHER
        number = conflict.number if conflict else self.form.value_of("based_on") or 0
        hidden = [("based_on", str(number))]
        hidden += [("relationship", Relationship.FATHER.value)] if father else []
        return FormPage(
            title=self._title(father=father),
            caption=f"Around {self.baby_name}",
            form=self.form,
            groups=asked_to_explain(self.form, findings, self._groups(father=father)),
            findings=finding_views(findings),
            intro=(
                "Fathers and other men are often left out of records, whether they could protect a baby or harm one. "
                "Write down what is known, and what is not."
                if self.kind is CarerKind.MAN
                else "A grandmother, the baby’s other mother, a foster carer: whoever cares for the baby.",
                "Only the first question needs an answer."
                if father
                else "Only who it is to the baby and what we know need an answer.",
            ),
            conflict=self._conflict(conflict) if conflict else None,
            back=self.back,
            button="Save",
            hidden=tuple(hidden),
        )

    def _title(self, *, father: bool) -> str:
        if father:
            return "The baby’s father"
        if self.man is not None and self.man.name:
            return self.man.name
        return "Another man in this baby’s life" if self.kind is CarerKind.MAN else "Another carer of this baby"

    def _groups(self, *, father: bool) -> tuple[Group, ...]:
        man = self.kind is CarerKind.MAN
        who = (*WHO, "deceased") if man else (*WHO, "sex", "deceased")
        lead = "If nobody knows yet, go to the end and save."
        return (
            Group(("knowledge",) if father else ("relationship", "side", "knowledge")),
            NEXT,
            Group(who, "Who he is" if man else "Who they are", lead),
            Group(("lives_with_baby", "sole_care"), "Around the baby"),
            SOURCE,
            VIEW,
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
        "aliases": man.detail.aliases,
        "side": man.detail.side if man.relationship in SIDED else "",
        "sex": man.detail.sex,
        "deceased": man.detail.deceased,
        "source": man.source.value if man.source else "",
        "verified": man.verified,
        "strengths": man.strengths,
        "worries": man.worries,
        "next_step": man.next_step,
        "based_on": man.number,
    }

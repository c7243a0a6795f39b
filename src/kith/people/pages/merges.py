"""Two entries side by side, what a merge did, and who on a file may be on it twice."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from kith.design import pages, wording
from kith.design.forms import Form
from kith.kernel.findings import Finding
from kith.people.doors import Comparison, Hit, Merged, Twice
from kith.people.doors import Entry as Side
from kith.people.words import MERGE_FIELDS, Moved

from .parts import FormPage, Group, finding_views
from .search import contact_words


@dataclass(frozen=True, kw_only=True)
class Perhaps:
    """Somebody who may be the same person: compared when one works with both, else whom to ask."""

    name: str
    words: str
    speak_with: tuple[str, ...]
    action: pages.Link


@dataclass(frozen=True, kw_only=True)
class TwiceLine:
    """Somebody on the file, and who may be the same person."""

    name: str
    part: str
    perhaps: tuple[Perhaps, ...]
    merges: tuple[pages.Link, ...]
    asked: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TwicePage:
    title: str
    caption: str
    lines: tuple[TwiceLine, ...]
    babies: tuple[pages.Link, ...]
    back: pages.Link


@dataclass(frozen=True, kw_only=True)
class SamePage(FormPage):
    """Two entries side by side above the form that decides."""

    table: pages.Table
    swap: pages.Link
    keeps: str


@dataclass(frozen=True, kw_only=True)
class MergedPage(FormPage):
    """What a merge did; the form undoes it while it stands."""

    table: pages.Table | None
    rows: tuple[pages.Row, ...]
    left: tuple[str, ...]
    stands: bool


def twice_page(baby_id: UUID, baby: str, adults: Iterable[Twice], others: Iterable[tuple[UUID, str]]) -> TwicePage:
    return TwicePage(
        title="Is somebody on file twice?",
        caption=baby,
        lines=tuple(_line(adult) for adult in adults),
        babies=tuple(
            pages.Link(f"Compare with {name}", reverse("same_baby", args=[baby_id, other])) for other, name in others
        ),
        back=pages.Link("The baby’s page", reverse("baby", args=[baby_id])),
    )


def _line(adult: Twice) -> TwiceLine:
    return TwiceLine(
        name=adult.name,
        part=adult.part,
        perhaps=tuple(_perhaps(adult, hit, held) for hit, held in adult.perhaps),
        asked=tuple(f"{who} asked on {wording.day_text(day)}: {why}" for who, day, why in adult.asked),
        merges=tuple(
            pages.Link(f"Made one with {name} on {wording.day_text(day)}", reverse("merge", args=[merge_id]))
            for merge_id, name, day in adult.merges
        ),
    )


def _perhaps(adult: Twice, hit: Hit, held: bool) -> Perhaps:
    born = wording.day_text(hit.date_of_birth) if hit.date_of_birth else "date of birth not known"
    link = pages.Link("Compare the two", reverse("same_person", args=[adult.id, hit.id]), hidden=hit.name)
    if not held:
        link = pages.Link("Ask them to look", reverse("ask_same_person", args=[adult.id, hit.id]), hidden=hit.name)
    speak = () if held else tuple(contact_words(contact) for contact in hit.speak_with)
    return Perhaps(name=hit.name, words=f"{hit.kind.label}, {born}", speak_with=speak, action=link)


def differing(shown: Comparison) -> list[tuple[str, str, str]]:
    """The facts that differ, with both values, for the form."""
    return [(name, _choice(shown.one, name), _choice(shown.other, name)) for name in shown.differing]


def _choice(side: Side, name: str) -> str:
    """A value as it is chosen: an address together with its postcode."""
    parts = (side.values[name], side.values["postcode"]) if name == "address" else (side.values[name],)
    return ", ".join(part for part in parts if part)


def same_page(form: Form, shown: Comparison, queried: Iterable[Finding] = ()) -> SamePage:
    findings = {finding.code: finding for finding in (*shown.findings, *queried)}
    choices = tuple(name for name in form.fields_in_order if name != "why")
    which = Group(choices, "Which one stands?", "The other is kept as an earlier one.") if choices else None
    groups = tuple(group for group in (which, Group(("why",), "Your decision")) if group)
    return SamePage(
        title="Are these one person?",
        caption=shown.one.name,
        form=form,
        groups=groups,
        findings=finding_views(findings.values()),
        keeps="Nothing is lost: the second entry’s babies, records, names and addresses go to the first, and it can be "
        "undone.",
        table=_side_by_side(shown.one, shown.other),
        swap=pages.Link("Keep the other entry instead", reverse("same_person", args=[shown.other.id, shown.one.id])),
        hidden=(("seen", " ".join(findings)),),
        back=pages.Link("The baby’s page", reverse("baby", args=[shown.one.babies[0][0]])),
        button="They are one person: make them one",
    )


def _side_by_side(one: Side, other: Side) -> pages.Table:
    rows = [
        (pages.Cell(label, tag=_differ(one, other, name)), one.values[name] or "–", other.values[name] or "–")
        for name, label in MERGE_FIELDS.items()
    ]
    babies = tuple(wording.list_text([name for _id, name in side.babies]) for side in (one, other))
    added = tuple(wording.day_text(side.recorded_at) for side in (one, other))
    return pages.Table(
        caption="The two entries side by side",
        head=("Fact", "Kept", "Becomes part of it"),
        rows=(*rows, ("Babies you work with", *babies), ("Put on file", *added)),
        caption_hidden=True,
    )


def _differ(one: Side, other: Side, name: str) -> pages.Tag | None:
    ours, theirs = one.values[name], other.values[name]
    if not ours or not theirs:
        return None
    return pages.Tag("Same", "action") if ours == theirs else pages.Tag("Different", "soon")


def ask_page(form: Form, name: str, other: Hit, queried: Iterable[Finding]) -> FormPage:
    speak_with = tuple(contact_words(contact) for contact in other.speak_with)
    return FormPage(
        title="Ask them to look",
        caption=f"{name} and {other.name}",
        form=form,
        groups=(Group(("why",)),),
        findings=finding_views(queried),
        intro=(
            "You work with one of these two people. Whoever works with the other sees your question under “Is "
            "somebody on file twice?” of the baby’s page. You learn nothing that their file holds.",
        ),
        inset_lead="Speak with" if speak_with else "",
        inset=speak_with,
        button="Send the question",
    )


def merged_page(form: Form, merged: Merged, queried: Iterable[Finding] = ()) -> MergedPage:
    undone = merged.undone_at
    rows = [
        pages.Row("Decided by", f"{merged.by}, {wording.moment_text(merged.at)}"),
        pages.Row("How they know", merged.why),
        pages.Row("What was moved", tuple(_moved(kind, count) for kind, count in merged.moved.items())),
        pages.Row("Babies you work with", tuple(name for _id, name in merged.babies)),
    ]
    if undone:
        rows.append(pages.Row("Undone by", f"{merged.undone_by}, {wording.moment_text(undone)}"))
        rows.append(pages.Row("Why", merged.undone_why))
    facts = [
        (label, both["kept"] or "–", both["merged"] or "–", "Second" if both["stands"] == "merged" else "First")
        for name, label in MERGE_FIELDS.items()
        if (both := merged.fields.get(name))
    ]
    back = merged.babies[0][0] if merged.babies else None
    return MergedPage(
        title=f"{merged.kept}: two entries again" if undone else f"{merged.kept} is one person on file",
        caption="Undone" if undone else "Two entries were made one",
        form=form,
        groups=(Group(("why",), "Not one person after all?", UNDO),),
        findings=finding_views(queried),
        table=pages.Table("What each entry said", ("Fact", "First entry", "Second entry", "Stands"), tuple(facts)),
        rows=tuple(rows),
        left=tuple(_left(one, dict(merged.babies)) for one in merged.left),
        stands=undone is None,
        back=pages.Link("The baby’s page", reverse("baby", args=[back])) if back else None,
        button="Make them two again",
    )


UNDO = (
    "Everything that was moved goes back. What was recorded since stays with the person it was recorded on; what "
    "cannot be told apart is listed for you to place."
)


def _moved(kind: str, count: int) -> str:
    return f"{Moved(kind).label}: {count}"


def _left(one: dict[str, str], babies: dict[UUID, str]) -> str:
    if one["kind"] == "value":
        label = MERGE_FIELDS.get(one["field"], "Address kept back").lower()
        return f"The {label} was changed after the merge, or cannot be told apart, and was left as it is. Check it."
    name = babies.get(UUID(one["baby"]), "") if one.get("baby") else ""
    if one["kind"] == "baby_since":
        return f"{name or 'A baby of another team'} was put on file after the merge. Check whose baby this is."
    what = Moved(one["kind"]).label.lower()
    return f"{wording.upper_first(what)}{f' ({name})' if name else ''}: changed since the merge and left where it is."

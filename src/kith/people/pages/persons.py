"""An adult of a baby's family: names, addresses, contact and needs; and the forms that add to them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from kith.design import pages, wording
from kith.design.forms import Form
from kith.kernel.findings import Finding
from kith.people.doors import Kept, Standing, Told
from kith.people.words import Characteristic, HistoryKind

from .parts import FormPage, Group, asked_to_explain, baby_link, finding_views

HEADS: dict[HistoryKind, tuple[str, str]] = {
    HistoryKind.NAME: ("Name", "Kind"),
    HistoryKind.ADDRESS: ("Address", ""),
    HistoryKind.CONTACT: ("Number or address", "Kind"),
}
EMPTY: dict[HistoryKind, str] = {
    HistoryKind.NAME: "No name is recorded.",
    HistoryKind.ADDRESS: "No address is recorded.",
    HistoryKind.CONTACT: "No phone number or email is recorded.",
}


@dataclass(frozen=True)
class Block:
    """One kind of history: its table, and the way to add to it."""

    table: pages.Table
    add: pages.Link


@dataclass(frozen=True, kw_only=True)
class PersonPage:
    title: str
    caption: str
    interpreter: str
    findings: tuple[pages.FindingView, ...]
    withheld: bool
    standing: tuple[tuple[tuple[pages.Row, ...], pages.Link], ...]
    withhold: pages.Link
    blocks: tuple[Block, ...]
    needs: tuple[pages.Row, ...]
    needs_change: pages.Link
    about: tuple[pages.Row, ...]
    about_change: pages.Link
    numbers: tuple[pages.Row, ...]
    numbers_add: pages.Link
    described: pages.Link
    others: tuple[pages.Link, ...]
    back: pages.Link


@dataclass(frozen=True, kw_only=True)
class PersonFacts:
    """Everything a person's page is made from."""

    baby_id: UUID
    person_id: UUID
    name: str
    relation: str
    withheld: bool
    interpreter: str
    history: Mapping[HistoryKind, Sequence[Kept]]
    standing: Sequence[Standing]
    needs: Mapping[Characteristic, Told]
    about: Mapping[Characteristic, Told]
    numbers: tuple[pages.Row, ...]
    adults: Sequence[tuple[UUID, str, str]]
    found: Sequence[Finding]


def person_page(facts: PersonFacts, today: date) -> PersonPage:
    ids = [facts.baby_id, facts.person_id]
    return PersonPage(
        title=facts.name,
        caption=facts.relation,
        interpreter=facts.interpreter,
        findings=finding_views(facts.found),
        withheld=facts.withheld,
        standing=tuple(_standing(one, ids) for one in facts.standing),
        withhold=pages.Link("Keep this address back", reverse("person_withhold", args=ids)),
        blocks=tuple(_block(kind, rows, ids, today) for kind, rows in facts.history.items()),
        needs=told_rows(facts.needs),
        needs_change=pages.Link("Change language and needs", reverse("person_told", args=[*ids, "needs"])),
        about=told_rows(facts.about),
        about_change=pages.Link("Change what they say about themselves", reverse("person_told", args=[*ids, "about"])),
        numbers=facts.numbers,
        numbers_add=pages.Link("Add a number or a GP practice", reverse("identifier_add", args=ids)),
        described=pages.Link(
            "The baby’s ethnic group, as the parents describe it", reverse("baby_told", args=[facts.baby_id])
        ),
        others=tuple(
            pages.Link(f"{name}, {wording.lower_first(relation)}", reverse("person", args=[facts.baby_id, pk]))
            for pk, name, relation in facts.adults
            if pk != facts.person_id
        ),
        back=baby_link(facts.baby_id, "The baby’s page"),
    )


def _block(kind: HistoryKind, rows: Sequence[Kept], ids: list[UUID], today: date) -> Block:
    what, sort = HEADS[kind]
    head = (what, *((sort,) if sort else ()), "From", "Until", "Who told us", "Change")
    cells = tuple(_cells(kind, one, ids, today, sort=bool(sort)) for one in rows)
    table = pages.Table(kind.label, head, cells, empty=EMPTY[kind])
    return Block(table, pages.Link(f"Add {kind.one}", reverse("history_add", args=[*ids, kind.value])))


def _cells(kind: HistoryKind, one: Kept, ids: list[UUID], today: date, *, sort: bool) -> tuple[pages.Cell, ...]:
    now = one.current(today)
    until = "Now" if now and one.until is None else wording.day_text(one.until) if one.until else ""
    recorded = f"Recorded {wording.day_text(one.recorded_at)}" if one.recorded_at else ""
    source = one.source.label if one.source else "Not recorded"
    at = [*ids, kind.value]
    href = reverse("history_change", args=[*at, one.id]) if one.id else reverse("history_add", args=at)
    change = pages.Cell("–") if one.withheld else pages.Cell("Change", href, hidden=one.what)
    return (
        pages.Cell(one.what, note=one.note, tag=None if now else pages.Tag("Earlier")),
        *((pages.Cell(one.kind),) if sort else ()),
        pages.Cell(wording.day_text(one.since) if one.since else "Not known"),
        pages.Cell(until),
        pages.Cell(source, note=" ".join((recorded, f"by {one.recorded_by}" if one.recorded_by else "")).strip()),
        change,
    )


def _standing(one: Standing, ids: list[UUID]) -> tuple[tuple[pages.Row, ...], pages.Link]:
    rows = (
        pages.Row("Kept from", one.kept_from),
        pages.Row("Why", one.reason),
        pages.Row("Since", wording.day_text(one.since) if one.since else ""),
        pages.Row(
            "To be looked at again", wording.day_text(one.review_on) if one.review_on else "", missing="No day set"
        ),
        pages.Row("Recorded", f"{wording.day_text(one.recorded_at)} by {one.recorded_by or 'Kith'}"),
    )
    return rows, pages.Link("Show the address again", reverse("person_lift", args=[*ids, one.id]))


def told_rows(told: Mapping[Characteristic, Told]) -> tuple[pages.Row, ...]:
    return tuple(pages.Row(question.label, one.text, missing="Not asked") for question, one in told.items())


@dataclass(frozen=True, kw_only=True)
class PersonForm:
    """A form about an adult, before and after it was sent."""

    form: Form
    name: str
    title: str
    groups: tuple[Group, ...]
    back: pages.Link
    intro: tuple[str, ...] = ()
    button: str = "Save"

    def page(
        self,
        *,
        queried: Iterable[Finding] = (),
        conflict: pages.Conflict | None = None,
        hidden: tuple[tuple[str, str], ...] = (),
    ) -> FormPage:
        findings = tuple(queried)
        return FormPage(
            title=self.title,
            caption=self.name,
            form=self.form,
            groups=asked_to_explain(self.form, findings, self.groups),
            findings=finding_views(findings),
            intro=self.intro,
            conflict=conflict,
            back=self.back,
            button=self.button,
            hidden=hidden,
        )


HISTORY_GROUPS: dict[HistoryKind, tuple[str, ...]] = {
    HistoryKind.NAME: ("given_name", "family_name", "kind", "since", "until", "source"),
    HistoryKind.ADDRESS: (
        "address", "postcode", "since", "until", "earlier_ended", "babies_too", "withheld", "source",
    ),
    HistoryKind.CONTACT: ("means", "safe", "safe_words", "preferred", "since", "until", "source"),
}  # fmt: skip


def history_groups(kind: HistoryKind, *, correcting: bool) -> tuple[Group, ...]:
    return (Group((*HISTORY_GROUPS[kind], *(("mistaken",) if correcting else ()))),)


def history_conflict(newer: Kept, yours: str) -> pages.Conflict:
    """What somebody recorded meanwhile, beside what was typed."""
    when = f"on {wording.moment_text(newer.recorded_at)}" if newer.recorded_at else ""
    return pages.Conflict(newer.recorded_by or "Somebody", when, (pages.ConflictRow("What stands", newer.what, yours),))


def answers_conflict(newer: Iterable[Told], yours: Mapping[Characteristic, str]) -> pages.Conflict:
    rows = tuple(newer)
    first = rows[0]
    return pages.Conflict(
        who=first.recorded_by or "Somebody",
        when=f"on {wording.moment_text(first.recorded_at)}" if first.recorded_at else "",
        rows=tuple(
            pages.ConflictRow(one.question.label, one.text or "Not asked", yours.get(one.question, "")) for one in rows
        ),
    )


WITHHOLD_GROUPS = (Group(("kept_from", "reason", "since", "review_on", "source")),)


def withhold_form(form: Form, name: str, back: pages.Link) -> PersonForm:
    return PersonForm(
        form=form,
        name=name,
        title="Keep this address back",
        groups=WITHHOLD_GROUPS,
        back=back,
        intro=(
            "From now on no page, list, search, document or message of Kith shows this address, to anybody. So that "
            "it cannot be worked out, that of whoever lives with the same baby is kept back too.",
            "Kith does not know what other systems show. Tell the agencies who work with the family.",
        ),
        button="Keep it back now",
    )


def lift_form(form: Form, name: str, back: pages.Link) -> PersonForm:
    return PersonForm(
        form=form,
        name=name,
        title="Show the address again",
        groups=(Group(("reason", "sure")),),
        back=back,
        intro=("Everybody who works with this family will see it again, unless another decision stands.",),
        button="Show it again",
    )


def told_form(form: Form, title: str, name: str, back: pages.Link) -> PersonForm:
    names = [name for name in form.fields_in_order if not name.endswith("_number") and name != "explained"]
    names.sort(key=lambda one: one == "source")
    return PersonForm(
        form=form,
        name=name,
        title=title,
        groups=(Group(tuple(names)),),
        back=back,
        intro=(
            "Ask, and write what they say. “Prefers not to say” is an answer. Nobody has to answer any of these to "
            "get help.",
        ),
    )

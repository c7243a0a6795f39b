"""The pre-birth assessment: its parts, what the rules say, its forms; and what to do if."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from kith.design import wording
from kith.design.pages import Conflict, ConflictRow, Link, Row, Tag
from kith.kernel import handbook
from kith.kernel.handbook.pathway import WhatIf
from kith.prebirth import rules
from kith.prebirth.words import AfterAssessment, FactSource

from . import parts
from .parts import FormPage, Group, Section, ThingPage, address

if TYPE_CHECKING:
    from kith.prebirth.doors import Assessment, Part

FACTS = (
    "Each fact has a source. Facts are never counted and never added up: two families with the same facts may need "
    "different help."
)


def assessment_page(found: "Assessment", *, now: datetime) -> ThingPage:
    baby, done = found.baby, found.done
    links = (Link("Complete the assessment", address("assessment_finish", baby.pk)),) if found.may_record else ()
    sections = [_part(one, found, now) for one in found.parts]
    if done is not None:
        sections.insert(0, _done(done, now))
    follow = rules.strategy_when_harm_is_likely(AfterAssessment(done.follows), found.path.facts.level) if done else None
    return ThingPage(
        title="Assessment before birth",
        caption=parts.caption(baby, found.today),
        back=parts.back_to_pathway(baby.pk),
        stage=Tag("Complete") if done else Tag("Being written", "action"),
        links=(*links, Link("What do I do if …", address("what_if"))),
        findings=(*parts.findings((follow,)), *parts.findings(found.findings)),
        sections=tuple(sections),
    )


def _done(done: Any, now: datetime) -> Section:
    rows = (
        Row("What it means for this baby", parts.as_lines(done.analysis)),
        Row("What follows", (AfterAssessment(done.follows).label, done.follows_words)),
        Row("What the parents said", parts.as_lines(done.parents_said)),
        Row("Still not known", parts.as_lines(done.left_open), missing="Nothing was left open"),
        Row("Completed by", parts.by(done.recorded_by, done.recorded_at, now=now)),
    )
    return Section(heading="What the assessment says", rows=rows)


def _part(one: "Part", found: "Assessment", now: datetime) -> Section:
    link = Link("Write this part", address("assessment_part", found.baby.pk, one.key), hidden=f": {one.name}")
    links = (link,) if found.may_record else ()
    page = one.page
    if page is None:
        return Section(heading=one.name, empty="Not written yet.", links=links)
    labels = {factor.code: factor.label for factor in found.factors}
    facts = tuple(
        f"{labels.get(each['code'], each['code'])}: {each['words']} ({FactSource(each['source']).label.lower()})"
        for each in page.factors
    )
    rows = [Row(each.label, parts.as_lines(page.answers.get(each.code, ""))) for each in found.asked(one.part)]
    rows += (
        [Row("Spoken with", page.seen, missing="Nobody has spoken with them")]
        if one.part in {"mother", "carer"}
        else []
    )
    rows += [
        Row("What is strong", parts.as_lines(page.strengths)),
        Row("Facts that call for care", facts, missing="None recorded"),
        Row("Written by", parts.by(page.recorded_by, page.recorded_at, now=now)),
    ]
    return Section(heading=one.name, rows=tuple(rows), links=links)


def part_form(found: "Assessment", one: "Part", form: Any, *, conflict: Conflict | None = None) -> FormPage:
    asked = tuple(f"q_{each.code}" for each in found.asked(one.part))
    seen = ("seen",) if "seen" in form.fields else ()
    factors = tuple(name for each in found.offered(one.part) for name in (f"f_{each.code}", f"w_{each.code}"))
    return FormPage(
        title=one.name,
        caption=f"Assessment before birth. {parts.caption(found.baby, found.today)}",
        back=_back(found),
        form=form,
        groups=(
            Group((*asked, *seen)),
            Group(("strengths",), "What is strong"),
            *((Group(factors, "Facts that call for care", FACTS),) if factors else ()),
        ),
        intro=("Answer what you know. It is kept as you type; earlier versions stay.",),
        base=form.base,
        conflict=conflict,
    )


def part_conflict(one: "Part", form: Any) -> Conflict:
    """The version saved meanwhile, beside what was typed."""
    page = one.page
    assert page is not None, "a conflict is with a version"
    rows = [ConflictRow("What is strong", page.strengths, str(form.value_of("strengths") or ""))]
    rows += [
        ConflictRow(form.fields[f"q_{code}"].label, words, str(form.value_of(f"q_{code}") or ""))
        for code, words in page.answers.items()
        if f"q_{code}" in form.fields
    ]
    return Conflict(page.recorded_by.full_name, wording.moment_text(page.recorded_at), tuple(rows))


def _back(found: "Assessment") -> Link:
    return Link("Back to the assessment", address("assessment", found.baby.pk))


def finish_form(found: "Assessment", form: Any) -> FormPage:
    return FormPage(
        title="Complete the assessment",
        caption=parts.caption(found.baby, found.today),
        back=_back(found),
        form=form,
        groups=(Group(("analysis", "follows", "follows_words", "parents_said", "left_open")),),
        button="Complete it",
        findings=parts.findings(found.findings),
        intro=("You can complete it with something left open. Say what, and who finds out.",),
    )


def what_if_page() -> ThingPage:
    """Every question, each one tap from its answer."""
    answers = handbook.current().pathway_help().answers
    return ThingPage(
        title="What do I do if …",
        caption="Pregnancy pathway",
        back=Link("Open pregnancies", address("pathways")),
        sections=(
            Section(
                heading="Choose what fits best",
                rows=tuple(Row(one.question, _first(one), href=address("what_if_answer", one.code)) for one in answers),
            ),
        ),
    )


def _first(one: WhatIf) -> str:
    return one.does[0]


def answer_page(one: WhatIf) -> ThingPage:
    return ThingPage(
        title=f"What do I do if {one.question}?",
        caption="Pregnancy pathway",
        back=Link("All questions", address("what_if")),
        sections=(
            Section(
                heading="Do this, in this order", words=tuple(f"{n}. {said}" for n, said in enumerate(one.does, 1))
            ),
            Section(heading="Where this comes from", words=(one.procedure, parts.sourced(one))),
        ),
    )

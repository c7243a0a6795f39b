"""Pregnancy, birth and details: what is known, how we know it, and what can be added."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from kith.design import pages, wording
from kith.people.doors import BabyVersion, Details, EndingLine, NumberLine
from kith.people.words import CameToNotice, Mobility

from . import expecting

NOTICE = {CameToNotice.CONCEALED, CameToNotice.UNBOOKED, CameToNotice.LATE_BOOKED}


@dataclass(frozen=True, kw_only=True)
class Section:
    """Some details under a heading, and what can be added to them."""

    key: str
    heading: str
    rows: tuple[pages.Row, ...] = ()
    lead: str = ""
    history: pages.Table | None = None
    actions: tuple[pages.Link, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PregnancyPage:
    title: str
    caption: str
    back: pages.Link
    facts: tuple[pages.KeyFact, ...]
    tags: tuple[pages.Tag, ...]
    quiet: str
    main: pages.Link | None
    pathway: pages.Link | None
    sections: tuple[Section, ...]
    siblings: tuple[pages.Link, ...]
    sibling_lead: str
    close: pages.Link | None


def pregnancy_page(about: Details) -> PregnancyPage:
    over = about.ended is not None
    return PregnancyPage(
        title="Pregnancy, birth and details",
        caption=about.name if over else f"{about.name}, {about.age}",
        back=pages.Link(about.name, reverse("baby", args=[about.baby_id])),
        facts=() if over else _facts(about),
        tags=() if over else _tags(about),
        quiet=about.ended.says if about.ended else "",
        main=None if over or about.born else _link(about, "Record the birth", "birth"),
        pathway=None if over else _pathway(about),
        sections=tuple(section for section in _sections(about) if section),
        siblings=_siblings(about),
        sibling_lead=_sibling_lead(about),
        close=None if over else _link(about, "A loss, a death, a move, or not pregnant: close this file", "ending"),
    )


def _tags(about: Details) -> tuple[pages.Tag, ...]:
    care = about.pregnancy.care
    return tuple(pages.Tag(state.label, "soon") for state in (care.states if care else ()) if state in NOTICE)


def _pathway(about: Details) -> pages.Link:
    return pages.Link("Steps before and after birth: the pathway", reverse("pathway", args=[about.baby_id]))


def _link(about: Details, text: str, name: str, *args: str, hidden: str = "") -> pages.Link | None:
    return pages.Link(text, reverse(name, args=[about.baby_id, *args]), hidden) if about.may_record else None


def _links(*links: pages.Link | None) -> tuple[pages.Link, ...]:
    return tuple(link for link in links if link is not None)


def _facts(about: Details) -> tuple[pages.KeyFact, ...]:
    facts = []
    if about.born and about.date_of_birth:
        facts.append(pages.KeyFact("Born", wording.day_text(about.date_of_birth)))
        at_birth = about.born_at.in_words if about.born_at else "Not known"
        facts.append(pages.KeyFact("Gestation at birth", at_birth))
    elif about.expected_on:
        facts.append(
            pages.KeyFact(
                "Expected",
                wording.day_text(about.expected_on),
                expecting.rests_on(expecting.standing(about.pregnancy.dates)),
            )
        )
        if about.gestation:
            facts.append(pages.KeyFact("Pregnancy", about.gestation.in_words))
    babies = about.pregnancy.babies - sum(1 for one in about.pregnancy.siblings if one.ended_as)
    if babies > 1:
        facts.append(pages.KeyFact("Babies", str(babies)))
    return tuple(facts)


def _sections(about: Details) -> tuple[Section | None, ...]:
    if about.ended:
        return (_ending(about), _care(about), _dates(about), _birth(about))
    return (
        _birth(about),
        _dates(about),
        _care(about),
        _movement(about),
        _number(about),
        _mother(about),
        _ending(about),
    )


def _dates(about: Details) -> Section:
    rows = tuple(
        (
            pages.Cell(wording.day_text(one.expected_on), tag=_date_tag(one)),
            _capital(expecting.rests_on(one)) + (f", {wording.day_text(one.estimated_on)}" if one.estimated_on else ""),
            one.words,
            _by(one.who, one.agency, one.recorded_at),
        )
        for one in about.pregnancy.dates
    )
    head = ("Expected", "Rests on", "Who said so", "Recorded by")
    table = pages.Table(
        "Every expected date, the newest record first", head, rows, "None recorded.", caption_hidden=True
    )
    several = f"{about.pregnancy.babies} babies" if about.pregnancy.babies > 1 else "One baby, as far as is known"
    return Section(
        key="dates",
        heading="Expected date",
        lead=expecting.which_counts(about.pregnancy.dates),
        history=table,
        rows=() if about.ended or about.born else (pages.Row("Babies", several),),
        actions=()
        if about.ended
        else _links(
            _link(about, "Record an expected date", "expected_date"),
            None if about.born else _link(about, "Record how many babies", "babies_expected"),
        ),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _date_tag(one: object) -> pages.Tag | None:
    if getattr(one, "stands", False):
        return pages.Tag("Stands", "action")
    return pages.Tag("In error", "plain") if getattr(one, "replaced", False) else None


def _by(who: str, agency: str, when: datetime | None) -> str:
    name = ", ".join(part for part in (who, agency) if part) or "Not known"
    return f"{name}, {wording.short_day_text(when)}" if when else name


def _care(about: Details) -> Section:
    care = about.pregnancy.care
    if not about.pregnancy.care_open:
        return Section(
            key="care",
            heading="The mother’s booking",
            lead=f"This is the mother’s own health. It is not open to you: {about.pregnancy.care_open.because}.",
        )
    change = _link(about, "Record the booking", "booking")
    if care is None:
        return Section(key="care", heading="The mother’s booking", lead="Not recorded.", actions=_links(change))
    booked = wording.day_text(care.booked_on) if care.booked_on else care.booking.label
    at = f"at {care.gestation.in_words}" if care.gestation else ""
    rows = (
        pages.Row("Came to notice", tuple(state.label for state in care.states)),
        pages.Row("Booked", ", ".join(part for part in (booked, at, care.booked_at) if part)),
        pages.Row("Concealed or denied", care.concealed.label),
        pages.Row("What else", care.words),
        pages.Row("Recorded by", _by(care.who, care.agency, care.recorded_at)),
    )
    lead = f"The mother’s own health: open to you because {about.pregnancy.care_open.because}."
    return Section(key="care", heading="The mother’s booking", lead=lead, rows=rows, actions=_links(change))


def _birth(about: Details) -> Section | None:
    stands = about.stands
    name = " ".join(part for part in (stands.given_name, stands.family_name) if part)
    rows = [pages.Row("Name", name, missing="No name yet"), pages.Row("Sex", about.sex.label)]
    if about.born and about.date_of_birth:
        time = f" at {wording.clock_text(stands.born_at)}" if stands.born_at else ""
        rows += [
            pages.Row("Born", f"{wording.day_text(about.date_of_birth)}{time}"),
            pages.Row("Where", stands.place),
            pages.Row("Gestation at birth", about.born_at.in_words if about.born_at else ""),
            pages.Row("Weight", f"{wording.number_text(stands.weight_grams)} g" if stands.weight_grams else ""),
            pages.Row("Order of birth", str(stands.birth_order) if stands.birth_order else "", missing="Not recorded"),
        ]
    if stands.number:
        rows.append(pages.Row("Recorded by", _by(stands.who, stands.agency, stands.recorded_at)))
    another = about.pregnancy.several and about.born
    return Section(
        key="birth",
        heading="Birth and name" if about.born else "The baby",
        rows=tuple(rows),
        history=_versions(about.versions) if len(about.versions) > 1 else None,
        actions=()
        if about.ended
        else _links(
            _link(about, "Record the birth of another baby of this pregnancy", "birth_another") if another else None,
            _link(about, "Put this right", "correct", hidden="about the baby"),
        ),
    )


def _versions(versions: tuple[BabyVersion, ...]) -> pages.Table:
    rows = tuple(
        (
            _by(one.who, one.agency, one.recorded_at),
            " ".join(part for part in (one.given_name, one.family_name) if part) or "No name",
            wording.day_text(one.date_of_birth) if one.date_of_birth else "Not born",
            wording.clock_text(one.born_at) if one.born_at else "",
            one.why,
        )
        for one in versions
    )
    head = ("Recorded by", "Name", "Born", "Time", "What was wrong before")
    return pages.Table("What was recorded, the newest first", head, rows)


def _movement(about: Details) -> Section | None:
    if not about.born:
        return None
    is_so = about.non_mobile.is_so
    said = {True: "Yes", False: "No", None: "Not known: nobody has recorded how the baby moves"}[is_so]
    rows = (
        pages.Row("Movement", Mobility(about.mobility).label),
        pages.Row("Counts as non-mobile", (said, f"{about.non_mobile.label}. {about.non_mobile.source}")),
    )
    history = pages.Table(
        "How the baby moved, the newest day first",
        ("Day", "Movement", "How we know", "Recorded by"),
        tuple(
            (
                wording.day_text(one.seen_on),
                pages.Cell(one.stage.label, note=one.words),
                f"{one.basis.label}: {one.said_by}",
                _by(one.who, one.agency, one.recorded_at),
            )
            for one in about.movement
        ),
        "No record says how we know.",
        caption_hidden=True,
    )
    action = _links(_link(about, "Record how the baby moves", "movement"))
    return Section(key="movement", heading="Movement", rows=rows, history=history, actions=action)


def _number(about: Details) -> Section:
    if not about.born:
        lead = "A baby is given a number when it is born. Until then the mother’s is used."
        return Section(key="number", heading="NHS number", lead=lead)
    rows = (pages.Row("NHS number", about.nhs_number, tag=_verified(about.numbers, about.nhs_number)),)
    action = _links(_link(about, "Record the NHS number", "nhs_number"))
    return Section(key="number", heading="NHS number", rows=(*rows, *_source(about.numbers)), actions=action)


def _verified(numbers: tuple[NumberLine, ...], number: str) -> pages.Tag | None:
    if not number:
        return None
    checked = bool(numbers) and numbers[0].verified
    return pages.Tag("Checked" if checked else "Not checked", "plain" if checked else "soon")


def _source(numbers: tuple[NumberLine, ...]) -> tuple[pages.Row, ...]:
    if not numbers:
        return (pages.Row("Where it comes from"),)
    newest = numbers[0]
    when = f", {wording.day_text(newest.said_on)}" if newest.said_on else ""
    return (
        pages.Row("Where it comes from", (f"{newest.source.label}{when}", _by(newest.who, "", newest.recorded_at))),
    )


def _mother(about: Details) -> Section:
    mother = about.mother
    rows = [
        pages.Row("Name", mother.name),
        pages.Row("Date of birth", wording.day_text(mother.date_of_birth) if mother.date_of_birth else ""),
        pages.Row("NHS number", mother.nhs_number, tag=_verified(about.mothers_numbers, mother.nhs_number)),
    ]
    if about.mother_died_on:
        rows.append(pages.Row("Died", wording.day_text(about.mother_died_on)))
    history = pages.Table(
        "Her dates as they were recorded, the newest first",
        ("Recorded by", "Date of birth", "Died", "What was wrong before"),
        tuple(
            (
                _by(one.who, "", one.recorded_at),
                wording.day_text(one.date_of_birth) if one.date_of_birth else "",
                wording.day_text(one.died_on) if one.died_on else "",
                one.why,
            )
            for one in about.mother_versions
        ),
    )
    actions = _links(
        _link(about, "Put her dates right", "mother_dates"), _link(about, "Record her NHS number", "mothers_number")
    )
    kept = history if about.mother_versions else None
    return Section(key="mother", heading="The mother", rows=tuple(rows), history=kept, actions=actions)


def _ending(about: Details) -> Section | None:
    if not about.endings:
        return None
    rows = tuple(_ending_row(one) for one in about.endings)
    back = _link(about, "This was recorded in error", "ending_back") if about.ended else None
    return Section(key="ending", heading="How the file was closed", rows=rows, actions=_links(back))


def _ending_row(one: EndingLine) -> pages.Row:
    when = f", {wording.day_text(one.ended_on)}" if one.ended_on else ""
    recorded = f"Recorded by {_by(one.who, one.agency, one.recorded_at)}"
    if one.withdrawn:
        return pages.Row("Taken back", (f"Recorded in error: {one.words}", recorded))
    lines = (f"{one.kind.label}{when}", f"Told by: {one.said_by}", one.words, recorded)
    return pages.Row("Closed", tuple(line for line in lines if line))


def _siblings(about: Details) -> tuple[pages.Link, ...]:
    living = [one for one in about.pregnancy.siblings if not one.ended_as]
    return tuple(pages.Link(one.name, reverse("baby", args=[one.id])) for one in living)


def _sibling_lead(about: Details) -> str:
    """A lost twin is not named on the other's page: only that another file is closed, for who must know."""
    closed = any(one.ended_as for one in about.pregnancy.siblings)
    if about.ended or not (about.pregnancy.siblings):
        return ""
    return "Another file of this pregnancy is closed." if closed else "From the same pregnancy"

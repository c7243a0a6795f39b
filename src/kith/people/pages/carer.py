"""The page of one man, or another carer: everything known now, each fact with who told us; strengths before worries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from kith.access.actor import Actor
from kith.design import pages, wording
from kith.kernel import handbook
from kith.kernel.handbook.around import CarerNote
from kith.people import rules
from kith.people.doors import Man, OpenGap
from kith.people.words import (
    SIDED,
    CarerKind,
    Fact,
    Knowledge,
    Relationship,
    ResponsibilityBy,
    Restriction,
    Sex,
    Side,
    Stays,
    Topic,
    YesNoUnknown,
    where_lives,
)

from .gaps import gap_view
from .parts import finding_view


@dataclass(frozen=True)
class Section:
    """What is known on one topic, and where it is changed."""

    heading: str
    rows: tuple[pages.Row, ...]
    change: pages.Link


@dataclass(frozen=True)
class Told:
    """What the page tells the worker, with where that comes from."""

    title: str
    says: tuple[str, ...]
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class CarerPage:
    title: str
    caption: str
    tag: pages.Tag
    facts: tuple[pages.KeyFact, ...]
    findings: tuple[pages.FindingView, ...]
    prompt: Told | None
    guidance: tuple[Told, ...]
    strengths: str
    worries: str
    first: Section
    sections: tuple[Section, ...]
    entry: Section | None
    seen: pages.Table
    add_seen: pages.Link
    sources: pages.Link
    history: tuple[pages.TimelineEntry, ...]
    lawful: Told
    back: pages.Link


def carer_page(
    actor: Actor, baby_name: str, history: Sequence[Man], gaps: Iterable[OpenGap],
    entry: Sequence[pages.Row] = (), *, at: datetime,
) -> CarerPage:  # fmt: skip
    """The page from the newest record, with every record under it; `entry`: what his own entry on file says of him."""
    man, today = history[0], wording.london(at).date()
    note = rules.strengths_are_recorded_beside_worries(man.strengths, man.worries)
    findings = [gap_view(gap, at=at) for gap in gaps if gap.carer_id == man.carer_id]
    return CarerPage(
        title=called(man),
        caption=f"{man.relationship.label}, {baby_name}" if man.name else baby_name,
        tag=pages.Tag(man.knowledge.label, "soon" if man.is_gap else "plain"),
        facts=_key_facts(man),
        findings=(*findings, *((finding_view(note, brief=True),) if note else ())),
        prompt=_prompt(actor, man, at),
        guidance=_guidance(man),
        strengths=man.strengths,
        worries=man.worries,
        first=_who(man),
        sections=tuple(_section(man, topic) for topic in Topic if topic is not Topic.SOURCES),
        entry=_entry_section(man, entry),
        seen=seen_table(man),
        add_seen=pages.Link("Record that an agency met them", _address("carer_seen", man)),
        sources=pages.Link("Who told us each fact, and what has been checked", _address("carer_sources", man)),
        history=tuple(_entry(record) for record in history),
        lawful=told(handbook.current().carer_note("lawful", today)),
        back=pages.Link("Men and other carers", reverse("carers", args=[man.baby_id])),
    )


def _entry_section(man: Man, rows: Sequence[pages.Row]) -> Section | None:
    """Numbers, language and ethnic group are kept on the entry of somebody who has a name on file."""
    if man.person_id is None:
        return None
    link = pages.Link(
        "Names, addresses, numbers and needs, from when until when",
        reverse("person", args=[man.baby_id, man.person_id]),
    )
    return Section("Numbers, language and ethnic group", tuple(rows), link)


def called(man: Man) -> str:
    """A name, or who they are to the baby."""
    if man.name:
        return man.name
    return "The baby’s father" if man.relationship is Relationship.FATHER else man.relationship.label


def _address(name: str, man: Man) -> str:
    return reverse(name, args=[man.baby_id, man.carer_id])


def told(note: CarerNote) -> Told:
    return Told(note.title, note.says, f"{note.source} · {note.certainty.label}")


def _prompt(actor: Actor, man: Man, at: datetime) -> Told | None:
    """What the reader's own role records; the words of the handbook speak of men, so other carers have none."""
    if actor.role is None or man.kind is CarerKind.OTHER:
        return None
    prompt = handbook.current().carer_prompt(actor.role.value, wording.london(at).date())
    return Told("What your part records", prompt.says, prompt.certainty.label) if prompt else None


def _guidance(man: Man) -> tuple[Told, ...]:
    declined = man.knowledge is Knowledge.DECLINED_BY_MOTHER
    return (told(handbook.current().carer_note("declined")),) if declined else ()


def _key_facts(man: Man) -> tuple[pages.KeyFact, ...]:
    """What the others around the baby need to know first; nothing of somebody nobody has asked about."""
    if man.knowledge in {Knowledge.NOT_ASKED, Knowledge.DECLINED_BY_MOTHER, Knowledge.DOES_NOT_APPLY}:
        return ()
    last = f"{wording.day_text(man.seen_on)}, {man.seen_by}" if man.seen_on else "By nobody yet"
    return (
        pages.KeyFact("Lives with the baby", man.lives_with_baby.label),
        pages.KeyFact("Alone with the baby", man.sole_care.label),
        pages.KeyFact("Seen face to face", last),
        pages.KeyFact("Talked with about crying", YesNoUnknown(man.detail.icon_given).label),
    )


def _row(label: str, value: str, man: Man, fact: Fact | None = None) -> pages.Row:
    """A fact and, when there is one, who told us and whether it was checked."""
    if not value or fact is None:
        return pages.Row(label, value)
    return pages.Row(label, (value, source_words(man, fact)))


def source_words(man: Man, fact: Fact) -> str:
    """Who told us, and whether it was checked."""
    by = man.told(fact)
    if by.source is None:
        return "Source not recorded"
    return f"{by.source.said_of(man.kind)}; {'checked' if by.verified else 'not checked'}"


def _known(value: str) -> str:
    return "" if value == YesNoUnknown.UNKNOWN else YesNoUnknown(value).label


def _who(man: Man) -> Section:
    born = wording.day_text(man.date_of_birth) if man.date_of_birth else ""
    rows = [
        _row("Name", man.name, man, Fact.NAME),
        pages.Row("Other names", man.detail.aliases, missing="None recorded"),
        _row("Date of birth", born, man, Fact.DATE_OF_BIRTH),
        _row("To the baby", man.relationship.label, man, Fact.RELATIONSHIP if man.name else None),
    ]
    if man.relationship in SIDED:
        rows.append(pages.Row("Side of the family", Side(man.detail.side).label))
    if man.kind is CarerKind.OTHER:
        rows.append(pages.Row("Sex", Sex(man.detail.sex).label))
    if man.detail.deceased:
        rows.append(pages.Row("Has died", "Yes"))
    if man.next_step:
        rows.append(pages.Row("Next step", man.next_step))
    return Section("Who this is", tuple(rows), pages.Link("Change", _address("carer_record", man), "who this is"))


def _section(man: Man, topic: Topic) -> Section:
    link = pages.Link("Change", _address(f"carer_{topic}", man), wording.lower_first(topic.label))
    heading = topic.label if man.kind is CarerKind.MAN else topic.label.replace("his views", "their views")
    return Section(heading, _ROWS[topic](man), link)


def _home(man: Man) -> tuple[pages.Row, ...]:
    detail = man.detail
    often = Stays(detail.stays).label if detail.stays else ""
    lives = ", ".join(word for word in (_known(man.lives_with_baby), wording.lower_first(often)) if word)
    alone = ", ".join(word for word in (_known(man.sole_care), detail.alone_when) if word)
    where = where_lives(detail.address, detail.postcode, withheld=detail.withhold_address)
    return (
        _row("Lives or sleeps there", lives, man, Fact.LIVES_WITH_BABY),
        _row("Alone with the baby", alone, man, Fact.SOLE_CARE),
        _row("Phone", detail.phone, man, Fact.CONTACT),
        _row("Address", where, man, None if detail.withhold_address else Fact.ADDRESS),
    )


def _rights(man: Man) -> tuple[pages.Row, ...]:
    detail = man.detail
    how = ResponsibilityBy(detail.responsibility_by).label if detail.responsibility_by else ""
    has = ": ".join(word for word in (_known(detail.parental_responsibility), how) if word)
    limits = Restriction(detail.restriction).label if detail.restriction else ""
    said = ". ".join(word for word in (limits, detail.restriction_words) if word)
    return (
        _row("Parental responsibility", has, man, Fact.RESPONSIBILITY),
        pages.Row("On the birth certificate", _known(detail.on_birth_certificate)),
        _row("Limits on contact", said, man, Fact.RESTRICTION),
    )


def _picture(man: Man) -> tuple[pages.Row, ...]:
    """Strengths are shown first, above the sections; here is what is known of their life."""
    labels = {factor.code: factor for factor in handbook.current().carer_factors()}
    ticked = [labels[code] for code in man.detail.factors if code in labels]
    strong = tuple(factor.label for factor in ticked if factor.strength)
    other = tuple(factor.label for factor in ticked if not factor.strength)
    told_by = (source_words(man, Fact.FACTORS),) if ticked else ()
    return (
        pages.Row("What is strong", (*strong, *(told_by if strong else ()))),
        pages.Row("What is known of their life", (*other, *(told_by if other else ()))),
        _row("Other children", man.detail.other_children, man, Fact.OTHER_CHILDREN),
    )


def _support(man: Man) -> tuple[pages.Row, ...]:
    detail = man.detail
    labels = {support.code: support.label for support in handbook.current().carer_supports()}
    icon = _known(detail.icon_given) + (f", {wording.day_text(detail.icon_on)}" if detail.icon_on else "")
    return (
        pages.Row("Their views", detail.views, missing="Nobody has recorded them"),
        _row("Talked with about crying", icon, man, Fact.ICON),
        pages.Row("Help offered", tuple(labels.get(code, code) for code in detail.support_offered)),
        pages.Row("Help taken up", tuple(labels.get(code, code) for code in detail.support_accepted)),
        pages.Row("Invited to meetings", _known(detail.invited)),
        pages.Row("Came or sent views", _known(detail.attended)),
        pages.Row("Told of the plan", _known(detail.told_of_plan)),
    )


_ROWS = {Topic.HOME: _home, Topic.RIGHTS: _rights, Topic.PICTURE: _picture, Topic.SUPPORT: _support}


def seen_table(man: Man) -> pages.Table:
    """Every time an agency met them face to face, the newest first."""
    rows = tuple((wording.day_text(one.on), one.agency, one.words, one.recorded_by) for one in man.seen)
    head = ("When", "Agency", "Where, and how they were", "Recorded by")
    return pages.Table("Seen face to face", head, rows, empty="No agency has recorded seeing them face to face.")


def _entry(man: Man) -> pages.TimelineEntry:
    title = Topic(man.about).label if man.about else f"Who this is: {wording.lower_first(man.knowledge.label)}"
    if man.kind is CarerKind.OTHER:
        title = title.replace("his views", "their views")
    return pages.TimelineEntry(
        when=wording.moment_text(man.recorded_at),
        title=title,
        by=man.recorded_by,
        agency=man.agency,
        datetime=man.recorded_at.isoformat(),
    )


def back_to_carer(baby_id: UUID, carer_id: UUID, name: str) -> pages.Link:
    return pages.Link(name, reverse("carer", args=[baby_id, carer_id]))

"""The family as a picture, and the same as tables: whoever cannot see the one finds everything in the others."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse

from kith.design.graphviz import LayoutFailed
from kith.design.pages import Cell, Link, Table
from kith.design.wording import day_text, list_text, plural
from kith.people import doors
from kith.people.drawing import Picture, genogram
from kith.people.drawing.labels import age_words, called
from kith.people.words import Knowledge, Side, Source

NOT_SAID = "Not recorded"
NO_PICTURE = "The picture could not be drawn this time. Everything it would show is in the tables below."


@dataclass(frozen=True)
class FamilyPage:
    """A family drawn and told."""

    title: str
    caption: str
    back: Link
    picture: Picture | None
    failed: str
    summary: str
    hrefs: dict[str, str]
    tables: tuple[Table, ...]
    onward: tuple[Link, ...]
    large: Link


def family_page(family: doors.Family, name: str, own: Iterable[UUID], today: date) -> FamilyPage:
    """`own` are the carers with a page under this baby that the reader may open."""
    told = _Told(family, frozenset(own), today)
    try:
        picture = genogram(family, today)
    except LayoutFailed:
        picture = None
    return FamilyPage(
        title="Family picture",
        caption=name,
        back=Link("The baby’s page", reverse("baby", args=[family.baby_id])),
        picture=picture,
        failed="" if picture else NO_PICTURE,
        summary=told.summary(),
        hrefs={one.key: told.href(one.person_id) or "#people" for one in picture.people} if picture else {},
        tables=told.tables(),
        onward=(Link("Who is involved, and from which agency", reverse("network", args=[family.baby_id])),),
        large=Link("Large family picture, and the same in words", reverse("family", args=[family.baby_id])),
    )


class _Told:
    """The family in words."""

    def __init__(self, family: doors.Family, own: frozenset[UUID], today: date) -> None:
        self.family, self.own, self.today = family, own, today
        self.people = {person.id: person for person in family.people}

    def summary(self) -> str:
        homes = sum(len(home.members) > 1 for home in self.family.households)
        parts = (
            plural(len(self.people), "person", "people"),
            plural(len(self.family.unions), "couple"),
            plural(homes, "household"),
        )
        return f"{list_text(parts)}, from what has been recorded. The tables below say the same in words."

    def tables(self) -> tuple[Table, ...]:
        return (self._persons(), self._couples(), self._parents(), self._homes(), self._bonds())

    def called(self, person_id: UUID) -> str:
        return called(self.people[person_id])

    def href(self, person_id: UUID) -> str:
        """The person's own page, when there is one that the reader may open."""
        person = self.people[person_id]
        if person.baby_id:
            return reverse("baby", args=[person.baby_id])
        if person.carer_id in self.own:
            return reverse("carer", args=[self.family.baby_id, person.carer_id])
        return ""

    def _who(self, person_id: UUID) -> Cell:
        return Cell(self.called(person_id), href=self.href(person_id))

    def _persons(self) -> Table:
        rows = tuple(
            (
                self._who(person.id),
                _relationship(person),
                person.sex.label,
                _born(person, self.today),
                "Known" if person.knowledge is Knowledge.KNOWN else person.knowledge.label,
            )
            for person in reversed(self.family.people)
        )
        return Table("People", ("Name", "Who", "Sex", "Born", "How much is known"), rows)

    def _couples(self) -> Table:
        rows = tuple(
            (
                f"{self.called(one.one)} and {self.called(one.other)}",
                one.status.label,
                day_text(one.since) if one.since else NOT_SAID,
                _told_by(one.source, one.recorded_at, ""),
            )
            for one in self.family.unions
        )
        empty = "No couple has been recorded."
        return Table("Couples and parents together", ("Who", "How", "Since", "Source"), rows, empty=empty)

    def _parents(self) -> Table:
        rows = tuple(
            (
                self.called(one.parent),
                self.called(one.child),
                one.kind.label,
                "Confirmed" if one.certain else "Not confirmed",
            )
            for one in self.family.parentage
        )
        return Table("Parents and children", ("Parent", "Child", "How", "Confirmed"), rows)

    def _homes(self) -> Table:
        rows = tuple(
            (
                "The baby’s household" if home.with_baby else f"Another household ({number})",
                list_text([self.called(one) for one in home.members]),
            )
            for number, home in enumerate(self.family.households, start=1)
        )
        empty = "Nobody has recorded who lives with whom."
        return Table("Who lives with whom", ("Household", "Who lives there"), rows, empty=empty)

    def _bonds(self) -> Table:
        rows = tuple(
            (
                f"{self.called(one.one)} and {self.called(one.other)}",
                Cell(one.quality.label, note=one.words),
                day_text(one.since) if one.since else NOT_SAID,
                Cell(_told_by(one.source, one.recorded_at, one.recorded_by), note=_checked(one.verified)),
            )
            for one in self.family.bonds
            if one.one in self.people and one.other in self.people
        )
        empty = "Nobody has recorded how people in this family are with each other."
        return Table("How people are with each other", ("Who", "How", "Since", "Source"), rows, empty=empty)


def _relationship(person: doors.FamilyPerson) -> str:
    side = f", {person.side.label[0].lower()}{person.side.label[1:]}" if person.side is not Side.UNKNOWN else ""
    return f"{person.relationship}{side}"


def _born(person: doors.FamilyPerson, today: date) -> str:
    if person.deceased:
        return "Has died"
    if person.date_of_birth:
        return f"{day_text(person.date_of_birth)}, {age_words(person, today)}"
    return f"Expected {day_text(person.expected_on)}" if person.expected_on else NOT_SAID


def _checked(verified: bool) -> str:
    return "Checked" if verified else "Not checked"


def _told_by(source: Source | None, at: datetime | None, who: str) -> str:
    """Who said so, and when it was recorded by whom."""
    if source is None and at is None:
        return "From who they are to the baby"
    said = source.label if source else "Source not recorded"
    recorded = f"; recorded {day_text(at)}" if at else ""
    return f"{said}{recorded}{f' by {who}' if who and at else ''}"

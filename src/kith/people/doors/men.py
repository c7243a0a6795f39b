"""The men and the other carers in a baby's life: what is known now, from whom, and what was recorded when."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, OuterRef, QuerySet, When
from django.db.models.functions import JSONObject

from kith.access.actor import Actor
from kith.kernel.findings import Finding
from kith.people import rules, words
from kith.people.models import CarerSeen, MaleCarerRecord
from kith.people.words import CarerKind, Fact, Knowledge, Relationship, Sex, Side, Source, YesNoUnknown

from . import files, withheld


@dataclass(frozen=True, kw_only=True)
class Detail:
    """Everything recorded about somebody beyond who he is, by the names of the record. Answers are as kept: codes.

    A withheld address is not in here.
    """

    aliases: str = ""
    sex: str = Sex.UNKNOWN
    side: str = Side.UNKNOWN
    deceased: bool = False
    phone: str = ""
    address: str = ""
    postcode: str = ""
    withhold_address: bool = False
    lives_with_baby: str = YesNoUnknown.UNKNOWN
    stays: str = ""
    sole_care: str = YesNoUnknown.UNKNOWN
    alone_when: str = ""
    parental_responsibility: str = YesNoUnknown.UNKNOWN
    responsibility_by: str = ""
    on_birth_certificate: str = YesNoUnknown.UNKNOWN
    restriction: str = ""
    restriction_words: str = ""
    strengths: str = ""
    worries: str = ""
    factors: tuple[str, ...] = ()
    other_children: str = ""
    support_offered: tuple[str, ...] = ()
    support_accepted: tuple[str, ...] = ()
    icon_given: str = YesNoUnknown.UNKNOWN
    icon_on: date | None = None
    views: str = ""
    told_of_plan: str = YesNoUnknown.UNKNOWN
    invited: str = YesNoUnknown.UNKNOWN
    attended: str = YesNoUnknown.UNKNOWN


@dataclass(frozen=True, kw_only=True)
class SeenBy:
    """He was seen face to face."""

    on: date
    agency_id: UUID
    agency: str
    words: str = ""
    recorded_by: str = ""


@dataclass(frozen=True)
class From:
    """Who told us a fact, and whether somebody has checked it."""

    source: Source | None
    verified: bool


@dataclass(frozen=True, kw_only=True)
class Man:
    """What is known now about one man, or another carer; `gap` is what is still to be found out, or None."""

    carer_id: UUID
    baby_id: UUID
    kind: CarerKind
    number: int
    knowledge: Knowledge
    relationship: Relationship
    name: str
    given_name: str
    family_name: str
    date_of_birth: date | None
    lives_with_baby: YesNoUnknown
    sole_care: YesNoUnknown
    source: Source | None
    verified: bool
    facts_from: dict[Fact, From]
    seen: tuple[SeenBy, ...]
    detail: Detail
    strengths: str
    worries: str
    next_step: str
    about: str
    recorded_at: datetime
    recorded_by: str
    recorded_by_id: UUID | None
    agency: str
    person_id: UUID | None = None
    gap: Finding | None = field(default=None)

    @property
    def is_gap(self) -> bool:
        return self.knowledge.is_gap

    @property
    def seen_on(self) -> date | None:
        return self.seen[0].on if self.seen else None

    @property
    def seen_by(self) -> str:
        return self.seen[0].agency if self.seen else ""

    def told(self, fact: Fact) -> From:
        """Who told us this fact: its own source, or else that of the whole record."""
        return self.facts_from.get(fact) or From(self.source, self.verified)

    @property
    def facts(self) -> rules.ManFacts:
        return rules.ManFacts(
            relationship=self.relationship,
            knowledge=self.knowledge,
            next_step=self.next_step,
            source=self.source or "",
            owner=self.recorded_by,
        )


def men_of(actor: Actor, baby_id: UUID) -> list[Man]:
    """The newest record of each man around a baby, the father first. The caller has opened the file."""
    return [one for one in carers_of(actor, baby_id) if one.kind is CarerKind.MAN]


def carers_of(actor: Actor, baby_id: UUID) -> list[Man]:
    """The newest record of each man and each other carer around a baby, the father first, other carers last."""
    records = newest().filter(baby_id=baby_id, baby__in=files.visible_to(actor))
    found = [man(record, seen) for record, seen in with_seen(records)]
    return sorted(found, key=order)


def order(one: Man) -> tuple[bool, bool, str]:
    """The father first, other carers last."""
    return one.kind is not CarerKind.MAN, one.relationship is not Relationship.FATHER, str(one.carer_id)


def man_for(actor: Actor, baby_id: UUID, carer_id: UUID) -> Man | None:
    """One man, or another carer, around a baby; None when he is not this baby's."""
    return next((one for one in carers_of(actor, baby_id) if one.carer_id == carer_id), None)


def history_of(actor: Actor, baby_id: UUID, carer_id: UUID) -> list[Man]:
    """Every record about one man, the newest first. The caller has opened the file."""
    records = MaleCarerRecord.objects.filter(baby_id=baby_id, carer_id=carer_id, baby__in=files.visible_to(actor))
    return [man(record, seen) for record, seen in with_seen(records.order_by("-number"))]


def newest() -> QuerySet[MaleCarerRecord]:
    """The record that stands for each man and each other carer."""
    newer = MaleCarerRecord.objects.filter(carer_id=OuterRef("carer_id"), number__gt=OuterRef("number"))
    return MaleCarerRecord.objects.filter(~Exists(newer))


RELATED = ("carer", "person", "baby__mother", "seen_by_agency", "recorded_by__team__agency")


def with_seen(records: QuerySet[MaleCarerRecord]) -> list[tuple[MaleCarerRecord, list[SeenBy]]]:
    """Each record with every time its carer was seen, in one query."""
    seen = CarerSeen.objects.filter(carer_id=OuterRef("carer_id")).values(
        json=JSONObject(
            on="seen_on", agency_id="agency_id", agency="agency__name", words="words",
            recorded_by="recorded_by__full_name",
        )
    )  # fmt: skip
    found: Any = records.select_related(*RELATED).annotate(times=ArraySubquery(seen))
    return [(record, [_seen_by(one) for one in record.times]) for record in found]


def _seen_by(kept: dict[str, Any]) -> SeenBy:
    return SeenBy(
        on=date.fromisoformat(kept["on"]), agency_id=UUID(kept["agency_id"]), agency=kept["agency"],
        words=kept["words"], recorded_by=kept["recorded_by"] or "",
    )  # fmt: skip


def man(record: MaleCarerRecord, seen: Iterable[SeenBy] = ()) -> Man:
    """A record as the rooms read it."""
    person, detail = record.person, _detail(record)
    facts = _facts(record)
    return Man(
        carer_id=record.carer_id,
        baby_id=record.baby_id,
        kind=CarerKind(record.carer.kind),
        number=record.number,
        knowledge=facts.knowledge,
        relationship=facts.relationship,
        name=name_of(record),
        given_name=person.given_name if person else record.name_given,
        family_name=person.family_name if person else "",
        date_of_birth=person.date_of_birth if person else None,
        lives_with_baby=YesNoUnknown(record.lives_with_baby),
        sole_care=YesNoUnknown(record.sole_care),
        source=Source(record.source) if record.source else None,
        verified=record.verified,
        facts_from=_facts_from(record.facts_from),
        seen=_seen(record, seen),
        detail=detail,
        strengths=record.strengths,
        worries=record.worries,
        next_step=record.next_step,
        about=record.about,
        recorded_at=record.recorded_at,
        recorded_by=facts.owner,
        recorded_by_id=record.recorded_by_id,
        agency=record.recorded_by.team.agency.name if record.recorded_by else "",
        person_id=record.person_id,
        gap=rules.a_gap_has_a_next_step(facts),
    )


def name_of(record: MaleCarerRecord) -> str:
    """What somebody is called; empty when nobody knows."""
    person = record.person
    return record.name_given or (words.full_name(person.given_name, person.family_name) if person else "")


def _facts(record: MaleCarerRecord) -> rules.ManFacts:
    return rules.ManFacts(
        relationship=Relationship(record.relationship),
        knowledge=Knowledge(record.knowledge),
        next_step=record.next_step,
        source=record.source,
        owner=record.recorded_by.full_name if record.recorded_by else "",
    )


def _detail(record: MaleCarerRecord) -> Detail:
    kept: dict[str, Any] = {one.name: getattr(record, one.name) for one in fields(Detail)}
    kept |= {name: tuple(value) for name, value in kept.items() if isinstance(value, list)}
    if withheld.hides(record):
        kept |= {"address": "", "postcode": ""}
    return Detail(**kept)


def _facts_from(kept: dict[str, Any]) -> dict[Fact, From]:
    return {Fact(name): From(Source(source) if source else None, bool(yes)) for name, (source, yes) in kept.items()}


def _seen(record: MaleCarerRecord, times: Iterable[SeenBy]) -> tuple[SeenBy, ...]:
    """Every time he was seen, the newest first; what an older record says of it too."""
    found, agency = list(times), record.seen_by_agency
    if record.seen_on and agency:
        found.append(SeenBy(on=record.seen_on, agency_id=agency.pk, agency=agency.name))
    return tuple(sorted(found, key=lambda one: one.on, reverse=True))


@dataclass(frozen=True, kw_only=True)
class Gap:
    """A baby with a man nobody has asked about, or is sure of; who owns finding out, and what comes next."""

    baby_id: UUID
    baby: str
    carer_id: UUID
    relationship: Relationship
    knowledge: Knowledge
    owner: str
    next_step: str
    since: datetime


def _gap_records(actor: Actor) -> QuerySet[MaleCarerRecord]:
    gaps = [knowledge.value for knowledge in Knowledge if knowledge.is_gap]
    return newest().filter(baby__in=files.one_of_each(actor), knowledge__in=gaps)


def gaps_for(actor: Actor, *, most: int = 20) -> list[Gap]:
    """The open gaps about men among the actor's own families: those nobody asked about first, then the oldest."""
    records = _gap_records(actor).select_related("baby__mother", "recorded_by")
    unasked_first = Case(When(knowledge=Knowledge.NOT_ASKED.value, then=0), default=1)
    return [
        Gap(
            baby_id=record.baby_id,
            baby=files.name_of(record.baby),
            carer_id=record.carer_id,
            relationship=Relationship(record.relationship),
            knowledge=Knowledge(record.knowledge),
            owner=record.recorded_by.full_name if record.recorded_by else "",
            next_step=record.next_step,
            since=record.recorded_at,
        )
        for record in records.order_by(unasked_first, "recorded_at", "id")[:most]
    ]


def gap_count(actor: Actor) -> int:
    """How many open gaps about men there are among the actor's own families."""
    return _gap_records(actor).count()

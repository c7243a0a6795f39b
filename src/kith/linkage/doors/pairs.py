"""The pairs of an agency's extracts, for those of the agency who work with families; and who knows whom on file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, UUIDField
from django.db.models.expressions import RawSQL

from kith.access import audit
from kith.access.actor import Actor
from kith.access.decide import role_may
from kith.access.doors import NotThere, must
from kith.access.permissions import Permission
from kith.access.policy import Subject
from kith.directory import doors as directory_doors
from kith.kernel import handbook
from kith.linkage import rules
from kith.linkage.models import CandidatePair, KnownTo, LinkageRun, PairDecision
from kith.linkage.rules import Pairing
from kith.linkage.words import Answer, Shown
from kith.people import doors as people_doors
from kith.people.words import Band


def pairing(on: date) -> Pairing:
    """The handbook's weights for showing a pair and for calling it likely, on that day."""
    book = handbook.current()
    return Pairing(
        shown=book.figure("pair_shown_from_bits", on),
        likely=book.figure("pair_likely_bits", on),
        very_likely=book.figure("pair_very_likely_bits", on),
    )


@dataclass(frozen=True, kw_only=True)
class OnFile:
    """Somebody on file as far as a search would tell: that they are there, not what their file holds."""

    id: UUID
    given_name: str
    family_name: str
    date_of_birth: date | None
    district: str

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip() or "Name not known"


@dataclass(frozen=True, kw_only=True)
class PairView:
    """A pair with both sides and what was decided. `row` is None once the extract was destroyed."""

    pair: CandidatePair
    on_file: OnFile
    band: Band
    newest: PairDecision | None = None


@dataclass(frozen=True)
class Queue:
    """One page of pairs, and how many there are of each kind."""

    pairs: tuple[PairView, ...]
    total: int
    counts: dict[Shown, int]


def visible_to(actor: Actor) -> QuerySet[CandidatePair]:
    """The pairs of the actor's own agency whose rows are still there, with the newest answer."""
    if actor.agency_id is None:
        return CandidatePair.objects.none()
    newest = PairDecision.objects.filter(pair=OuterRef("pk")).order_by("-number").values("answer")[:1]
    mine = CandidatePair.objects.filter(agency_id=actor.agency_id, row__isnull=False)
    return mine.annotate(said=Subquery(newest))


UNDECIDED = Q(said__isnull=True) | Q(said=Answer.UNSURE.value)
FILTERS = {Shown.OPEN: UNDECIDED, Shown.SAME: Q(said="same"), Shown.NOT_SAME: Q(said="not_same")}


def queue_of(actor: Actor, shown: Shown, *, at: datetime, most: int = 50, skip: int = 0) -> Queue:
    """The pairs of the actor's agency, the likeliest first. Somebody on a sealed file is in no list.

    Raises Refused.
    """
    must(actor, Permission.PAIR_REVIEW, Subject(agency_id=actor.agency_id), at=at)
    pairs = visible_to(actor)
    counts = pairs.aggregate(**{one.value: Count("pk", filter=FILTERS[one]) for one in Shown})
    chosen = pairs.filter(FILTERS[shown]).select_related("row").order_by("-weight", "id")
    return Queue(
        tuple(_views(chosen[skip : skip + most], at)), counts[shown.value], {one: counts[one.value] for one in Shown}
    )


def _views(pairs: Iterable[CandidatePair], at: datetime) -> Iterable[PairView]:
    listed = list(pairs)
    known, bands = named({pair.person_id for pair in listed}), pairing(at.date())
    for pair in listed:
        if pair.person_id in known:
            band = rules.band_of(pair.weight, bands)
            yield PairView(pair=pair, on_file=known[pair.person_id], band=band)


def named(person_ids: set[UUID]) -> dict[UUID, OnFile]:
    """Who these people on file are, as far as a search would tell the actor; those sealed from them are left out."""
    if not person_ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "select id, given_name, family_name, date_of_birth, district from linkage_named(%s::uuid[])",
            [list(person_ids)],
        )
        rows = cursor.fetchall()
    names = ("id", "given_name", "family_name", "date_of_birth", "district")
    return {row[0]: OnFile(**dict(zip(names, row, strict=True))) for row in rows}


def pair_for(actor: Actor, pair_id: UUID, *, at: datetime) -> PairView:
    """One pair of the actor's agency. Raises Refused, NotThere."""
    must(actor, Permission.PAIR_REVIEW, Subject(agency_id=actor.agency_id), at=at)
    found = list(_views(visible_to(actor).filter(pk=pair_id).select_related("row", "run"), at))
    if not found:
        raise NotThere
    newest = found[0].pair.decisions.select_related("decided_by").order_by("-number").first()
    act = audit.Act(
        action="opened a pair", permission=Permission.PAIR_REVIEW, subject_kind="pair", subject_id=pair_id,
        detail={"person": str(found[0].pair.person_id)},
    )  # fmt: skip
    audit.record(actor, act)
    return PairView(pair=found[0].pair, on_file=found[0].on_file, band=found[0].band, newest=newest)


def others_of(actor: Actor, view: PairView, *, at: datetime, most: int = 10) -> Sequence[PairView]:
    """Other pairs of the same row, or of the same person on file: the cluster a decision stands in."""
    pair = view.pair
    near = visible_to(actor).filter(Q(row_id=pair.row_id) | Q(person_id=pair.person_id)).exclude(pk=pair.pk)
    return tuple(_views(near.select_related("row").order_by("-weight", "id")[:most], at))


def same_elsewhere(pair: CandidatePair) -> int:
    """How many other people on file this row was found to be."""
    newest = PairDecision.objects.filter(pair=OuterRef("pk")).order_by("-number").values("answer")[:1]
    others = CandidatePair.objects.filter(row_id=pair.row_id).exclude(person_id=pair.person_id)
    return others.annotate(said=Subquery(newest)).filter(said=Answer.SAME.value).count()


def run_of(extract_id: UUID) -> LinkageRun | None:
    """The comparison of an extract. The caller has opened the extract."""
    return LinkageRun.objects.filter(extract_id=extract_id).first()


def open_pairs(actor: Actor) -> int:
    """How many pairs wait for a decision in the actor's agency; 0 for whoever may not decide."""
    if not role_may(actor, Permission.PAIR_REVIEW):
        return 0
    return visible_to(actor).filter(UNDECIDED).count()


@dataclass(frozen=True, kw_only=True)
class Knows:
    """An agency that knows somebody around a baby, and whom to speak with there."""

    person_id: UUID
    person: str
    agency: str
    worker: str
    phone: str


def known_around(actor: Actor, baby_id: UUID, people: dict[UUID, str] | None = None) -> list[Knows]:
    """Which agencies said that they know somebody around this baby: that they do, not what they know.

    Somebody whose entry was made one with another's is known by either. The caller has opened the baby's file, and may
    hand over the people around the baby when they are at hand.
    """
    people = people_doors.people_around(actor, baby_id) if people is None else people
    rows = _known_of(list(people)).select_related("agency", "worker")
    newest: dict[tuple[UUID, UUID], Any] = {}
    for row in rows.order_by("recorded_at", "id"):
        newest[row.person_id, row.agency_id] = row
    standing = [row for row in newest.values() if not row.withdrawn]
    contacts = directory_doors.contacts_of({row.team_id for row in standing}) if standing else []
    phones = {one.team_id: one.value for one in reversed(contacts) if one.means == "phone"}
    return [
        Knows(
            person_id=row.kept_id,
            person=people[row.kept_id],
            agency=row.agency.name,
            worker=row.worker.full_name,
            phone=row.worker.phone or phones.get(row.team_id, ""),
        )
        for row in standing
    ]


OF_ONE = "select id from linkage_made_one(%s::uuid[])"
WHO_NOW = "(select kept_id from linkage_made_one(%s::uuid[]) one where one.id = linkage_knownto.person_id limit 1)"


def _known_of(people: list[UUID]) -> QuerySet[Any]:
    """What is known of these people and of whoever was made one with them, each with whom they are now (`kept_id`)."""
    now = RawSQL(WHO_NOW, [people], output_field=UUIDField())  # noqa: S611  our own words
    return KnownTo.objects.annotate(kept_id=now).filter(person_id__in=RawSQL(OF_ONE, [people]))  # noqa: S611  our own words

"""What is known around a baby when it is asked who must be invited: who works with whom, and facts on file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db import connection
from django.db.models import prefetch_related_objects

from kith.access.actor import Actor
from kith.design.wording import lower_first
from kith.directory.models import Agency, Team, Worker
from kith.people import doors as people_doors
from kith.people.models import Baby, Involvement
from kith.people.words import Part
from kith.referrals.models import Request
from kith.strategy import rules

from . import procedures


@dataclass(frozen=True, kw_only=True)
class About:
    """What the chair says of the discussion that decides who must be invited."""

    injury: bool = False
    signs: frozenset[str] = frozenset()
    seen_by: Team | None = None


@dataclass(frozen=True, kw_only=True)
class Seat:
    """Somebody an agency already has near the family: where its invitation usually goes."""

    agency: Agency
    team: Team
    worker: Worker | None
    note: str

    @property
    def known(self) -> rules.Known:
        return rules.Known(agency_id=self.agency.pk, kind=self.agency.kind, name=self.agency.name)


@dataclass(frozen=True, kw_only=True)
class Around:
    """Who works with the baby, with a brother or a sister, and who knows a parent or a man in contact."""

    baby: tuple[Seat, ...]
    siblings: tuple[Seat, ...]
    adults: tuple[Seat, ...]

    @cached_property
    def seats(self) -> tuple[Seat, ...]:
        return (*self.baby, *self.siblings, *self.adults)


def around(baby: Baby) -> Around:
    """Every agency near the family, as the reader may know it. The caller has opened the file."""
    standing = people_doors.standing(baby.pk).select_related("agency", "team__agency", "worker")
    return Around(
        baby=_seats(standing.order_by("since", "id"), "{part} to the family"),
        siblings=_seats(people_doors.involved_with_family(baby.pk), "{part} to a brother or a sister"),
        adults=_adults(baby),
    )


def circumstances(found: Around, about: About, *, unborn: bool, request: Request | None) -> rules.Circumstances:
    """The facts the invitation rules are asked about."""
    return rules.Circumstances(
        unborn=unborn,
        injury=about.injury,
        referrer=_agency(request.made_by.team.agency) if request else None,
        doctor=_agency(about.seen_by.agency) if about.seen_by else None,
        involved=tuple(one.known for one in found.baby),
        siblings=tuple(one.known for one in found.siblings),
        adults=tuple(one.known for one in found.adults),
        signs=about.signs,
    )


def signs_on_file(actor: Actor, baby_id: UUID, *, on: date) -> tuple[str, ...]:
    """Facts that are already recorded of a man or another carer. The caller has opened the file."""
    carers = people_doors.carers_of(actor, baby_id)
    factors = {factor for one in carers for factor in one.detail.factors}
    limits = {one.detail.restriction for one in carers if one.detail.restriction}
    return rules.signs_on_file(procedures.signs(on), factors, limits)


def other_babies(actor: Actor, baby: Baby) -> list[Baby]:
    """The mother's other babies on file whom the actor works with: a discussion may be about them too."""
    others = people_doors.visible_to(actor).filter(mother_id=baby.mother_id, ended_as="", same_as=None)
    return list(others.exclude(pk=baby.pk).order_by("date_of_birth", "id"))


def health_teams(teams: Iterable[Team]) -> list[Team]:
    """Teams with doctors, one of whom may have seen the baby already."""
    return [team for team in teams if team.agency.kind in ("paediatrics", "general_practice")]


def _agency(agency: Agency) -> rules.Known:
    return rules.Known(agency_id=agency.pk, kind=agency.kind, name=agency.name)


def _seats(rows: Iterable[Involvement], note: str) -> tuple[Seat, ...]:
    return tuple(
        Seat(
            agency=one.agency,
            team=one.team,
            worker=one.worker,
            note=note.format(part=lower_first(Part(one.part).label)),
        )
        for one in rows
    )


def _adults(baby: Baby) -> tuple[Seat, ...]:
    """Which agency said that it knows the mother, or a man or another carer: that it does, not what it knows."""
    with connection.cursor() as cursor:
        cursor.execute("select person_id, team_id, worker_id from strategy_known_adults(%s)", [baby.pk])
        rows: Sequence[tuple[UUID, UUID, UUID]] = cursor.fetchall()
    if not rows:
        return ()
    teams = {one.pk: one for one in Team.objects.select_related("agency").filter(pk__in={row[1] for row in rows})}
    workers = {one.pk: one for one in Worker.objects.filter(pk__in={row[2] for row in rows})}
    prefetch_related_objects(list(workers.values()), "account")
    return tuple(
        Seat(
            agency=teams[team].agency,
            team=teams[team],
            worker=workers.get(worker),
            note="knows the mother" if person == baby.mother_id else "knows a man or another carer",
        )
        for person, team, worker in rows
    )

"""A pregnant family, those who work with it, and each next step, for tests here and above."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from kith.access.actor import Actor
from kith.access.words import Role
from kith.directory.models import Team, Worker
from kith.directory.tests.factories import AT, TeamFactory, WorkerFactory, actor_of
from kith.directory.words import AgencyKind, Setting
from kith.people.models import Baby, ExpectedDate, Pregnancy
from kith.people.tests.factories import InvolvementFactory, MaleCarerRecordFactory, UnbornFactory
from kith.people.words import DateSource, Part

EDD = date(2027, 3, 8)
"""A Monday; on AT (23 November 2026) the pregnancy is 25 weeks."""


@dataclass(frozen=True)
class Around:
    """An unborn baby with a midwife, a social worker and the locality's coordinator."""

    baby: Baby
    midwife: Worker
    social_worker: Worker
    coordinator: Worker
    team: Team

    @property
    def acting(self) -> Actor:
        return actor_of(self.midwife)

    @property
    def social(self) -> Actor:
        return actor_of(self.social_worker)

    @property
    def coordinates(self) -> Actor:
        return actor_of(self.coordinator)


def around(*, noticed: datetime = AT - timedelta(weeks=14), edd: date = EDD, **more: Any) -> Around:
    """The pregnancy came to notice at 11 weeks, unless told otherwise."""
    team = TeamFactory(
        name="Locality team", setting=Setting.LOCALITY.value, locality="exeter",
        agency__kind=AgencyKind.SOCIAL_CARE.value, shares_work=True,
    )  # fmt: skip
    baby = UnbornFactory(expected_on=edd, recorded_at=noticed, locality="exeter", **more)
    baby.pregnancy = pregnancy_of(baby, noticed)
    baby.save()
    midwife = WorkerFactory(role=Role.MIDWIFE.value, full_name="Merryn Midwife")
    social_worker = WorkerFactory(team=team, role=Role.SOCIAL_WORKER.value, full_name="Senara Social")
    coordinator = WorkerFactory(team=team, role=Role.LOCALITY_MANAGER.value, full_name="Carly Coordinator")
    for worker, part in ((midwife, Part.MIDWIFE), (social_worker, Part.SOCIAL_WORKER)):
        InvolvementFactory(baby=baby, worker=worker, part=part.value, since=noticed)
    InvolvementFactory(baby=baby, worker=None, team=team, part=Part.LOCALITY_TEAM.value, since=noticed)
    MaleCarerRecordFactory(carer__baby=baby)
    return Around(baby, midwife, social_worker, coordinator, team)


def pregnancy_of(baby: Baby, noticed: datetime) -> Pregnancy:
    made = Pregnancy.objects.create(mother=baby.mother, recorded_at=noticed)
    ExpectedDate.objects.create(
        pregnancy=made, expected_on=baby.expected_on, source=DateSource.DATES.value, estimated_on=noticed.date(),
        recorded_at=noticed,
    )  # fmt: skip
    return made

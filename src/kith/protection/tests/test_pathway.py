"""A conference before birth, and a visit that saw the baby, are steps of the pregnancy pathway done."""

from datetime import timedelta

import pytest

from kith.access.database import acting_as
from kith.access.words import Role
from kith.directory.tests.factories import WorkerFactory, actor_of
from kith.people.models import Baby
from kith.prebirth import doors as prebirth_doors
from kith.prebirth.words import StepState
from kith.protection.doors import pathway
from kith.protection.models import Visit
from kith.protection.tests.factories import LATER, Place, place, plan
from kith.protection.words import CircumstancesOfVisit

pytestmark = pytest.mark.django_db
HELD = LATER + timedelta(days=10)
BORN = HELD + timedelta(days=3)


@pytest.fixture
def here() -> Place:
    return place()


def lines(here: Place, code: str) -> prebirth_doors.StepLine:
    path = prebirth_doors.pathway_for(here.worker, here.baby.pk, at=BORN + timedelta(days=4))
    return next(one for one in path.lines if one.step.code == code)


def test_a_stranger_is_told_of_no_conference(here: Place) -> None:
    with acting_as(here.worker):
        plan(here)
    with acting_as(actor_of(WorkerFactory(role=Role.SOCIAL_WORKER.value))):
        assert not list(pathway.conferences_and_visits([here.baby.pk]))


def test_a_conference_held_before_the_birth_and_a_visit_after_it_are_steps_done(here: Place) -> None:
    with acting_as(here.worker):
        made = plan(here)
    Baby.objects.filter(pk=here.baby.pk).update(date_of_birth=BORN.date(), expected_on=BORN.date())
    for found, after in ((CircumstancesOfVisit.NO_ANSWER, 1), (CircumstancesOfVisit.SEEN, 2)):
        Visit.objects.create(
            plan=made, baby=here.baby, visited_at=BORN + timedelta(days=after), found=found.value,
            visited_by=here.social_worker, recorded_at=BORN + timedelta(days=after),
        )  # fmt: skip
    with acting_as(here.worker):
        conference, visit = lines(here, "conference"), lines(here, "first_visit")
    assert (conference.told, conference.step.state) == (True, StepState.DONE)
    assert conference.step.done is not None
    assert conference.step.done.source.startswith("Conference ")
    assert visit.step.done is not None
    assert visit.step.done.on == (BORN + timedelta(days=2)).date()
    assert visit.step.done.source == f"Visit of plan {made.number}"

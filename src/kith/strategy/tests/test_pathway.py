"""A discussion that was held is a step of the pregnancy pathway done, with its source."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from kith.access.database import acting_as
from kith.access.doors import NotThere
from kith.access.words import Role
from kith.directory.tests.factories import AT, WorkerFactory, actor_of, sign_in
from kith.people.models import Baby
from kith.people.tests.factories import InvolvementFactory
from kith.prebirth import actions, doors
from kith.prebirth.tests.factories import EDD, Around, around
from kith.prebirth.words import Mark, StepState
from kith.referrals.tests.factories import RequestFactory
from kith.strategy.doors import pathway
from kith.strategy.models import DiscussedBaby
from kith.strategy.tests.factories import DiscussionFactory, RecordFactory

pytestmark = pytest.mark.django_db
HELD = AT - timedelta(weeks=1)


@pytest.fixture
def here() -> Around:
    return around()


def line(here: Around) -> doors.StepLine:
    path = doors.pathway_for(here.acting, here.baby.pk, at=AT)
    return next(one for one in path.lines if one.step.code == "strategy")


def held(here: Around, **more: Any) -> Any:
    called = DiscussionFactory(baby=here.baby, unborn=True, called_by=here.social_worker, team=here.team, **more)
    return RecordFactory(discussion=called, started_at=HELD)


def test_a_stranger_is_told_of_no_discussion(here: Around) -> None:
    held(here)
    with acting_as(actor_of(WorkerFactory(role=Role.MIDWIFE.value))):
        assert not list(pathway.discussions_held([here.baby.pk]))


def test_a_discussion_held_is_the_step_done_with_its_source(client: Client, here: Around) -> None:
    RequestFactory(baby=here.baby, level=4, made_by=here.midwife)
    DiscussionFactory(baby=here.baby, called_by=here.social_worker, team=here.team)
    with acting_as(here.acting):
        assert line(here).step.state is not StepState.DONE
        said = actions.StepSaid(mark=Mark.DONE, on_day=AT.date())
        actions.mark_step(here.baby.pk, "strategy", said, draft_id=None, by=here.acting, at=AT)
        assert not line(here).told
    number = held(here).discussion.number
    with acting_as(here.acting):
        found = line(here)
        assert found.told
        assert found.step.done is not None
        assert (found.step.done.on, found.step.done.judged_by) == (HELD.date(), EDD)
        assert found.step.done.source == f"Strategy discussion {number}"
        with pytest.raises(NotThere):
            actions.mark_step(here.baby.pk, "strategy", said, draft_id=None, by=here.acting, at=AT)
    sign_in(client, here.midwife)
    html = client.get(f"/babies/{here.baby.pk}/pathway").content.decode()
    assert f">Strategy discussion {number}</a>" in html


def test_a_discussion_of_a_brother_counts_and_one_after_the_birth_does_not(here: Around) -> None:
    twin = around()
    record = held(twin)
    DiscussedBaby.objects.create(discussion=record.discussion, baby=twin.baby, other=here.baby)
    InvolvementFactory(baby=twin.baby, worker=here.midwife)
    RequestFactory(baby=here.baby, level=4, made_by=here.midwife)
    with acting_as(here.acting):
        assert line(here).told
    Baby.objects.filter(pk=here.baby.pk).update(date_of_birth=HELD.date() - timedelta(days=1))
    with acting_as(here.acting):
        assert line(here).step.state is StepState.NOT_RECORDED

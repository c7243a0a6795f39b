"""The demonstration's extract: men whom probation supervises are found for the babies they live with."""

from datetime import UTC, date, datetime

import pytest

from kith.access.database import acting_as
from kith.access.words import Role
from kith.config.synthetic import load, make, supervised
from kith.directory.models import Worker
from kith.directory.tests.factories import actor_of
from kith.kernel import handbook
from kith.linkage import actions, doors
from kith.linkage.models import CandidatePair, Extract
from kith.linkage.words import RunStage, Shown, Stage

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def extract() -> Extract:
    plan = make.Plan(150, date(2026, 11, 23))
    load.load(make.generate(plan, handbook.current()), progress=lambda _babies: None)
    supervised.hand_over(at=AT)
    return Extract.objects.get()


def test_it_is_checked_with_its_three_spoilt_rows_refused(extract: Extract) -> None:
    assert extract.stage is Stage.CHECKED
    assert extract.refused == 3
    assert extract.used >= supervised.STRANGERS + 8
    assert doors.run_of(extract.pk).stage is RunStage.WAITING


def test_the_men_are_found_and_wait_for_the_officer(extract: Extract) -> None:
    run = doors.run_of(extract.pk)
    actions.compare(run.pk, at=AT)
    officer = Worker.objects.get(role=Role.PROBATION.value, account__email__endswith="@demo.example")
    theirs = {man.pk for man in supervised._men()}
    found = set(CandidatePair.objects.filter(run=run, weight__gte=2).values_list("person_id", flat=True))
    assert len(theirs & found) >= len(theirs) * 0.8
    with acting_as(actor_of(officer, at=AT)):
        assert doors.queue_of(actor_of(officer, at=AT), Shown.OPEN, at=AT).total >= len(theirs) * 0.8

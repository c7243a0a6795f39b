"""The pathway of a family: who may not, steps done and set aside, a scan, a loss, the list, queries."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.access.words import Role
from kith.directory.tests.factories import AT, WorkerFactory, actor_of, sign_in
from kith.kernel import gestation
from kith.people import actions as people_actions
from kith.people.models import Baby, MilestoneDone
from kith.people.tests.factories import InvolvementFactory
from kith.people.words import DateSource, Ending
from kith.prebirth import actions, doors
from kith.prebirth.models import StepMark
from kith.prebirth.tests.factories import EDD, Around, around
from kith.prebirth.words import Mark, StepState, Where
from kith.referrals.tests.factories import RequestFactory, SharingFactory, TriageFactory

pytestmark = pytest.mark.django_db
MOST_QUERIES = 25


@pytest.fixture(autouse=True)
def _quick(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setattr("kith.kernel.clock.now", lambda: AT)


@pytest.fixture
def here() -> Around:
    return around()


def said(mark: Mark = Mark.DONE, **more: Any) -> actions.StepSaid:
    return actions.StepSaid(**{"mark": mark, "on_day": AT.date()} | more)


def state_of(here: Around, code: str) -> StepState:
    path = doors.pathway_for(here.acting, here.baby.pk, at=AT)
    return next(one.step.state for one in path.lines if one.step.code == code)


def requested(here: Around, level: int, **more: Any) -> Any:
    request = RequestFactory(baby=here.baby, level=level, injury=False, made_by=here.midwife, **more)
    SharingFactory(request=request)
    return request


def test_somebody_else_reads_no_pathway_and_records_none(here: Around) -> None:
    stranger = actor_of(WorkerFactory(role=Role.MIDWIFE.value))
    with acting_as(stranger), pytest.raises(Refused):
        doors.pathway_for(stranger, here.baby.pk, at=AT)
    with acting_as(stranger), pytest.raises(Refused):
        actions.mark_step(here.baby.pk, "booking", said(), draft_id=None, by=stranger, at=AT)
    with acting_as(stranger):
        assert doors.open_pregnancies(stranger, at=AT).shown == ()
        assert not StepMark.objects.exists()


@pytest.mark.parametrize("role", [Role.EXECUTIVE, Role.SCRUTINEER, Role.SYSTEM_ADMINISTRATOR, Role.TRAINING_LEAD])
def test_a_role_without_families_has_no_list(role: Role) -> None:
    with pytest.raises(Refused):
        doors.open_pregnancies(actor_of(WorkerFactory(role=role.value)), at=AT)


def test_another_agencys_rows_stay_behind_row_level_security(here: Around) -> None:
    with acting_as(here.acting):
        aside = said(Mark.NOT_NEEDED, why="x")
        actions.mark_step(here.baby.pk, "antenatal_contact", aside, draft_id=None, by=here.acting, at=AT)
        assert StepMark.objects.count() == 1
    stranger = actor_of(WorkerFactory(role=Role.MIDWIFE.value))
    with acting_as(stranger):
        assert StepMark.objects.count() == 0


def test_a_step_done_is_a_milestone_and_can_be_taken_back(here: Around) -> None:
    with acting_as(here.acting):
        actions.mark_step(here.baby.pk, "booking", said(), draft_id=None, by=here.acting, at=AT)
        assert state_of(here, "booking") is StepState.DONE
        assert MilestoneDone.objects.get().judged_by == EDD
        later = AT + timedelta(minutes=1)
        actions.mark_step(here.baby.pk, "booking", said(Mark.TAKEN_BACK), draft_id=None, by=here.acting, at=later)
        assert state_of(here, "booking") is StepState.PAST


def test_a_step_is_set_aside_only_with_a_reason_and_one_that_is_not_there_not_at_all(here: Around) -> None:
    with acting_as(here.acting):
        with pytest.raises(actions.NoReason):
            actions.mark_step(here.baby.pk, "booking", said(Mark.NOT_NEEDED), draft_id=None, by=here.acting, at=AT)
        with pytest.raises(NotThere):
            actions.mark_step(here.baby.pk, "conference", said(), draft_id=None, by=here.acting, at=AT)
        with pytest.raises(NotThere):
            actions.mark_step(here.baby.pk, "nothing", said(), draft_id=None, by=here.acting, at=AT)


def test_the_level_is_the_newest_requests_and_its_decisions(here: Around) -> None:
    with acting_as(here.acting):
        assert doors.pathway_for(here.acting, here.baby.pk, at=AT).facts.level is None
    first = requested(here, 2, received_at=AT - timedelta(weeks=12))
    with acting_as(here.acting):
        path = doors.pathway_for(here.acting, here.baby.pk, at=AT)
        assert path.facts.level == 2
        assert state_of(here, "referral") is StepState.DONE
        assert state_of(here, "panel") is StepState.PAST
    TriageFactory(request=first, level=3)
    with acting_as(here.acting):
        assert doors.pathway_for(here.acting, here.baby.pk, at=AT).facts.level == 3


def test_a_scan_moves_what_lies_ahead_and_nothing_that_was_done(here: Around) -> None:
    requested(here, 4, received_at=AT - timedelta(weeks=11))
    with acting_as(here.acting):
        before = {one.step.code: one.step for one in doors.pathway_for(here.acting, here.baby.pk, at=AT).lines}
        scan = people_actions.DateSaid(
            expected_on=EDD + timedelta(days=9), source=DateSource.SCAN, estimated_on=AT.date()
        )
        people_actions.record_expected_date(here.baby.pk, scan, by=here.acting, at=AT)
        after = {one.step.code: one.step for one in doors.pathway_for(here.acting, here.baby.pk, at=AT).lines}
    assert after["referral"] == before["referral"]
    assert after["birth_plan"].from_day - before["birth_plan"].from_day == timedelta(days=9)


def test_booked_at_33_weeks_nothing_is_past(here: Around) -> None:
    late = around(noticed=AT, edd=AT.date() + timedelta(weeks=7))
    requested(late, 4)
    with acting_as(late.acting):
        path = doors.pathway_for(late.acting, late.baby.pk, at=AT)
    assert path.gestation == gestation.Span(33, 0)
    assert path.late
    assert not [one for one in path.lines if one.step.state is StepState.PAST]


def test_a_loss_stops_one_twins_pathway_in_the_same_transaction_and_the_other_goes_on(here: Around) -> None:
    requested(here, 4)
    with acting_as(here.acting):
        people_actions.record_babies(here.baby.pk, 2, by=here.acting, at=AT)
        ending = people_actions.EndingSaid(
            kind=Ending.MISCARRIAGE, said_by="The midwife", ended_on=AT.date(), whom=people_actions.Whom.ONE_OF
        )
        lost = people_actions.record_ending(here.baby.pk, ending, explained="She said so", by=here.acting, at=AT)
        assert isinstance(lost, Baby)
        assert lost.pk != here.baby.pk
        assert doors.pathway_for(here.acting, lost.pk, at=AT).lines == ()
        other = doors.pathway_for(here.acting, here.baby.pk, at=AT)
        assert other.lines
        assert other.facts.babies == 1
        assert [one.baby.pk for one in doors.open_pregnancies(here.acting, at=AT).shown] == [here.baby.pk]


def test_a_birth_ends_the_steps_before_it_and_opens_those_after(here: Around) -> None:
    requested(here, 4)
    Baby.objects.filter(pk=here.baby.pk).update(date_of_birth=AT.date())
    with acting_as(here.acting):
        path = doors.pathway_for(here.acting, here.baby.pk, at=AT)
    states = {one.step.code: one.step.state for one in path.lines}
    assert states["conference"] is StepState.NOT_RECORDED
    assert states["discharge_meeting"] is StepState.DUE
    assert path.gestation is None


def test_the_page_says_where_we_are_and_what_is_next(client: Client, here: Around) -> None:
    requested(here, 4)
    sign_in(client, here.midwife)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = client.get(f"/babies/{here.baby.pk}/pathway")
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "25 weeks" in html
    assert "Do this next" in html
    assert "No weeks set by this partnership were found" in html
    assert html.count('<svg class="kith-pathway__') == 2
    assert len(asked) <= MOST_QUERIES


def test_a_file_that_ended_has_a_quiet_page(client: Client, here: Around) -> None:
    Baby.objects.filter(pk=here.baby.pk).update(ended_as=Ending.STILLBIRTH.value)
    sign_in(client, here.midwife)
    html = client.get(f"/babies/{here.baby.pk}/pathway").content.decode()
    assert "Nothing is due here" in html
    assert "weeks" not in html


def test_a_step_is_recorded_on_the_screen_once(client: Client, here: Around) -> None:
    sign_in(client, here.midwife)
    where = f"/babies/{here.baby.pk}/pathway/antenatal_contact"
    page = client.get(where)
    token = page.page.form.draft_token
    wrong = client.post(where, {"draft": token, "mark": "not_needed", "on_day_0": "23"})
    assert wrong.status_code == 200
    assert "Enter why it is not needed" in wrong.content.decode()
    given = {
        "draft": token,
        "mark": "not_needed",
        "on_day-day": "23",
        "on_day-month": "11",
        "on_day-year": "2026",
        "why": "Moves",
    }
    for _twice in range(2):
        assert client.post(where, given).status_code == 302
    assert StepMark.objects.count() == 1


def test_the_list_of_four_hundred_is_bounded_and_puts_what_is_due_first(client: Client, here: Around) -> None:
    requested(here, 2, received_at=AT - timedelta(weeks=12))
    for weeks in range(1, 31):
        other = around(edd=EDD + timedelta(weeks=weeks % 12))
        InvolvementFactory(baby=other.baby, worker=here.midwife)
    sign_in(client, here.midwife)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get("/pathway")
    assert answer.status_code == 200
    assert len(answer.page.lines) == 25
    assert answer.page.lines[0].tag.text in {StepState.PAST.label, StepState.DUE.label}
    assert len(asked) <= MOST_QUERIES
    assert client.get("/pathway?show=nonsense&page=x").status_code == 200
    with acting_as(here.acting):
        found = doors.open_pregnancies(here.acting, Where.ALL, 99, at=AT)
    assert (found.number, len(found.shown)) == (2, 6)

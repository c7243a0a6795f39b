"""The birth plan, its copies, going home, crying; the assessment; the register: who may not, right, wrong."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.access.words import Role
from kith.directory.tests.factories import AT, WorkerFactory, actor_of, sign_in
from kith.people import doors as people_doors
from kith.people.models import Baby, MilestoneDone
from kith.people.words import CameToNotice
from kith.prebirth import actions, doors, rules, timeline
from kith.prebirth.models import BirthPlan, PlanRead
from kith.prebirth.tests.factories import Around, around
from kith.prebirth.words import (
    AfterAssessment,
    AssessmentPart,
    GoesHome,
    MayLeave,
    PlanLine,
    RegisterStatus,
    SentBy,
    TalkedHow,
)

pytestmark = pytest.mark.django_db
WHOLE = {one.value: "Said, Kit" for one in PlanLine}
DAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _quick(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setattr("kith.kernel.clock.now", lambda: AT)


@pytest.fixture
def here() -> Around:
    return around()


def fact(part: AssessmentPart, **more: Any) -> rules.PageFacts:
    return rules.PageFacts(**{"key": part.value, "name": part.label, "part": part, "written": True} | more)


def test_pre_30_everybody_is_in_the_assessment() -> None:
    assert rules.everybody_is_in_it([fact(AssessmentPart.BABY), fact(AssessmentPart.CARER, written=False)]) is not None
    assert rules.everybody_is_in_it([fact(AssessmentPart.BABY)]) is None


def test_pre_31_he_was_spoken_with_himself() -> None:
    assert rules.each_adult_was_spoken_with([fact(AssessmentPart.CARER)]) is not None
    assert rules.each_adult_was_spoken_with([fact(AssessmentPart.CARER, spoken_with=True)]) is None
    assert rules.each_adult_was_spoken_with([fact(AssessmentPart.BABY)]) is None


def test_pre_32_strengths_stand_beside_worries() -> None:
    assert rules.strengths_stand_beside_worries([fact(AssessmentPart.MOTHER)]) is not None
    assert rules.strengths_stand_beside_worries([fact(AssessmentPart.MOTHER, strengths=True)]) is None


def test_pre_33_a_fact_has_a_source() -> None:
    assert rules.factors_have_a_source([{"code": "x", "source": "", "words": "y"}]) is not None
    assert rules.factors_have_a_source([{"code": "x", "source": "self", "words": "y"}]) is None


def test_pre_34_harm_that_is_likely_calls_for_a_discussion() -> None:
    assert rules.strategy_when_harm_is_likely(AfterAssessment.STRATEGY, 3) is not None
    assert rules.strategy_when_harm_is_likely(AfterAssessment.IN_NEED, 3) is None


def test_pre_35_concealed_or_late_is_met_with_questions() -> None:
    assert rules.concealed_or_late([CameToNotice.CONCEALED]) is not None
    assert rules.concealed_or_late([CameToNotice.BOOKED]) is None


def test_pre_36_complete_in_time() -> None:
    assert rules.complete_in_time(None, DAY, DAY + timedelta(days=1)) is not None
    assert rules.complete_in_time(None, DAY, DAY) is None
    assert rules.complete_in_time(DAY, DAY, DAY + timedelta(days=1)) is None


def test_pre_40_what_the_labour_ward_must_know() -> None:
    found = rules.plan_is_ready({})
    assert found is not None
    assert PlanLine.CALL_NIGHT.label in found.missing
    assert rules.plan_is_ready(WHOLE) is None


def test_pre_41_every_man_by_name() -> None:
    assert rules.every_man_is_named("Jenna alone", "", ["Kit Sandford"]) is not None
    assert rules.every_man_is_named("Jenna and Kit", "", ["Kit Sandford", ""]) is None


def copy(number: int, *, read: bool) -> rules.CopyFacts:
    return rules.CopyFacts(to="Ward", number=number, sent_at=AT, read=read)


def test_pre_42_sent_is_not_read() -> None:
    assert rules.copies_are_read([copy(1, read=False)]) is not None
    assert rules.copies_are_read([copy(1, read=True)]) is None


def test_pre_43_everybody_has_the_newest() -> None:
    assert rules.everybody_has_the_newest([copy(1, read=True)], 2) is not None
    assert rules.everybody_has_the_newest([copy(1, read=True), copy(2, read=False)], 2) is None


@pytest.mark.parametrize(("born", "plan", "held", "asks"), [
    (DAY, True, False, True), (DAY, True, True, False), (DAY, False, False, False), (None, True, False, False),
])  # fmt: skip
def test_pre_44_not_home_without_the_meeting(born: date | None, plan: bool, held: bool, asks: bool) -> None:
    assert (rules.meeting_before_going_home(born, plan, held) is not None) is asks


def test_pre_45_each_carer_at_each_touchpoint() -> None:
    due = [("a", "mother"), ("a", "man")]
    assert rules.not_talked_with(due, {("a", "mother")}) == (("a", "man"),)


def test_pre_50_what_the_register_needs() -> None:
    assert rules.register_is_ready({"Number": False}) is not None
    assert rules.register_is_ready({"Number": True}) is None


def test_pre_51_how_many_match() -> None:
    assert rules.match_rate([True, False, True]) == (2, 3)


def test_pre_52_replaced_by_the_babys_own() -> None:
    assert rules.replaced_at_birth(DAY, False, False) is not None
    assert rules.replaced_at_birth(DAY, True, False) is not None
    assert rules.replaced_at_birth(DAY, True, True) is None
    assert rules.replaced_at_birth(None, False, False) is None


def plan(here: Around, based_on: int = 0, **lines: str) -> BirthPlan:
    made = actions.BirthPlanSaid(
        based_on=based_on, unit="Exampleton", lines=WHOLE | lines, may_leave=MayLeave.MEETING_FIRST
    )
    return actions.write_plan(here.baby.pk, made, by=here.social, at=AT)


def test_a_stranger_reads_no_plan_writes_none_and_talks_of_nothing(here: Around) -> None:
    stranger = actor_of(WorkerFactory(role=Role.MIDWIFE.value))
    with acting_as(stranger):
        for opens in (doors.plan_for, doors.crying_for, doors.assessment_for, doors.register_for):
            with pytest.raises(Refused):
                opens(stranger, here.baby.pk, at=AT)
        with pytest.raises(NotThere):
            doors.copy_for(stranger, uuid4(), at=AT)


def test_a_plan_is_versions_sent_and_read(here: Around) -> None:
    with acting_as(here.social):
        plan(here)
        with pytest.raises(actions.Stale):
            plan(here)
        draft = uuid4()
        wanted = actions.CopiesSaid(
            team_ids=(here.midwife.team_id,), outside="Unit of another county", contact="Ward, 01632 960 009",
            means=SentBy.SECURE_MAIL,
        )  # fmt: skip
        for _twice in range(2):
            assert len(actions.send_plan(here.baby.pk, wanted, draft_id=draft, by=here.social, at=AT)) == 2
        assert MilestoneDone.objects.filter(code="birth_plan").count() == 1
        found = doors.plan_for(here.social, here.baby.pk, at=AT)
        assert "PRE-42" in {one.code for one in found.findings}
    with acting_as(here.acting):
        mine = next(one for one in doors.plan_for(here.acting, here.baby.pk, at=AT).copies if one.mine)
        actions.read_plan(mine.copy.pk, "Merryn", draft_id=None, by=here.acting, at=AT)
        assert PlanRead.objects.count() == 1
    with acting_as(here.social):
        plan(here, based_on=1)
        assert "PRE-43" in {one.code for one in doors.plan_for(here.social, here.baby.pk, at=AT).findings}


def test_a_plan_of_a_file_that_ended_is_not_there(here: Around) -> None:
    Baby.objects.filter(pk=here.baby.pk).update(ended_as="stillbirth")
    with acting_as(here.social):
        for opens in (doors.plan_for, doors.crying_for, doors.assessment_for, doors.register_for):
            with pytest.raises(NotThere):
                opens(here.social, here.baby.pk, at=AT)


def test_the_meeting_before_going_home_closes_the_step(here: Around) -> None:
    with acting_as(here.social):
        plan(here)
    Baby.objects.filter(pk=here.baby.pk).update(date_of_birth=DAY)
    with acting_as(here.social):
        assert "PRE-44" in {one.code for one in doors.plan_for(here.social, here.baby.pk, at=AT).findings}
        held = actions.MeetingSaid(held_at=AT, there="Ward, mother", decided=GoesHome.HOME, words="As planned")
        actions.record_meeting(here.baby.pk, held, draft_id=None, by=here.social, at=AT)
        assert "PRE-44" not in {one.code for one in doors.plan_for(here.social, here.baby.pk, at=AT).findings}
        told = [one.kind for one in timeline.entries_for(here.social, here.baby.pk)]
    assert {"Birth plan written", "Meeting before going home"} <= set(told)


def test_crying_is_talked_about_with_each_and_his_record_says_so(here: Around) -> None:
    with acting_as(here.acting):
        man = people_doors.men_of(here.acting, here.baby.pk)[0]
        talk = actions.TalkSaid(
            people=("mother", str(man.carer_id)), touchpoint="before_home", how=TalkedHow.TALKED, on_day=DAY
        )
        for _twice in range(2):
            actions.record_talk(here.baby.pk, talk, draft_id=uuid4(), by=here.acting, at=AT)
        assert people_doors.men_of(here.acting, here.baby.pk)[0].detail.icon_given == "yes"
        bad = actions.TalkSaid(people=("nobody",), touchpoint="x", how=TalkedHow.TALKED, on_day=DAY)
        with pytest.raises(NotThere):
            actions.record_talk(here.baby.pk, bad, draft_id=None, by=here.acting, at=AT)


def test_an_assessment_is_parts_and_is_completed(here: Around) -> None:
    with acting_as(here.social):
        written = actions.PartSaid(based_on=0, answers={"mother_life": "In care"}, strengths="Warm", seen="At home")
        actions.write_part(here.baby.pk, "mother", written, by=here.social, at=AT)
        with pytest.raises(actions.Stale):
            actions.write_part(here.baby.pk, "mother", written, by=here.social, at=AT)
        with pytest.raises(NotThere):
            actions.write_part(here.baby.pk, "nobody", written, by=here.social, at=AT)
        assert "PRE-30" in {one.code for one in doors.assessment_for(here.social, here.baby.pk, at=AT).findings}
        done = actions.DoneSaid(analysis="x", follows=AfterAssessment.IN_NEED, follows_words="y")
        actions.complete(here.baby.pk, done, draft_id=None, by=here.social, at=AT)
        assert MilestoneDone.objects.filter(code="assessment").exists()


def test_the_register_is_a_sheet_and_no_link(here: Around) -> None:
    with acting_as(here.social):
        said = actions.RegisterSaid(status=RegisterStatus.ASKED, on_day=DAY, plan_began=DAY, council_contact="Team 1")
        actions.enter_register(here.baby.pk, said, draft_id=None, by=here.social, at=AT)
        found = doors.register_for(here.social, here.baby.pk, at=AT)
    assert (found.matched, found.of) == (0, 1)
    assert [one.code for one in found.findings] == ["PRE-50"]


def test_every_page_opens_with_bounded_queries(client: Client, here: Around) -> None:
    with acting_as(here.social):
        plan(here)
    sign_in(client, here.social_worker)
    paths = (
        "assessment",
        "assessment/mother",
        "assessment/family",
        "assessment/complete",
        "birth-plan",
        "birth-plan/write",
    )
    more = ("birth-plan/send", "going-home", "crying", "crying/add", "register", "register/enter")
    for path in (*paths, *more):
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(f"/babies/{here.baby.pk}/{path}")
        assert answer.status_code == 200, path
        assert len(asked) <= 25, (path, len(asked))
    sheet = client.get(f"/babies/{here.baby.pk}/birth-plan").content.decode()
    assert "Baby does not leave before the meeting" in sheet
    assert client.get("/pathway/what-if").status_code == 200
    assert "1. " in client.get("/pathway/what-if/late").content.decode()
    assert client.get("/pathway/what-if/nothing").status_code == 404


def test_a_plan_written_meanwhile_is_shown_beside_what_was_typed(client: Client, here: Around) -> None:
    sign_in(client, here.social_worker)
    where = f"/babies/{here.baby.pk}/birth-plan/write"
    token = client.get(where).page.form.draft_token
    with acting_as(here.social):
        plan(here)
    typed = {"draft": token, "base": "0", "unit": "Elsewhere", "may_leave": "no", "call_first": "Ring me"}
    answer = client.post(where, typed)
    assert answer.status_code == 409
    assert "Ring me" in answer.content.decode()

"""Plans, incidents, looking again, checklists, the MARAC, police notifications: right, twice, at once, not at all."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.directory.models import Notice
from kith.directory.tests.factories import AT, actor_of
from kith.kernel import handbook
from kith.people.models import Baby
from kith.people.tests.factories import EventFactory, UnbornFactory
from kith.people.words import EventTopic
from kith.safety import actions, doors, timeline
from kith.safety.doors import procedures
from kith.safety.models import PlanVersion
from kith.safety.tests.factories import Case, answers, case, checklist, section
from kith.safety.words import Gateway, HerView, Outcome, ReviewCause, Said, Sign, Toward

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)


@pytest.fixture
def here() -> Case:
    return case()


@pytest.fixture
def _switched_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(procedures, "notices_on", lambda on: True)


def read(here: Case, at: Any = LATER) -> doors.Arrangements:
    return doors.arrangements_for(here.by, here.baby.pk, at=at)


def write(here: Case, said: actions.SectionSaid, at: Any = AT) -> PlanVersion:
    return actions.write_section(baby_id=here.baby.pk, said=said, by=here.by, at=at)


def test_a_page_adds_a_version_and_leaves_the_other_pages(here: Case) -> None:
    with acting_as(here.by):
        write(here, section())
        write(here, section("home", 1, words={"place": "Her sister’s"}))
        todo = actions.ActionSaid(toward=Toward.HARMING, what="Programme", who="Probation", by_when=LATER.date())
        write(here, section("actions", 2, actions=(todo,)))
        write(here, section("rests", 3, words={"rests_on": "He does not know"}))
        file = read(here)
    assert file.version
    assert file.version.words == {"place": "Her sister’s", "rests_on": "He does not know"}
    assert file.version.closed == ["text"]
    assert [one.what for one in file.actions] == ["Programme"]
    assert file.versions == 4


def test_two_writers_meet(here: Case) -> None:
    with acting_as(here.by):
        write(here, section())
        with pytest.raises(actions.Stale):
            write(here, section())


def test_a_baby_no_longer_here_has_no_plan_written(here: Case) -> None:
    Baby.objects.filter(pk=here.baby.pk).update(ended_as="died")
    with acting_as(here.by), pytest.raises(NotThere):
        write(here, section())


def test_parts_before_birth_and_after_differ() -> None:
    before = {part.code for part in procedures.parts(AT.date(), born=False)}
    after = {part.code for part in procedures.parts(AT.date(), born=True)}
    assert {"alone", "alert", "birth"} <= before - after
    assert {"carries", "baby_things", "collection"} <= after - before


def test_every_identified_case_is_on_the_list_until_a_plan_or_a_reason(here: Case) -> None:
    with acting_as(here.by):
        work = doors.work_for(here.by, at=AT)
        assert [(one.baby_id, one.signs) for one in work.without] == [(here.baby.pk, (Sign.CARER,))]
        assert work.without_count == 1
        actions.set_aside(baby_id=here.baby.pk, words="Another man", by=here.by, at=LATER)
        assert doors.work_for(here.by, at=AT).without == ()
        with pytest.raises(NotThere):
            actions.set_aside(baby_id=here.baby.pk, words="Again", by=here.by, at=LATER)
    EventFactory(baby=here.baby, topic=EventTopic.ABUSE.value, recorded_at=LATER + timedelta(hours=1))
    with acting_as(here.by):
        assert doors.work_for(here.by, at=AT).without_count == 1
        write(here, section(), at=LATER)
        assert doors.work_for(here.by, at=AT).without == ()


def test_a_plan_is_due_in_weeks_and_sooner_after_an_incident(here: Case) -> None:
    with acting_as(here.by):
        write(here, section())
        assert doors.work_for(here.by, at=LATER).looks_count == 0
        actions.record_incident(
            baby_id=here.baby.pk, happened_at=AT, words="He shouted", source="She", by=here.by, at=LATER
        )
        late = LATER + timedelta(days=5)
        assert [one.baby_id for one in doors.work_for(here.by, at=late).looks] == [here.baby.pk]
        said: dict[str, Any] = {"cause": ReviewCause.INCIDENT, "words": "With her", "by": here.by, "at": late}
        made = actions.look_again(baby_id=here.baby.pk, outcome=Outcome.HOLDS, **said)
        assert made.reviewed_at > made.due_at
        assert doors.work_for(here.by, at=late).looks_count == 0
        actions.look_again(baby_id=here.baby.pk, outcome=Outcome.OVER, **said)
        assert read(here, late).over
        assert doors.work_for(here.by, at=late + timedelta(days=400)).looks_count == 0


def test_nobody_looks_again_at_no_plan(here: Case) -> None:
    said: dict[str, Any] = {"cause": ReviewCause.DUE, "outcome": Outcome.HOLDS, "words": "x", "by": here.by, "at": AT}
    with acting_as(here.by), pytest.raises(NotThere):
        actions.look_again(baby_id=here.baby.pk, **said)


def test_high_risk_by_judgement_at_score_6_goes_to_the_marac_from_the_same_facts(here: Case) -> None:
    with acting_as(here.by):
        asked = actions.answer_checklist(baby_id=here.baby.pk, said=checklist(6, judgement="high"), by=here.by, at=AT)
        assert isinstance(asked, actions.NeedsReason)
        said = checklist(6, judgement="high", judgement_reason="He strangled her twice")
        made = actions.answer_checklist(baby_id=here.baby.pk, said=said, by=here.by, at=AT)
        assert not isinstance(made, actions.NeedsReason)
        line = read(here).checklists[0]
        assert (line.yes, line.advice.code, line.band.code) == (6, "standard", "high")
        assert read(here).gateways == (Gateway.JUDGEMENT,)
        referring = actions.MaracSaid(her_view=HerView.AGREES, why="Weapon in the house", sent_to="Exeter")
        for _ in range(2):
            referral = actions.refer_to_marac(checklist_id=made.pk, said=referring, by=here.by, at=LATER)
        file = read(here)
        assert [one.referral.pk for one in file.referrals] == [referral.pk]
        assert referral.gateways == ["judgement"]
        assert file.referred
        actions.record_incident(
            baby_id=here.baby.pk, happened_at=LATER, words="Again", source="Police", by=here.by,
            at=LATER + timedelta(days=2),
        )  # fmt: skip
        again = read(here, LATER + timedelta(days=3))
        assert Gateway.REPEAT in again.gateways
        assert not again.referred


def test_judgement_never_lowers_what_the_tool_advises(here: Case) -> None:
    with acting_as(here.by):
        actions.answer_checklist(baby_id=here.baby.pk, said=checklist(15, judgement="medium"), by=here.by, at=AT)
        line = read(here).checklists[0]
    assert line.band.code == "high"
    assert line.gateways == (Gateway.COUNT,)


def test_the_answer_the_file_gives_identifies_nobody_by_itself(here: Case) -> None:
    only = {code: (Said.YES if code == "pregnant" else Said.NO, None) for code in answers(0)}
    only["pregnant"] = (Said.YES, actions.asking.Source.FILE)
    with acting_as(here.by):
        actions.answer_checklist(baby_id=here.baby.pk, said=checklist(0, answers=only), by=here.by, at=AT)
        assert Sign.CHECKLIST not in read(here).signs_now


def test_an_unknown_tool_is_not_there(here: Case) -> None:
    with acting_as(here.by), pytest.raises(NotThere):
        actions.answer_checklist(baby_id=here.baby.pk, said=checklist(3, tool="dara"), by=here.by, at=AT)


def test_another_tool_is_another_entry(here: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    book = handbook.current()
    dara = replace(procedures.tools(AT.date())[0], code="dara", name="DARA", edition="2")
    monkeypatch.setattr(procedures, "tools", lambda on: (dara,))
    monkeypatch.setitem(book.entries, ("risk_tool", "dara"), (dara,))
    with acting_as(here.by):
        said = checklist(3, tool="dara", edition="2")
        actions.answer_checklist(baby_id=here.baby.pk, said=said, by=here.by, at=AT)
        assert read(here).checklists[0].tool.name == "DARA"


NOTICE = actions.NoticeSaid(incident_at=AT, words="Called at 2 in the morning", baby_there="In her arms")


def test_police_notifications_are_off_unless_the_handbook_says_so(here: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(procedures, "notices_on", lambda on: False)
    by = actor_of(here.police)
    with acting_as(by), pytest.raises(NotThere):
        actions.send_notice(baby_id=here.baby.pk, said=NOTICE, by=by, at=AT)


@pytest.mark.usefixtures("_switched_on")
def test_a_police_notification_reaches_those_who_look_after_the_baby(here: Case) -> None:
    by = actor_of(here.police)
    with acting_as(here.by), pytest.raises(Refused):
        actions.send_notice(baby_id=here.baby.pk, said=NOTICE, by=here.by, at=AT)
    with acting_as(by):
        made = actions.send_notice(baby_id=here.baby.pk, said=NOTICE, by=by, at=AT)
    letter = Notice.objects.get(key__startswith="safety-notice")
    assert letter.address == here.visitor.email
    assert not {"abuse", "police", "baby"} & set((letter.subject + letter.body).lower().split())
    with acting_as(here.by):
        assert [one.id for one in doors.notices_for(here.by)] == [made.pk]
        assert doors.notice_for(here.by, made.pk, at=AT).unread
        actions.answer_notice(notice_id=made.pk, words="Seen alone at the clinic", by=here.by, at=LATER)
        assert not doors.notice_for(here.by, made.pk, at=AT).unread
        assert doors.notices_for(here.by) == ()
        assert Sign.POLICE in read(here).signs_now


def test_an_unborn_baby_has_a_plan_too() -> None:
    unborn = case(baby=UnbornFactory())
    with acting_as(unborn.by):
        write(unborn, section("pregnancy", words={"alone": "The midwife says it is routine"}))
        assert read(unborn).version


def test_the_timeline_is_in_no_copy(here: Case) -> None:
    with acting_as(here.by):
        write(here, section())
        said: dict[str, Any] = {"cause": ReviewCause.DUE, "words": "With her", "by": here.by, "at": LATER}
        actions.look_again(baby_id=here.baby.pk, outcome=Outcome.HOLDS, **said)
        told = timeline.entries_for(here.by, here.baby.pk)
    assert {one.kind for one in told} == {"Arrangements begun", "Arrangements looked at again"}
    assert {one.audience.value for one in told} == {"safety"}

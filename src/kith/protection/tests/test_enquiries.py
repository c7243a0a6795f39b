"""Section 47, medical, emergency steps: who may not, what is kept, what the pages say."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.access.models import AuditEntry
from kith.directory.tests.factories import AT, actor_of, sign_in
from kith.protection import actions, doors, rules
from kith.protection.models import EmergencyEnd, EmergencyStep, Enquiry, EnquiryOutcome, Medical
from kith.protection.tests.factories import LATER, Place, conclusion, conference, enquiry, minutes, place
from kith.protection.words import Born, EmergencyKind, EnquiryStage, MedicalNeed
from kith.strategy.words import Threshold

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quick(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setattr("kith.kernel.clock.now", lambda: LATER)


@pytest.fixture
def here() -> Place:
    return place()


def test_who_does_not_work_in_social_care_starts_no_enquiry(here: Place) -> None:
    for worker in (here.around.police, here.around.health_visitor, here.around.paediatrician):
        with pytest.raises(Refused):
            actions.start_enquiry(discussion_id=here.discussion.pk, lead="Me", by=actor_of(worker), at=LATER)
    assert not Enquiry.objects.exists()


def test_a_social_worker_elsewhere_finds_no_such_discussion(here: Place) -> None:
    elsewhere = place().worker
    with acting_as(elsewhere), pytest.raises(NotThere):
        actions.start_enquiry(discussion_id=here.discussion.pk, lead="Me", by=elsewhere, at=LATER)


def test_an_enquiry_starts_on_the_day_of_the_discussion_and_once(here: Place) -> None:
    with acting_as(here.worker):
        made = enquiry(here)
    assert made.started_at == AT + timedelta(hours=2)
    assert made.enquiry_by == "joint"
    assert made.number.startswith("S47-2026-")
    assert AuditEntry.objects.filter(action="started a section 47 enquiry").count() == 1
    with pytest.raises(NotThere):
        enquiry(here)


@pytest.mark.parametrize("decided", [Threshold.NOT_MET, Threshold.CONTINUE_ENQUIRY, Threshold.STOP_ENQUIRY])
def test_a_discussion_that_decided_otherwise_starts_none(decided: Threshold) -> None:
    with pytest.raises(NotThere):
        enquiry(place(threshold=decided.value))


def test_a_paediatrician_records_the_medical_and_a_health_visitor_may_not(here: Place) -> None:
    made = enquiry(here)
    said = actions.MedicalSaid(need=MedicalNeed.NEEDED, asked_at=LATER, by_whom="Dr Petra")
    with pytest.raises(Refused):
        actions.record_medical(enquiry_id=made.pk, said=said, by=actor_of(here.around.health_visitor), at=LATER)
    doctor = actor_of(here.around.paediatrician)
    with acting_as(doctor):
        actions.record_medical(enquiry_id=made.pk, said=said, by=doctor, at=LATER)
        actions.record_medical(enquiry_id=made.pk, said=said, by=doctor, at=LATER + timedelta(hours=1))
    assert Medical.objects.count() == 2
    file = doors.enquiry_for(here.worker, made.pk, at=LATER)
    assert file.medical is not None
    assert file.medical.recorded_at == LATER + timedelta(hours=1)


def test_a_social_worker_does_not_conclude_and_a_manager_does(here: Place) -> None:
    made = enquiry(here)
    with pytest.raises(Refused):
        actions.conclude(enquiry_id=made.pk, said=conclusion(), by=here.worker, at=LATER)
    with acting_as(here.manager):
        actions.conclude(enquiry_id=made.pk, said=conclusion(), by=here.manager, at=LATER)
    assert doors.enquiry_for(here.worker, made.pk, at=LATER).stage is EnquiryStage.CONFERENCE_DUE


def test_a_conclusion_is_put_right_until_the_conference_was_held(here: Place) -> None:
    made = enquiry(here)
    actions.conclude(enquiry_id=made.pk, said=conclusion(), by=here.manager, at=LATER)
    none = conclusion(code="s47_services", borne_out=Born.NOT_CONTINUING)
    actions.conclude(enquiry_id=made.pk, said=none, by=here.manager, at=LATER)
    assert doors.enquiry_for(here.worker, made.pk, at=LATER).stage is EnquiryStage.ENDED
    actions.conclude(enquiry_id=made.pk, said=conclusion(), by=here.manager, at=LATER)
    meeting = conference(here)
    held = LATER + timedelta(days=10)
    actions.record_meeting(meeting_id=meeting.pk, said=minutes(meeting), by=here.worker, at=held)
    with pytest.raises(rules.NotNow):
        actions.conclude(enquiry_id=made.pk, said=none, by=here.manager, at=held)
    assert EnquiryOutcome.objects.count() == 3


def test_an_outcome_that_is_not_in_the_handbook_is_not_there(here: Place) -> None:
    made = enquiry(here)
    with pytest.raises(NotThere):
        actions.conclude(enquiry_id=made.pk, said=conclusion(code="made_up"), by=here.manager, at=LATER)


def emergency(**more: Any) -> actions.EmergencySaid:
    words: dict[str, Any] = {
        "kind": EmergencyKind.POLICE_PROTECTION,
        "taken_at": AT,
        "taken_by": "PS 1234",
        "reason": "Nobody to look after him.",
        "where_now": "With his aunt",
    }
    return actions.EmergencySaid(**words | more)


def test_police_record_police_protection_and_a_health_visitor_may_not(here: Place) -> None:
    visitor, police = actor_of(here.around.health_visitor), actor_of(here.around.police)
    with pytest.raises(Refused):
        actions.take_emergency_step(baby_id=here.baby.pk, said=emergency(), by=visitor, at=LATER)
    with acting_as(police):
        step = actions.take_emergency_step(baby_id=here.baby.pk, said=emergency(), by=police, at=LATER)
        actions.end_emergency(step_id=step.pk, ended_at=LATER, safe_now="With his aunt", by=police, at=LATER)
    assert EmergencyEnd.objects.count() == 1
    with pytest.raises(NotThere):
        actions.end_emergency(step_id=step.pk, ended_at=LATER, safe_now="Again", by=police, at=LATER)


def test_an_order_is_extended_once_and_nothing_without_an_order(here: Place) -> None:
    extension = emergency(kind=EmergencyKind.ORDER_EXTENDED)
    with pytest.raises(NotThere):
        actions.take_emergency_step(baby_id=here.baby.pk, said=extension, by=here.worker, at=LATER)
    order = emergency(kind=EmergencyKind.EMERGENCY_ORDER)
    actions.take_emergency_step(baby_id=here.baby.pk, said=order, by=here.worker, at=LATER)
    step = actions.take_emergency_step(baby_id=here.baby.pk, said=extension, by=here.worker, at=LATER)
    line = doors.step_for(here.worker, step.pk, at=LATER)
    assert line.due.due_at == AT + timedelta(days=15)
    with pytest.raises(NotThere):
        actions.take_emergency_step(baby_id=here.baby.pk, said=extension, by=here.worker, at=LATER)
    assert EmergencyStep.objects.count() == 2


def test_the_pages_walk_from_the_discussion_to_the_medical(client: Client, here: Place) -> None:
    sign_in(client, here.social_worker)
    start = f"/protection/start/{here.discussion.pk}"
    form = client.get(start).page.form
    empty = client.post(start, {"draft": form.draft_token, "lead": ""})
    assert "Enter who leads the enquiry" in empty.content.decode()
    words = {"draft": form.draft_token, "lead": "Senara Social and DC Jago"}
    done = client.post(start, words)
    assert done.status_code == 302
    assert client.post(start, words)["Location"] == done["Location"], "twice is once"
    page = client.get(done["Location"]).page
    assert page.next_step.title == "Say whether a medical is needed"
    assert [one.code for one in page.findings] == ["CP-3"]
    assert page.clocks[0].code == "CP-2"
    medical = f"{done['Location']}/medical"
    token = client.get(medical).page.form.draft_token
    wrong = client.post(medical, {"draft": token, "need": "needed", "result": "nothing"})
    assert "Enter when the baby was examined" in wrong.content.decode()
    assert client.post(medical, {"draft": token, "need": "needed", "consent": "refused"}).status_code == 302
    assert {"CP-4"} <= {one.code for one in client.get(done["Location"]).page.findings}


def test_the_page_of_everything_says_what_stands_and_since_when(client: Client, here: Place) -> None:
    sign_in(client, here.around.police)
    address = f"/babies/{here.baby.pk}/protection"
    assert client.get(address).page.facts[0].value == "Nothing is on file"
    enquiry(here)
    page = client.get(address).page
    assert page.facts[0].value == "Section 47 enquiry: under way"
    assert "the council" in page.facts[0].note.lower()
    sign_in(client, place().social_worker)
    assert client.get(address).status_code == 404


def test_the_babys_page_offers_to_start_what_was_decided_and_then_says_how_it_stands(
    client: Client, here: Place, django_assert_max_num_queries: Any
) -> None:
    sign_in(client, here.social_worker)
    address = f"/babies/{here.baby.pk}"
    assert client.get(address).page.next_step.title == "Start the section 47 enquiry"
    enquiry(here)
    with django_assert_max_num_queries(
        30
    ):  # four are the test's savepoints; a request, a discussion and an enquiry are on file
        page = client.get(address).page
    assert page.protection.rows[0].value[0] == "Section 47 enquiry: under way"
    assert any(one.label == "Initial conference" for one in page.clocks)
    sign_in(client, here.around.police)
    assert client.get(address).page.next_step.title != "Start the section 47 enquiry"

"""Who may not; then what is written, what is locked, and what happens by itself."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from kith.access.actor import Actor
from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.access.words import Role
from kith.directory.models import Notice
from kith.directory.tests.factories import AT, WorkerFactory, actor_of, worker_in
from kith.directory.words import AgencyKind
from kith.injuries import actions, doors, measures
from kith.injuries.models import BenignClosure, Injury, InjuryAlarm, InjuryMark
from kith.injuries.words import Answer, Benign, Came, Care, Clinic, Found, MarkKind, Read, Said, Told, Way
from kith.kernel import handbook
from kith.kernel.findings import Finding
from kith.people.models import Baby, Involvement, MobilityRecord
from kith.people.tests.factories import InvolvementFactory, UnbornFactory
from kith.people.words import Mobility, MobilityBasis
from kith.referrals.tests.factories import RequestFactory

from .factories import LATER, Place, bruise, closure, place, recorded, seen

pytestmark = pytest.mark.django_db


@pytest.fixture
def where() -> Place:
    return place()


def file_of(injury: Injury, by: Actor, at: Any = LATER) -> doors.InjuryFile:
    with acting_as(by):
        return doors.file_for(by, injury.pk, at=at)


def closes(injury: Injury, by: Actor, **more: Any) -> BenignClosure | Finding:
    with acting_as(by):
        return actions.close(injury_id=injury.pk, said=closure(**more), by=by, at=LATER)


def books(injury: Injury, by: Actor, **more: Any) -> None:
    words = {"clinic": Clinic.PAEDIATRICIAN, "planned_for": AT + timedelta(hours=4)} | more
    with acting_as(by):
        actions.book_review(injury_id=injury.pk, booking=actions.Booking(**words), by=by, at=LATER)


def outcome(injury: Injury, by: Actor, **more: Any) -> Any:
    said = actions.OutcomeSaid(**{"came": Came.SEEN, "seen_at": LATER, "clinician": "Dr Petra Paed"} | more)
    with acting_as(by):
        return actions.record_outcome(injury_id=injury.pk, said=said, by=by, at=LATER + timedelta(minutes=1))


# who may not


def test_a_stranger_neither_records_nor_reads_nor_closes(where: Place) -> None:
    injury = recorded(where)
    stranger = actor_of(WorkerFactory(registered_health_professional=True))
    with acting_as(stranger):
        with pytest.raises((Refused, NotThere)):
            actions.record_injury(baby_id=where.baby.pk, seen=seen(), draft_id=None, by=stranger, at=AT)
        with pytest.raises(NotThere):
            doors.file_for(stranger, injury.pk, at=AT)
        with pytest.raises(NotThere):
            actions.close(injury_id=injury.pk, said=closure(), by=stranger, at=AT)
        assert not Injury.objects.exists()
        assert not InjuryMark.objects.exists()
        assert doors.files_about(stranger, where.baby.pk) == []


def test_the_database_takes_no_row_about_a_baby_one_does_not_work_with(where: Place) -> None:
    injury = recorded(where)
    stranger = actor_of(WorkerFactory())
    with acting_as(stranger), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        InjuryMark.objects.create(injury=injury, baby=where.baby, number=9)


def test_a_nursery_nurse_never_closes_a_mark(where: Place) -> None:
    injury = recorded(where)
    with pytest.raises(Refused):
        closes(injury, where.nurse)


def test_a_health_role_without_registration_does_not_close(where: Place) -> None:
    student = worker_in(Role.HEALTH_VISITOR, registered_health_professional=False)
    InvolvementFactory(baby=where.baby, worker=student)
    found = closes(recorded(where), actor_of(student))
    assert isinstance(found, Finding)
    assert found.code == "INJ-3"
    assert not BenignClosure.objects.exists()


def test_nobody_is_their_own_second_clinician_or_reader(where: Place) -> None:
    injury = recorded(where, where.health)
    closes(injury, where.health, kind=Benign.MEDICAL)
    with acting_as(where.health):
        found = actions.look_second(injury_id=injury.pk, agrees=True, words="", by=where.health, at=LATER)
        assert isinstance(found, Finding)
        assert found.code == "INJ-5"
        with pytest.raises(NotThere):
            actions.read_closure(injury_id=injury.pk, thinks=Read.SOUND, words="", by=where.health, at=LATER)


def test_only_a_registered_health_professional_rules_safeguarding_out(where: Place) -> None:
    injury = recorded(where)
    books(injury, where.nurse)
    found = outcome(injury, where.nurse, ruled_out=True)
    assert isinstance(found, Finding)
    assert found.code == "INJ-3"
    assert not isinstance(outcome(injury, where.nurse), Finding)


def test_an_unborn_baby_has_no_marks(where: Place) -> None:
    unborn = UnbornFactory()
    InvolvementFactory(baby=unborn, worker=where.visitor)
    with acting_as(where.health), pytest.raises(NotThere):
        actions.record_injury(baby_id=unborn.pk, seen=seen(), draft_id=None, by=where.health, at=AT)


# what is written


def test_a_mark_is_kept_with_its_point_and_how_the_baby_moved(where: Place) -> None:
    injury = recorded(where)
    mark = injury.marks.get()
    assert (mark.region, mark.x, mark.y, mark.size_mm, mark.colour) == ("face.cheek_left", 168, 168, 10, "blue")
    assert injury.non_mobile
    assert injury.number.startswith("INJ-2026-")
    assert file_of(injury, where.nurse).next.way is Way.REFER_NOW
    assert file_of(injury, where.health).next.way is Way.HEALTH_DECIDES


def test_sending_twice_is_one_record(where: Place) -> None:
    token = uuid4()
    with acting_as(where.nurse):
        words: dict[str, Any] = {"baby_id": where.baby.pk, "draft_id": token, "by": where.nurse, "at": AT}
        first = actions.record_injury(seen=seen(), **words)
        assert actions.record_injury(seen=seen(), **words).pk == first.pk
    assert Injury.objects.count() == 1


def test_a_record_with_nothing_but_a_kind_is_saved(where: Place) -> None:
    with acting_as(where.nurse):
        bare = actions.Seen(noticed_at=AT, marks=(actions.MarkSaid(kind=MarkKind.BRUISE),))
        made = actions.record_injury(baby_id=where.baby.pk, seen=bare, draft_id=None, by=where.nurse, at=AT)
    assert made.non_mobile
    assert made.mobility == Mobility.NOT_RECORDED


def test_a_baby_who_walks_is_outside_the_procedure(where: Place) -> None:
    injury = recorded(where, moves=actions.Moves(stage=Mobility.WALKS))
    assert file_of(injury, where.health).next.way is Way.MOVES


def test_under_six_months_counts_as_cannot_move_where_the_handbook_says_so(where: Place, monkeypatch: Any) -> None:
    wider = handbook.current().mobility(AT.date())
    object.__setattr__(wider, "under_months", 6)
    try:
        injury = recorded(where, moves=actions.Moves(stage=Mobility.WALKS))
    finally:
        object.__setattr__(wider, "under_months", 0)
    assert injury.non_mobile


def test_how_the_baby_moves_goes_to_the_file_too(where: Place) -> None:
    moves = actions.Moves(
        stage=Mobility.ROLLS, basis=MobilityBasis.OBSERVED, said_by="Nora", on=AT.date(), new=True
    )  # fmt: skip
    recorded(where, moves=moves)
    assert MobilityRecord.objects.get(baby=where.baby).stage == "rolls"
    assert Baby.objects.get(pk=where.baby.pk).mobility == "rolls"


def test_the_agencys_named_professional_is_brought_to_the_file_for_a_time(where: Place) -> None:
    lead = WorkerFactory(team=where.nursery_nurse.team, leads_safeguarding=True)
    recorded(where)
    seat = Involvement.objects.get(baby=where.baby, worker=lead)
    assert seat.until == AT + timedelta(days=28)


def test_the_account_and_who_had_care_are_added_and_never_overwritten(where: Place) -> None:
    injury = recorded(where)
    with acting_as(where.nurse):
        for words in ("He rolled onto a toy", "His sister threw it"):
            told = actions.AccountSaid(said=Said.EXPLAINED, words=words, said_by="Mother", changed=Answer.YES)
            actions.record_account(injury_id=injury.pk, told=told, by=where.nurse, at=LATER)
        adults = doors.adults(where.nurse, where.baby)
        said = (actions.CareSaid(who=adults[0].code, name=adults[0].name, had_care=Care.YES),)
        actions.record_care(injury_id=injury.pk, said=said, by=where.nurse, at=LATER)
        file = doors.file_for(where.nurse, injury.pk, at=LATER)
        assert injury.accounts.count() == 2
        assert file.pointers == ("the explanation changed",)
        assert doors.unasked(file, adults) == ("Name not known, baby's father",)


# the procedure


def test_a_documented_mark_is_closed_with_its_record_and_enters_the_audit_list(where: Place) -> None:
    injury = recorded(where, where.health)
    assert isinstance(closes(injury, where.health, earlier_where=""), Finding)
    assert isinstance(closes(injury, where.health), BenignClosure)
    assert file_of(injury, where.health).next.way is Way.CLOSED
    lead = worker_in(Role.QUALITY_LEAD, AgencyKind.PARTNERSHIP)
    quality = actor_of(lead)
    with acting_as(quality):
        listed = doors.closed(quality, since=AT.date(), until=AT.date())
        assert [(one.number, one.earlier, one.injury_id) for one in listed] == [(injury.number, True, None)]
        assert not Injury.objects.exists()
    with acting_as(where.paediatrician):
        mine = doors.closed(where.paediatrician, since=AT.date(), until=AT.date())
        assert [(one.injury_id, one.may_read) for one in mine] == [(injury.pk, True)]


def test_a_judgement_waits_for_a_second_clinician_and_a_doubt_undoes_it(where: Place) -> None:
    injury = recorded(where, where.health)
    closes(injury, where.health, kind=Benign.MEDICAL)
    assert file_of(injury, where.health).next.way is Way.SECOND_CLINICIAN
    doctor = where.paediatrician
    with acting_as(doctor):
        actions.look_second(injury_id=injury.pk, agrees=False, words="It is not slate grey", by=doctor, at=LATER)
    assert file_of(injury, where.health).next.way is Way.HEALTH_DECIDES


def test_a_reader_who_questions_a_closure_opens_it_again(where: Place) -> None:
    injury = recorded(where, where.health)
    closes(injury, where.health)
    doctor = where.paediatrician
    with acting_as(doctor):
        actions.read_closure(injury_id=injury.pk, thinks=Read.QUESTION, words="Which page?", by=doctor, at=LATER)
    assert file_of(injury, where.health).next.way is Way.HEALTH_DECIDES


def test_a_second_mark_locks_the_benign_way(where: Place) -> None:
    first = recorded(where, where.health)
    closes(first, where.health)
    second = recorded(where, where.health, marks=(bruise(region="front.belly_left", x=184, y=262),))
    found = closes(second, where.health)
    assert isinstance(found, Finding)
    assert found.code == "INJ-7"
    assert file_of(second, where.health).next.way is Way.REFER_AND_EXAMINE


def test_two_marks_at_once_lock_it_as_well(where: Place) -> None:
    injury = recorded(where, where.health, marks=(bruise(), bruise(region="ears.lobe_left", x=178, y=108)))
    found = closes(injury, where.health)
    assert isinstance(found, Finding)
    assert found.code == "INJ-7"


def test_an_unexplained_mark_is_not_closed(where: Place) -> None:
    injury = recorded(where, where.health)
    with acting_as(where.health):
        told = actions.AccountSaid(said=Said.NONE)
        actions.record_account(injury_id=injury.pk, told=told, by=where.health, at=LATER)
    found = closes(injury, where.health)
    assert isinstance(found, Finding)
    assert found.code == "INJ-10"


def test_a_request_about_the_mark_is_found_and_its_words_are_ready(where: Place) -> None:
    injury = recorded(where)
    answers = actions.answers_for_request(file_of(injury, where.nurse))
    saw = answers["referrals.request/saw"]
    assert "Face: left cheek" in saw["saw"][0]
    assert saw["injury"] == ["yes"]
    RequestFactory(baby=where.baby, made_by=where.nursery_nurse, received_at=LATER, injury=True)
    assert file_of(injury, where.nurse).next.way is Way.REFERRED


def test_attendance_is_confirmed_and_safeguarding_ruled_out(where: Place) -> None:
    injury = recorded(where, where.health)
    books(injury, where.health)
    assert file_of(injury, where.health).next.way is Way.CONFIRM_ATTENDANCE
    outcome(injury, where.health)
    assert file_of(injury, where.health).next.way is Way.RECORD_OUTCOME
    outcome(injury, where.paediatrician, found=Found.MEDICAL, ruled_out=True)
    assert file_of(injury, where.health).next.way is Way.RULED_OUT


# what happens by itself


def test_a_review_nobody_confirmed_is_told_once_and_names_nobody(where: Place) -> None:
    injury = recorded(where, where.health)
    books(injury, where.health)
    assert actions.raise_alarms(at=AT + timedelta(hours=1)) == 0
    late = AT + timedelta(days=1)
    assert actions.raise_alarms(at=late) == 1
    assert actions.raise_alarms(at=late + timedelta(minutes=5)) == 0
    assert InjuryAlarm.objects.get().cause == "not_confirmed"
    letter = Notice.objects.get(worker=where.visitor)
    assert injury.number in letter.body
    name = where.baby.given_name
    assert name not in letter.body + letter.subject


def test_a_mark_nobody_booked_or_referred_is_told_after_the_limit(where: Place) -> None:
    recorded(where)
    assert actions.raise_alarms(at=AT + timedelta(hours=1)) == 0
    assert actions.raise_alarms(at=AT + timedelta(hours=3)) == 1
    assert InjuryAlarm.objects.get().cause == "not_booked"


def test_a_file_that_has_ended_raises_nothing(where: Place) -> None:
    recorded(where)
    Baby.objects.filter(pk=where.baby.pk).update(ended_as="died")
    assert actions.raise_alarms(at=AT + timedelta(days=2)) == 0


def test_parents_and_work_up_are_rows_that_are_only_added(where: Place) -> None:
    injury = recorded(where, where.health)
    with acting_as(where.health):
        said = actions.FamilySaid(told=Told.YES, leaflet=Told.YES, told_whom="Mother")
        actions.tell_family(injury_id=injury.pk, said=said, by=where.health, at=LATER)
        items = (actions.WorkUpSaid(code="work_up.skeletal_survey", wanted=True, done_on=AT.date()),)
        actions.record_work_up(injury_id=injury.pk, said=items, by=where.health, at=LATER)
        found = doors.follow_up(doors.work_up_of(injury.pk), AT.date())
        assert found is not None
        assert "4 December" in found.says


def test_the_web_role_changes_no_record(where: Place) -> None:
    injury = recorded(where)
    with acting_as(where.nurse), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Injury.objects.filter(pk=injury.pk).update(number="X")


def test_facts_for_the_measures_name_no_baby(where: Place) -> None:
    injury = recorded(where)
    with acting_as(actor_of(worker_in(Role.QUALITY_LEAD, AgencyKind.PARTNERSHIP))):
        (fact,) = measures.injury_facts(since=AT.date(), until=AT.date())
    assert fact.injury_id == injury.pk
    assert fact.described
    assert not fact.seen_same_day
    with connection.cursor() as cursor:
        cursor.execute("select * from injuries_facts(%s, %s) limit 0", [AT.date(), AT.date()])
        assert not {"baby_id", "recorded_by_id"} & {column.name for column in cursor.description}

"""Gaps: who may not see or take them; that records open and close them; whose they are, and passing them on."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.access.models import AuditEntry
from kith.access.words import Role
from kith.directory.tests.factories import AT, TeamFactory, actor_of, worker_in
from kith.directory.words import AgencyKind, Setting
from kith.kernel import handbook
from kith.people import actions, doors
from kith.people.models import Involvement, MaleCarerRecord
from kith.people.words import CarerKind, GapKind, Knowledge, Part, Relationship, Source, Topic

from .factories import (
    BabyFactory,
    InvolvementFactory,
    MaleCarerRecordFactory,
    SightingFactory,
    UnbornFactory,
    baby_of,
)

pytestmark = pytest.mark.django_db
NOT_ASKED = GapKind.NOT_ASKED


@pytest.fixture
def visitor():
    return worker_in(Role.HEALTH_VISITOR)


@pytest.fixture
def midwife():
    return worker_in(Role.MIDWIFE, AgencyKind.MATERNITY)


def gaps(worker, baby, *, at=AT):
    by = actor_of(worker)
    with acting_as(by):
        return {(gap.kind, gap.carer_id): gap for gap in doors.gaps_of(by, baby.pk, at=at)}


def kinds(worker, baby, *, at=AT):
    return {kind for kind, _carer in gaps(worker, baby, at=at)}


def known(baby, **more):
    said = {"knowledge": Knowledge.KNOWN.value, "name_given": "Jack Rowe", "source": "mother"}
    return MaleCarerRecordFactory(carer__baby=baby, **(said | more))


def about(worker, baby, kind=NOT_ASKED):
    return next(gap for (found, _carer), gap in gaps(worker, baby).items() if found is kind)


# who may not


def test_somebody_not_involved_takes_and_passes_no_gap(visitor) -> None:
    baby = baby_of(worker_in(Role.HEALTH_VISITOR))
    carer = MaleCarerRecord.objects.get(baby=baby).carer_id
    by, which = actor_of(visitor), actions.AboutGap(kind=NOT_ASKED, carer_id=carer)
    with acting_as(by):
        assert doors.gaps_of(by, baby.pk, at=AT) == []
        with pytest.raises(Refused):
            actions.take_gap(baby.pk, which, next_step="Ask", by=by, at=AT)
        said = actions.PassedSaid(team_id=visitor.team_id, reason="Mine", next_step="Ask")
        with pytest.raises(Refused):
            actions.pass_gap(baby.pk, which, said, by=by, at=AT)


def test_work_is_only_that_of_ones_own_families(visitor) -> None:
    own = baby_of(visitor)
    baby_of(worker_in(Role.HEALTH_VISITOR))
    by = actor_of(visitor)
    with acting_as(by):
        assert {gap.baby_id for gap in doors.work_for(by, at=AT, mine=False).gaps} == {own.pk}
        assert [gap.baby_id for gap in doors.work_and_unasked(by, at=AT)[1].gaps] == [own.pk]


def test_a_file_that_is_over_has_no_gaps(visitor) -> None:
    baby = baby_of(visitor, ended_as="miscarriage")
    assert not gaps(visitor, baby)


# records open and close them


def test_every_baby_has_a_live_list_and_each_gap_an_owner(visitor) -> None:
    baby = baby_of(visitor)
    found = gaps(visitor, baby)
    assert {kind for kind, _carer in found} == {NOT_ASKED, GapKind.BABY_NOT_SEEN, GapKind.SLEEP_NOT_SEEN}
    assert all(gap.owner and gap.owner.worker_id == visitor.pk for gap in found.values())


def test_recording_the_answer_closes_the_gap_and_opens_the_next_ones(visitor) -> None:
    baby = baby_of(visitor)
    first = MaleCarerRecord.objects.get()
    by = actor_of(visitor)
    said = actions.ManSaid(
        knowledge=Knowledge.KNOWN, relationship=Relationship.FATHER, given_name="Jack", source=Source.MOTHER
    )
    with acting_as(by):
        actions.record_carer(first.carer_id, said, based_on=1, by=by, at=AT)
    found = kinds(visitor, baby)
    assert NOT_ASKED not in found
    assert {GapKind.HOUSEHOLD, GapKind.NOT_CHECKED, GapKind.VIEWS, GapKind.ICON} <= found


def test_a_complete_record_leaves_no_gap(visitor) -> None:
    baby = BabyFactory()
    InvolvementFactory(baby=baby, worker=visitor)
    known(
        baby, lives_with_baby="yes", verified=True, seen_on=date(2026, 10, 1), seen_by_agency=visitor.team.agency,
        icon_given="yes", views="He wants to be there at night.",
    )  # fmt: skip
    SightingFactory(baby=baby, sleep_seen="yes")
    assert kinds(visitor, baby) == set()


def test_talking_about_crying_is_for_late_pregnancy_and_the_first_months(visitor) -> None:
    early = UnbornFactory(expected_on=AT.date() + timedelta(weeks=20))
    late = UnbornFactory(expected_on=AT.date() + timedelta(weeks=3))
    old = BabyFactory(date_of_birth=AT.date() - timedelta(days=400))
    for baby in (early, late, old):
        InvolvementFactory(baby=baby, worker=visitor)
        known(baby)
    assert [GapKind.ICON in kinds(visitor, baby) for baby in (early, late, old)] == [False, True, False]


def test_another_carer_has_gaps_too_and_is_not_called_him(visitor) -> None:
    baby = BabyFactory()
    InvolvementFactory(baby=baby, worker=visitor)
    known(baby, carer__kind=CarerKind.OTHER.value, relationship=Relationship.GRANDMOTHER.value, sole_care="yes")
    found = gaps(visitor, baby)
    assert {kind for kind, _carer in found} >= {GapKind.HOUSEHOLD, GapKind.NEVER_SEEN, GapKind.ICON}
    assert not any(" him" in gap.finding.says or "he is" in gap.finding.says for gap in found.values())


# whose they are


def test_before_birth_the_midwife_asks_and_after_it_the_health_visitor(visitor, midwife) -> None:
    for factory, owner in ((UnbornFactory, midwife), (BabyFactory, visitor)):
        baby = factory()
        for worker, part in ((visitor, Part.HEALTH_VISITOR), (midwife, Part.MIDWIFE)):
            InvolvementFactory(baby=baby, worker=worker, part=part.value)
        MaleCarerRecordFactory(carer__baby=baby)
        assert about(visitor, baby).owner.worker_id == owner.pk


def test_of_a_man_on_licence_probation_knows_first(visitor) -> None:
    officer = worker_in(Role.PROBATION, AgencyKind.PROBATION)
    baby = BabyFactory()
    InvolvementFactory(baby=baby, worker=visitor)
    InvolvementFactory(baby=baby, worker=officer, part=Part.PROBATION.value)
    known(baby, restriction="licence")
    assert about(visitor, baby, GapKind.NOT_CHECKED).owner.worker_id == officer.pk


def test_a_task_is_on_the_desk_of_its_owner_and_on_nobody_elses(visitor, midwife) -> None:
    baby = BabyFactory()
    for worker, part in ((visitor, Part.HEALTH_VISITOR), (midwife, Part.MIDWIFE)):
        InvolvementFactory(baby=baby, worker=worker, part=part.value)
    MaleCarerRecordFactory(carer__baby=baby)
    mine = {}
    for worker in (visitor, midwife):
        by = actor_of(worker)
        with acting_as(by):
            mine[worker] = {gap.kind for gap in doors.work_for(by, at=AT).gaps}
    assert NOT_ASKED in mine[visitor]
    assert mine[midwife] == set()


def test_passed_on_it_moves_with_its_reason_until_the_record_closes_it(visitor, midwife) -> None:
    baby = baby_of(visitor)
    gap, by = about(visitor, baby), actor_of(visitor)
    which = actions.AboutGap(kind=NOT_ASKED, carer_id=gap.carer_id)
    said = actions.PassedSaid(team_id=midwife.team_id, reason="She sees her on Monday", next_step="Ask alone on Monday")
    with acting_as(by):
        actions.pass_gap(baby.pk, which, said, by=by, at=AT)
    assert Involvement.objects.get(baby=baby, team=midwife.team).part == Part.MIDWIFE
    passed = about(visitor, baby)
    assert (passed.owner.team_id, passed.next_step) == (midwife.team_id, "Ask alone on Monday")
    assert passed.taken.reason == "She sees her on Monday"
    assert AuditEntry.objects.filter(action="passed a gap on", baby_id=baby.pk).count() == 1


def test_when_the_one_it_was_passed_to_stops_it_falls_back(visitor, midwife) -> None:
    baby = baby_of(visitor)
    InvolvementFactory(baby=baby, worker=midwife, part=Part.MIDWIFE.value)
    gap, by = about(visitor, baby), actor_of(midwife)
    which = actions.AboutGap(kind=NOT_ASKED, carer_id=gap.carer_id)
    with acting_as(by):
        actions.take_gap(baby.pk, which, next_step="Ask at booking", by=by, at=AT)
    assert about(visitor, baby).owner.worker_id == midwife.pk
    Involvement.objects.filter(worker=midwife).update(until=AT)
    assert about(visitor, baby).owner.worker_id == visitor.pk


def test_passing_on_without_a_reason_is_queried(visitor, midwife) -> None:
    baby = baby_of(visitor)
    gap, by = about(visitor, baby), actor_of(visitor)
    which = actions.AboutGap(kind=NOT_ASKED, carer_id=gap.carer_id)
    with acting_as(by):
        done = actions.pass_gap(baby.pk, which, actions.PassedSaid(team_id=midwife.team_id), by=by, at=AT)
    assert [finding.code for finding in done.findings] == ["MAN-10"]


def test_a_closed_gap_is_neither_taken_nor_passed(visitor) -> None:
    baby, by = baby_of(visitor), actor_of(visitor)
    with acting_as(by), pytest.raises(NotThere):
        actions.take_gap(baby.pk, actions.AboutGap(kind=GapKind.VIEWS, carer_id=uuid4()), next_step="x", by=by, at=AT)


def test_teams_to_pass_to_are_near_and_of_the_kinds_best_placed(visitor) -> None:
    near = TeamFactory(agency__kind=AgencyKind.MATERNITY.value, district="exeter")
    far = TeamFactory(agency__kind=AgencyKind.MATERNITY.value, district="torridge")
    door = TeamFactory(agency__kind=AgencyKind.SOCIAL_CARE.value, setting=Setting.FRONT_DOOR.value)
    baby = baby_of(visitor)
    found = {team.pk for team in doors.teams_to_pass_to(about(visitor, baby), locality="exeter", district="exeter")}
    assert {near.pk, door.pk} <= found
    assert far.pk not in found


def test_one_query_finds_the_gaps_of_many_babies(visitor, django_assert_max_num_queries) -> None:
    for _more in range(12):
        baby_of(visitor)
    by = actor_of(visitor)
    with acting_as(by), django_assert_max_num_queries(1):
        assert len(doors.work_for(by, at=AT).gaps) == 36


def test_the_desk_reads_its_two_lists_at_once(visitor, django_assert_max_num_queries) -> None:
    for _more in range(3):
        baby_of(visitor)
    by = actor_of(visitor)
    with acting_as(by):
        alone = doors.work_for(by, at=AT)
        with django_assert_max_num_queries(1):
            mine, unasked = doors.work_and_unasked(by, at=AT, most=2)
    assert mine == alone
    assert (len(unasked.gaps), unasked.total) == (2, 3)
    assert {gap.kind for gap in unasked.gaps} == {GapKind.NOT_ASKED}


def test_the_handbook_has_a_guide_a_limit_and_real_parts_for_each_kind() -> None:
    book = handbook.current()
    guides = book.gap_guides()
    assert set(guides) == {kind.value for kind in GapKind}
    for guide in guides.values():
        assert {Part(part) for part in (*guide.before_birth, *guide.after_birth, *guide.supervised)}
        assert "front_door" in guide.after_birth
        assert book.limit(guide.limit).source


def test_views_recorded_on_their_page_close_that_gap(visitor) -> None:
    baby = BabyFactory()
    InvolvementFactory(baby=baby, worker=visitor)
    record, by = known(baby), actor_of(visitor)
    said = actions.TopicSaid(topic=Topic.SUPPORT, facts={"views": "He would like to come to visits."})
    with acting_as(by):
        actions.record_topic(record.carer_id, said, based_on=1, by=by, at=AT)
    assert GapKind.VIEWS not in kinds(visitor, baby)

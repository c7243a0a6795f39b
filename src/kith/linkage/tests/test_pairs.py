"""Pairs: who may not decide; what a decision needs, tells and undoes."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.access.models import AuditEntry
from kith.access.words import PRACTITIONERS, Role
from kith.directory.models import Worker
from kith.directory.tests.factories import AT, TeamFactory, actor_of, sign_in, worker_in
from kith.directory.words import AgencyKind
from kith.linkage import actions, doors
from kith.linkage.actions import Decided
from kith.linkage.models import CandidatePair, KnownTo, LinkageRun, PairDecision
from kith.linkage.tests.factories import checked, pair_of
from kith.linkage.words import Answer, RunStage, Shown
from kith.people.models import MaleCarerRecord, Person
from kith.people.tests.factories import (
    MaleCarerRecordFactory,
    PersonFactory,
    PersonNameFactory,
    ResidenceFactory,
    SealFactory,
    SealNameFactory,
    baby_of,
)
from kith.people.words import Band

pytestmark = pytest.mark.django_db
WHY = "Same tattoo and car as in our record"


@pytest.fixture
def probation() -> Worker:
    return worker_in(Role.PROBATION, AgencyKind.PROBATION)


@pytest.fixture
def visitor() -> Worker:
    return worker_in(Role.HEALTH_VISITOR)


@pytest.fixture
def dan(visitor: Worker) -> Person:
    """A man who lives with a baby of the health visitor's, on file as Daniel."""
    man = PersonFactory(
        given_name="Daniel", family_name="Hill", date_of_birth=date(1998, 9, 14), sex="male", phone="07700 900 999"
    )
    MaleCarerRecordFactory(baby=baby_of(visitor), person=man, knowledge="known", name_given="Daniel Hill")
    return man


def decide(worker: Worker, pair: CandidatePair, answer: Answer = Answer.SAME, **more: Any) -> Any:
    decided = Decided(answer=answer, **({"reason": WHY} | more))
    with acting_as(actor_of(worker)):
        return actions.decide(pair.pk, decided, by=actor_of(worker), at=AT)


def queue_of(worker: Worker, shown: Shown = Shown.OPEN) -> doors.Queue:
    with acting_as(actor_of(worker)):
        return doors.queue_of(actor_of(worker), shown, at=AT)


@pytest.mark.parametrize("role", sorted(set(Role) - PRACTITIONERS))
def test_whoever_works_with_no_families_sees_no_pair(
    client: Client, probation: Worker, dan: Person, role: Role
) -> None:
    pair = pair_of(probation, dan)
    colleague = worker_in(role, team=TeamFactory(agency=probation.team.agency))
    sign_in(client, colleague)
    assert client.get(reverse("pairs")).status_code == 404
    for name in ("pair", "pair_chart"):
        assert client.get(reverse(name, args=[pair.pk])).status_code == 404
    with pytest.raises(Refused):
        decide(colleague, pair)


@pytest.mark.parametrize("role", sorted(PRACTITIONERS))
def test_another_agency_learns_of_no_pair(client: Client, probation: Worker, dan: Person, role: Role) -> None:
    pair = pair_of(probation, dan)
    stranger = worker_in(role, AgencyKind.POLICE)
    sign_in(client, stranger)
    assert client.get(reverse("pairs")).page.table.rows == ()
    assert client.get(reverse("pair", args=[pair.pk])).status_code == 404
    with pytest.raises(NotThere):
        decide(stranger, pair)


def test_the_database_alone_tells_strangers_nothing(probation: Worker, dan: Person) -> None:
    pair = pair_of(probation, dan)
    decide(probation, pair)
    tables = (LinkageRun, CandidatePair, PairDecision, KnownTo)
    with acting_as(actor_of(worker_in(Role.MIDWIFE))):
        assert [table.objects.count() for table in tables] == [0, 0, 0, 0]
        assert doors.pairs.named({dan.pk}) == {}


def test_somebody_on_a_file_sealed_from_the_reader_is_in_no_list_and_no_count(
    client: Client, probation: Worker, dan: Person
) -> None:
    pair = pair_of(probation, dan)
    baby = MaleCarerRecord.objects.get(person=dan).baby
    SealNameFactory(seal=SealFactory(baby=baby), worker=probation)
    assert queue_of(probation) == doors.Queue((), 0, dict.fromkeys(Shown, 0))
    with acting_as(actor_of(probation)):
        assert doors.pairs.named({dan.pk}) == {}
        assert doors.open_pairs(actor_of(probation)) == 0
    sign_in(client, probation)
    assert client.get(reverse("pair", args=[pair.pk])).status_code == 404


def test_those_who_work_with_the_baby_learn_that_and_not_what(probation: Worker, visitor: Worker, dan: Person) -> None:
    pair = pair_of(probation, dan)
    decide(probation, pair)
    baby = visitor_baby(visitor)
    with acting_as(actor_of(visitor)):
        (known,) = doors.known_around(actor_of(visitor), baby)
        with connection.cursor() as cursor:
            cursor.execute("select person_id, agency_id from strategy_known_adults(%s)", [baby])
            assert cursor.fetchall() == [(dan.pk, probation.team.agency_id)]
        assert (known.person, known.agency) == ("Daniel Hill", probation.team.agency.name)
        assert CandidatePair.objects.count() == PairDecision.objects.count() == 0


def visitor_baby(visitor: Worker) -> Any:
    from kith.people import doors as people_doors

    return people_doors.babies_for(actor_of(visitor))[0].id


def test_lnk_1_nobody_is_linked_until_somebody_says_so(probation: Worker, visitor: Worker, dan: Person) -> None:
    pair_of(probation, dan, weight=30.0)
    assert not KnownTo.objects.exists()
    assert doors.known_around(actor_of(visitor), visitor_baby(visitor)) == []


@pytest.mark.parametrize(
    ("weight", "band"), [(30.0, Band.VERY_LIKELY), (7.0, Band.VERY_LIKELY), (6.9, Band.LIKELY), (-1.0, Band.POSSIBLE)]
)
def test_lnk_2_how_likely_is_said_by_the_handbook(probation: Worker, dan: Person, weight: float, band: Band) -> None:
    pair_of(probation, dan, weight=weight)
    assert queue_of(probation).pairs[0].band is band


@pytest.mark.parametrize("answer", [Answer.SAME, Answer.NOT_SAME])
def test_lnk_3_a_decision_says_how_it_is_known(probation: Worker, dan: Person, answer: Answer) -> None:
    pair = pair_of(probation, dan)
    queried = decide(probation, pair, answer, reason=" yes ")
    assert [finding.code for finding in queried.findings] == ["LNK-3"]
    assert not PairDecision.objects.exists()
    assert decide(probation, pair, Answer.UNSURE, reason="").number == 1


def test_lnk_4_a_row_found_to_be_two_people_is_queried(probation: Worker, dan: Person) -> None:
    from kith.linkage import rules

    assert rules.one_row_is_one_person(Answer.SAME, 1).code == "LNK-4"
    assert rules.one_row_is_one_person(Answer.SAME, 0) is None
    assert rules.one_row_is_one_person(Answer.NOT_SAME, 1) is None
    pair = pair_of(probation, dan)
    decide(probation, pair)
    twin = CandidatePair.objects.create(
        run=pair.run, agency=pair.agency, row=pair.row, person=PersonFactory(), weight=5, prior=-12
    )
    assert doors.same_elsewhere(twin) == 1
    assert decide(probation, twin).number == 1


def test_what_an_agency_knows_stays_true_when_two_entries_are_made_one(
    probation: Worker, visitor: Worker, dan: Person
) -> None:
    double = PersonFactory(given_name="Dan", family_name="Hill", merged_into=dan)
    decide(probation, pair_of(probation, double))
    with acting_as(actor_of(visitor)):
        (known,) = doors.known_around(actor_of(visitor), visitor_baby(visitor))
    assert known.agency == probation.team.agency.name


def test_a_decision_can_be_taken_back_and_then_tells_nobody(probation: Worker, visitor: Worker, dan: Person) -> None:
    pair = pair_of(probation, dan)
    decide(probation, pair)
    decide(probation, pair, Answer.NOT_SAME, based_on=1, reason="He moved away in 2019")
    assert doors.known_around(actor_of(visitor), visitor_baby(visitor)) == []
    assert list(pair.decisions.order_by("number").values_list("answer", flat=True)) == ["same", "not_same"]
    assert KnownTo.objects.count() == 2


def test_of_two_who_decide_at_once_the_second_is_shown_the_first(probation: Worker, dan: Person) -> None:
    pair = pair_of(probation, dan)
    colleague = worker_in(Role.PROBATION, team=probation.team)
    decide(probation, pair)
    stale = decide(colleague, pair, Answer.NOT_SAME)
    assert stale.newer.decided_by == probation
    assert PairDecision.objects.count() == 1


def test_what_a_withheld_address_is_reaches_no_comparison(probation: Worker, visitor: Worker) -> None:
    from kith.people import doors as people_doors

    woman = PersonFactory(address="1 Secret Road", postcode="EX9 9ZZ", withhold_address=True)
    ResidenceFactory(person=woman, address="2 Hidden Lane", postcode="EX8 8ZZ")
    said = " ".join(str(one) for one in people_doors.linkable())
    assert not any(part in said for part in ("Secret", "EX9", "Hidden", "EX8"))


def test_earlier_addresses_are_entries_of_their_own(dan: Person) -> None:
    from kith.people import doors as people_doors

    ResidenceFactory(person=dan, address="5 Old Street", postcode="PL1 1AA")
    theirs = [one for one in people_doors.linkable() if one.person_id == dan.pk]
    assert {one.address for one in theirs} >= {dan.address, "5 Old Street"}


def test_a_name_that_was_a_mistake_is_compared_with_nobody(dan: Person) -> None:
    from kith.people import doors as people_doors

    wrong = PersonNameFactory(person=dan, given_name="Wrongly", family_name="Entered")
    PersonNameFactory(person=dan, given_name="Wrongly", family_name="Entered", replaces=wrong, mistaken=True)
    assert not any(one.given_name == "Wrongly" for one in people_doors.linkable())


def test_a_run_finds_the_man_the_extract_knows(probation: Worker, dan: Person) -> None:
    dan.given_name, dan.postcode = "Dan", "EX4 3LS"
    dan.save()
    extract = checked(probation)
    run = actions.start_run(extract.pk, by=actor_of(probation), at=AT)
    assert actions.start_run(extract.pk, by=actor_of(probation), at=AT).pk == run.pk
    actions.compare(run.pk, at=AT)
    actions.compare(run.pk, at=AT)
    run.refresh_from_db()
    assert run.stage is RunStage.DONE
    queue = queue_of(probation)
    assert [(one.pair.row.reference, one.on_file.id) for one in queue.pairs] == [("X1", dan.pk)]
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from procrastinate_jobs where task_name = 'compare_extract'")
        assert cursor.fetchone() == (1,)


def test_destroying_an_extract_keeps_what_was_decided_and_nothing_else(probation: Worker, dan: Person) -> None:
    pair = pair_of(probation, dan)
    decide(probation, pair)
    undecided = CandidatePair.objects.create(
        run=pair.run, agency=pair.agency, row=pair.row, person=PersonFactory(), weight=1, prior=-12
    )
    actions.destroy_due(at=AT + timedelta(days=400))
    assert not CandidatePair.objects.filter(pk=undecided.pk).exists()
    pair.refresh_from_db()
    assert pair.row is None
    assert KnownTo.objects.count() == 1
    assert queue_of(probation, Shown.SAME).pairs == ()


def test_the_page_shows_both_sides_and_takes_a_decision(client: Client, probation: Worker, dan: Person) -> None:
    pair = pair_of(probation, dan)
    sign_in(client, probation)
    listed = client.get(reverse("pairs")).page
    assert listed.table.rows[0][0].text == "Dan Hill"
    shown = client.get(reverse("pair", args=[pair.pk]))
    assert "Not shown here" in shown.content.decode()
    assert "07700 900 999" not in shown.content.decode()
    draft = shown.page.form.draft_token
    answers = {"draft": draft, "answer": "same", "reason": WHY, "based_on": "0"}
    done = client.post(reverse("pair", args=[pair.pk]), answers)
    assert done["Location"] == reverse("pairs")
    again = client.post(reverse("pair", args=[pair.pk]), answers)
    assert again.status_code == 302
    assert PairDecision.objects.count() == 1
    assert AuditEntry.objects.filter(action="decided about a pair").count() == 1
    chart = client.get(reverse("pair_chart", args=[pair.pk]))
    assert chart["Content-Type"] == "image/svg+xml"
    assert b"All together" in chart.content


def test_five_thousand_pairs_are_paged_and_the_database_is_asked_little(
    client: Client, probation: Worker, dan: Person, django_assert_max_num_queries: Any
) -> None:
    pair = pair_of(probation, dan)
    people = Person.objects.bulk_create(
        [Person(given_name="A", family_name=f"B{n}", name_key=f"a b{n}", recorded_at=AT) for n in range(300)]
    )
    CandidatePair.objects.bulk_create(
        [
            CandidatePair(
                run=pair.run, agency=pair.agency, row=pair.row, person=people[n % 300], weight=n / 500, prior=-9
            )
            for n in range(5_000)
        ]
    )
    sign_in(client, probation)
    with django_assert_max_num_queries(14):
        page = client.get(reverse("pairs"), {"page": "3"}).page
    assert len(page.table.rows) == 50
    assert [link.text for link in page.pages] == ["Previous page", "Next page"]


def test_a_page_number_of_nonsense_is_the_first(client: Client, probation: Worker) -> None:
    sign_in(client, probation)
    for asked in ("0", "-1", "x", "9" * 30, "²"):
        assert client.get(reverse("pairs"), {"page": asked}).status_code == 200
    assert client.get(reverse("pairs"), {"show": "everything"}).status_code == 404


def test_the_waterfall_ends_where_the_pair_does() -> None:
    from kith.linkage import drawing

    steps = drawing.steps(-12.0, [drawing.Bar("First name", "agrees", 7.5), drawing.Bar("Sex", "differs", -3.0)])
    assert [step["kind"] for step in steps] == ["whole", "for", "against", "whole"]
    assert steps[-1]["bits"] == pytest.approx(-7.5)


def test_what_a_household_would_show_as_well_is_said_on_the_page_and_in_the_chart(client, probation, dan) -> None:
    pair = pair_of(probation, dan)
    home = {"column": "household", "level": "kin", "label": "Two people of one household would agree so too"}
    CandidatePair.objects.update(fields=[*pair.fields, home | {"weight": -1.4}])
    sign_in(client, probation)
    page = client.get(reverse("pair", args=[pair.pk]))
    assert page.status_code == 200
    assert "One household" in page.content.decode()
    assert client.get(reverse("pair_chart", args=[pair.pk])).status_code == 200

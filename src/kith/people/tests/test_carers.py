"""The pages about men and other carers: who may not open them; a page changes one topic and keeps the rest."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kith.access.words import Role
from kith.directory.tests.factories import WorkerFactory, sign_in, worker_in
from kith.directory.words import AgencyKind
from kith.kernel import clock
from kith.people.models import CarerSeen, FamilyTie, GapStep, MaleCarer, MaleCarerRecord
from kith.people.words import CarerKind, Knowledge, Relationship, Topic

from .factories import InvolvementFactory, MaleCarerRecordFactory, baby_of

pytestmark = pytest.mark.django_db
PAGES = ["carer", "carer_record", "carer_seen", *(f"carer_{topic}" for topic in Topic)]


def parts(name, day):
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def send(client, address, answers):
    shown = client.get(address)
    assert shown.status_code == 200, shown
    hidden = dict(getattr(shown.page, "hidden", ()))
    return client.post(address, {**hidden, **answers, "draft": shown.page.form.draft_token})


def newest():
    return MaleCarerRecord.objects.order_by("-number")[0]


@pytest.fixture
def visitor(client):
    client.worker = worker_in(Role.HEALTH_VISITOR)
    sign_in(client, client.worker)
    return client


@pytest.fixture
def jack(visitor):
    baby = baby_of(visitor.worker)
    first = MaleCarerRecord.objects.get()
    return MaleCarerRecordFactory(
        carer=first.carer, baby=baby, number=2, knowledge="known", name_given="Jack Rowe", source="mother",
        strengths="Gentle", other_children="One, with his mother", recorded_by=visitor.worker,
    )  # fmt: skip


def at(jack, name):
    return reverse(name, args=[jack.baby_id, jack.carer_id])


@pytest.mark.parametrize("name", PAGES)
def test_somebody_not_involved_finds_no_page_about_a_man(client, name) -> None:
    baby = baby_of(WorkerFactory())
    carer = MaleCarerRecord.objects.get().carer_id
    sign_in(client, worker_in(Role.SOCIAL_WORKER, AgencyKind.SOCIAL_CARE))
    assert client.get(reverse(name, args=[baby.pk, carer])).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_another_babys_man_is_not_opened_through_ones_own_baby(visitor, name) -> None:
    own = baby_of(visitor.worker)
    other = MaleCarerRecordFactory(carer__baby=baby_of(WorkerFactory())).carer_id
    assert visitor.get(reverse(name, args=[own.pk, other])).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_for_who_works_with_the_baby(visitor, jack, name) -> None:
    assert visitor.get(at(jack, name)).status_code == 200


def test_a_page_changes_its_topic_and_keeps_everything_else(visitor, jack) -> None:
    answers = {
        "lives_with_baby": "yes",
        "stays": "every_night",
        "phone": "01632 960 111",
        "source": "himself",
        "verified": "yes",
    }
    assert send(visitor, at(jack, "carer_home"), answers)["Location"] == at(jack, "carer")
    record = newest()
    assert (record.number, record.about, record.stays) == (3, "home", "every_night")
    assert (record.name_given, record.strengths, record.other_children) == (
        "Jack Rowe",
        "Gentle",
        "One, with his mother",
    )
    assert record.facts_from == {"contact": ["himself", True], "lives_with_baby": ["himself", True]}
    assert record.source == "mother"


def test_the_first_page_keeps_the_topics(visitor, jack) -> None:
    send(visitor, at(jack, "carer_picture"), {"strengths": "Gentle", "factors": ["sleep"], "other_children": "Two"})
    answers = {
        "relationship": "father",
        "knowledge": "known",
        "given_name": "Jack",
        "family_name": "Rowe",
        "source": "himself",
    }
    send(visitor, at(jack, "carer_record"), answers)
    assert (newest().number, newest().factors, newest().other_children) == (4, ["sleep"], "Two")


def test_a_stale_page_shows_both_versions_and_loses_nothing(visitor, jack) -> None:
    address = at(jack, "carer_support")
    token = visitor.get(address).page.form.draft_token
    MaleCarerRecordFactory(
        carer=jack.carer,
        number=3,
        knowledge="known",
        views="I work nights",
        recorded_by=WorkerFactory(full_name="Una Other"),
    )
    mine = {"views": "I would like to come", "based_on": "2", "draft": token}
    answer = visitor.post(address, mine)
    assert answer.status_code == 409
    rows = {row.label: (row.theirs, row.yours) for row in answer.page.conflict.rows}
    assert rows["Their views, in their words"] == ("I work nights", "I would like to come")
    assert visitor.post(address, {**mine, **dict(answer.page.hidden)}).status_code == 302
    assert newest().views == "I would like to come"


def test_each_fact_has_its_source_and_whether_it_was_checked(visitor, jack) -> None:
    send(visitor, at(jack, "carer_sources"), {"source_name": "agency_record", "checked_name": "yes"})
    assert newest().facts_from["name"] == ["agency_record", True]
    page = visitor.get(at(jack, "carer")).page
    assert page.first.rows[0].value == ("Jack Rowe", "An agency's record; checked")


def test_a_limit_on_contact_asks_what_may_not_happen(visitor, jack) -> None:
    answer = send(visitor, at(jack, "carer_rights"), {"restriction": "bail"})
    assert [finding.code for finding in answer.page.findings] == ["MAN-11"]
    answers = {"restriction": "bail", "restriction_words": "Not at her flat, until 3 March"}
    assert send(visitor, at(jack, "carer_rights"), answers).status_code == 302


def test_a_withheld_address_is_not_on_the_page_and_is_not_lost_by_saving(visitor, jack) -> None:
    given = {"address": "9 Secret Row", "postcode": "EX1 1AA", "withhold_address": "yes"}
    send(visitor, at(jack, "carer_home"), given)
    assert "Secret" not in visitor.get(at(jack, "carer")).content.decode()
    assert "Secret" not in visitor.get(at(jack, "carer_home")).content.decode()
    send(visitor, at(jack, "carer_home"), {"phone": "01632 960 111", "withhold_address": "yes"})
    assert newest().address == "9 Secret Row"


def test_several_agencies_may_have_met_him(visitor, jack) -> None:
    day = clock.day_of(clock.now()) - timedelta(days=3)
    for agency in (visitor.worker.team.agency, WorkerFactory().team.agency):
        send(visitor, at(jack, "carer_seen"), {"agency": str(agency.pk), **parts("seen_on", day), "words": "At home"})
    assert CarerSeen.objects.count() == 2
    assert len(visitor.get(at(jack, "carer")).page.seen.rows) == 2


def test_strengths_come_before_worries_and_the_page_says_it_is_lawful(visitor, jack) -> None:
    words = visitor.get(at(jack, "carer")).content.decode()
    assert words.index("What is strong") < words.index("What is worrying")
    assert "May I write down what she says about him?" in words
    assert "As a health visitor" in words


def test_a_mother_who_declined_is_met_with_guidance(visitor, jack) -> None:
    MaleCarerRecordFactory(carer=jack.carer, number=3, knowledge=Knowledge.DECLINED_BY_MOTHER.value)
    assert "She may be afraid" in visitor.get(at(jack, "carer")).content.decode()


def test_a_grandmother_is_a_carer_and_never_a_man(visitor, jack) -> None:
    answers = {
        "relationship": "grandmother",
        "side": "mothers",
        "knowledge": "known",
        "given_name": "Ada",
        "sex": "female",
    }
    address = reverse("other_carer_add", args=[jack.baby_id])
    assert send(visitor, address, answers).status_code == 302
    carer = MaleCarer.objects.get(kind=CarerKind.OTHER.value)
    assert carer.records.get().relationship == Relationship.GRANDMOTHER
    page = visitor.get(reverse("carers", args=[jack.baby_id])).page
    assert [one.card.name for one in page.carers] == ["Ada"]
    assert [one.card.name for one in page.men] == ["Jack Rowe"]
    words = visitor.get(reverse("carer", args=[jack.baby_id, carer.pk])).content.decode()
    assert "He said so" not in words


def test_a_tie_is_a_dated_fact_with_a_source(visitor, jack) -> None:
    address = reverse("tie_add", args=[jack.baby_id])
    answers = {"one": "mother", "other": str(jack.carer_id), "kind": "bond", "bond": "conflict", "words": "They argued"}
    answer = send(visitor, address, answers)
    assert [finding.code for finding in answer.page.findings] == ["MAN-13"]
    assert send(visitor, address, {**answers, "source": "mother"}).status_code == 302
    assert FamilyTie.objects.get().says == "conflict"
    row = visitor.get(reverse("ties", args=[jack.baby_id])).page.table.rows[0]
    assert row[0] == "The mother and Jack Rowe"


@pytest.mark.parametrize("other", ["mother", "baby"])
def test_a_couple_is_two_different_adults(visitor, jack, other) -> None:
    answers = {"one": "mother", "other": other, "kind": "union", "union": "married", "source": "mother"}
    answer = send(visitor, reverse("tie_add", args=[jack.baby_id]), answers)
    assert "other" in answer.page.form.errors


def test_a_gap_is_taken_on_and_passed_on_by_its_page(visitor, jack) -> None:
    hub = worker_in(Role.FAMILY_HUB_WORKER, AgencyKind.FAMILY_HUB)
    InvolvementFactory(baby=jack.baby, worker=hub, part="family_hub")
    address = reverse("gap_step", args=[jack.baby_id, jack.carer_id, "views"])
    send(visitor, address, {"step": "taken", "next_step": "Ask on Thursday"})
    to = f"{hub.team_id}/{hub.pk}"
    send(visitor, address, {"step": "passed", "to": to, "reason": "He comes every week", "next_step": "Ask him"})
    assert [step.step for step in GapStep.objects.order_by("recorded_at", "id")] == ["taken", "passed"]
    page = visitor.get(reverse("gaps", args=[jack.baby_id])).page
    card = next(gap for gap in page.gaps if gap.code == "MAN-8")
    assert card.owner.startswith(hub.full_name)
    assert "He comes every week" in card.history


def test_the_list_narrows_by_kind_and_by_team_for_a_manager(client, visitor, jack) -> None:
    assert visitor.get(reverse("gap_list")).page.table.rows
    manager = worker_in(Role.LOCALITY_MANAGER, AgencyKind.SOCIAL_CARE)
    InvolvementFactory(baby=jack.baby, worker=None, team=manager.team, part="locality_team")
    sign_in(client, manager)
    everybodys = client.get(reverse("gap_list"), {"whose": "all", "kind": "views"}).page
    assert len(everybodys.table.rows) == 1
    assert not client.get(reverse("gap_list"), {"whose": str(manager.team_id)}).page.table.rows


def test_pages_about_carers_ask_few_queries(visitor, jack, django_assert_max_num_queries) -> None:
    for _more in range(8):
        MaleCarerRecordFactory(carer__baby=jack.baby, recorded_by=WorkerFactory())
    for name in ("carer", "carer_home", "carer_sources"):
        with django_assert_max_num_queries(25):
            visitor.get(at(jack, name))
    for name in ("gaps", "ties", "carers"):
        with django_assert_max_num_queries(25):
            visitor.get(reverse(name, args=[jack.baby_id]))

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from kith.access.models import AuditEntry, Draft
from kith.access.words import Role
from kith.directory.tests.factories import WorkerFactory, sign_in, worker_in
from kith.kernel import clock
from kith.people.models import Baby, Explanation, Involvement, MaleCarerRecord, Note, Person
from kith.people.words import Knowledge, Relationship

from .factories import BabyFactory, InvolvementFactory, MaleCarerRecordFactory, PersonFactory, baby_of

pytestmark = pytest.mark.django_db

MARY = {"name": "Mary Tamblyn", "date_of_birth-day": "12", "date_of_birth-month": "4", "date_of_birth-year": "1996"}
MOTHER = {"given_name": "Mary", "family_name": "Tamblyn", **{k: v for k, v in MARY.items() if k != "name"}}


def date_parts(name, day):
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def today():
    return clock.day_of(clock.now())


def send(client: Client, address: str, answers: dict, **more):
    """Open a form and send it, as a browser does."""
    shown = client.get(address)
    assert shown.status_code == 200, shown
    return client.post(address, {**answers, "draft": shown.page.form.draft_token}, **more)


@pytest.fixture
def visitor(client: Client):
    worker = WorkerFactory()
    sign_in(client, worker)
    client.worker = worker
    return client


def search(client, **terms):
    return send(client, reverse("people_search"), terms or MARY)


# who may not


PAGES = ["people_search", "mother_add"]
BABY_PAGES = ["carers", "carer_add", "note_add"]


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMINISTRATOR, Role.SCRUTINEER, Role.QUALITY_LEAD, Role.TRAINING_LEAD])
@pytest.mark.parametrize("name", PAGES)
def test_roles_that_work_with_no_families_find_nothing(client, role, name) -> None:
    sign_in(client, worker_in(role))
    assert client.get(reverse(name)).status_code == 404
    assert AuditEntry.objects.filter(outcome="refused").exists()


@pytest.mark.parametrize("name", BABY_PAGES)
def test_a_worker_who_is_not_involved_finds_nothing_and_a_missing_baby_looks_the_same(visitor, name) -> None:
    baby = baby_of(WorkerFactory())
    forbidden, missing = (visitor.get(reverse(name, args=[each])) for each in (baby.pk, uuid4()))
    assert forbidden.status_code == missing.status_code == 404
    assert forbidden.page == missing.page
    assert AuditEntry.objects.filter(outcome="refused", baby_id=baby.pk).exists()


def test_without_a_second_factor_nobody_searches(client) -> None:
    sign_in(client, WorkerFactory(), second_factor=False)
    assert "second-factor" in client.get(reverse("people_search"))["Location"]


def test_another_babys_man_is_not_opened_through_ones_own_baby(visitor) -> None:
    own, other = baby_of(visitor.worker), baby_of(WorkerFactory())
    carer = MaleCarerRecord.objects.get(baby=other).carer_id
    assert visitor.get(reverse("carer_record", args=[own.pk, carer])).status_code == 404


# search before adding


def test_nobody_is_added_before_a_search_and_the_search_says_why(visitor) -> None:
    answer = visitor.get(reverse("mother_add"), follow=True)
    assert answer.redirect_chain[0][0].startswith(reverse("people_search"))
    assert "Search first" in answer.page.first.text


def test_a_baby_is_not_added_to_a_mother_this_session_has_not_found(visitor) -> None:
    mother = PersonFactory()
    address = reverse("baby_add", args=[mother.pk])
    assert reverse("people_search") in visitor.get(address)["Location"]
    search(visitor, name=f"{mother.given_name} {mother.family_name}")
    assert visitor.get(address).status_code == 200


def test_a_search_for_somebody_else_does_not_cover_this_mother_and_her_words_are_kept(visitor) -> None:
    search(visitor, name="Ada Quick")
    answer = send(visitor, reverse("mother_add"), MOTHER)
    assert reverse("people_search") in answer["Location"]
    assert not Person.objects.filter(given_name="Mary").exists()
    search(visitor)
    assert visitor.get(reverse("mother_add")).page.form.value_of("given_name") == "Mary"


def test_what_was_searched_for_is_neither_in_an_address_nor_in_the_audit_nor_in_the_session(visitor) -> None:
    answer = search(visitor)
    assert answer.status_code == 200
    entry = AuditEntry.objects.get(action="searched for a family")
    kept = str(entry.detail) + str(dict(visitor.session))
    assert "tamblyn" not in kept.lower()
    assert "1996" not in kept
    assert len(entry.detail["terms"]["name"]) == 2


def test_a_search_too_wide_says_what_to_add(visitor) -> None:
    answer = search(visitor, name="Mary")
    assert "Add the other name" in answer.page.form.errors["name"][0]


def test_answers_lead_to_what_can_be_done(visitor) -> None:
    own = baby_of(visitor.worker, mother__given_name="Mary")
    other = baby_of(WorkerFactory(), mother__given_name="Mary")
    hrefs = {baby.action.href for answer in search(visitor).page.answers for baby in answer.babies}
    assert hrefs == {reverse("baby", args=[own.pk]), reverse("baby_join", args=[other.pk])}


def test_after_a_search_the_form_comes_back_empty(visitor) -> None:
    search(visitor)
    assert not visitor.get(reverse("people_search")).page.form.value_of("name")


# the walk


def test_from_search_to_the_men(visitor) -> None:
    search(visitor)
    answer = send(visitor, reverse("mother_add"), MOTHER)
    mother = Person.objects.get()
    assert answer["Location"] == reverse("baby_add", args=[mother.pk])
    born = today() - timedelta(weeks=10)
    given = {
        "status": "born",
        **date_parts("date_of_birth", born),
        "given_name": "Ivy",
        "sex": "female",
        "basis": "Visit",
    }
    answer = send(visitor, answer["Location"], given)
    baby, record = Baby.objects.get(), MaleCarerRecord.objects.get()
    assert answer["Location"] == reverse("carer_record", args=[baby.pk, record.carer_id])
    assert (record.knowledge, record.relationship) == (Knowledge.NOT_ASKED, Relationship.FATHER)
    assert Involvement.objects.get().claimed
    father = {
        "knowledge": "believed",
        "given_name": "Jack",
        "family_name": "Rowe",
        "source": "mother",
        "next_step": "Ask",
    }
    answer = send(visitor, answer["Location"], {**father, "relationship": "father", "based_on": "1"})
    assert answer["Location"] == reverse("carers", args=[baby.pk])
    page = visitor.get(answer["Location"]).page
    assert page.men[0].card.name == "Jack Rowe"
    assert "open gap" in page.gaps
    assert page.men[0].findings[0].code == "MAN-2"
    assert page.onward.href == reverse("baby", args=[baby.pk])


def test_sending_twice_adds_one_baby_and_leads_to_the_same_place(visitor) -> None:
    mother = PersonFactory(given_name="Mary")
    search(visitor)
    address = reverse("baby_add", args=[mother.pk])
    token = visitor.get(address).page.form.draft_token
    given = {"status": "expected", **date_parts("expected_on", today() + timedelta(weeks=9)), "sex": "unknown"}
    sent = [visitor.post(address, {**given, "basis": "Booked her", "draft": token}) for _again in range(2)]
    assert sent[0]["Location"] == sent[1]["Location"]
    assert Baby.objects.count() == 1


def test_a_second_tab_does_not_add_a_second_mother(visitor) -> None:
    search(visitor)
    address = reverse("mother_add")
    tabs = [visitor.get(address).page.form.draft_token for _tab in range(2)]
    for token in tabs:
        visitor.post(address, {**MOTHER, "draft": token})
    assert Person.objects.count() == 1


def test_joining_says_why_and_opens_the_file(visitor) -> None:
    baby = baby_of(WorkerFactory())
    address = reverse("baby_join", args=[baby.pk])
    answer = send(visitor, address, {"reason": "x"})
    assert answer.page.findings[0].code == "PPL-10"
    answer = send(visitor, address, {"reason": "I did the birth visit today"})
    assert answer["Location"] == reverse("baby", args=[baby.pk])
    assert visitor.get(reverse("carers", args=[baby.pk])).status_code == 200
    assert visitor.get(address)["Location"] == reverse("baby", args=[baby.pk])


def test_a_note_is_owned_by_the_workers_agency(visitor) -> None:
    baby = baby_of(visitor.worker, date_of_birth=today() - timedelta(weeks=10))
    given = {"kind": "worry", "words": "A mark", **date_parts("happened_at", today()), "happened_at-time": "midnight"}
    assert send(visitor, reverse("note_add", args=[baby.pk]), given).status_code == 302
    assert Note.objects.get().agency == visitor.worker.team.agency


def test_a_stale_edit_shows_both_versions_and_loses_nothing(visitor) -> None:
    baby = baby_of(visitor.worker)
    first = MaleCarerRecord.objects.get()
    address = reverse("carer_record", args=[baby.pk, first.carer_id])
    token = visitor.get(address).page.form.draft_token
    colleague = WorkerFactory(full_name="Una Other")
    MaleCarerRecordFactory(
        carer=first.carer, number=2, knowledge="known", name_given="Jack Rowe", recorded_by=colleague, worries="Debt"
    )
    mine = {"knowledge": "declined_by_mother", "relationship": "father", "worries": "She looked down", "based_on": "1"}
    answer = visitor.post(address, {**mine, "draft": token})
    assert answer.status_code == 409
    rows = {row.label: (row.theirs, row.yours) for row in answer.page.conflict.rows}
    assert rows["Worries"] == ("Debt", "She looked down")
    assert answer.page.conflict.who == "Una Other"
    assert Draft.objects.get(subject_id=first.carer_id).answers["worries"] == ["She looked down"]
    again = {**mine, **dict(answer.page.hidden), "draft": token}
    assert visitor.post(address, again).status_code == 302
    assert MaleCarerRecord.objects.order_by("-number")[0].number == 3


def test_queries_ask_for_a_reason_once_and_keep_it(visitor) -> None:
    search(visitor)
    child = {**MOTHER, "date_of_birth-year": str(today().year - 9), "name": "Mary"}
    answer = send(visitor, reverse("mother_add"), child)
    assert answer.page.findings[0].code == "PPL-5"
    assert answer.page.groups[0].names == ("explained",)
    assert not Person.objects.exists()
    answer = send(visitor, reverse("mother_add"), {**child, "explained": "Checked her passport; told the Front Door."})
    assert answer.status_code == 302
    assert Explanation.objects.get().codes == "PPL-5"


@pytest.mark.parametrize(("weeks", "code"), [(50, "GES-1"), (-10, "GES-1")])
def test_an_expected_date_that_cannot_be_is_queried(visitor, weeks, code) -> None:
    mother = PersonFactory(given_name="Mary")
    search(visitor)
    given = {"status": "expected", **date_parts("expected_on", today() + timedelta(weeks=weeks)), "sex": "unknown"}
    answer = send(visitor, reverse("baby_add", args=[mother.pk]), {**given, "basis": "Booked her"})
    assert [finding.code for finding in answer.page.findings] == [code]
    assert not Baby.objects.exists()


def test_pages_of_a_baby_ask_few_queries(visitor, django_assert_max_num_queries) -> None:
    baby = baby_of(visitor.worker)
    for _more in range(10):
        MaleCarerRecordFactory(carer__baby=baby, recorded_by=WorkerFactory())
        InvolvementFactory(baby=baby)
    for name in ("carers", "note_add"):
        with django_assert_max_num_queries(25):
            assert visitor.get(reverse(name, args=[baby.pk])).status_code == 200


def test_a_search_asks_few_queries(visitor, django_assert_max_num_queries) -> None:
    for _more in range(15):
        InvolvementFactory(baby=BabyFactory(mother__given_name="Mary"))
    with django_assert_max_num_queries(45):
        search(visitor)

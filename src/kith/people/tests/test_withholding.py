"""Keeping an address back, and showing it again: who may not, with what reason, and who is kept back along."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.access.models import AuditEntry
from kith.directory.tests.factories import AT, WorkerFactory, actor_of, sign_in
from kith.kernel import clock
from kith.people import actions, doors, rules
from kith.people.models import Person, Withholding
from kith.people.words import ADDRESS_WITHHELD, From, HistoryKind, Knowledge, Relationship, YesNoUnknown

from .factories import MaleCarerRecordFactory, PersonFactory, WithholdingFactory, baby_of

pytestmark = pytest.mark.django_db
TODAY = AT.date()
SAID = actions.WithholdSaid(kept_from=From.EVERYONE, reason="She fled violence", review_on=TODAY + timedelta(days=90))


@pytest.fixture
def worker():
    return WorkerFactory()


@pytest.fixture
def baby(worker):
    return baby_of(worker)


def withhold(baby, worker, said=SAID, person_id=None, **more):
    by = actor_of(worker)
    with acting_as(by):
        about = actions.About(baby.pk, person_id or baby.mother_id)
        return actions.withhold_address(about, said, by=by, at=AT, **more)


def marked(person) -> bool:
    return Person.objects.get(pk=person.pk).withhold_address


def test_an_outsider_keeps_nothing_back_and_lifts_nothing(baby) -> None:
    outsider = WorkerFactory()
    standing = WithholdingFactory(person=baby.mother)
    with pytest.raises(Refused):
        withhold(baby, outsider)
    by, about = actor_of(outsider), actions.About(baby.pk, baby.mother_id)
    with acting_as(by), pytest.raises(Refused):
        actions.lift_withholding(about, standing.pk, reason="I want to know", by=by, at=AT)


def test_it_is_hidden_at_once_and_the_decision_is_kept(worker, baby) -> None:
    made = withhold(baby, worker)
    assert marked(baby.mother)
    shown = doors.kept_of(Person.objects.get(pk=baby.mother_id), HistoryKind.ADDRESS)
    assert [(one.what, one.values) for one in shown] == [(ADDRESS_WITHHELD, {})]
    entry = AuditEntry.objects.get(action="kept an address back")
    assert (entry.subject_id, entry.baby_id) == (made.pk, baby.pk)
    assert baby.mother.address not in str(entry.detail)


def test_a_man_who_lives_with_the_baby_or_has_the_same_postcode_is_kept_back_too(worker, baby) -> None:
    home = PersonFactory(sex="male", postcode="EX9 9ZZ")
    same = PersonFactory(sex="male", postcode=baby.mother.postcode)
    away = PersonFactory(sex="male", postcode="EX2 2BB")
    for man, lives in ((home, "yes"), (same, "unknown"), (away, "no")):
        MaleCarerRecordFactory(carer__baby=baby, person=man, knowledge="known", lives_with_baby=lives)
    withhold(baby, worker)
    assert [marked(man) for man in (home, same, away)] == [True, True, False]


def test_a_man_who_moves_in_later_is_kept_back_too(worker, baby) -> None:
    withhold(baby, worker)
    by = actor_of(worker)
    said = actions.ManSaid(
        knowledge=Knowledge.KNOWN, relationship=Relationship.MOTHERS_PARTNER, given_name="Jack",
        lives_with_baby=YesNoUnknown.YES,
    )  # fmt: skip
    with acting_as(by):
        record = actions.add_carer(baby.pk, said, by=by, at=AT)
    assert marked(record.person)


def test_a_secret_address_keeps_its_person_back(worker, baby) -> None:
    by = actor_of(worker)
    refuge = actions.AddressSaid(address="Refuge", postcode="EX1 1AA", withheld=True, earlier_ended=True)
    with acting_as(by):
        actions.record_history(actions.About(baby.pk, baby.mother_id), refuge, by=by, at=AT)
    assert marked(baby.mother)


def test_a_mother_added_with_her_address_withheld_has_a_decision(worker) -> None:
    by = actor_of(worker)
    with acting_as(by):
        facts = actions.MotherFacts(given_name="Ada", family_name="Quick", address="1 Lane", withhold_address=True)
        mother = actions.add_mother(facts, by=by, at=AT)
        assert [one.kept_from for one in doors.withholdings_of(mother)] == [From.EVERYONE.label]


def test_a_decision_that_does_not_stand_is_not_lifted(worker, baby) -> None:
    other = WithholdingFactory(person=PersonFactory())
    by, about = actor_of(worker), actions.About(baby.pk, baby.mother_id)
    with acting_as(by), pytest.raises(NotThere):
        actions.lift_withholding(about, other.pk, reason="She asked us", by=by, at=AT)


def test_his_4_keeping_back_and_lifting_have_a_reason(worker, baby) -> None:
    assert rules.keeping_back_and_lifting_have_a_reason("safety").code == "HIS-4"
    made = withhold(baby, worker)
    by, about = actor_of(worker), actions.About(baby.pk, baby.mother_id)
    with acting_as(by):
        queried = actions.lift_withholding(about, made.pk, reason="", by=by, at=AT)
        assert [finding.code for finding in queried.findings] == ["HIS-4"]
        actions.lift_withholding(about, made.pk, reason="She asked us to", by=by, at=AT)
    assert not marked(baby.mother)
    assert Withholding.objects.filter(lifted=True, reason="She asked us to").count() == 1


def test_his_5_keeping_back_is_looked_at_again(worker, baby) -> None:
    late = actions.WithholdSaid(kept_from=From.EVERYONE, reason="She fled violence")
    queried = withhold(baby, worker, late)
    assert [finding.code for finding in queried.findings] == ["HIS-5"]
    assert not marked(baby.mother)
    assert withhold(baby, worker, late, explained="A court decides in spring").pk


def test_his_6_after_the_day_of_review_it_stays_and_is_shown() -> None:
    assert rules.keeping_back_is_due_another_look(date(2026, 1, 1), date(2026, 1, 1)).code == "HIS-6"
    assert rules.keeping_back_is_due_another_look(date(2026, 1, 2), date(2026, 1, 1)) is None


def test_from_the_page_and_back(client: Client, worker, baby) -> None:
    sign_in(client, worker)
    ids = [baby.pk, baby.mother_id]
    address, review = reverse("person_withhold", args=ids), clock.day_of(clock.now()) + timedelta(days=60)
    token = client.get(address).page.form.draft_token
    day = {"review_on-day": review.day, "review_on-month": review.month, "review_on-year": review.year}
    sent = {"kept_from": "somebody", "from_words": "Her father", "reason": "He threatened her", "draft": token, **day}
    answer = client.post(address, sent)
    assert answer.status_code == 302, answer.page.form.errors
    page = client.get(answer["Location"]).page
    assert page.standing[0][0][0].value == "Her father"
    lift = page.standing[0][1].href
    token = client.get(lift).page.form.draft_token
    assert client.post(lift, {"reason": "He has died", "sure": "yes", "draft": token}).status_code == 302
    assert not client.get(answer["Location"]).page.withheld
    assert client.get(lift).status_code == 404

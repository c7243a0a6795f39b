"""Names, addresses and contact: who may not change them, what is kept, and what happens to what stands."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.access.models import AuditEntry
from kith.directory.tests.factories import AT, WorkerFactory, actor_of, sign_in
from kith.people import actions, doors, rules
from kith.people.models import ContactPoint, Person, PersonName, Residence
from kith.people.words import HistoryKind, Means, NameKind, Safe, ToldBy

from .factories import MaleCarerRecordFactory, PersonFactory, PersonNameFactory, ResidenceFactory, baby_of

pytestmark = pytest.mark.django_db
TODAY = AT.date()
NEW_NAME = actions.NameSaid(given_name="Mary", family_name="Rowe", since=date(2026, 6, 1), source=ToldBy.SELF)
MOVED = actions.AddressSaid(
    address="9 New Street", postcode="EX1 1AA", since=date(2026, 10, 1), earlier_ended=True, babies_too=True
)


@pytest.fixture
def worker():
    return WorkerFactory()


@pytest.fixture
def baby(worker):
    return baby_of(worker)


def about(baby):
    return actions.About(baby.pk, baby.mother_id)


def record(baby, said, worker, **more):
    by = actor_of(worker)
    with acting_as(by):
        return actions.record_history(about(baby), said, by=by, at=AT, **more)


def newest(baby, kind):
    row = doors.newest_row(baby.mother, kind)
    return row.pk if row else None


# who may not


def test_an_outsider_changes_no_history(baby) -> None:
    with pytest.raises(Refused):
        record(baby, NEW_NAME, WorkerFactory())
    assert not PersonName.objects.exists()


def test_somebody_of_another_family_is_not_reached_through_ones_own_baby(worker, baby) -> None:
    other = PersonFactory()
    by = actor_of(worker)
    with acting_as(by), pytest.raises(NotThere):
        actions.record_history(actions.About(baby.pk, other.pk), NEW_NAME, by=by, at=AT)


@pytest.mark.parametrize("name", ["person", "person_withhold"])
def test_a_worker_who_is_not_involved_finds_no_person(client: Client, worker, name) -> None:
    sign_in(client, worker)
    theirs = baby_of(WorkerFactory())
    for ids in ([theirs.pk, theirs.mother_id], [uuid4(), uuid4()]):
        assert client.get(reverse(name, args=ids)).status_code == 404


# what is kept


def test_a_new_usual_name_ends_the_one_before_and_the_person_follows(worker, baby) -> None:
    before = baby.mother.family_name
    record(baby, NEW_NAME, worker)
    mother = Person.objects.get(pk=baby.mother_id)
    assert (mother.family_name, mother.name_key) == ("Rowe", "mary rowe")
    shown = doors.kept_of(mother, HistoryKind.NAME)
    assert [(one.values["family_name"], one.kind, one.until) for one in shown] == [
        ("Rowe", "Usual name", None),
        (before, "Another earlier name", date(2026, 6, 1)),
    ]
    assert AuditEntry.objects.get(action="recorded a name of an adult").baby_id == baby.pk


def test_a_maiden_name_does_not_change_what_somebody_is_called(worker, baby) -> None:
    said = actions.NameSaid(given_name="Mary", family_name="Old", kind=NameKind.BIRTH, source=ToldBy.SELF)
    record(baby, said, worker)
    assert Person.objects.get(pk=baby.mother_id).family_name == "Tamblyn"


def test_a_move_ends_the_earlier_address_and_the_baby_moves_too(worker, baby) -> None:
    record(baby, MOVED, worker)
    baby.refresh_from_db()
    mother = Person.objects.get(pk=baby.mother_id)
    assert (mother.address, mother.postcode, baby.postcode) == ("9 New Street", "EX1 1AA", "EX1 1AA")
    shown = doors.kept_of(mother, HistoryKind.ADDRESS)
    assert [one.until for one in shown] == [None, date(2026, 10, 1)]
    assert "1 Example Lane" in shown[1].what


def test_an_address_by_mistake_is_taken_out_and_kept(worker, baby) -> None:
    row = ResidenceFactory(person=baby.mother)
    wrong = actions.AddressSaid(replaces=row.pk, mistaken=True, based_on=row.pk, address=row.address)
    record(baby, wrong, worker)
    mother = Person.objects.get(pk=baby.mother_id)
    assert mother.address == mother.postcode == ""
    assert doors.kept_of(mother, HistoryKind.ADDRESS) == []
    assert Residence.objects.count() == 2


def test_the_phone_that_is_safe_and_preferred_is_the_one_to_ring(worker, baby) -> None:
    for value, safe, preferred in (("07700 900111", Safe.NO, True), ("07700 900222", Safe.YES, False)):
        said = actions.ContactSaid(
            means=Means.PHONE, value=value, safe=safe, preferred=preferred, based_on=newest(baby, HistoryKind.CONTACT)
        )
        record(baby, said, worker)
    assert Person.objects.get(pk=baby.mother_id).phone == "07700 900222"
    assert ContactPoint.objects.count() == 2


def test_who_changes_an_older_version_is_shown_both(worker, baby) -> None:
    record(baby, NEW_NAME, worker)
    again = record(baby, NEW_NAME, worker)
    assert isinstance(again, actions.Overtaken)
    assert "Rowe" in again.newer.what
    assert PersonName.objects.count() == 3


def test_what_a_merge_or_another_page_wrote_on_the_person_is_shown_and_kept(worker, baby) -> None:
    record(baby, NEW_NAME, worker)
    Person.objects.filter(pk=baby.mother_id).update(given_name="Marie", family_name="Rowe")
    mother = Person.objects.get(pk=baby.mother_id)
    assert doors.kept_of(mother, HistoryKind.NAME)[0].what == "Marie Rowe"
    more = actions.NameSaid(given_name="Mimi", kind=NameKind.KNOWN_AS, based_on=newest(baby, HistoryKind.NAME))
    record(baby, more, worker)
    assert PersonName.objects.filter(given_name="Marie", kind="usual").exists()


# the rules


def test_his_1_it_ends_after_it_begins(worker, baby) -> None:
    assert rules.it_ends_after_it_begins(date(2026, 2, 1), date(2026, 1, 1)).code == "HIS-1"
    assert rules.it_ends_after_it_begins(None, date(2026, 1, 1)) is None
    wrong = actions.NameSaid(given_name="A", since=date(2026, 2, 1), until=date(2026, 1, 1))
    with pytest.raises(ValueError, match="before"):
        record(baby, wrong, worker)


def test_his_2_a_second_current_address_is_queried_once(worker, baby) -> None:
    said = actions.AddressSaid(address="9 New Street", postcode="EX1 1AA")
    queried = record(baby, said, worker)
    assert [finding.code for finding in queried.findings] == ["HIS-2"]
    assert not Residence.objects.exists()
    assert record(baby, said, worker, explained="Weekdays at her mother's").id
    assert Residence.objects.count() == 2


def test_his_3_limits_on_contact_are_in_words() -> None:
    assert rules.limits_on_contact_are_in_words(Safe.LIMITS, "").code == "HIS-3"
    assert rules.limits_on_contact_are_in_words(Safe.LIMITS, "Mornings only") is None


# bad input


@pytest.mark.parametrize("name", ["X", "é" * 100, "عائشة", "O’Brien-d'Arcy", "👶 Ivy"])
def test_any_name_people_have_is_kept(client: Client, worker, baby, name) -> None:
    sign_in(client, worker)
    answer = send_name(client, baby, given_name=name)
    assert answer.status_code == 302, answer.page.form.errors
    assert Person.objects.get(pk=baby.mother_id).given_name == name


def send_name(client: Client, baby, **more):
    address = reverse("history_add", args=[baby.pk, baby.mother_id, "name"])
    shown = client.get(address)
    sent = {"given_name": "Mary", "family_name": "", "kind": "usual", "source": "self", **dict(shown.page.hidden)}
    return client.post(address, sent | {"draft": shown.page.form.draft_token} | more)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"given_name": "A" * 200}, "given_name"),
        ({"given_name": ""}, "given_name"),
        ({"since-day": "2", "since-month": "1", "since-year": "2026", "until-day": "1", "until-month": "1",
          "until-year": "2026"}, "until"),
        ({"since-day": "1", "since-month": "1", "since-year": "2099"}, "since"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_clearly_and_nothing_is_saved(client: Client, worker, baby, more, field) -> None:
    sign_in(client, worker)
    answer = send_name(client, baby, **more)
    assert list(answer.page.form.errors) == [field]
    assert not PersonName.objects.exists()


# the pages


def test_a_stale_form_shows_both_and_then_saves(client: Client, worker, baby) -> None:
    sign_in(client, worker)
    address = reverse("history_add", args=[baby.pk, baby.mother_id, "name"])
    shown = client.get(address)
    PersonNameFactory(person=baby.mother, given_name="Maria", recorded_by=worker)
    sent = {"given_name": "Mary", "kind": "usual", "source": "self", "draft": shown.page.form.draft_token}
    clash = client.post(address, sent | {"based_on": ""})
    assert clash.status_code == 409
    assert "Maria" in clash.page.conflict.rows[0].theirs
    assert client.post(address, sent | dict(clash.page.hidden)).status_code == 302


def test_the_persons_page_shows_history_and_offers_the_others(
    client: Client, worker, baby, django_assert_max_num_queries
) -> None:
    man = PersonFactory(given_name="Jack", sex="male")
    MaleCarerRecordFactory(carer__baby=baby, person=man, knowledge="known")
    for weeks in range(5):
        ResidenceFactory(person=baby.mother, until=TODAY - timedelta(weeks=weeks))
    sign_in(client, worker)
    with django_assert_max_num_queries(26):
        page = client.get(reverse("person", args=[baby.pk, baby.mother_id])).page
    assert [block.table.caption for block in page.blocks] == ["Names", "Addresses", "Phone and email"]
    assert len(page.blocks[1].table.rows) == 5
    assert ["Jack" in link.text for link in page.others] == [True]
    assert client.get(reverse("person", args=[baby.pk, man.pk])).page.caption == "Baby's father"


def test_a_row_is_changed_and_ended(client: Client, worker, baby) -> None:
    row = ResidenceFactory(person=baby.mother)
    sign_in(client, worker)
    address = reverse("history_change", args=[baby.pk, baby.mother_id, "address", row.pk])
    shown = client.get(address)
    assert shown.page.form.value_of("address") == row.address
    ended = {"until-day": "1", "until-month": "11", "until-year": "2026", "source": "self", "address": row.address}
    answer = client.post(address, ended | dict(shown.page.hidden) | {"draft": shown.page.form.draft_token})
    assert answer.status_code == 302, answer.page.form.errors
    assert Person.objects.get(pk=baby.mother_id).address == ""
    assert client.get(address).status_code == 404

"""Contacts kept right: who may not say so, then still right, wrong and a letter that came back, then bad links."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import signing
from django.test import Client

from kith.access.doors import NotThere, Refused
from kith.access.words import Role
from kith.directory import actions, doors
from kith.directory.models import Contact, ContactCheck, Notice, Worker
from kith.directory.words import AgencyKind, CheckKind, ContactMeans

from .factories import AT, ContactFactory, TeamFactory, WorkerFactory, actor_of, sign_in, worker_in

pytestmark = pytest.mark.django_db
LATE = date(2026, 6, 1)


@pytest.fixture
def owner() -> Worker:
    return worker_in(Role.HEALTH_VISITOR)


@pytest.fixture
def contact(owner: Worker) -> Contact:
    return ContactFactory(team=owner.team, owner=owner, last_confirmed_on=LATE)


@pytest.fixture
def administrator(contact: Contact) -> Worker:
    return worker_in(Role.AGENCY_ADMINISTRATOR, team=TeamFactory(agency=contact.team.agency))


def draft_in(page: Any) -> str:
    return re.search(rb'name="draft" value="([^"]+)"', page.content)[1].decode()


def link_in(notice: Notice) -> str:
    return re.search(r"https?://[^/]+(/\S+)", notice.body)[1]


@pytest.mark.parametrize("role", [Role.AGENCY_ADMINISTRATOR, Role.MIDWIFE])
def test_another_agency_and_a_colleague_who_does_not_keep_it_cannot_confirm_or_change_it(
    contact: Contact, role: Role
) -> None:
    other = actor_of(worker_in(role, AgencyKind.MATERNITY))
    with pytest.raises(Refused):
        actions.confirm(contact.pk, by=other, at=AT)
    said = actions.ContactSaid(means=ContactMeans.PHONE, value="01632 960 999")
    with pytest.raises(Refused):
        actions.change_contact(contact.pk, said, by=other, at=AT)
    with pytest.raises(Refused):
        actions.enter_contact(contact.team, said, by=actor_of(contact.owner), at=AT)
    assert not ContactCheck.objects.exists()


def test_still_right_from_the_page_needs_one_press_and_twice_is_once(
    client: Client, contact: Contact, administrator: Worker
) -> None:
    sign_in(client, administrator)
    page = client.get("/directory/keep-right")
    assert b"May be out of date" in page.content
    posted = {"draft": draft_in(page), "contact": str(contact.pk)}
    for _ in range(2):
        assert client.post("/directory/keep-right", posted).status_code == 302
    assert ContactCheck.objects.filter(contact=contact, kind=CheckKind.CONFIRMED.value).count() == 1
    assert b"Every contact you keep is confirmed" in client.get("/directory/keep-right").content
    agency = client.get(f"/directory/agencies/{contact.team.agency_id}")
    assert b"1 of 1 contact confirmed in time" in agency.content


def test_the_letter_asks_whoever_keeps_it_once_and_its_link_confirms_once(client: Client, contact: Contact) -> None:
    ContactFactory(team=contact.team, value="01632 960 777", last_confirmed_on=AT.date())
    assert actions.nudge(at=AT) == 1
    assert actions.nudge(at=AT + timedelta(hours=1)) == 0
    notice = Notice.objects.get(worker=contact.owner)
    assert contact.value not in notice.subject + notice.body
    link = link_in(notice)
    page = client.get(link)
    assert contact.value.encode() in page.content
    assert b"Sign out" not in page.content
    contact.refresh_from_db()
    assert contact.last_confirmed_on == LATE, "opening the link confirms nothing: a mail scanner opens links too"
    assert b"Thank you" in client.post(link).content
    contact.refresh_from_db()
    assert contact.last_confirmed_on > LATE
    assert ContactCheck.objects.get(contact=contact).told == contact.owner
    assert client.post(link).status_code == 404
    assert client.get("/directory/keep-right").status_code == 302, "the link signs nobody in"


def test_a_link_that_is_altered_old_or_of_somebody_who_left_finds_nothing(client: Client, contact: Contact) -> None:
    signed = actions.link_for(contact, contact.owner)
    other = signing.dumps([str(contact.pk), str(contact.owner_id), LATE.isoformat()], salt="kith.draft")
    for bad in (signed[:-2] + "xx", other, "nonsense"):
        assert client.get(f"/directory/still-right/{bad}").status_code == 404
    contact.owner.active_until = AT.date() - timedelta(days=1)
    contact.owner.save()
    with pytest.raises(NotThere):
        actions.read_link(signed, at=AT)


def test_anybody_says_that_a_number_was_wrong_and_whoever_keeps_it_hears_at_once(
    client: Client, contact: Contact
) -> None:
    midwife = worker_in(Role.MIDWIFE, AgencyKind.MATERNITY)
    sign_in(client, midwife)
    found = client.post("/directory/wrong-number", {"draft": _draft(client), "number": "(01632)960-456"})
    assert contact.team.name.encode() in found.content
    address = f"/directory/contacts/{contact.pk}/wrong"
    assert b"Enter what happened" in client.post(address, {"draft": draft_in(client.get(address)), "words": ""}).content
    answer = client.post(address, {"draft": draft_in(client.get(address)), "words": "It is a bakery now"})
    assert answer.status_code == 302
    assert Notice.objects.get(worker=contact.owner).subject == "Is this contact still right?"
    (stands,) = doors.standing([contact], at=AT)
    assert stands.doubt is not None
    assert stands.doubt.by == midwife
    actions.confirm(contact.pk, by=actor_of(contact.owner), at=AT + timedelta(days=400))
    assert doors.doubts_of({contact.pk}) == {}


def _draft(client: Client) -> str:
    return draft_in(client.get("/directory/wrong-number"))


def test_a_colleagues_own_number_is_said_to_be_wrong_to_them_and_their_administrator(
    contact: Contact, administrator: Worker
) -> None:
    by = actor_of(worker_in(Role.MIDWIFE, AgencyKind.MATERNITY))
    actions.doubt_colleague(contact.owner_id, "Rings out", by=by, at=AT)
    assert set(Notice.objects.values_list("worker_id", flat=True)) == {contact.owner_id, administrator.pk}


def test_a_letter_that_comes_back_marks_the_address_once(contact: Contact, administrator: Worker) -> None:
    contact.means, contact.value = ContactMeans.EMAIL.value, "team@partnership.example"
    contact.save()
    assert actions.letter_came_back("Team@Partnership.example", at=AT) == 1
    assert actions.letter_came_back("team@partnership.example", at=AT) == 0
    assert actions.letter_came_back("nobody@elsewhere.example", at=AT) == 0
    assert doors.doubts_of({contact.pk})[contact.pk].kind == CheckKind.BOUNCED.value
    assert Notice.objects.filter(worker=contact.owner).count() == 1


def test_freshness_counts_what_is_confirmed_in_time_and_not_in_doubt(contact: Contact) -> None:
    ContactFactory(team=contact.team, value="01632 960 001")
    wrong = ContactFactory(team=contact.team, value="01632 960 002")
    actions.doubt_contact(wrong.pk, "Rings out", by=actor_of(contact.owner), at=AT)
    (one,) = doors.freshness(at=AT)
    assert (one.right, one.of) == (1, 3)


def test_a_changed_contact_keeps_what_it_was(contact: Contact) -> None:
    said = actions.ContactSaid(means=ContactMeans.PHONE, value="01632 960 999")
    actions.change_contact(contact.pk, said, by=actor_of(contact.owner), at=AT)
    check = ContactCheck.objects.get(contact=contact)
    assert (check.kind, check.words) == (CheckKind.CHANGED.value, "It was 01632 960 456")


def test_a_contact_form_refuses_what_is_no_number_and_no_address(
    client: Client, contact: Contact, administrator: Worker
) -> None:
    sign_in(client, administrator)
    address = f"/directory/teams/{contact.team_id}/contacts/add"
    for means, value, says in (
        ("phone", "ask Jo", b"Enter a telephone number"),
        ("email", "team at home", b"Enter an e-mail address"),
        ("fax", "1", b"There is a problem"),
    ):
        posted = {"draft": draft_in(client.get(address)), "means": means, "value": value, "owner": contact.owner_id}
        answer = client.post(address, posted)
        assert says in answer.content
        assert value.encode() in answer.content, "nothing typed is lost"


def test_the_agency_page_asks_few_questions_of_the_database(
    client: Client, contact: Contact, administrator: Worker, django_assert_max_num_queries: Any
) -> None:
    for _ in range(4):
        ContactFactory(team=TeamFactory(agency=contact.team.agency), owner=WorkerFactory(team=contact.team))
    sign_in(client, administrator).get("/directory")
    for address in (f"/directory/agencies/{contact.team.agency_id}", "/directory", "/directory/keep-right"):
        with django_assert_max_num_queries(25):
            assert client.get(address).status_code == 200


def test_the_card_of_a_role_stands_on_the_desk_until_it_is_read(client: Client, owner: Worker) -> None:
    sign_in(client, owner)
    assert b"My role: Health visitor" in client.get("/").content
    posted = {"draft": draft_in(client.get("/my-role"))}
    for _ in range(2):
        assert client.post("/my-role", posted).status_code == 302
    assert b"My role: Health visitor" not in client.get("/").content
    assert b"What I never do" in client.get("/my-role").content, "the card stays a tap away"

"""Numbers and practices of an adult: who may not read those of police and probation, then right, then bad input."""

import pytest
from django.urls import reverse

from kith.access.database import acting_as
from kith.access.doors import Refused
from kith.access.words import Role
from kith.directory.tests.factories import AT, WorkerFactory, actor_of, sign_in, worker_in
from kith.directory.words import AgencyKind
from kith.people import actions, doors
from kith.people.models import Person, PersonIdentifier
from kith.people.words import IdentifierKind, ToldBy

from .factories import InvolvementFactory, MaleCarerRecordFactory, PersonFactory, baby_of

pytestmark = pytest.mark.django_db
NHS = "9990000018"


@pytest.fixture
def around():
    """A baby, its father on file, a health visitor and a police officer who work with it."""
    visitor, officer = worker_in(Role.HEALTH_VISITOR), worker_in(Role.POLICE, AgencyKind.POLICE)
    baby = baby_of(visitor)
    InvolvementFactory(baby=baby, worker=officer, team=officer.team)
    father = PersonFactory(given_name="Dan", family_name="Rowe")
    MaleCarerRecordFactory(carer__baby=baby, baby=baby, person=father, knowledge="known", name_given="Dan Rowe")
    return baby, father, visitor, officer


def said(kind, value):
    return actions.IdentifierSaid(kind=kind, value=value, source=ToldBy.AGENCY_RECORD, verified=True)


def record(baby, father, worker, kind, value):
    return actions.record_identifier(
        actions.About(baby.pk, father.pk), said(kind, value), by=actor_of(worker), at=AT
    )  # fmt: skip


def test_somebody_not_involved_adds_no_number(around) -> None:
    baby, father, *_ = around
    with pytest.raises(Refused):
        record(baby, father, WorkerFactory(), IdentifierKind.GP_PRACTICE, "Heavitree Practice")


def test_a_health_visitor_neither_writes_nor_reads_a_police_number_not_even_past_our_filters(around) -> None:
    baby, father, visitor, officer = around
    with pytest.raises(Refused):
        record(baby, father, visitor, IdentifierKind.PNC, "2026/1234567A")
    record(baby, father, officer, IdentifierKind.PNC, "2026/1234567A")
    record(baby, father, officer, IdentifierKind.GP_PRACTICE, "Heavitree Practice")
    with acting_as(actor_of(visitor)):
        assert [one.kind for one in PersonIdentifier.objects.all()] == [IdentifierKind.GP_PRACTICE]
        assert not doors.kinds_open_to(actor_of(visitor), baby.pk, at=AT)[2:]
    with acting_as(actor_of(officer)):
        assert PersonIdentifier.objects.count() == 2


def test_the_newest_stands_with_who_said_so_and_an_empty_one_takes_it_out(around) -> None:
    baby, father, visitor, _officer = around
    for value in ("Old Practice", "Heavitree Practice"):
        record(baby, father, visitor, IdentifierKind.GP_PRACTICE, value)
    (one,) = doors.identifiers_of(father.pk, tuple(IdentifierKind))
    assert (one.value, one.recorded_by, one.verified) == ("Heavitree Practice", visitor.full_name, True)
    record(baby, father, visitor, IdentifierKind.GP_PRACTICE, "")
    assert doors.identifiers_of(father.pk, tuple(IdentifierKind)) == []


def test_two_people_with_one_nhs_number_are_queried_and_saved_with_a_reason(around) -> None:
    baby, father, visitor, _officer = around
    PersonFactory(nhs_number=NHS)
    with acting_as(actor_of(visitor)):
        asked = record(baby, father, visitor, IdentifierKind.NHS_NUMBER, NHS)
    assert isinstance(asked, actions.Queried)
    assert [finding.code for finding in asked.findings] == ["PPL-7"]
    actions.record_identifier(
        actions.About(baby.pk, father.pk), said(IdentifierKind.NHS_NUMBER, NHS),
        explained="Read from his letter", by=actor_of(visitor), at=AT,
    )  # fmt: skip
    assert Person.objects.get(pk=father.pk).nhs_number == NHS


@pytest.mark.parametrize(
    ("kind", "value", "says"),
    [
        ("nhs_number", "9990000019", "10 digits"),
        ("pnc", "1234", "2026/1234567A"),
        ("ndelius", "12", "X123456"),
        ("", "x", "what it is"),
    ],
)
def test_a_number_of_the_wrong_shape_is_said_beside_its_field(client, around, kind, value, says) -> None:
    baby, father, _visitor, officer = around
    sign_in(client, officer)
    address = reverse("identifier_add", args=[baby.pk, father.pk])
    draft = client.get(address).page.form.draft_token
    answer = client.post(address, {"kind": kind, "value": value, "source": "self", "draft": draft})
    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert not PersonIdentifier.objects.exists()


def test_the_mans_page_shows_what_the_reader_may_read_and_leads_to_his_entry(client, around) -> None:
    baby, father, visitor, officer = around
    record(baby, father, officer, IdentifierKind.NDELIUS, "X123456")
    record(baby, father, officer, IdentifierKind.GP_PRACTICE, "Heavitree Practice")
    man = reverse("carer", args=[baby.pk, baby.male_carers.get(records__person=father).pk])
    sign_in(client, officer)
    assert "X123456" in client.get(man).content.decode()
    sign_in(client, visitor)
    page = client.get(man).content.decode()
    assert "X123456" not in page
    assert "Heavitree Practice" in page
    assert reverse("person", args=[baby.pk, father.pk]) in page
    assert "Heavitree Practice" in client.get(reverse("person", args=[baby.pk, father.pk])).content.decode()

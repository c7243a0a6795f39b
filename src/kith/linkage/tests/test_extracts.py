"""An extract is its agency's, is checked once, remembers its columns and is destroyed when its time is up."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.access.models import AuditEntry
from kith.access.words import Role
from kith.directory.models import Worker
from kith.directory.tests.factories import AT, TeamFactory, actor_of, sign_in, worker_in
from kith.directory.words import AgencyKind
from kith.kernel import handbook
from kith.linkage import actions, doors, extracts
from kith.linkage.models import ColumnMapping, Extract, ExtractFile, ExtractRefusal, ExtractRow
from kith.linkage.tests.factories import FILE, checked, handed_over
from kith.linkage.words import Column, Stage

pytestmark = pytest.mark.django_db
SENDERS = {Role.AGENCY_ADMINISTRATOR, Role.POLICE, Role.PROBATION}
NAMES = ("extract", "extract_columns", "extract_refused", "extract_destroy")


@pytest.fixture
def probation() -> Worker:
    return worker_in(Role.PROBATION, AgencyKind.PROBATION)


@pytest.mark.parametrize("role", sorted(set(Role) - SENDERS))
def test_other_roles_neither_see_nor_send(client: Client, probation: Worker, role: Role) -> None:
    made = checked(probation)
    colleague = worker_in(role, team=TeamFactory(agency=probation.team.agency))
    sign_in(client, colleague)
    assert client.get(reverse("extracts")).status_code == 404
    assert client.get(reverse("extract_send")).status_code == 404
    for name in NAMES:
        assert client.get(reverse(name, args=[made.pk])).status_code == 404
    with pytest.raises(Refused):
        handed_over(colleague)


@pytest.mark.parametrize("role", sorted(SENDERS))
def test_another_agency_does_not_learn_that_it_is_there(client: Client, probation: Worker, role: Role) -> None:
    made = checked(probation)
    stranger = worker_in(role, AgencyKind.POLICE)
    sign_in(client, stranger)
    for name in NAMES:
        assert client.get(reverse(name, args=[made.pk])).status_code == 404
    with pytest.raises(NotThere):
        actions.destroy(made.pk, by=actor_of(stranger), at=AT)
    assert doors.extracts_of(actor_of(stranger), at=AT) == []


def test_the_database_alone_keeps_it_to_its_agency(probation: Worker) -> None:
    checked(probation)
    tables = (Extract, ColumnMapping, ExtractRow, ExtractRefusal)
    with acting_as(actor_of(worker_in(Role.POLICE, AgencyKind.POLICE))):
        assert [table.objects.count() for table in tables] == [0, 0, 0, 0]
    with acting_as(actor_of(probation)):
        assert [table.objects.count() for table in tables] == [1, 1, 2, 1]


def test_nobody_opens_it_without_the_second_factor(client: Client, probation: Worker) -> None:
    made = checked(probation)
    sign_in(client, probation, second_factor=False)
    assert client.get(reverse("extract", args=[made.pk])).status_code == 302


def test_rows_are_used_or_refused_with_row_and_reason(probation: Worker) -> None:
    made = checked(probation)
    assert (made.stage, made.used, made.refused, made.wanted) == (Stage.CHECKED, 2, 1, 3)
    assert list(ExtractRow.objects.order_by("number").values_list("number", "reference")) == [(2, "X1"), (4, "X3")]
    refused = doors.refusals_of(made)
    assert refused.rows[0][:2] == (3, "DOB")
    assert "cannot be understood" in refused.rows[0][2]


def test_the_file_is_not_kept_once_its_rows_are_checked(probation: Worker) -> None:
    made = handed_over(probation)
    assert ExtractFile.objects.filter(extract=made).exists()
    assert not ExtractFile.objects.filter(extract=checked(probation)).exists()


def test_checking_and_confirming_twice_do_it_once(probation: Worker) -> None:
    made = checked(probation)
    actions.confirm_columns(made.pk, {Column.ID: 0}, by=actor_of(probation), at=AT)
    actions.check(made.pk, at=AT)
    assert ExtractRow.objects.filter(extract=made).count() == 2
    assert ColumnMapping.objects.count() == 1


def test_columns_are_remembered_for_the_next_file_of_the_same_shape(probation: Worker) -> None:
    first = handed_over(probation, "Key,Known as,Family\n1,Dan,Hill\n")
    mapping = {Column.ID: 0, Column.GIVEN_NAME: 1, Column.FAMILY_NAME: 2}
    actions.confirm_columns(first.pk, mapping, by=actor_of(probation), at=AT)
    assert doors.remembered(handed_over(probation, "key,known as,family\n2,Ali,Khan\n")) == mapping
    other = worker_in(Role.POLICE, AgencyKind.POLICE)
    assert doors.remembered(handed_over(other, "Key,Known as,Family\n1,Dan,Hill\n")) != mapping


def test_rows_are_destroyed_on_their_day_and_not_before(probation: Worker) -> None:
    made = checked(probation)
    kept = handbook.current().figure("extract_kept_days", AT.date())
    assert actions.destroy_due(at=AT + timedelta(days=kept - 1)) == 0
    assert actions.destroy_due(at=AT + timedelta(days=kept)) == 1
    assert ExtractRow.objects.count() == ExtractRefusal.objects.count() == 0
    assert doors.extract_for(actor_of(probation), made.pk, at=AT).stage is Stage.DESTROYED


def test_its_agency_may_have_it_destroyed_at_once(client: Client, probation: Worker) -> None:
    made = checked(probation)
    actions.destroy(made.pk, by=actor_of(probation), at=AT)
    assert actions.destroy_due(at=AT) == 1


def test_the_audit_says_who_handed_over_what_and_holds_no_row(probation: Worker) -> None:
    checked(probation)
    entries = AuditEntry.objects.filter(subject_kind="extract")
    assert {entry.action for entry in entries} == {"handed over an extract", "confirmed an extract's columns"}
    assert not any("Hill" in str(entry.detail) for entry in entries)


def upload(client: Client, content: bytes, name: str = "men.csv") -> object:
    form = client.get(reverse("extract_send"))
    draft = form.page.form.draft_token
    facts = {"draft": draft, "purpose": "Men we supervise", "basis": "children_act"}
    return client.post(reverse("extract_send"), facts | {"file": SimpleUploadedFile(name, content)})


def test_handing_over_leads_to_the_columns_and_then_to_the_rows(client: Client, probation: Worker) -> None:
    sign_in(client, probation)
    sent = upload(client, FILE.encode())
    made = Extract.objects.get()
    assert sent["Location"] == reverse("extract_columns", args=[made.pk])
    columns = client.get(sent["Location"])
    assert columns.page.sample.rows[0][:2] == ("X1", "Dan")
    draft = columns.page.form.draft_token
    chosen = {column.value: str(place) for column, place in extracts.suggest(made.headings).items()}
    done = client.post(sent["Location"], {"draft": draft} | chosen)
    assert done["Location"] == reverse("extract", args=[made.pk])
    assert client.get(done["Location"]).page.running
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from procrastinate_jobs where task_name = 'check_extract'")
        assert cursor.fetchone() == (1,)
    actions.check(made.pk, at=AT)
    page = client.get(done["Location"]).page
    assert page.says.startswith("2 rows can be used and 1 cannot")
    listed = client.get(reverse("extract_refused", args=[made.pk])).content.decode()
    assert listed.splitlines()[1].startswith("3,DOB,")


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "men.csv", "empty"),
        (b"ref\n", "men.csv", "no rows under them"),
        (b"%PDF-1.4", "men.pdf", "must be"),
        (b"PK\x03\x04 broken", "men.xlsx", "damaged"),
        (b"hello", "men.xlsx", "not a XLSX file inside"),
    ],
)
def test_a_bad_file_is_refused_beside_the_field_and_the_words_stay(
    client: Client, probation: Worker, content: bytes, name: str, says: str
) -> None:
    sign_in(client, probation)
    answer = upload(client, content, name)
    assert answer.status_code == 200
    assert says in str(answer.page.form.errors["file"])
    assert answer.page.form.value_of("purpose") == "Men we supervise"
    assert not Extract.objects.exists()


def test_one_column_is_not_chosen_twice_and_names_are_needed(client: Client, probation: Worker) -> None:
    sign_in(client, probation)
    made = handed_over(probation)
    address = reverse("extract_columns", args=[made.pk])
    draft = client.get(address).page.form.draft_token
    answer = client.post(address, {"draft": draft, "id": "0", "sex": "0"})
    assert "already" in str(answer.page.form.errors["sex"])
    assert "names" in str(answer.page.form.errors["family_name"])
    assert Extract.objects.get().stage is Stage.SENT


def test_the_page_asks_the_database_little(
    client: Client, probation: Worker, django_assert_max_num_queries: object
) -> None:
    made = checked(probation)
    sign_in(client, probation)
    with django_assert_max_num_queries(14):
        client.get(reverse("extract", args=[made.pk]))

"""The SCIM endpoint: who may not, then what a joiner, a mover and a leaver are, then an outside suite's checks."""

import json
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.test.client import ClientHandler
from scim2_client.engines.wsgi import WSGISCIMClient
from scim2_tester import Status, check_server

from kith.access.models import Account, AuditEntry
from kith.access.words import Role
from kith.directory import actions as directory_actions
from kith.directory.models import Agency, Team, Worker
from kith.directory.tests.factories import AT, AgencyFactory, TeamFactory, WorkerFactory, actor_of, sign_in
from kith.people import doors as people_doors
from kith.people.models import Baby, Involvement
from kith.people.tests.factories import BabyFactory, InvolvementFactory

pytestmark = pytest.mark.django_db
USER = "urn:ietf:params:scim:schemas:core:2.0:User"
GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group"
PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp"


class System:
    """An agency's own system, speaking with a key."""

    def __init__(self, token: str) -> None:
        self.client, self.token = Client(), token

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        given = {"content_type": "application/scim+json"}
        data = json.dumps(body) if body is not None else ""
        kept = {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        return self.client.generic(
            method, f"/scim/v2{path}", data, HTTP_AUTHORIZATION=f"Bearer {self.token}", **given, **kept
        )

    def patch(self, path: str, *operations: dict[str, Any], **headers: str) -> Any:
        return self.ask("PATCH", path, {"schemas": [PATCH], "Operations": list(operations)}, **headers)


def holders(baby: Baby) -> set[Any]:
    return set(people_doors.standing(baby.pk).filter(until=None).values_list("worker_id", flat=True))


def system_of(agency: Agency) -> System:
    return System(directory_actions.new_key(agency, at=AT))


@pytest.fixture
def agency() -> Agency:
    return AgencyFactory()


@pytest.fixture
def system(agency: Agency) -> System:
    return system_of(agency)


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer nonsense", "Basic abc"])
def test_without_a_valid_key_nothing_is_said(header: str) -> None:
    worker = WorkerFactory()
    for path in ("/Users", f"/Users/{worker.pk}", "/Groups", "/Schemas"):
        answer = Client().get(f"/scim/v2{path}", HTTP_AUTHORIZATION=header)
        assert answer.status_code == 401
        assert worker.full_name.encode() not in answer.content
    assert AuditEntry.objects.filter(action="refused a key").count() == 4


def test_a_new_key_ends_the_one_before(agency: Agency) -> None:
    old = system_of(agency)
    new = system_of(agency)
    assert old.ask("GET", "/Users").status_code == 401
    assert new.ask("GET", "/Users").status_code == 200


def test_another_agencys_people_do_not_exist_for_a_key(system: System) -> None:
    other = WorkerFactory()
    active = {"op": "replace", "path": "active", "value": False}
    for answer in (
        system.ask("GET", f"/Users/{other.pk}"),
        system.ask("DELETE", f"/Users/{other.pk}"),
        system.patch(f"/Users/{other.pk}", active),
        system.ask("GET", f"/Groups/{other.team_id}"),
        system.ask("DELETE", f"/Groups/{other.team_id}"),
    ):
        assert answer.status_code == 404
    other.refresh_from_db()
    assert other.active_until is None
    assert system.ask("GET", "/Users").json()["totalResults"] == 0


def test_another_agencys_worker_cannot_be_taken_into_a_team(system: System, agency: Agency) -> None:
    team, other = TeamFactory(agency=agency), WorkerFactory()
    add = {"op": "add", "path": "members", "value": [{"value": str(other.pk)}]}
    assert system.patch(f"/Groups/{team.pk}", add).status_code == 400
    other.refresh_from_db()
    assert other.team_id != team.pk


def test_the_key_is_no_sign_in_and_is_kept_as_its_hash(system: System, agency: Agency) -> None:
    account = Account.objects.get(email=f"system.{agency.code}@kith.invalid")
    assert (account.is_active, account.password) == (False, "!")
    with pytest.raises(Exception, match="There is no agency"):
        call_command("scim_token", "nowhere")


def test_a_joiner_comes_in_with_the_role_that_opens_no_file(system: System, agency: Agency) -> None:
    said = {
        "schemas": [USER],
        "userName": "mo@trust.example",
        "displayName": "Mo Larch",
        "emails": [{"value": "mo@trust.example", "primary": True}],
        "roles": [{"value": "front_door_manager"}],
        "title": "Health visitor",
    }
    answer = system.ask("POST", "/Users", said)
    assert answer.status_code == 201, answer.content
    worker = Worker.objects.get(pk=answer.json()["id"])
    assert (worker.role, worker.team.agency_id, worker.full_name) == (Role.RECEPTIONIST, agency.pk, "Mo Larch")
    assert worker.account is not None
    assert not worker.account.has_usable_password()
    assert system.ask("POST", "/Users", said).status_code == 409
    found = system.ask("GET", '/Users?filter=userName eq "mo@trust.example"').json()
    assert found["totalResults"] == 1


def test_somebody_elses_sign_in_is_not_taken_over(system: System) -> None:
    other = WorkerFactory()
    said = {"schemas": [USER], "userName": "x", "emails": [{"value": other.account.email}]}
    assert system.ask("POST", "/Users", said).status_code == 409
    assert Worker.objects.filter(account=other.account).count() == 1


def test_a_mover_is_in_one_team_and_waits_when_taken_out(system: System, agency: Agency) -> None:
    worker, team = WorkerFactory(team__agency=agency), TeamFactory(agency=agency)
    add = {"op": "add", "path": "members", "value": [{"value": str(worker.pk)}]}
    assert system.patch(f"/Groups/{team.pk}", add).status_code in {200, 204}
    worker.refresh_from_db()
    assert worker.team_id == team.pk
    gone = {"op": "remove", "path": f'members[value eq "{worker.pk}"]'}
    assert system.patch(f"/Groups/{team.pk}", gone).status_code in {200, 204}
    worker.refresh_from_db()
    assert worker.team.name == directory_actions.NOWHERE_YET
    assert system.ask("DELETE", f"/Groups/{team.pk}").status_code == 204
    assert Team.objects.get(pk=team.pk).closed_on is not None
    assert system.ask("GET", f"/Groups/{team.pk}").status_code == 404


@pytest.mark.parametrize("way", ["inactive", "delete"])
def test_a_leaver_is_out_at_once_and_no_family_is_left_to_nobody(system: System, agency: Agency, way: str) -> None:
    team = TeamFactory(agency=agency)
    leaver = WorkerFactory(team=team)
    manager = WorkerFactory(team=team, role=Role.LOCALITY_MANAGER.value)
    baby = BabyFactory()
    held = InvolvementFactory(baby=baby, worker=leaver, team=team)
    browser = sign_in(Client(), leaver)
    assert browser.get("/").status_code == 200
    if way == "delete":
        assert system.ask("DELETE", f"/Users/{leaver.pk}").status_code == 204
        assert system.ask("GET", f"/Users/{leaver.pk}").status_code == 404
    else:
        said = system.patch(f"/Users/{leaver.pk}", {"op": "replace", "path": "active", "value": False})
        assert said.status_code in {200, 204}
        assert system.ask("GET", f"/Users/{leaver.pk}").json()["active"] is False
    assert browser.get("/")["Location"].startswith("/account/login/")
    held.refresh_from_db()
    assert held.until is not None
    assert manager.pk in holders(baby)
    assert leaver.pk not in holders(baby)
    assert AuditEntry.objects.get(action="handed a leaver's family over").baby_id == baby.pk
    assert not Account.objects.get(pk=leaver.account_id).is_active


def test_where_nobody_manages_the_safeguarding_lead_goes_on_and_else_the_team(system: System, agency: Agency) -> None:
    alone, other = TeamFactory(agency=agency), TeamFactory(agency=agency)
    lead = WorkerFactory(team=other, leads_safeguarding=True)
    one, two = WorkerFactory(team=alone), lead
    baby = BabyFactory()
    InvolvementFactory(baby=baby, worker=one, team=alone)
    system.ask("DELETE", f"/Users/{one.pk}")
    assert lead.pk in holders(baby)
    system.ask("DELETE", f"/Users/{two.pk}")
    assert people_doors.standing(baby.pk).filter(worker=None, team=other).exists()


def test_a_leaver_who_returns_has_none_of_the_families_of_then(system: System, agency: Agency) -> None:
    worker = WorkerFactory(team__agency=agency)
    InvolvementFactory(worker=worker, team=worker.team)
    for value in (False, True):
        system.patch(f"/Users/{worker.pk}", {"op": "replace", "path": "active", "value": value})
    worker.refresh_from_db()
    assert worker.active_until is None
    assert actor_of(worker).worker_id == worker.pk
    assert not Involvement.objects.filter(worker=worker, until=None).exists()


def test_an_old_version_is_refused(system: System, agency: Agency) -> None:
    worker = WorkerFactory(team__agency=agency)
    before = system.ask("GET", f"/Users/{worker.pk}")
    title = {"op": "replace", "path": "title", "value": "Lead"}
    assert system.patch(f"/Users/{worker.pk}", title, if_match=before["ETag"]).status_code in {200, 204}
    late = {"op": "replace", "path": "title", "value": "Other"}
    assert system.patch(f"/Users/{worker.pk}", late, if_match=before["ETag"]).status_code == 412
    assert system.ask("GET", f"/Users/{worker.pk}", if_none_match=before["ETag"]).status_code == 200


@pytest.mark.parametrize("body", ["", "{", "[]", '{"schemas": []}', '{"schemas": ["x"], "userName": 1}'])
def test_bad_input_is_refused_in_the_protocols_words(system: System, body: str) -> None:
    answer = system.client.post(
        "/scim/v2/Users", body, content_type="application/scim+json", HTTP_AUTHORIZATION=f"Bearer {system.token}"
    )
    assert answer.status_code == 400
    assert answer.json()["schemas"] == ["urn:ietf:params:scim:api:messages:2.0:Error"]
    assert not Worker.objects.exists()


def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    """Kith as the test client reaches it, for a client that speaks WSGI."""
    answer = ClientHandler()(environ)
    start_response(f"{answer.status_code} {answer.reason_phrase}", list(answer.items()))
    return [answer.content]


def test_every_check_of_scim2_tester_passes(system: System) -> None:
    client = WSGISCIMClient(
        application, base_url="http://testserver/scim/v2", headers={"Authorization": f"Bearer {system.token}"}
    )
    results = check_server(client)
    failed = [f"{one.title}: {one.reason}" for one in results if one.status not in {Status.SUCCESS, Status.SKIPPED}]
    assert not failed, "\n".join(failed)
    passed = [one for one in results if one.status == Status.SUCCESS]
    assert len(passed) >= 75  # what the suite finds to check in the attributes Kith holds
    assert [one.title for one in results if one.status == Status.SKIPPED] == []

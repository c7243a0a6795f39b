"""Coming in: password, second factor, throttling, sessions that end, and the demonstration's short cut."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client

from kith.access.models import Account, AuditEntry
from kith.access.words import Role
from kith.config.demonstration import address, choices
from kith.directory.models import Worker
from kith.directory.tests.factories import sign_in, worker_in
from kith.kernel import clock

pytestmark = pytest.mark.django_db
PASSWORD = "a long pass phrase for tests"
RECORDS = "/search"


@pytest.fixture
def worker() -> Worker:
    made = worker_in(Role.HEALTH_VISITOR)
    made.account.set_password(PASSWORD)
    made.account.save()
    return made


def password_given(client: Client, account: Account, password: str = PASSWORD) -> Any:
    return client.post("/account/login/", {"login": account.email, "password": password})


def code_for(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def test_a_password_alone_opens_the_desk_and_no_record(client: Client, worker: Worker) -> None:
    assert password_given(client, worker.account)["Location"] == "/"
    assert client.get("/my-role").status_code == 200
    assert client.get(RECORDS)["Location"].startswith("/account/second-factor/")


def test_an_authenticator_app_is_set_up_and_then_asked_for(client: Client, worker: Worker) -> None:
    password_given(client, worker.account)
    assert client.get("/account/2fa/totp/activate/")["Location"].startswith("/account/reauthenticate/")
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    assert client.get("/account/2fa/totp/activate/").status_code == 200
    secret = client.session["mfa.totp.secret"]
    assert client.post("/account/2fa/totp/activate/", {"code": code_for(secret)}).status_code == 302
    assert Authenticator.objects.filter(user=worker.account, type="totp").exists()


def test_password_and_code_open_records(client: Client, worker: Worker) -> None:
    secret = generate_totp_secret()
    TOTP.activate(worker.account, secret)
    assert password_given(client, worker.account)["Location"].endswith("/2fa/authenticate/")
    assert client.get(RECORDS).status_code == 302
    assert client.post("/account/2fa/authenticate/", {"code": "000000"}).status_code == 200
    assert client.post("/account/2fa/authenticate/", {"code": code_for(secret)}).status_code == 302
    assert client.get(RECORDS).status_code == 200


def test_passkeys_are_offered(client: Client, worker: Worker) -> None:
    assert get_adapter().is_mfa_enabled(worker.account) is False
    assert b"passkey" in client.get("/account/login/").content
    password_given(client, worker.account)
    assert client.get("/account/2fa/webauthn/").status_code == 200


def test_wrong_passwords_are_throttled_in_plain_words_and_the_right_one_does_not_help_then(
    client: Client, worker: Worker
) -> None:
    answers = [password_given(client, worker.account, "wrong") for _ in range(6)]
    assert answers[0].status_code == 200
    assert answers[-1].status_code == 429
    assert password_given(client, worker.account).status_code == 429
    assert b"Too many attempts" in answers[-1].content


def test_a_name_that_does_not_exist_is_answered_the_same(client: Client, worker: Worker) -> None:
    wrong = password_given(client, worker.account, "wrong").content
    stranger = client.post("/account/login/", {"login": "nobody@agency.example", "password": "wrong"}).content
    said = b"password you specified are not correct"
    assert (said in wrong) is (said in stranger) is True


def test_nobody_signs_themselves_up(client: Client) -> None:
    before = Account.objects.count()
    client.post("/account/signup/", {"email": "new@agency.example", "password1": PASSWORD})
    assert Account.objects.count() == before


def test_no_session_outlives_a_long_day(client: Client, worker: Worker) -> None:
    sign_in(client, worker)
    assert client.get("/my-role").status_code == 200
    session = client.session
    session["signed_in_at"] = (clock.now() - timedelta(hours=13)).isoformat()
    session.save()
    assert client.get("/my-role").status_code == 302
    assert "_auth_user_id" not in client.session


def test_a_signed_out_session_opens_nothing(client: Client, worker: Worker) -> None:
    sign_in(client, worker)
    stolen = client.cookies["kith_session"].value
    client.post("/account/logout/")
    thief = Client()
    thief.cookies["kith_session"] = stolen
    assert thief.get("/my-role").status_code == 302


def test_the_session_key_changes_at_sign_in(client: Client, worker: Worker) -> None:
    client.get("/account/login/")
    session = client.session
    session["seen"] = True
    session.save()
    before = session.session_key
    password_given(client, worker.account)
    assert client.session.session_key != before


def demo_worker(role: Role) -> Worker:
    made = worker_in(role)
    made.account.email = address(role)
    made.account.save()
    return made


def test_the_demonstration_signs_in_by_one_click_and_records_it(client: Client) -> None:
    made = demo_worker(Role.MIDWIFE)
    assert [choice.label for choice in choices()] == ["Midwife"]
    assert client.post("/account/demonstration/", {"role": "midwife"})["Location"] == "/"
    assert client.session["_auth_user_id"] == str(made.account_id)
    assert AuditEntry.objects.get(action="signed in to the demonstration").worker_id == made.pk


@pytest.mark.parametrize("role", ["", "minister", "midwife"])
def test_the_demonstration_knows_only_its_own_roles(client: Client, role: str) -> None:
    assert client.post("/account/demonstration/", {"role": role}).status_code == 404


def test_with_live_data_there_is_no_demonstration(client: Client, settings: Any) -> None:
    demo_worker(Role.MIDWIFE)
    settings.KITH_MODE, settings.LIVE = "live", True
    assert choices() == ()
    assert client.post("/account/demonstration/", {"role": "midwife"}).status_code == 404
    assert client.get("/outbox").status_code == 404
    session = sign_in(client, worker_in(Role.HEALTH_VISITOR)).session
    assert session["demonstration"] is True
    assert client.get(RECORDS)["Location"].startswith("/account/second-factor/")

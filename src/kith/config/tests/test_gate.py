"""The gate in front of every view: who gets through, what is kept, and that a form does one thing."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from kith.access.models import AuditEntry, Draft
from kith.access.words import Role
from kith.directory.tests.factories import sign_in, worker_in

pytestmark = [pytest.mark.django_db, pytest.mark.urls("kith.config.tests.toy_urls")]


@pytest.fixture
def visitor(client: Client) -> Client:
    return sign_in(client, worker_in(Role.HEALTH_VISITOR))


def token_on(client: Client, address: str) -> str:
    found = re.search(r'name="draft" value="([^"]+)"', client.get(address).content.decode())
    assert found
    return found[1]


def acts(action: str) -> int:
    return AuditEntry.objects.filter(action=action).count()


def test_nobody_is_led_to_sign_in_and_back(client: Client) -> None:
    answer = client.get("/toy/read")
    assert answer["Location"] == "/account/login/?next=%2Ftoy%2Fread"


def test_missing_and_forbidden_look_the_same_and_differ_in_the_audit(visitor: Client) -> None:
    forbidden, missing = visitor.get(f"/toy/file/{uuid4()}"), visitor.get("/toy/gone")
    assert forbidden.status_code == missing.status_code == 404
    assert _without_csrf(forbidden.content) == _without_csrf(missing.content)
    reasons = AuditEntry.objects.filter(outcome="refused").values_list("because", flat=True)
    assert len(set(reasons)) == 2


def _without_csrf(content: bytes) -> bytes:
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", content)


def test_a_role_without_the_permission_is_refused_and_it_is_recorded(client: Client) -> None:
    sign_in(client, worker_in(Role.SYSTEM_ADMINISTRATOR))
    assert client.get(f"/toy/file/{uuid4()}").status_code == 404
    assert acts("refused") == 1


def test_records_wait_for_a_second_factor(client: Client) -> None:
    sign_in(client, worker_in(Role.HEALTH_VISITOR), second_factor=False)
    answer = client.get(f"/toy/file/{uuid4()}")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/second-factor/")


def test_somebody_who_has_left_is_signed_out_at_the_next_request(client: Client) -> None:
    worker = worker_in(Role.HEALTH_VISITOR)
    sign_in(client, worker)
    assert client.get("/toy/read").status_code == 200
    worker.active_until = worker.active_from
    worker.save()
    assert client.get("/toy/read").status_code == 302


def test_a_page_that_only_reads_takes_no_post(visitor: Client) -> None:
    assert visitor.post("/toy/read").status_code == 405


def test_what_was_half_done_before_a_refusal_is_undone_and_the_refusal_kept(visitor: Client) -> None:
    token = token_on(visitor, "/toy/write")
    assert visitor.post("/toy/half", {"draft": token}).status_code == 404
    assert (acts("half done"), acts("refused")) == (0, 1)


@pytest.mark.parametrize("token", ["", "nonsense", "ImEi:1abc:xyz"])
def test_a_form_without_its_own_token_does_nothing_and_says_so(visitor: Client, token: str) -> None:
    answer = visitor.post("/toy/write", {"draft": token, "words": "Hello"})
    assert answer.status_code == 400
    assert acts("wrote words") == 0


def test_a_token_of_somebody_else_does_nothing(visitor: Client) -> None:
    token = token_on(visitor, "/toy/write")
    other = sign_in(Client(), worker_in(Role.MIDWIFE))
    assert other.post("/toy/write", {"draft": token, "words": "Hello"}).status_code == 400
    assert other.post("/drafts/save", {"draft": token, "words": "Hello"}).status_code == 400


def test_sending_twice_does_one_thing_and_leads_to_the_same_place(visitor: Client) -> None:
    token = token_on(visitor, "/toy/write")
    answers = [visitor.post("/toy/write", {"draft": token, "words": "Hello"}) for _ in range(3)]
    assert {answer["Location"] for answer in answers} == {"/toy/done"}
    assert acts("wrote words") == 1
    assert Draft.objects.get().answers == {}


def test_two_tabs_share_one_draft(visitor: Client) -> None:
    assert _draft_id(visitor) == _draft_id(visitor)


def _draft_id(client: Client) -> Any:
    token_on(client, "/toy/write")
    return Draft.objects.get(closed_at=None).pk


def test_autosave_keeps_words_and_the_form_shows_them_again(visitor: Client) -> None:
    token = token_on(visitor, "/toy/write")
    saved = visitor.post("/drafts/save", {"draft": token, "words": "Half a sentence\x00"})
    assert saved.json()["saved_at"]
    assert b"Half a sentence" in visitor.get("/toy/write").content


def test_autosave_after_sending_says_so_and_changes_nothing(visitor: Client) -> None:
    token = token_on(visitor, "/toy/write")
    visitor.post("/toy/write", {"draft": token, "words": "Hello"})
    assert visitor.post("/drafts/save", {"draft": token, "words": "Late"}).status_code == 409
    assert Draft.objects.get().answers == {}


def test_autosave_when_signed_out_says_so(visitor: Client) -> None:
    token = token_on(visitor, "/toy/write")
    assert Client().post("/drafts/save", {"draft": token, "words": "Hello"}).status_code == 401


def test_a_draft_too_large_for_any_form_is_refused(visitor: Client) -> None:
    token = token_on(visitor, "/toy/write")
    assert visitor.post("/drafts/save", {"draft": token, "words": "x" * 300_000}).status_code == 413


def test_words_that_are_not_valid_are_kept(visitor: Client) -> None:
    token = token_on(visitor, "/toy/write")
    answer = visitor.post("/toy/write", {"draft": token, "words": "y" * 300})
    assert answer.status_code == 200
    assert "y" * 300 in visitor.get("/toy/write").content.decode()
    assert acts("wrote words") == 0


def test_a_step_keeps_its_draft_open(visitor: Client) -> None:
    token = token_on(visitor, "/toy/step")
    visitor.post("/toy/step", {"draft": token, "words": "Kept"})
    draft = Draft.objects.get()
    assert (draft.closed_at, draft.answers) == (None, {"words": ["Kept"]})


def test_a_form_sent_after_the_session_ended_is_there_after_signing_in_again(client: Client) -> None:
    worker = worker_in(Role.HEALTH_VISITOR)
    sign_in(client, worker)
    token = token_on(client, "/toy/write")
    client.logout()
    answer = client.post("/toy/write", {"draft": token, "words": "Written at 2 a.m."})
    assert answer["Location"].startswith("/account/login/")
    sign_in(client, worker)
    assert b"Written at 2 a.m." in client.get("/toy/write").content


def test_what_was_kept_is_not_shown_to_the_next_person_at_the_same_machine(client: Client) -> None:
    sign_in(client, worker_in(Role.HEALTH_VISITOR))
    token = token_on(client, "/toy/write")
    client.logout()
    client.post("/toy/write", {"draft": token, "words": "Not yours"})
    sign_in(client, worker_in(Role.MIDWIFE))
    assert b"Not yours" not in client.get("/toy/write").content


def test_health_answers_json_without_signing_in(client: Client) -> None:
    state = client.get("/healthz").json()
    assert state["status"] == "ok"
    assert {"database", "queue", "disk"} <= set(state)

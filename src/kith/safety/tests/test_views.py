"""Every page of the room: neutral title and address, right input, bad input, few queries, nothing typed is lost."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kith.directory.tests.factories import sign_in
from kith.safety import models
from kith.safety.doors import procedures
from kith.safety.tests.factories import Case, case, link, plant

pytestmark = pytest.mark.django_db
MOST_QUERIES = 25
TELLING = re.compile(r"abuse|violence|domestic|dash|marac|safety|danger|harm", re.IGNORECASE)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(procedures, "notices_on", lambda on: True)


@pytest.fixture
def here(client: Client) -> Case:
    made = case()
    sign_in(client, made.visitor)
    return made


def addresses(here: Case) -> list[str]:
    pk = here.baby.pk
    asked = models.Checklist.objects.get(baby=pk)
    plain = ["arrangements", "arrangements_look", "arrangements_incident", "arrangements_questions",
             "arrangements_print", "arrangements_card", "arrangements_link"]  # fmt: skip
    found = [reverse(name, args=[pk]) for name in plain]
    found += [reverse("arrangements_write", args=[pk, one]) for one in ("contact", "home", "baby", "actions", "rests")]
    found += [reverse("checklist", args=[asked.pk]), reverse("marac_refer", args=[asked.pk])]
    found += [reverse("marac_heard", args=[models.MaracReferral.objects.get(baby=pk).pk])]
    found += [reverse("notice", args=[models.PoliceNotice.objects.get(baby=pk).pk]), reverse("to_arrange")]
    found += [reverse("arrangements_unlink", args=[pk, models.WorkerLink.objects.get(baby=pk).pk])]
    return found


def test_every_page_opens_with_a_neutral_title_and_address_and_few_queries(client: Client, here: Case) -> None:
    plant(here.baby)
    link(here)
    for address in addresses(here):
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(address)
        assert answer.status_code == 200, address
        assert len(asked) <= MOST_QUERIES, (address, len(asked))
        title = re.search(r"<title>(.*?)</title>", answer.content.decode(), re.DOTALL)
        assert title
        assert not TELLING.search(title[1] + address), (title[1], address)
        if not address.endswith("/card"):
            assert "Leave this page" in answer.content.decode(), address


def test_a_section_that_is_not_of_this_baby_is_not_there(client: Client, here: Case) -> None:
    assert client.get(reverse("arrangements_write", args=[here.baby.pk, "pregnancy"])).status_code == 404
    assert client.get(reverse("arrangements_look", args=[here.baby.pk])).status_code == 404
    assert client.get(reverse("arrangements_questions", args=[here.baby.pk]) + "?tool=none").status_code == 404


def send(client: Client, address: str, **said: Any) -> Any:
    token = re.search(rb'name="draft" value="([^"]+)"', client.get(address).content)
    assert token
    return client.post(address, {"draft": token[1].decode(), **said})


def test_safe_contact_is_written_and_bad_addresses_are_said(client: Client, here: Case) -> None:
    address = reverse("arrangements_write", args=[here.baby.pk, "contact"])
    bad = send(client, address, when="Mornings", how="Nursery", closed=["text"], addresses="not-one", base="0")
    assert bad.status_code == 200
    assert "is not an e-mail address" in bad.content.decode()
    assert "Mornings" in bad.content.decode()
    good = send(
        client, address, when="Mornings", how="Nursery", closed=["text"], addresses="a@b.example c@d.example", base="0"
    )
    assert good.status_code == 302
    version = models.PlanVersion.objects.get(baby=here.baby)
    assert version.closed_addresses == ["a@b.example", "c@d.example"]
    stale = send(client, address, when="Evenings", how="Nursery", base="0")
    assert stale.status_code == 409
    assert "Mornings" in stale.content.decode()
    assert "Evenings" in stale.content.decode()


def test_actions_say_about_whom(client: Client, here: Case) -> None:
    address = reverse("arrangements_write", args=[here.baby.pk, "actions"])
    bad = send(client, address, what_0="Programme", base="0")
    assert "Say whom it is about in action 1" in bad.content.decode()
    send(client, address, what_0="Programme", toward_0="harming", who_0="Probation", base="0")
    assert models.PlanAction.objects.get(baby=here.baby).who == "Probation"


def test_the_questions_are_asked_a_few_on_a_page_and_nothing_is_lost(client: Client, here: Case) -> None:
    steps = procedures.steps(procedures.tools(here.baby.recorded_at.date())[0])
    page = [reverse("arrangements_questions_page", args=[here.baby.pk, number]) for number in range(len(steps) + 3)]
    last = len(steps) + 1
    assert [client.get(page[number]).status_code for number in (0, last + 1)] == [404, 404]
    shown = client.get(reverse("arrangements_questions", args=[here.baby.pk])).content.decode()
    assert "under national review since 2025" in shown
    assert "Answer question 1" in send(client, page[1], presence="alone").content.decode()
    early = send(client, page[last], judgement="none").content.decode()
    assert "Answer every question of page 1" in early
    assert models.Checklist.objects.count() == 0
    for number, step in enumerate(steps, 1):
        said = {f"said_{one.code}": "yes" if one.code == "strangled" else "no" for one in step.items}
        if any(one.known for one in step.items):
            found = client.get(page[number]).content.decode()
            assert re.search(r'name="said_pregnant"[^>]*value="yes"[^>]*checked', found), "the file answers it"
        assert send(client, page[number], presence="alone", **said).status_code == 302
    again = client.get(page[1]).content.decode()
    assert re.search(r'name="said_injury"[^>]*value="no"[^>]*checked', again), "what was answered is still there"
    assert reverse("arrangements_questions", args=[here.baby.pk]) in client.get(reverse("desk")).content.decode()
    shown = client.get(page[last]).content.decode()
    assert "1 yes" in shown
    assert "Say in a sentence why" in send(client, page[last], judgement="high").content.decode()
    done = send(client, page[last], judgement="high", reason="He strangled her twice")
    assert done.status_code == 302
    found = client.get(done["Location"]).content.decode()
    assert "Kith scores nobody" in found
    assert "Refer to the MARAC" in found
    answers = models.Checklist.objects.get(baby=here.baby).answers
    assert answers["pregnant"] == {"said": "no", "source": ""} or answers["pregnant"]["said"] == "yes"
    assert answers["strangled"]["said"] == "yes"


def test_a_draft_waits_on_the_desk_in_neutral_words_and_leads_to_its_page(client: Client, here: Case) -> None:
    address = reverse("arrangements_write", args=[here.baby.pk, "contact"])
    send(client, address, when="Mornings", how="", base="0")
    shown = client.get(reverse("desk")).content.decode()
    assert address in shown
    assert not TELLING.search(re.sub(r"<[^>]*>", "", shown.split("Not finished")[1].split("</section>")[0]))


def test_the_card_says_nothing_of_what_it_is(client: Client, here: Case) -> None:
    plant(here.baby)
    models.PlanVersion.objects.create(
        baby=here.baby, number=2, section="home", words={"place": "Her sister’s", "rests_on": "Secret"},
        recorded_by=here.visitor, recorded_at=here.baby.recorded_at,
    )  # fmt: skip
    card = client.get(reverse("arrangements_card", args=[here.baby.pk])).content.decode()
    assert "Her sister’s" in card
    for telling in ("Secret", "Kith", "Tamblyn", here.visitor.full_name, here.baby.given_name):
        assert telling not in card


def test_a_worker_is_shut_out_by_e_mail_and_the_wrong_one_is_said(client: Client, here: Case) -> None:
    address = reverse("arrangements_link", args=[here.baby.pk])
    said = {"person_id": str(here.man.pk), "closeness": "self", "source": "The mother"}
    assert "Nobody in the directory" in send(client, address, **said, worker="no@where.example").content.decode()
    assert "cannot shut yourself out" in send(client, address, **said, worker=here.visitor.email).content.decode()
    assert send(client, address, **said, worker=here.him.email).status_code == 302
    sign_in(client, here.him)
    assert client.get(reverse("arrangements", args=[here.baby.pk])).status_code == 404
    assert client.get(reverse("baby", args=[here.baby.pk])).status_code == 404


def test_the_babys_page_and_my_work_show_it_in_neutral_words(client: Client, here: Case) -> None:
    assert reverse("to_arrange") in client.get(reverse("desk")).content.decode()
    listed = client.get(reverse("to_arrange")).content.decode()
    assert reverse("arrangements", args=[here.baby.pk]) in listed
    small = reverse("arrangements_small", args=[here.baby.pk])
    assert small in client.get(reverse("baby", args=[here.baby.pk])).content.decode()
    assert "Not written yet" in client.get(small).content.decode()
    plant(here.baby)
    assert "Closed: use none of these" in client.get(small).content.decode()

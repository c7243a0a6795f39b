"""The pages: closed to those without a part, and the walk from a study to a settled difference."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kith.directory.tests.factories import sign_in
from kith.interviews import models
from kith.interviews.tests.factories import done, give, scene

pytestmark = pytest.mark.django_db


def send(client: Client, address: str, **answers: Any) -> Any:
    """Open a form and send it with its draft's token."""
    page = client.get(address).content.decode()
    token = page.split('name="draft" value="')[1].split('"')[0]
    return client.post(address, {"draft": token, **answers})


def addresses(here: Any) -> list[str]:
    study, one = [here.study], [here.transcript]
    names = "study add take_in member destroy codebook code_add qdc qdpx agreement matrix search".split()
    return [
        *(reverse(f"interview_{name}", args=study) for name in names),
        *(reverse(f"interview_{name}", args=one) for name in ("mask", "assign", "finish")),
        reverse("interview", args=one),
        reverse("interview_code", args=[here.codes[0]]),
    ]


def test_whoever_has_no_part_finds_nothing() -> None:
    here = scene()
    client = sign_in(Client(), here.outsider_worker)
    assert {client.get(address).status_code for address in addresses(here)} == {404}
    assert "Ringing back" not in client.get(reverse("interviews")).content.decode()


def test_the_lead_opens_every_page() -> None:
    here = scene()
    client = sign_in(Client(), here.lead_worker)
    assert {client.get(address).status_code for address in addresses(here)} == {200}
    assert client.get(reverse("interviews")).status_code == 200
    words = client.get(reverse("interview_search", args=[here.study]) + "?words=nobody").content.decode()
    assert "1 paragraph found" in words


def test_a_study_is_started_an_interview_masked_and_given() -> None:
    here = scene()
    client = sign_in(Client(), here.lead_worker)
    day = date(2027, 5, 1)
    when = {"destroy_on-day": day.day, "destroy_on-month": day.month, "destroy_on-year": day.year}
    sent = send(client, reverse("interview_start"), title="Second", unit="sentence", target="70", **when)
    assert sent.status_code == 302, sent.content.decode()
    study = models.Study.objects.get(title="Second")
    add = reverse("interview_add", args=[study.pk])
    assert send(client, add, title="Empty", tier="leader").status_code == 200
    words = "I rang Jenna Brook, and <b>nobody</b> rang."
    sent = send(client, add, title="One", words=words, tier="leader")
    transcript = models.Transcript.objects.get(study=study)
    assert "Jenna Brook" in client.get(sent["Location"]).content.decode()
    sent = send(client, sent["Location"], found=["person:Jenna Brook"])
    shown = client.get(sent["Location"]).content.decode()
    assert "[person 1], and &lt;b&gt;nobody" in shown
    assert "Jenna" not in shown
    assert send(client, reverse("interview_mask", args=[transcript.pk]), words="nothing").status_code == 200


def test_a_passage_is_coded_by_its_words_or_whole_and_taken_back() -> None:
    here = scene()
    client = sign_in(Client(), here.one_worker)
    where = reverse("interview", args=[here.transcript])
    assert send(client, where, paragraph="2", words="not there", code=str(here.codes[0])).status_code == 200
    assert send(client, where, paragraph="99", words="", code=str(here.codes[0])).status_code == 200
    assert send(client, where, paragraph="2", words="nobody rang back", code=str(here.codes[0])).status_code == 302
    assert send(client, where, paragraph="2", words="", code=str(here.codes[1]), memo="A wish").status_code == 302
    twice = send(client, where, paragraph="2", words="rang", code=str(here.codes[0]))
    assert "more than once" in twice.content.decode()
    text = models.MaskedText.objects.get(transcript=here.transcript).text
    second = text.index("rang back")
    at = second - text.index("I rang")
    assert send(client, where, paragraph="2", words="rang", at=str(at), code=str(here.codes[0])).status_code == 302
    assert models.Coding.objects.filter(start=second, end=second + 4).exists()
    page = client.get(where).content.decode()
    assert "kith-passage--3" in page
    one = models.Coding.objects.get(memo="A wish")
    gone = send(client, reverse("interview_coding", args=[one.pk]))
    assert gone["Location"] == where
    assert "kith-passage--3" not in client.get(where).content.decode()


def test_whoever_has_an_interview_to_code_finds_it_on_their_desk_and_no_other_role_a_place_to_go() -> None:
    here = scene()
    client = sign_in(Client(), here.one_worker)
    desk = client.get("/").content.decode()
    assert "Code interview 1: Interview on the ward" in desk
    assert f'href="{reverse("interviews")}"' not in desk
    done(here, here.one)
    assert "Code interview 1" not in client.get("/").content.decode()
    assert f'href="{reverse("interviews")}"' in sign_in(Client(), here.lead_worker).get("/").content.decode()


def test_a_difference_is_settled_on_its_screen() -> None:
    here = scene()
    give(here, here.one, 1, 30, 40)
    done(here, here.one)
    done(here, here.two)
    client = sign_in(Client(), here.lead_worker)
    page = client.get(reverse("interview_agreement", args=[here.study])).content.decode()
    start = models.MaskedText.objects.get(transcript=here.transcript).text.index("I rang")
    settle = reverse("interview_resolve", args=[here.transcript, here.codes[1], start])
    assert settle in page
    assert send(client, settle, outcome="applies").status_code == 200
    assert send(client, settle, outcome="applies", reason="A wish for one number counts.").status_code == 302
    book = client.get(reverse("interview_codebook", args=[here.study])).content.decode()
    assert "A wish for one number counts." in book
    assert client.get(reverse("interview_matrix", args=[here.study]) + "?by=tier").status_code == 200
    assert client.get(reverse("interview_qdpx", args=[here.study])).content[:2] == b"PK"

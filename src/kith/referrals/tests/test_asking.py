"""Filling in and sending a request, with the ways in which it goes wrong: nothing is lost, nothing is sent twice."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kith.access.models import AuditEntry
from kith.directory.models import Worker
from kith.directory.tests.factories import WorkerFactory, sign_in
from kith.kernel import clock
from kith.people.models import Baby
from kith.people.tests.factories import BabyFactory, baby_of
from kith.referrals.models import Request
from kith.referrals.words import Step

from .factories import front_door_team, sent_to
from .walking import ANSWERS, address, fill, fill_all, token_at

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 16, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _friday_afternoon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    front_door_team()


@pytest.fixture
def worker() -> Worker:
    return WorkerFactory()


@pytest.fixture
def baby(worker: Worker) -> Baby:
    return baby_of(worker)


@pytest.fixture
def walker(client: Client, worker: Worker) -> Client:
    return sign_in(client, worker)


PAGES = ["", *(f"/{step.value}" for step in Step), "/check"]


@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_meets_a_page_that_is_not_there(walker: Client, page: str) -> None:
    other = BabyFactory()
    assert walker.get(f"/babies/{other.pk}/request{page}").status_code == 404
    assert AuditEntry.objects.get(outcome="refused").baby_id == other.pk


@pytest.mark.parametrize("page", PAGES)
def test_somebody_not_signed_in_is_led_to_sign_in(client: Client, baby: Baby, page: str) -> None:
    response = client.get(f"/babies/{baby.pk}/request{page}")
    assert response.status_code == 302
    assert response["Location"].startswith("/account/login/")


def test_a_page_that_is_not_of_the_form_is_not_there(walker: Client, baby: Baby) -> None:
    assert walker.get(f"/babies/{baby.pk}/request/anything").status_code == 404


def test_the_start_says_what_is_to_do_by_when_and_whom_to_ring(walker: Client, baby: Baby) -> None:
    page: Any = walker.get(f"/babies/{baby.pk}/request").page
    assert [task.status for task in page.tasks] == ["Not started"] * 8
    assert page.go_on.href == address(baby, Step.SAW)
    assert "999" in page.urgent.text
    assert page.urgent.action.href == "tel:01632960001"
    assert "01632 960 002" in page.urgent.asks
    assert page.promise == "If you send this now, the Front Door decides by Monday 23 November 2026 at 4pm."
    assert (page.why_code, page.why[:40]) == ("R1", "1 working day from when the request was ")


def test_a_whole_request_is_sent_and_the_receipt_says_what_happens_by_when(walker: Client, baby: Baby) -> None:
    fill_all(walker, baby)
    check: Any = walker.get(address(baby, "check"))
    assert [finding.code for finding in check.page.findings] == ["REF-6"]
    sent = fill(walker, address(baby, "check"), {})
    request = Request.objects.get()
    assert sent["Location"] == reverse("request_receipt", args=[request.pk])
    assert (request.what_seen, request.injury, request.level) == (ANSWERS[Step.SAW]["saw"], True, 4)
    assert request.seen_on == datetime(2026, 11, 20, 14, 30, tzinfo=UTC)
    assert request.sharing.family_said == "They want to know too."
    receipt: Any = walker.get(sent["Location"])
    assert receipt.page.reference == request.number
    assert receipt.page.clock.due_text == "Due Monday 23 November 2026 at 4pm"
    assert b"/rulebook#R1" in receipt.content
    assert b"/rulebook#REF-9" in receipt.content


def test_a_double_click_and_a_replay_send_one_request_and_lead_to_the_same_receipt(walker: Client, baby: Baby) -> None:
    fill_all(walker, baby)
    token = token_at(walker, address(baby, "check"))
    first, second, third = (walker.post(address(baby, "check"), {"draft": token}) for _ in range(3))
    assert Request.objects.count() == 1
    assert first["Location"] == second["Location"] == third["Location"]


def test_an_old_tab_is_led_to_the_receipt_and_starts_nothing_new(walker: Client, baby: Baby) -> None:
    fill_all(walker, baby)
    old_tab = token_at(walker, address(baby, Step.WORRY))
    sent = fill(walker, address(baby, "check"), {})
    late = walker.post(address(baby, Step.WORRY), ANSWERS[Step.WORRY] | {"draft": old_tab})
    assert late["Location"] == sent["Location"]
    assert Request.objects.get().why_worried == ANSWERS[Step.WORRY]["worry"]
    fresh: Any = walker.get(address(baby, Step.WORRY))
    assert fresh.page.form.value_of("worry") in (None, "")


def test_another_forms_token_sends_nothing(walker: Client, baby: Baby, worker: Worker) -> None:
    fill_all(walker, baby)
    elsewhere = token_at(walker, address(baby_of(worker), "check"))
    assert walker.post(address(baby, "check"), {"draft": elsewhere}).status_code == 404
    assert not Request.objects.exists()


@pytest.mark.parametrize("left_out", Step)
def test_a_page_left_out_is_named_and_nothing_is_sent(walker: Client, baby: Baby, left_out: Step) -> None:
    fill_all(walker, baby, leaving_out=left_out)
    answer: Any = fill(walker, address(baby, "check"), {})
    assert answer.status_code == 200
    assert [(one.text, one.href) for one in answer.page.missing] == [
        (left_out.label, address(baby, left_out) + "?then=check")
    ]
    assert not Request.objects.exists()


def test_change_leads_back_to_check_and_keeps_the_rest(walker: Client, baby: Baby) -> None:
    fill_all(walker, baby)
    check: Any = walker.get(address(baby, "check"))
    change = check.page.sections[1].change
    assert change.hidden == "why you worry, and what is strong"
    back = fill(walker, change.href, {"worry": "There is a second mark.", "strengths": ""})
    assert back["Location"] == address(baby, "check")
    fill(walker, address(baby, "check"), {})
    request = Request.objects.get()
    assert (request.why_worried, request.strengths) == ("There is a second mark.", "")
    assert request.what_seen == ANSWERS[Step.SAW]["saw"]


BAD = [
    (Step.SAW, {"saw": ""}, "Enter what you saw or heard"),
    (Step.SAW, {"saw": "x" * 6001}, "must be 6,000 characters or fewer"),
    (Step.SAW, {"saw": "A mark\x07"}, "hidden characters"),
    (Step.SAW, {"saw": "A mark \u202egnorw"}, "hidden characters"),
    (Step.SAW, {"when-year": "2027"}, "must be now or earlier"),
    (Step.SAW, {"when-year": "2025", "when-month": "10"}, "must be during the pregnancy or later"),
    (Step.SAW, {"when-day": "31"}, "must be a real date"),
    (Step.SAW, {"when-time": "25:70"}, "Time in when you saw or heard it must be like"),
    (Step.SAW, {"injury": "perhaps"}, "Select yes if a mark or an injury"),
    (Step.WORRY, {"worry": "   "}, "Enter what worries you"),
    (Step.BASIS, {"basis": "none_of_these"}, "Select the basis in law"),
    (Step.BASIS, {"rationale": ""}, "Enter why it is right to share this now"),
    (Step.AGREEMENT, {"agreement": "not_sought", "agreement_reason": ""}, "Select why you have not asked"),
    (Step.AGREEMENT, {"agreement": "refused", "weighed": ""}, "Enter how you weighed their refusal"),
    (Step.TELLING, {"told": "not_safe"}, "Select why telling the family is not safe"),
    (Step.LEVEL, {"level": "5"}, "Select the level of need"),
    (Step.LEVEL, {"phoned": ""}, "Select yes if you have rung the Front Door"),
    (Step.LEVEL, {"phoned_at-day": "21"}, "must be now or earlier"),
]


@pytest.mark.parametrize(("step", "wrong", "message"), BAD)
def test_bad_input_says_what_to_do_and_keeps_every_word(
    walker: Client, baby: Baby, step: Step, wrong: dict[str, str], message: str
) -> None:
    typed = ANSWERS[step] | wrong
    answer: Any = fill(walker, address(baby, step), typed)
    assert answer.status_code == 200
    assert any(message in error["text"] for error in answer.page.form.error_summary()["errorList"])
    again: Any = walker.get(address(baby, step))
    kept = {name: again.page.form.entered.get(name) for name in typed}
    assert kept == typed


def test_emoji_and_accents_are_kept(walker: Client, baby: Baby) -> None:
    words = "Zoë said “ow” 👶🏽 — çok küçük"
    assert fill(walker, address(baby, Step.WORRY), {"worry": words}).status_code == 302
    again: Any = walker.get(address(baby, Step.WORRY))
    assert again.page.form.value_of("worry") == words


@pytest.mark.parametrize("step", [Step.SAW, Step.WORRY, Step.LEVEL])
def test_a_session_that_ended_keeps_the_words_until_the_same_person_is_back(
    walker: Client, worker: Worker, baby: Baby, step: Step
) -> None:
    token = token_at(walker, address(baby, step))
    walker.logout()
    late = walker.post(address(baby, step), ANSWERS[step] | {"draft": token})
    assert late["Location"].startswith("/account/login/?next=")
    sign_in(walker, worker)
    back: Any = walker.get(address(baby, step))
    assert {name: back.page.form.entered.get(name) for name in ANSWERS[step]} == ANSWERS[step]
    assert "We kept what you wrote" in back.page.form.draft_notice


def test_the_words_of_an_ended_session_are_not_shown_to_a_colleague(walker: Client, worker: Worker, baby: Baby) -> None:
    colleague = WorkerFactory()
    url = address(baby_of(colleague), Step.WORRY)
    token = token_at(walker, address(baby, Step.WORRY))
    walker.logout()
    walker.post(address(baby, Step.WORRY), ANSWERS[Step.WORRY] | {"draft": token})
    sign_in(walker, colleague)
    assert b"cannot roll" not in walker.get(url).content


def test_sending_after_the_session_ended_sends_nothing_and_loses_nothing(
    walker: Client, worker: Worker, baby: Baby
) -> None:
    fill_all(walker, baby)
    token = token_at(walker, address(baby, "check"))
    walker.logout()
    assert walker.post(address(baby, "check"), {"draft": token}).status_code == 302
    assert not Request.objects.exists()
    sign_in(walker, worker)
    assert fill(walker, address(baby, "check"), {}).status_code == 302
    assert Request.objects.count() == 1


def test_two_tabs_write_one_draft_and_the_newer_words_stand(walker: Client, baby: Baby) -> None:
    url = address(baby, Step.WORRY)
    tab_one, tab_two = token_at(walker, url), token_at(walker, url)
    walker.post(url, {"worry": "From the first tab.", "draft": tab_one})
    walker.post(url, {"worry": "From the second tab.", "draft": tab_two})
    again: Any = walker.get(url)
    assert again.page.form.value_of("worry") == "From the second tab."


def test_what_is_typed_is_saved_before_the_page_is_sent(walker: Client, baby: Baby) -> None:
    url = address(baby, Step.SAW)
    saved = walker.post(reverse("save_draft"), {"saw": "Half a sen", "draft": token_at(walker, url)})
    assert saved.status_code == 200
    start: Any = walker.get(f"/babies/{baby.pk}/request")
    assert start.page.tasks[0].status == "Begun"
    assert (start.page.go_on.text, start.page.go_on.href) == ("Carry on", url)
    again: Any = walker.get(url)
    assert again.page.form.value_of("saw") == "Half a sen"


def test_the_three_consents_and_telling_are_four_pages_with_the_handbooks_words(walker: Client, baby: Baby) -> None:
    captions = []
    for step in (Step.BASIS, Step.AGREEMENT, Step.EXAMINATION, Step.TELLING):
        page: Any = walker.get(address(baby, step)).page
        captions.append((page.caption, bool(page.intro)))
    assert captions == [(f"Sharing decision, part {n} of 4", True) for n in (1, 2, 3, 4)]


def test_the_level_page_says_where_each_level_goes_and_asks_about_the_phone_at_level_4(
    walker: Client, baby: Baby
) -> None:
    page: Any = walker.get(address(baby, Step.LEVEL)).page
    choices = page.form.fields["level"].choices
    assert [choice.value for choice in choices] == ["4", "3", "2", "1"]
    assert [choice.reveals for choice in choices] == ["phoned", "", "", ""]
    assert "Goes to: the Front Door." in choices[0].hint
    assert "not the Front Door" in choices[2].hint


def test_an_earlier_request_is_mentioned_at_the_start(walker: Client, baby: Baby) -> None:
    earlier = sent_to(front_door_team(), baby, received_at=datetime(2026, 11, 2, 9, tzinfo=UTC))
    page: Any = walker.get(f"/babies/{baby.pk}/request").page
    assert (page.earlier.code, page.earlier.action.href) == ("REF-8", reverse("request", args=[earlier.pk]))


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_the_form_is_cheap(
    walker: Client, baby: Baby, page: str, django_assert_max_num_queries: Any
) -> None:
    fill_all(walker, baby)
    with django_assert_max_num_queries(25):
        walker.get(f"/babies/{baby.pk}/request{page}")

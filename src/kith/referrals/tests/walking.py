"""Filling in the request through the test client, page by page, as a browser would."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from kith.people.models import Baby
from kith.referrals.words import Step

ANSWERS: dict[Step, dict[str, str]] = {
    Step.SAW: {
        "saw": "A blue mark on the left cheek,\nabout one centimetre.",
        "when-day": "20",
        "when-month": "11",
        "when-year": "2026",
        "when-time": "2:30pm",
        "injury": "yes",
        "safe_now": "At home with her mother.",
    },
    Step.WORRY: {"worry": "She cannot roll yet.", "strengths": "Her grandmother helps."},
    Step.LIFE: {"lived_experience": "Her grandmother wakes her and feeds her.", "tried": "Weekly visits since birth."},
    Step.BASIS: {
        "basis": "public_task",
        "gateway": "children_act_1989_s47",
        "rationale": "She may be hurt again.",
        "left_out": "",
        "advice_from": "",
    },
    Step.AGREEMENT: {"agreement": "not_sought", "agreement_reason": "significant_harm"},
    Step.EXAMINATION: {"examination": "clinician_asks"},
    Step.TELLING: {"told": "told", "family_said": "They want to know too.", "kept": "no"},
    Step.LEVEL: {
        "level": "4",
        "phoned": "yes",
        "phoned_at-day": "20",
        "phoned_at-month": "11",
        "phoned_at-year": "2026",
        "phoned_at-time": "3pm",
    },
}


def address(baby: Baby, step: Step | str) -> str:
    return reverse("request_step", args=[baby.pk, str(step)])


def token_at(client: Client, url: str) -> str:
    """The draft token that the page at this address carries."""
    page: Any = client.get(url)
    assert page.status_code == 200, page.status_code
    return page.page.form.draft_token


def fill(client: Client, url: str, answers: dict[str, str]) -> HttpResponse:
    """Open a form page and send it with these answers."""
    return client.post(url, answers | {"draft": token_at(client, url)})


def fill_all(client: Client, baby: Baby, *, leaving_out: Step | None = None) -> None:
    """Answer every page but one."""
    for step, answers in ANSWERS.items():
        if step is not leaving_out:
            moved_on = fill(client, address(baby, step), answers)
            assert moved_on.status_code == 302, step

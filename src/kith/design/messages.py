"""The few pages that say why something did not happen and what to do next."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from .pages import Link
from .render import render


@dataclass(frozen=True)
class MessagePage:
    """A message: what happened, what to do, and where to go."""

    title: str
    paragraphs: tuple[str, ...]
    action: Link | None = None


HOME = Link("Go to my work", "/")
SIGN_IN = Link("Sign in", "/account/login/")

MESSAGES: dict[str, MessagePage] = {
    "not_found": MessagePage(
        "We cannot show you this page",
        (
            "Either there is no such page, or it is about a family that you are not recorded as working with.",
            "If you work with this family, search for the baby and say so. If you typed the address, check it.",
        ),
        HOME,
    ),
    "stale_form": MessagePage(
        "This form needs to be opened again",
        (
            "It was opened in another session, or has been open for a long time. Nothing was sent.",
            "What you wrote is kept. Open the form again from your work and carry on where you were.",
        ),
        HOME,
    ),
    "too_many": MessagePage(
        "Too many attempts",
        ("To keep records safe we have paused sign-in for this name here for 15 minutes.", "Then try again."),
        SIGN_IN,
    ),
    "no_account": MessagePage(
        "You do not have an account here yet",
        (
            "Your agency knows you, and Kith has no account for your work e-mail.",
            "Ask your agency's administrator to add you. Nothing about any family was shown.",
        ),
        SIGN_IN,
    ),
    "link_over": MessagePage(
        "This link no longer opens anything",
        (
            "It may have been used already, be too old, or be mistyped. No information was shown or lost.",
            "Ring the team that invited you and ask for a new link and code.",
        ),
    ),
    "link_locked": MessagePage(
        "This link is locked",
        (
            "A wrong code was typed five times, so we locked the link to keep the family's information safe.",
            "Ring the team that invited you and ask for a new link and code.",
        ),
    ),
    "unwell": MessagePage(
        "Something went wrong on our side",
        ("Nothing you wrote is lost: go back and open the form again in a minute.",),
        HOME,
    ),
}


def render_message(request: HttpRequest, name: str, *, status: int) -> HttpResponse:
    """Answer with one of MESSAGES. Raises KeyError for a name that is not there."""
    return render(request, "design/message.jinja", MESSAGES[name], status=status)

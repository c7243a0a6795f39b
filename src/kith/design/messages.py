"""The few pages that say why something did not happen and what to do next."""

from django.http import HttpRequest, HttpResponse

from .pages import Link, Message
from .render import render

HOME = Link("Go to my work", "/")
SIGN_IN = Link("Sign in", "/account/login/")

MESSAGES: dict[str, Message] = {
    "not_found": Message(
        "We cannot show you this page",
        (
            "Either there is no such page, or it is about a family that you are not recorded as working with.",
            "If you work with this family, search for the baby and say so. If you typed the address, check it.",
        ),
        link=HOME,
    ),
    "stale_form": Message(
        "This form needs to be opened again",
        (
            "It was opened in another session, or has been open for a long time. Nothing was sent.",
            "What you wrote is kept. Open the form again from your work and carry on where you were.",
        ),
        link=HOME,
    ),
    "too_many": Message(
        "Too many attempts",
        ("To keep records safe we have paused sign-in for this name here for 15 minutes.", "Then try again."),
        link=SIGN_IN,
    ),
    "no_account": Message(
        "You do not have an account here yet",
        (
            "Your agency knows you, and Kith has no account for your work e-mail.",
            "Ask your agency's administrator to add you. Nothing about any family was shown.",
        ),
        link=SIGN_IN,
    ),
    "link_over": Message(
        "This link no longer opens anything",
        (
            "It may have been used already, be too old, or be mistyped. No information was shown or lost.",
            "Ring the team that invited you and ask for a new link and code.",
        ),
    ),
    "visit_over": Message(
        "Your time on this page has ended",
        (
            "To keep the family’s information safe, a visit by link ends after a while.",
            "What you wrote is kept. Open the link in the e-mail again and type your code to carry on.",
        ),
    ),
    "link_locked": Message(
        "This link is locked",
        (
            "A wrong code was typed five times, so we locked the link to keep the family's information safe.",
            "Ring the team that invited you and ask for a new link and code.",
        ),
    ),
    "unwell": Message(
        "Something went wrong on our side",
        ("Nothing you wrote is lost: go back and open the form again in a minute.",),
        link=HOME,
    ),
}


def render_message(request: HttpRequest, name: str, *, status: int) -> HttpResponse:
    """Answer with one of MESSAGES. Raises KeyError for a name that is not there."""
    return render(request, "design/message.jinja", MESSAGES[name], status=status)

"""What stands around every page for this person: their name, their role, and only the places they may go."""

from django.conf import settings
from django.urls import NoReverseMatch, reverse

from kith.access.decide import role_may
from kith.access.permissions import Permission
from kith.access.request import Request
from kith.access.words import Role
from kith.design.pages import Chrome, Link, NavItem
from kith.kernel import handbook

PLACES: tuple[tuple[str, str, Permission], ...] = (
    ("My work", "desk", Permission.DESK_VIEW),
    ("Find or add a family", "people_search", Permission.PEOPLE_SEARCH),
    ("Who to call", "who_to_call", Permission.DIRECTORY_VIEW),
    ("Directory", "directory", Permission.DIRECTORY_VIEW),
    ("Front Door", "queue", Permission.REQUEST_QUEUE),
    ("Extracts", "extracts", Permission.EXTRACT_SEND),
    ("Measures", "measures", Permission.MEASURES_VIEW),
    ("Reviews", "reviews", Permission.REVIEW_VIEW),
    ("Interviews", "interviews", Permission.INTERVIEWS_START),
    ("Learning", "reports", Permission.REPORT_VIEW),
)


OURS = (("Rulebook", "rulebook"), ("My role", "role_card"), ("A number was wrong", "number_wrong"))
"""Below every page of somebody signed in, so that what a screen shows can be doubted from that screen."""


def chrome_for(request: Request) -> Chrome:
    """The page's surroundings. Nothing here reads a record."""
    actor = request.actor
    demo = settings.KITH_MODE == "demo"
    partnership = handbook.current().places().body("partnership").name
    if not actor.signed_in:
        return Chrome(partnership=partnership, demo=demo, footer=_footer(demo))
    return Chrome(
        partnership=partnership,
        person_name=actor.name,
        role_label=Role(actor.role).label if actor.role else "",
        navigation=_navigation(request),
        demo=demo,
        signed_in=True,
        sign_out_href=reverse("account_logout"),
        footer=_footer(demo, signed_in=True),
    )


def _navigation(request: Request) -> tuple[NavItem, ...]:
    here = request.path
    items = []
    for label, name, permission in PLACES:
        if role_may(request.actor, permission):
            href = _address(name)
            if not href:
                continue
            current = here == href if href == "/" else here.startswith(href)
            items.append(NavItem(label, href, current))
    return tuple(items)


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _footer(demo: bool, *, signed_in: bool = False) -> tuple[Link, ...]:
    ours = tuple(Link(text, reverse(name)) for text, name in OURS) if signed_in else ()
    account = (Link("Sign-in and second factor", reverse("mfa_index")),) if signed_in else ()
    shown = (
        (Link("Outbox of the demonstration", reverse("outbox")), Link("Components", reverse("design"))) if demo else ()
    )
    return (*ours, *account, *shown)

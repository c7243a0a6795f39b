"""The demonstration: one click signs in as a role. None of it exists with live data."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from kith.access import audit
from kith.access.actor import Actor
from kith.access.database import acting_as
from kith.access.models import Account
from kith.access.pages import public
from kith.access.request import Request
from kith.access.words import Role
from kith.design.pages import Link
from kith.design.render import render
from kith.design.wording import moment_text
from kith.directory import actors
from kith.directory import doors as directory_doors
from kith.directory.models import Notice, Worker

DOMAIN = "@demo.example"


@dataclass(frozen=True)
class RoleChoice:
    """A button on the demonstration's sign-in page."""

    code: str
    label: str


def shown() -> bool:
    """True only where everybody is invented."""
    return settings.KITH_MODE in {"demo", "test"}


def address(role: Role) -> str:
    """The e-mail of the demonstration's account for a role."""
    return role.value.replace("_", ".") + DOMAIN


def choices() -> tuple[RoleChoice, ...]:
    """The roles that have an account here; none with live data."""
    if not shown():
        return ()
    emails = set(Account.objects.filter(email__endswith=DOMAIN).values_list("email", flat=True))
    return tuple(RoleChoice(role.value, role.label) for role in Role if address(role) in emails)


@public(because="It signs in as an invented person, and answers 404 with live data")
def choose_role(request: Request) -> HttpResponse:
    """Sign in as the demonstration's person for the chosen role."""
    if not shown() or request.method != "POST":
        raise Http404
    try:
        role = Role(request.POST.get("role", ""))
    except ValueError:
        raise Http404 from None
    worker = Worker.objects.select_related("account").filter(account__email=address(role)).first()
    if worker is None or worker.account is None:
        raise Http404
    login(request, worker.account, backend="allauth.account.auth_backends.AuthenticationBackend")
    request.session["demonstration"] = True
    actor = actors.actor_for(worker.account, second_factor=True, at=request.at)
    _record(actor)
    return redirect(settings.LOGIN_REDIRECT_URL)


@dataclass(frozen=True)
class Post:
    """One notice in the demonstration's outbox."""

    to: str
    subject: str
    lines: tuple[str, ...]
    when: str
    calendar: bool
    links: tuple[Link, ...]


@dataclass(frozen=True)
class OutboxPage:
    """The e-mails that Kith has written, since the demonstration sends none to anybody."""

    title: str
    posts: tuple[Post, ...]


LINK = re.compile(r"https?://\S+")


@public(because="Shows notices to invented people, and answers 404 with live data")
def outbox(request: Request) -> HttpResponse:
    """What would have been sent, newest first: the demonstration sends no e-mail to anybody."""
    if not shown():
        raise Http404
    posts = tuple(_post(notice) for notice in directory_doors.newest_notices(50))
    return render(request, "config/outbox.jinja", OutboxPage("Outbox of the demonstration", posts))


def _post(notice: Notice) -> Post:
    links = tuple(Link("Open this link", found) for found in LINK.findall(notice.body))
    lines = tuple(line for line in LINK.sub("", notice.body).splitlines() if line.strip())
    when = moment_text(notice.created_at)
    return Post(notice.address, notice.subject, lines, when, bool(notice.calendar), links)


def _record(actor: Actor | None) -> None:
    if actor is not None:
        with acting_as(actor):
            audit.record(actor, audit.Act(action="signed in to the demonstration"))

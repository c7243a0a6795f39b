"""Agencies, teams and workers for every room's tests."""

from datetime import UTC, date, datetime
from typing import Any

import factory
from django.test import Client

from kith.access.actor import Actor
from kith.access.models import Account
from kith.access.words import Role
from kith.directory import actors
from kith.directory.models import Agency, Contact, Team, Worker
from kith.directory.words import AgencyKind, ContactMeans, Setting

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
"""A Monday morning: the moment most tests happen at."""

SIGNS_IN_BY = "allauth.account.auth_backends.AuthenticationBackend"


class AccountFactory(factory.django.DjangoModelFactory):
    """A sign-in without a password; use `sign_in` to be signed in."""

    class Meta:
        model = Account

    email = factory.Sequence(lambda n: f"worker{n}@partnership.example")
    password = "!"


class AgencyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Agency

    code = factory.Sequence(lambda n: f"agency-{n}")
    name = factory.Sequence(lambda n: f"Agency {n}")
    kind = AgencyKind.PUBLIC_HEALTH_NURSING.value


class TeamFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Team

    agency = factory.SubFactory(AgencyFactory)
    name = factory.Sequence(lambda n: f"Team {n}")
    setting = Setting.COMMUNITY.value
    shares_work = False


class WorkerFactory(factory.django.DjangoModelFactory):
    """A health visitor with an account, unless told otherwise."""

    class Meta:
        model = Worker

    account = factory.SubFactory(AccountFactory)
    team = factory.SubFactory(TeamFactory)
    full_name = factory.Sequence(lambda n: f"Worker Number{n}")
    role = Role.HEALTH_VISITOR.value
    post_title = "Practitioner"
    email = factory.SelfAttribute("account.email")
    phone = "01632 960 123"
    active_from = date(2020, 1, 1)


class ContactFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Contact

    team = factory.SubFactory(TeamFactory)
    means = ContactMeans.PHONE.value
    value = "01632 960 456"
    last_confirmed_on = date(2026, 10, 1)


def worker_in(role: Role, kind: AgencyKind = AgencyKind.PUBLIC_HEALTH_NURSING, **more: Any) -> Worker:
    """A worker of this role in a new team of a new agency of this kind; `more` goes to the worker."""
    team = more.pop("team", None) or TeamFactory(agency__kind=kind.value)
    return WorkerFactory(role=role.value, team=team, **more)


def actor_of(worker: Worker, *, second_factor: bool = True, at: datetime = AT) -> Actor:
    """The worker as somebody acting, with the second factor given."""
    actor = actors.actor_for(worker.account, second_factor=second_factor, at=at)
    assert actor is not None, "this worker has no account, has left, or has not begun"
    return actor


def sign_in(client: Client, worker: Worker, *, second_factor: bool = True) -> Client:
    """Sign this worker in to the test client; what the browser sees is served as the web role."""
    client.force_login(worker.account, backend=SIGNS_IN_BY)
    if second_factor:
        session = client.session
        session["demonstration"] = True
        session.save()
    return client

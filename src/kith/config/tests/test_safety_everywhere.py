"""What this room holds is nowhere for the man: pages, searches, copies, calendar files, messages, as each worker."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from kith.access.database import acting_as
from kith.access.words import Role
from kith.chronology import doors as chronology_doors
from kith.chronology.documents.redaction import redacted
from kith.directory.models import Notice
from kith.directory.tests.factories import AT, actor_of, sign_in, worker_in
from kith.directory.words import AgencyKind
from kith.kernel import handbook
from kith.people.tests.factories import InvolvementFactory
from kith.safety import actions, models
from kith.safety.doors import procedures
from kith.safety.tests.factories import CANARY, Case, case, link, plant
from kith.safety.words import Closeness

from . import test_withheld_everywhere as everywhere

pytestmark = pytest.mark.django_db
MARKS = re.compile(CANARY, re.IGNORECASE)
LINKED = (
    (Role.FAMILY_HUB_WORKER, AgencyKind.HOUSING),
    (Role.SOCIAL_WORKER, AgencyKind.SOCIAL_CARE),
    (Role.POLICE, AgencyKind.POLICE),
    (Role.FRONT_DOOR_MANAGER, AgencyKind.SOCIAL_CARE),
    (Role.GP, AgencyKind.GENERAL_PRACTICE),
)
"""The man may work anywhere: for a partner, with the family, in the police, at the Front Door."""


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Case:
    monkeypatch.setattr(procedures, "notices_on", lambda on: True)
    made = case()
    plant(made.baby)
    return made


def ids_of(here: Case) -> list[dict[str, Any]]:
    """What fills this room's addresses and the baby's others, once."""
    mine = {
        "baby_id": here.baby.pk,
        "carer_id": here.baby.male_carers.first().pk,
        "person_id": here.man.pk,
        "mother_id": here.baby.mother_id,
        "checklist_id": models.Checklist.objects.get(baby=here.baby).pk,
        "referral_id": models.MaracReferral.objects.get(baby=here.baby).pk,
        "notice_id": models.PoliceNotice.objects.get(baby=here.baby).pk,
    }
    return [{**mine, "section": section} for section in ("contact", "home", "rests")]


def leaks(client: Client, here: Case, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(everywhere, "ids_of", lambda baby: ids_of(here))
    return [address for address, text in everywhere.walk(client, here.baby).items() if MARKS.search(text)]


def test_the_walk_would_see_it(client: Client, here: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in(client, here.visitor)
    seen = leaks(client, here, monkeypatch)
    assert reverse("arrangements", args=[here.baby.pk]) in seen
    assert reverse("chronology", args=[here.baby.pk]) in seen
    assert len(seen) > 8


@pytest.mark.parametrize(("role", "kind"), LINKED)
def test_a_worker_who_is_the_man_finds_none_of_it(
    client: Client, here: Case, monkeypatch: pytest.MonkeyPatch, role: Role, kind: AgencyKind
) -> None:
    him = worker_in(role, kind)
    InvolvementFactory(baby=here.baby, worker=him)
    link(here, him)
    sign_in(client, him)
    assert not leaks(client, here, monkeypatch)


def test_no_message_and_no_calendar_file_says_any_of_it(here: Case) -> None:
    said = actions.LinkSaid(person_id=here.man.pk, worker=here.him, closeness=Closeness.SELF, source=CANARY)
    police = actor_of(here.police)
    with acting_as(here.by):
        actions.link_worker(baby_id=here.baby.pk, said=said, by=here.by, at=AT)
    with acting_as(police):
        notice = actions.NoticeSaid(incident_at=AT, words=CANARY, baby_there=CANARY, reference=CANARY)
        actions.send_notice(baby_id=here.baby.pk, said=notice, by=police, at=AT)
    assert Notice.objects.exists()
    for letter in Notice.objects.all():
        assert not MARKS.search(letter.subject + letter.body + letter.calendar)
    assert not [one for one in mail.outbox if MARKS.search(one.message().as_string())]


@pytest.mark.parametrize("profile", [one.code for one in handbook.current().redactions()])
def test_no_copy_of_a_chronology_holds_any_of_it(here: Case, profile: str) -> None:
    chosen = next(one for one in handbook.current().redactions() if one.code == profile)
    with acting_as(here.by):
        found = chronology_doors.gather(here.by, here.baby.pk, at=AT)
        assert MARKS.search(repr(found.entries))
        made = redacted(found.entries, chosen, chronology_doors.on_file(found))
    assert not MARKS.search(repr(made))

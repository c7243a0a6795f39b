"""What is known of abuse is nowhere for the man: pages, searches, copies, calendar files, messages, as each worker."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from kith.access.database import acting_as
from kith.access.decide import rows_for
from kith.access.words import Role
from kith.chronology import doors as chronology_doors
from kith.chronology.documents import content, making
from kith.chronology.documents.redaction import parents_read
from kith.chronology.words import Format
from kith.directory.models import Notice, Worker
from kith.directory.tests.factories import AT, actor_of, sign_in, worker_in
from kith.directory.words import AgencyKind
from kith.kernel import handbook
from kith.referrals.tests.factories import RequestFactory
from kith.safety import actions
from kith.safety.doors import procedures
from kith.safety.tests.factories import CANARY, case, link
from kith.safety.words import Closeness

from .planted import HELD, Planted, planted
from .test_withheld_everywhere import NOBODYS, patterns, search, text_of

pytestmark = pytest.mark.django_db
SOURCE = Path(__file__).resolve().parents[2]
MARKS = re.compile(rf"{CANARY}\w*", re.IGNORECASE)
LINKED = (
    (Role.FAMILY_HUB_WORKER, AgencyKind.HOUSING),
    (Role.SOCIAL_WORKER, AgencyKind.SOCIAL_CARE),
    (Role.POLICE, AgencyKind.POLICE),
    (Role.FRONT_DOOR_MANAGER, AgencyKind.SOCIAL_CARE),
    (Role.LOCALITY_MANAGER, AgencyKind.SOCIAL_CARE),
    (Role.GP, AgencyKind.GENERAL_PRACTICE),
    (Role.PAEDIATRICIAN, AgencyKind.PAEDIATRICS),
    (Role.QUALITY_LEAD, AgencyKind.PARTNERSHIP),
)
"""The man may work anywhere: for a partner, with the family, in the police, at the Front Door, in quality."""
SHOWN_ON = {
    "arrangements": {CANARY},
    "chronology": {HELD[one] for one in ("abuse", "health", "impact", "note", "carer", "request", "triage", "minutes")},
    "request": {HELD["request"], HELD["worried"]},
    "discussion": {HELD["given"]},
    "handover": {HELD["handover"]},
    "meeting": {HELD["report"], HELD["conference"]},
    "enquiry": {HELD["enquiry"]},
    "plan": {HELD["plan"]},
}
GATHERED = {*HELD.values()} - {HELD[one] for one in ("worried", "sharing", "given", "handover")}
"""Where those who work with the family read it: what would not be seen here could not be found missing elsewhere."""


@pytest.fixture(autouse=True)
def _switched_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(procedures, "notices_on", lambda on: True)


def test_a_worker_who_is_the_man_finds_none_of_it_anywhere() -> None:
    """One family, one walk: each address as one worker of every way in which the policy lets somebody open it."""
    linked = [worker_in(role, kind) for role, kind in LINKED]
    here = planted(tuple(linked))
    would_be_seen(here)
    for worker in linked:
        link(here.case, worker)
    clients = {worker.pk: sign_in(Client(), worker) for worker in linked}
    leaks = [
        (address, worker.role, *found)
        for address, worker in visits(here, linked)
        if (found := MARKS.findall(text_of(clients[worker.pk].get(address))))
    ]
    assert not leaks
    for worker in linked:
        assert not MARKS.findall(search(clients[worker.pk], name="Jory Hosking"))


def would_be_seen(here: Planted) -> None:
    visitor = sign_in(Client(), here.case.visitor)
    for name, words in SHOWN_ON.items():
        ids = {"arrangements": "baby_id", "chronology": "baby_id"}.get(name, f"{name}_id")
        found = set(MARKS.findall(text_of(visitor.get(reverse(name, args=[here.ids[ids]])))))
        assert words <= found, (name, words - found)


def visits(here: Planted, workers: list[Worker]) -> Iterator[tuple[str, Worker]]:
    """An address without ids as each worker; one of a thing as one of those who may by the same conditions.

    Who may stands in one table: two roles with the same lines there are given the same answer about a family. They take
    turns, so that every role goes to many pages.
    """
    for turn, pattern in enumerate(one for one in patterns() if one.name):
        filled = {name: here.ids.get(name, _any(kind)) for name, kind in pattern.pattern.converters.items()}
        address = reverse(pattern.name, kwargs=filled)
        alike: dict[Any, list[Worker]] = defaultdict(list)
        for worker in workers:
            lines = tuple(row.condition.name for row in rows_for(actor_of(worker), pattern.callback.gate.permission))
            alike[lines if filled else worker.pk].append(worker)
        for lines, group in alike.items():
            if lines:
                yield address, group[turn % len(group)]


def _any(converter: Any) -> Any:
    return {"UUIDConverter": NOBODYS, "IntConverter": 1}.get(type(converter).__name__, "saw")


def test_no_message_and_no_calendar_file_says_any_of_it() -> None:
    here = case()
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


NOT_ABOUT_A_FAMILY = {"consulting", "linking", "needtoknow", "publishing", "signing"}
"""The advice line answers whoever asked before a baby is named; information governance works with no family and is told
that something waits; the learning of reviews."""


def test_every_letter_says_which_file_it_is_about_and_one_gate_sends_them_all() -> None:
    """Otherwise a closed way to reach her would not be asked for at the moment of sending (DAS-15)."""
    silent, senders = set(), set()
    for file in SOURCE.rglob("*.py"):
        words = "" if "tests" in file.parts else file.read_text()
        if not re.search(r"Letter\(|EmailMessage\(|send_mail\(", words):
            continue
        for node in ast.walk(ast.parse(words)):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {"EmailMessage", "send_mail"}:
                senders.add(file.relative_to(SOURCE).as_posix())
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "directory_actions.Letter":
                silent |= set() if {"about"} & {one.arg for one in node.keywords} else {file.stem}
    assert senders == {"directory/tasks.py"}
    assert silent <= NOT_ABOUT_A_FAMILY, silent


def test_no_copy_that_a_parent_reads_holds_any_of_it_in_any_form() -> None:
    here = planted().case
    profiles = handbook.current().redactions()
    assert {one.code for one in profiles if parents_read(one)} == {"parents", "access", "court"}
    asked = content.Asked(by="Somebody", at=AT, purpose=f"{CANARY}, after he hit her", about="Kit")
    with acting_as(here.by):
        found = chronology_doors.gather(here.by, here.baby.pk, at=AT)
        on_file = chronology_doors.on_file(found, on=AT.date())
    assert set(MARKS.findall(repr(found.entries))) >= GATHERED | {CANARY}
    for profile in profiles:
        copy = making.made(found.entries, dict(found.remarks), profile, on_file, asked)
        left = set(MARKS.findall(repr(copy.rows)))
        assert CANARY not in left, "what this room itself tells is in no copy at all"
        if parents_read(profile):
            assert CANARY not in copy.purpose
            assert not left & {HELD[one] for one in ("abuse", "health", "impact", "note", "carer")}, profile.code
            assert profile.code == "court" or not left, profile.code
        if profile.code == "parents":
            for form in Format:
                body = making.as_file(copy, form, asked)
                assert not MARKS.search(text_of(HttpResponse(body, content_type=form.content_type)))


@pytest.mark.parametrize(
    "words", ["She fled", "he has  hit her", "the MARAC heard it", "STRANGLED", "a non-molestation order"]
)
def test_a_request_that_tells_of_abuse_is_in_no_parents_copy_for_a_court_either(words: str) -> None:
    here = case()
    RequestFactory(baby=here.baby, what_seen=f"{CANARY}: {words}")
    with acting_as(here.by):
        found = chronology_doors.gather(here.by, here.baby.pk, at=AT)
        on_file = chronology_doors.on_file(found, on=AT.date())
    for profile in handbook.current().redactions():
        asked = content.Asked(by="Somebody", at=AT, purpose="Hearing", about="Kit")
        rows = making.made(found.entries, {}, profile, on_file, asked).rows
        assert bool(MARKS.search(repr(rows))) is not parents_read(profile), profile.code

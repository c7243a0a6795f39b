"""The baby was seen: who may not say so, what is asked, and when last by anyone."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.access.models import AuditEntry
from kith.access.words import Role
from kith.directory.tests.factories import AT, WorkerFactory, actor_of, sign_in, worker_in
from kith.people import actions, doors, rules, timeline
from kith.people.models import CarerSeen, MaleCarerRecord, Sighting
from kith.people.words import Awake, NoteKind, Place, State, Undressed, YesNoUnknown

from .factories import InvolvementFactory, NoteFactory, SightingFactory, UnbornFactory, baby_of

pytestmark = pytest.mark.django_db
SAID = actions.SightingSaid(
    seen_at=AT,
    place=Place.HOME,
    awake=Awake.AWAKE,
    undressed=Undressed.FULLY,
    state=(State.ALERT,),
    voice="Held all day",
)
SENT = {"when": "now", "place": "home", "awake": "awake", "undressed": "fully"}


@pytest.fixture
def worker():
    return WorkerFactory()


# who may not


def test_an_outsider_records_no_sighting_and_reads_none(worker) -> None:
    baby, by = baby_of(WorkerFactory()), actor_of(worker)
    SightingFactory(baby=baby)
    with acting_as(by):
        with pytest.raises(Refused):
            actions.record_sighting(baby.pk, SAID, by=by, at=AT)
        assert doors.sightings_of(by, baby.pk) == []
        assert not Sighting.objects.exists()


@pytest.mark.parametrize("role", [Role.SCRUTINEER, Role.QUALITY_LEAD, Role.SYSTEM_ADMINISTRATOR])
def test_roles_without_families_record_no_sighting(role) -> None:
    baby, by = baby_of(WorkerFactory()), actor_of(worker_in(role))
    with acting_as(by), pytest.raises(Refused):
        actions.record_sighting(baby.pk, SAID, by=by, at=AT)


@pytest.mark.parametrize("name", ["sightings", "sighting_add"])
def test_a_worker_who_is_not_involved_finds_no_page(client: Client, worker, name) -> None:
    sign_in(client, worker)
    theirs, nobodys = (client.get(reverse(name, args=[pk])) for pk in (baby_of(WorkerFactory()).pk, uuid4()))
    assert theirs.status_code == nobodys.status_code == 404


def test_a_man_of_another_family_did_not_hold_this_baby(worker) -> None:
    baby, by = baby_of(worker), actor_of(worker)
    other = MaleCarerRecord.objects.get(baby=baby_of(WorkerFactory())).carer_id
    said = actions.SightingSaid(seen_at=AT, place=Place.HOME, held_by_carers=(other,))
    with acting_as(by), pytest.raises(NotThere):
        actions.record_sighting(baby.pk, said, by=by, at=AT)


# what is recorded


def test_a_sighting_belongs_to_the_agency_of_whoever_saw_and_is_told_to_the_chronology(worker) -> None:
    baby, by = baby_of(worker), actor_of(worker)
    with acting_as(by):
        made = actions.record_sighting(baby.pk, SAID, by=by, at=AT)
        told = [fact for fact in timeline.entries_for(by, baby.pk) if fact.kind == "Baby seen"]
    assert made.agency == worker.team.agency
    assert "At home, awake, undressed. Today for this baby: Held all day" in told[0].words
    assert AuditEntry.objects.get(action="recorded that a baby was seen").baby_id == baby.pk


def test_a_carer_who_held_the_baby_was_seen_face_to_face(worker) -> None:
    baby, by = baby_of(worker), actor_of(worker)
    carer = MaleCarerRecord.objects.get(baby=baby).carer_id
    said = actions.SightingSaid(seen_at=AT, place=Place.HOME, held_by_carers=(carer,), held_by="A neighbour")
    with acting_as(by):
        made = actions.record_sighting(baby.pk, said, by=by, at=AT)
        shown = doors.sightings_of(by, baby.pk)[0]
    assert made.held_by_carer_id == carer
    assert shown.handled_by == ("Baby's father, A neighbour",)
    assert CarerSeen.objects.get(carer_id=carer).seen_on == AT.date()


def test_nothing_is_seen_in_the_future(worker) -> None:
    baby, by = baby_of(worker), actor_of(worker)
    said = actions.SightingSaid(seen_at=AT + timedelta(hours=1), place=Place.HOME)
    with acting_as(by), pytest.raises(ValueError, match="happened"):
        actions.record_sighting(baby.pk, said, by=by, at=AT)


# the rules


def test_liv_1_a_baby_is_seen_after_birth(worker) -> None:
    assert rules.a_baby_is_seen_after_birth(date(2026, 9, 14), date(2026, 9, 14)) is None
    assert rules.a_baby_is_seen_after_birth(date(2026, 9, 13), date(2026, 9, 14)).code == "LIV-1"
    unborn, by = UnbornFactory(), actor_of(worker)
    InvolvementFactory(baby=unborn, worker=worker)
    with acting_as(by):
        queried = actions.record_sighting(unborn.pk, SAID, by=by, at=AT)
        assert [finding.code for finding in queried.findings] == ["LIV-1"]
        assert not Sighting.objects.exists()
        assert actions.record_sighting(unborn.pk, SAID, explained="Born last night", by=by, at=AT).pk


def test_liv_2_a_baby_who_cannot_move_is_seen_undressed_or_the_record_says_why_not(worker) -> None:
    baby, by = baby_of(worker), actor_of(worker)
    dressed = actions.SightingSaid(seen_at=AT, place=Place.HOME, undressed=Undressed.NO)
    with acting_as(by):
        queried = actions.record_sighting(baby.pk, dressed, by=by, at=AT)
        assert [finding.code for finding in queried.findings] == ["LIV-2"]
        why = actions.SightingSaid(seen_at=AT, place=Place.HOME, undressed=Undressed.NO, undressed_why="Asleep")
        assert actions.record_sighting(baby.pk, why, by=by, at=AT).undressed_why == "Asleep"


@pytest.mark.parametrize(
    ("non_mobile", "months", "expected"), [(None, 5, True), (None, 6, False), (True, 20, True), (False, 2, False)]
)
def test_who_cannot_move(non_mobile, months, expected) -> None:
    assert rules.cannot_move(non_mobile, months, 6) is expected


def test_liv_3_somebody_has_seen_where_the_baby_sleeps() -> None:
    assert rules.somebody_has_seen_where_the_baby_sleeps(False, 3, 12).code == "LIV-3"
    assert rules.somebody_has_seen_where_the_baby_sleeps(False, 12, 12) is None
    assert rules.somebody_has_seen_where_the_baby_sleeps(True, 3, 12) is None


def test_liv_4_somebody_has_seen_the_baby_awake_and_undressed() -> None:
    assert "awake or undressed" in rules.somebody_has_seen_the_baby_awake_and_undressed(False, False, 3).says
    assert "seeing this baby undressed" in rules.somebody_has_seen_the_baby_awake_and_undressed(True, False, 3).says
    assert rules.somebody_has_seen_the_baby_awake_and_undressed(False, False, None) is None


def test_liv_5_the_record_says_what_the_day_was_like() -> None:
    assert rules.the_record_says_what_the_day_was_like(rules.SightingFacts(seen_on=AT.date())).code == "LIV-5"
    assert rules.the_record_says_what_the_day_was_like(SAID.facts) is None


# last seen by anyone


def test_last_seen_is_across_agencies_and_keeps_older_notes(worker) -> None:
    baby, by = baby_of(worker), actor_of(worker)
    awake = SightingFactory(baby=baby, seen_at=AT - timedelta(days=9), undressed=Undressed.NO.value)
    asleep = SightingFactory(
        baby=baby, seen_at=AT - timedelta(days=3), awake=Awake.ASLEEP.value, sleep_seen=YesNoUnknown.YES.value
    )
    NoteFactory(baby=baby, kind=NoteKind.SIGHTING.value, words="Seen at clinic", happened_at=AT - timedelta(days=1))
    with acting_as(by):
        last = doors.last_of(doors.sightings_of(by, baby.pk))
    assert last.at_all.words == "Seen at clinic"
    assert last.awake.id == awake.pk
    assert last.undressed.id == asleep.pk
    assert last.sleep_place.agency == asleep.agency.name
    assert {label: one is None for label, one in doors.last_of([]).kinds} == dict.fromkeys(
        ("Last seen", "Last seen awake", "Last seen undressed", "Sleeping place last seen"), True
    )


# the pages


def test_four_taps_and_save(client: Client, worker) -> None:
    baby = baby_of(worker)
    sign_in(client, worker)
    address = reverse("sighting_add", args=[baby.pk])
    answer = client.post(address, SENT | {"draft": client.get(address).page.form.draft_token})
    assert answer["Location"] == reverse("sightings", args=[baby.pk])
    page = client.get(answer["Location"]).page
    assert "Today by" in page.last[0].value
    assert page.findings[0].code == "LIV-3"
    assert worker.full_name in client.get(reverse("baby", args=[baby.pk])).page.lived.rows[2].value


def test_somebody_else_has_a_name_and_a_place_seen_is_described(client: Client, worker) -> None:
    baby = baby_of(worker)
    sign_in(client, worker)
    address = reverse("sighting_add", args=[baby.pk])
    more = {"handled": ["else"], "sleep": "yes", "draft": client.get(address).page.form.draft_token}
    errors = client.post(address, SENT | more).page.form.errors
    assert set(errors) == {"held_by", "sleep_place"}


def test_the_list_does_not_grow_in_queries(client: Client, worker, django_assert_max_num_queries) -> None:
    baby = baby_of(worker)
    for _ in range(6):
        SightingFactory(baby=baby)
    sign_in(client, worker)
    with django_assert_max_num_queries(16):
        assert len(client.get(reverse("sightings", args=[baby.pk])).page.entries) == 6


def test_a_note_is_a_worry_or_a_strength(client: Client, worker) -> None:
    baby = baby_of(worker)
    sign_in(client, worker)
    form = client.get(reverse("note_add", args=[baby.pk])).page.form
    assert form.fields["kind"].values == ("worry", "strength")

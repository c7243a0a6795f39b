"""Who may not photograph or look; then what is kept, how, and what is refused."""

import zlib
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from PIL import Image

from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.access.models import AuditEntry
from kith.access.words import Role
from kith.directory.models import Worker
from kith.directory.tests.factories import AT, actor_of, sign_in, worker_in
from kith.directory.words import AgencyKind
from kith.injuries import actions, doors
from kith.injuries.models import Injury, Photograph, PhotographTakenOff
from kith.kernel import clock
from kith.people import doors as people_doors
from kith.people.tests.factories import BreakGlassFactory, InvolvementFactory, SealFactory, SealNameFactory

from .factories import LATER, Place, place, recorded

pytestmark = pytest.mark.django_db
SECRET = b"Exif-GPS-51.4545"
MAY_LOOK = {Role.HEALTH_VISITOR, Role.MIDWIFE, Role.GP, Role.PAEDIATRICIAN} | {
    *(Role.SOCIAL_WORKER, Role.LOCALITY_MANAGER, Role.FRONT_DOOR_MANAGER, Role.MEDICAL_ILLUSTRATION)
}


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: LATER)


@pytest.fixture
def where() -> Place:
    return place()


@pytest.fixture
def injury(where: Place) -> Injury:
    return recorded(where, where.health)


@pytest.fixture
def artist() -> Worker:
    return worker_in(Role.MEDICAL_ILLUSTRATION, AgencyKind.PAEDIATRICS, full_name="Art Picture")


def asked(where: Place, injury: Injury, artist: Worker) -> None:
    with acting_as(where.health):
        actions.ask_illustration(injury_id=injury.pk, of=artist, words="Mark 1", by=where.health, at=AT)


def picture(size: tuple[int, int] = (40, 30), kind: str = "JPEG") -> bytes:
    """A picture that carries a place and a time."""
    made = Image.new("RGB", size, (200, 150, 120))
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    kept = BytesIO()
    made.save(kept, kind, exif=exif)
    return kept.getvalue()


def added(where: Place, injury: Injury, artist: Worker) -> Photograph:
    asked(where, injury, artist)
    by = actor_of(artist)
    said = actions.PhotographSaid(
        picture=actions.cleaned(picture(), most_megapixels=1), shows="Mark 1", taken_at=AT, agreed="The mother"
    )
    with acting_as(by):
        return actions.add_photograph(injury_id=injury.pk, said=said, by=by, at=LATER)


def upload(client: Client, injury: Injury, content: bytes, name: str = "mark.jpg") -> Any:
    address = reverse("photograph_add", args=[injury.pk])
    token = client.get(address).page.form.draft_token
    file = SimpleUploadedFile(name, content, content_type="image/jpeg")
    words = {"draft": token, "shows": "Mark 1", "agreed": "The mother", "picture": file}
    when = {"taken_at-day": "1", "taken_at-month": "1", "taken_at-year": "2026", "taken_at-time": "10:00"}
    return client.post(address, words | when)


# who may not


def test_inj_16_nobody_but_medical_illustration_adds_a_photograph(client: Client, where: Place, injury: Injury) -> None:
    for role in Role:
        if role is Role.MEDICAL_ILLUSTRATION:
            continue
        worker = worker_in(role, AgencyKind.PAEDIATRICS, registered_health_professional=True)
        InvolvementFactory(baby=where.baby, worker=worker, team=worker.team)
        sign_in(client, worker)
        assert client.get(reverse("photograph_add", args=[injury.pk])).status_code == 404, role
        said: Any = None
        with pytest.raises(Refused), acting_as(actor_of(worker)):
            actions.add_photograph(injury_id=injury.pk, said=said, by=actor_of(worker), at=LATER)


def test_the_database_lets_nobody_else_write_or_read_one(where: Place, injury: Injury, artist: Worker) -> None:
    one = added(where, injury, artist)
    police = worker_in(Role.POLICE, AgencyKind.POLICE)
    InvolvementFactory(baby=where.baby, worker=police, team=police.team)
    with acting_as(actor_of(police)):
        assert not Photograph.objects.exists()
    with acting_as(where.health):
        assert Photograph.objects.count() == 1
        copy = {name: getattr(one, name) for name in ("baby_id", "shows", "taken_at", "width", "height", "added_at")}
        with pytest.raises(DatabaseError), transaction.atomic():
            Photograph.objects.create(injury=injury, sealed=b"x", taken_by=where.visitor, **copy)


def test_only_health_social_care_and_illustration_look_and_only_those_with_the_file(
    client: Client, where: Place, injury: Injury, artist: Worker
) -> None:
    one = added(where, injury, artist)
    for role in Role:
        worker = worker_in(role, AgencyKind.PAEDIATRICS)
        sign_in(client, worker)
        pages = [reverse("photographs", args=[injury.pk]), reverse("photograph_picture", args=[one.pk])]
        assert {client.get(page).status_code for page in pages} == {404}, f"{role} is a stranger"
        InvolvementFactory(baby=where.baby, worker=worker, team=worker.team)
        expected = 200 if role in MAY_LOOK else 404
        assert {client.get(page).status_code for page in pages} == {expected}, role


def test_medical_illustration_reads_nothing_else_of_the_file_and_nothing_when_the_days_are_over(
    client: Client, where: Place, injury: Injury, artist: Worker
) -> None:
    one = added(where, injury, artist)
    sign_in(client, artist)
    for name, pk in (("injury", injury.pk), ("baby", where.baby.pk), ("chronology", where.baby.pk)):
        assert client.get(reverse(name, args=[pk])).status_code == 404
    assert "What was said" not in client.get(reverse("photographs", args=[injury.pk])).content.decode()
    by, later = actor_of(artist), AT + timedelta(days=8)
    with acting_as(by), pytest.raises(Refused):
        doors.picture_of(by, one.pk, at=later)


def test_a_seal_shuts_a_photograph_as_it_shuts_the_file(where: Place, injury: Injury, artist: Worker) -> None:
    one = added(where, injury, artist)
    with acting_as(where.health):
        assert doors.picture_of(where.health, one.pk, at=LATER)
    SealNameFactory(seal=SealFactory(baby=where.baby), worker=where.visitor)
    with acting_as(where.health), pytest.raises((Refused, NotThere)):
        doors.picture_of(where.health, one.pk, at=LATER)


def test_break_glass_opens_a_photograph_to_read_for_health_and_not_for_others(
    where: Place, injury: Injury, artist: Worker
) -> None:
    one = added(where, injury, artist)
    doctor, police = worker_in(Role.PAEDIATRICIAN, AgencyKind.PAEDIATRICS), worker_in(Role.POLICE, AgencyKind.POLICE)
    for worker in (doctor, police):
        BreakGlassFactory(baby=where.baby, worker=worker, opened_at=datetime.now(tz=UTC))
    with acting_as(actor_of(doctor)):
        assert doors.picture_of(actor_of(doctor), one.pk, at=LATER)
    with acting_as(actor_of(police)), pytest.raises((Refused, NotThere)):
        doors.picture_of(actor_of(police), one.pk, at=LATER)


def test_whoever_is_not_medical_illustration_cannot_be_asked(where: Place, injury: Injury) -> None:
    with pytest.raises(NotThere), acting_as(where.health):
        actions.ask_illustration(injury_id=injury.pk, of=where.doctor, words="Mark 1", by=where.health, at=AT)
    with pytest.raises(Refused), acting_as(where.nurse):
        actions.ask_illustration(injury_id=injury.pk, of=where.doctor, words="Mark 1", by=where.nurse, at=AT)


# what goes right


def test_a_photograph_is_asked_for_added_opened_and_each_opening_is_seen(
    client: Client, where: Place, injury: Injury, artist: Worker, django_assert_max_num_queries: Any
) -> None:
    asked(where, injury, artist)
    sign_in(client, artist)
    assert injury.number in client.get(reverse("desk")).content.decode()
    assert upload(client, injury, picture()).status_code == 302
    one = Photograph.objects.get()
    assert injury.number not in client.get(reverse("desk")).content.decode()
    sign_in(client, where.visitor)
    with django_assert_max_num_queries(25):
        listed = client.get(reverse("photographs", args=[injury.pk])).content.decode()
    assert "<img" not in listed.split("<main", 1)[1]
    shown = client.get(reverse("photograph", args=[one.pk])).content.decode()
    assert reverse("photograph_picture", args=[one.pk]) in shown
    assert not AuditEntry.objects.filter(action="opened a photograph of a mark").exists()
    answer = client.get(reverse("photograph_picture", args=[one.pk]))
    assert Image.open(BytesIO(answer.content)).size == (40, 30)
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox")
    entry = AuditEntry.objects.get(action="opened a photograph of a mark")
    assert (entry.worker_id, entry.baby_id, entry.subject_id) == (where.visitor.pk, where.baby.pk, one.pk)
    with acting_as(where.health):
        seen, _more = people_doors.who_has_seen(where.health, where.baby.pk, people_doors.LooksWanted(), at=LATER)
    assert any(look.what == "opened a photograph of a mark" for look in seen)


def test_what_is_kept_is_encrypted_bound_to_its_row_and_holds_no_metadata(
    where: Place, injury: Injury, artist: Worker
) -> None:
    one = added(where, injury, artist)
    kept = bytes(Photograph.objects.get().sealed)
    assert SECRET not in kept
    assert b"\xff\xd8\xff" not in kept[:40]
    bound = {"photograph_id": one.pk, "baby_id": where.baby.pk}
    plain = doors.keys.opened(kept, **bound)
    assert SECRET not in plain
    assert not Image.open(BytesIO(plain)).getexif()
    for broken in (kept[:-1] + bytes([kept[-1] ^ 1]), b"nothing"):
        with pytest.raises(doors.keys.Damaged):
            doors.keys.opened(broken, **bound)
    with pytest.raises(doors.keys.Damaged):
        doors.keys.opened(kept, photograph_id=where.baby.pk, baby_id=one.pk)


def test_keys_are_changed_without_losing_a_photograph(
    where: Place, injury: Injury, artist: Worker, settings: LazySettings
) -> None:
    one = added(where, injury, artist)
    old, fresh = settings.KITH_PHOTOGRAPH_KEYS, doors.keys.make("fresh")
    settings.KITH_PHOTOGRAPH_KEYS = f"{fresh},{old}"
    call_command("photograph_keys", "--again")
    settings.KITH_PHOTOGRAPH_KEYS = fresh
    with acting_as(where.health):
        assert doors.picture_of(where.health, one.pk, at=LATER)
    settings.KITH_PHOTOGRAPH_KEYS = old
    with acting_as(where.health), pytest.raises(doors.keys.NoKey):
        doors.picture_of(where.health, one.pk, at=LATER)


def test_without_a_key_the_page_says_so_and_keeps_nothing(
    client: Client, where: Place, injury: Injury, artist: Worker, settings: LazySettings
) -> None:
    asked(where, injury, artist)
    settings.KITH_PHOTOGRAPH_KEYS = ""
    sign_in(client, artist)
    assert b"cannot be encrypted" in upload(client, injury, picture()).content
    assert not Photograph.objects.exists()


def test_one_taken_off_is_opened_by_nobody(client: Client, where: Place, injury: Injury, artist: Worker) -> None:
    one = added(where, injury, artist)
    sign_in(client, artist)
    address = reverse("photograph_take_off", args=[one.pk])
    token = client.get(address).page.form.draft_token
    assert client.post(address, {"draft": token, "reason": "Another baby"}).status_code == 302
    assert PhotographTakenOff.objects.get().reason == "Another baby"
    for name in ("photograph", "photograph_picture"):
        assert client.get(reverse(name, args=[one.pk])).status_code == 404
    assert b"Another baby" in client.get(reverse("photographs", args=[injury.pk])).content


# hostile files


def huge() -> bytes:
    """A small PNG that says it is 30,000 pixels wide and high."""
    content = picture((10, 10), "PNG")
    head = b"IHDR" + (30_000).to_bytes(4) * 2 + content[24:29]
    return content[:12] + head + zlib.crc32(head).to_bytes(4) + content[33:]


HOSTILE: tuple[tuple[str, str, bytes, str], ...] = (
    ("cut off", "a.jpg", picture((600, 400))[:-300], "cannot be read to its end"),
    ("bomb", "a.png", huge(), "million pixels or fewer"),
    ("a page behind it", "a.jpg", picture() + b"<script>alert(1)</script>", "joined to the end"),
    ("an archive behind it", "a.png", picture(kind="PNG") + b"PK\x03\x04", "joined to the end"),
    ("drawing", "a.svg", b"<svg onload='alert(1)'/>", "must be a JPG, JPEG or PNG file"),
    ("drawing renamed", "a.png", b"<svg onload='alert(1)'/>", "is not a PNG file inside"),
    ("telephone", "a.heic", b"\0\0\0\x18ftypheic", "must be a JPG, JPEG or PNG file"),
    ("telephone renamed", "a.jpg", b"\0\0\0\x18ftypheic", "is not a JPG file inside"),
    ("head alone", "a.jpg", b"\xff\xd8\xff\xe0", "cannot be read to its end"),
    ("empty", "a.jpg", b"", "empty"),
)


@pytest.mark.parametrize(("name", "content", "words"), [one[1:] for one in HOSTILE], ids=[one[0] for one in HOSTILE])
def test_a_hostile_file_is_refused_beside_its_field(
    client: Client, where: Place, injury: Injury, artist: Worker, name: str, content: bytes, words: str
) -> None:
    asked(where, injury, artist)
    sign_in(client, artist)
    answer = upload(client, injury, content, name)
    assert answer.status_code == 200
    assert any(words in said for said in answer.page.form.errors["picture"]), answer.page.form.errors
    assert b"The mother" in answer.content
    assert b"smaller than 12 MB" in answer.content
    assert not Photograph.objects.exists()


def test_a_picture_lying_on_its_side_is_kept_upright() -> None:
    made, kept = Image.new("RGB", (40, 30)), BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    made.save(kept, "JPEG", exif=exif)
    found = actions.cleaned(kept.getvalue(), most_megapixels=1)
    assert (found.width, found.height) == (30, 40)

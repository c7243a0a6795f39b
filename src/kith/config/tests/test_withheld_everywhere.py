"""An address kept back is nowhere: every page, search, document, calendar file and message, as every role."""

import re
import zipfile
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pypdf import PdfReader

from kith.access.database import acting_as
from kith.access.policy import POLICY
from kith.access.words import PRACTITIONERS, Role
from kith.chronology import doors as chronology_doors
from kith.directory.models import Worker
from kith.directory.tests.factories import AT, actor_of, sign_in, worker_in
from kith.directory.words import AgencyKind
from kith.people import actions, doors
from kith.people.models import Baby, Person
from kith.people.tests.factories import (
    BabyFactory,
    CharacteristicAnswerFactory,
    ContactPointFactory,
    InvolvementFactory,
    MaleCarerRecordFactory,
    NoteFactory,
    PersonFactory,
    PersonNameFactory,
    ResidenceFactory,
    SightingFactory,
)
from kith.people.words import From
from kith.referrals.tests.factories import RequestFactory
from kith.strategy.tests.factories import DiscussionFactory, InvitationFactory

pytestmark = pytest.mark.django_db
STREET, POSTCODE = "77 Marigold Secret Row", "ZE9 7QX"
MARKS = re.compile(r"(?i:marigold|ZE9\s?7QX)|(?<![\w-])(ZE9|7QX)(?![\w-])")
"""The street, the postcode, or either half of it on its own; not the same letters by chance within a token."""
KINDS = ("address", "needs")


@pytest.fixture
def family() -> Baby:
    """A mother, a man who lives with her and one who does not but has her postcode; the address in every field."""
    home = {"address": STREET, "postcode": POSTCODE}
    baby = BabyFactory(mother=PersonFactory(given_name="Marina", **home), postcode=POSTCODE)
    for lives, given in (("yes", "Jackdaw"), ("unknown", "Peregrine")):
        man = PersonFactory(given_name=given, sex="male", **home)
        MaleCarerRecordFactory(
            carer__baby=baby,
            person=man,
            name_given=f"{given} Tamblyn",
            knowledge="known",
            lives_with_baby=lives,
            **home,
        )
        ResidenceFactory(person=man)
    MaleCarerRecordFactory(carer__baby=baby, knowledge="known", name_given="No Entry", lives_with_baby="yes", **home)
    mother = baby.mother
    ResidenceFactory(person=mother)
    ResidenceFactory(person=mother, until=AT.date())
    for make in (PersonNameFactory, ContactPointFactory, CharacteristicAnswerFactory):
        make(person=mother)
    NoteFactory(baby=baby)
    SightingFactory(baby=baby)
    return baby


@pytest.fixture
def workers(family: Baby) -> dict[Role, Worker]:
    """Somebody of each role that works with families, involved with this one; and one of every other role."""
    found = {role: worker_in(role, AgencyKind.HOUSING) for role in Role}
    for role in PRACTITIONERS:
        InvolvementFactory(baby=family, worker=found[role], team=found[role].team)
    return found


def ids_of(baby: Baby) -> list[dict[str, Any]]:
    """What fills the addresses: once for each adult with an entry, with every kind of page."""
    carer = baby.male_carers.first()
    request, discussion = RequestFactory(baby=baby), DiscussionFactory(baby=baby)
    invitation = InvitationFactory(discussion=discussion, baby=baby)
    same = {"baby_id": baby.pk, "carer_id": carer.pk, "request_id": request.pk, "discussion_id": discussion.pk,
            "invitation_id": invitation.pk, "mother_id": baby.mother_id}  # fmt: skip
    filled = []
    adults = [baby.mother, *Person.objects.filter(sex="male", postcode=POSTCODE)]
    for person, other in zip(adults, [*adults[1:], adults[0]], strict=True):
        row = person.residences.first()
        more = {"person_id": person.pk, "other_id": other.pk, "row_id": row.pk, "withholding_id": row.pk}
        filled += [{**same, **more, "kind": kind, "part": kind} for kind in KINDS]
    return filled


def patterns(resolver: Any = None) -> list[URLPattern]:
    found: list[URLPattern] = []
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            found += patterns(entry)
        elif hasattr(entry.callback, "gate"):
            found.append(entry)
    return found


ROLES_OF = {row.permission: set[Role]() for row in POLICY}
for _row in POLICY:
    ROLES_OF[_row.permission] |= _row.roles


def let_through(role: Role) -> list[URLPattern]:
    """The addresses whose gate lets the role through: any other has read nothing but the role."""
    everybodys = [one for one in patterns() if one.callback.gate.permission is None]
    return everybodys + [one for one in patterns() if role in ROLES_OF.get(one.callback.gate.permission, ())]


def one_for_each_set_of_permissions() -> list[Role]:
    """Roles that may do exactly the same are one and the same to every page."""
    first: dict[frozenset[Any], Role] = {}
    for role in Role:
        may = frozenset((row.permission, row.condition) for row in POLICY if role in row.roles)
        first.setdefault(may, role)
    return list(first.values())


def walk(client: Client, baby: Baby, role: Role) -> dict[str, str]:
    """Every address filled in every way, and what each answers with, as text."""
    answers: dict[str, str] = {}
    ways = ids_of(baby)
    for pattern in let_through(role):
        for ids in ways if pattern.name else ():
            filled = {name: ids.get(name, _anything(one)) for name, one in pattern.pattern.converters.items()}
            address = reverse(pattern.name, kwargs=filled)
            if address not in answers:
                answers[address] = text_of(client.get(address))
    answers["search by name"] = search(client, name="Marina Tamblyn")
    answers["search by man"] = search(client, name="Jackdaw Tamblyn")
    answers["search by day"] = search(client, **{"date_of_birth-day": "12", "date_of_birth-month": "4",
                                                 "date_of_birth-year": "1996"})  # fmt: skip
    return answers


NOBODYS = uuid4()


def _anything(converter: Any) -> Any:
    return {"UUIDConverter": NOBODYS, "IntConverter": 1}.get(type(converter).__name__, "saw")


def search(client: Client, **terms: str) -> str:
    address = reverse("people_search")
    shown = client.get(address)
    token = {"draft": shown.page.form.draft_token} if shown.status_code == 200 and hasattr(shown, "page") else {}
    return text_of(client.post(address, terms | token)) if token else text_of(shown)


def text_of(answer: Any) -> str:
    """The words of an answer, whatever kind of document it is; its address and headers too."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    kind = answer.headers.get("Content-Type", "")
    head = " ".join(f"{name}: {value}" for name, value in answer.headers.items())
    if "pdf" in kind:
        return head + " ".join(page.extract_text() for page in PdfReader(BytesIO(body)).pages)
    if body[:2] == b"PK":
        parts = zipfile.ZipFile(BytesIO(body))
        return head + " ".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    return head + body.decode("utf-8", "replace")


def keep_back(baby: Baby, worker: Worker) -> None:
    by = actor_of(worker)
    said = actions.WithholdSaid(kept_from=From.EVERYONE, reason="She fled violence", review_on=AT.date())
    with acting_as(by):
        made = actions.withhold_address(actions.About(baby.pk, baby.mother_id), said, by=by, at=AT)
    assert not isinstance(made, actions.Queried)


def test_the_walk_would_see_the_address(client: Client, family: Baby, workers: dict[Role, Worker]) -> None:
    sign_in(client, workers[Role.HEALTH_VISITOR])
    found = walk(client, family, Role.HEALTH_VISITOR)
    seen = [address for address, text in found.items() if MARKS.search(text)]
    assert f"/babies/{family.pk}" in seen
    assert f"/babies/{family.pk}/people/{family.mother_id}" in seen
    assert "search by name" in seen


@pytest.mark.parametrize("role", one_for_each_set_of_permissions())
def test_an_address_kept_back_is_on_no_page_for_any_role(
    client: Client, family: Baby, workers: dict[Role, Worker], role: Role
) -> None:
    keep_back(family, workers[Role.HEALTH_VISITOR])
    sign_in(client, workers[role])
    leaks = [address for address, text in walk(client, family, role).items() if MARKS.search(text)]
    assert not leaks
    assert not [message for message in mail.outbox if MARKS.search(message.message().as_string())]


def answers_to(client: Client, **terms: str) -> tuple[Any, ...]:
    """What a search shows: every answer with its reasons."""
    address = reverse("people_search")
    token = client.get(address).page.form.draft_token
    return tuple(client.post(address, terms | {"draft": token}).page.answers)


def test_nobody_is_found_by_an_address_kept_back(client: Client, family: Baby, workers: dict[Role, Worker]) -> None:
    keep_back(family, workers[Role.HEALTH_VISITOR])
    sign_in(client, workers[Role.POLICE])
    assert not answers_to(client, name="Zebedee Quux", postcode=POSTCODE)
    for name in ("Marina Tamblyn", "Tamblyn", "Jackdaw Tamblyn"):
        right, wrong = (answers_to(client, name=name, postcode=code) for code in (POSTCODE, "ZA1 1AA"))
        assert right == wrong, "a postcode that is kept back makes a difference to the answers"


def test_neither_the_familys_picture_nor_the_chronology_hold_it(family: Baby, workers: dict[Role, Worker]) -> None:
    by = actor_of(workers[Role.SOCIAL_WORKER])
    keep_back(family, workers[Role.HEALTH_VISITOR])
    with acting_as(by):
        told = [
            doors.family_of(by, family.pk),
            doors.carers_of(by, family.pk),
            [doors.history_of(by, family.pk, carer.pk) for carer in family.male_carers.all()],
            doors.profile_of(doors.baby_for(by, family.pk, at=AT)),
            chronology_doors.gather(by, family.pk, at=AT),
        ]
    assert not MARKS.search(repr(told))


def test_it_is_back_when_a_decision_lifts_it_and_not_before(family: Baby, workers: dict[Role, Worker]) -> None:
    worker = workers[Role.HEALTH_VISITOR]
    by, about = actor_of(worker), actions.About(family.pk, family.mother_id)
    keep_back(family, worker)
    keep_back(family, worker)
    with acting_as(by):
        for left in (3, 0):
            standing = doors.withholdings_of(Person.objects.get(pk=family.mother_id))[0]
            assert isinstance(actions.lift_withholding(about, standing.id, reason="", by=by, at=AT), actions.Queried)
            actions.lift_withholding(about, standing.id, reason="She asked us to", by=by, at=AT)
            assert Person.objects.filter(withhold_address=True).count() == left
        assert STREET in repr(doors.profile_of(doors.baby_for(by, family.pk, at=AT)))

"""Every address, every role, somebody else's ids: nothing is shown, and nobody learns whether it is there."""

from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from kith.access.permissions import Permission
from kith.access.policy import POLICY
from kith.access.words import Role
from kith.directory.tests.factories import AT, WorkerFactory, sign_in, worker_in
from kith.directory.words import AgencyKind
from kith.injuries.tests.factories import place as injured
from kith.injuries.tests.factories import recorded
from kith.people.models import BabyMerge, MaleCarer, PersonMerge
from kith.people.tests.factories import (
    BabyFactory,
    BreakGlassFactory,
    InvolvementFactory,
    MaleCarerRecordFactory,
    ResidenceFactory,
    SealFactory,
    WithholdingFactory,
)
from kith.protection.models import Seat
from kith.protection.tests import factories as protection_factories
from kith.referrals.tests.factories import RequestFactory
from kith.strategy.tests.factories import DiscussionFactory, InvitationFactory

pytestmark = pytest.mark.django_db
NOBODYS = UUID(int=0)
ABOUT_A_FAMILY = {
    "baby_id",
    "request_id",
    "discussion_id",
    "carer_id",
    "invitation_id",
    "person_id",
    "other_id",
    "merge_id",
    "baby_merge_id",
    "involvement_id",
    "opening_id",
    "seal_id",
    "enquiry_id",
    "meeting_id",
    "seat_id",
    "plan_id",
    "step_id",
    "injury_id",
}
SAYS_THAT_THERE_IS_A_FILE = {"baby_join", "break_glass"}
"""They answer what a search answers: that there is a file. What they say of a sealed one is tested beside them."""
GOVERNED = {"baby_seal", "opening", "seal"}
"""Information governance opens these without working with a family."""


@dataclass(frozen=True)
class Address:
    name: str
    takes: tuple[str, ...]
    permission: Permission | None
    writes: bool
    uuids: frozenset[str] = frozenset()


def addresses() -> list[Address]:
    """Our addresses that take a family's ids, by what they take."""
    found = []
    for entry in get_resolver().url_patterns:
        inner = entry.url_patterns if isinstance(entry, URLResolver) else [entry]
        for pattern in inner:
            if isinstance(pattern, URLPattern) and hasattr(pattern.callback, "gate"):
                takes = tuple(pattern.pattern.converters)
                if set(takes) & ABOUT_A_FAMILY:
                    kinds = pattern.pattern.converters.items()
                    uuids = frozenset(name for name, kind in kinds if type(kind).__name__ == "UUIDConverter")
                    gate = pattern.callback.gate
                    found.append(Address(pattern.name, takes, gate.permission, gate.writes, uuids))
    return found


def closed_to(role: Role) -> list[Address]:
    """The addresses that show nothing of somebody else's family to this role."""
    more = GOVERNED if role is Role.INFORMATION_GOVERNANCE else set()
    return [one for one in met_by(role) if one.name not in SAYS_THAT_THERE_IS_A_FILE | more]


def met_by(role: Role) -> list[Address]:
    """All addresses whose gate lets the role through to the view, and one for each permission that stops it there.

    A gate that stops somebody has read nothing but the role and the permission: the address makes no difference.
    """
    has = {row.permission for row in POLICY if role in row.roles}
    stopped = {one.permission: one for one in addresses() if one.permission not in has}
    return [one for one in addresses() if one.permission in has or one is stopped[one.permission]]


def merged_people() -> dict[str, UUID]:
    """Two mothers on file and a third merged into one of them."""
    one, other, gone = (BabyFactory().mother for _ in range(3))
    merge = PersonMerge.objects.create(
        kept=one,
        merged=gone,
        fields={"given_name": {"kept": "A", "merged": "B", "stands": "kept"}},
        why="One woman",
        recorded_at=AT,
        recorded_by=WorkerFactory(),
    )
    two = BabyMerge.objects.create(
        kept=one.babies.get(), merged=other.babies.get(), why="One baby", recorded_at=AT, recorded_by=WorkerFactory()
    )
    return {"person_id": one.pk, "other_id": other.pk, "merge_id": merge.pk, "baby_merge_id": two.pk}


def protected() -> dict[str, UUID]:
    """An enquiry, a conference with a seat, a plan and an emergency step, of a family of their own."""
    here = protection_factories.place()
    plan = protection_factories.plan(here)
    assert plan.conference is not None
    step = protection_factories.emergency_step(here)
    seat = Seat.objects.filter(meeting=plan.conference).first()
    assert seat is not None
    return {
        "enquiry_id": plan.conference.enquiry_id,
        "meeting_id": plan.conference_id,
        "seat_id": seat.pk,
        "plan_id": plan.pk,
        "step_id": step.pk,
    }


@pytest.fixture
def somebody_elses() -> dict[str, UUID]:
    """A family with a request and a discussion, none of which anybody in these tests works with."""
    baby = BabyFactory()
    carer = MaleCarerRecordFactory(baby=baby).carer
    request = RequestFactory(baby=baby)
    discussion = DiscussionFactory(baby=baby)
    invitation = InvitationFactory(discussion=discussion, baby=baby)
    return {
        "baby_id": baby.pk,
        "carer_id": carer.pk,
        "request_id": request.pk,
        "discussion_id": discussion.pk,
        "invitation_id": invitation.pk,
        "letter_id": invitation.pk,
        "line_id": invitation.pk,
        "involvement_id": InvolvementFactory(baby=baby).pk,
        "opening_id": BreakGlassFactory(baby=baby).pk,
        "seal_id": SealFactory(baby=baby).pk,
        **merged_people(),
        **protected(),
        "injury_id": recorded(injured()).pk,
        "person_id": baby.mother_id,
        "row_id": ResidenceFactory(person=baby.mother).pk,
        "withholding_id": WithholdingFactory(person=baby.mother).pk,
    }


def filled(address: Address, ids: dict[str, UUID]) -> str:
    """With these ids; an id they do not have is one of nothing, any other part a word."""
    others = {name: NOBODYS if name in address.uuids else "saw" for name in address.takes}
    return reverse(address.name, kwargs=others | {name: ids[name] for name in address.takes if name in ids})


def test_there_are_addresses_about_families() -> None:
    assert len(addresses()) > 15


@pytest.mark.parametrize("role", list(Role))
def test_nobody_opens_anything_of_a_family_they_do_not_work_with(
    client: Client, somebody_elses: dict[str, UUID], role: Role
) -> None:
    sign_in(client, worker_in(role, AgencyKind.HOUSING))
    nobodys = len(client.get(f"/babies/{uuid4()}").content)
    for address in closed_to(role):
        theirs = client.get(filled(address, somebody_elses))
        assert theirs.status_code == 404, f"{role.label} at {address.name}"
        assert abs(len(theirs.content) - nobodys) < 40, f"{address.name} tells that it is there"
        if address.writes:
            posted = client.post(filled(address, somebody_elses), {"draft": "x"})
            assert posted.status_code in {400, 404}, f"{role.label} posts to {address.name}"


def test_no_address_takes_what_is_sent_unless_it_says_so(client: Client, somebody_elses: dict[str, UUID]) -> None:
    sign_in(client, worker_in(Role.FRONT_DOOR_MANAGER))
    for address in addresses():
        if not address.writes:
            posted = client.post(filled(address, somebody_elses), {"draft": "x"})
            assert posted.status_code == 405, address.name


def test_nobodys_ids_answer_like_somebody_elses_at_every_address(client: Client) -> None:
    sign_in(client, worker_in(Role.FRONT_DOOR_MANAGER))
    for address in closed_to(Role.FRONT_DOOR_MANAGER):
        invented: dict[str, UUID] = {name: uuid4() for name in address.takes if name in ABOUT_A_FAMILY}
        assert client.get(filled(address, invented)).status_code == 404, address.name


def test_nobody_signed_out_learns_anything(client: Client, somebody_elses: dict[str, UUID]) -> None:
    for address in addresses():
        answer = client.get(filled(address, somebody_elses))
        assert answer.status_code == 302, address.name
        assert answer["Location"].startswith("/account/login/"), address.name


def test_no_record_is_opened_without_the_second_factor(client: Client, somebody_elses: dict[str, UUID]) -> None:
    sign_in(client, worker_in(Role.HEALTH_VISITOR), second_factor=False)
    for address in addresses():
        assert client.get(filled(address, somebody_elses)).status_code in {302, 404}, address.name


def test_the_ids_are_real(somebody_elses: dict[str, UUID]) -> None:
    assert MaleCarer.objects.filter(pk=somebody_elses["carer_id"]).exists()

"""Asking medical illustration, adding a photograph, and taking one off."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.access.words import Role
from kith.directory import doors as directory_doors
from kith.directory.models import Worker
from kith.injuries import doors
from kith.injuries.models import Photograph, PhotographRequest, PhotographTakenOff
from kith.kernel.ids import new_id
from kith.people import actions as people_actions
from kith.people.words import Part

from .parts import note, one_at_a_time
from .picture import Picture


@transaction.atomic
def ask_illustration(*, injury_id: UUID, of: Worker, words: str, by: Actor, at: datetime) -> PhotographRequest:
    """Ask somebody of medical illustration; they reach the photographs of this baby's marks for some days, and no more.

    Raises Refused; NotThere also for somebody who is not medical illustration.
    """
    injury = doors.injury_for(by, injury_id, Permission.PHOTOGRAPH_ASK, at=at)
    if of.role != Role.MEDICAL_ILLUSTRATION or not directory_doors.is_at_work(of, at=at):
        raise NotThere
    until = doors.procedures.illustration_until(at)
    basis = f"Asked to photograph a mark, {injury.number}"
    seat = people_actions.Seat(team=of.team, worker=of, part=Part.OTHER, basis=basis, until=until)
    people_actions.involve(injury.baby_id, seat, by=by, at=at)
    made = PhotographRequest.objects.create(
        injury=injury,
        baby_id=injury.baby_id,
        asked_of=of,
        words=words,
        asked_by=directory_doors.worker_of(by),
        asked_at=at,
        until=until,
    )
    note(by, "asked for photographs of a mark", Permission.PHOTOGRAPH_ASK, made)
    return made


@dataclass(frozen=True, kw_only=True)
class PhotographSaid:
    """A cleaned picture, what it shows, when it was taken, and who agreed to it."""

    picture: Picture
    shows: str
    taken_at: datetime
    agreed: str


@transaction.atomic
def add_photograph(*, injury_id: UUID, said: PhotographSaid, by: Actor, at: datetime) -> Photograph:
    """Encrypt a photograph and keep it. Raises Refused for every other role, NotThere, keys.NoKey."""
    injury = doors.injury_for(by, injury_id, Permission.PHOTOGRAPH_ADD, at=at)
    photograph_id = new_id()
    made = Photograph.objects.create(
        id=photograph_id,
        injury=injury,
        baby_id=injury.baby_id,
        sealed=doors.keys.seal(said.picture.jpeg, photograph_id=photograph_id, baby_id=injury.baby_id),
        shows=said.shows,
        agreed=said.agreed,
        taken_at=said.taken_at,
        width=said.picture.width,
        height=said.picture.height,
        taken_by=directory_doors.worker_of(by),
        added_at=at,
    )
    note(by, "added a photograph of a mark", Permission.PHOTOGRAPH_ADD, made)
    return made


@transaction.atomic
def take_off(*, photograph_id: UUID, reason: str, by: Actor, at: datetime) -> PhotographTakenOff:
    """From now on nobody opens this photograph. Raises Refused, NotThere (also when it was taken off before)."""
    one_at_a_time(photograph_id)
    one = doors.photograph_for(by, photograph_id, Permission.PHOTOGRAPH_ADD, at=at)
    made = PhotographTakenOff.objects.create(
        photograph_id=one.pk,
        baby_id=one.baby_id,
        reason=reason,
        taken_off_by=directory_doors.worker_of(by),
        taken_off_at=at,
    )
    note(by, "took a photograph of a mark off", Permission.PHOTOGRAPH_ADD, made)
    return made


def seal_again(*, most: int = 100) -> int:
    """Encrypt with the newest key what another sealed, as the owner: after a change of keys. Returns how many."""
    newest = next(iter(doors.keys.keys()), "")
    done = 0
    for one in Photograph.objects.only("id", "baby_id", "sealed").order_by("id").iterator(chunk_size=most):
        kept = bytes(one.sealed)
        if doors.keys.sealed_by(kept) == newest:
            continue
        bound = {"photograph_id": one.pk, "baby_id": one.baby_id}
        fresh = doors.keys.seal(doors.keys.opened(kept, **bound), **bound)
        done += Photograph.objects.filter(pk=one.pk).update(sealed=fresh)
    return done

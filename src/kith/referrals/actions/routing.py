"""Sending a request on its way: to the desks that read it, with copies where the handbook says, each told by e-mail."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kith.access.actor import Actor
from kith.access.permissions import Permission
from kith.directory import actions as directory_actions
from kith.directory import doors as directory_doors
from kith.directory.models import Team
from kith.directory.words import ContactMeans
from kith.kernel.clock import day_of
from kith.kernel.handbook.kinds import Desk
from kith.people import actions as people_actions
from kith.people.models import Baby
from kith.people.words import Part
from kith.referrals import doors, rules
from kith.referrals.models import ListEntry, Request, RequestCopy
from kith.referrals.words import ListStep

from .parts import address_of, alone, record

PARTS = {Desk.FRONT_DOOR: Part.FRONT_DOOR, Desk.LOCALITY: Part.LOCALITY_TEAM, Desk.LIST: Part.LOCALITY_TEAM}


@dataclass(frozen=True, kw_only=True)
class Way:
    """Where a request goes: who decides, and the team that reads at each stop (None where the directory has none)."""

    destination: str
    to_front_door: bool
    stops: tuple[tuple[rules.Stop, Team | None], ...]
    front_door: Team | None


def way_of(baby: Baby, asked: rules.Asked, *, at: datetime) -> Way:
    """The way of a request by the handbook of the day; the Front Door reads what no other desk can."""
    about = doors.about_moving(baby, day_of(at))
    procedures = doors.procedures(asked.level, unborn=about.unborn, on=day_of(at))
    front_door = directory_doors.front_door()
    teams = {Desk.FRONT_DOOR: front_door, Desk.NONE: None}
    teams[Desk.LOCALITY] = teams[Desk.LIST] = directory_doors.locality_team(baby.locality)
    stops = tuple((stop, teams[stop.desk]) for stop in procedures.stops)
    reached = tuple(stop for stop, team in stops if team is not None)
    return Way(
        destination=procedures.route.destination if procedures.route else "",
        to_front_door=rules.front_door_decides(asked, about, reached),
        stops=stops,
        front_door=front_door,
    )


def send(request: Request, way: Way, children: list[Baby], *, by: Actor, at: datetime) -> None:
    """Write down every stop, open the files of all the children to its team, and tell each team once."""
    babies = [request.baby, *children]
    RequestCopy.objects.bulk_create(
        RequestCopy(
            request=request,
            baby=request.baby,
            body=stop.body,
            desk=stop.desk.value,
            locality="" if stop.desk is Desk.FRONT_DOOR else request.baby.locality,
            team=team,
            copy=stop.copy,
            sent_at=at,
        )
        for stop, team in way.stops
        if stop.desk is not Desk.NONE
    )
    reading = {team: PARTS[stop.desk] for stop, team in way.stops if team is not None}
    if way.to_front_door and way.front_door is not None:
        reading = {way.front_door: Part.FRONT_DOOR} | reading
    for team, part in reading.items():
        _open(request, babies, team, part, by=by, at=at)
        tell_team(request, team, at)


def _open(request: Request, babies: list[Baby], team: Team, part: Part, *, by: Actor, at: datetime) -> None:
    for baby in babies:
        seat = people_actions.Seat(team=team, part=part, basis=f"Request for support {request.number}")
        people_actions.involve(baby.pk, seat, by=by, at=at)


def tell_team(request: Request, team: Team, at: datetime) -> None:
    """An e-mail to a team's mailbox that a request waits for it in Kith; it holds nothing about the family."""
    mailbox = directory_doors.contact(team.pk, ContactMeans.EMAIL)
    if mailbox is None:
        return
    letter = directory_actions.Letter(
        key=f"request-sent:{request.pk}:{team.pk}",
        address=mailbox.value,
        subject="A request for support is waiting",
        body=(
            f"A request for support, reference {request.number}, was sent to your team. "
            f"This message holds nothing about the family. Sign in to Kith to read it:\n\n{address_of(request)}\n"
        ),
        about=request.baby_id,
    )
    directory_actions.notify(letter, at=at)


@dataclass(frozen=True, kw_only=True)
class Entered:
    """What the coordinator of a locality's list says of a request."""

    step: ListStep
    words: str


def enter_on_list(*, request_id: UUID, entered: Entered, draft_id: UUID, by: Actor, at: datetime) -> ListEntry:
    """Put a request on the locality's list, pass it to the Front Door or take it off; whoever sent it is told.

    Sending the same draft again gives the same entry. Raises Refused or NotThere.
    """
    with transaction.atomic():
        standing = doors.entry_for(by, request_id, at=at)
        alone(request_id)
        done = doors.entry_by_draft(draft_id)
        if done is not None:
            return done
        request = standing.request
        entry = ListEntry.objects.create(
            request=request,
            baby_id=request.baby_id,
            draft_id=draft_id,
            step=entered.step.value,
            words=entered.words,
            by=directory_doors.worker_of(by),
            at=at,
        )
        record(by, "said what becomes of a request on the list", Permission.LIST_ENTER, request, [entered.step.value])
        if entered.step is ListStep.TO_FRONT_DOOR:
            _pass_on(request, by=by, at=at)
        _tell_sender(entry, at=at)
    return entry


def _pass_on(request: Request, *, by: Actor, at: datetime) -> None:
    team = directory_doors.front_door()
    if team is None:
        return
    children = [child.baby for child in request.children.select_related("baby")]
    _open(request, [request.baby, *children], team, Part.FRONT_DOOR, by=by, at=at)
    tell_team(request, team, at)


def _tell_sender(entry: ListEntry, *, at: datetime) -> None:
    sender = entry.request.made_by
    if not sender.email:
        return
    letter = directory_actions.Letter(
        key=f"request-listed:{entry.pk}",
        address=sender.email,
        subject="There is news of a request you sent",
        body=(
            f"The locality has answered on request {entry.request.number}. This message holds nothing about the "
            f"family. Sign in to Kith to read it:\n\n{address_of(entry.request)}\n"
        ),
        worker=sender,
        about=entry.baby_id,
    )
    directory_actions.notify(letter, at=at)

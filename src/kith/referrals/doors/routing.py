"""The locality's list: which families requests were sent to this locality about, and where each stands."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import must
from kith.access.permissions import Permission
from kith.kernel.handbook.kinds import Desk
from kith.people import doors as people_doors
from kith.referrals.models import ListEntry, RequestCopy
from kith.referrals.words import ListStep

from .asking import Standing, request_for, standings

LISTS = (Desk.LOCALITY.value, Desk.LIST.value)
MOST = 200


@dataclass(frozen=True, kw_only=True)
class OnList:
    """A family on a locality's list: the request, whether it came as a copy, and the newest step."""

    standing: Standing
    copy: bool
    step: ListStep | None


@dataclass(frozen=True, kw_only=True)
class LocalityList:
    """The list: new ones first, then those for the next meeting, then copies of what the Front Door has."""

    new: tuple[OnList, ...]
    listed: tuple[OnList, ...]
    copies: tuple[OnList, ...]


def locality_list(actor: Actor, *, at: datetime) -> LocalityList:
    """The families of the actor's own locality; the opening is recorded. Raises Refused."""
    must(actor, Permission.LIST_VIEW, at=at)
    found = _on_list(actor)
    audit.record(
        actor,
        audit.Act(action="opened the locality's list", permission=Permission.LIST_VIEW, detail={"shown": len(found)}),
    )
    return LocalityList(
        new=tuple(one for one in found if not one.copy and one.step is None),
        listed=tuple(one for one in found if one.step is ListStep.LISTED),
        copies=tuple(one for one in found if one.copy and one.step is None),
    )


def _on_list(actor: Actor) -> list[OnList]:
    rows = RequestCopy.objects.filter(
        team_id__in=actor.team_ids, desk__in=LISTS, baby__in=people_doors.going_on(actor)
    ).select_related("request__baby__mother", "request__made_by", "request__made_by_agency", "request__sharing")
    requests = {row.request_id: row.request for row in rows.order_by("-sent_at", "-id")[:MOST]}
    stood = standings(list(requests.values()))
    steps = _newest_steps([one.request.pk for one in stood])
    return [OnList(standing=one, copy=not one.on_list, step=steps.get(one.request.pk)) for one in stood]


def _newest_steps(ids: list[UUID]) -> dict[UUID, ListStep]:
    entries = ListEntry.objects.filter(request_id__in=ids).order_by("at", "id").values_list("request_id", "step")
    return {request_id: ListStep(step) for request_id, step in entries}


def new_on_list(actor: Actor) -> int:
    """How many requests wait to be put on the locality's list; nought for anybody without one."""
    if not actor.team_ids:
        return 0
    return sum(1 for one in _on_list(actor) if not one.copy and one.step is None)


def entry_for(actor: Actor, request_id: UUID, *, at: datetime) -> Standing:
    """A request on the list, to say what becomes of it. Raises Refused or NotThere."""
    return request_for(actor, request_id, Permission.LIST_ENTER, at=at)


def entry_by_draft(draft_id: UUID) -> ListEntry | None:
    return ListEntry.objects.filter(draft_id=draft_id).first()

"""Reading a locality's panel: its meetings, the agenda that follows from the list, and what was agreed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere, Refused, must
from kith.access.permissions import Permission
from kith.kernel.clock import day_of, london
from kith.kernel.findings import Finding
from kith.kernel.handbook.kinds import Desk
from kith.people import doors as people_doors
from kith.prebirth import rules
from kith.prebirth.models import PanelAction, PanelActionDone, PanelMeeting, PanelOutcome
from kith.prebirth.words import Talked
from kith.referrals.models import ListEntry, Request, RequestCopy
from kith.referrals.words import ListStep

from .gathering import kept_of
from .pathway import Book, Pathway, pathway_from

LISTS = (Desk.LOCALITY.value, Desk.LIST.value)


@dataclass(frozen=True, kw_only=True)
class ActionLine:
    """Something promised, and whether it was done; `done` is None while nobody has said."""

    action: PanelAction
    done: PanelActionDone | None = None

    def late(self, on: date) -> bool:
        return self.done is None and self.action.by_when < on


@dataclass(frozen=True, kw_only=True)
class AgendaItem:
    """One family on the agenda: a few lines, what became of it before, what was promised."""

    request: Request
    pathway: Pathway
    copy: bool
    outcomes: tuple[PanelOutcome, ...]
    actions: tuple[ActionLine, ...]
    here: PanelOutcome | None = None
    count: int = 0

    @property
    def last(self) -> PanelOutcome | None:
        """The newest outcome of an earlier meeting."""
        return next((one for one in self.outcomes if one is not self.here), None)

    @property
    def not_reached(self) -> int:
        """How many meetings in a row did not come to this family."""
        count = 0
        for one in self.outcomes:
            if one is self.here:
                continue
            if one.talked != Talked.NOT_REACHED:
                break
            count += 1
        return count


@dataclass(frozen=True, kw_only=True)
class Agenda:
    """A meeting and its families: those not reached before first, then those waiting longest."""

    meeting: PanelMeeting
    items: tuple[AgendaItem, ...]
    new_on_list: int
    today: date


@dataclass(frozen=True, kw_only=True)
class Panel:
    """The panel of the actor's locality: meetings ahead and held, how many families wait."""

    ahead: tuple[PanelMeeting, ...]
    before: tuple[PanelMeeting, ...]
    waiting: int
    new_on_list: int


def panel(actor: Actor, *, at: datetime) -> Panel:
    """The actor's own panel. Raises Refused."""
    must(actor, Permission.PANEL_RUN, at=at)
    meetings = PanelMeeting.objects.filter(team__in=actor.team_ids)
    waiting = _listed(actor, actor.team_ids)
    on = day_of(at)
    return Panel(
        ahead=tuple(meetings.filter(planned_for__gte=_day_begins(at)).order_by("planned_for", "id")[:6]),
        before=tuple(meetings.filter(planned_for__lt=_day_begins(at)).order_by("-planned_for", "-id")[:12]),
        waiting=sum(1 for one in waiting.values() if rules.on_agenda(one.listed, on)),
        new_on_list=sum(1 for one in waiting.values() if one.new),
    )


def _day_begins(at: datetime) -> datetime:
    return london(at).replace(hour=0, minute=0, second=0, microsecond=0)


@dataclass(frozen=True, kw_only=True)
class _Waiting:
    listed: rules.Listed
    new: bool


def _copies(actor: Actor, teams: Iterable[UUID]) -> QuerySet[RequestCopy]:
    return RequestCopy.objects.filter(team_id__in=teams, desk__in=LISTS, baby__in=people_doors.going_on(actor))


def _listed(actor: Actor, teams: Iterable[UUID]) -> dict[UUID, _Waiting]:
    """Every family that these teams' lists hold, as the rule takes it. Nobody is cut off, however long the list is."""
    copies = _copies(actor, teams).values_list("request_id", "request__to_front_door", "baby__date_of_birth")
    rows = list(copies.distinct())
    steps: dict[UUID, str] = dict(
        ListEntry.objects.filter(request__in=[row[0] for row in rows])
        .order_by("at", "id")
        .values_list("request_id", "step")
    )
    last = {one.request_id: one for one in _newest([row[0] for row in rows])}
    found = {}
    for request_id, to_front_door, born_on in rows:
        step, outcome = steps.get(request_id), last.get(request_id)
        if born_on is not None and outcome is None:
            continue
        off = step in {ListStep.TAKEN_OFF, ListStep.TO_FRONT_DOOR}
        found[request_id] = _Waiting(
            new=not to_front_door and step is None,
            listed=rules.Listed(
                request_id=request_id,
                on_list=not to_front_door and step == ListStep.LISTED,
                copy=to_front_door and not off,
                last=Talked(outcome.talked) if outcome else None,
                last_on=day_of(outcome.recorded_at) if outcome else None,
                look_again_on=outcome.look_again_on if outcome else None,
            ),
        )
    return found


def _newest(requests: list[UUID]) -> QuerySet[PanelOutcome]:
    return PanelOutcome.objects.filter(request__in=requests).order_by("request_id", "-number").distinct("request_id")


def meeting_for(actor: Actor, meeting_id: UUID, *, at: datetime) -> PanelMeeting:
    """A meeting of a panel of the actor's own team. Raises Refused; NotThere for another locality's."""
    must(actor, Permission.PANEL_RUN, at=at)
    found = PanelMeeting.objects.select_related("team", "called_by__team__agency").filter(
        pk=meeting_id, team__in=actor.team_ids
    )
    one = found.first()
    if one is None:
        raise NotThere
    return one


def agenda_for(actor: Actor, meeting_id: UUID, *, at: datetime) -> Agenda:
    """The agenda of a meeting; the opening is recorded. Families talked about there stand on it too.

    Raises Refused, NotThere.
    """
    meeting = meeting_for(actor, meeting_id, at=at)
    on = day_of(meeting.planned_for)
    waiting = _listed(actor, [meeting.team_id])
    here = set(PanelOutcome.objects.filter(meeting=meeting).values_list("request_id", flat=True))
    chosen = {pk for pk, one in waiting.items() if rules.on_agenda(one.listed, on)} | here
    items = _items(actor, chosen, meeting, at)
    act = audit.Act(
        action="opened a panel's agenda",
        permission=Permission.PANEL_RUN,
        subject_kind="panelmeeting",
        subject_id=meeting.pk,
        detail={"shown": len(items)},
    )
    audit.record(actor, act)
    return Agenda(
        meeting=meeting,
        items=tuple(sorted(items, key=_order)),
        new_on_list=sum(1 for one in waiting.values() if one.new),
        today=day_of(at),
    )


def _order(one: AgendaItem) -> tuple[bool, int, datetime, str]:
    return one.here is not None, -one.not_reached, one.request.received_at, str(one.request.pk)


def _items(actor: Actor, requests: Iterable[UUID], meeting: PanelMeeting, at: datetime) -> list[AgendaItem]:
    rows = list(
        Request.objects.filter(pk__in=requests, baby__in=people_doors.going_on(actor)).select_related(
            "baby__mother", "made_by__team__agency", "made_by_agency", "sharing"
        )
    )
    outcomes = _outcomes(PanelOutcome.objects.filter(request__in=rows))
    actions = _actions(PanelAction.objects.filter(outcome__request__in=rows))
    babies = [row.baby for row in rows]
    today, kept = day_of(at), kept_of(babies)
    book = Book.on(today)
    found = []
    for row in rows:
        mine = tuple(outcomes.get(row.pk, ()))
        found.append(
            AgendaItem(
                request=row,
                pathway=pathway_from(row.baby, kept[row.baby_id], book, today),
                copy=row.to_front_door,
                outcomes=mine,
                actions=tuple(actions.get(row.pk, ())),
                here=next((one for one in mine if one.meeting_id == meeting.pk), None),
                count=mine[0].number if mine else 0,
            )
        )
    return found


def _outcomes(rows: QuerySet[PanelOutcome]) -> dict[UUID, list[PanelOutcome]]:
    """Newest first, one of each meeting."""
    found: dict[UUID, dict[UUID, PanelOutcome]] = {}
    for row in rows.select_related("meeting", "recorded_by__team__agency").order_by("-number"):
        found.setdefault(row.request_id, {}).setdefault(row.meeting_id, row)
    return {request: list(by_meeting.values()) for request, by_meeting in found.items()}


def _actions(rows: QuerySet[PanelAction]) -> dict[UUID, list[ActionLine]]:
    chosen = list(rows.select_related("outcome").order_by("by_when", "id"))
    done = {
        one.action_id: one
        for one in PanelActionDone.objects.filter(action__in=chosen)
        .select_related("recorded_by")
        .order_by("recorded_at", "id")
    }
    found: dict[UUID, list[ActionLine]] = {}
    for one in chosen:
        found.setdefault(one.outcome.request_id, []).append(ActionLine(action=one, done=done.get(one.pk)))
    return found


def item_for(actor: Actor, meeting_id: UUID, request_id: UUID, *, at: datetime) -> tuple[PanelMeeting, AgendaItem]:
    """One family of a meeting, to record what became of it. Raises Refused; NotThere for one not on its list."""
    meeting = meeting_for(actor, meeting_id, at=at)
    found = _copies(actor, [meeting.team_id]).filter(request_id=request_id).values_list("baby_id", flat=True).first()
    if found is None:
        raise NotThere
    people_doors.allow(actor, Permission.PANEL_RECORD, found, at=at)
    items = _items(actor, [request_id], meeting, at)
    if not items:
        raise NotThere
    return meeting, items[0]


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """What the panel said of one baby, newest first, with what was promised."""

    outcomes: tuple[PanelOutcome, ...]
    actions: tuple[ActionLine, ...]

    def finding(self, on: date) -> Finding | None:
        return rules.late_actions(
            ((one.action.what, one.action.by_when, one.done is not None) for one in self.actions), on
        )


def agreed_about(baby_id: UUID) -> Agreed:
    """What panels agreed about a baby. The caller has opened the file."""
    outcomes = _outcomes(PanelOutcome.objects.filter(baby_id=baby_id))
    actions = _actions(PanelAction.objects.filter(baby_id=baby_id))
    newest = sorted((row for rows in outcomes.values() for row in rows), key=lambda row: row.recorded_at, reverse=True)
    return Agreed(outcomes=tuple(newest), actions=tuple(line for lines in actions.values() for line in lines))


def action_for(actor: Actor, action_id: UUID, *, at: datetime) -> PanelAction:
    """Something promised, to say that it was done. Raises Refused, NotThere."""
    found = PanelAction.objects.select_related("outcome__meeting", "baby__mother").filter(pk=action_id).first()
    if found is None:
        raise NotThere
    people_doors.allow(actor, Permission.PATHWAY_RECORD, found.baby_id, at=at)
    return found


def waiting_for_panel(actor: Actor, *, at: datetime) -> tuple[int, PanelMeeting | None]:
    """How many families wait for the actor's next panel, and which meeting is next; nought for anybody without one."""
    try:
        found = panel(actor, at=at)
    except Refused:
        return 0, None
    return found.waiting, next(iter(found.ahead), None)

"""Calling a panel's meeting, recording what became of each family, and that an action was done."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from kith.access.actor import Actor
from kith.access.doors import NotThere, must
from kith.access.permissions import Permission
from kith.directory import actions as directory_actions
from kith.directory import doors as directory_doors
from kith.kernel import handbook
from kith.kernel.clock import day_of
from kith.people import actions as people_actions
from kith.prebirth import doors, rules
from kith.prebirth.models import PanelAction, PanelActionDone, PanelMeeting, PanelOutcome
from kith.prebirth.words import ServiceConsent, Talked
from kith.referrals import actions as referral_actions
from kith.referrals.words import ListStep

from .parts import Stale, alone, note

LEADS_TO = {Talked.FRONT_DOOR: ListStep.TO_FRONT_DOOR, Talked.FINISHED: ListStep.TAKEN_OFF}
STEP = "panel"


@dataclass(frozen=True, kw_only=True)
class ActionSaid:
    """Who does what, by which day."""

    what: str
    who: str
    by_when: date


@dataclass(frozen=True, kw_only=True)
class OutcomeSaid:
    """What became of one family. `based_on` is how many outcomes there were when the page was opened."""

    based_on: int
    talked: Talked
    words: str
    offers: tuple[str, ...] = ()
    consent: ServiceConsent = ServiceConsent.NOT_ASKED
    consent_words: str = ""
    look_again_on: date | None = None
    actions: tuple[ActionSaid, ...] = ()

    @property
    def facts(self) -> rules.Agreed:
        return rules.Agreed(
            talked=self.talked,
            offers=self.offers,
            consent=self.consent,
            consent_words=self.consent_words,
            actions=len(self.actions),
            look_again_on=self.look_again_on,
        )


@transaction.atomic
def call_meeting(*, planned_for: datetime, place: str, draft_id: UUID | None, by: Actor, at: datetime) -> PanelMeeting:
    """A meeting of the actor's own panel; the same draft again is the same meeting. Raises Refused, NotThere."""
    must(by, Permission.PANEL_RUN, at=at)
    done = PanelMeeting.objects.filter(draft_id=draft_id).first() if draft_id else None
    if done is not None:
        return done
    worker = directory_doors.worker_of(by)
    if worker.team_id not in by.team_ids:
        raise NotThere
    made = PanelMeeting.objects.create(
        draft_id=draft_id, team=worker.team, planned_for=planned_for, place=place, called_by=worker, called_at=at
    )
    note(by, "called a panel's meeting", Permission.PANEL_RUN, made)
    return made


@transaction.atomic
def record_outcome(
    *, meeting_id: UUID, request_id: UUID, said: OutcomeSaid, draft_id: UUID | None, by: Actor, at: datetime
) -> PanelOutcome:
    """What became of one family at one meeting; whoever asked is told, and a greater worry goes to the Front Door.

    Nothing is refused for want of an owner or a day: rules find, people fill in. Raises Stale, Refused, NotThere.
    """
    alone(request_id)
    meeting, item = doors.item_for(by, meeting_id, request_id, at=at)
    done = PanelOutcome.objects.filter(draft_id=draft_id).first() if draft_id else None
    if done is not None:
        return done
    number = PanelOutcome.objects.filter(request_id=request_id).count()
    if number != said.based_on:
        raise Stale
    made = PanelOutcome.objects.create(
        draft_id=draft_id,
        meeting=meeting,
        request=item.request,
        baby_id=item.request.baby_id,
        number=number + 1,
        talked=said.talked.value,
        words=said.words,
        offers=list(said.offers),
        consent=said.consent.value,
        consent_words=said.consent_words,
        look_again_on=_look_again(said, meeting),
        recorded_by=directory_doors.worker_of(by),
        recorded_at=at,
    )
    PanelAction.objects.bulk_create(
        PanelAction(outcome=made, baby_id=made.baby_id, what=one.what, who=one.who, by_when=one.by_when)
        for one in said.actions
    )
    note(by, "recorded what a panel agreed", Permission.PANEL_RECORD, made, {"talked": made.talked})
    _lead_on(made, item, said, by=by, at=at)
    return made


def _look_again(said: OutcomeSaid, meeting: PanelMeeting) -> date | None:
    """The day that was said; else the handbook's, so that no family is left without a day (PRE-23)."""
    on = day_of(meeting.planned_for)
    if said.talked.over or not said.talked.discussed:
        return None
    if rules.next_look(said.facts, on) is None:
        return said.look_again_on
    return on + timedelta(days=handbook.current().figure("panel_next_look", on))


def _lead_on(made: PanelOutcome, item: doors.AgendaItem, said: OutcomeSaid, *, by: Actor, at: datetime) -> None:
    """The step of the pathway is done; a request that leaves the list says so to whoever sent it; others are told."""
    done = any(one.step.code == STEP and one.step.done for one in item.pathway.lines)
    if said.talked.discussed and not done and not item.pathway.facts.born_on:
        day = min(day_of(at), day_of(made.meeting.planned_for))
        people_actions.record_step(made.baby_id, STEP, day, by=by, at=at, words="The panel talked about the family")
    step = LEADS_TO.get(said.talked)
    if step is not None and not item.request.to_front_door:
        entered = referral_actions.Entered(step=step, words=said.words)
        referral_actions.enter_on_list(request_id=made.request_id, entered=entered, draft_id=made.pk, by=by, at=at)
        return
    sender = item.request.made_by
    if not sender.email:
        return
    where = str(settings.KITH_ADDRESS) + reverse("pathway", args=[made.baby_id])
    letter = directory_actions.Letter(
        key=f"panel:{made.pk}",
        address=sender.email,
        subject="There is news of a request you sent",
        body=(
            f"The locality's panel has met about request {item.request.number}. This message holds nothing about the "
            f"family. Sign in to Kith to read what was agreed:\n\n{where}\n"
        ),
        worker=sender,
        about=made.baby_id,
    )
    directory_actions.notify(letter, at=at)


@transaction.atomic
def finish_action(
    action_id: UUID, *, done: bool, words: str, draft_id: UUID | None, by: Actor, at: datetime
) -> PanelActionDone:
    """An action was done, or will not be, and why. Raises Refused, NotThere."""
    alone(action_id)
    action = doors.action_for(by, action_id, at=at)
    before = PanelActionDone.objects.filter(draft_id=draft_id).first() if draft_id else None
    if before is not None:
        return before
    made = PanelActionDone.objects.create(
        draft_id=draft_id,
        action=action,
        baby_id=action.baby_id,
        done=done,
        words=words,
        recorded_by=directory_doors.worker_of(by),
        recorded_at=at,
    )
    note(by, "said that an action of a panel was done", Permission.PATHWAY_RECORD, made, {"done": done})
    return made

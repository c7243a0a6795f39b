"""My work around the Front Door: what I sent, what I am asked, whom to tell, marks nobody looked at, disagreements."""

from dataclasses import replace
from datetime import datetime

from django.urls import reverse

from kith.access.actor import Actor
from kith.design.pages import Link, Tag
from kith.design.wording import list_text, near_moment_text, plural
from kith.people import doors as people_doors
from kith.referrals import doors
from kith.referrals.words import ListStep, RequestStage, TriageOutcome

from .parts import Item, Panel, clock

SHOWN = 5


def sent(actor: Actor, at: datetime) -> Panel:
    """The referrer's view: sent, waited for, answered."""
    items = tuple(_sent(one, at) for one in doors.requests_made_by(actor)[:10])
    return Panel("Requests I have sent", items, "You have sent no request for support.")


def _sent(one: doors.Standing, at: datetime) -> Item:
    request, decision = one.request, one.decision
    name, href = people_doors.name_of(request.baby), reverse("request", args=[request.pk])
    said = f"{request.number}: {name}"
    if one.on_list:
        return _sent_to_locality(one, Item(said, href), at)
    if one.stage is RequestStage.WAITING or decision is None:
        again = f"New information {near_moment_text(one.reopened_at, now=at)}. " if one.reopened_at else ""
        note = f"{again}Sent {near_moment_text(request.received_at, now=at)}. The Front Door has not decided yet."
        return Item(said, href, note, Tag("Waited for", "action"), clock("Front Door decides", one.clock, at=at))
    what = TriageOutcome(decision.outcome).label
    when = near_moment_text(decision.decided_at, now=at)
    if one.stage is RequestStage.DECIDED:
        note = f"Decided {when}: {what}. Nobody has told you yet; the reasons are here."
        return Item(said, href, note, Tag("Not told yet", "late"))
    note = f"Decided {when}: {what}. Read the reasons, and say so if you disagree."
    return Item(said, href, note, Tag("Answered", "plain"))


def _sent_to_locality(one: doors.Standing, item: Item, at: datetime) -> Item:
    if one.listed is None:
        note = f"Sent {near_moment_text(one.request.received_at, now=at)}. The locality has not answered yet."
        return replace(
            item, note=note, tag=Tag("Waited for", "action"), clock=clock("Locality answers", one.clock, at=at)
        )
    note = f"{ListStep(one.listed.step).label}, {near_moment_text(one.listed.at, now=at)}."
    return replace(item, note=note, tag=Tag("Answered", "plain"))


def asked_of_us(actor: Actor, at: datetime) -> Panel | None:
    """What my team is asked about a family, with its clock; no name stands here."""
    asked = doors.asked_of(actor)
    items = tuple(
        Item(
            f"Information asked by {one.ask.asked_by.team.agency.name}",
            reverse("information_reply", args=[one.ask.pk]),
            f"{plural(len(one.ask.questions), 'question')}. One tap when your agency knows nothing.",
            Tag("Reply", "action"),
            clock("Reply", one.clock, at=at),
        )
        for one in asked
    )
    return Panel("Information my team is asked for", items, "") if items else None


def asked_by_me(actor: Actor, at: datetime) -> Panel | None:
    """What I asked agencies and nobody has answered."""
    items = tuple(
        Item(
            f"{one.ask.worker.full_name if one.ask.worker else one.ask.team.name}, {one.ask.agency.name}",
            reverse("request", args=[one.ask.request_id]),
            f"Asked {near_moment_text(one.ask.asked_at, now=at)} about {list_text(one.ask.who)}",
            clock=clock("Reply", one.clock, at=at),
        )
        for one in doors.unanswered_by(actor)
    )
    return Panel("Information I wait for", items, "") if items else None


def untold(actor: Actor, at: datetime) -> Panel | None:
    """Decisions of mine that somebody has not been told of: they stay until somebody was."""
    found, total = doors.untold_by(actor, most=SHOWN)
    items = tuple(
        Item(
            f"{one.request.number}: {people_doors.name_of(one.request.baby)}",
            reverse("request_told", args=[one.request.pk]),
            f"Tell {one.request.made_by.full_name}" if one.told_at is None else "Tell an agency that was asked",
            clock=clock("Tell them", doors.tell_clock(one.decision.decided_at), at=at),
        )
        for one in found
        if one.decision
    )
    more = Link(f"All {total:,}", reverse("to_tell")) if total > len(items) else None
    return Panel("Decisions to tell people of", items, "", more) if items else None


def marks(actor: Actor, at: datetime) -> Panel | None:
    """Marks on babies who cannot move that were refused and that nobody has looked at."""
    found, total = doors.marks_open(actor, most=SHOWN)
    items = tuple(
        Item(
            f"{one.refusal.request.number}: {people_doors.name_of(one.refusal.request.baby)}",
            reverse("request_mark", args=[one.refusal.request_id]),
            f"Decided {near_moment_text(one.decision.decided_at, now=at)}: {TriageOutcome(one.decision.outcome).label}",
            Tag("Nobody has looked", "late"),
            clock("Have it looked at", one.clock, at=at),
        )
        for one in found
    )
    more = Link(f"All {total:,}", reverse("marks")) if total > len(items) else None
    return Panel("Marks that nobody has looked at", items, "", more) if items else None


def disagreements(actor: Actor, at: datetime) -> Panel | None:
    """The disagreements whose stage I hold now."""
    items = tuple(
        Item(
            f"{one.resolution.number}: {one.resolution.get_topic_display()}",
            reverse("resolution", args=[one.resolution.pk]),
            f"{one.resolution.raised_by_agency.name} and {one.resolution.other_agency.name}",
            Tag(one.stage.label, "action"),
            clock("Resolve it or move it on", one.now.clock, at=at),
        )
        for one in doors.resolutions_held_by(actor)
    )
    return Panel("Disagreements I hold", items, "") if items else None

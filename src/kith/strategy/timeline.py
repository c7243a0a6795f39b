"""What this room tells the chronology: discussions called, information given, decisions, records sent round."""

from datetime import datetime
from uuid import UUID

from django.urls import reverse

from kith.access.actor import Actor
from kith.people.timeline import TimelineFact
from kith.people.words import About, EntryKind

from .models import Circulation, Contribution, Discussion, Record


def entries_for(_actor: Actor, baby_id: UUID) -> list[TimelineFact]:
    """Every step of every strategy discussion about one baby; the caller has asked access for the file."""
    return [*_called(baby_id), *_given(baby_id), *_decided(baby_id), *_sent(baby_id)]


def _href(discussion_id: UUID) -> str:
    return reverse("discussion", args=[discussion_id])


def _called(baby_id: UUID) -> list[TimelineFact]:
    rows = Discussion.objects.select_related("team__agency", "called_by").prefetch_related("invitations__agency")
    return [
        TimelineFact(
            happened_at=one.called_at,
            known_at=one.called_at,
            agency_name=one.team.agency.name,
            kind="Strategy discussion called",
            words=one.trigger,
            who=one.called_by.full_name,
            href=_href(one.pk),
            key=f"discussion.{one.pk}",
            agency_id=one.team.agency_id,
            group=EntryKind.STRATEGY,
            about=About.BABY,
            told=tuple((asked.agency.name, asked.invited_at) for asked in one.invitations.all()),
        )
        for one in rows.filter(baby_id=baby_id)
    ]


def _given(baby_id: UUID) -> list[TimelineFact]:
    rows = Contribution.objects.select_related("agency", "discussion__team__agency").filter(baby_id=baby_id)
    return [
        TimelineFact(
            happened_at=one.given_at,
            known_at=one.given_at,
            agency_name=one.agency.name,
            kind="Information given to a strategy discussion",
            words=f"For discussion {one.discussion.number}. Read it there, under the agency’s name.",
            who=one.given_by_name,
            href=_href(one.discussion_id),
            group=EntryKind.STRATEGY,
            about=About.BABY,
            told=((one.discussion.team.agency.name, one.given_at),),
        )
        for one in rows
    ]


def _decided(baby_id: UUID) -> list[TimelineFact]:
    """The newest record of each discussion; earlier ones are kept, and not read here."""
    rows = Record.objects.select_related("discussion__team__agency", "recorded_by").filter(baby_id=baby_id)
    rows = rows.prefetch_related("discussion__circulations__copies__invitation__agency")
    newest = {one.discussion_id: one for one in rows.order_by("discussion_id", "number")}
    return [
        TimelineFact(
            happened_at=one.started_at,
            known_at=one.recorded_at,
            agency_name=one.discussion.team.agency.name,
            kind="Strategy discussion held",
            words=f"{one.get_threshold_display()}. {one.reasons}",
            who=one.recorded_by.full_name,
            href=_href(one.discussion_id),
            key=f"record.{one.pk}",
            agency_id=one.discussion.team.agency_id,
            group=EntryKind.STRATEGY,
            about=About.BABY,
            told=_copies_of(one),
        )
        for one in newest.values()
    ]


def _sent(baby_id: UUID) -> list[TimelineFact]:
    rows = Circulation.objects.select_related("discussion__team__agency", "circulated_by").filter(baby_id=baby_id)
    return [
        TimelineFact(
            happened_at=one.circulated_at,
            known_at=one.circulated_at,
            agency_name=one.discussion.team.agency.name,
            kind="Record of a strategy discussion sent round",
            words=f"Discussion {one.discussion.number}.",
            who=one.circulated_by.full_name,
            href=_href(one.discussion_id),
            group=EntryKind.STRATEGY,
            about=About.SERVICES,
        )
        for one in rows
    ]


def _copies_of(record: Record) -> tuple[tuple[str, datetime], ...]:
    """The agencies to which this record, or one after it, was sent, and when first."""
    sent: dict[str, datetime] = {}
    for one in record.discussion.circulations.all():
        if one.circulated_at < record.recorded_at:
            continue
        for copy in one.copies.all():
            if copy.invitation is not None:
                name = copy.invitation.agency.name
                sent[name] = min(one.circulated_at, sent.get(name, one.circulated_at))
    return tuple(sent.items())

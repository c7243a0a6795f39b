"""Reading the minutes: the newest record, what each agency said, added lines beside, and who knows what came of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kith.access.actor import Actor
from kith.access.permissions import Permission
from kith.kernel.limits import Deadline
from kith.strategy import rules
from kith.strategy.models import AddedLine, Said, Told

from . import procedures
from .discussions import DiscussionFile, file_for


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """Somebody who is to know what came of the discussion: everybody invited, and the referrer."""

    key: str
    name: str
    agency: str
    attended: bool
    referrer: bool
    sent_at: datetime | None
    opened_at: datetime | None
    told: Told | None

    @property
    def must_be_told(self) -> bool:
        return self.referrer or not self.attended

    @property
    def knew_at(self) -> datetime | None:
        return min((at for at in (self.opened_at, self.told.told_at if self.told else None) if at), default=None)


@dataclass(frozen=True, kw_only=True)
class MinutesFile:
    """Everything the minutes show."""

    file: DiscussionFile
    said: tuple[Said, ...]
    added: tuple[AddedLine, ...]
    recipients: tuple[Recipient, ...]
    may_add: bool
    due: Deadline


def minutes_for(
    actor: Actor, discussion_id: UUID, permission: Permission = Permission.STRATEGY_VIEW, *, at: datetime
) -> MinutesFile:
    """The minutes of a discussion that was held; the opening is recorded. Raises Refused, NotThere."""
    file = file_for(actor, discussion_id, permission, at=at, for_minutes=True)
    newest = file.newest
    said = Said.objects.select_related("agency", "written_by").filter(discussion_id=discussion_id)
    added = AddedLine.objects.select_related("agency", "written_by").filter(discussion_id=discussion_id)
    told = list(Told.objects.select_related("told_by").filter(discussion_id=discussion_id).order_by("told_at", "id"))
    return MinutesFile(
        file=file,
        said=tuple(said.order_by("said_at", "id")),
        added=tuple(added.order_by("written_at", "id")),
        recipients=tuple(_recipients(file, told)),
        may_add=any(one.invitation.agency_id == actor.agency_id for one in file.invited),
        due=procedures.circulation_due_by(newest.ended_at),
    )


def untold(minutes: MinutesFile, *, now: datetime) -> rules.Finding | None:
    """What the rule says of those who were not there."""
    people = [
        rules.ToTell(name=one.agency or one.name, knew_at=one.knew_at) for one in minutes.recipients if one.must_be_told
    ]
    return rules.not_told(people, minutes.due, now)


def _recipients(file: DiscussionFile, told: list[Told]) -> list[Recipient]:
    came = {one.invitation_id for one in file.attendance if one.attended}
    request = file.discussion.request
    referrer = request.made_by if request else None
    found = []
    for one in file.invited:
        asked = one.invitation
        found.append(
            Recipient(
                key=f"invitation:{asked.pk}",
                name=asked.worker.full_name if asked.worker else asked.team.name,
                agency=asked.agency.name,
                attended=asked.pk in came,
                referrer=referrer is not None and asked.worker_id == referrer.pk,
                sent_at=_sent(file, asked.pk, asked.worker_id),
                opened_at=_opened(file, asked.pk, asked.worker_id),
                told=next((row for row in told if row.invitation_id == asked.pk), None),
            )
        )
    if referrer is not None and referrer.pk not in {one.invitation.worker_id for one in file.invited}:
        found.append(
            Recipient(
                key=f"worker:{referrer.pk}",
                name=referrer.full_name,
                agency=referrer.team.agency.name,
                attended=False,
                referrer=True,
                sent_at=_sent(file, None, referrer.pk),
                opened_at=_opened(file, None, referrer.pk),
                told=next((row for row in told if row.worker_id == referrer.pk), None),
            )
        )
    return found


def _sent(file: DiscussionFile, invitation_id: UUID | None, worker_id: UUID | None) -> datetime | None:
    if file.circulation is None:
        return None
    mine = any(
        one.opened_at is None and one.invitation_id == invitation_id and one.worker_id == worker_id
        for one in file.copies
    )
    return file.circulation.circulated_at if mine else None


def _opened(file: DiscussionFile, invitation_id: UUID | None, worker_id: UUID | None) -> datetime | None:
    """The first opening by whom it was sent to; for a team asked as such, by anybody in it."""
    return min(
        (
            one.opened_at
            for one in file.copies
            if one.opened_at is not None
            and one.invitation_id == invitation_id
            and (worker_id is None or one.worker_id == worker_id)
        ),
        default=None,
    )

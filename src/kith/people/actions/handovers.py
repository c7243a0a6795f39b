"""Writing a handover summary, and saying that it was read."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kith.access import audit
from kith.access.actor import Actor
from kith.access.doors import NotThere
from kith.access.permissions import Permission
from kith.people import doors
from kith.people.models import Handover, HandoverRead

from . import checks


@dataclass(frozen=True, kw_only=True)
class HandoverSaid:
    """What the leaving worker tells the one who goes on, part by part."""

    who: str = ""
    seen: str = ""
    worries: str = ""
    strengths: str = ""
    significant: str = ""
    still_open: str = ""
    next_dates: str = ""
    words: str = ""


@transaction.atomic
def save_handover(involvement_id: UUID, said: HandoverSaid, *, by: Actor, at: datetime) -> Handover:
    """Save the summary of an involvement of one's own, or of a team's; the saving before it is kept.

    Raises Refused or NotThere.
    """
    held = doors.involvement_for(by, involvement_id, at=at)
    checks.alone("handover", involvement_id)
    number = Handover.objects.filter(involvement_id=involvement_id).count() + 1
    made = Handover.objects.create(
        baby_id=held.baby_id,
        involvement=held,
        number=number,
        team_id=held.team_id,
        written_by_id=checks.worker_id(by),
        saved_at=at,
        **asdict(said),
    )
    _audit(by, "wrote a handover summary", Permission.INVOLVEMENT_CHANGE, made)
    return made


@transaction.atomic
def read_handover(handover_id: UUID, words: str, *, by: Actor, at: datetime) -> HandoverRead:
    """Say that one has read a summary that somebody else wrote, and what one will do first. Twice gives the same.

    Raises Refused, NotThere.
    """
    handover = doors.handover_for(by, handover_id, at=at)
    if not handover.may_acknowledge:
        raise NotThere
    reader = checks.worker_id(by)
    checks.alone("handover read", handover_id, reader)
    said = HandoverRead.objects.filter(handover_id=handover_id, read_by_id=reader).first()
    if said is not None:
        return said
    made = HandoverRead.objects.create(
        baby_id=handover.baby_id, handover_id=handover_id, words=words.strip()[:400], read_by_id=reader, read_at=at
    )
    _audit(by, "acknowledged a handover summary", Permission.BABY_VIEW, made)
    return made


def _audit(by: Actor, action: str, permission: Permission, made: Handover | HandoverRead) -> None:
    act = audit.Act(
        action=action, permission=permission, subject_kind="handover", subject_id=made.pk, baby_id=made.baby_id
    )
    audit.record(by, act)

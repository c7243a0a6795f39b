"""What is on its way at the Front Door: a discussion moved, people reminded, one no longer asked, a practice's letter,
and decisions that nobody was told of yet."""

import hashlib
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef

from kith.access.actor import Actor
from kith.access.database import acting_as
from kith.access.words import Role
from kith.directory import actors
from kith.directory.models import Worker
from kith.directory.words import AgencyKind
from kith.people.models import Baby, Involvement
from kith.people.words import Part
from kith.referrals.models import RequestChild, TriageDecision, WaitingRequest
from kith.referrals.words import TriageOutcome
from kith.strategy import actions
from kith.strategy.models import Contribution, Discussion, Invitation, Letter, Record
from kith.strategy.words import LetterKind, Mode

from .demo import PEOPLE

KEPT = (AgencyKind.SOCIAL_CARE, AgencyKind.POLICE, AgencyKind.PUBLIC_HEALTH_NURSING, AgencyKind.PAEDIATRICS)
"""Nobody of these is taken off the list of those invited."""
UNTOLD = (
    "The Family Hub can offer what the request asks for, and the parents want it. Nothing in it suggests harm.",
    "The health visitor is with the family already. We agreed what would make her ask again.",
)
LETTER = (
    "To the safeguarding discussion",
    "Seen at the practice on Monday for the six-week check: growing well, alert, no marks seen undressed.",
    "Mother tired, asks for help with nights. Father has not been seen here.",
)


def scenes(*, at: datetime) -> None:
    """Write them for the Front Door manager, where the partnership has one."""
    email = next((person.email for person in PEOPLE if person.role is Role.FRONT_DOOR_MANAGER), "")
    worker = Worker.objects.select_related("account", "team").filter(account__email=email).first()
    by = actors.actor_for(worker.account, second_factor=True, at=at) if worker and worker.account else None
    if worker is None or by is None:
        return
    _moved(worker, by, at)
    _untold(worker, at)
    _several(worker, at)
    _letter()


def _moved(chair: Worker, by: Actor, at: datetime) -> None:
    """A discussion put off to the next day; who is silent is reminded, and one agency is no longer asked."""
    held = Record.objects.filter(discussion=OuterRef("pk"))
    still = Discussion.objects.filter(~Exists(held), called_by=chair, baby__ended_as="", reschedulings=None)
    about = still.order_by("called_at", "id").first()
    if about is None:
        return
    of: dict[str, Any] = {"discussion_id": about.pk, "by": by}
    change = actions.Change(
        planned_for=at + timedelta(hours=20), mode=Mode.VIDEO, why="The paediatrician is in theatre this afternoon."
    )
    with transaction.atomic(), acting_as(by, at):
        actions.reschedule(**of, change=change, at=at - timedelta(hours=2))
        actions.remind(**of, at=at - timedelta(minutes=50))
        spare = Invitation.objects.filter(discussion=about, contributions=None).exclude(agency__kind__in=KEPT)
        one = spare.exclude(worker=chair).order_by("-invited_at", "-id").first()
        if one is not None:
            why = "They closed their work with the family last year, and say that they know nothing new."
            instead = "Their closing report of last year is read out."
            said: dict[str, Any] = {"invitation_id": one.pk, "why": why, "follow_up": instead}
            actions.withdraw_invitation(**of, **said, at=at - timedelta(minutes=40))


def _untold(decider: Worker, at: datetime) -> None:
    """Two decisions of this morning that the referrer has not been told of."""
    waiting = WaitingRequest.objects.filter(injury=False, received_at__lt=at - timedelta(hours=5), baby__ended_as="")
    for one, reasons in zip(waiting.order_by("received_at", "request_id")[: len(UNTOLD)], UNTOLD, strict=False):
        TriageDecision.objects.create(
            request_id=one.request_id,
            baby_id=one.baby_id,
            outcome=TriageOutcome.EARLY_HELP,
            level=2,
            reasons=reasons,
            decided_by=decider,
            decided_at=at - timedelta(hours=3),
        )


def _several(worker: Worker, at: datetime) -> None:
    """A waiting request that is about a brother or sister too, so that there is more than one baby to decide for."""
    others = Baby.objects.filter(mother_id=OuterRef("baby__mother_id"), ended_as="", same_as=None)
    waiting = WaitingRequest.objects.filter(baby__ended_as="", baby__same_as=None)
    one = waiting.filter(Exists(others.exclude(pk=OuterRef("baby_id")))).order_by("-received_at", "request_id").first()
    if one is None:
        return
    mother = Baby.objects.values_list("mother_id", flat=True).get(pk=one.baby_id)
    child = Baby.objects.filter(mother_id=mother, ended_as="", same_as=None).exclude(pk=one.baby_id).order_by("id")[0]
    RequestChild.objects.get_or_create(request_id=one.request_id, baby=child)
    if not Involvement.objects.filter(baby=child, team=worker.team, worker=None, until=None).exists():
        Involvement.objects.create(
            baby=child, team=worker.team, agency_id=worker.team.agency_id, part=Part.FRONT_DOOR, since=at,
            basis="A request about brothers and sisters", recorded_by=worker,
        )  # fmt: skip


def _letter() -> None:
    """A letter that a practice attached to what it sent by its link."""
    sent = Contribution.objects.filter(by_link=True, discussion__baby__ended_as="").order_by("-given_at", "id").first()
    if sent is None:
        return
    content = _pdf(LETTER)
    Letter.objects.get_or_create(
        invitation_id=sent.invitation_id,
        sha256=hashlib.sha256(content).hexdigest(),
        defaults={
            "discussion_id": sent.discussion_id,
            "baby_id": sent.baby_id,
            "name": "Letter from the practice.pdf",
            "kind": LetterKind.PDF,
            "size": len(content),
            "content": content,
            "added_at": sent.given_at,
        },
    )


def _pdf(lines: tuple[str, ...]) -> bytes:
    """A whole PDF of one page with these lines."""
    text = b"BT /F1 11 Tf 60 760 Td 16 TL " + b" ".join(f"({line}) Tj T*".encode("ascii") for line in lines) + b" ET"
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
    ]
    made, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1) + table + end

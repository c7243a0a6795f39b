"""What every act on a request shares: its line in the audit, its address in a letter."""

from uuid import UUID

from django.conf import settings
from django.db import connection
from django.urls import reverse

from kith.access import audit
from kith.access.actor import Actor
from kith.access.permissions import Permission
from kith.referrals.models import InformationAsk, Request


def alone(about: UUID) -> None:
    """Hold other acts on the same thing until this transaction ends; rows that are never changed cannot be held."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"request:{about}"])


def address_of(request: Request) -> str:
    return str(settings.KITH_ADDRESS) + reverse("request", args=[request.pk])


def outcome_address(request: Request) -> str:
    """Where whoever made it reads what came of it: the request itself, or its outcome once the file is closed."""
    return str(settings.KITH_ADDRESS) + reverse("request_outcome", args=[request.pk])


def ask_address(ask: InformationAsk) -> str:
    return str(settings.KITH_ADDRESS) + reverse("information_reply", args=[ask.pk])


def one_at_a_time(thing_id: UUID) -> None:
    """Hold other acts on this until the transaction ends; rows that are never changed cannot be held."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"request:{thing_id}"])


def record(by: Actor, action: str, permission: Permission, request: Request, codes: list[str]) -> None:
    act = audit.Act(
        action=action,
        permission=permission,
        subject_kind="request",
        subject_id=request.pk,
        baby_id=request.baby_id,
        detail={"codes": codes} if codes else {},
    )
    audit.record(by, act)

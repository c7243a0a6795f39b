"""What every act on a request shares: its line in the audit, its address in a letter."""

from django.conf import settings
from django.urls import reverse

from kith.access import audit
from kith.access.actor import Actor
from kith.access.permissions import Permission
from kith.referrals.models import Request


def address_of(request: Request) -> str:
    return str(settings.KITH_ADDRESS) + reverse("request", args=[request.pk])


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

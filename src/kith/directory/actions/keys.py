"""The key of an agency's own system."""

import hashlib
import secrets
from datetime import datetime

from django.db import transaction

from kith.access.models import Account
from kith.directory.models import Agency, ScimToken


@transaction.atomic
def new_key(agency: Agency, *, at: datetime) -> str:
    """A new key for the agency's system, returned once and kept as its hash alone; the one before it ends now.

    Its acts are put to an account that nobody can sign in with. Only the operator makes keys, at the command line.
    """
    account, _ = Account.objects.get_or_create(
        email=f"system.{agency.code}@kith.invalid", defaults={"password": "!", "is_active": False, "joined_at": at}
    )
    ScimToken.objects.filter(agency=agency, revoked_at=None).update(revoked_at=at)
    token = secrets.token_urlsafe(32)
    digest = hashlib.sha256(token.encode()).hexdigest()
    ScimToken.objects.create(agency=agency, account=account, token_hash=digest, made_at=at)
    return token

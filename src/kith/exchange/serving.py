"""One SCIM request, answered in the name of one agency inside one transaction."""

import logging
from datetime import datetime

from django.db import transaction
from scim2_models import NotFoundException, SCIMException, UnauthorizedException
from scim2_server.handler import ScimHandler
from scim2_server.requests import ScimRequest
from scim2_server.responses import ScimResponse
from scim2_server.service import ScimService

from kith.access import audit
from kith.access.actor import Actor
from kith.access.database import acting_as
from kith.access.doors import NotThere, Refused
from kith.access.words import Outcome
from kith.directory import doors as directory_doors

from .storage import DirectoryStorage
from .words import PROVIDER

log = logging.getLogger("kith.scim")
SERVICE = ScimService(PROVIDER)


def answer(asked: ScimRequest, *, at: datetime) -> ScimResponse:
    """The answer, whatever happens; a key that is not valid learns only that."""
    try:
        actor = _who(asked, at)
        with acting_as(actor, at):
            return ScimHandler(SERVICE, DirectoryStorage(actor, at)).handle(asked)
    except (Refused, NotThere):
        return SERVICE.error_response(NotFoundException())
    except SCIMException as error:
        return SERVICE.error_response(error)
    except Exception as error:  # a mistake of ours: kept in the log by its kind, never in the answer
        log.exception("the answer failed")
        return SERVICE.error_response(error)


def _who(asked: ScimRequest, at: datetime) -> Actor:
    scheme, _, token = (asked.header("Authorization") or "").partition(" ")
    actor = directory_doors.system_of(token.strip(), at=at) if scheme.lower() == "bearer" and token else None
    if actor is None:
        with transaction.atomic():
            audit.record_refusal_of_nobody(
                audit.Act(action="refused a key", outcome=Outcome.REFUSED, because="the key is not valid")
            )
        raise UnauthorizedException(detail="This key is not valid.")
    return actor

"""Sending a request for support, deciding what happens, and telling the referrer: each one transaction."""

from .asking import findings_on as findings_on
from .asking import send_request as send_request
from .deciding import Decided as Decided
from .deciding import DecidedMeanwhile as DecidedMeanwhile
from .deciding import decide_request as decide_request

"""Requests for support, the sharing decision behind each, the Front Door's decision and what the referrer was told."""

from .asking import Request as Request
from .asking import SharingDecision as SharingDecision
from .deciding import ReferrerTold as ReferrerTold
from .deciding import TriageDecision as TriageDecision
from .deciding import WaitingRequest as WaitingRequest

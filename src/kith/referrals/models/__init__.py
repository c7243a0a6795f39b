"""Requests for support, the sharing decision behind each, the Front Door's decision and what the referrer was told."""

from .asking import Request as Request
from .asking import SharingDecision as SharingDecision
from .deciding import ReferrerTold as ReferrerTold
from .deciding import TriageDecision as TriageDecision
from .deciding import WaitingRequest as WaitingRequest
from .informing import InformationAsk as InformationAsk
from .informing import InformationReply as InformationReply
from .resolving import Resolution as Resolution
from .resolving import ResolutionEnd as ResolutionEnd
from .resolving import ResolutionStep as ResolutionStep
from .resolving import StageHolder as StageHolder
from .triage import AgencyTold as AgencyTold
from .triage import MarkRefusal as MarkRefusal
from .triage import MarkWord as MarkWord
from .triage import Reopening as Reopening

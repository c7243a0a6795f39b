"""Requests for support, the sharing decisions, the advice line, where requests went, and what was decided."""

from .asking import Request as Request
from .asking import RequestChild as RequestChild
from .asking import RequestSighting as RequestSighting
from .asking import SharingDecision as SharingDecision
from .asking import UrgentCall as UrgentCall
from .consulting import AdviceNotFollowed as AdviceNotFollowed
from .consulting import Consultation as Consultation
from .consulting import ConsultationAdvice as ConsultationAdvice
from .consulting import ConsultationNamed as ConsultationNamed
from .deciding import ChildDecision as ChildDecision
from .deciding import ReferrerTold as ReferrerTold
from .deciding import TriageDecision as TriageDecision
from .deciding import WaitingRequest as WaitingRequest
from .informing import InformationAsk as InformationAsk
from .informing import InformationReply as InformationReply
from .resolving import Resolution as Resolution
from .resolving import ResolutionEnd as ResolutionEnd
from .resolving import ResolutionStep as ResolutionStep
from .resolving import StageHolder as StageHolder
from .routing import ListEntry as ListEntry
from .routing import RequestCopy as RequestCopy
from .triage import AgencyTold as AgencyTold
from .triage import MarkRefusal as MarkRefusal
from .triage import MarkWord as MarkWord
from .triage import Reopening as Reopening

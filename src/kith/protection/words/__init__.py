"""The vocabulary of protection: section 47, conferences, plans, core groups, reviews and visits."""

from .enquiries import Born as Born
from .enquiries import Consent as Consent
from .enquiries import EmergencyKind as EmergencyKind
from .enquiries import EnquiryStage as EnquiryStage
from .enquiries import MedicalNeed as MedicalNeed
from .enquiries import MedicalResult as MedicalResult
from .meetings import Agreement as Agreement
from .meetings import Category as Category
from .meetings import Decision as Decision
from .meetings import MeetingKind as MeetingKind
from .meetings import MeetingStage as MeetingStage
from .meetings import Shared as Shared
from .plans import CircumstancesOfVisit as CircumstancesOfVisit
from .plans import EndReason as EndReason
from .plans import FathersPart as FathersPart
from .plans import PlanStage as PlanStage
from .plans import TeamRole as TeamRole

"""The vocabulary of pregnancy and birth: the pathway, the panel, the assessment, the birth plan, the register."""

from .assessment import AfterAssessment as AfterAssessment
from .assessment import AssessmentPart as AssessmentPart
from .assessment import FactSource as FactSource
from .birth import GoesHome as GoesHome
from .birth import MayLeave as MayLeave
from .birth import PlanLine as PlanLine
from .birth import SentBy as SentBy
from .birth import TalkedHow as TalkedHow
from .panel import ServiceConsent as ServiceConsent
from .panel import Talked as Talked
from .pathway import Mark as Mark
from .pathway import StepState as StepState
from .pathway import Where as Where
from .register import RegisterStatus as RegisterStatus

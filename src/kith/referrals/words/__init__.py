"""The vocabulary of the Front Door: agreement, telling the family, advice, and what was decided."""

from .asking import FORM as FORM
from .asking import Agreement as Agreement
from .asking import Examination as Examination
from .asking import FamilyTold as FamilyTold
from .asking import Purpose as Purpose
from .asking import SharingOutcome as SharingOutcome
from .asking import Step as Step
from .consulting import NextStep as NextStep
from .consulting import Whom as Whom
from .deciding import RequestStage as RequestStage
from .deciding import TriageOutcome as TriageOutcome
from .informing import AboutWhom as AboutWhom
from .informing import AskStage as AskStage
from .panel import ListStep as ListStep
from .resolving import ResolutionStage as ResolutionStage
from .resolving import SafeMeanwhile as SafeMeanwhile
from .resolving import Settlement as Settlement
from .resolving import Topic as Topic
from .triage import BY_HAND as BY_HAND
from .triage import How as How
from .triage import MarkAnswer as MarkAnswer
from .triage import WaitingSince as WaitingSince

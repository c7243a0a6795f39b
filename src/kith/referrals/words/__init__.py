"""The vocabulary of the Front Door: agreement, telling the family, and what was decided."""

from .asking import FORM as FORM
from .asking import Agreement as Agreement
from .asking import FamilyTold as FamilyTold
from .asking import Step as Step
from .deciding import RequestStage as RequestStage
from .deciding import TriageOutcome as TriageOutcome

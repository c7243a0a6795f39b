"""Tables of pregnancy and birth. Rows are only added."""

from .assessment import AssessmentDone as AssessmentDone
from .assessment import AssessmentPage as AssessmentPage
from .birth import BirthPlan as BirthPlan
from .birth import CryingTalk as CryingTalk
from .birth import DischargeMeeting as DischargeMeeting
from .birth import PlanCopy as PlanCopy
from .birth import PlanRead as PlanRead
from .panel import PanelAction as PanelAction
from .panel import PanelActionDone as PanelActionDone
from .panel import PanelMeeting as PanelMeeting
from .panel import PanelOutcome as PanelOutcome
from .pathway import StepMark as StepMark
from .register import RegisterEntry as RegisterEntry

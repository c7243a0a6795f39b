"""Forms of this room: they collect words and never save."""

from .assessment import Completing as Completing
from .assessment import WritingPart as WritingPart
from .birth import GoingHome as GoingHome
from .birth import ReadingPlan as ReadingPlan
from .birth import SendingPlan as SendingPlan
from .birth import TalkingOfCrying as TalkingOfCrying
from .birth import WritingPlan as WritingPlan
from .panel import CallingPanel as CallingPanel
from .panel import FinishingAction as FinishingAction
from .panel import PanelRecord as PanelRecord
from .pathway import StepMarking as StepMarking
from .register import EnteringRegister as EnteringRegister

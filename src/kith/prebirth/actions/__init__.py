"""Every change to a pathway, an assessment, a birth plan or a panel goes through here."""

from .assessment import DoneSaid as DoneSaid
from .assessment import PartSaid as PartSaid
from .assessment import complete as complete
from .assessment import write_part as write_part
from .birth import BirthPlanSaid as BirthPlanSaid
from .birth import CopiesSaid as CopiesSaid
from .birth import MeetingSaid as MeetingSaid
from .birth import TalkSaid as TalkSaid
from .birth import read_plan as read_plan
from .birth import record_meeting as record_meeting
from .birth import record_talk as record_talk
from .birth import send_plan as send_plan
from .birth import write_plan as write_plan
from .panel import ActionSaid as ActionSaid
from .panel import OutcomeSaid as OutcomeSaid
from .panel import call_meeting as call_meeting
from .panel import finish_action as finish_action
from .panel import record_outcome as record_outcome
from .parts import NoReason as NoReason
from .parts import Stale as Stale
from .pathway import StepSaid as StepSaid
from .pathway import mark_step as mark_step
from .register import RegisterSaid as RegisterSaid
from .register import enter_register as enter_register

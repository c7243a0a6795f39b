"""Every change to a pathway, an assessment, a birth plan or a panel goes through here."""

from .parts import NoReason as NoReason
from .parts import Stale as Stale
from .pathway import StepSaid as StepSaid
from .pathway import mark_step as mark_step

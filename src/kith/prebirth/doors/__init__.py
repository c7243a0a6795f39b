"""Every reading of a pathway, an assessment, a birth plan or a panel goes through here."""

from .pathway import Open as Open
from .pathway import Pathway as Pathway
from .pathway import StepLine as StepLine
from .pathway import may_record as may_record
from .pathway import open_pregnancies as open_pregnancies
from .pathway import pathway_for as pathway_for
from .pathway import pathway_shown as pathway_shown
from .pathway import step_for as step_for

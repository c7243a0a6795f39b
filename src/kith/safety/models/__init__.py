"""Tables of this room. State is added, never overwritten; every row is of one baby."""

from .links import WorkerLink as WorkerLink
from .plans import Incident as Incident
from .plans import PlanAction as PlanAction
from .plans import PlanReview as PlanReview
from .plans import PlanVersion as PlanVersion
from .plans import SetAside as SetAside
from .told import PoliceAnswer as PoliceAnswer
from .told import PoliceNotice as PoliceNotice
from .tool import Checklist as Checklist
from .tool import MaracHeard as MaracHeard
from .tool import MaracReferral as MaracReferral

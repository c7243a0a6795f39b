"""Records of marks and what followed. Rows are only added."""

from .following import BenignClosure as BenignClosure
from .following import ClosureRead as ClosureRead
from .following import FamilyWord as FamilyWord
from .following import InjuryAlarm as InjuryAlarm
from .following import Review as Review
from .following import ReviewOutcome as ReviewOutcome
from .following import SecondLook as SecondLook
from .following import WorkUp as WorkUp
from .pictures import Photograph as Photograph
from .pictures import PhotographRequest as PhotographRequest
from .pictures import PhotographTakenOff as PhotographTakenOff
from .recording import Injury as Injury
from .recording import InjuryAccount as InjuryAccount
from .recording import InjuryCare as InjuryCare
from .recording import InjuryMark as InjuryMark

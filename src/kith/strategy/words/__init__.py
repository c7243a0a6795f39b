"""The vocabulary of strategy discussions."""

from .discussions import DiscussionStage as DiscussionStage
from .discussions import EnquiryBy as EnquiryBy
from .discussions import LetterKind as LetterKind
from .discussions import LinkState as LinkState
from .discussions import Mode as Mode
from .discussions import QuorumPart as QuorumPart
from .discussions import Reply as Reply
from .discussions import ScanFound as ScanFound
from .discussions import Threshold as Threshold
from .live import RATINGS as RATINGS
from .live import AnswerState as AnswerState
from .live import CriterionPart as CriterionPart
from .live import HowTold as HowTold
from .live import Judgement as Judgement
from .live import SaidKind as SaidKind

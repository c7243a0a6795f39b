"""One baby's chronology, gathered from every room below. Nobody writes here."""

from .drafting import draft_for as draft_for
from .gathering import ROOMS as ROOMS
from .gathering import Chronology as Chronology
from .gathering import gather as gather
from .knowing import HowKnown as HowKnown
from .knowing import Knowing as Knowing
from .knowing import Knowledge as Knowledge
from .knowing import Stay as Stay
from .knowing import as_known as as_known
from .knowing import knowings as knowings
from .knowing import stays_of as stays_of
from .narrowing import Asked as Asked
from .narrowing import code_of as code_of
from .narrowing import narrowed as narrowed
from .taking import on_file as on_file
from .taking import record_taking as record_taking

"""The vocabulary of domestic abuse and of plans to keep safe."""

from .plans import LABELS_OF_SIGN as LABELS_OF_SIGN
from .plans import Channel as Channel
from .plans import Closeness as Closeness
from .plans import Outcome as Outcome
from .plans import ReviewCause as ReviewCause
from .plans import Sign as Sign
from .plans import Toward as Toward
from .tool import Gateway as Gateway
from .tool import HerView as HerView
from .tool import Known as Known
from .tool import Presence as Presence
from .tool import Said as Said
from .tool import Source as Source

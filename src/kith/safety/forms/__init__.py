"""The forms of this room: they collect words and never save."""

from .asking import Heard as Heard
from .asking import Judging as Judging
from .asking import Questions as Questions
from .asking import Referring as Referring
from .linking import Linking as Linking
from .linking import TakingBack as TakingBack
from .planning import Actions as Actions
from .planning import Aside as Aside
from .planning import Contact as Contact
from .planning import Happening as Happening
from .planning import Looking as Looking
from .planning import Parts as Parts
from .telling import Answering as Answering
from .telling import Notifying as Notifying

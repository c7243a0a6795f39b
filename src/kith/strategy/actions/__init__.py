"""Every act of a strategy discussion: call, reply, contribute, record, circulate."""

from .answering import Given as Given
from .answering import contribute as contribute
from .answering import contribute_by_link as contribute_by_link
from .answering import reply as reply
from .calling import Ask as Ask
from .calling import Called as Called
from .calling import LeaveOut as LeaveOut
from .calling import Plan as Plan
from .calling import call as call
from .calling import invite_more as invite_more
from .linking import WrongCode as WrongCode
from .linking import look_at as look_at
from .linking import make_new_link as make_new_link
from .linking import open_link as open_link
from .recording import Agreed as Agreed
from .recording import InTheRoom as InTheRoom
from .recording import Minutes as Minutes
from .recording import Stale as Stale
from .recording import circulate as circulate
from .recording import note_opening as note_opening
from .recording import save_record as save_record

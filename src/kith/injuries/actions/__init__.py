"""Every act of this room: record, refer, close, look twice, book, confirm, tell."""

from .following import Booking as Booking
from .following import ClosureSaid as ClosureSaid
from .following import FamilySaid as FamilySaid
from .following import OutcomeSaid as OutcomeSaid
from .following import WorkUpSaid as WorkUpSaid
from .following import book_review as book_review
from .following import close as close
from .following import look_second as look_second
from .following import may_close as may_close
from .following import read_closure as read_closure
from .following import record_outcome as record_outcome
from .following import record_work_up as record_work_up
from .following import tell_family as tell_family
from .recording import AccountSaid as AccountSaid
from .recording import CareSaid as CareSaid
from .recording import MarkSaid as MarkSaid
from .recording import Moves as Moves
from .recording import Seen as Seen
from .recording import moves_of as moves_of
from .recording import record_account as record_account
from .recording import record_care as record_care
from .recording import record_injury as record_injury
from .referring import answers_for_request as answers_for_request
from .watching import raise_alarms as raise_alarms

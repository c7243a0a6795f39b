"""The tables of strategy discussions, one file for each thing they are about."""

from .after import AddedLine as AddedLine
from .after import Judged as Judged
from .after import Rating as Rating
from .after import Told as Told
from .calling import DiscussedBaby as DiscussedBaby
from .calling import Reminder as Reminder
from .calling import Rescheduling as Rescheduling
from .discussions import Action as Action
from .discussions import Attendance as Attendance
from .discussions import Circulation as Circulation
from .discussions import Contribution as Contribution
from .discussions import Copy as Copy
from .discussions import Discussion as Discussion
from .discussions import Invitation as Invitation
from .discussions import InvitationReply as InvitationReply
from .discussions import InvitationWithdrawn as InvitationWithdrawn
from .discussions import NotInvited as NotInvited
from .discussions import OneTimeLink as OneTimeLink
from .discussions import Record as Record
from .live import ActionLine as ActionLine
from .live import Answer as Answer
from .live import Presence as Presence
from .live import Said as Said
from .practices import Letter as Letter
from .practices import LetterTakenOff as LetterTakenOff
from .practices import Preparation as Preparation

"""Every reading of this room."""

from . import procedures as procedures
from .copies import Careful as Careful
from .copies import careful_for as careful_for
from .files import Arrangements as Arrangements
from .files import ChecklistLine as ChecklistLine
from .files import MaracLine as MaracLine
from .files import NoticeLine as NoticeLine
from .files import allow as allow
from .files import arrangements_for as arrangements_for
from .files import baby_for as baby_for
from .files import checklist_for as checklist_for
from .files import links_of as links_of
from .files import notice_for as notice_for
from .files import referral_for as referral_for
from .lists import CaseLine as CaseLine
from .lists import Work as Work
from .lists import notices_for as notices_for
from .lists import work_for as work_for
from .standing import Standing as Standing
from .standing import standing_of as standing_of

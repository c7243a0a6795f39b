"""Every writing of this room: one transaction each, permission first, a line in the audit last."""

from .asking import ChecklistSaid as ChecklistSaid
from .asking import MaracSaid as MaracSaid
from .asking import NeedsReason as NeedsReason
from .asking import answer_checklist as answer_checklist
from .asking import record_heard as record_heard
from .asking import refer_to_marac as refer_to_marac
from .linking import LinkSaid as LinkSaid
from .linking import link_worker as link_worker
from .linking import take_back_link as take_back_link
from .parts import Stale as Stale
from .planning import ActionSaid as ActionSaid
from .planning import SectionSaid as SectionSaid
from .planning import look_again as look_again
from .planning import record_incident as record_incident
from .planning import set_aside as set_aside
from .planning import write_section as write_section
from .telling import NoticeSaid as NoticeSaid
from .telling import answer_notice as answer_notice
from .telling import send_notice as send_notice

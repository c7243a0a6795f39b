"""Sending a request for support, deciding what happens, and telling the referrer: each one transaction."""

from .asking import findings_on as findings_on
from .asking import send_request as send_request
from .deciding import Decided as Decided
from .deciding import DecidedMeanwhile as DecidedMeanwhile
from .deciding import decide_request as decide_request
from .informing import Ask as Ask
from .informing import Replied as Replied
from .informing import ask_agency as ask_agency
from .informing import findings_on_ask as findings_on_ask
from .informing import remind as remind
from .informing import reply as reply
from .resolving import Ended as Ended
from .resolving import Onward as Onward
from .resolving import Raised as Raised
from .resolving import Safety as Safety
from .resolving import move_on as move_on
from .resolving import raise_disagreement as raise_disagreement
from .resolving import resolve as resolve
from .triage import Answered as Answered
from .triage import answer_mark as answer_mark
from .triage import reopen_request as reopen_request
from .triage import told_by_hand as told_by_hand

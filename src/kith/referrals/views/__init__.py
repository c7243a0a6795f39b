"""The Front Door on the screen: asking, the receipt, the queue, reading and deciding."""

from .asking import SEND as SEND
from .asking import check as check
from .asking import receipt as receipt
from .asking import start as start
from .asking import step as step
from .deciding import decide as decide
from .deciding import queue as queue
from .deciding import read as read
from .informing import ask as ask
from .informing import replied as replied
from .informing import reply as reply
from .resolving import resolution as resolution
from .resolving import resolution_end as resolution_end
from .resolving import resolution_next as resolution_next
from .resolving import resolution_start as resolution_start
from .triage import mark as mark
from .triage import marks as marks
from .triage import reopen as reopen
from .triage import to_tell as to_tell
from .triage import told as told

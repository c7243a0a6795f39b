"""The Front Door on the screen: asking, the receipt, the queue, reading and deciding."""

from .asking import SEND as SEND
from .asking import check as check
from .asking import receipt as receipt
from .asking import start as start
from .asking import step as step
from .deciding import decide as decide
from .deciding import queue as queue
from .deciding import read as read

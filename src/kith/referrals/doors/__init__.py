"""Every reading of a request for support: it asks access, and leaves a line in the audit."""

from .asking import MOST_OWN as MOST_OWN
from .asking import RESPONSE_LIMIT as RESPONSE_LIMIT
from .asking import WRITTEN_LIMIT as WRITTEN_LIMIT
from .asking import Standing as Standing
from .asking import about as about
from .asking import by_draft as by_draft
from .asking import procedures as procedures
from .asking import request_for as request_for
from .asking import requests_about as requests_about
from .asking import requests_made_by as requests_made_by
from .asking import response_clock as response_clock
from .asking import standings as standings
from .asking import visible_to as visible_to
from .deciding import QUEUE_PAGE as QUEUE_PAGE
from .deciding import InQueue as InQueue
from .deciding import Queue as Queue
from .deciding import earlier_than as earlier_than
from .deciding import findings_about as findings_about
from .deciding import newest_decision as newest_decision
from .deciding import queue as queue
from .deciding import waiting_count as waiting_count

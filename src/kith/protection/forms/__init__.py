"""What people type about protection: collected here, saved by actions."""

from .enquiries import Emergency as Emergency
from .enquiries import EmergencyEnd as EmergencyEnd
from .enquiries import Examination as Examination
from .enquiries import Outcome as Outcome
from .enquiries import Start as Start
from .meetings import Calling as Calling
from .meetings import Minutes as Minutes
from .meetings import Moving as Moving
from .meetings import Reporting as Reporting
from .plans import Ending as Ending
from .plans import TakingOn as TakingOn
from .plans import TeamNames as TeamNames
from .plans import Writing as Writing
from .visiting import Code as Code
from .visiting import ReportByLink as ReportByLink
from .visiting import Sending as Sending
from .visits import Visiting as Visiting

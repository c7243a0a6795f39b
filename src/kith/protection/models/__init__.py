"""The tables of protection, one file for each thing they are about. Rows are added, never changed."""

from .enquiries import EmergencyEnd as EmergencyEnd
from .enquiries import EmergencyStep as EmergencyStep
from .enquiries import Enquiry as Enquiry
from .enquiries import EnquiryOutcome as EnquiryOutcome
from .enquiries import Medical as Medical
from .links import ReportLink as ReportLink
from .meetings import Meeting as Meeting
from .meetings import MeetingDate as MeetingDate
from .meetings import MeetingRecord as MeetingRecord
from .meetings import Presence as Presence
from .meetings import Report as Report
from .meetings import Seat as Seat
from .plans import Plan as Plan
from .plans import PlanEnd as PlanEnd
from .plans import PlanStep as PlanStep
from .plans import PlanVersion as PlanVersion
from .plans import TeamPart as TeamPart
from .plans import Visit as Visit

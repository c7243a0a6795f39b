"""What the procedures say of strategy discussions: facts in, findings out."""

from .discussions import GUIDANCE as GUIDANCE
from .discussions import LOCAL as LOCAL
from .discussions import TRANSITIONS as TRANSITIONS
from .discussions import WRONG_CODES_ALLOWED as WRONG_CODES_ALLOWED
from .discussions import Circumstances as Circumstances
from .discussions import Known as Known
from .discussions import LinkFacts as LinkFacts
from .discussions import Place as Place
from .discussions import Reason as Reason
from .discussions import Wanted as Wanted
from .discussions import circulation_due_by as circulation_due_by
from .discussions import due_by as due_by
from .discussions import enquiry_fits as enquiry_fits
from .discussions import enquiry_starts_on as enquiry_starts_on
from .discussions import full_attendance as full_attendance
from .discussions import left_out as left_out
from .discussions import link_state as link_state
from .discussions import missing_from_quorum as missing_from_quorum
from .discussions import must_be_invited as must_be_invited
from .discussions import part_of as part_of
from .discussions import quorum as quorum
from .discussions import stage as stage
from .discussions import undecided as undecided
from .discussions import working_uninvited as working_uninvited

"""What the procedures say of pregnancy and birth: facts in, findings out; nothing blocks."""

from .pathway import Allowed as Allowed
from .pathway import DoneFact as DoneFact
from .pathway import PathStep as PathStep
from .pathway import PregnancyFacts as PregnancyFacts
from .pathway import compressed as compressed
from .pathway import everything_has_stopped as everything_has_stopped
from .pathway import setting_aside_has_a_reason as setting_aside_has_a_reason
from .pathway import step_is_for as step_is_for
from .pathway import steps_after as steps_after
from .pathway import steps_before as steps_before
from .pathway import weeks_of as weeks_of
from .pathway import what_is_next as what_is_next

"""Every change of linkage: decide, ask the rules, write, leave a line in the audit; one transaction each."""

from .extracts import Handed as Handed
from .extracts import check as check
from .extracts import confirm_columns as confirm_columns
from .extracts import destroy as destroy
from .extracts import destroy_due as destroy_due
from .extracts import hand_over as hand_over

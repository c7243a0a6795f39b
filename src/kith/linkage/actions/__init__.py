"""Every change of linkage: decide, ask the rules, write, leave a line in the audit; one transaction each."""

from .extracts import Handed as Handed
from .extracts import check as check
from .extracts import confirm_columns as confirm_columns
from .extracts import destroy as destroy
from .extracts import destroy_due as destroy_due
from .extracts import hand_over as hand_over
from .pairs import Decided as Decided
from .pairs import Queried as Queried
from .pairs import Stale as Stale
from .pairs import compare as compare
from .pairs import decide as decide
from .pairs import note_failure as note_failure
from .pairs import start_run as start_run

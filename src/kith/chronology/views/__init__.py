"""The chronology on the screen and on paper."""

from .entries import chronology_correct as chronology_correct
from .entries import chronology_entry as chronology_entry
from .entries import chronology_meaning as chronology_meaning
from .handing import handover_write as handover_write
from .listing import chronology as chronology
from .looking import chronology_known as chronology_known
from .looking import chronology_lanes as chronology_lanes
from .taking import chronology_export as chronology_export

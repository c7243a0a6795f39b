"""The chronology's pages: words already formatted, no model instance."""

from .entries import correct_page as correct_page
from .entries import entry_page as entry_page
from .entries import meaning_page as meaning_page
from .handing import handover_write_page as handover_write_page
from .listing import NEWEST as NEWEST
from .listing import Around as Around
from .listing import chronology as chronology

"""The chronology's pages: words already formatted, no model instance."""

from .entries import correct_page as correct_page
from .entries import entry_page as entry_page
from .entries import meaning_page as meaning_page
from .handing import handover_write_page as handover_write_page
from .known import Looked as Looked
from .known import known_page as known_page
from .lanes import lanes_page as lanes_page
from .listing import NEWEST as NEWEST
from .listing import Around as Around
from .listing import chronology as chronology
from .parts import page_number as page_number
from .taking import export_page as export_page

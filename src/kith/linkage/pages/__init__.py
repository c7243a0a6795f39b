"""Pages of linkage as words already formatted."""

from .extracts import columns_page as columns_page
from .extracts import compare_page as compare_page
from .extracts import destroy_page as destroy_page
from .extracts import extract_page as extract_page
from .extracts import extracts_page as extracts_page
from .extracts import send_page as send_page
from .pairs import bars as bars
from .pairs import conflict_of as conflict_of
from .pairs import pair_page as pair_page
from .pairs import queue_page as queue_page

"""Pages of linkage as words already formatted."""

from .extracts import columns_page as columns_page
from .extracts import destroy_page as destroy_page
from .extracts import extract_page as extract_page
from .extracts import extracts_page as extracts_page
from .extracts import send_page as send_page

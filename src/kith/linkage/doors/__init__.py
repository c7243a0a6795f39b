"""What may be read of linkage, by whom."""

from .extracts import Extract as Extract
from .extracts import Refused as Refused
from .extracts import extract_for as extract_for
from .extracts import extracts_of as extracts_of
from .extracts import limits as limits
from .extracts import refusals_of as refusals_of
from .extracts import remembered as remembered
from .extracts import sample_of as sample_of

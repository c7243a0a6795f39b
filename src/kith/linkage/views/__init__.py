"""Extracts."""

from .extracts import extract as extract
from .extracts import extract_columns as extract_columns
from .extracts import extract_destroy as extract_destroy
from .extracts import extract_refused as extract_refused
from .extracts import extract_send as extract_send
from .extracts import extracts as extracts
from .pairs import extract_compare as extract_compare
from .pairs import pair as pair
from .pairs import pair_chart as pair_chart
from .pairs import pairs as pairs

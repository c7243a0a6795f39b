"""Extracts."""

from .extracts import extract as extract
from .extracts import extract_columns as extract_columns
from .extracts import extract_destroy as extract_destroy
from .extracts import extract_refused as extract_refused
from .extracts import extract_send as extract_send
from .extracts import extracts as extracts

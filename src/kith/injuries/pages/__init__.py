"""Frozen pages, their words already formatted."""

from . import asking as asking
from . import lists as lists
from . import photographs as photographs
from .marks import marks_page as marks_page
from .record import Around as Around
from .record import record_page as record_page

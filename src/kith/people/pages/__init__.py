"""Frozen pages of this room: words already formatted, no model instance."""

from .families import baby_page as baby_page
from .families import join_page as join_page
from .families import mother_page as mother_page
from .families import note_page as note_page
from .men import ManForm as ManForm
from .men import known_of as known_of
from .men import men_page as men_page
from .merges import ask_page as ask_page
from .merges import differing as differing
from .merges import merged_page as merged_page
from .merges import same_page as same_page
from .merges import twice_page as twice_page
from .parts import baby_link as baby_link
from .search import search_page as search_page
from .sightings import handlers as handlers
from .sightings import sighting_form_page as sighting_form_page
from .sightings import sightings_page as sightings_page

"""Finding a family, adding a baby, the men in the baby's life, joining, and notes."""

from .families import baby_add as baby_add
from .families import baby_join as baby_join
from .families import mother_add as mother_add
from .men import carer_add as carer_add
from .men import carer_record as carer_record
from .men import carers as carers
from .merges import ask_same_person as ask_same_person
from .merges import merge as merge
from .merges import on_file_twice as on_file_twice
from .merges import same_person as same_person
from .notes import note_add as note_add
from .search import people_search as people_search
from .sightings import sighting_add as sighting_add
from .sightings import sightings as sightings

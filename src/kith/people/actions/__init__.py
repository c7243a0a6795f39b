"""Every change to a family's file: decide, ask the rules, write, leave a line in the audit; one transaction each."""

from .checks import Queried as Queried
from .families import BabyFacts as BabyFacts
from .families import MotherFacts as MotherFacts
from .families import add_baby as add_baby
from .families import add_mother as add_mother
from .involvement import Seat as Seat
from .involvement import end_involvement as end_involvement
from .involvement import involve as involve
from .involvement import join as join
from .men import ManSaid as ManSaid
from .men import Stale as Stale
from .men import add_carer as add_carer
from .men import record_carer as record_carer
from .notes import NoteFacts as NoteFacts
from .notes import add_note as add_note
from .sightings import SightingSaid as SightingSaid
from .sightings import record_sighting as record_sighting

"""What is asked about a family. Forms collect words and never save."""

from .families import BORN as BORN
from .families import Baby as Baby
from .families import Join as Join
from .families import Mother as Mother
from .families import day_of_baby as day_of_baby
from .men import KNOWLEDGE_HINTS as KNOWLEDGE_HINTS
from .men import Man as Man
from .merges import Merge as Merge
from .merges import Why as Why
from .notes import Note as Note
from .parts import PREGNANCY_AHEAD as PREGNANCY_AHEAD
from .parts import NhsNumberField as NhsNumberField
from .parts import Queryable as Queryable
from .search import Search as Search
from .sightings import ELSE as ELSE
from .sightings import MOTHER as MOTHER
from .sightings import Sighting as Sighting

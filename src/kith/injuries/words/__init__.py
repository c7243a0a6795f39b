"""The vocabulary of this room."""

from .body import REGIONS as REGIONS
from .body import Region as Region
from .body import View as View
from .body import region_at as region_at
from .body import regions_of as regions_of
from .marks import Answer as Answer
from .marks import Care as Care
from .marks import MarkKind as MarkKind
from .marks import Said as Said
from .procedure import Alarm as Alarm
from .procedure import Benign as Benign
from .procedure import Came as Came
from .procedure import Clinic as Clinic
from .procedure import Found as Found
from .procedure import Read as Read
from .procedure import Told as Told
from .procedure import Way as Way

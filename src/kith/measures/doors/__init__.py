"""Reading measures: everybody gets the same cells, and what is hidden leaves no file of this room."""

from .counting import COUNTED as COUNTED
from .frozen import as_data as as_data
from .frozen import from_data as from_data
from .results import MeasureFile as MeasureFile
from .results import MeasureResult as MeasureResult
from .results import definition as definition
from .results import definitions as definitions
from .results import measure_file as measure_file
from .results import measure_for as measure_for
from .results import measures_for as measures_for

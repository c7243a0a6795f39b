"""What people fill in. Forms collect words and never save."""

from .extracts import Columns as Columns
from .extracts import Destroy as Destroy
from .extracts import Send as Send
from .pairs import Decide as Decide

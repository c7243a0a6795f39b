"""What an agency hands over: a spreadsheet or CSV file read, its columns matched, each row checked or refused."""

from .checking import Checked as Checked
from .checking import Refusal as Refusal
from .checking import check_rows as check_rows
from .columns import COLUMNS as COLUMNS
from .columns import shape_of as shape_of
from .columns import suggest as suggest
from .escaping import write_csv as write_csv
from .reading import MEGABYTE as MEGABYTE
from .reading import Limits as Limits
from .reading import Sheet as Sheet
from .reading import Unreadable as Unreadable
from .reading import read as read

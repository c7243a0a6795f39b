"""Reading reviews in progress, and reading what was signed off."""

from .progress import Asked as Asked
from .progress import Closed as Closed
from .progress import FindingFile as FindingFile
from .progress import ReviewFile as ReviewFile
from .progress import ReviewLine as ReviewLine
from .progress import content_of as content_of
from .progress import finding_for as finding_for
from .progress import request_for as request_for
from .progress import request_to_decide as request_to_decide
from .progress import review_for as review_for
from .progress import reviews_for as reviews_for
from .progress import worker as worker
from .published import Reader as Reader
from .published import Readership as Readership
from .published import VersionFile as VersionFile
from .published import VersionLine as VersionLine
from .published import awaiting as awaiting
from .published import file_for as file_for
from .published import is_acknowledged as is_acknowledged
from .published import publication_to_acknowledge as publication_to_acknowledge
from .published import readers_of as readers_of
from .published import version_for as version_for
from .published import versions_for as versions_for

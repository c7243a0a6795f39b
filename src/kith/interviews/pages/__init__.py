"""Studies as words for the screen."""

from .forms import asking as asking
from .results import agreement_page as agreement_page
from .results import matrix_page as matrix_page
from .results import search_page as search_page
from .results import to_settle as to_settle
from .studies import codebook_page as codebook_page
from .studies import studies_page as studies_page
from .studies import study_page as study_page
from .taking import TAKE_IN_SAYS as TAKE_IN_SAYS
from .taking import taken_page as taken_page
from .texts import coding_page as coding_page
from .texts import key_page as key_page
from .texts import mask_page as mask_page
from .texts import passage as passage
from .texts import transcript_page as transcript_page

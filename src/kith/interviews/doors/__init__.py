"""Every read of this room: only what the actor has a part in, and another coder's codes only when all have finished."""

from .export import codebook_file_for as codebook_file_for
from .export import project_for as project_for
from .finding import matrix_for as matrix_for
from .finding import search_for as search_for
from .results import agreement_for as agreement_for
from .results import difference_for as difference_for
from .studies import code_for as code_for
from .studies import codebook_for as codebook_for
from .studies import studies_for as studies_for
from .studies import study_for as study_for
from .studies import study_to as study_to
from .studies import to_code_for as to_code_for
from .texts import coding_for as coding_for
from .texts import taken_for as taken_for
from .texts import transcript_for as transcript_for
from .texts import words_to_mask as words_to_mask

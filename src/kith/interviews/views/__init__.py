"""The pages of interview studies."""

from .coding import coding as coding
from .coding import finish as finish
from .coding import transcript as transcript
from .results import agreement as agreement
from .results import code_add as code_add
from .results import code_change as code_change
from .results import codebook as codebook
from .results import matrix as matrix
from .results import qdc as qdc
from .results import qdpx as qdpx
from .results import resolve as resolve
from .results import search as search
from .studies import add as add
from .studies import assign as assign
from .studies import destroy as destroy
from .studies import mask as mask
from .studies import member as member
from .studies import start as start
from .studies import studies as studies
from .studies import study as study
from .taking import take_in as take_in
from .taking import taken as taken

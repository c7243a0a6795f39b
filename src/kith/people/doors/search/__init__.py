"""Is this family on file? An answer about existence: who, and whom to speak with; never what a file holds."""

from .finding import babies_of_mother as babies_of_mother
from .finding import existence_of as existence_of
from .finding import search as search
from .finding import similar_to as similar_to
from .hits import Contact as Contact
from .hits import Found as Found
from .hits import Hit as Hit
from .hits import Why as Why
from .remembered import Searched as Searched
from .terms import Terms as Terms
from .terms import hashes_of as hashes_of
from .terms import key_of as key_of
from .weights import load_weights as load_weights
from .weights import variants as variants
from .weights import weights as weights

"""Writing a review, having it signed off, sending it out, acknowledging it."""

from .loading import load_from_handbook as load_from_handbook
from .publishing import acknowledge as acknowledge
from .publishing import document as document
from .publishing import picture as picture
from .publishing import publish as publish
from .publishing import who_and_by_when as who_and_by_when
from .signing import ask_for_sign_off as ask_for_sign_off
from .signing import decide as decide
from .writing import Chosen as Chosen
from .writing import StaleEdit as StaleEdit
from .writing import edit_finding as edit_finding
from .writing import link_evidence as link_evidence

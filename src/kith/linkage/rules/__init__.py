"""What the procedures say about linking an agency's records with who is on file."""

from .pairs import Pairing as Pairing
from .pairs import a_decision_has_its_reason as a_decision_has_its_reason
from .pairs import band_of as band_of
from .pairs import nobody_is_linked_without_a_decision as nobody_is_linked_without_a_decision
from .pairs import one_row_is_one_person as one_row_is_one_person

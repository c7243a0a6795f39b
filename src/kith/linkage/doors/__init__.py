"""What may be read of linkage, by whom."""

from .extracts import Extract as Extract
from .extracts import Refused as Refused
from .extracts import extract_for as extract_for
from .extracts import extracts_of as extracts_of
from .extracts import limits as limits
from .extracts import refusals_of as refusals_of
from .extracts import remembered as remembered
from .extracts import sample_of as sample_of
from .pairs import Knows as Knows
from .pairs import LinkageRun as LinkageRun
from .pairs import OnFile as OnFile
from .pairs import PairDecision as PairDecision
from .pairs import PairView as PairView
from .pairs import Queue as Queue
from .pairs import known_around as known_around
from .pairs import open_pairs as open_pairs
from .pairs import others_of as others_of
from .pairs import pair_for as pair_for
from .pairs import pairing as pairing
from .pairs import queue_of as queue_of
from .pairs import run_of as run_of
from .pairs import same_elsewhere as same_elsewhere

"""The tables of this room, one file for each thing they are about."""

from .extracts import ColumnMapping as ColumnMapping
from .extracts import Extract as Extract
from .extracts import ExtractFile as ExtractFile
from .extracts import ExtractRefusal as ExtractRefusal
from .extracts import ExtractRow as ExtractRow
from .pairs import CandidatePair as CandidatePair
from .pairs import KnownTo as KnownTo
from .pairs import LinkageRun as LinkageRun
from .pairs import PairDecision as PairDecision

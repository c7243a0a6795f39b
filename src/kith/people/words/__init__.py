"""The vocabulary of people."""

from .files import MOBILITY_LABELS as MOBILITY_LABELS
from .files import Kind as Kind
from .files import Mobility as Mobility
from .files import NoteKind as NoteKind
from .involvement import PART_LABELS as PART_LABELS
from .involvement import PART_OF_ROLE as PART_OF_ROLE
from .involvement import Part as Part
from .men import KNOWLEDGE_LABELS as KNOWLEDGE_LABELS
from .men import RELATIONSHIP_LABELS as RELATIONSHIP_LABELS
from .men import Knowledge as Knowledge
from .men import Relationship as Relationship
from .men import Source as Source
from .names import ADDRESS_WITHHELD as ADDRESS_WITHHELD
from .names import baby_name as baby_name
from .names import district_of as district_of
from .names import full_name as full_name
from .names import where_lives as where_lives
from .parts import Sex as Sex
from .parts import YesNoUnknown as YesNoUnknown

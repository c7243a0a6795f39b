"""The tables of this room, one file for each thing they are about."""

from .births import BabyEnding as BabyEnding
from .births import BabyRecord as BabyRecord
from .births import MobilityRecord as MobilityRecord
from .births import NhsNumberRecord as NhsNumberRecord
from .births import PersonRecord as PersonRecord
from .characteristics import CharacteristicAnswer as CharacteristicAnswer
from .files import Baby as Baby
from .files import Involvement as Involvement
from .gaps import GapStep as GapStep
from .history import ContactPoint as ContactPoint
from .history import PersonName as PersonName
from .history import Residence as Residence
from .history import Withholding as Withholding
from .men import CarerSeen as CarerSeen
from .men import MaleCarer as MaleCarer
from .men import MaleCarerRecord as MaleCarerRecord
from .notes import Explanation as Explanation
from .notes import Note as Note
from .persons import Person as Person
from .pregnancies import BabiesExpected as BabiesExpected
from .pregnancies import ExpectedDate as ExpectedDate
from .pregnancies import MilestoneDone as MilestoneDone
from .pregnancies import Pregnancy as Pregnancy
from .pregnancies import PregnancyCare as PregnancyCare
from .sightings import Sighting as Sighting
from .ties import FamilyTie as FamilyTie

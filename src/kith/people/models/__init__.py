"""The tables of this room, one file for each thing they are about."""

from .files import Baby as Baby
from .files import Involvement as Involvement
from .men import MaleCarer as MaleCarer
from .men import MaleCarerRecord as MaleCarerRecord
from .notes import Explanation as Explanation
from .notes import Note as Note
from .persons import Person as Person

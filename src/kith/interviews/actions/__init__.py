"""Every write of this room."""

from .codebook import Words as Words
from .codebook import add_code as add_code
from .codebook import change_code as change_code
from .codebook import resolve as resolve
from .coding import Passage as Passage
from .coding import code as code
from .coding import finish as finish
from .coding import take_back as take_back
from .studies import Brought as Brought
from .studies import Plan as Plan
from .studies import add_member as add_member
from .studies import add_transcript as add_transcript
from .studies import assign as assign
from .studies import cover as cover
from .studies import destroy_due as destroy_due
from .studies import destroy_keys as destroy_keys
from .studies import mask as mask
from .studies import start as start
from .taking import CoderMissing as CoderMissing
from .taking import FromFile as FromFile
from .taking import take_in as take_in

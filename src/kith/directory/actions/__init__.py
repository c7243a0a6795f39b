"""Every change to the directory, and the notices sent to people at work."""

from .keys import new_key as new_key
from .notices import Letter as Letter
from .notices import lift_silence as lift_silence
from .notices import notify as notify
from .notices import silence as silence
from .staff import NOWHERE_YET as NOWHERE_YET
from .staff import Elsewhere as Elsewhere
from .staff import TeamSaid as TeamSaid
from .staff import WorkerSaid as WorkerSaid
from .staff import change_team as change_team
from .staff import change_worker as change_worker
from .staff import close_team as close_team
from .staff import end_access as end_access
from .staff import enter_team as enter_team
from .staff import enter_worker as enter_worker
from .staff import move as move
from .staff import remember as remember
from .staff import return_to_work as return_to_work
from .staff import unplaced as unplaced

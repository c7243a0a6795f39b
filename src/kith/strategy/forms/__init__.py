"""What people fill in. Forms collect words and never save."""

from .after import AddLine as AddLine
from .after import Tell as Tell
from .answering import Code as Code
from .answering import Information as Information
from .answering import Nothing as Nothing
from .answering import ReplyToInvitation as ReplyToInvitation
from .calling import Details as Details
from .calling import Invitations as Invitations
from .calling import Offers as Offers
from .calling import given as given
from .calling import plan as plan
from .live import Action as Action
from .live import Answer as Answer
from .live import End as End
from .live import Move as Move
from .live import Say as Say
from .moving import CallingOff as CallingOff
from .moving import Moving as Moving
from .moving import Withdrawing as Withdrawing
from .moving import number_in as number_in
from .practices import Asked as Asked
from .practices import Practice as Practice
from .quality import Rate as Rate
from .recording import Minutes as Minutes

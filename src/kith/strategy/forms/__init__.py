"""What people fill in. Forms collect words and never save."""

from .answering import Code as Code
from .answering import Information as Information
from .answering import Nothing as Nothing
from .answering import ReplyToInvitation as ReplyToInvitation
from .calling import Details as Details
from .calling import Invitations as Invitations
from .calling import Offers as Offers
from .calling import given as given
from .calling import plan as plan
from .recording import Minutes as Minutes

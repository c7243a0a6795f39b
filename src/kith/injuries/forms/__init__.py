"""The forms of this room. They collect words and never save."""

from .following import Account as Account
from .following import Attendance as Attendance
from .following import Book as Book
from .following import Close as Close
from .following import Family as Family
from .following import Investigations as Investigations
from .following import ReadAgain as ReadAgain
from .following import Second as Second
from .following import WhoHadCare as WhoHadCare
from .marks import Marks as Marks
from .photographs import AddPhotograph as AddPhotograph
from .photographs import AskIllustration as AskIllustration
from .photographs import TakeOff as TakeOff
